/* Prices by counting alone, for want of a linear program. Inside bound/ only. */
#ifndef TTB_BOUND_COUNTING_H
#define TTB_BOUND_COUNTING_H

#include "bound/prices.h"

/* Raise *best to the best bound from seats against demand, sections by the seat, and each student's
 * own week: formula 9 of docs/explain/bounds.md. Needs no GLPK. */
ttb_status ttb__counting_bound(const ttb__bound_task *task, ttb__prices *prices, int64_t *best);

#endif
