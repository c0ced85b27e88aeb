#include "api/limits.h"

void ttb__limited_begin(ttb__limited *call, int64_t most_mb)
{
    atomic_init(&call->memory.held, 0);
    atomic_init(&call->memory.most, most_mb << 20);
    atomic_init(&call->memory.is_reached, 0);
    call->most_mb = most_mb;
    call->before = ttb__memory_enter(&call->memory);
}

void ttb__limited_begin_for(ttb__limited *call, const ttb_report *report)
{
    ttb__limited_begin(call, report ? report->memory_limit_mb : TTB__MEMORY_LIMIT_MB);
}

ttb_status ttb__limited_end(ttb__limited *call, ttb_status status, const char *what,
                            ttb_report *report)
{
    (void)ttb__memory_enter(call->before);
    if (status != TTB_ERR_MEMORY || !atomic_load(&call->memory.is_reached))
        return status;
    status = ttb__report_error(report, "memory.limit", "",
                               "%s needs more than the %lld MB of memory that it may have", what,
                               (long long)call->most_mb);
    return status ? status : TTB_ERR_TOO_LARGE;
}
