/* Adding rows, empty ones and such as have entries in columns that are there already. */
#include <glpk.h>
#include <string.h>

#include "mip/guard.h"
#include "mip/lp.h"

typedef struct rows_work {
    ttb__lp *lp;
    int32_t count;
    const double *lower, *upper;
    const int64_t *starts; /* NULL: no entries */
    const int32_t *columns;
    const double *values;
    int *glpk_columns; /* room for the longest row, counted from 1 as GLPK does */
    double *glpk_values;
    int32_t *seen; /* by column: the last new row with an entry there, from 1 */
} rows_work;

/* ---- Checks */

static ttb_status check_bounds(const rows_work *work)
{
    if (work->count < 0)
        return TTB_ERR_RANGE;
    if (work->count > TTB__LP_MOST_ROWS - work->lp->row_count)
        return TTB_ERR_TOO_LARGE;
    for (int32_t row = 0; row < work->count; row++)
        if (!ttb__lp_are_bounds(work->lower[row], work->upper[row]))
            return TTB_ERR_RANGE;
    return TTB_OK;
}

static ttb_status check_sizes(const rows_work *work, int64_t *longest_out)
{
    const int64_t *starts = work->starts;
    int64_t longest = 0;

    if (starts[0] < 0)
        return TTB_ERR_RANGE;
    for (int32_t row = 0; row < work->count; row++) {
        int64_t length = starts[row + 1] - starts[row];
        if (length < 0 || length > work->lp->column_count)
            return TTB_ERR_RANGE; /* too long: some column stands there twice */
        longest = length > longest ? length : longest;
    }
    *longest_out = longest;
    return starts[work->count] - starts[0] > TTB__LP_MOST_ENTRIES - work->lp->entry_rows.count
               ? TTB_ERR_TOO_LARGE
               : TTB_OK;
}

static ttb_status check_entries(const rows_work *work, int32_t row)
{
    for (int64_t entry = work->starts[row]; entry < work->starts[row + 1]; entry++) {
        int32_t column = work->columns[entry];
        if (column < 0 || column >= work->lp->column_count || work->seen[column] == row + 1 ||
            !ttb__lp_is_number(work->values[entry]))
            return TTB_ERR_RANGE;
        work->seen[column] = row + 1;
    }
    return TTB_OK;
}

/* ---- GLPK's copy */

static void fill_row(const rows_work *work, int32_t row)
{
    int64_t first = work->starts[row];
    int length = (int)(work->starts[row + 1] - first);

    for (int entry = 0; entry < length; entry++) {
        work->glpk_columns[entry + 1] = work->columns[first + entry] + 1;
        work->glpk_values[entry + 1] = work->values[first + entry];
    }
    glp_set_mat_row(work->lp->program, work->lp->row_count + row + 1, length, work->glpk_columns,
                    work->glpk_values);
}

static void add_rows(void *data)
{
    const rows_work *work = data;

    glp_add_rows(work->lp->program, work->count);
    for (int32_t row = 0; row < work->count; row++) {
        double lower = work->lower[row], upper = work->upper[row];
        glp_set_row_bnds(work->lp->program, work->lp->row_count + row + 1,
                         ttb__lp_bound_type(lower, upper), lower, upper);
        if (work->starts)
            fill_row(work, row);
    }
}

/* ---- Our own copy, once GLPK has them; room was made before */

/* Entries stand by columns: make gaps, the last column first, and put the new ones there. `seen`
 * serves again: by column, how many are new. */
static void keep_entries(const rows_work *work)
{
    ttb__lp *lp = work->lp;
    int64_t added = work->starts[work->count] - work->starts[0];

    memset(work->seen, 0, (size_t)lp->column_count * sizeof *work->seen);
    for (int64_t entry = work->starts[0]; entry < work->starts[work->count]; entry++)
        work->seen[work->columns[entry]]++;
    lp->entry_rows.count = lp->entry_values.count = lp->entry_rows.count + added;
    for (int32_t column = lp->column_count - 1; column >= 0 && added; column--) {
        int64_t first = lp->starts.items[column], end = lp->starts.items[column + 1];
        lp->starts.items[column + 1] = end + added;
        added -= work->seen[column];
        memmove(lp->entry_rows.items + first + added, lp->entry_rows.items + first,
                (size_t)(end - first) * sizeof *lp->entry_rows.items);
        memmove(lp->entry_values.items + first + added, lp->entry_values.items + first,
                (size_t)(end - first) * sizeof *lp->entry_values.items);
    }
    for (int32_t row = 0; row < work->count; row++)
        for (int64_t entry = work->starts[row]; entry < work->starts[row + 1]; entry++) {
            int32_t column = work->columns[entry];
            int64_t place = lp->starts.items[column + 1] - work->seen[column]--;
            lp->entry_rows.items[place] = lp->row_count + row;
            lp->entry_values.items[place] = work->values[entry];
        }
}

/* New rows stand in the basis by themselves: it stays dual feasible, so that the dual simplex goes
 * on from it. */
static void keep_rows(const rows_work *work)
{
    ttb__lp *lp = work->lp;

    if (work->starts)
        keep_entries(work);
    for (int32_t row = 0; row < work->count; row++) {
        lp->row_lower.items[lp->row_lower.count++] = work->lower[row];
        lp->row_upper.items[lp->row_upper.count++] = work->upper[row];
    }
    lp->row_count += work->count;
    if (lp->is_optimal)
        lp->next_start = TTB__LP_DUAL;
}

static ttb_status add_and_keep(rows_work *work)
{
    ttb__lp *lp = work->lp;
    ttb_status status;

    if (TTB__RESERVE(&lp->row_lower, work->count) || TTB__RESERVE(&lp->row_upper, work->count))
        return TTB_ERR_MEMORY;
    status = ttb__mip_guard(lp->session, add_rows, work);
    if (!status)
        keep_rows(work);
    return status;
}

ttb_status ttb__lp_add_rows(ttb__lp *lp, int32_t count, const double lower[], const double upper[])
{
    rows_work work = {lp, count, lower, upper, NULL, NULL, NULL, NULL, NULL, NULL};
    ttb_status status = ttb__lp_status(lp);

    if (status || count == 0)
        return status;
    status = check_bounds(&work);
    return status ? status : add_and_keep(&work);
}

static ttb_status make_room(rows_work *work, int64_t longest)
{
    ttb__lp *lp = work->lp;
    int64_t entries = work->starts[work->count] - work->starts[0];

    work->glpk_columns = ttb__alloc(longest + 1, sizeof *work->glpk_columns);
    work->glpk_values = ttb__alloc(longest + 1, sizeof *work->glpk_values);
    work->seen = ttb__alloc(lp->column_count, sizeof *work->seen);
    if (!work->glpk_columns || !work->glpk_values || !work->seen ||
        TTB__RESERVE(&lp->entry_rows, entries) || TTB__RESERVE(&lp->entry_values, entries))
        return TTB_ERR_MEMORY;
    return TTB_OK;
}

/* Seven parameters, over the limit: a matrix by rows is that many arrays, as one by columns is. */
ttb_status ttb__lp_add_filled_rows(ttb__lp *lp, int32_t count, const double lower[],
                                   const double upper[], const int64_t starts[],
                                   const int32_t columns[], const double values[])
{
    rows_work work = {lp, count, lower, upper, starts, columns, values, NULL, NULL, NULL};
    int64_t longest = 0;
    ttb_status status = ttb__lp_status(lp);

    if (status || count == 0)
        return status;
    status = check_bounds(&work);
    if (!status)
        status = check_sizes(&work, &longest);
    if (!status)
        status = make_room(&work, longest);
    for (int32_t row = 0; row < count && !status; row++)
        status = check_entries(&work, row);
    if (!status)
        status = add_and_keep(&work);
    ttb__free(work.glpk_columns);
    ttb__free(work.glpk_values);
    ttb__free(work.seen);
    return status;
}
