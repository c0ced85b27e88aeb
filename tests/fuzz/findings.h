/* What holds of every report, whatever the input was. */
#ifndef TTB_FUZZ_FINDINGS_H
#define TTB_FUZZ_FINDINGS_H

#include <stdlib.h>
#include <string.h>

#include "timetable.h"

/* The bytes of the character at a text's beginning; 0 if it is no UTF-8 or a control character. */
static inline int character_bytes(const unsigned char *at)
{
    int more = *at < 0x80 ? 0 : *at < 0xe0 ? 1 : *at < 0xf0 ? 2 : 3;

    if (*at < 0x20 || *at == 0x7f || (*at >= 0x80 && *at < 0xc2) || *at > 0xf4)
        return 0;
    for (int byte = 1; byte <= more; byte++)
        if ((at[byte] & 0xc0) != 0x80)
            return 0;
    if (*at == 0xc2 && at[1] < 0xa0)
        return 0;
    return 1 + more;
}

/* One line of UTF-8, which a program may show as it is. */
static inline void check_line(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    while (*at) {
        int bytes = character_bytes(at);
        if (!bytes)
            abort();
        at += bytes;
    }
}

static inline void check_findings(const ttb_report *report)
{
    int64_t count = ttb_report_count(report, TTB_NONE);
    int64_t errors = ttb_report_count(report, TTB_SEVERITY_ERROR);

    if (errors < 0 || errors + ttb_report_count(report, TTB_SEVERITY_WARNING) != count)
        abort();
    for (int64_t finding = 0; finding < count; finding++) {
        errors -= ttb_report_get_severity(report, finding) == TTB_SEVERITY_ERROR;
        if (!*ttb_report_get_code(report, finding) || !*ttb_report_get_sentence(report, finding))
            abort();
        check_line(ttb_report_get_code(report, finding));
        check_line(ttb_report_get_place(report, finding));
        check_line(ttb_report_get_sentence(report, finding));
        check_line(ttb_report_get_detail(report, finding));
    }
    if (errors != 0)
        abort();
}

/* A call that reads said this, and made something or NULL. */
static inline void check_read(ttb_status status, const void *made, const ttb_report *report)
{
    int64_t errors = ttb_report_count(report, TTB_SEVERITY_ERROR);

    if (status != TTB_OK && status != TTB_ERR_INPUT && status != TTB_ERR_TOO_LARGE)
        abort();
    if ((status == TTB_OK) != (made != NULL) || (status == TTB_ERR_INPUT && errors == 0) ||
        (status == TTB_OK && errors > 0))
        abort();
    check_findings(report);
}

#endif
