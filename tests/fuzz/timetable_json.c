/* Any bytes read as a timetable of a small town: a status, never a crash; what is accepted can be
 * checked, written, and read again as the same timetable. */
#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "fuzz.h"
#include "timetable.h"

static const char town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1,"
    " \"blocks\": [{\"id\": \"A\"}, {\"id\": \"B\"}], \"sites\": [{\"id\": \"n\"}, {\"id\": "
    "\"m\"}],"
    " \"travel\": {\"links\": [{\"from\": \"n\", \"to\": \"m\", \"minutes\": 5}]},"
    " \"courses\": [{\"id\": \"c\"}, {\"id\": \"d\", \"blocks\": 2}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\", \"sections\": {\"max\": 2}},"
    "              {\"course\": \"d\", \"site\": \"m\", \"cost\": 0.5}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\", \"d\"]}]}";

static void write_and_read_again(const ttb_partnership *partnership, ttb_timetable *timetable)
{
    ttb_timetable *again = NULL;
    char *text = NULL, *text_again = NULL;
    int64_t bytes = 0, bytes_again = 0;
    int32_t is_valid = 0;

    if (ttb_check(partnership, timetable, &is_valid, NULL) != TTB_OK)
        abort();
    if (ttb_timetable_to_json(timetable, &text, &bytes) != TTB_OK)
        abort();
    if (ttb_timetable_from_json(partnership, text, bytes, &again, NULL) != TTB_OK ||
        ttb_timetable_to_json(again, &text_again, &bytes_again) != TTB_OK)
        abort();
    if (bytes != bytes_again || memcmp(text, text_again, (size_t)bytes) != 0)
        abort();
    ttb_text_free(text_again);
    ttb_text_free(text);
    ttb_timetable_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static ttb_partnership *partnership; /* the same for all inputs */
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;
    ttb_status status;

    if (ttb_report_new(&report) != TTB_OK)
        return 0;
    if (!partnership &&
        ttb_partnership_from_json(town, sizeof town - 1, &partnership, NULL) != TTB_OK)
        abort();
    status = ttb_timetable_from_json(partnership, (const char *)data, (int64_t)bytes, &timetable,
                                     report);
    check_read(status, timetable, report);
    if (status == TTB_OK)
        write_and_read_again(partnership, timetable);
    ttb_timetable_free(timetable);
    ttb_report_free(report);
    return 0;
}
