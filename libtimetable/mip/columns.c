/* Adding and deleting columns, in GLPK's copy and in ours. */
#include <glpk.h>
#include <math.h>
#include <string.h>

#include "mip/guard.h"
#include "mip/lp.h"

typedef struct columns_work {
    ttb__lp *lp;
    int32_t count;
    const double *cost, *lower, *upper;
    const int64_t *starts;
    const int32_t *rows;
    const double *values;
    int *glpk_rows; /* room for the longest column, counted from 1 as GLPK does */
    double *glpk_values;
    int32_t *seen; /* by row: the last new column with an entry there, from 1 */
} columns_work;

/* ---- Checks */

static ttb_status check_entries(const columns_work *work, int32_t column)
{
    for (int64_t entry = work->starts[column]; entry < work->starts[column + 1]; entry++) {
        int32_t row = work->rows[entry];
        if (row < 0 || row >= work->lp->row_count || work->seen[row] == column + 1 ||
            !ttb__lp_is_number(work->values[entry]))
            return TTB_ERR_RANGE;
        work->seen[row] = column + 1;
    }
    return TTB_OK;
}

/* Numbers and starts; entries are looked at once their number is known to be sane. */
static ttb_status check_columns(const columns_work *work, int64_t *longest_out)
{
    int64_t longest = 0;

    for (int32_t column = 0; column < work->count; column++) {
        int64_t length = work->starts[column + 1] - work->starts[column];
        if (length < 0 || !ttb__lp_is_number(work->cost[column]) ||
            !ttb__lp_are_bounds(work->lower[column], work->upper[column]))
            return TTB_ERR_RANGE;
        longest = length > longest ? length : longest;
    }
    if (longest > work->lp->row_count)
        return TTB_ERR_RANGE; /* some row stands there twice */
    *longest_out = longest;
    return TTB_OK;
}

static ttb_status check_sizes(const ttb__lp *lp, int32_t count, const int64_t starts[])
{
    if (count > TTB__LP_MOST_ROWS - lp->column_count)
        return TTB_ERR_TOO_LARGE;
    if (count < 0 || starts[0] < 0 || starts[count] < starts[0])
        return TTB_ERR_RANGE;
    return starts[count] - starts[0] > TTB__LP_MOST_ENTRIES - lp->entry_rows.count
               ? TTB_ERR_TOO_LARGE
               : TTB_OK;
}

/* ---- Adding */

static void add_column(const columns_work *work, int32_t column)
{
    struct glp_prob *program = work->lp->program;
    int number = work->lp->column_count + column + 1;
    int64_t first = work->starts[column];
    int length = (int)(work->starts[column + 1] - first);

    glp_set_col_bnds(program, number, ttb__lp_bound_type(work->lower[column], work->upper[column]),
                     work->lower[column], work->upper[column]);
    glp_set_obj_coef(program, number, work->cost[column]);
    for (int entry = 0; entry < length; entry++) {
        work->glpk_rows[entry + 1] = work->rows[first + entry] + 1;
        work->glpk_values[entry + 1] = work->values[first + entry];
    }
    glp_set_mat_col(program, number, length, work->glpk_rows, work->glpk_values);
}

static void add_columns(void *data)
{
    const columns_work *work = data;

    glp_add_cols(work->lp->program, work->count);
    for (int32_t column = 0; column < work->count; column++)
        add_column(work, column);
}

static ttb_status reserve(ttb__lp *lp, int32_t count, int64_t entries)
{
    if (TTB__RESERVE(&lp->cost, count) || TTB__RESERVE(&lp->lower, count) ||
        TTB__RESERVE(&lp->upper, count) || TTB__RESERVE(&lp->starts, count) ||
        TTB__RESERVE(&lp->entry_rows, entries) || TTB__RESERVE(&lp->entry_values, entries))
        return TTB_ERR_MEMORY;
    return TTB_OK;
}

static void keep_columns(const columns_work *work)
{
    ttb__lp *lp = work->lp;

    for (int32_t column = 0; column < work->count; column++) {
        lp->cost.items[lp->cost.count++] = work->cost[column];
        lp->lower.items[lp->lower.count++] = work->lower[column];
        lp->upper.items[lp->upper.count++] = work->upper[column];
        for (int64_t entry = work->starts[column]; entry < work->starts[column + 1]; entry++) {
            lp->entry_rows.items[lp->entry_rows.count++] = work->rows[entry];
            lp->entry_values.items[lp->entry_values.count++] = work->values[entry];
        }
        lp->starts.items[lp->starts.count++] = lp->entry_rows.count;
    }
    lp->column_count += work->count;
    ttb__lp_lose_optimum(lp);
}

static ttb_status check_and_add(columns_work *work)
{
    ttb__lp *lp = work->lp;
    int64_t longest = 0;
    ttb_status status = check_columns(work, &longest);

    if (status)
        return status;
    work->glpk_rows = ttb__alloc(longest + 1, sizeof *work->glpk_rows);
    work->glpk_values = ttb__alloc(longest + 1, sizeof *work->glpk_values);
    work->seen = ttb__alloc(lp->row_count, sizeof *work->seen);
    if (!work->glpk_rows || !work->glpk_values || !work->seen ||
        reserve(lp, work->count, work->starts[work->count] - work->starts[0]))
        return TTB_ERR_MEMORY;
    for (int32_t column = 0; column < work->count && !status; column++)
        status = check_entries(work, column);
    if (!status)
        status = ttb__mip_guard(lp->session, add_columns, work);
    if (!status)
        keep_columns(work);
    return status;
}

/* Eight parameters, over the limit: a matrix by columns is that many arrays, and a struct for them
 * would only be filled for this call. */
ttb_status ttb__lp_add_columns(ttb__lp *lp, int32_t count, const double cost[],
                               const double lower[], const double upper[], const int64_t starts[],
                               const int32_t rows[], const double values[])
{
    columns_work work = {lp, count, cost, lower, upper, starts, rows, values, NULL, NULL, NULL};
    ttb_status status = ttb__lp_status(lp);

    if (status || count == 0)
        return status;
    status = check_sizes(lp, count, starts);
    if (!status)
        status = check_and_add(&work);
    ttb__free(work.glpk_rows);
    ttb__free(work.glpk_values);
    ttb__free(work.seen);
    return status;
}

/* ---- Deleting */

typedef struct delete_work {
    ttb__lp *lp;
    int32_t count;
    int *numbers; /* from 1 in both ways */
} delete_work;

static void delete_columns(void *data)
{
    const delete_work *work = data;

    glp_del_cols(work->lp->program, work->count, work->numbers);
}

static void move_column(ttb__lp *lp, int32_t from, int32_t to)
{
    int64_t first = lp->starts.items[from], new_first = lp->starts.items[to];
    int64_t length = lp->starts.items[from + 1] - first;

    lp->cost.items[to] = lp->cost.items[from];
    lp->lower.items[to] = lp->lower.items[from];
    lp->upper.items[to] = lp->upper.items[from];
    memmove(lp->entry_rows.items + new_first, lp->entry_rows.items + first,
            (size_t)length * sizeof *lp->entry_rows.items);
    memmove(lp->entry_values.items + new_first, lp->entry_values.items + first,
            (size_t)length * sizeof *lp->entry_values.items);
    lp->starts.items[to + 1] = new_first + length;
}

/* The start of the next column, at to + 1, is only overwritten once it was read: to < from. */
static void close_up(ttb__lp *lp, int32_t count, const int32_t columns[])
{
    int32_t to = columns[0], next = 0;

    for (int32_t from = columns[0]; from < lp->column_count; from++) {
        if (next < count && columns[next] == from)
            next++;
        else
            move_column(lp, from, to++);
    }
    lp->column_count = to;
    lp->cost.count = lp->lower.count = lp->upper.count = to;
    lp->starts.count = (int64_t)to + 1;
    lp->entry_rows.count = lp->entry_values.count = lp->starts.items[to];
    ttb__lp_lose_optimum(lp);
}

ttb_status ttb__lp_delete_columns(ttb__lp *lp, int32_t count, const int32_t columns[])
{
    delete_work work = {lp, count, NULL};
    ttb_status status = ttb__lp_status(lp);

    if (status || count == 0)
        return status;
    if (count < 0)
        return TTB_ERR_RANGE;
    for (int32_t index = 0; index < count; index++)
        if (columns[index] < 0 || columns[index] >= lp->column_count ||
            (index > 0 && columns[index] <= columns[index - 1]))
            return TTB_ERR_RANGE;
    work.numbers = ttb__alloc((int64_t)count + 1, sizeof *work.numbers);
    if (!work.numbers)
        return TTB_ERR_MEMORY;
    for (int32_t index = 0; index < count; index++)
        work.numbers[index + 1] = columns[index] + 1;
    status = ttb__mip_guard(lp->session, delete_columns, &work);
    if (!status)
        close_up(lp, count, columns);
    ttb__free(work.numbers);
    return status;
}
