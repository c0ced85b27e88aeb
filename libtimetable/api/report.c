#include "base/report.h"

#include <stddef.h>

#include "base/memory.h"

ttb_status ttb_report_new(ttb_report **report_out)
{
    if (!report_out)
        return TTB_ERR_ARGUMENT;
    *report_out = ttb__alloc(1, sizeof **report_out);
    if (!*report_out)
        return TTB_ERR_MEMORY;
    (*report_out)->memory_limit_mb = TTB__MEMORY_LIMIT_MB;
    return TTB_OK;
}

void ttb_report_free(ttb_report *report)
{
    if (!report)
        return;
    ttb__report_clear(report);
    ttb__free(report);
}

void ttb_report_clear(ttb_report *report)
{
    if (report)
        ttb__report_clear(report);
}

ttb_status ttb_report_set_memory_limit(ttb_report *report, int64_t megabytes)
{
    if (!report)
        return TTB_ERR_ARGUMENT;
    if (megabytes < 0 || megabytes > TTB__MOST_MEMORY_LIMIT_MB)
        return TTB_ERR_RANGE;
    report->memory_limit_mb = megabytes;
    return TTB_OK;
}

int64_t ttb_report_count(const ttb_report *report, int32_t severity)
{
    if (!report)
        return 0;
    switch (severity) {
    case TTB_NONE:
        return report->findings.count;
    case TTB_SEVERITY_ERROR:
        return report->error_count;
    case TTB_SEVERITY_WARNING:
        return report->warning_count;
    default:
        return 0;
    }
}

static const ttb__finding *get_finding(const ttb_report *report, int64_t finding)
{
    if (!report || finding < 0 || finding >= report->findings.count)
        return NULL;
    return &report->findings.items[finding];
}

int32_t ttb_report_get_severity(const ttb_report *report, int64_t finding)
{
    const ttb__finding *found = get_finding(report, finding);

    return found ? found->severity : TTB_NONE;
}

const char *ttb_report_get_code(const ttb_report *report, int64_t finding)
{
    const ttb__finding *found = get_finding(report, finding);

    return found ? found->code : "";
}

const char *ttb_report_get_place(const ttb_report *report, int64_t finding)
{
    const ttb__finding *found = get_finding(report, finding);

    return found ? found->place : "";
}

const char *ttb_report_get_sentence(const ttb_report *report, int64_t finding)
{
    const ttb__finding *found = get_finding(report, finding);

    return found ? found->sentence : "";
}

const char *ttb_report_get_detail(const ttb_report *report, int64_t finding)
{
    const ttb__finding *found = get_finding(report, finding);

    return found ? found->detail : "";
}
