/* Sessions: errors and stops inside GLPK, and a host that uses GLPK itself. */
#include "test.h"

#include <glpk.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/clock.h"
#include "base/random.h"
#include "mip/guard.h"
#include "mip/lp.h"

/* ---- Errors planted inside a guard */

static void add_no_rows(void *data)
{
    glp_add_rows(((ttb__lp *)data)->program, 0);
}

static void use_a_wrong_index(void *data)
{
    (void)glp_get_col_prim(((ttb__lp *)data)->program, 99);
}

static void use_up_memory(void *data)
{
    (void)data;
    glp_mem_limit(1);
    for (int round = 0; round < 100; round++)
        (void)glp_alloc(100, 1000);
}

static ttb__lp *make_pair(ttb__mip_session *session)
{
    const double one[2] = {1, 1}, zero[2] = {0, 0};
    const int64_t starts[3] = {0, 1, 2};
    const int32_t rows[2] = {0, 0};
    ttb__lp *lp;

    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    assert_int_equal(ttb__lp_add_rows(lp, 1, one, one), TTB_OK);
    assert_int_equal(ttb__lp_add_columns(lp, 2, one, zero, one, starts, rows, one), TTB_OK);
    return lp;
}

static void assert_all_refuse(ttb__lp *lp, ttb_status status)
{
    const double one = 1;
    const int32_t column = 0;
    const ttb__integer_limits limits = {1, 1, INFINITY, 0};
    ttb__lp_result result;
    ttb__integer_result integer;

    assert_int_equal(ttb__lp_solve(lp, 10, &result), status);
    assert_null(result.primal);
    assert_int_equal(ttb__lp_solve_integer(lp, 1, &column, NULL, &limits, &integer), status);
    assert_int_equal(ttb__lp_add_rows(lp, 1, &one, &one), status);
    assert_int_equal(ttb__lp_set_cost(lp, 0, 1), status);
    assert_int_equal(ttb__lp_set_row_bounds(lp, 0, 1, 1), status);
    assert_int_equal(ttb__lp_set_column_bounds(lp, 0, 1, 1), status);
    assert_int_equal(ttb__lp_delete_columns(lp, 1, &column), status);
}

static void an_error_kills_the_session_only(void **state)
{
    const ttb__mip_work_fn plants[] = {add_no_rows, use_a_wrong_index, use_up_memory};
    const ttb_status expected[] = {TTB_ERR_SOLVER, TTB_ERR_SOLVER, TTB_ERR_MEMORY};

    (void)state;
    for (int round = 0; round < 300; round++) {
        ttb__mip_session *session;
        ttb__lp *lp, *other, *none;
        ttb__lp_result result;
        int kind = round % 3;
        assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
        lp = make_pair(session);
        other = make_pair(session);
        assert_int_equal(ttb__lp_solve(lp, 10, &result), TTB_OK);
        assert_int_equal(ttb__mip_guard(session, plants[kind], lp), expected[kind]);
        assert_int_equal(ttb__mip_session_status(session), expected[kind]);
        assert_true(strlen(ttb__mip_session_detail(session)) > 0);
        assert_true(fabs(result.primal[0] + result.primal[1] - 1) < 1e-9); /* ours outlives it */
        assert_all_refuse(other, expected[kind]);
        assert_int_equal(ttb__lp_new(session, &none), expected[kind]);
        assert_null(none);
        ttb__lp_free(lp);
        ttb__mip_session_close(session); /* before the other program is freed */
        assert_all_refuse(other, TTB_ERR_STATE);
        ttb__lp_free(other);
    }
}

static void a_memory_limit_is_an_answer(void **state)
{
    ttb__mip_session *session;
    double *zeros = ttb__alloc(200000, sizeof *zeros);
    ttb__lp *lp;

    (void)state;
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 1, &session), TTB_OK);
    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    assert_int_equal(ttb__lp_add_rows(lp, 200000, zeros, zeros), TTB_ERR_MEMORY);
    ttb__lp_free(lp);
    ttb__mip_session_close(session);
    ttb__free(zeros);
}

static void one_session_to_a_thread(void **state)
{
    ttb__mip_session *session, *second;

    (void)state;
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &second), TTB_ERR_STATE);
    assert_null(second);
    ttb__mip_session_close(session);
    ttb__mip_session_close(NULL);
    ttb__fault_set(1, 0);
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &second), TTB_ERR_MEMORY);
    ttb__fault_set(0, 0);
}

/* ---- Stops */

typedef struct stopper {
    int64_t asked, stops_at;
    int64_t stopped_ms;
    int64_t not_before_ms; /* of the clock; 0: at once */
} stopper;

static int poll_stopper(void *user)
{
    stopper *stop = user;
    int64_t now = ttb__clock_ms();

    stop->asked++;
    if (stop->asked < stop->stops_at || now < stop->not_before_ms)
        return 0;
    stop->stopped_ms = now;
    return 1;
}

static void make_assignment(ttb__lp *lp, int32_t side)
{
    const double zero = 0, one[2] = {1, 1};
    const int64_t starts[2] = {0, 2};
    ttb__random random;

    ttb__random_seed(&random, 3);
    for (int32_t row = 0; row < 2 * side; row++)
        assert_int_equal(ttb__lp_add_rows(lp, 1, one, one), TTB_OK);
    for (int32_t from = 0; from < side; from++)
        for (int32_t to = 0; to < side; to++) {
            const int32_t rows[2] = {from, side + to};
            const double cost = (double)ttb__random_below(&random, 100000) - 50000;
            assert_int_equal(ttb__lp_add_columns(lp, 1, &cost, &zero, one, starts, rows, one),
                             TTB_OK);
        }
}

static void a_stop_before_a_slice_leaves_the_session_alive(void **state)
{
    stopper stop = {.stops_at = 1};
    ttb__mip_session *session;
    ttb__lp_result result;
    ttb__lp *lp;

    (void)state;
    assert_int_equal(ttb__mip_session_open(poll_stopper, &stop, 0, &session), TTB_OK);
    lp = make_pair(session);
    assert_int_equal(ttb__lp_solve(lp, 10, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_STOPPED);
    assert_int_equal(ttb__mip_session_status(session), TTB_OK);
    stop.stops_at = INT64_MAX;
    assert_int_equal(ttb__lp_solve(lp, 10, &result), TTB_OK);
    assert_int_equal(result.state, TTB__LP_OPTIMAL);
    ttb__lp_free(lp);
    ttb__mip_session_close(session);
}

/* The first slice of this program takes a good while; poll says stop from inside it. */
static void a_stop_inside_simplex_leaves_it_soon(void **state)
{
    stopper stop = {.stops_at = INT64_MAX};
    ttb__mip_session *session;
    ttb__lp_result result;
    ttb__lp *lp;
    int64_t end_ms;

    (void)state;
    assert_int_equal(ttb__mip_session_open(poll_stopper, &stop, 0, &session), TTB_OK);
    assert_int_equal(ttb__lp_new(session, &lp), TTB_OK);
    make_assignment(lp, 300);
    stop.stops_at = 2; /* 1 is the look before the first slice */
    stop.asked = 0;
    assert_int_equal(ttb__lp_solve(lp, 1000000, &result), TTB_OK);
    end_ms = ttb__clock_ms();
    assert_int_equal(result.state, TTB__LP_STOPPED);
    assert_true(end_ms - stop.stopped_ms < 1000); /* a few ms on a quiet machine */
    assert_int_equal(ttb__mip_session_status(session), TTB_ERR_SOLVER);
    assert_all_refuse(lp, TTB_ERR_SOLVER);
    ttb__lp_free(lp);
    ttb__mip_session_close(session);
}

/* ---- A host with its own GLPK objects, on its own thread */

static void *misuse_glpk(void *data)
{
    int *failures = data;

    for (int round = 0; round < 100; round++) {
        ttb__mip_session *session;
        ttb__lp_result result;
        ttb__lp *lp;
        if (ttb__mip_session_open(NULL, NULL, 0, &session)) {
            ++*failures;
            continue;
        }
        lp = make_pair(session);
        *failures += ttb__lp_solve(lp, 10, &result) != TTB_OK;
        *failures += ttb__mip_guard(session, add_no_rows, lp) != TTB_ERR_SOLVER;
        ttb__lp_free(lp);
        ttb__mip_session_close(session);
    }
    return NULL;
}

static double solve_host_program(glp_prob *program)
{
    glp_smcp control;

    glp_init_smcp(&control);
    control.msg_lev = GLP_MSG_OFF;
    glp_std_basis(program);
    assert_int_equal(glp_simplex(program, &control), 0);
    return glp_get_obj_val(program);
}

static void a_hosts_own_objects_are_unharmed(void **state)
{
    glp_prob *program = glp_create_prob();
    int failures = 0, memory_blocks[2];
    pthread_t thread;
    double before;

    (void)state;
    glp_set_obj_dir(program, GLP_MAX);
    glp_add_cols(program, 1);
    glp_set_col_bnds(program, 1, GLP_DB, 0, 7.25);
    glp_set_obj_coef(program, 1, 2);
    before = solve_host_program(program);
    glp_mem_usage(&memory_blocks[0], NULL, NULL, NULL);
    assert_int_equal(pthread_create(&thread, NULL, misuse_glpk, &failures), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    glp_mem_usage(&memory_blocks[1], NULL, NULL, NULL);
    assert_int_equal(failures, 0);
    assert_int_equal(memory_blocks[0], memory_blocks[1]);
    assert_true(solve_host_program(program) == before);
    glp_delete_prob(program);
    glp_free_env();
}

/* ---- A GLPK with one environment for the process: sessions take turns */

typedef struct turn {
    atomic_int *open_count;
    int failures;
    ttb__mip_poll_fn poll;
    ttb_status status;
} turn;

static void *take_turns(void *data)
{
    turn *mine = data;

    for (int round = 0; round < 50; round++) {
        ttb__mip_session *session;
        ttb__lp_result result;
        ttb__lp *lp;
        mine->status = ttb__mip_session_open_locked(mine->poll, NULL, &session);
        if (mine->status)
            return NULL;
        mine->failures += atomic_fetch_add(mine->open_count, 1) != 0;
        mine->failures += ttb__lp_new(session, &lp) || ttb__lp_solve(lp, 1, &result);
        atomic_fetch_sub(mine->open_count, 1);
        ttb__mip_session_close(session);
        ttb__lp_free(lp);
    }
    return NULL;
}

static int poll_always(void *user)
{
    (void)user;
    return 1;
}

static void sessions_take_turns_where_glpk_is_not_threaded(void **state)
{
    atomic_int open_count = 0;
    turn turns[2] = {{&open_count, 0, NULL, 0}, {&open_count, 0, NULL, 0}};
    pthread_t threads[2];

    (void)state;
    for (int thread = 0; thread < 2; thread++)
        assert_int_equal(pthread_create(&threads[thread], NULL, take_turns, &turns[thread]), 0);
    for (int thread = 0; thread < 2; thread++) {
        assert_int_equal(pthread_join(threads[thread], NULL), 0);
        assert_int_equal(turns[thread].failures, 0);
        assert_int_equal(turns[thread].status, TTB_OK);
    }
}

static void waiting_for_a_turn_can_be_stopped(void **state)
{
    atomic_int open_count = 0;
    turn waiting = {&open_count, 0, poll_always, 0};
    ttb__mip_session *session;
    pthread_t thread;

    (void)state;
    assert_int_equal(ttb__mip_session_open_locked(NULL, NULL, &session), TTB_OK);
    assert_int_equal(pthread_create(&thread, NULL, take_turns, &waiting), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(waiting.status, TTB_ERR_STATE);
    ttb__mip_session_close(session);
}

static int count_polls(void *user)
{
    (void)atomic_fetch_add((atomic_int *)user, 1);
    return 0;
}

static void *wait_for_a_turn(void *polls)
{
    ttb__mip_session *session = NULL;
    ttb_status status = ttb__mip_session_open_locked(count_polls, polls, &session);
    ttb__mip_session_close(session);
    return status ? NULL : polls;
}

/* It asks again and again whether to stop, and gets its turn when the other session is closed. */
static void waiting_for_a_turn_ends_with_the_turn(void **state)
{
    const struct timespec pause = {0, 1000000};
    ttb__mip_session *session = NULL;
    atomic_int polls = 0;
    pthread_t thread;
    void *result = NULL;

    (void)state;
    assert_int_equal(ttb__mip_session_open_locked(NULL, NULL, &session), TTB_OK);
    assert_int_equal(pthread_create(&thread, NULL, wait_for_a_turn, &polls), 0);
    while (atomic_load(&polls) < 3)
        nanosleep(&pause, NULL);
    ttb__mip_session_close(session);
    assert_int_equal(pthread_join(thread, &result), 0);
    assert_ptr_equal(result, &polls);
}

static void *try_beside_own_glpk(void *status_out)
{
    ttb__mip_session *session = NULL;
    glp_prob *program = glp_create_prob();
    *(ttb_status *)status_out = ttb__mip_session_open_locked(NULL, NULL, &session);
    glp_delete_prob(program);
    glp_free_env();
    return session;
}

/* Who cannot open a session gives the turn back. */
static void a_session_that_is_refused_takes_no_turn(void **state)
{
    ttb__mip_session *session = NULL;
    ttb_status status = TTB_OK;
    pthread_t thread;
    void *made = NULL;

    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, try_beside_own_glpk, &status), 0);
    assert_int_equal(pthread_join(thread, &made), 0);
    assert_int_equal(status, TTB_ERR_STATE);
    assert_null(made);
    assert_int_equal(ttb__mip_session_open_locked(poll_always, NULL, &session), TTB_OK);
    ttb__mip_session_close(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_kills_the_session_only),
        cmocka_unit_test(a_memory_limit_is_an_answer),
        cmocka_unit_test(one_session_to_a_thread),
        cmocka_unit_test(a_stop_before_a_slice_leaves_the_session_alive),
        cmocka_unit_test(a_stop_inside_simplex_leaves_it_soon),
        cmocka_unit_test(a_hosts_own_objects_are_unharmed),
        cmocka_unit_test(sessions_take_turns_where_glpk_is_not_threaded),
        cmocka_unit_test(waiting_for_a_turn_can_be_stopped),
        cmocka_unit_test(waiting_for_a_turn_ends_with_the_turn),
        cmocka_unit_test(a_session_that_is_refused_takes_no_turn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
