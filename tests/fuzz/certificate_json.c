/* Any bytes read as a certificate of a small town: a status, never a crash; what is accepted can be
 * written, read again as the same certificate, and verified, which proves nothing false. */
#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "fuzz.h"
#include "timetable.h"

/* Two courses in one block for one student: a choice stays unmet. */
static const char town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"blocks\": [{\"id\": \"A\"}],"
    " \"sites\": [{\"id\": \"n\"}], \"courses\": [{\"id\": \"c\"}, {\"id\": \"d\"}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\"}, {\"course\": \"d\", \"site\": \"n\"}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\", \"d\"]}]}";
static const char best[] =
    "{\"format\": \"timetable\", \"version\": 1, \"sections\": [{\"course\": \"c\","
    " \"site\": \"n\", \"number\": 1, \"blocks\": [\"A\"], \"students\": [\"s\"]}]}";

static void verify(const ttb_partnership *partnership, const ttb_certificate *certificate)
{
    ttb_timetable *timetable = NULL;
    int64_t value = 0, bound = 0;
    int32_t is_proven = 0;

    if (ttb_timetable_from_json(partnership, best, sizeof best - 1, &timetable, NULL) != TTB_OK ||
        ttb_verify(partnership, timetable, certificate, &is_proven, NULL) != TTB_OK)
        abort();
    for (int32_t tier = 0; tier < ttb_certificate_tier_count(certificate); tier++)
        if (ttb_certificate_get_tier(certificate, tier, &value, &bound) != TTB_OK ||
            (is_proven && bound > value))
            abort();
    ttb_timetable_free(timetable);
}

static void write_and_read_again(const ttb_partnership *partnership,
                                 const ttb_certificate *certificate)
{
    ttb_certificate *again = NULL;
    char *text = NULL, *text_again = NULL;
    int64_t bytes = 0, bytes_again = 0;

    if (ttb_certificate_to_json(partnership, certificate, &text, &bytes) != TTB_OK)
        abort();
    if (ttb_certificate_from_json(partnership, text, bytes, &again, NULL) != TTB_OK ||
        ttb_certificate_to_json(partnership, again, &text_again, &bytes_again) != TTB_OK)
        abort();
    if (bytes != bytes_again || memcmp(text, text_again, (size_t)bytes) != 0)
        abort();
    ttb_text_free(text_again);
    ttb_text_free(text);
    ttb_certificate_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static ttb_partnership *partnership; /* the same for all inputs */
    ttb_certificate *certificate = NULL;
    ttb_report *report = NULL;
    ttb_status status;

    if (ttb_report_new(&report) != TTB_OK)
        return 0;
    if (!partnership &&
        ttb_partnership_from_json(town, sizeof town - 1, &partnership, NULL) != TTB_OK)
        abort();
    status = ttb_certificate_from_json(partnership, (const char *)data, (int64_t)bytes,
                                       &certificate, report);
    check_read(status, certificate, report);
    if (status == TTB_OK) {
        verify(partnership, certificate);
        write_and_read_again(partnership, certificate);
    }
    ttb_certificate_free(certificate);
    ttb_report_free(report);
    return 0;
}
