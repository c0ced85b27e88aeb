/* The inside of a linear program: GLPK's copy, which dies with the session, and our own, which
 * judges its answers. Inside mip/ only. */
#ifndef TTB_MIP_LP_H
#define TTB_MIP_LP_H

#include "base/memory.h"
#include "mip/mip.h"

struct glp_prob;

/* GLPK's own limits; that of rows holds for columns too. */
enum { TTB__LP_MOST_ROWS = 100000000, TTB__LP_MOST_ENTRIES = 500000000 };

typedef TTB__ARRAY(double) ttb__doubles;

/* How the next solve starts. */
enum { TTB__LP_COLD, TTB__LP_PRIMAL, TTB__LP_DUAL };

struct ttb__lp {
    ttb__mip_session *session; /* NULL once it is closed */
    ttb__lp *session_next;
    struct glp_prob *program;
    int32_t row_count, column_count;
    ttb__doubles row_lower, row_upper, lower, upper, cost;
    TTB__ARRAY(int64_t) starts; /* column_count + 1, columns one after the other */
    TTB__ARRAY(int32_t) entry_rows;
    ttb__doubles entry_values;
    int32_t next_start;
    int32_t is_optimal;              /* the basis is, as long as nothing changes */
    double *primal, *reduced, *dual; /* of the last solve */
    double *point;                   /* of the last integer solve */
};

/* TTB_OK, or why the program cannot be used: what its session died of, TTB_ERR_STATE once it is
 * closed. */
ttb_status ttb__lp_status(const ttb__lp *lp);
/* A number that GLPK may see: finite and not huge. */
int ttb__lp_is_number(double number);
/* The same for bounds, which may be infinite each on its side. */
int ttb__lp_are_bounds(double lower, double upper);
/* GLPK's word for such bounds. */
int ttb__lp_bound_type(double lower, double upper);
/* The basis is no longer dual feasible. */
void ttb__lp_lose_optimum(ttb__lp *lp);
double ttb__lp_objective(const ttb__lp *lp, const double point[]);
/* 1 if all numbers of the program are whole and at most 2^53 in size. */
int ttb__lp_is_whole(const ttb__lp *lp);

/* ---- state.c: what GLPK's answers mean */

/* The state for a code that glp_simplex() or glp_intopt() returned and the status that the program
 * then has. TTB__LP_FAILED: another method may know. */
int32_t ttb__simplex_state(int code, int status);
int32_t ttb__integer_state(int code, int status);

#endif
