/* Judging in integers, from our own copy: bounds from any multipliers, points against all rows. */
#include <math.h>

#include "mip/lp.h"

__extension__ typedef __int128 wide;

enum { MOST_SHIFT = 30 };

#define WHOLE_LIMIT 9007199254740992.0 /* 2^53: above it doubles skip whole numbers */

static int is_whole(double number)
{
    return fabs(number) <= WHOLE_LIMIT && number == floor(number);
}

static int are_whole(const ttb__doubles *numbers, int may_be_infinite)
{
    for (int64_t index = 0; index < numbers->count; index++)
        if (!is_whole(numbers->items[index]) && !(may_be_infinite && isinf(numbers->items[index])))
            return 0;
    return 1;
}

int ttb__lp_is_whole(const ttb__lp *lp)
{
    return are_whole(&lp->cost, 0) && are_whole(&lp->entry_values, 0) && are_whole(&lp->lower, 1) &&
           are_whole(&lp->upper, 1) && are_whole(&lp->row_lower, 1) && are_whole(&lp->row_upper, 1);
}

/* ---- The bound: docs/explain/bounds.md, formula 1 */

/* Add number * bound to *sum; a number above 0 goes with the lower bound, below 0 with the upper.
 */
static ttb_status add_at_bound(wide number, double lower, double upper, wide *sum)
{
    double bound = number > 0 ? lower : upper;
    wide product;

    if (number == 0)
        return TTB_OK;
    if (isinf(bound))
        return TTB_ERR_UNSUPPORTED;
    if (__builtin_mul_overflow(number, (wide)bound, &product) ||
        __builtin_add_overflow(*sum, product, sum))
        return TTB_ERR_RANGE;
    return TTB_OK;
}

/* So many bits that the largest multiplier stays under 2^60. */
static int choose_shift(const ttb__lp *lp, const double duals[])
{
    double largest = 0;
    int shift = MOST_SHIFT;

    for (int32_t row = 0; row < lp->row_count; row++)
        if (isfinite(duals[row]) && fabs(duals[row]) > largest)
            largest = fabs(duals[row]);
    while (ldexp(largest, shift) >= ldexp(1, 60))
        shift--;
    return shift;
}

/* A multiplier as an integer, 0 where it is no number or its row has no such bound. */
static int64_t scale_dual(const ttb__lp *lp, int32_t row, double dual, int shift)
{
    double bound = dual > 0 ? lp->row_lower.items[row] : lp->row_upper.items[row];

    return isfinite(dual) && !isinf(bound) ? (int64_t)llround(ldexp(dual, shift)) : 0;
}

static ttb_status add_columns(const ttb__lp *lp, const int64_t scaled[], int shift, wide *sum)
{
    for (int32_t column = 0; column < lp->column_count; column++) {
        wide reduced = (wide)lp->cost.items[column] * ((wide)1 << shift);
        ttb_status status;
        for (int64_t entry = lp->starts.items[column]; entry < lp->starts.items[column + 1];
             entry++) {
            wide part =
                (wide)scaled[lp->entry_rows.items[entry]] * (wide)lp->entry_values.items[entry];
            if (__builtin_sub_overflow(reduced, part, &reduced))
                return TTB_ERR_RANGE;
        }
        status = add_at_bound(reduced, lp->lower.items[column], lp->upper.items[column], sum);
        if (status)
            return status;
    }
    return TTB_OK;
}

/* The least multiple of unit that is at least sum / 2^shift. */
static ttb_status round_up(wide sum, int shift, int64_t unit, int64_t *bound_out)
{
    wide step = (wide)unit << shift;
    wide multiple = sum / step;

    if (sum > 0 && multiple * step != sum)
        multiple++;
    multiple *= unit; /* hardly more than the sum was */
    if (multiple > INT64_MAX || multiple < INT64_MIN)
        return TTB_ERR_RANGE;
    *bound_out = (int64_t)multiple;
    return TTB_OK;
}

ttb_status ttb__lp_exact_bound(const ttb__lp *lp, const double duals[], int64_t unit,
                               int64_t *bound_out)
{
    int shift = choose_shift(lp, duals);
    int64_t *scaled;
    wide sum = 0;
    ttb_status status = TTB_OK;

    *bound_out = 0;
    if (unit < 1 || shift < 0)
        return TTB_ERR_RANGE;
    if (!ttb__lp_is_whole(lp))
        return TTB_ERR_UNSUPPORTED;
    scaled = ttb__alloc(lp->row_count, sizeof *scaled);
    if (!scaled)
        return TTB_ERR_MEMORY;
    for (int32_t row = 0; row < lp->row_count && !status; row++) {
        scaled[row] = scale_dual(lp, row, duals[row], shift);
        status =
            add_at_bound(scaled[row], lp->row_lower.items[row], lp->row_upper.items[row], &sum);
    }
    if (!status)
        status = add_columns(lp, scaled, shift, &sum);
    if (!status)
        status = round_up(sum, shift, unit, bound_out);
    ttb__free(scaled);
    return status;
}

/* ---- Points */

#define SLACK 1e-6

static int is_between(double value, double lower, double upper)
{
    return value >= lower - SLACK * (1 + fabs(lower)) && value <= upper + SLACK * (1 + fabs(upper));
}

static int keeps_rows(const ttb__lp *lp, const double point[], double activity[])
{
    for (int32_t column = 0; column < lp->column_count; column++)
        for (int64_t entry = lp->starts.items[column]; entry < lp->starts.items[column + 1];
             entry++)
            activity[lp->entry_rows.items[entry]] += lp->entry_values.items[entry] * point[column];
    for (int32_t row = 0; row < lp->row_count; row++)
        if (!is_between(activity[row], lp->row_lower.items[row], lp->row_upper.items[row]))
            return 0;
    return 1;
}

static int keeps_rows_exactly(const ttb__lp *lp, const double point[], wide activity[])
{
    for (int32_t column = 0; column < lp->column_count; column++)
        for (int64_t entry = lp->starts.items[column]; entry < lp->starts.items[column + 1];
             entry++)
            activity[lp->entry_rows.items[entry]] +=
                (wide)lp->entry_values.items[entry] * (wide)point[column];
    for (int32_t row = 0; row < lp->row_count; row++)
        if ((!isinf(lp->row_lower.items[row]) && activity[row] < (wide)lp->row_lower.items[row]) ||
            (!isinf(lp->row_upper.items[row]) && activity[row] > (wide)lp->row_upper.items[row]))
            return 0;
    return 1;
}

int ttb__lp_is_point(const ttb__lp *lp, const double point[])
{
    int is_exact = ttb__lp_is_whole(lp), keeps;
    void *activity;

    for (int32_t column = 0; column < lp->column_count; column++) {
        double lower = lp->lower.items[column], upper = lp->upper.items[column];
        if (!isfinite(point[column]) || !is_between(point[column], lower, upper))
            return 0;
        is_exact = is_exact && is_whole(point[column]);
    }
    activity = ttb__alloc(lp->row_count, is_exact ? sizeof(wide) : sizeof(double));
    if (!activity)
        return 0;
    keeps = is_exact ? keeps_rows_exactly(lp, point, activity) : keeps_rows(lp, point, activity);
    ttb__free(activity);
    return keeps;
}
