#include "result/check.h"

#include "api/limits.h"
#include "api/owner.h"
#include "base/report.h"

/* Warnings say what a timetable can never meet; the checker's own findings say what it does not. */
static ttb_status validate(const ttb_partnership *partnership, ttb_report *report)
{
    ttb_report *findings = NULL;
    ttb_status status = ttb_report_new(&findings), moved = TTB_OK;
    if (status != TTB_OK)
        return status;
    status = ttb__validate(partnership, findings);
    if (status != TTB_OK)
        moved = ttb__report_move(report, findings);
    ttb_report_free(findings);
    return moved != TTB_OK ? moved : status;
}

ttb_status ttb_check(const ttb_partnership *partnership, ttb_timetable *timetable,
                     int32_t *is_valid_out, ttb_report *report)
{
    int is_valid = 0;
    ttb__limited call;
    ttb_status status;

    if (is_valid_out == NULL)
        return TTB_ERR_ARGUMENT;
    *is_valid_out = 0;
    if (partnership == NULL || timetable == NULL)
        return TTB_ERR_ARGUMENT;
    ttb__limited_begin_for(&call, report);
    status = ttb__must_be_of(timetable, partnership);
    if (status == TTB_OK)
        status = validate(partnership, report);
    if (status == TTB_OK)
        status = ttb__check(partnership, timetable, &is_valid, report);
    *is_valid_out = is_valid;
    return ttb__limited_end(&call, status, "The check", report);
}
