/* Prices of links: a seat needs a section. On a town where a section costs more than the one choice
 * that it meets, so that the choice stays unmet. */
#include "town.h"

#include "bound/pricing.h"
#include "proof/placing.h"

enum { WEIGHT = 1000, SECTION = 3000, CAPACITY = 10 };

typedef struct dear_section {
    ttb_partnership *given;
    ttb__town *town;
    ttb__argument *argument;
} dear_section;

/* So many students choose the course. */
static void open_town(dear_section *of, int32_t students, int32_t least_sections)
{
    ttb_partnership *given = of->given = new_town(2, 1);
    int32_t offer = add_offer(given, add_course(given, "c", 1), NORTH), tier;

    assert_int_equal(ttb__set_offer_cost(given, offer, SECTION), TTB_OK);
    assert_int_equal(ttb__set_offer_size(given, offer, 0, CAPACITY), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(given, offer, least_sections, 2), TTB_OK);
    for (int32_t student = 0; student < students; student++)
        add_choice(given, add_student(given, NORTH), 0);
    assert_int_equal(ttb__add_tier(given, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(given, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__add_goal(given, tier, TTB_GOAL_SECTION_COST, 1), TTB_OK);
    assert_int_equal(ttb__town_make(given, &of->town), TTB_OK);
    assert_int_equal(ttb__argument_make(of->town, TTB__ARGUMENT_PLACING, 0, &of->argument), TTB_OK);
    of->argument->students = TTB__STUDENTS_WEEKS;
    assert_int_equal(ttb__argument_add_links(of->town, of->argument), TTB_OK);
}

static void close_town(dear_section *of)
{
    ttb__argument_destroy(of->argument);
    ttb__town_destroy(of->town);
    ttb__partnership_destroy(of->given);
}

/* The bound where so many sections are placed, and closed to more if there is one number more. */
static int64_t bound_after(const dear_section *of, const int32_t places[], int32_t count)
{
    ttb__placing *placing = NULL;
    int64_t bound;

    assert_int_equal(ttb__placing_make(of->town, of->argument, TTB_NONE, NULL, &placing), TTB_OK);
    for (int32_t step = 0; step < count; step++)
        assert_int_equal(ttb__placing_step(placing, 0, places[step]), TTB_OK);
    bound = ttb__placing_bound(placing);
    ttb__placing_destroy(placing);
    return bound;
}

static void a_seat_without_a_section_pays_its_link(void **state)
{
    static const int32_t none[] = {TTB_NONE}, one[] = {0, TTB_NONE}, two[] = {0, 1};
    dear_section of;

    (void)state;
    open_town(&of, 1, 0);
    assert_int_equal(bound_after(&of, NULL, 0), 0);
    of.argument->link[0] = WEIGHT;
    assert_int_equal(bound_after(&of, NULL, 0), WEIGHT);
    assert_int_equal(bound_after(&of, none, 1), WEIGHT);
    assert_int_equal(bound_after(&of, one, 2), SECTION);
    assert_int_equal(bound_after(&of, two, 2), 2 * SECTION);
    close_town(&of);
}

static void only_the_first_section_earns_links(void **state)
{
    dear_section of;

    (void)state;
    open_town(&of, 1, 2);
    of.argument->link[0] = WEIGHT;
    assert_int_equal(bound_after(&of, NULL, 0), 2 * SECTION);
    close_town(&of);
}

/* Four seats are worth the section: links that are too high prove no more than that. */
static void links_that_pay_the_section_open_it(void **state)
{
    dear_section of;

    (void)state;
    open_town(&of, 4, 0);
    for (int32_t seat = 0; seat < 4; seat++)
        of.argument->link[seat] = SECTION / 4;
    assert_int_equal(bound_after(&of, NULL, 0), SECTION);
    for (int32_t seat = 0; seat < 4; seat++)
        of.argument->link[seat] = WEIGHT;
    assert_int_equal(bound_after(&of, NULL, 0), SECTION);
    for (int32_t seat = 0; seat < 4; seat++)
        of.argument->link[seat] = 2 * WEIGHT;
    assert_true(bound_after(&of, NULL, 0) <= SECTION);
    close_town(&of);
}

static void prices_out_of_range_prove_nothing(void **state)
{
    static const int64_t bad[] = {-1, INT64_MAX, TTB__NO_SEAT};
    dear_section of;
    ttb__placing *placing = NULL;

    (void)state;
    open_town(&of, 1, 0);
    for (size_t number = 0; number < sizeof bad / sizeof *bad; number++) {
        of.argument->link[0] = bad[number];
        assert_int_equal(ttb__placing_make(of.town, of.argument, TTB_NONE, NULL, &placing),
                         TTB_ERR_RANGE);
    }
    close_town(&of);
}

static void copies_have_links_and_repricings_have_none(void **state)
{
    dear_section of;
    ttb__argument *copy = NULL;

    (void)state;
    open_town(&of, 1, 0);
    of.argument->link[0] = WEIGHT;
    assert_int_equal(ttb__argument_add_repricing(of.town, of.argument), TTB_OK);
    assert_int_equal(ttb__argument_copy(of.town, of.argument, &copy), TTB_OK);
    assert_int_equal(copy->link[0], WEIGHT);
    assert_null(ttb__argument_repriced(copy, 0).link);
    ttb__argument_destroy(copy);
    close_town(&of);
}

/* ---- Where they come from */

static void the_program_prices_links(void **state)
{
    const int64_t earlier[TTB__GOALS] = {0};
    ttb__bound_means means = {0};
    dear_section of;
    ttb__climb *climb = NULL;
    int64_t work = 0;

    (void)state;
    open_town(&of, 1, 0);
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &means.session), TTB_OK);
    assert_int_equal(ttb__pricing_links(of.town, &means, 0, earlier, &work, &climb), TTB_OK);
    assert_non_null(climb);
    assert_in_range(climb->argument->link[0], 1, WEIGHT * climb->argument->scale);
    assert_int_equal(ttb__argument_bound(of.town, climb->argument, climb->sum, earlier), WEIGHT);
    assert_true(work > 0);
    ttb__climb_destroy(climb);
    ttb__mip_session_close(means.session);
    close_town(&of);
}

static void without_glpk_there_are_none(void **state)
{
    const int64_t earlier[TTB__GOALS] = {0};
    ttb__bound_means means = {0};
    dear_section of;
    ttb__climb *climb = NULL;
    int64_t work = 0;

    (void)state;
    open_town(&of, 1, 0);
    assert_int_equal(ttb__pricing_links(of.town, &means, 0, earlier, &work, &climb), TTB_OK);
    assert_null(climb);
    close_town(&of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seat_without_a_section_pays_its_link),
        cmocka_unit_test(only_the_first_section_earns_links),
        cmocka_unit_test(links_that_pay_the_section_open_it),
        cmocka_unit_test(prices_out_of_range_prove_nothing),
        cmocka_unit_test(copies_have_links_and_repricings_have_none),
        cmocka_unit_test(the_program_prices_links),
        cmocka_unit_test(without_glpk_there_are_none),
    };

    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
