/* The independent checker: every broken hard rule of docs/explain/model.md, and the value of every
 * goal and tier.
 *
 * It works from the partnership's own arrays, slowly and plainly, and shares no code with the
 * solver. */
#ifndef TTB_RESULT_CHECK_H
#define TTB_RESULT_CHECK_H

#include "result/timetable.h"

/* Check a timetable of this (validated) partnership. Every broken rule is an error in the report.
 * Values and unmet choices are put into the timetable; bounds that stand there are kept where
 * has_values is 1 and set to 0 otherwise. After a failure the timetable is as it was, and after
 * TTB_ERR_MEMORY the report is, too. */
ttb_status ttb__check(const ttb_partnership *partnership, ttb_timetable *timetable,
                      int *is_valid_out, ttb_report *report);

#endif
