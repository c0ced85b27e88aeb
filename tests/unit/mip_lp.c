/* Warm linear programs: building, solving, and what is refused. */
#include "test.h"

#include <math.h>

#include "base/memory.h"
#include "base/random.h"
#include "mip/mip.h"

static int open_session(void **state)
{
    return ttb__mip_session_open(NULL, NULL, 0, (ttb__mip_session **)state) != TTB_OK;
}

static int close_session(void **state)
{
    ttb__mip_session_close(*state);
    return 0;
}

static ttb__lp *new_lp(void **state)
{
    ttb__lp *lp;

    assert_int_equal(ttb__lp_new(*state, &lp), TTB_OK);
    return lp;
}

static void add_column(ttb__lp *lp, double cost, double upper, int32_t count, const int32_t rows[],
                       const double values[])
{
    const int64_t starts[2] = {0, count};
    const double lower = 0;

    assert_int_equal(ttb__lp_add_columns(lp, 1, &cost, &lower, &upper, starts, rows, values),
                     TTB_OK);
}

/* ---- Column generation: cutting stock, Gilmore and Gomory. Stock of 100; the relaxation needs
 * 452.25 rolls for these orders (a textbook example: 45 x 97, 36 x 610, 31 x 395, 14 x 211). */

enum { SIZES = 4, STOCK = 100 };

static const int32_t widths[SIZES] = {45, 36, 31, 14};
static const double orders[SIZES] = {97, 610, 395, 211};

/* The most valuable pattern, by trying all. */
static double best_pattern(const double duals[], double pattern[SIZES])
{
    double best = 0;

    for (int32_t first = 0; first <= STOCK / widths[0]; first++)
        for (int32_t second = 0; second <= STOCK / widths[1]; second++)
            for (int32_t third = 0; third <= STOCK / widths[2]; third++) {
                int32_t left = STOCK - first * widths[0] - second * widths[1] - third * widths[2];
                double counts[SIZES] = {first, second, third, left / widths[3]}, value = 0;
                if (left < 0)
                    continue;
                for (int size = 0; size < SIZES; size++)
                    value += counts[size] * duals[size];
                if (value <= best)
                    continue;
                best = value;
                for (int size = 0; size < SIZES; size++)
                    pattern[size] = counts[size];
            }
    return best;
}

static int64_t generate_columns(ttb__lp *lp, double *objective_out)
{
    const int32_t rows[SIZES] = {0, 1, 2, 3};
    const double none[SIZES] = {INFINITY, INFINITY, INFINITY, INFINITY};
    double pattern[SIZES], one = 1;
    int64_t pivots = 0;
    ttb__lp_result result;

    assert_int_equal(ttb__lp_add_rows(lp, SIZES, orders, none), TTB_OK);
    for (int32_t size = 0; size < SIZES; size++)
        add_column(lp, 1, INFINITY, 1, &size, &one);
    for (int round = 0; round < 50; round++) {
        assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
        assert_int_equal(result.state, TTB__LP_OPTIMAL);
        pivots += result.pivots;
        if (best_pattern(result.duals, pattern) < 1 + 1e-9)
            break;
        add_column(lp, 1, INFINITY, SIZES, rows, pattern);
    }
    *objective_out = result.objective;
    return pivots;
}

static void columns_are_generated_to_the_optimum(void **state)
{
    ttb__lp *lp = new_lp(state), *again = new_lp(state);
    double objective, objective_again;
    int64_t pivots = generate_columns(lp, &objective);

    assert_true(fabs(objective - 452.25) < 1e-6);
    assert_true(pivots > 0);
    assert_int_equal(generate_columns(again, &objective_again), pivots);
    assert_true(objective == objective_again);
    ttb__lp_free(lp);
    ttb__lp_free(again);
}

/* ---- Transport: sources 30 and 40, sinks 20, 25 and 20; the cheapest is 5 x 20 ... by hand 210:
 * costs 2 4 5 / 3 1 7. */
static void make_transport(ttb__lp *lp)
{
    const double lower[5] = {-INFINITY, -INFINITY, 20, 25, 20};
    const double upper[5] = {30, 40, 20, 25, 20};
    const double costs[2][3] = {{2, 4, 5}, {3, 1, 7}}, ones[2] = {1, 1};

    assert_int_equal(ttb__lp_add_rows(lp, 5, lower, upper), TTB_OK);
    for (int32_t source = 0; source < 2; source++)
        for (int32_t sink = 0; sink < 3; sink++) {
            const int32_t rows[2] = {source, 2 + sink};
            add_column(lp, costs[source][sink], INFINITY, 2, rows, ones);
        }
}

/* The same with the rows of the sinks after the first solve: they are cut off, not built in. */
static void rows_added_later_give_the_same_optimum(void **state)
{
    const double lower[2] = {-INFINITY, -INFINITY}, upper[2] = {30, 40};
    const double needs[3] = {20, 25, 20}, ones[6] = {1, 1, 1, 1, 1, 1};
    const double costs[2][3] = {{2, 4, 5}, {3, 1, 7}};
    const int64_t starts[4] = {0, 2, 4, 6};
    const int32_t columns[6] = {0, 3, 1, 4, 2, 5};
    ttb__lp *lp = new_lp(state);
    ttb__lp_result result;
    int64_t bound;

    assert_int_equal(ttb__lp_add_rows(lp, 2, lower, upper), TTB_OK);
    for (int32_t source = 0; source < 2; source++)
        for (int32_t sink = 0; sink < 3; sink++)
            add_column(lp, costs[source][sink], 100, 1, &source, ones);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_true(fabs(result.objective) < 1e-9);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 3, needs, needs, starts, columns, ones), TTB_OK);
    assert_int_equal(ttb__lp_row_count(lp), 5);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_true(fabs(result.objective - 175) < 1e-9);
    assert_true(ttb__lp_is_point(lp, result.primal)); /* our own copy has them too */
    assert_int_equal(ttb__lp_exact_bound(lp, result.duals, 1, &bound), TTB_OK);
    assert_true(bound == 175);
    ttb__lp_free(lp);
}

static void wrong_rows_are_refused(void **state)
{
    const double zero = 0, one = 1, ones[3] = {1, 1, 1}, bad = NAN;
    const int64_t pair[2] = {0, 2}, single[2] = {0, 1}, backwards[2] = {1, 0}, triple[2] = {0, 3};
    const int64_t below_first[2] = {-1, 0};
    const int32_t twice[3] = {1, 1, 0}, beyond = 2, below = -1, good = 1;
    ttb__lp *lp = new_lp(state);

    for (int column = 0; column < 2; column++)
        add_column(lp, 1, 1, 0, NULL, NULL);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, pair, twice, ones), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, triple, twice, ones),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, single, &beyond, ones),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, single, &good, &bad),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &one, &zero, single, &good, ones),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, backwards, &good, ones),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, below_first, &good, ones),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, single, &below, ones),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, -1, &zero, &one, single, &good, ones),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 0, NULL, NULL, NULL, NULL, NULL), TTB_OK);
    assert_int_equal(ttb__lp_row_count(lp), 0);
    assert_int_equal(ttb__lp_add_filled_rows(lp, 1, &zero, &one, single, &good, ones), TTB_OK);
    assert_int_equal(ttb__lp_row_count(lp), 1);
    ttb__lp_free(lp);
}

static void transport_and_its_duals(void **state)
{
    ttb__lp *lp = new_lp(state);
    const double too_high[5] = {0, 0, 100, 100, 100};
    ttb__lp_result result;
    int64_t bound;

    make_transport(lp);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_OPTIMAL);
    assert_true(result.has_point);
    assert_true(fabs(result.objective - 175) < 1e-9);
    for (int32_t source = 0; source < 2; source++)
        for (int32_t sink = 0; sink < 3; sink++) {
            const double costs[2][3] = {{2, 4, 5}, {3, 1, 7}};
            assert_true(fabs(costs[source][sink] - result.duals[source] - result.duals[2 + sink] -
                             result.reduced_costs[source * 3 + sink]) < 1e-9);
        }
    assert_true(result.duals[0] <= 0); /* its row stands at its upper bound */
    assert_int_equal(ttb__lp_exact_bound(lp, too_high, 1, &bound), TTB_ERR_UNSUPPORTED);
    for (int32_t column = 0; column < 6; column++)
        assert_int_equal(ttb__lp_set_column_bounds(lp, column, 0, 100), TTB_OK);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_int_equal(ttb__lp_exact_bound(lp, result.duals, 1, &bound), TTB_OK);
    assert_int_equal(bound, 175);
    ttb__lp_free(lp);
}

static void changes_are_seen_by_the_next_solve(void **state)
{
    ttb__lp *lp = new_lp(state);
    ttb__lp_result result;

    make_transport(lp);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_int_equal(ttb__lp_set_row_bounds(lp, 4, 10, 10), TTB_OK); /* ten less at price 5 */
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_OPTIMAL);
    assert_true(fabs(result.objective - 115) < 1e-9);
    assert_int_equal(ttb__lp_set_cost(lp, 4, 2), TTB_OK);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_true(fabs(result.objective - 140) < 1e-9);
    ttb__lp_free(lp);
}

static void deleting_columns_closes_up(void **state)
{
    const int32_t first_two[2] = {0, 1}, wrong[2] = {1, 1}, beyond[1] = {6}, below[1] = {-1};
    ttb__lp *lp = new_lp(state);
    ttb__lp_result result;

    make_transport(lp);
    assert_int_equal(ttb__lp_delete_columns(lp, 2, wrong), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_delete_columns(lp, 1, beyond), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_delete_columns(lp, 1, below), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_delete_columns(lp, -1, first_two), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_delete_columns(lp, 0, NULL), TTB_OK);
    ttb__fault_set(1, 0);
    assert_int_equal(ttb__lp_delete_columns(lp, 2, first_two), TTB_ERR_MEMORY);
    ttb__fault_set(0, 0);
    assert_int_equal(ttb__lp_column_count(lp), 6);
    assert_int_equal(ttb__lp_delete_columns(lp, 2, first_two), TTB_OK);
    assert_int_equal(ttb__lp_column_count(lp), 4);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    /* left: 5 from the first source; 3, 1 and 7 from the second, which has 40 */
    assert_int_equal(result.state, TTB__LP_INFEASIBLE); /* 45 for 40 */
    assert_null(result.duals);
    assert_int_equal(ttb__lp_set_row_bounds(lp, 1, -INFINITY, 45), TTB_OK);
    assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
    assert_true(fabs(result.objective - (20 * 5 + 20 * 3 + 25)) < 1e-9);
    assert_true(fabs(result.primal[0] - 20) < 1e-9);
    ttb__lp_free(lp);
}

/* ---- Other outcomes */

static void unbounded_and_empty_programs(void **state)
{
    const double none = -INFINITY, five = 5, minus = -1;
    const int32_t row = 0;
    ttb__lp *lp = new_lp(state);
    ttb__lp_result result;

    assert_int_equal(ttb__lp_solve(lp, 10, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_OPTIMAL);
    assert_int_equal(ttb__lp_add_rows(lp, 1, &none, &five), TTB_OK);
    add_column(lp, -1, INFINITY, 1, &row, &minus);
    assert_int_equal(ttb__lp_solve(lp, 10, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_UNBOUNDED);
    assert_false(result.has_point);
    assert_int_equal(ttb__lp_solve(lp, 0, &result), TTB_ERR_RANGE);
    ttb__lp_free(lp);
}

/* A random assignment program: side * side columns. */
static void make_assignment(ttb__lp *lp, int32_t side, uint64_t seed)
{
    double *ones = ttb__alloc(2 * (int64_t)side, sizeof *ones);
    ttb__random random;

    ttb__random_seed(&random, seed);
    for (int32_t row = 0; row < 2 * side; row++)
        ones[row] = 1;
    assert_int_equal(ttb__lp_add_rows(lp, 2 * side, ones, ones), TTB_OK);
    for (int32_t from = 0; from < side; from++)
        for (int32_t to = 0; to < side; to++) {
            const int32_t rows[2] = {from, side + to};
            add_column(lp, (double)ttb__random_below(&random, 1000), 1, 2, rows, ones);
        }
    ttb__free(ones);
}

static void a_pivot_limit_cuts_and_the_next_solve_goes_on(void **state)
{
    ttb__lp *whole = new_lp(state), *cut = new_lp(state);
    ttb__lp_result result, part;
    int64_t pivots = 0;

    make_assignment(whole, 40, 1);
    make_assignment(cut, 40, 1);
    assert_int_equal(ttb__lp_solve(whole, 100000, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_OPTIMAL);
    do {
        int64_t bound;
        assert_int_equal(ttb__lp_solve(cut, 25, &part), TTB_OK);
        assert_true(part.pivots <= 25);
        pivots += part.pivots;
        assert_non_null(part.duals); /* good for a bound at any time */
        assert_int_equal(ttb__lp_exact_bound(cut, part.duals, 1, &bound), TTB_OK);
        assert_true((double)bound <= result.objective + 1e-6);
    } while (part.state == TTB__LP_LIMIT && pivots < 100000);
    assert_int_equal(part.state, TTB__LP_OPTIMAL);
    assert_true(fabs(part.objective - result.objective) < 1e-6);
    ttb__lp_free(whole);
    ttb__lp_free(cut);
}

static void pivots_and_points_are_the_same_each_time(void **state)
{
    ttb__lp_result first, second;
    ttb__lp *one = new_lp(state), *other = new_lp(state);

    make_assignment(one, 50, 7);
    make_assignment(other, 50, 7);
    assert_int_equal(ttb__lp_solve(one, 100000, &first), TTB_OK);
    assert_int_equal(ttb__lp_solve(other, 100000, &second), TTB_OK);
    assert_int_equal(first.state, TTB__LP_OPTIMAL);
    assert_true(first.pivots > 50);
    assert_int_equal(first.pivots, second.pivots);
    assert_memory_equal(first.primal, second.primal, 2500 * sizeof(double));
    assert_memory_equal(first.duals, second.duals, 100 * sizeof(double));
    ttb__lp_free(one);
    ttb__lp_free(other);
}

/* ---- What is refused */

static void numbers_that_are_none_are_refused(void **state)
{
    const double good = 1, wrong[] = {NAN, INFINITY, -INFINITY, 1e300};
    const int64_t starts[2] = {0, 1};
    const int32_t row = 0;
    ttb__lp *lp = new_lp(state);

    assert_int_equal(ttb__lp_add_rows(lp, 1, &good, &good), TTB_OK);
    for (int which = 0; which < 4; which++) {
        const double *bad = &wrong[which];
        assert_int_equal(ttb__lp_add_columns(lp, 1, bad, &good, &good, starts, &row, &good),
                         TTB_ERR_RANGE);
        assert_int_equal(ttb__lp_add_columns(lp, 1, &good, &good, &good, starts, &row, bad),
                         TTB_ERR_RANGE);
    }
    assert_int_equal(ttb__lp_add_columns(lp, 1, &good, &wrong[0], &good, starts, &row, &good),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, 1, &good, &good, &wrong[2], starts, &row, &good),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_rows(lp, 1, &wrong[1], &wrong[1]), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_rows(lp, 1, &wrong[0], &good), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_row_count(lp), 1);
    assert_int_equal(ttb__lp_column_count(lp), 0);
    ttb__lp_free(lp);
}

static void rows_that_are_none_are_refused(void **state)
{
    const double one[2] = {1, 1}, two = 2, zero = 0;
    const int64_t starts[2] = {0, 2}, backwards[2] = {2, 0}, below_first[2] = {-1, 1};
    const int64_t third[2] = {0, 3}, fore_and_back[3] = {0, 2, 1};
    const double ones[3] = {1, 1, 1}, zeros[2] = {0, 0};
    const int32_t twice[2] = {0, 0}, beyond[2] = {0, 2}, below[2] = {-1, 0}, good[2] = {1, 0};
    ttb__lp *lp = new_lp(state);

    assert_int_equal(ttb__lp_add_rows(lp, 2, one, one), TTB_OK);
    assert_int_equal(ttb__lp_add_rows(lp, 1, &two, one), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_rows(lp, -1, one, one), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_rows(lp, INT32_MAX, one, one), TTB_ERR_TOO_LARGE);
    assert_int_equal(ttb__lp_add_columns(lp, 1, one, &zero, one, starts, twice, one),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, 1, one, &zero, one, starts, beyond, one),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, 1, one, &zero, one, starts, below, one),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, 1, one, &zero, one, backwards, good, one),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, 1, one, &zero, one, below_first, good, one),
                     TTB_ERR_RANGE);
    assert_int_equal(
        ttb__lp_add_columns(lp, 1, one, &zero, one, third, (const int32_t[]){0, 1, 0}, ones),
        TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, 2, one, zeros, one, fore_and_back, good, one),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, -1, one, &zero, one, starts, good, one),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_add_columns(lp, 0, NULL, NULL, NULL, NULL, NULL, NULL), TTB_OK);
    assert_int_equal(ttb__lp_add_columns(lp, INT32_MAX, one, &zero, one, starts, good, one),
                     TTB_ERR_TOO_LARGE);
    assert_int_equal(ttb__lp_add_columns(lp, 1, one, &zero, one, starts, good, one), TTB_OK);
    assert_int_equal(ttb__lp_set_cost(lp, 1, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_set_cost(lp, 0, NAN), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_set_cost(lp, -1, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_set_row_bounds(lp, -1, 0, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_set_row_bounds(lp, 0, 0, 1e300), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_set_row_bounds(lp, 2, 0, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_set_column_bounds(lp, 0, 1, 0), TTB_ERR_RANGE);
    ttb__lp_free(lp);
}

static void our_own_failed_allocations_change_nothing(void **state)
{
    ttb__lp_result result;
    ttb__lp *lp = NULL;

    for (int64_t allocation = 1; allocation < 20; allocation++) {
        const double one = 1, zero = 0;
        const int64_t starts[2] = {0, 1};
        const int32_t row = 0;
        ttb_status status;
        ttb__fault_set(allocation, 0);
        status = ttb__lp_new(*state, &lp);
        if (!status)
            status = ttb__lp_add_rows(lp, 1, &one, &one);
        if (!status)
            status = ttb__lp_add_columns(lp, 1, &one, &zero, &one, starts, &row, &one);
        if (!status)
            status = ttb__lp_solve(lp, 10, &result);
        ttb__fault_set(0, 0);
        assert_true(status == TTB_OK || status == TTB_ERR_MEMORY);
        assert_true(status == TTB_OK || allocation < 19);
        ttb__lp_free(lp);
    }
    assert_int_equal(ttb__mip_session_status(*state), TTB_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_generated_to_the_optimum),
        cmocka_unit_test(transport_and_its_duals),
        cmocka_unit_test(rows_added_later_give_the_same_optimum),
        cmocka_unit_test(wrong_rows_are_refused),
        cmocka_unit_test(changes_are_seen_by_the_next_solve),
        cmocka_unit_test(deleting_columns_closes_up),
        cmocka_unit_test(unbounded_and_empty_programs),
        cmocka_unit_test(a_pivot_limit_cuts_and_the_next_solve_goes_on),
        cmocka_unit_test(pivots_and_points_are_the_same_each_time),
        cmocka_unit_test(numbers_that_are_none_are_refused),
        cmocka_unit_test(rows_that_are_none_are_refused),
        cmocka_unit_test(our_own_failed_allocations_change_nothing),
    };

    return cmocka_run_group_tests(tests, open_session, close_session);
}
