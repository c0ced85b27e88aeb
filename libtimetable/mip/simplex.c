/* Solving the relaxation: slices of simplex, each from the basis of the last, so that a stop
 * between two of them costs nothing. */
#include <glpk.h>
#include <math.h>

#include "mip/guard.h"
#include "mip/lp.h"

enum {
    SLICE = 2000, /* pivots; fixed, so that the path does not depend on the clock. Under 1,000
                     GLPK's cure for stalling rarely starts */
    LOOK_MS = 15, /* how often simplex prints, which is when poll is asked */
    SLICE_MS = 10 * 60 * 1000 /* only against an endless loop */
};

/* One way to run simplex. */
typedef struct method {
    int start; /* START_... */
    int simplex, pricing, ratio_test;
} method;

enum { START_HERE, START_SLACK, START_ADVANCED, START_SCALED };

/* The first three are the normal ways; then what is tried in turn after a failure. Warm primal and
 * flipping dual are the fastest by measurement; scaling does nothing for 0-1 matrices, so it comes
 * only as a cure. */
static const method warm_primal = {START_HERE, GLP_PRIMAL, GLP_PT_PSE, GLP_RT_HAR};
static const method cold_primal = {START_ADVANCED, GLP_PRIMAL, GLP_PT_PSE, GLP_RT_HAR};
static const method flipping_dual = {START_HERE, GLP_DUALP, GLP_PT_PSE, GLP_RT_FLIP};
static const method ladder[] = {
    {START_SLACK, GLP_DUALP, GLP_PT_PSE, GLP_RT_FLIP},
    {START_SCALED, GLP_PRIMAL, GLP_PT_PSE, GLP_RT_HAR},
    {START_SLACK, GLP_PRIMAL, GLP_PT_STD, GLP_RT_STD},
};

typedef struct slice_work {
    struct glp_prob *program;
    method method;
    int most_pivots;
    int code, status, is_primal_feasible, pivots;
} slice_work;

static void start_basis(struct glp_prob *program, int start)
{
    if (start == START_SCALED)
        glp_scale_prob(program, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N | GLP_SF_SKIP);
    if (start == START_SLACK)
        glp_std_basis(program);
    else if (start != START_HERE)
        glp_adv_basis(program, 0);
}

static void run_slice(void *data)
{
    slice_work *work = data;
    glp_smcp control;

    glp_init_smcp(&control);
    control.msg_lev = GLP_MSG_ON; /* printing is what asks poll */
    control.out_frq = LOOK_MS;
    control.meth = work->method.simplex;
    control.pricing = work->method.pricing;
    control.r_test = work->method.ratio_test;
    control.it_lim = work->most_pivots;
    control.tm_lim = SLICE_MS;
    start_basis(work->program, work->method.start);
    glp_set_it_cnt(work->program, 0);
    work->code = glp_simplex(work->program, &control);
    work->pivots = glp_get_it_cnt(work->program);
    work->status = glp_get_status(work->program);
    work->is_primal_feasible = glp_get_prim_stat(work->program) == GLP_FEAS;
}

/* ---- One method, in slices */

/* *left: pivots that may still be made, and are taken away here. */
static ttb_status run_method(ttb__lp *lp, method how, int64_t *left, slice_work *work,
                             int32_t *state_out)
{
    *work = (slice_work){.program = lp->program, .method = how};
    do {
        ttb_status status;
        if (ttb__mip_must_stop(lp->session)) {
            *state_out = TTB__LP_STOPPED;
            return TTB_OK;
        }
        work->most_pivots = *left < SLICE ? (int)*left : SLICE;
        status = ttb__mip_guard(lp->session, run_slice, work);
        if (status)
            return status;
        *left -= work->pivots < *left ? work->pivots : *left;
        work->method.start = START_HERE;
        *state_out = ttb__simplex_state(work->code, work->status);
    } while (*state_out == TTB__LP_LIMIT && work->code == GLP_EITLIM && *left > 0);
    return TTB_OK;
}

/* With prices of at least nothing the slack basis is dual feasible and the dual simplex has only
 * its second phase to do. */
static int is_slack_dual_feasible(const ttb__lp *lp)
{
    for (int32_t column = 0; column < lp->column_count; column++)
        if (lp->cost.items[column] < 0 || isinf(lp->lower.items[column]))
            return 0;
    return 1;
}

static method choose_method(ttb__lp *lp)
{
    if (lp->next_start == TTB__LP_COLD && !is_slack_dual_feasible(lp)) {
        lp->next_start = TTB__LP_PRIMAL;
        return cold_primal;
    }
    if (lp->next_start == TTB__LP_COLD)
        lp->next_start = TTB__LP_DUAL; /* also where a limit cuts this solve in two */
    return lp->next_start == TTB__LP_DUAL ? flipping_dual : warm_primal;
}

static ttb_status run_methods(ttb__lp *lp, int64_t *left, slice_work *work, int32_t *state_out)
{
    ttb_status status = run_method(lp, choose_method(lp), left, work, state_out);

    for (size_t step = 0; step < sizeof ladder / sizeof *ladder; step++)
        if (!status && *state_out == TTB__LP_FAILED && *left > 0)
            status = run_method(lp, ladder[step], left, work, state_out);
    return status;
}

/* ---- Answers */

static void read_answer(void *data)
{
    ttb__lp *lp = data;

    for (int32_t column = 0; column < lp->column_count; column++) {
        lp->primal[column] = glp_get_col_prim(lp->program, column + 1);
        lp->reduced[column] = glp_get_col_dual(lp->program, column + 1);
    }
    for (int32_t row = 0; row < lp->row_count; row++)
        lp->dual[row] = glp_get_row_dual(lp->program, row + 1);
}

static ttb_status make_room(ttb__lp *lp)
{
    double **arrays[3] = {&lp->primal, &lp->reduced, &lp->dual};

    for (int array = 0; array < 3; array++) {
        ttb__free(*arrays[array]);
        *arrays[array] = ttb__alloc(array < 2 ? lp->column_count : lp->row_count, sizeof(double));
    }
    return lp->primal && lp->reduced && lp->dual ? TTB_OK : TTB_ERR_MEMORY;
}

static ttb_status take_answer(ttb__lp *lp, const slice_work *work, ttb__lp_result *result)
{
    ttb_status status;

    lp->is_optimal = result->state == TTB__LP_OPTIMAL;
    if (lp->is_optimal)
        lp->next_start = TTB__LP_PRIMAL;
    if (!lp->is_optimal && result->state != TTB__LP_LIMIT && result->state != TTB__LP_STOPPED)
        return TTB_OK;
    status = ttb__mip_guard(lp->session, read_answer, lp);
    if (status)
        return status;
    result->has_point = lp->is_optimal || work->is_primal_feasible;
    result->objective = result->has_point ? ttb__lp_objective(lp, lp->primal) : 0;
    result->primal = lp->primal;
    result->duals = lp->dual;
    result->reduced_costs = lp->reduced;
    return TTB_OK;
}

/* A solve that a stop tore out of GLPK is no error: only what comes after it is. */
static ttb_status forgive_stop(const ttb__mip_session *session, ttb_status status,
                               ttb__lp_result *result)
{
    if (status != TTB_ERR_SOLVER || !session->is_hard)
        return status;
    *result = (ttb__lp_result){.state = TTB__LP_STOPPED, .pivots = result->pivots};
    return TTB_OK;
}

ttb_status ttb__lp_solve(ttb__lp *lp, int64_t most_pivots, ttb__lp_result *result_out)
{
    ttb_status status = ttb__lp_status(lp);
    int64_t left = most_pivots;
    slice_work work = {0};

    *result_out = (ttb__lp_result){.state = TTB__LP_FAILED};
    if (status)
        return status;
    if (most_pivots < 1)
        return TTB_ERR_RANGE;
    if (make_room(lp))
        return TTB_ERR_MEMORY;
    ttb__mip_forget_stop(lp->session);
    status = run_methods(lp, &left, &work, &result_out->state);
    result_out->pivots = most_pivots - left;
    if (!status)
        status = take_answer(lp, &work, result_out);
    return forgive_stop(lp->session, status, result_out);
}
