/* Bounds in integers from any multipliers. */
#include "test.h"

#include <math.h>

#include "base/memory.h"
#include "base/random.h"
#include "mip/mip.h"

enum { ROWS = 3, COLUMNS = 5 };

static int open_session(void **state)
{
    return ttb__mip_session_open(NULL, NULL, 0, (ttb__mip_session **)state) != TTB_OK;
}

static int close_session(void **state)
{
    ttb__mip_session_close(*state);
    return 0;
}

/* min cost x with random whole numbers; feasible, as x = 1 is made so. */
static ttb__lp *make_random(ttb__mip_session *session, ttb__random *random)
{
    double lower[ROWS], upper[ROWS], values[COLUMNS][ROWS];
    const int32_t rows[ROWS] = {0, 1, 2};
    const int64_t starts[2] = {0, ROWS};
    const double zero = 0, three = 3;
    ttb__lp *lp;

    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    for (int32_t row = 0; row < ROWS; row++) {
        double sum = 0;
        for (int32_t column = 0; column < COLUMNS; column++)
            sum += values[column][row] = (double)ttb__random_below(random, 13) - 6;
        lower[row] = ttb__random_below(random, 2) ? sum - ttb__random_below(random, 3) : -INFINITY;
        upper[row] = ttb__random_below(random, 2) ? sum + ttb__random_below(random, 3) : INFINITY;
    }
    assert_int_equal(ttb__lp_add_rows(lp, ROWS, lower, upper), TTB_OK);
    for (int32_t column = 0; column < COLUMNS; column++) {
        const double cost = (double)ttb__random_below(random, 41) - 20;
        assert_int_equal(
            ttb__lp_add_columns(lp, 1, &cost, &zero, &three, starts, rows, values[column]), TTB_OK);
    }
    return lp;
}

static void any_multipliers_give_a_bound_and_good_ones_a_tight_one(void **state)
{
    ttb__random random;

    ttb__random_seed(&random, 21);
    for (int round = 0; round < 300; round++) {
        ttb__lp *lp = make_random(*state, &random);
        ttb__lp_result result;
        int64_t bound;
        assert_int_equal(ttb__lp_solve(lp, 1000, &result), TTB_OK);
        assert_int_equal(result.state, TTB__LP_OPTIMAL);
        assert_int_equal(ttb__lp_exact_bound(lp, result.duals, 1, &bound), TTB_OK);
        assert_true((double)bound >= result.objective - 1e-6);
        assert_true((double)bound < result.objective + 1);
        for (int damage = 0; damage < 20; damage++) {
            double duals[ROWS];
            for (int32_t row = 0; row < ROWS; row++)
                duals[row] =
                    result.duals[row] + ((double)ttb__random_below(&random, 2001) - 1000) / 100;
            if (damage == 0)
                duals[0] = NAN;
            if (damage == 1)
                duals[1] = -INFINITY;
            assert_int_equal(ttb__lp_exact_bound(lp, duals, 1, &bound), TTB_OK);
            assert_true((double)bound < result.objective + 1);
        }
        ttb__lp_free(lp);
    }
}

static ttb__lp *make_single(ttb__mip_session *session, double cost, double coefficient,
                            double least)
{
    const double zero = 0, upper = 1e15, none = INFINITY;
    const int64_t starts[2] = {0, 1};
    const int32_t row = 0;
    ttb__lp *lp;

    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    assert_int_equal(ttb__lp_add_rows(lp, 1, &least, &none), TTB_OK);
    assert_int_equal(ttb__lp_add_columns(lp, 1, &cost, &zero, &upper, starts, &row, &coefficient),
                     TTB_OK);
    return lp;
}

static void bounds_are_rounded_up_to_the_unit(void **state)
{
    ttb__lp *lp = make_single(*state, 5, 2, 3); /* 7.5 */
    const double exact = 2.5, below = 2.49, negative = -1;
    int64_t bound;

    assert_int_equal(ttb__lp_exact_bound(lp, &exact, 1, &bound), TTB_OK);
    assert_int_equal(bound, 8);
    assert_int_equal(ttb__lp_exact_bound(lp, &exact, 100, &bound), TTB_OK);
    assert_int_equal(bound, 100);
    assert_int_equal(ttb__lp_exact_bound(lp, &below, 1, &bound), TTB_OK);
    assert_int_equal(bound, 8);
    assert_int_equal(ttb__lp_exact_bound(lp, &negative, 1, &bound), TTB_OK);
    assert_int_equal(bound, 0); /* the row has no upper bound to go with it */
    assert_int_equal(ttb__lp_exact_bound(lp, &exact, 0, &bound), TTB_ERR_RANGE);
    ttb__lp_free(lp);
}

static void sums_that_are_too_large_are_refused(void **state)
{
    ttb__lp *large = make_single(*state, 1e15, 1e15, 1e15), *fraction;
    const double dual = 1e15, tiny = 1e-300;
    int64_t bound;

    assert_int_equal(ttb__lp_exact_bound(large, &dual, 1, &bound), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_exact_bound(large, &tiny, 1, &bound), TTB_OK);
    assert_int_equal(bound, 0);
    ttb__lp_free(large);
    fraction = make_single(*state, 0.5, 1, 1);
    assert_int_equal(ttb__lp_exact_bound(fraction, &tiny, 1, &bound), TTB_ERR_UNSUPPORTED);
    ttb__lp_free(fraction);
}

/* The bound itself may be beyond 64 bits, on either side, and so may a multiplier. */
static void bounds_beyond_64_bits_are_refused(void **state)
{
    const double most = 1e15, least = -1e15, dual = 1e30, nothing = 0;
    const int64_t starts[2] = {0, 0};
    int64_t bound = 7;

    for (int side = 0; side < 2; side++) {
        ttb__lp *lp;
        assert_int_equal(ttb__lp_new(*state, &lp), TTB_OK);
        assert_int_equal(
            ttb__lp_add_columns(lp, 1, side ? &least : &most, &most, &most, starts, NULL, NULL),
            TTB_OK);
        assert_int_equal(ttb__lp_exact_bound(lp, &nothing, 1, &bound), TTB_ERR_RANGE);
        assert_int_equal(bound, 0);
        assert_int_equal(ttb__lp_add_rows(lp, 1, &nothing, &most), TTB_OK);
        assert_int_equal(ttb__lp_exact_bound(lp, &dual, 1, &bound), TTB_ERR_RANGE);
        ttb__lp_free(lp);
    }
}

/* So many rows that what a column costs passes 127 bits before any bound is looked at. */
static void a_column_of_very_many_rows_is_refused(void **state)
{
    enum { MANY = 400000 };
    const double cost = 0, lower = 0, upper = 1;
    const int64_t starts[2] = {0, MANY};
    double *zeros = test_calloc(MANY, sizeof *zeros), *large = test_calloc(MANY, sizeof *large);
    double *duals = test_calloc(MANY, sizeof *duals);
    int32_t *rows = test_calloc(MANY, sizeof *rows);
    int64_t bound;
    ttb__lp *lp;

    for (int32_t row = 0; row < MANY; row++) {
        rows[row] = row;
        large[row] = 1e15;
        duals[row] = 536870911;
    }
    assert_int_equal(ttb__lp_new(*state, &lp), TTB_OK);
    assert_int_equal(ttb__lp_add_rows(lp, MANY, zeros, large), TTB_OK);
    assert_int_equal(ttb__lp_add_columns(lp, 1, &cost, &lower, &upper, starts, rows, large),
                     TTB_OK);
    assert_int_equal(ttb__lp_exact_bound(lp, duals, 1, &bound), TTB_ERR_RANGE);
    ttb__lp_free(lp);
    test_free(zeros);
    test_free(large);
    test_free(duals);
    test_free(rows);
}

/* A half in any one place: the cost, an entry, a bound of the column or of the row. */
static void what_is_not_whole_has_no_exact_bound(void **state)
{
    for (int place = 0; place < 7; place++) {
        double numbers[6] = {1, 1, 0, 3, 0, 3};
        const int64_t starts[2] = {0, 1};
        const int32_t row = 0;
        const double dual = 0;
        int64_t bound;
        ttb__lp *lp;
        if (place < 6)
            numbers[place] = 0.5;
        assert_int_equal(ttb__lp_new(*state, &lp), TTB_OK);
        assert_int_equal(ttb__lp_add_rows(lp, 1, &numbers[4], &numbers[5]), TTB_OK);
        assert_int_equal(ttb__lp_add_columns(lp, 1, &numbers[0], &numbers[2], &numbers[3], starts,
                                             &row, &numbers[1]),
                         TTB_OK);
        assert_int_equal(ttb__lp_exact_bound(lp, &dual, 1, &bound),
                         place < 6 ? TTB_ERR_UNSUPPORTED : TTB_OK);
        ttb__lp_free(lp);
    }
}

static void without_memory_there_is_no_exact_bound(void **state)
{
    ttb__lp *lp = make_single(*state, 1, 1, 1);
    const double dual = 1;
    int64_t bound = 7;
    ttb_status status;

    ttb__fault_set(1, 0);
    status = ttb__lp_exact_bound(lp, &dual, 1, &bound);
    ttb__fault_set(1, 0);
    assert_false(ttb__lp_is_point(lp, &(const double){1}));
    ttb__fault_set(0, 0);
    assert_int_equal(status, TTB_ERR_MEMORY);
    assert_int_equal(bound, 0);
    assert_true(ttb__lp_is_point(lp, &(const double){1}));
    ttb__lp_free(lp);
}

static void points_are_judged_in_integers_and_near_enough_else(void **state)
{
    ttb__lp *lp = make_single(*state, 1, 2, 3);
    const double good = 2, bad = 1, near = 1.5 - 1e-8, far = 1.49, none = NAN, outside = -1;

    assert_true(ttb__lp_is_point(lp, &good));
    assert_false(ttb__lp_is_point(lp, &bad));
    assert_true(ttb__lp_is_point(lp, &near));
    assert_false(ttb__lp_is_point(lp, &far));
    assert_false(ttb__lp_is_point(lp, &none));
    assert_false(ttb__lp_is_point(lp, &outside));
    ttb__lp_free(lp);
    /* one too few of 10^15: no tolerance hides it */
    lp = make_single(*state, 1, 1, 1e15);
    assert_false(ttb__lp_is_point(lp, &(const double){1e15 - 1}));
    assert_true(ttb__lp_is_point(lp, &(const double){1e15}));
    assert_int_equal(ttb__lp_set_row_bounds(lp, 0, 0, 1e15 - 1), TTB_OK);
    assert_false(ttb__lp_is_point(lp, &(const double){1e15}));
    assert_true(ttb__lp_is_point(lp, &(const double){1e15 - 1}));
    ttb__lp_free(lp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_multipliers_give_a_bound_and_good_ones_a_tight_one),
        cmocka_unit_test(bounds_are_rounded_up_to_the_unit),
        cmocka_unit_test(sums_that_are_too_large_are_refused),
        cmocka_unit_test(bounds_beyond_64_bits_are_refused),
        cmocka_unit_test(a_column_of_very_many_rows_is_refused),
        cmocka_unit_test(what_is_not_whole_has_no_exact_bound),
        cmocka_unit_test(without_memory_there_is_no_exact_bound),
        cmocka_unit_test(points_are_judged_in_integers_and_near_enough_else),
    };

    return cmocka_run_group_tests(tests, open_session, close_session);
}
