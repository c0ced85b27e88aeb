/* Trees that go over to other prices of seats, on a town where that is the only proof: a section
 * for one student that two choose. */
#include "town.h"

#include "proof/placing.h"

enum { WEIGHT = 1000, MOST_ON_ONE_PATH = 8 };

typedef struct full_section {
    ttb_partnership *given;
    ttb__town *town;
    ttb__argument *argument;
} full_section;

static void open_town(full_section *of, int64_t price)
{
    ttb_partnership *given = of->given = new_town(2, 1);
    int32_t offer = add_offer(given, add_course(given, "c", 1), NORTH), tier;

    given->offers.items[offer].most_size = 1;
    given->offers.items[offer].least_sections = given->offers.items[offer].most_sections = 1;
    for (int32_t student = 0; student < 2; student++) {
        add_student(given, NORTH);
        add_choice(given, student, 0);
    }
    assert_int_equal(ttb__add_tier(given, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(given, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__town_make(given, &of->town), TTB_OK);
    assert_int_equal(ttb__argument_make(of->town, TTB__ARGUMENT_PLACING, 0, &of->argument), TTB_OK);
    of->argument->students = TTB__STUDENTS_WEEKS;
    of->argument->looks_ahead = 1;
    assert_int_equal(ttb__argument_add_repricing(of->town, of->argument), TTB_OK);
    of->argument->repricings.items[0].full[0] = price;
}

static void close_town(full_section *of)
{
    ttb__argument_destroy(of->argument);
    ttb__town_destroy(of->town);
    ttb__partnership_destroy(of->given);
}

/* What a chooser does at one node after the other, and how often it was asked. */
typedef struct script {
    const int32_t *choices;
    int32_t count, asked;
} script;

static int32_t follow(ttb__placing *placing, void *user)
{
    script *next = user;

    (void)placing;
    return next->asked < next->count ? next->choices[next->asked++] : TTB_NONE;
}

/* 1 if the choices prove that one choice stays unmet. */
static int proves(const full_section *of, const int32_t choices[], int32_t count)
{
    script next = {choices, count, 0};
    ttb__placing *placing = NULL;
    int is_proven = 0;

    assert_int_equal(ttb__placing_make(of->town, of->argument, TTB_NONE, NULL, &placing), TTB_OK);
    assert_int_equal(ttb__placing_prove(placing, WEIGHT, follow, &next, &is_proven), TTB_OK);
    ttb__placing_destroy(placing);
    return is_proven && next.asked == count;
}

#define PROVES(of, ...)                                                                            \
    proves(of, (const int32_t[]){__VA_ARGS__}, sizeof((int32_t[]){__VA_ARGS__}) / sizeof(int32_t))

static void a_price_on_a_full_section_proves_what_branching_does_not(void **state)
{
    full_section of;

    (void)state;
    open_town(&of, WEIGHT);
    assert_true(PROVES(&of, TTB__REPRICE(0)));
    assert_false(PROVES(&of, 0));
    assert_false(PROVES(&of, 0, TTB_NONE));
    assert_true(PROVES(&of, 0, TTB__REPRICE(0)));
    close_town(&of);
}

static void a_price_that_is_too_low_proves_nothing(void **state)
{
    full_section of;

    (void)state;
    open_town(&of, WEIGHT / 2);
    assert_false(PROVES(&of, TTB__REPRICE(0)));
    assert_false(PROVES(&of, 0, TTB__REPRICE(0)));
    close_town(&of);
}

static void prices_that_are_not_there_or_out_of_range_prove_nothing(void **state)
{
    full_section of;

    (void)state;
    open_town(&of, WEIGHT);
    assert_false(PROVES(&of, TTB__REPRICE(1)));
    of.argument->repricings.items[0].full[0] = -1;
    assert_false(PROVES(&of, TTB__REPRICE(0)));
    of.argument->repricings.items[0].full[0] = INT64_MAX;
    assert_false(PROVES(&of, TTB__REPRICE(0)));
    close_town(&of);
}

/* Prices 0 again and again, and at last the right ones. */
static void repricings_on_one_path_are_limited(void **state)
{
    int32_t choices[MOST_ON_ONE_PATH + 1];
    full_section of;

    (void)state;
    open_town(&of, WEIGHT);
    assert_int_equal(ttb__argument_add_repricing(of.town, of.argument), TTB_OK);
    for (int32_t number = 0; number <= MOST_ON_ONE_PATH; number++)
        choices[number] = TTB__REPRICE(1);
    choices[MOST_ON_ONE_PATH - 1] = TTB__REPRICE(0);
    assert_true(proves(&of, choices, MOST_ON_ONE_PATH));
    choices[MOST_ON_ONE_PATH - 1] = TTB__REPRICE(1);
    choices[MOST_ON_ONE_PATH] = TTB__REPRICE(0);
    assert_false(proves(&of, choices, MOST_ON_ONE_PATH + 1));
    close_town(&of);
}

/* Bit by bit it asks the same and comes to the same. */
static void a_tree_can_be_paused(void **state)
{
    static const int32_t choices[] = {TTB__PAUSE, 0, TTB__PAUSE, TTB__REPRICE(0)};
    script next = {choices, 4, 0};
    ttb__placing *placing = NULL;
    ttb__tree *tree = NULL;
    full_section of;
    int32_t grown[3];

    (void)state;
    open_town(&of, WEIGHT);
    assert_int_equal(ttb__placing_make(of.town, of.argument, TTB_NONE, NULL, &placing), TTB_OK);
    assert_int_equal(ttb__tree_make(placing, WEIGHT, &tree), TTB_OK);
    for (int32_t time = 0; time < 3; time++)
        assert_int_equal(ttb__tree_grow(tree, follow, &next, &grown[time]), TTB_OK);
    assert_int_equal(grown[0], TTB__TREE_PAUSED);
    assert_int_equal(grown[1], TTB__TREE_PAUSED);
    assert_int_equal(grown[2], TTB__TREE_PROVEN);
    assert_true(ttb__tree_work(tree) > 0);
    ttb__tree_destroy(tree);
    ttb__placing_destroy(placing);
    close_town(&of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_price_on_a_full_section_proves_what_branching_does_not),
        cmocka_unit_test(a_price_that_is_too_low_proves_nothing),
        cmocka_unit_test(prices_that_are_not_there_or_out_of_range_prove_nothing),
        cmocka_unit_test(repricings_on_one_path_are_limited),
        cmocka_unit_test(a_tree_can_be_paused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
