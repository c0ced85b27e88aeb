/* The schedule of coolings: which are light, how long they are, and what the first tier weighs. */
#include "prep_town.h"

#include "search/cooling.h"

/* One student who may travel; tiers as they are without any given, travel among the later ones. */
static ttb_partnership *cooling_town(int32_t sites)
{
    ttb_partnership *town = new_town(2, sites);
    int32_t art = add_course(town, "art", 1);
    add_offer(town, art, sites - 1);
    if (sites > 1)
        add_ways(town, NORTH, SOUTH, 20);
    add_choice(town, add_student(town, NORTH), art);
    return town;
}

typedef struct schedule {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__cooling cooling;
    ttb__solution best; /* its first tier and whether it is valid */
} schedule;

static schedule schedule_for(ttb_partnership *town, int64_t first_tier)
{
    schedule made = {.town = town};
    made.prep = prepare(made.town, NULL);
    made.best.is_valid = 1;
    made.best.tiers[0] = first_tier;
    ttb__cooling_make(made.prep, &made.cooling);
    return made;
}

static schedule new_schedule(int32_t sites, int64_t first_tier)
{
    return schedule_for(cooling_town(sites), first_tier);
}

static void next(schedule *of)
{
    ttb__cooling_choose(&of->cooling, &of->best);
    ttb__cooling_begin(&of->cooling, of->cooling.end);
}

static int64_t begin(const schedule *of)
{
    return of->cooling.end - of->cooling.length;
}

static ttb__weights weights_at(const schedule *of, int64_t work)
{
    ttb__weights weights;
    ttb__cooling_weigh(&of->cooling, work, &weights);
    return weights;
}

/* What a goal weighs after so much work. */
static int64_t weight_at(const schedule *of, int64_t work, int32_t goal)
{
    return weights_at(of, work).goals[goal];
}

/* The next coolings are all light, or none is; each lets the first tier gain so much. */
static void assert_next_are(schedule *of, int32_t count, int is_light, int64_t gain)
{
    for (int32_t number = 0; number < count; number++) {
        int64_t full = of->cooling.weights.goals[TTB_GOAL_UNMET];
        of->best.tiers[0] -= gain;
        next(of);
        assert_int_equal(of->cooling.is_light, is_light);
        assert_int_equal(weight_at(of, begin(of), TTB_GOAL_UNMET) < full, is_light);
        assert_int_equal(weight_at(of, of->cooling.end, TTB_GOAL_UNMET), full);
    }
}

static void without_travel_every_weight_is_full(void **state)
{
    schedule made = new_schedule(1, 0);
    (void)state;
    assert_next_are(&made, 20, 0, 0);
    destroy(made.town, made.prep);
}

static void a_first_tier_that_gains_stays_full(void **state)
{
    schedule made = new_schedule(2, 1000000);
    (void)state;
    assert_next_are(&made, 20, 0, 1000);
    destroy(made.town, made.prep);
}

/* After two coolings that leave it as it is all are light, and each is twice as long. */
static void a_first_tier_that_stays_becomes_light(void **state)
{
    schedule made = new_schedule(2, 1000);
    int64_t light;
    (void)state;
    assert_next_are(&made, 2, 0, 0);
    light = 4 * made.cooling.length;
    for (int32_t number = 0; number < 8; number++) {
        next(&made);
        assert_true(made.cooling.is_light);
        assert_int_equal(made.cooling.length, light);
        light *= 2;
    }
    destroy(made.town, made.prep);
}

static int64_t end_weight(const schedule *of)
{
    return weight_at(of, of->cooling.end, TTB_GOAL_UNMET);
}

/* It begins on the way of light ones, where that is as warm, and ends at twice its weight, and what
 * is demanded, too; warmer after others in vain. The next part has a light one again. */
static void a_reheat_joins_the_way_of_light_ones(void **state)
{
    schedule made = new_schedule(2, 0);
    int64_t full = made.cooling.weights.goals[TTB_GOAL_UNMET], length, first;
    (void)state;
    next(&made);
    next(&made);
    length = made.cooling.length;
    first = weight_at(&made, begin(&made), TTB_GOAL_UNMET);
    for (int32_t vain = 0; vain < 3; vain++) {
        ttb__cooling_reheat(&made.cooling, vain);
        ttb__cooling_begin(&made.cooling, 0);
        assert_int_equal(made.cooling.start_per_mille, 100 + 50 * vain);
        assert_int_equal(made.cooling.length, length / 8);
        assert_int_equal(end_weight(&made), 2 * full);
        assert_int_equal(weights_at(&made, made.cooling.end).missing,
                         2 * made.cooling.weights.missing);
        assert_in_range(weight_at(&made, 0, TTB_GOAL_UNMET), full, 2 * full);
    }
    ttb__cooling_repeat(&made.cooling);
    ttb__cooling_begin(&made.cooling, 0);
    assert_int_equal(made.cooling.length, length);
    assert_int_equal(weight_at(&made, 0, TTB_GOAL_UNMET), first);
    assert_int_equal(end_weight(&made), full);
    destroy(made.town, made.prep);
}

static void a_first_tier_of_0_is_always_light(void **state)
{
    schedule made = new_schedule(2, 0);
    (void)state;
    assert_next_are(&made, 8, 1, 0);
    destroy(made.town, made.prep);
}

/* Gains of light ones keep it so; none of a whole one, or of balance alone, ends that. */
static void it_is_promising_while_light_ones_gain(void **state)
{
    schedule made = new_schedule(2, 0);
    int32_t travel = made.cooling.travel_tier;
    (void)state;
    assert_in_range(travel, 1, made.prep->tier_count - 2);
    assert_false(made.cooling.is_promising);
    made.best.tiers[travel] = 1000;
    next(&made); /* the first one is short */
    for (int32_t number = 0; number < 4; number++) {
        next(&made);
        assert_true(made.cooling.is_promising);
        made.best.tiers[travel]--;
    }
    next(&made);
    made.best.tiers[travel + 1]--;
    next(&made);
    assert_false(made.cooling.is_promising);
    destroy(made.town, made.prep);
}

/* No timetable yet: nothing is known of its first tier. */
static void without_a_timetable_it_stays_full(void **state)
{
    schedule made = new_schedule(2, 0);
    (void)state;
    made.best.is_valid = 0;
    assert_next_are(&made, 8, 0, 0);
    destroy(made.town, made.prep);
}

static void a_light_tier_comes_to_its_full_weight(void **state)
{
    schedule made = new_schedule(2, 0);
    const int64_t *full = made.cooling.weights.goals;
    int64_t before = 0;
    (void)state;
    next(&made); /* the first one is not as warm */
    next(&made);
    for (int64_t part = 0; part <= 10; part++) {
        int64_t work = begin(&made) + made.cooling.length * part / 10;
        int64_t unmet = weight_at(&made, work, TTB_GOAL_UNMET);
        assert_true(unmet > before);
        assert_int_equal(weight_at(&made, work, TTB_GOAL_TRAVEL), full[TTB_GOAL_TRAVEL]);
        before = unmet;
    }
    assert_int_equal(before, full[TTB_GOAL_UNMET]);
    assert_in_range(weight_at(&made, begin(&made), TTB_GOAL_UNMET), 1, full[TTB_GOAL_UNMET] / 30);
    destroy(made.town, made.prep);
}

/* Unmet choices in the first tier, balance in the next, and what sections cost nowhere. */
static schedule new_schedule_of_sizes(void)
{
    ttb_partnership *town = cooling_town(1);
    int32_t tier;
    assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(town, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(town, tier, TTB_GOAL_BALANCE, 1), TTB_OK);
    return schedule_for(town, 0);
}

static void sections_that_cost_nothing_are_worth_less_and_less(void **state)
{
    schedule made = new_schedule_of_sizes();
    int64_t before = INT64_MAX;
    (void)state;
    next(&made);
    for (int64_t part = 0; part <= 10; part++) {
        ttb__weights weights = weights_at(&made, begin(&made) + made.cooling.length * part / 10);
        assert_in_range(weights.section, 1, before - 1);
        before = weights.section;
    }
    assert_true(before < weights_at(&made, begin(&made)).goals[TTB_GOAL_UNMET] * 1000);
    destroy(made.town, made.prep);
}

static void sections_that_cost_are_worth_nothing_more(void **state)
{
    schedule made = new_schedule(1, 0);
    (void)state;
    next(&made);
    assert_int_equal(weights_at(&made, begin(&made)).section, 0);
    destroy(made.town, made.prep);
}

static void it_cools_to_nothing(void **state)
{
    schedule made = new_schedule(2, 0);
    ttb__steps steps = {{0}, 0};
    (void)state;
    for (int64_t rise = 1; rise <= 1000; rise++)
        ttb__steps_add(&steps, rise);
    assert_int_equal(ttb__cooling_heat(&made.cooling, &steps, 0), 0);
    next(&made);
    assert_true(ttb__cooling_heat(&made.cooling, &steps, begin(&made)) >
                ttb__cooling_heat(&made.cooling, &steps, begin(&made) + made.cooling.length / 2));
    assert_int_equal(ttb__cooling_heat(&made.cooling, &steps, made.cooling.end), 0);
    assert_int_equal(ttb__cooling_heat(&made.cooling, &steps, made.cooling.end + 1000), 0);
    destroy(made.town, made.prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_travel_every_weight_is_full),
        cmocka_unit_test(a_first_tier_that_gains_stays_full),
        cmocka_unit_test(a_first_tier_that_stays_becomes_light),
        cmocka_unit_test(a_reheat_joins_the_way_of_light_ones),
        cmocka_unit_test(a_first_tier_of_0_is_always_light),
        cmocka_unit_test(it_is_promising_while_light_ones_gain),
        cmocka_unit_test(without_a_timetable_it_stays_full),
        cmocka_unit_test(a_light_tier_comes_to_its_full_weight),
        cmocka_unit_test(sections_that_cost_nothing_are_worth_less_and_less),
        cmocka_unit_test(sections_that_cost_are_worth_nothing_more),
        cmocka_unit_test(it_cools_to_nothing),
    };
    return cmocka_run_group_tests_name("cooling", tests, NULL, NULL);
}
