/* The memory that one call may hold. */
#ifndef TTB_API_LIMITS_H
#define TTB_API_LIMITS_H

#include "base/report.h"

/* A call that is counted. It is not moved between its begin and its end. */
typedef struct ttb__limited {
    ttb__memory memory;
    ttb__memory *before;
    int64_t most_mb;
} ttb__limited;

/* From now on this thread's allocations count in the call, up to so many megabytes (of 2^20 bytes;
 * 0: no limit). */
void ttb__limited_begin(ttb__limited *call, int64_t most_mb);
/* The same for a call that takes a report and no options: what the report says
 * (ttb_report_set_memory_limit()), the default of memory_limit_mb where it is NULL. */
void ttb__limited_begin_for(ttb__limited *call, const ttb_report *report);

/* The call has ended with this status. Where memory failed because of the limit, it is
 * TTB_ERR_TOO_LARGE, and a finding says what (such as "The solve") needs more. */
ttb_status ttb__limited_end(ttb__limited *call, ttb_status status, const char *what,
                            ttb_report *report);

#endif
