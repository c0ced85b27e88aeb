/* Prices on what students and sections share, and the bound that follows from them: formula 4 of
 * docs/explain/bounds.md. Any prices of at least 0 give a valid bound; good ones a good bound.
 * Inside bound/ only. */
#ifndef TTB_BOUND_PRICES_H
#define TTB_BOUND_PRICES_H

#include "bound/task.h"

/* Each in 1/scale of a thousandth of the tier. */
typedef struct ttb__prices {
    int64_t scale;
    int64_t *full;             /* [offer] of a seat, where sections are full */
    int64_t *viable;           /* [offer] for a seat, where sections lack students */
    int64_t *row;              /* [row] */
    int64_t tier[TTB__GOALS];  /* [earlier tier] of a thousandth of its value */
    int64_t least[TTB__GOALS]; /* [goal] of a thousandth that it is at least */
    int64_t goals[TTB__GOALS]; /* of a thousandth of each goal, from the above: see
                                  ttb__prices_set_goals() */
} ttb__prices;

ttb_status ttb__prices_make(const ttb__bound_task *task, ttb__prices *prices_out);
void ttb__prices_clear(ttb__prices *prices);
void ttb__prices_zero(const ttb__bound_task *task, ttb__prices *prices);

/* Work out goals. 0 if a number is negative or so large that sums might overflow: such prices are
 * of no use. */
int ttb__prices_set_goals(const ttb__bound_task *task, ttb__prices *prices);

/* A scale that keeps sums in range with room for prices. */
int64_t ttb__prices_scale(const ttb__bound_task *task);

/* The bound in thousandths of the tier, at least 0; 0 where prices are of no use. is_exact: look at
 * whole weeks of students (slow), not only at each seat alone. */
ttb_status ttb__prices_bound(const ttb__bound_task *task, ttb__prices *prices, int is_exact,
                             int64_t *bound_out);

/* ---- weeks.c: students' cheapest legal weeks at prices whose goals are set. Clear it also after a
 * failure. */

typedef struct ttb__weeks ttb__weeks;

ttb_status ttb__weeks_make(const ttb__bound_task *task, const ttb__prices *prices,
                           ttb__weeks **weeks_out);
void ttb__weeks_free(ttb__weeks *weeks);
/* The least cost of one student's legal week. *is_known_out 0: he has too many weeks. */
ttb_status ttb__weeks_least_cost(ttb__weeks *weeks, int32_t student, int64_t *cost_out,
                                 int *is_known_out);

#endif
