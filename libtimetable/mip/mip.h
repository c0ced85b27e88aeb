/* Linear and integer programs that know no school, and the only door to GLPK.
 *
 * A session is one thread's GLPK environment. It is opened, used and closed on one thread that the
 * library owns, and so are its programs. Every call that enters GLPK is guarded: where GLPK would
 * end the process, the session dies instead, the call says TTB_ERR_MEMORY or TTB_ERR_SOLVER, and so
 * does every later call on its programs. Freeing and closing stay safe.
 *
 * Work is counted in pivots, never in time: the same calls give the same answers and counts. */
#ifndef TTB_MIP_MIP_H
#define TTB_MIP_MIP_H

#include <stdint.h>

#include "timetable.h"

typedef struct ttb__mip_session ttb__mip_session;
typedef struct ttb__lp ttb__lp;

/* Should the work stop? 0: go on. Called on the session's thread, from inside GLPK too: it must
 * return, quickly, and must not call mip/. */
typedef int (*ttb__mip_poll_fn)(void *user);

/* What became of a solve. */
enum {
    TTB__LP_OPTIMAL,    /* solved; an integer program: GLPK says so, which is no certificate */
    TTB__LP_INFEASIBLE, /* an integer program with a cutoff: nothing at or below the cutoff */
    TTB__LP_UNBOUNDED,
    TTB__LP_LIMIT,   /* pivots or nodes are used up; solving again goes on from there */
    TTB__LP_STOPPED, /* poll said so. If a running simplex had to be left, the session is dead */
    TTB__LP_FAILED   /* GLPK found no answer by any method; the session lives */
};

/* ---- Session */

/* Open this thread's session. memory_limit_mb 0: none; beyond it calls say TTB_ERR_MEMORY. poll may
 * be NULL. TTB_ERR_STATE if this thread has a GLPK environment already. Where GLPK keeps one
 * environment for the whole process, waits until no other session is open (TTB_ERR_STATE if poll
 * says stop meanwhile). */
ttb_status ttb__mip_session_open(ttb__mip_poll_fn poll, void *poll_user, int32_t memory_limit_mb,
                                 ttb__mip_session **session_out);
/* Close it, on the thread that opened it. Programs that are still there become empty shells. NULL
 * is fine. */
void ttb__mip_session_close(ttb__mip_session *session);
/* TTB_OK while the session lives; else what it died of (TTB_ERR_SOLVER after a stop too). */
ttb_status ttb__mip_session_status(const ttb__mip_session *session);
/* What GLPK printed when the session died, "" if nothing. Borrowed; for details of findings. */
const char *ttb__mip_session_detail(const ttb__mip_session *session);

/* ---- Building: minimise cost x, lower <= A x <= upper, lower <= x <= upper
 *
 * Rows and columns are numbered from 0. Bounds may be -INFINITY and INFINITY, every other number is
 * finite and at most 1e15 in size; lower <= upper. TTB_ERR_RANGE, and nothing changed, where a
 * number, a row or a column is not so, or a row occurs twice in a column. TTB_ERR_TOO_LARGE beyond
 * what GLPK can number. */

ttb_status ttb__lp_new(ttb__mip_session *session, ttb__lp **lp_out);
void ttb__lp_free(ttb__lp *lp);
ttb_status ttb__lp_add_rows(ttb__lp *lp, int32_t count, const double lower[], const double upper[]);
/* The same with entries in columns that are there: row r has the entries starts[r] to
 * starts[r + 1] - 1 of columns and values. The basis stays good: the next solve is a dual one. */
ttb_status ttb__lp_add_filled_rows(ttb__lp *lp, int32_t count, const double lower[],
                                   const double upper[], const int64_t starts[],
                                   const int32_t columns[], const double values[]);
/* Column c has the entries starts[c] to starts[c + 1] - 1 of rows and values; starts has count + 1
 * items. New columns stand at a bound, outside the basis, which stays good. */
ttb_status ttb__lp_add_columns(ttb__lp *lp, int32_t count, const double cost[],
                               const double lower[], const double upper[], const int64_t starts[],
                               const int32_t rows[], const double values[]);
ttb_status ttb__lp_set_cost(ttb__lp *lp, int32_t column, double cost);
ttb_status ttb__lp_set_column_bounds(ttb__lp *lp, int32_t column, double lower, double upper);
ttb_status ttb__lp_set_row_bounds(ttb__lp *lp, int32_t row, double lower, double upper);
/* Delete columns, given in ascending order; the others close up and keep their order. Cheap for the
 * next solve where they are not in the basis (primal value at a bound). */
ttb_status ttb__lp_delete_columns(ttb__lp *lp, int32_t count, const int32_t columns[]);
int32_t ttb__lp_row_count(const ttb__lp *lp);
int32_t ttb__lp_column_count(const ttb__lp *lp);

/* ---- Solving */

/* Arrays are borrowed until the next call on this program, also after the session died. With
 * has_point 0 primal and objective mean nothing. Duals and reduced costs are there after OPTIMAL,
 * LIMIT and a STOPPED that left the session alive, else NULL: cost of column c =
 * reduced_costs[c] + sum of duals[r] * a[r][c]. A dual is at least 0 where the row stands at its
 * lower bound. */
typedef struct ttb__lp_result {
    int32_t state;
    int32_t has_point; /* primal keeps all bounds, within GLPK's 1e-7 */
    double objective;
    int64_t pivots; /* of this call */
    const double *primal, *duals, *reduced_costs;
} ttb__lp_result;

/* Solve from the last basis (primal simplex; dual after changes of bounds only), the first time
 * from a cold start. most_pivots counts this call only; at least 1. */
ttb_status ttb__lp_solve(ttb__lp *lp, int64_t most_pivots, ttb__lp_result *result_out);

typedef struct ttb__integer_limits {
    int64_t most_nodes, most_pivots; /* each at least 1 */
    double cutoff;                   /* only objectives up to this are wanted; INFINITY: any */
    int32_t branch_first; /* the first columns, so many, are branched on before all others */
} ttb__integer_limits;

/* point is borrowed as above; integer columns hold whole numbers exactly. It was checked against
 * our own copy of the program: in integers where all numbers are whole, else within 1e-6. */
typedef struct ttb__integer_result {
    int32_t state;
    int32_t has_point, has_bound;
    double objective, bound; /* bound: GLPK's, good for decisions and no proof */
    int64_t nodes, pivots;
    const double *point;
} ttb__integer_result;

/* Look for the best point whose columns in the list are whole (the list ascending). incumbent, if
 * not NULL, is a point of the program, TTB_ERR_RANGE if it is not; it is the answer if nothing
 * better is found. The program itself stays as it was, with its root relaxation solved.
 *
 * A stop shows within one relaxation of a node. GLPK's feasibility pump, which looks up only every
 * 10 s, runs neither with an incumbent nor in a session that has a poll; its presolver never. */
ttb_status ttb__lp_solve_integer(ttb__lp *lp, int32_t count, const int32_t columns[],
                                 const double *incumbent, const ttb__integer_limits *limits,
                                 ttb__integer_result *result_out);

/* ---- Exact answers from our own copy, which GLPK never touches */

/* A lower bound on the objective from any multipliers, good or bad, in integers: the least multiple
 * of unit that is at least the bound (unit: 1 or more, what the wanted objectives are multiples
 * of). Multipliers with a sign that their row cannot use count as 0. TTB_ERR_UNSUPPORTED where a
 * number of the program is not whole or a column with a price has no bound to hold it;
 * TTB_ERR_RANGE where the sums pass 127 bits. See docs/explain/bounds.md, formula 1. */
ttb_status ttb__lp_exact_bound(const ttb__lp *lp, const double duals[], int64_t unit,
                               int64_t *bound_out);
/* 1 if the point keeps all rows and bounds: in integers where all is whole, else within 1e-6. */
int ttb__lp_is_point(const ttb__lp *lp, const double point[]);

#endif
