/* Any bytes read as a key of a small town: a status, never a crash; what is accepted can be
 * written and read again as the same key, and renames the town into another or refuses to. */
#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "fuzz.h"
#include "timetable.h"

static const char town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1,"
    " \"blocks\": [{\"id\": \"A\"}], \"sites\": [{\"id\": \"n\"}],"
    " \"resources\": [{\"id\": \"t\", \"kind\": \"teacher\", \"sites\": [\"n\"]}],"
    " \"courses\": [{\"id\": \"c\"}], \"offers\": [{\"course\": \"c\", \"site\": \"n\", "
    "\"uses\": [\"t\"]}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\"]},"
    "                {\"id\": \"z\", \"home\": \"n\"}]}";

/* Where the key leads anywhere it leads back, too, with an empty timetable. */
static void rename_there_and_back(const ttb_partnership *partnership, const ttb_key *key)
{
    ttb_partnership *renamed = NULL, *back = NULL;
    ttb_timetable *timetable = NULL, *other = NULL;
    ttb_status status = ttb_partnership_rename(partnership, key, &renamed);

    if ((status == TTB_OK) != (renamed != NULL))
        abort();
    if (status != TTB_OK && status != TTB_ERR_STATE && status != TTB_ERR_INPUT)
        abort();
    if (ttb_timetable_new(partnership, &timetable) != TTB_OK)
        abort();
    if (status == TTB_OK && (ttb_partnership_rename(renamed, key, &back) != TTB_OK ||
                             ttb_timetable_rename(timetable, key, renamed, &other) != TTB_OK))
        abort();
    ttb_timetable_free(other);
    ttb_timetable_free(timetable);
    ttb_partnership_free(back);
    ttb_partnership_free(renamed);
}

static void write_and_read_again(const ttb_key *key)
{
    ttb_key *again = NULL;
    char *text = NULL, *text_again = NULL;
    int64_t bytes = 0, bytes_again = 0;

    if (ttb_key_to_json(key, &text, &bytes) != TTB_OK ||
        ttb_key_from_json(text, bytes, &again, NULL) != TTB_OK ||
        ttb_key_to_json(again, &text_again, &bytes_again) != TTB_OK)
        abort();
    if (bytes != bytes_again || memcmp(text, text_again, (size_t)bytes) != 0)
        abort();
    ttb_text_free(text_again);
    ttb_text_free(text);
    ttb_key_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    static ttb_partnership *partnership; /* the same for all inputs */
    ttb_key *key = NULL;
    ttb_report *report = NULL;
    ttb_status status;

    if (ttb_report_new(&report) != TTB_OK)
        return 0;
    if (!partnership &&
        ttb_partnership_from_json(town, sizeof town - 1, &partnership, NULL) != TTB_OK)
        abort();
    status = ttb_key_from_json((const char *)data, (int64_t)bytes, &key, report);
    check_read(status, key, report);
    if (status == TTB_OK) {
        write_and_read_again(key);
        rename_there_and_back(partnership, key);
    }
    ttb_key_free(key);
    ttb_report_free(report);
    return 0;
}
