/* Bounds that can be worked out by hand. */
#include "town.h"

#include <glpk.h>

#include "bound/bounds.h"
#include "mip/guard.h"

static ttb__mip_session *session;
static int must_stop;

static int poll_stop(void *user)
{
    (void)user;
    return must_stop;
}

static int open_session(void **state)
{
    (void)state;
    return ttb__mip_session_open(poll_stop, NULL, 0, &session) != TTB_OK;
}

static int close_session(void **state)
{
    (void)state;
    ttb__mip_session_close(session);
    return 0;
}

/* The bound of a tier that looking so long gives; `wanted` is what it looks for. */
static ttb_status find_bound(const ttb_partnership *town, ttb__mip_session *with, int32_t tier,
                             const int64_t *earlier, int64_t wanted, int64_t *bound_out)
{
    ttb__bound_means means = {with, {poll_stop, NULL}};
    ttb__bound_effort effort = {INT64_MAX, 4000000};
    ttb__bounds *bounds = NULL;
    int64_t values[TTB__GOALS] = {0}, found[TTB__GOALS] = {0};
    ttb_status status = ttb__bounds_make(town, &bounds);

    for (int32_t before = 0; before < tier; before++)
        values[before] = earlier[before];
    values[tier] = wanted;
    if (!status)
        status = ttb__bounds_improve(bounds, &means, values, tier + 1, &effort);
    if (!status)
        status = ttb__bounds_commit(bounds, values, tier + 1, found);
    *bound_out = status ? 0 : found[tier];
    ttb__bounds_destroy(bounds);
    return status;
}

/* The same, with GLPK and without, which must agree here; more is looked for. */
static int64_t bound_of(const ttb_partnership *town, int32_t tier, const int64_t *earlier)
{
    int64_t bound, without;

    assert_int_equal(ttb__validate(town, NULL), TTB_OK);
    assert_int_equal(find_bound(town, session, tier, earlier, 100000, &bound), TTB_OK);
    assert_int_equal(find_bound(town, NULL, tier, earlier, 100000, &without), TTB_OK);
    assert_int_equal(without, bound);
    return bound;
}

static void add_tier(ttb_partnership *town, int32_t goal, int32_t weight)
{
    int32_t tier;

    assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(town, tier, goal, weight), TTB_OK);
}

/* ---- Unmet choices */

static void more_choices_than_blocks(void **state)
{
    static const char *const ids[] = {"art", "biology", "chemistry", "drama"};
    ttb_partnership *town = new_town(3, 1);
    int32_t student = add_student(town, NORTH);

    (void)state;
    for (int32_t course = 0; course < 4; course++) {
        add_offer(town, add_course(town, ids[course], 1), NORTH);
        assert_int_equal(ttb__add_choice(town, student, course, course == 2 ? 700 : 1000), TTB_OK);
    }
    assert_int_equal(bound_of(town, 0, NULL), 700);
    ttb__partnership_destroy(town);
}

/* Each half lacks a choice, because it has three courses in two blocks. What is proven of a part of
 * the caller's is what is proven of the halves that are all in it. */
static void halves_have_bounds_of_their_own(void **state)
{
    static const int32_t apart[] = {0, 0, 0, 1, 1, 1}, together[] = {1, 1, 1, 1, 1, 1},
                         across[] = {0, 0, 1, 1, 1, 1};
    ttb_partnership *town = new_halves(700, 1000);
    ttb__bound_means means = {session, {poll_stop, NULL}};
    ttb__bound_effort effort = {INT64_MAX, 4000000};
    int64_t values[TTB__GOALS] = {100000}, found[TTB__GOALS];
    ttb__bounds *bounds = NULL;

    (void)state;
    assert_int_equal(ttb__validate(town, NULL), TTB_OK);
    assert_int_equal(ttb__bounds_make(town, &bounds), TTB_OK);
    assert_int_equal(ttb__bounds_over(bounds, apart, 0), 0);
    assert_int_equal(ttb__bounds_improve(bounds, &means, values, 1, &effort), TTB_OK);
    assert_int_equal(ttb__bounds_commit(bounds, values, 1, found), TTB_OK);
    assert_int_equal(found[0], 1700);
    assert_int_equal(ttb__bounds_over(bounds, apart, 0), 700);
    assert_int_equal(ttb__bounds_over(bounds, apart, 1), 1000);
    assert_int_equal(ttb__bounds_over(bounds, together, 0), 0);
    assert_int_equal(ttb__bounds_over(bounds, together, 1), 1700);
    assert_int_equal(ttb__bounds_over(bounds, across, 0), 0);
    assert_int_equal(ttb__bounds_over(bounds, across, 1), 1000);
    ttb__bounds_destroy(bounds);
    ttb__partnership_destroy(town);
}

/* Eight want six seats, and one of them a course that nobody offers. */
static ttb_partnership *make_short_town(int has_reserve)
{
    ttb_partnership *town = new_town(3, 1);
    int32_t art = add_course(town, "art", 1), drama = add_course(town, "drama", 1);

    add_offer(town, art, NORTH);
    add_course(town, "latin", 1);
    assert_int_equal(ttb__set_offer_sections(town, add_offer(town, drama, NORTH), 0, 3), TTB_OK);
    for (int32_t number = 0; number < 8; number++) {
        int32_t student = add_student(town, NORTH);
        add_choice(town, student, art);
        if (has_reserve)
            assert_int_equal(ttb__add_reserve(town, student, drama, 400), TTB_OK);
    }
    add_choice(town, 0, 2);
    return town;
}

static void more_takers_than_seats(void **state)
{
    ttb_partnership *town = make_short_town(0);

    (void)state;
    assert_int_equal(bound_of(town, 0, NULL), 3000);
    ttb__partnership_destroy(town);
    town = make_short_town(1);
    assert_int_equal(bound_of(town, 0, NULL), 3 * (1000 - 400));
    ttb__partnership_destroy(town);
}

static void courses_that_run_once_share_blocks(void **state)
{
    static const char *const ids[] = {"art", "biology", "chemistry"};
    ttb_partnership *town = new_town(2, 1);

    (void)state;
    for (int32_t course = 0; course < 3; course++) {
        int32_t offer = add_offer(town, add_course(town, ids[course], 1), NORTH);
        assert_int_equal(ttb__set_offer_sections(town, offer, 0, 1), TTB_OK);
        assert_int_equal(ttb__set_offer_size(town, offer, 0, 9), TTB_OK);
    }
    for (int32_t number = 0; number < 6; number++) {
        int32_t student = add_student(town, NORTH);
        add_choice(town, student, number % 3);
        add_choice(town, student, (number + 1) % 3);
    }
    assert_int_equal(bound_of(town, 0, NULL), 2000);
    ttb__partnership_destroy(town);
}

/* ---- Sections */

/* Ten takers, sections of three at 1 each; at the other site one of four at 1.25. */
static ttb_partnership *make_section_town(void)
{
    ttb_partnership *town = new_town(4, 2);
    int32_t art = add_course(town, "art", 1);
    int32_t north = add_offer(town, art, NORTH), south = add_offer(town, art, SOUTH);

    add_ways(town, NORTH, SOUTH, 10);
    assert_int_equal(ttb__set_offer_sections(town, north, 0, 5), TTB_OK);
    assert_int_equal(ttb__set_offer_cost(town, north, 1000), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(town, south, 0, 1), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town, south, 0, 4), TTB_OK);
    assert_int_equal(ttb__set_offer_cost(town, south, 1250), TTB_OK);
    for (int32_t number = 0; number < 10; number++)
        add_choice(town, add_student(town, NORTH), art);
    return town;
}

static void sections_are_whole(void **state)
{
    ttb_partnership *town = make_section_town();

    (void)state;
    /* 3 + 3 + 4; with one unmet 3 + 3 + 3; with seven 3; nothing known: none */
    assert_int_equal(bound_of(town, 1, (const int64_t[]){0}), 3250);
    assert_int_equal(bound_of(town, 1, (const int64_t[]){1000}), 3000);
    assert_int_equal(bound_of(town, 1, (const int64_t[]){7999}), 1000);
    assert_int_equal(bound_of(town, 1, (const int64_t[]){INT64_MAX}), 0);
    ttb__partnership_destroy(town);
}

static void rules_and_those_who_stay_at_home_demand_sections(void **state)
{
    ttb_partnership *town = make_section_town();
    const ttb__rule reach = {
        .kind = TTB__RULE_REACH, .level = 3, .minutes = 30, .cohort = TTB_NONE};

    (void)state;
    assert_int_equal(ttb__add_rule(town, &(ttb__rule){.kind = TTB__RULE_PIN_SECTION,
                                                      .course = 0,
                                                      .site = SOUTH,
                                                      .blocks = BLOCK(A)}),
                     TTB_OK);
    assert_int_equal(bound_of(town, 1, (const int64_t[]){INT64_MAX}), 1250);
    for (int32_t student = 0; student < 10; student++)
        assert_int_equal(ttb__set_student_limit(town, student, TTB_LIMIT_COURSES_AWAY, 0), TTB_OK);
    assert_int_equal(bound_of(town, 1, (const int64_t[]){0}), 5250);
    ttb__partnership_destroy(town);
    town = make_section_town();
    add_rule(town, reach);
    assert_int_equal(bound_of(town, 1, (const int64_t[]){INT64_MAX}), 1000);
    ttb__partnership_destroy(town);
}

/* ---- Travel */

/* Three students of the north want a course that is only in the south, ten minutes away. */
static ttb_partnership *make_travel_town(int has_lessons)
{
    ttb_partnership *town = new_town(3, 2);
    int32_t art = add_course(town, "art", 1);

    if (has_lessons)
        add_monday(town);
    add_ways(town, NORTH, SOUTH, 10);
    add_offer(town, art, SOUTH);
    for (int32_t number = 0; number < 3; number++)
        add_choice(town, add_student(town, NORTH), art);
    return town;
}

static void each_seat_away_costs_its_return(void **state)
{
    (void)state;
    for (int has_lessons = 0; has_lessons < 2; has_lessons++) {
        ttb_partnership *town = make_travel_town(has_lessons);
        assert_int_equal(bound_of(town, 2, (const int64_t[]){0, INT64_MAX}), 60000);
        assert_int_equal(bound_of(town, 2, (const int64_t[]){1000, INT64_MAX}), 40000);
        assert_int_equal(bound_of(town, 2, (const int64_t[]){3000, INT64_MAX}), 0);
        ttb__partnership_destroy(town);
    }
}

static void two_lessons_away_may_share_a_tour(void **state)
{
    (void)state;
    for (int has_lessons = 0; has_lessons < 2; has_lessons++) {
        ttb_partnership *town = make_travel_town(has_lessons);
        int32_t drama = add_course(town, "drama", 1);
        add_offer(town, drama, SOUTH);
        add_choice(town, 0, drama);
        assert_int_equal(bound_of(town, 2, (const int64_t[]){0, INT64_MAX}),
                         has_lessons ? 60000 : 80000);
        ttb__partnership_destroy(town);
    }
}

static void journeys_and_mixed_tiers(void **state)
{
    ttb_partnership *town = make_travel_town(1);

    (void)state;
    add_tier(town, TTB_GOAL_UNMET, 30);
    assert_int_equal(ttb__add_goal(town, 0, TTB_GOAL_TRAVEL, 1), TTB_OK);
    add_tier(town, TTB_GOAL_JOURNEYS, 5);
    assert_int_equal(bound_of(town, 0, NULL), 60000);
    assert_int_equal(bound_of(town, 1, (const int64_t[]){60000}), 3 * 2 * 5 * 1000);
    ttb__partnership_destroy(town);
    town = make_travel_town(1);
    add_tier(town, TTB_GOAL_UNMET, 3);
    assert_int_equal(ttb__add_goal(town, 0, TTB_GOAL_TRAVEL, 1), TTB_OK);
    assert_int_equal(bound_of(town, 0, NULL), 9000); /* cheaper to leave them unmet */
    ttb__partnership_destroy(town);
}

/* One seat at home among two that are wanted: which of the two travels is open, that one does is
 * not. */
static void a_full_section_at_home_sends_the_rest_away(void **state)
{
    ttb_partnership *town = make_travel_town(0);
    int32_t north = add_offer(town, 0, NORTH);
    int64_t bound;

    (void)state;
    assert_int_equal(ttb__set_offer_sections(town, north, 0, 1), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town, north, 0, 1), TTB_OK);
    assert_int_equal(find_bound(town, session, 2, (const int64_t[]){0, INT64_MAX}, 60000, &bound),
                     TTB_OK);
    assert_int_equal(bound, 40000);
    ttb__partnership_destroy(town);
}

static void balance_is_at_least_nothing(void **state)
{
    ttb_partnership *town = make_travel_town(0);

    (void)state;
    assert_int_equal(bound_of(town, 3, (const int64_t[]){0, INT64_MAX, 60000}), 0);
    ttb__partnership_destroy(town);
}

/* ---- When things go wrong */

static void abort_inside(void *data)
{
    (void)data;
    glp_add_rows(glp_create_prob(), -1);
}

static void a_dead_session_and_a_stop_only_weaken(void **state)
{
    ttb_partnership *town = make_travel_town(1);
    int64_t bound;

    (void)state;
    must_stop = 1;
    assert_int_equal(find_bound(town, session, 2, (const int64_t[]){0, INT64_MAX}, 60000, &bound),
                     TTB_OK);
    must_stop = 0;
    assert_in_range(bound, 0, 60000);
    assert_int_equal(ttb__mip_guard(session, abort_inside, NULL), TTB_ERR_SOLVER);
    assert_int_equal(find_bound(town, session, 2, (const int64_t[]){0, INT64_MAX}, 60000, &bound),
                     TTB_OK);
    assert_int_equal(bound, 60000);
    close_session(state);
    assert_int_equal(open_session(state), 0);
    ttb__partnership_destroy(town);
}

static void failed_allocations_are_said(void **state)
{
    ttb_partnership *town = make_short_town(1);
    ttb_status status;
    int64_t bound;

    (void)state;
    for (int64_t allocation = 1;; allocation++) {
        ttb__fault_set(allocation, 0);
        status = find_bound(town, session, 0, NULL, 1800, &bound);
        if (ttb__fault_count() < allocation)
            break;
        assert_int_equal(status, TTB_ERR_MEMORY);
        assert_int_equal(bound, 0);
    }
    ttb__fault_set(0, 0);
    assert_int_equal(status, TTB_OK);
    assert_int_equal(bound, 1800);
    ttb__partnership_destroy(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_choices_than_blocks),
        cmocka_unit_test(halves_have_bounds_of_their_own),
        cmocka_unit_test(more_takers_than_seats),
        cmocka_unit_test(courses_that_run_once_share_blocks),
        cmocka_unit_test(sections_are_whole),
        cmocka_unit_test(rules_and_those_who_stay_at_home_demand_sections),
        cmocka_unit_test(each_seat_away_costs_its_return),
        cmocka_unit_test(two_lessons_away_may_share_a_tour),
        cmocka_unit_test(journeys_and_mixed_tiers),
        cmocka_unit_test(a_full_section_at_home_sends_the_rest_away),
        cmocka_unit_test(balance_is_at_least_nothing),
        cmocka_unit_test(a_dead_session_and_a_stop_only_weaken),
        cmocka_unit_test(failed_allocations_are_said),
    };

    return cmocka_run_group_tests(tests, open_session, close_session);
}
