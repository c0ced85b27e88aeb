/* Building a program: every number is checked before GLPK, which aborts or lies, sees it. */
#include "mip/lp.h"

#include <glpk.h>
#include <math.h>

#include "mip/guard.h"

#define MOST_NUMBER 1e15

ttb_status ttb__lp_status(const ttb__lp *lp)
{
    return lp->session ? lp->session->status : TTB_ERR_STATE;
}

int32_t ttb__lp_row_count(const ttb__lp *lp)
{
    return lp->row_count;
}

int32_t ttb__lp_column_count(const ttb__lp *lp)
{
    return lp->column_count;
}

double ttb__lp_objective(const ttb__lp *lp, const double point[])
{
    double objective = 0;

    for (int32_t column = 0; column < lp->column_count; column++)
        objective += lp->cost.items[column] * point[column];
    return objective;
}

/* ---- Making and freeing */

static void make_program(void *data)
{
    ttb__lp *lp = data;

    lp->program = glp_create_prob();
    glp_set_obj_dir(lp->program, GLP_MIN);
}

ttb_status ttb__lp_new(ttb__mip_session *session, ttb__lp **lp_out)
{
    ttb__lp *lp = ttb__alloc(1, sizeof *lp);
    ttb_status status = lp ? TTB__PUSH(&lp->starts, 0) : TTB_ERR_MEMORY;

    *lp_out = NULL;
    if (!status)
        status = ttb__mip_guard(session, make_program, lp);
    if (status) {
        ttb__lp_free(lp);
        return status;
    }
    lp->session = session;
    lp->session_next = session->programs;
    session->programs = lp;
    *lp_out = lp;
    return TTB_OK;
}

static void delete_program(void *data)
{
    glp_delete_prob(((ttb__lp *)data)->program);
}

/* Leave the session; in a dead one GLPK's copy is gone already. */
static void leave_session(ttb__lp *lp)
{
    ttb__lp **link = &lp->session->programs;

    while (*link != lp)
        link = &(*link)->session_next;
    *link = lp->session_next;
    (void)ttb__mip_guard(lp->session, delete_program, lp);
}

void ttb__lp_free(ttb__lp *lp)
{
    if (!lp)
        return;
    if (lp->session)
        leave_session(lp);
    ttb__free(lp->row_lower.items);
    ttb__free(lp->row_upper.items);
    ttb__free(lp->lower.items);
    ttb__free(lp->upper.items);
    ttb__free(lp->cost.items);
    ttb__free(lp->starts.items);
    ttb__free(lp->entry_rows.items);
    ttb__free(lp->entry_values.items);
    ttb__free(lp->primal);
    ttb__free(lp->reduced);
    ttb__free(lp->dual);
    ttb__free(lp->point);
    ttb__free(lp);
}

/* ---- Checks */

int ttb__lp_is_number(double number)
{
    return fabs(number) <= MOST_NUMBER; /* NaN: no */
}

int ttb__lp_are_bounds(double lower, double upper)
{
    return lower <= upper && (ttb__lp_is_number(lower) || lower == -INFINITY) &&
           (ttb__lp_is_number(upper) || upper == INFINITY);
}

void ttb__lp_lose_optimum(ttb__lp *lp)
{
    lp->is_optimal = 0;
    if (lp->next_start == TTB__LP_DUAL)
        lp->next_start = TTB__LP_PRIMAL;
}

int ttb__lp_bound_type(double lower, double upper)
{
    if (lower == upper)
        return GLP_FX;
    if (isinf(lower))
        return isinf(upper) ? GLP_FR : GLP_UP;
    return isinf(upper) ? GLP_LO : GLP_DB;
}

/* ---- Changes */

typedef struct change_work {
    ttb__lp *lp;
    int32_t index;
    double lower, upper, cost;
} change_work;

static void change_row(void *data)
{
    const change_work *work = data;

    glp_set_row_bnds(work->lp->program, work->index + 1,
                     ttb__lp_bound_type(work->lower, work->upper), work->lower, work->upper);
}

static void change_column(void *data)
{
    const change_work *work = data;

    glp_set_col_bnds(work->lp->program, work->index + 1,
                     ttb__lp_bound_type(work->lower, work->upper), work->lower, work->upper);
}

static void change_cost(void *data)
{
    const change_work *work = data;

    glp_set_obj_coef(work->lp->program, work->index + 1, work->cost);
}

static ttb_status change_bounds(ttb__lp *lp, int32_t count, ttb__mip_work_fn change,
                                change_work *work, ttb__doubles *lowers, ttb__doubles *uppers)
{
    ttb_status status = ttb__lp_status(lp);

    if (status)
        return status;
    if (work->index < 0 || work->index >= count || !ttb__lp_are_bounds(work->lower, work->upper))
        return TTB_ERR_RANGE;
    status = ttb__mip_guard(lp->session, change, work);
    if (status)
        return status;
    lowers->items[work->index] = work->lower;
    uppers->items[work->index] = work->upper;
    if (lp->is_optimal)
        lp->next_start = TTB__LP_DUAL; /* the basis stays dual feasible */
    return TTB_OK;
}

ttb_status ttb__lp_set_row_bounds(ttb__lp *lp, int32_t row, double lower, double upper)
{
    change_work work = {lp, row, lower, upper, 0};

    return change_bounds(lp, lp->row_count, change_row, &work, &lp->row_lower, &lp->row_upper);
}

ttb_status ttb__lp_set_column_bounds(ttb__lp *lp, int32_t column, double lower, double upper)
{
    change_work work = {lp, column, lower, upper, 0};

    return change_bounds(lp, lp->column_count, change_column, &work, &lp->lower, &lp->upper);
}

ttb_status ttb__lp_set_cost(ttb__lp *lp, int32_t column, double cost)
{
    change_work work = {lp, column, 0, 0, cost};
    ttb_status status = ttb__lp_status(lp);

    if (status)
        return status;
    if (column < 0 || column >= lp->column_count || !ttb__lp_is_number(cost))
        return TTB_ERR_RANGE;
    status = ttb__mip_guard(lp->session, change_cost, &work);
    if (status)
        return status;
    lp->cost.items[column] = cost;
    ttb__lp_lose_optimum(lp);
    return TTB_OK;
}
