/* Findings, as the public header describes them. */
#ifndef TTB_BASE_REPORT_H
#define TTB_BASE_REPORT_H

#include "base/memory.h"
#include "timetable.h"

typedef struct ttb__finding {
    int32_t severity;
    char *code, *place, *sentence, *detail;
} ttb__finding;

struct ttb_report {
    TTB__ARRAY(ttb__finding) findings;
    int64_t error_count, warning_count; /* of the findings above */
    int64_t unlisted_count;             /* beyond the most; the last finding says so then */
    /* What a call that takes this report may hold (0: no limit), kept whatever happens to the
     * findings. */
    int64_t memory_limit_mb;
};

enum { TTB__REPORT_MOST_FINDINGS = 10000 };

/* Append a finding; texts are copied, detail may be NULL. With report NULL nothing happens and
 * TTB_OK comes back. A report keeps at most 10,000 findings; beyond that it only counts them and
 * its last finding says how many more there are. */
ttb_status ttb__report_add(ttb_report *report, int32_t severity, const char *code,
                           const char *place, const char *sentence, const char *detail);

/* The same with a formatted sentence. place is a JSON pointer. */
ttb_status ttb__report_error(ttb_report *report, const char *code, const char *place,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));
ttb_status ttb__report_warning(ttb_report *report, const char *code, const char *place,
                               const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Forget all findings. */
void ttb__report_clear(ttb_report *report);

/* Count more findings of a report that is full, if their number is all that changes; else 0, and
 * ttb__report_add() is to add them. The number is said when the report is moved into another. */
int ttb__report_count_more(ttb_report *report, int64_t more, int32_t severity);

/* Move the findings of `from` to the end of `to` (NULL: drop them). */
ttb_status ttb__report_move(ttb_report *to, ttb_report *from);

/* End a call that returns `status`: what it found goes to the caller's report (NULL: nowhere), or
 * nothing of it where memory failed. `found` is empty afterwards. Returns what the call returns. */
ttb_status ttb__report_end(ttb_report *report, ttb_report *found, ttb_status status);

#endif
