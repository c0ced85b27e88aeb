/* The tree search, inside GLPK. It works on a copy, so that the relaxation stays warm. */
#include "mip/tree.h"

#include <glpk.h>
#include <math.h>

#include "base/sanitize.h"
#include "mip/guard.h"

enum { LOOK_MS = 15, MOST_MS = 24 * 60 * 60 * 1000 };

static int is_over(ttb__tree *work, glp_tree *tree)
{
    int total;

    glp_ios_tree_size(tree, NULL, NULL, &total);
    TTB__WRITTEN(&total, sizeof total);
    work->nodes = total;
    work->pivots = glp_get_it_cnt(glp_ios_get_prob(tree));
    work->is_stopped = ttb__mip_must_stop(work->lp->session);
    return work->is_stopped || work->nodes > work->limits->most_nodes ||
           work->pivots > work->most_pivots;
}

/* Branch on the column nearest to a half among the first ones, if one is not whole. GLPK chooses
 * among the others. */
static void choose_branch(const ttb__tree *work, glp_tree *tree)
{
    struct glp_prob *program = glp_ios_get_prob(tree);
    double most = 0;
    int found = 0;

    for (int column = 1; column <= work->limits->branch_first; column++) {
        double value = glp_get_col_prim(program, column), part = value - floor(value);
        double distance = part < 0.5 ? part : 1 - part;
        if (distance > most && glp_ios_can_branch(tree, column)) {
            most = distance;
            found = column;
        }
    }
    if (found)
        glp_ios_branch_upon(tree, found, GLP_NO_BRNCH);
}

/* The best bound is lost when glp_intopt() returns, so it is kept at every look. */
static void on_tree(glp_tree *tree, void *info)
{
    ttb__tree *work = info;
    int best = glp_ios_best_node(tree);

    if (best) {
        double bound = glp_ios_node_bound(tree, best);
        if (fabs(bound) < 1e300) {
            work->bound = bound;
            work->has_bound = 1;
        }
    }
    if (is_over(work, tree)) {
        glp_ios_terminate(tree);
    } else if (glp_ios_reason(tree) == GLP_IHEUR && work->injected) {
        (void)glp_ios_heur_sol(tree, work->injected); /* believes us: it was checked */
        work->injected = NULL;
    } else if (glp_ios_reason(tree) == GLP_IBRANCH) {
        choose_branch(work, tree);
    }
}

/* Only points at or below the cutoff: a row, because GLPK has no parameter for it. The arrays are
 * GLPK's, which go with the environment if a call here fails. */
static void add_cutoff(const ttb__tree *work)
{
    const ttb__lp *lp = work->lp;
    int *numbers = glp_alloc(lp->column_count + 1, sizeof(int));
    double *costs = glp_alloc(lp->column_count + 1, sizeof(double));
    int row = glp_add_rows(work->program, 1), length = 0;

    for (int32_t column = 0; column < lp->column_count; column++) {
        if (lp->cost.items[column] == 0)
            continue;
        length++;
        numbers[length] = column + 1;
        costs[length] = lp->cost.items[column];
    }
    glp_set_row_bnds(work->program, row, GLP_UP, 0, work->limits->cutoff);
    glp_set_mat_row(work->program, row, length, numbers, costs);
    glp_free(costs);
    glp_free(numbers);
}

void ttb__tree_copy(void *data)
{
    ttb__tree *work = data;

    work->program = glp_create_prob();
    glp_copy_prob(work->program, work->lp->program, GLP_OFF);
    for (int32_t index = 0; index < work->count; index++)
        glp_set_col_kind(work->program, work->columns[index] + 1, GLP_IV);
    if (work->limits->cutoff < INFINITY)
        add_cutoff(work);
}

static void relax(ttb__tree *work)
{
    glp_smcp control;

    glp_init_smcp(&control);
    control.msg_lev = GLP_MSG_ON;
    control.out_frq = LOOK_MS;
    control.meth = GLP_DUALP;
    control.r_test = GLP_RT_FLIP;
    control.it_lim = work->most_pivots < INT32_MAX ? (int)work->most_pivots : INT32_MAX;
    control.tm_lim = MOST_MS;
    work->code = glp_simplex(work->program, &control);
    work->status = glp_get_status(work->program);
    work->is_relaxed = ttb__simplex_state(work->code, work->status) == TTB__LP_OPTIMAL;
}

/* The settings were measured: cuts (mixed integer rounding) and the feasibility pump decide, the
 * presolver and cover cuts are wrong at times, the proximity search keeps no limit. */
void ttb__tree_search(void *data)
{
    ttb__tree *work = data;
    glp_iocp control;

    relax(work);
    if (!work->is_relaxed)
        return;
    glp_init_iocp(&control);
    control.msg_lev = GLP_MSG_ON;
    control.out_frq = LOOK_MS;
    control.out_dly = 0;
    control.tm_lim = MOST_MS;
    control.tol_int = 1e-7; /* under the slack of our own check */
    control.presolve = GLP_OFF;
    control.mir_cuts = GLP_ON;
    /* The pump finds first points, and cannot be stopped soon: with an incumbent it is not needed,
     * and where somebody may want to stop the tree has to do without. */
    control.fp_heur = work->injected || work->lp->session->poll ? GLP_OFF : GLP_ON;
    control.br_tech = GLP_BR_PCH;
    control.cb_func = on_tree;
    control.cb_info = work;
    glp_set_it_cnt(work->program, 0);
    work->code = glp_intopt(work->program, &control);
    work->status = glp_mip_status(work->program);
    work->has_point = work->status == GLP_OPT || work->status == GLP_FEAS;
    if (work->has_point)
        for (int32_t column = 0; column < work->lp->column_count; column++)
            work->point[column] = glp_mip_col_val(work->program, column + 1);
}

void ttb__tree_delete(void *data)
{
    glp_delete_prob(((ttb__tree *)data)->program);
}
