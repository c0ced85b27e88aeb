/* Courses that run once in the whole town, of which there are more than blocks. Inside bound/ only.
 */
#ifndef TTB_BOUND_CLASHES_H
#define TTB_BOUND_CLASHES_H

#include "bound/task.h"

/* A lower bound on the goal unmet, in thousandths: formula 10 of docs/explain/bounds.md. */
ttb_status ttb__clashes_bound(const ttb__bound_task *task, int64_t *bound_out);

#endif
