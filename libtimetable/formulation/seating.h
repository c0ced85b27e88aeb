/* The seating program: the best seats for sections whose blocks are fixed, as an integer program
 * over students' weeks.
 *
 * A column is a week of one student: seats that fit together and keep his limits. A row a student:
 * one week. A row a section: its size and its viable minimum. Columns are priced exactly, student
 * by student. docs/explain/seating.md gives the formulas. */
#ifndef TTB_FORMULATION_SEATING_H
#define TTB_FORMULATION_SEATING_H

#include "mip/mip.h"
#include "prep/solution.h"

/* Improve the seats of a valid timetable, its sections as they are: tier by tier over the goals
 * unmet, travel and journeys. *improved is the timetable found, at least as good in these goals, or
 * `from` itself. Work is added to *work, at most about most_work of it.
 *
 * TTB_OK; TTB_ERR_SOLVER if GLPK gave up or was stopped (improved is `from` then); TTB_ERR_MEMORY.
 */
ttb_status ttb__seating_improve(const ttb__prep *prep, ttb__mip_session *session,
                                const ttb__solution *from, int64_t most_work,
                                ttb__solution *improved, int64_t *work);

#endif
