#include "bound/draft.h"

#include <math.h>

#define MOST_PRICE 1e18

static void push(ttb__draft *draft, ttb__draft_numbers *array, double number)
{
    if (!draft->status)
        draft->status = TTB__PUSH(array, number);
}

int32_t ttb__draft_row(ttb__draft *draft, double lower, double upper)
{
    push(draft, &draft->row_lower, lower);
    push(draft, &draft->row_upper, upper);
    return (int32_t)draft->row_lower.count - 1;
}

static void begin_values(ttb__draft *draft)
{
    if (!draft->status)
        draft->status = TTB__PUSH(&draft->starts, draft->rows.count);
}

void ttb__draft_column(ttb__draft *draft, double cost, double lower, double upper)
{
    begin_values(draft);
    push(draft, &draft->cost, cost);
    push(draft, &draft->lower, lower);
    push(draft, &draft->upper, upper);
}

void ttb__draft_value(ttb__draft *draft, int32_t row, double value)
{
    if (row == TTB_NONE || value == 0 || draft->status)
        return;
    draft->status = TTB__PUSH(&draft->rows, row);
    push(draft, &draft->values, value);
}

void ttb__draft_forget(ttb__draft *draft)
{
    draft->row_lower.count = draft->row_upper.count = 0;
    draft->cost.count = draft->lower.count = draft->upper.count = draft->values.count = 0;
    draft->starts.count = draft->rows.count = 0;
}

void ttb__draft_clear(ttb__draft *draft)
{
    ttb__draft_numbers *arrays[6] = {&draft->row_lower, &draft->row_upper, &draft->cost,
                                     &draft->lower,     &draft->upper,     &draft->values};

    for (int array = 0; array < 6; array++)
        ttb__free(arrays[array]->items);
    ttb__free(draft->starts.items);
    ttb__free(draft->rows.items);
}

static ttb_status solve(const ttb__draft *draft, ttb__mip_session *session, int64_t most_pivots,
                        ttb__lp **lp_out, ttb__lp_result *result_out)
{
    ttb_status status = ttb__lp_new(session, lp_out);

    if (!status)
        status = ttb__lp_add_rows(*lp_out, (int32_t)draft->row_lower.count, draft->row_lower.items,
                                  draft->row_upper.items);
    if (!status)
        status = ttb__lp_add_columns(*lp_out, (int32_t)draft->cost.count, draft->cost.items,
                                     draft->lower.items, draft->upper.items, draft->starts.items,
                                     draft->rows.items, draft->values.items);
    return status ? status : ttb__lp_solve(*lp_out, most_pivots, result_out);
}

ttb_status ttb__draft_solve(ttb__draft *draft, ttb__mip_session *session, int64_t most_pivots,
                            ttb__lp **lp_out, ttb__lp_result *result_out)
{
    ttb_status status;

    *lp_out = NULL;
    *result_out = (ttb__lp_result){.state = TTB__LP_FAILED};
    begin_values(draft);
    if (draft->status)
        return draft->status;
    status = solve(draft, session, most_pivots, lp_out, result_out);
    if (!status)
        return TTB_OK;
    result_out->duals = NULL;
    return status == TTB_ERR_MEMORY && !ttb__mip_session_status(session) ? status : TTB_OK;
}

int64_t ttb__draft_price(const double duals[], int32_t row, double factor)
{
    double price = row == TTB_NONE ? 0 : duals[row] * factor;

    return price > 0 && price < MOST_PRICE ? (int64_t)llround(price) : 0;
}
