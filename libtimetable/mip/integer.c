/* Looking for whole points. What GLPK returns is believed only after a check against our own rows.
 */
#include <math.h>
#include <string.h>

#include "mip/guard.h"
#include "mip/tree.h"

#define WHOLE_SLACK 1e-6

/* ---- Points */

/* Round the integer columns; 0 if one is not near a whole number or a row does not hold. */
static int make_whole(const ttb__tree *work, double point[])
{
    for (int32_t index = 0; index < work->count; index++) {
        double *value = &point[work->columns[index]];
        double whole = fabs(*value) < 1e15 ? (double)llround(*value) : *value;
        if (!(fabs(*value - whole) <= WHOLE_SLACK))
            return 0;
        *value = whole;
    }
    return ttb__lp_is_point(work->lp, point);
}

/* Take work->point as the answer if it is one and better than what there is. 0 if it is wrong. */
static int take_point(const ttb__tree *work, ttb__integer_result *result)
{
    ttb__lp *lp = work->lp;
    double objective;

    if (!make_whole(work, work->point))
        return 0;
    objective = ttb__lp_objective(lp, work->point);
    if (result->has_point && objective >= result->objective)
        return 1;
    memcpy(lp->point, work->point, (size_t)lp->column_count * sizeof *lp->point);
    result->has_point = 1;
    result->objective = objective;
    result->point = lp->point;
    return 1;
}

/* ---- The steps */

static int is_above_cutoff(double objective, const ttb__integer_limits *limits)
{
    return objective > limits->cutoff + WHOLE_SLACK * (1 + fabs(limits->cutoff));
}

static ttb_status check_question(const ttb__tree *work)
{
    const ttb__lp *lp = work->lp;
    double cutoff = work->limits->cutoff;

    if (work->count < 0 || work->limits->most_nodes < 1 || work->limits->most_pivots < 1 ||
        !(ttb__lp_is_number(cutoff) || cutoff == INFINITY))
        return TTB_ERR_RANGE;
    for (int32_t index = 0; index < work->count; index++) {
        int32_t column = work->columns[index];
        if (column < 0 || column >= lp->column_count ||
            (index > 0 && column <= work->columns[index - 1]))
            return TTB_ERR_RANGE;
        if (lp->lower.items[column] != floor(lp->lower.items[column]) ||
            lp->upper.items[column] != floor(lp->upper.items[column]))
            return TTB_ERR_RANGE; /* GLPK refuses such columns */
    }
    return TTB_OK;
}

static ttb_status take_incumbent(ttb__tree *work, const double *incumbent,
                                 ttb__integer_result *result)
{
    int32_t columns = work->lp->column_count;

    if (!incumbent)
        return TTB_OK;
    memcpy(work->point, incumbent, (size_t)columns * sizeof *incumbent);
    if (!take_point(work, result))
        return TTB_ERR_RANGE;
    if (is_above_cutoff(result->objective, work->limits))
        return TTB_OK;
    work->injected = ttb__alloc((int64_t)columns + 1, sizeof *work->injected);
    if (!work->injected)
        return TTB_ERR_MEMORY;
    memcpy(work->injected + 1, work->lp->point, (size_t)columns * sizeof *incumbent);
    return TTB_OK;
}

/* The relaxation, solved in slices. 1 in *is_done_out if it is the whole answer. */
static ttb_status solve_root(ttb__tree *work, ttb__integer_result *result, int *is_done_out)
{
    ttb__lp_result root;
    ttb_status status = ttb__lp_solve(work->lp, work->limits->most_pivots, &root);

    result->pivots = root.pivots;
    result->state = root.state;
    *is_done_out = 1;
    if (status || root.state != TTB__LP_OPTIMAL)
        return status;
    result->has_bound = 1;
    result->bound = root.objective;
    if (is_above_cutoff(root.objective, work->limits)) {
        result->state = TTB__LP_INFEASIBLE;
        return TTB_OK;
    }
    memcpy(work->point, root.primal, (size_t)work->lp->column_count * sizeof *work->point);
    *is_done_out = take_point(work, result);
    return TTB_OK;
}

static int32_t judge(const ttb__tree *work, ttb__integer_result *result)
{
    int32_t state = work->is_relaxed ? ttb__integer_state(work->code, work->status)
                                     : ttb__simplex_state(work->code, work->status);

    if (work->has_point && !take_point(work, result))
        return TTB__LP_FAILED; /* GLPK believes in a point that breaks a row */
    if (state == TTB__LP_LIMIT && work->is_stopped)
        return TTB__LP_STOPPED;
    return state;
}

static ttb_status search_tree(ttb__tree *work, ttb__integer_result *result)
{
    ttb__mip_session *session = work->lp->session;
    ttb_status status;

    work->most_pivots = work->limits->most_pivots - result->pivots;
    if (work->most_pivots < 1) {
        result->state = TTB__LP_LIMIT;
        return TTB_OK;
    }
    session->is_in_tree = 1;
    status = ttb__mip_guard(session, ttb__tree_copy, work);
    if (!status)
        status = ttb__mip_guard(session, ttb__tree_search, work);
    session->is_in_tree = 0;
    if (!status)
        status = ttb__mip_guard(session, ttb__tree_delete, work);
    result->nodes = work->nodes;
    result->pivots += work->pivots;
    if (work->has_bound && work->bound > result->bound)
        result->bound = work->bound;
    if (status == TTB_ERR_SOLVER && session->is_hard) {
        result->state = TTB__LP_STOPPED;
        return TTB_OK;
    }
    if (!status)
        result->state = judge(work, result);
    if (!status && result->state == TTB__LP_OPTIMAL)
        result->bound = result->objective;
    return status;
}

static ttb_status solve_integer(ttb__tree *work, const double *incumbent,
                                ttb__integer_result *result)
{
    double *injected;
    int is_done = 0;
    ttb_status status = take_incumbent(work, incumbent, result);

    injected = work->injected;
    if (!status)
        status = solve_root(work, result, &is_done);
    if (!status && !is_done)
        status = search_tree(work, result);
    ttb__free(injected);
    return status;
}

ttb_status ttb__lp_solve_integer(ttb__lp *lp, int32_t count, const int32_t columns[],
                                 const double *incumbent, const ttb__integer_limits *limits,
                                 ttb__integer_result *result_out)
{
    ttb__tree work = {.lp = lp, .count = count, .columns = columns, .limits = limits};
    ttb_status status = ttb__lp_status(lp);

    *result_out = (ttb__integer_result){.state = TTB__LP_FAILED};
    if (!status)
        status = check_question(&work);
    if (status)
        return status;
    ttb__free(lp->point);
    lp->point = ttb__alloc(lp->column_count, sizeof *lp->point);
    work.point = ttb__alloc(lp->column_count, sizeof *work.point);
    status = lp->point && work.point ? solve_integer(&work, incumbent, result_out) : TTB_ERR_MEMORY;
    ttb__free(work.point);
    return status;
}
