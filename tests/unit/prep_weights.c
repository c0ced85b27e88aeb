/* One cost for all tiers: in their order, and without overflow. */
#include "prep_town.h"

#include "prep/weights.h"

enum { GIANT = 1000000 };

/* One offer, one student with one choice. */
static ttb_partnership *weight_town(int64_t choice, int64_t cost)
{
    ttb_partnership *town = new_town(2, 2);
    int32_t art = add_course(town, "art", 1), offer = add_offer(town, art, SOUTH);
    int32_t student = add_student(town, NORTH);
    add_ways(town, NORTH, SOUTH, 20);
    assert_int_equal(ttb__set_offer_cost(town, offer, cost), TTB_OK);
    assert_int_equal(ttb__add_choice(town, student, art, choice), TTB_OK);
    return town;
}

static void add_tier_of(ttb_partnership *town, int32_t goal, int32_t weight)
{
    int32_t tier;
    assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(town, tier, goal, weight), TTB_OK);
}

static ttb__weights weights_of(ttb_partnership *town)
{
    ttb__prep *prep = prepare(town, NULL);
    ttb__weights weights;
    ttb__weights_make(prep, &weights);
    destroy(town, prep);
    return weights;
}

static void an_earlier_tier_outweighs_the_next(void **state)
{
    ttb__weights weights = weights_of(weight_town(1000, 1000));
    int64_t unmet = weights.goals[TTB_GOAL_UNMET] * 1000;
    int64_t cost = weights.goals[TTB_GOAL_SECTION_COST] * 1000;
    int64_t journey = weights.goals[TTB_GOAL_TRAVEL] * 1000 * 40;
    (void)state;
    assert_true(unmet > 2 * cost);
    assert_true(cost > 2 * journey);
    assert_true(journey > weights.goals[TTB_GOAL_BALANCE] * 2000);
    assert_true(weights.goals[TTB_GOAL_BALANCE] > 0);
    assert_true(weights.missing > unmet);
}

/* A seat of weight 1 in place of one of 0.9 is worth more than any journey. */
static void the_difference_of_two_choices_outweighs_the_next_tier(void **state)
{
    ttb_partnership *town = weight_town(1000, 1000);
    int32_t latin = add_course(town, "latin", 1);
    ttb__weights weights;
    (void)state;
    assert_int_equal(ttb__add_choice(town, 0, latin, 900), TTB_OK);
    add_tier_of(town, TTB_GOAL_UNMET, 1);
    add_tier_of(town, TTB_GOAL_TRAVEL, 1);
    weights = weights_of(town);
    assert_true(weights.goals[TTB_GOAL_UNMET] * 100 > 2 * 40000 * weights.goals[TTB_GOAL_TRAVEL]);
}

static void a_goal_in_no_tier_costs_nothing(void **state)
{
    ttb__weights weights = weights_of(weight_town(1000, 1000));
    (void)state;
    assert_int_equal(weights.goals[TTB_GOAL_JOURNEYS], 0);
}

static void the_order_of_the_tiers_counts(void **state)
{
    ttb_partnership *town = weight_town(1000, 1000);
    ttb__weights weights;
    (void)state;
    add_tier_of(town, TTB_GOAL_JOURNEYS, 1);
    add_tier_of(town, TTB_GOAL_UNMET, 1);
    weights = weights_of(town);
    assert_true(weights.goals[TTB_GOAL_JOURNEYS] > 2 * weights.goals[TTB_GOAL_UNMET]);
    assert_int_equal(weights.goals[TTB_GOAL_TRAVEL], 0);
}

static void goals_of_one_tier_keep_their_ratio(void **state)
{
    ttb_partnership *town = weight_town(1000, 1000);
    ttb__weights weights;
    (void)state;
    add_tier_of(town, TTB_GOAL_UNMET, 7);
    assert_int_equal(ttb__add_goal(town, 0, TTB_GOAL_TRAVEL, 3), TTB_OK);
    add_tier_of(town, TTB_GOAL_SECTION_COST, 1);
    weights = weights_of(town);
    assert_int_equal(3 * weights.goals[TTB_GOAL_UNMET], 7 * weights.goals[TTB_GOAL_TRAVEL]);
}

/* One seat of a weight and one section of a cost, away from home, stay payable a hundred thousand
 * times. */
static void assert_payable(const ttb__weights *weights, int64_t choice, int64_t cost)
{
    enum { SEATS = 100000 };
    assert_in_range(weights->goals[TTB_GOAL_UNMET], 1, INT64_MAX / choice / SEATS);
    assert_in_range(weights->goals[TTB_GOAL_SECTION_COST], 1, INT64_MAX / cost / SEATS);
    assert_in_range(weights->goals[TTB_GOAL_TRAVEL], 1, INT64_MAX / 40000 / SEATS);
    assert_in_range(weights->goals[TTB_GOAL_BALANCE], 1, INT64_MAX / 2000 / SEATS);
    assert_in_range(weights->missing, 1, INT64_MAX / SEATS);
}

/* The smallest and the largest of every number, in tiers that multiply up. */
static void extreme_weights_do_not_overflow(void **state)
{
    static const int64_t sizes[] = {1, 1000, TTB__MOST_MILLE};
    (void)state;
    for (int32_t round = 0; round < 108; round++) {
        int64_t choice = sizes[round % 3], cost = sizes[round / 3 % 3],
                other = sizes[round / 9 % 3];
        int32_t first = round / 27 % 2 ? 1 : GIANT, last = round / 54 ? 1 : GIANT;
        ttb_partnership *town = weight_town(choice, cost);
        int32_t latin = add_course(town, "latin", 1);
        ttb__weights weights;
        add_offer(town, latin, NORTH);
        assert_int_equal(ttb__add_choice(town, 0, latin, other), TTB_OK);
        add_tier_of(town, TTB_GOAL_UNMET, first);
        add_tier_of(town, TTB_GOAL_SECTION_COST, last);
        add_tier_of(town, TTB_GOAL_TRAVEL, last);
        add_tier_of(town, TTB_GOAL_BALANCE, first);
        weights = weights_of(town);
        assert_payable(&weights, choice > other ? choice : other, cost);
    }
}

/* Sections cost nothing: their weight says nothing of how large a step is. */
static void a_goal_that_never_counts_does_not_overflow(void **state)
{
    ttb_partnership *town = weight_town(1, 0);
    ttb__weights weights;
    (void)state;
    add_tier_of(town, TTB_GOAL_UNMET, 1);
    assert_int_equal(ttb__add_goal(town, 0, TTB_GOAL_SECTION_COST, GIANT), TTB_OK);
    add_tier_of(town, TTB_GOAL_TRAVEL, GIANT);
    weights = weights_of(town);
    assert_in_range(weights.goals[TTB_GOAL_UNMET], 1, INT64_MAX / GIANT);
    assert_in_range(weights.goals[TTB_GOAL_SECTION_COST], 1, INT64_MAX / GIANT);
}

static void a_town_without_anything_has_weights(void **state)
{
    ttb__weights weights = weights_of(new_town(1, 1));
    (void)state;
    assert_in_range(weights.goals[TTB_GOAL_UNMET], 1, INT64_MAX / 1000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_earlier_tier_outweighs_the_next),
        cmocka_unit_test(the_difference_of_two_choices_outweighs_the_next_tier),
        cmocka_unit_test(a_goal_in_no_tier_costs_nothing),
        cmocka_unit_test(the_order_of_the_tiers_counts),
        cmocka_unit_test(goals_of_one_tier_keep_their_ratio),
        cmocka_unit_test(extreme_weights_do_not_overflow),
        cmocka_unit_test(a_goal_that_never_counts_does_not_overflow),
        cmocka_unit_test(a_town_without_anything_has_weights),
    };
    return cmocka_run_group_tests_name("weights", tests, NULL, NULL);
}
