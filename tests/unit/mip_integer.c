/* Integer programs: against brute force, under limits, and what is refused. */
#include "test.h"

#include <math.h>

#include "base/memory.h"
#include "base/random.h"
#include "mip/mip.h"

enum { MOST_COLUMNS = 6, MOST_ROWS = 4 };

static int stops, polls_left; /* stop, or stop after so many more questions; 0: not */

static int poll_stops(void *user)
{
    (void)user;
    return stops || (polls_left > 0 && --polls_left == 0);
}

static int open_session(void **state)
{
    return ttb__mip_session_open(poll_stops, NULL, 0, (ttb__mip_session **)state) != TTB_OK;
}

static int close_session(void **state)
{
    ttb__mip_session_close(*state);
    return 0;
}

/* A small program in whole numbers. */
typedef struct small {
    int32_t columns, rows;
    int32_t cost[MOST_COLUMNS], upper[MOST_COLUMNS];
    int32_t matrix[MOST_ROWS][MOST_COLUMNS], row_lower[MOST_ROWS], row_upper[MOST_ROWS];
} small;

static int32_t between(ttb__random *random, int32_t least, int32_t most)
{
    return least + (int32_t)ttb__random_below(random, (uint32_t)(most - least + 1));
}

static small make_small(ttb__random *random)
{
    small program = {.columns = between(random, 1, MOST_COLUMNS)};

    program.rows = between(random, 0, MOST_ROWS);
    for (int32_t column = 0; column < program.columns; column++) {
        program.cost[column] = between(random, -9, 9);
        program.upper[column] = between(random, 0, 3);
    }
    for (int32_t row = 0; row < program.rows; row++) {
        for (int32_t column = 0; column < program.columns; column++)
            program.matrix[row][column] = between(random, -4, 9);
        program.row_lower[row] = between(random, -10, 12);
        program.row_upper[row] = program.row_lower[row] + between(random, 0, 12);
    }
    return program;
}

static int keeps_rows(const small *program, const int32_t point[])
{
    for (int32_t row = 0; row < program->rows; row++) {
        int32_t activity = 0;
        for (int32_t column = 0; column < program->columns; column++)
            activity += program->matrix[row][column] * point[column];
        if (activity < program->row_lower[row] || activity > program->row_upper[row])
            return 0;
    }
    return 1;
}

/* The best objective by trying all points; INT32_MAX if there is none. */
static int32_t try_all(const small *program, int32_t best_point[])
{
    int32_t point[MOST_COLUMNS] = {0}, best = INT32_MAX, column;

    do {
        int32_t objective = 0;
        for (column = 0; column < program->columns; column++)
            objective += program->cost[column] * point[column];
        if (objective < best && keeps_rows(program, point)) {
            best = objective;
            for (column = 0; column < program->columns; column++)
                best_point[column] = point[column];
        }
        for (column = 0; column < program->columns && ++point[column] > program->upper[column];
             column++)
            point[column] = 0;
    } while (column < program->columns);
    return best;
}

static ttb__lp *make_lp(ttb__mip_session *session, const small *program)
{
    ttb__lp *lp;

    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    for (int32_t row = 0; row < program->rows; row++) {
        const double lower = program->row_lower[row], upper = program->row_upper[row];
        assert_int_equal(ttb__lp_add_rows(lp, 1, &lower, &upper), TTB_OK);
    }
    for (int32_t column = 0; column < program->columns; column++) {
        const double cost = program->cost[column], lower = 0, upper = program->upper[column];
        const int32_t rows[MOST_ROWS] = {0, 1, 2, 3};
        const int64_t starts[2] = {0, program->rows};
        double values[MOST_ROWS];
        for (int32_t row = 0; row < program->rows; row++)
            values[row] = program->matrix[row][column];
        assert_int_equal(ttb__lp_add_columns(lp, 1, &cost, &lower, &upper, starts, rows, values),
                         TTB_OK);
    }
    return lp;
}

static const int32_t all_columns[MOST_COLUMNS] = {0, 1, 2, 3, 4, 5};
static const ttb__integer_limits no_limits = {100000, 1000000, INFINITY, 0};

static void assert_is_answer(const small *program, const ttb__integer_result *result, int32_t best)
{
    int32_t point[MOST_COLUMNS];

    if (best == INT32_MAX) {
        assert_int_equal(result->state, TTB__LP_INFEASIBLE);
        assert_false(result->has_point);
        return;
    }
    assert_int_equal(result->state, TTB__LP_OPTIMAL);
    assert_true(result->has_point);
    assert_true(result->objective == (double)best);
    for (int32_t column = 0; column < program->columns; column++) {
        assert_true(result->point[column] == floor(result->point[column]));
        point[column] = (int32_t)result->point[column];
    }
    assert_true(keeps_rows(program, point));
}

static void answers_equal_brute_force(void **state)
{
    ttb__random random;

    ttb__random_seed(&random, 11);
    for (int round = 0; round < 400; round++) {
        small program = make_small(&random);
        ttb__lp *lp = make_lp(*state, &program);
        int32_t best_point[MOST_COLUMNS], best = try_all(&program, best_point);
        ttb__integer_limits limits = no_limits;
        ttb__integer_result result;
        limits.branch_first = round % 2 ? program.columns / 2 : 0;
        assert_int_equal(
            ttb__lp_solve_integer(lp, program.columns, all_columns, NULL, &limits, &result),
            TTB_OK);
        assert_is_answer(&program, &result, best);
        /* again, with the answer in hand: the program is as it was */
        if (best != INT32_MAX) {
            double incumbent[MOST_COLUMNS];
            for (int32_t column = 0; column < program.columns; column++)
                incumbent[column] = best_point[column];
            assert_int_equal(ttb__lp_solve_integer(lp, program.columns, all_columns, incumbent,
                                                   &no_limits, &result),
                             TTB_OK);
            assert_is_answer(&program, &result, best);
        }
        ttb__lp_free(lp);
    }
}

static void a_cutoff_keeps_what_is_wanted(void **state)
{
    ttb__random random;

    ttb__random_seed(&random, 12);
    for (int round = 0; round < 200; round++) {
        small program = make_small(&random);
        ttb__lp *lp = make_lp(*state, &program);
        int32_t point[MOST_COLUMNS], best = try_all(&program, point);
        ttb__integer_limits limits = no_limits;
        ttb__integer_result result;
        if (best != INT32_MAX) {
            limits.cutoff = best;
            assert_int_equal(
                ttb__lp_solve_integer(lp, program.columns, all_columns, NULL, &limits, &result),
                TTB_OK);
            assert_is_answer(&program, &result, best);
            limits.cutoff = best - 1;
            assert_int_equal(
                ttb__lp_solve_integer(lp, program.columns, all_columns, NULL, &limits, &result),
                TTB_OK);
            assert_is_answer(&program, &result, INT32_MAX);
        }
        ttb__lp_free(lp);
    }
}

/* Some columns may be fractions: the best point of the mixed program lies between the relaxation
 * and the integer program. */
static void mixed_programs_lie_between(void **state)
{
    ttb__random random;

    ttb__random_seed(&random, 13);
    for (int round = 0; round < 200; round++) {
        small program = make_small(&random);
        ttb__lp *lp = make_lp(*state, &program);
        int32_t point[MOST_COLUMNS], best = try_all(&program, point);
        ttb__integer_result mixed;
        ttb__lp_result relaxed;
        assert_int_equal(ttb__lp_solve(lp, 1000, &relaxed), TTB_OK);
        assert_int_equal(
            ttb__lp_solve_integer(lp, program.columns / 2, all_columns, NULL, &no_limits, &mixed),
            TTB_OK);
        if (best != INT32_MAX) {
            assert_int_equal(mixed.state, TTB__LP_OPTIMAL);
            assert_true(mixed.objective <= best + 1e-6);
        }
        if (mixed.has_point) {
            assert_true(mixed.objective >= relaxed.objective - 1e-6);
            assert_true(ttb__lp_is_point(lp, mixed.point));
        }
        ttb__lp_free(lp);
    }
}

/* ---- A program with a tree: generalised assignment */

enum { AGENTS = 8, JOBS = 32, PAIRS = AGENTS * JOBS };

/* The columns of all pairs, each of which is to be whole. */
static void number_pairs(int32_t pairs[PAIRS])
{
    for (int32_t pair = 0; pair < PAIRS; pair++)
        pairs[pair] = pair;
}

static ttb__lp *make_assignment(ttb__mip_session *session)
{
    ttb__random random;
    ttb__lp *lp;

    ttb__random_seed(&random, 5);
    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    for (int32_t row = 0; row < AGENTS + JOBS; row++) {
        const double lower = row < AGENTS ? -INFINITY : 1, upper = row < AGENTS ? 52 : 1;
        assert_int_equal(ttb__lp_add_rows(lp, 1, &lower, &upper), TTB_OK);
    }
    for (int32_t agent = 0; agent < AGENTS; agent++)
        for (int32_t job = 0; job < JOBS; job++) {
            const double cost = between(&random, 10, 50), lower = 0, upper = 1;
            const double values[2] = {between(&random, 5, 25), 1};
            const int32_t rows[2] = {agent, AGENTS + job};
            const int64_t starts[2] = {0, 2};
            assert_int_equal(
                ttb__lp_add_columns(lp, 1, &cost, &lower, &upper, starts, rows, values), TTB_OK);
        }
    return lp;
}

static void limits_cut_a_tree_and_give_the_same_each_time(void **state)
{
    ttb__integer_limits limits = {40, 1000000, INFINITY, 0};
    ttb__integer_result cut, again, whole;
    int32_t pairs[PAIRS];
    ttb__lp *lp = make_assignment(*state), *other = make_assignment(*state);

    number_pairs(pairs);
    assert_int_equal(ttb__lp_solve_integer(lp, PAIRS, pairs, NULL, &limits, &cut), TTB_OK);
    assert_int_equal(cut.state, TTB__LP_LIMIT);
    assert_true(cut.has_bound && cut.nodes >= 40 && cut.nodes < 60 && cut.pivots > 0);
    assert_int_equal(ttb__lp_solve_integer(other, PAIRS, pairs, NULL, &limits, &again), TTB_OK);
    assert_int_equal(again.nodes, cut.nodes);
    assert_int_equal(again.pivots, cut.pivots);
    assert_true(again.bound == cut.bound && again.has_point == cut.has_point);
    assert_true(again.objective == cut.objective);
    assert_int_equal(ttb__lp_solve_integer(lp, PAIRS, pairs, NULL, &no_limits, &whole), TTB_OK);
    assert_int_equal(whole.state, TTB__LP_OPTIMAL);
    assert_true(whole.bound >= again.bound - 1e-6 && whole.objective >= again.bound - 1e-6);
    limits.most_nodes = 100000;
    limits.most_pivots = again.pivots / 2;
    assert_int_equal(ttb__lp_solve_integer(other, PAIRS, pairs, whole.point, &limits, &cut),
                     TTB_OK);
    assert_int_equal(cut.state, TTB__LP_LIMIT);
    assert_true(cut.has_point && cut.objective == whole.objective);
    ttb__lp_free(lp);
    ttb__lp_free(other);
}

static void a_stop_keeps_the_incumbent_and_the_session(void **state)
{
    ttb__integer_result whole, stopped;
    double incumbent[PAIRS];
    int32_t pairs[PAIRS];
    ttb__lp *lp = make_assignment(*state);

    number_pairs(pairs);
    assert_int_equal(ttb__lp_solve_integer(lp, PAIRS, pairs, NULL, &no_limits, &whole), TTB_OK);
    for (int32_t pair = 0; pair < PAIRS; pair++)
        incumbent[pair] = whole.point[pair];
    stops = 1;
    assert_int_equal(ttb__lp_solve_integer(lp, PAIRS, pairs, incumbent, &no_limits, &stopped),
                     TTB_OK);
    stops = 0;
    assert_int_equal(stopped.state, TTB__LP_STOPPED);
    assert_true(stopped.has_point && stopped.objective == whole.objective);
    assert_int_equal(ttb__mip_session_status(*state), TTB_OK);
    ttb__lp_free(lp);
}

/* Wherever the question comes: in the relaxation, in GLPK's copy of it or in the tree. */
static void a_stop_at_any_moment_leaves_no_wrong_answer(void **state)
{
    int32_t pairs[PAIRS], stopped = 0, optimal = 0;

    (void)state;
    number_pairs(pairs);
    for (int after = 1; !optimal; after += after) {
        ttb__mip_session *session;
        ttb__integer_result result;
        ttb__lp *lp;
        assert_int_equal(ttb__mip_session_open(poll_stops, NULL, 0, &session), TTB_OK);
        lp = make_assignment(session);
        polls_left = after;
        assert_int_equal(ttb__lp_solve_integer(lp, PAIRS, pairs, NULL, &no_limits, &result),
                         TTB_OK);
        polls_left = 0;
        optimal = result.state == TTB__LP_OPTIMAL;
        assert_true(optimal || result.state == TTB__LP_STOPPED);
        stopped += !optimal;
        if (result.has_point)
            assert_true(ttb__lp_is_point(lp, result.point));
        ttb__lp_free(lp);
        ttb__mip_session_close(session);
    }
    assert_true(stopped > 2);
}

static void an_incumbent_above_the_cutoff_is_no_answer(void **state)
{
    const small program = {1, 1, {1}, {3}, {{2}}, {1}, {7}};
    const int32_t column = 0;
    const double incumbent = 3;
    ttb__integer_limits limits = no_limits;
    ttb__integer_result result;
    ttb__lp *lp = make_lp(*state, &program);

    limits.cutoff = 1;
    assert_int_equal(ttb__lp_solve_integer(lp, 1, &column, &incumbent, &limits, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_OPTIMAL);
    assert_true(result.has_point && result.point[0] == 1);
    limits.cutoff = 0;
    assert_int_equal(ttb__lp_solve_integer(lp, 1, &column, &incumbent, &limits, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_INFEASIBLE);
    ttb__lp_free(lp);
}

/* What the relaxation needs is all that may be used. */
static void no_pivot_is_left_for_the_tree(void **state)
{
    ttb__integer_limits limits = no_limits;
    ttb__integer_result result;
    ttb__lp_result root;
    int32_t pairs[PAIRS];
    ttb__lp *lp = make_assignment(*state), *again = make_assignment(*state);

    number_pairs(pairs);
    assert_int_equal(ttb__lp_solve(lp, 1000000, &root), TTB_OK);
    limits.most_pivots = root.pivots;
    assert_int_equal(ttb__lp_solve_integer(again, PAIRS, pairs, NULL, &limits, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_LIMIT);
    assert_false(result.has_point);
    assert_true(result.nodes == 0 && result.pivots == root.pivots);
    ttb__lp_free(lp);
    ttb__lp_free(again);
}

/* The cutoff is a row more, which the relaxation has to be solved with anew. */
static void few_pivots_may_not_be_enough_for_the_cutoff(void **state)
{
    ttb__integer_limits limits = no_limits;
    ttb__integer_result result;
    ttb__lp_result root;
    int32_t pairs[PAIRS];
    ttb__lp *lp = make_assignment(*state), *again = make_assignment(*state);

    number_pairs(pairs);
    assert_int_equal(ttb__lp_solve(lp, 1000000, &root), TTB_OK);
    for (int more = 1; more <= 3; more++) {
        limits.most_pivots = root.pivots + more;
        limits.cutoff = root.objective + 0.25;
        assert_int_equal(ttb__lp_solve_integer(again, PAIRS, pairs, NULL, &limits, &result),
                         TTB_OK);
        assert_true(result.state == TTB__LP_LIMIT || result.state == TTB__LP_INFEASIBLE);
        assert_false(result.has_point);
    }
    ttb__lp_free(lp);
    ttb__lp_free(again);
}

static void questions_that_are_none_are_refused(void **state)
{
    const small program = {1, 1, {1}, {3}, {{2}}, {1}, {7}};
    const int32_t twice[2] = {0, 0}, beyond[1] = {1}, below[1] = {-1};
    const double outside[1] = {4}, half[1] = {1.5}, breaks_row[1] = {0}, good[1] = {2};
    ttb__integer_limits limits = no_limits;
    ttb__integer_result result;
    ttb__lp *lp = make_lp(*state, &program);

    assert_int_equal(ttb__lp_solve_integer(lp, 2, twice, NULL, &limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, beyond, NULL, &limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, below, NULL, &limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_solve_integer(lp, -1, twice, NULL, &limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, outside, &limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, half, &limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, breaks_row, &limits, &result),
                     TTB_ERR_RANGE);
    limits.cutoff = NAN;
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, NULL, &limits, &result), TTB_ERR_RANGE);
    limits = no_limits;
    limits.most_nodes = 0;
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, NULL, &limits, &result), TTB_ERR_RANGE);
    limits = no_limits;
    limits.most_pivots = 0;
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, NULL, &limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, good, &no_limits, &result), TTB_OK);
    assert_true(result.point[0] == 1);
    assert_int_equal(ttb__lp_set_column_bounds(lp, 0, 0, 2.5), TTB_OK);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, NULL, &no_limits, &result), TTB_ERR_RANGE);
    assert_int_equal(ttb__lp_set_column_bounds(lp, 0, 0.5, 2), TTB_OK);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, twice, NULL, &no_limits, &result), TTB_ERR_RANGE);
    ttb__lp_free(lp);
}

#define IN_SESSION(test) cmocka_unit_test_setup_teardown(test, open_session, close_session)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SESSION(answers_equal_brute_force),
        IN_SESSION(a_cutoff_keeps_what_is_wanted),
        IN_SESSION(mixed_programs_lie_between),
        IN_SESSION(limits_cut_a_tree_and_give_the_same_each_time),
        IN_SESSION(a_stop_keeps_the_incumbent_and_the_session),
        cmocka_unit_test(a_stop_at_any_moment_leaves_no_wrong_answer),
        IN_SESSION(an_incumbent_above_the_cutoff_is_no_answer),
        IN_SESSION(no_pivot_is_left_for_the_tree),
        IN_SESSION(few_pivots_may_not_be_enough_for_the_cutoff),
        IN_SESSION(questions_that_are_none_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
