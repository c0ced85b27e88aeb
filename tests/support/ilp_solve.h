/* A neutral integer program given to GLPK, all at once, for tests with small ones. */
#ifndef TTB_TEST_ILP_SOLVE_H
#define TTB_TEST_ILP_SOLVE_H

#include "test.h"

#include <math.h>

#include "mip/ilp.h"
#include "mip/mip.h"

static inline void ilp_add_rows(const ttb__ilp *ilp, ttb__lp *lp)
{
    for (int64_t row = 0; row < ilp->rows.count; row++) {
        double side = (double)ilp->rows.items[row].side;
        double lower = ilp->rows.items[row].sense == TTB__ILP_AT_MOST ? (double)-INFINITY : side;
        double upper = ilp->rows.items[row].sense == TTB__ILP_AT_LEAST ? (double)INFINITY : side;
        assert_int_equal(ttb__lp_add_rows(lp, 1, &lower, &upper), TTB_OK);
    }
}

static inline void ilp_add_column(const ttb__ilp *ilp, ttb__lp *lp, int32_t number)
{
    const ttb__ilp_column *column = &ilp->columns.items[number];
    double cost = (double)column->cost, lower = (double)column->lower;
    double upper = (double)column->upper;
    int64_t starts[2] = {0, 0};
    int32_t *rows = ttb__alloc(ilp->rows.count, sizeof *rows);
    double *values = ttb__alloc(ilp->rows.count, sizeof *values);
    assert_non_null(rows);
    assert_non_null(values);
    for (int32_t row = 0; row < ilp->rows.count; row++) {
        const ttb__ilp_row *given = &ilp->rows.items[row];
        for (int64_t entry = given->first_entry; entry < given->first_entry + given->entry_count;
             entry++) {
            if (ilp->entries.items[entry].column != number)
                continue;
            rows[starts[1]] = row;
            values[starts[1]++] = (double)ilp->entries.items[entry].amount;
        }
    }
    assert_int_equal(ttb__lp_add_columns(lp, 1, &cost, &lower, &upper, starts, rows, values),
                     TTB_OK);
    ttb__free(rows);
    ttb__free(values);
}

/* Returns the state, TTB__LP_..., and where it is optimal the objective. */
static inline int32_t ilp_solve(const ttb__ilp *ilp, int64_t *objective_out)
{
    ttb__integer_limits limits = {100000, 10000000, INFINITY, 0};
    ttb__integer_result result = {0};
    ttb__mip_session *session = NULL;
    ttb__lp *lp = NULL;
    int32_t count = (int32_t)ilp->columns.count;
    int32_t *columns = ttb__alloc(count, sizeof *columns);
    assert_non_null(columns);
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    ilp_add_rows(ilp, lp);
    for (int32_t column = 0; column < count; column++) {
        columns[column] = column;
        ilp_add_column(ilp, lp, column);
    }
    assert_int_equal(ttb__lp_solve_integer(lp, count, columns, NULL, &limits, &result), TTB_OK);
    *objective_out = result.state == TTB__LP_OPTIMAL ? llround(result.objective) : 0;
    ttb__lp_free(lp);
    ttb__mip_session_close(session);
    ttb__free(columns);
    return result.state;
}

#endif
