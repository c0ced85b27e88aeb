/* What the sections must cost. Inside bound/ only. */
#ifndef TTB_BOUND_SECTION_COST_H
#define TTB_BOUND_SECTION_COST_H

#include "bound/task.h"

/* A lower bound on the goal section_cost, in thousandths, from whole sections: as many as the
 * earlier tiers demand seats, course by course. Formulas 11 and 12 of docs/explain/bounds.md. */
ttb_status ttb__sections_bound(const ttb__bound_task *task, int64_t *bound_out);

#endif
