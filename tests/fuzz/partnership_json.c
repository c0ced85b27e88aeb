/* Any bytes read as a partnership: a status, never a crash; what is accepted can be written, and
 * read again as the same partnership. */
#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "fuzz.h"
#include "timetable.h"

static void write_and_read_again(const ttb_partnership *partnership)
{
    ttb_partnership *again = NULL;
    char *text = NULL, *text_again = NULL;
    int64_t bytes = 0, bytes_again = 0;

    if (ttb_partnership_to_json(partnership, &text, &bytes) != TTB_OK)
        abort();
    if (ttb_partnership_from_json(text, bytes, &again, NULL) != TTB_OK ||
        ttb_partnership_to_json(again, &text_again, &bytes_again) != TTB_OK)
        abort();
    if (bytes != bytes_again || memcmp(text, text_again, (size_t)bytes) != 0)
        abort();
    ttb_text_free(text_again);
    ttb_text_free(text);
    ttb_partnership_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    ttb_partnership *partnership = NULL;
    ttb_report *report = NULL;
    ttb_status status;

    if (ttb_report_new(&report) != TTB_OK)
        return 0;
    status = ttb_partnership_from_json((const char *)data, (int64_t)bytes, &partnership, report);
    check_read(status, partnership, report);
    if (status == TTB_OK)
        write_and_read_again(partnership);
    ttb_partnership_free(partnership);
    ttb_report_free(report);
    return 0;
}
