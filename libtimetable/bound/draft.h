/* A linear program while it is built, column by column, and what its duals say. Inside bound/ only.
 */
#ifndef TTB_BOUND_DRAFT_H
#define TTB_BOUND_DRAFT_H

#include "base/memory.h"
#include "mip/mip.h"

typedef TTB__ARRAY(double) ttb__draft_numbers;

typedef struct ttb__draft {
    ttb__draft_numbers row_lower, row_upper, cost, lower, upper, values;
    TTB__ARRAY(int64_t) starts;
    TTB__ARRAY(int32_t) rows;
    ttb_status status; /* what failed first; nothing is added after it */
} ttb__draft;

/* Add a row; its number. */
int32_t ttb__draft_row(ttb__draft *draft, double lower, double upper);
/* Begin a column; its values come after it. Row TTB_NONE and value 0: nothing is added. */
void ttb__draft_column(ttb__draft *draft, double cost, double lower, double upper);
void ttb__draft_value(ttb__draft *draft, int32_t row, double value);

/* Make it empty, and give its memory back. */
void ttb__draft_forget(ttb__draft *draft);
void ttb__draft_clear(ttb__draft *draft);

/* Solve it as a program of the session. The result is good until the program is freed, which is for
 * the caller to do, also after a failure. Whatever GLPK says, there is a bound without it: then the
 * result has no duals. TTB_ERR_MEMORY: our own lack of memory. */
ttb_status ttb__draft_solve(ttb__draft *draft, ttb__mip_session *session, int64_t most_pivots,
                            ttb__lp **lp_out, ttb__lp_result *result_out);

/* A dual times the factor as a whole price: 0 where its sign is wrong, the row is TTB_NONE, or it
 * is out of all range. */
int64_t ttb__draft_price(const double duals[], int32_t row, double factor);

#endif
