/* A host that uses GLPK itself, on the thread that solves and on another one: neither disturbs the
 * other. */
#include "test.h"

#include <glpk.h>
#include <pthread.h>
#include <stdio.h>

enum { MOST_BYTES = 1 << 20, WORK = 500000, ITEMS = 30 };

static ttb_partnership *read_town(void)
{
    char *text = test_malloc(MOST_BYTES);
    FILE *file = fopen("examples/partnerships/consortium.json", "rb");
    ttb_partnership *town = NULL;
    assert_non_null(file);
    int64_t bytes = (int64_t)fread(text, 1, MOST_BYTES, file);
    fclose(file);
    assert_int_equal(ttb_partnership_from_json(text, bytes, &town, NULL), TTB_OK);
    test_free(text);
    return town;
}

/* A knapsack of the host's own: items of value 7 to 36 and weight 5 to 34. */
static glp_prob *new_knapsack(void)
{
    glp_prob *problem = glp_create_prob();
    int columns[ITEMS + 1];
    double weights[ITEMS + 1];
    glp_set_obj_dir(problem, GLP_MAX);
    glp_add_rows(problem, 1);
    glp_set_row_bnds(problem, 1, GLP_UP, 0, 200);
    glp_add_cols(problem, ITEMS);
    for (int item = 1; item <= ITEMS; item++) {
        glp_set_col_kind(problem, item, GLP_BV);
        glp_set_obj_coef(problem, item, 7 + item * 11 % 30);
        columns[item] = item;
        weights[item] = 5 + item * 17 % 30;
    }
    glp_set_mat_row(problem, 1, ITEMS, columns, weights);
    return problem;
}

static double solve_knapsack(glp_prob *problem)
{
    glp_iocp options;
    glp_init_iocp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.presolve = GLP_ON;
    return glp_intopt(problem, &options) ? -1 : glp_mip_obj_val(problem);
}

static ttb_status solve(const ttb_partnership *town)
{
    ttb_options *options = NULL;
    ttb_timetable *timetable = NULL;
    ttb_status status = ttb_options_new(&options);
    if (!status)
        status = ttb_options_set_int(options, "work_limit", WORK, NULL);
    if (!status)
        status = ttb_options_set_int(options, "workers", 2, NULL);
    if (!status)
        status = ttb_solve(town, options, NULL, NULL, NULL, &timetable, NULL, NULL);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    return status;
}

/* The host's program is half made when the library solves on the same thread. */
static void a_program_of_the_host_survives_a_solve(void **state)
{
    ttb_partnership *town = read_town();
    glp_prob *before = new_knapsack(), *across = new_knapsack();
    double value = solve_knapsack(before);
    (void)state;
    assert_true(value > 0);
    assert_int_equal(solve(town), TTB_OK);
    assert_true(solve_knapsack(across) == value);
    assert_int_equal(glp_get_num_cols(before), ITEMS);
    glp_delete_prob(before);
    glp_delete_prob(across);
    glp_free_env();
    ttb_partnership_free(town);
}

typedef struct host {
    pthread_t thread;
    int failures;
} host;

static void *work(void *argument)
{
    host *mine = argument;
    double value = -1;
    for (int round = 0; round < 20; round++) {
        glp_prob *problem = new_knapsack();
        double found = solve_knapsack(problem);
        mine->failures += found <= 0 || (round && found != value);
        value = found;
        glp_delete_prob(problem);
    }
    glp_free_env();
    return NULL;
}

static void hosts_solve_while_the_library_does(void **state)
{
    ttb_partnership *town = read_town();
    host hosts[2] = {0};
    (void)state;
    for (int each = 0; each < 2; each++)
        assert_int_equal(pthread_create(&hosts[each].thread, NULL, work, &hosts[each]), 0);
    assert_int_equal(solve(town), TTB_OK);
    for (int each = 0; each < 2; each++) {
        assert_int_equal(pthread_join(hosts[each].thread, NULL), 0);
        assert_int_equal(hosts[each].failures, 0);
    }
    ttb_partnership_free(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_of_the_host_survives_a_solve),
        cmocka_unit_test(hosts_solve_while_the_library_does),
    };
    return cmocka_run_group_tests_name("host", tests, NULL, NULL);
}
