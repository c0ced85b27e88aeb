/* Solutions: their values are the checker's, and the better one is better. */
#include "prep_town.h"

#include "prep/solution.h"
#include "random_town.h"

/* Let sections run and students sit at random, as far as the checker can measure it. */
static void roll_solution(town_dice *dice, const ttb__prep *prep, ttb__solution *solution)
{
    for (int32_t slot = 0; slot < prep->slots.count; slot++) {
        int32_t offer = prep->slots.items[slot].offer, count = prep->offer_placement_count[offer];
        if (count && roll(dice, 4))
            solution->placement_of[slot] = prep->offer_first_placement[offer] + roll(dice, count);
    }
    for (int32_t request = 0; request < prep->requests.count; request++) {
        int32_t slot = prep->slots.count ? roll(dice, (int32_t)prep->slots.count) : TTB_NONE;
        const ttb__prep_student *student = &prep->students[prep->requests.items[request].student];
        uint64_t used = 0;
        for (int32_t other = student->first_request; other < request; other++) {
            if (solution->slot_of[other] != TTB_NONE)
                used |=
                    prep->placements.items[solution->placement_of[solution->slot_of[other]]].blocks;
        }
        if (slot == TTB_NONE || solution->placement_of[slot] == TTB_NONE)
            continue;
        const ttb__placement *place = &prep->placements.items[solution->placement_of[slot]];
        if (place->course == prep->requests.items[request].course && !(place->blocks & used) &&
            ttb__may_sit(prep, request, solution->placement_of[slot]))
            solution->slot_of[request] = slot;
    }
}

/* Days that break a limit have no tour, so only towns where every week can be made. */
static void values_are_those_of_the_checker(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        town_dice dice = {.size = small_town};
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        ttb__solution solution;
        int is_valid;
        ttb__random_seed(&dice.random, seed);
        assert_int_equal(ttb__solution_make(prep, &solution), TTB_OK);
        roll_solution(&dice, prep, &solution);
        ttb_timetable *timetable = convert(prep, &solution);
        assert_int_equal(ttb__solution_measure(prep, &solution), TTB_OK);
        assert_int_equal(ttb__check(town, timetable, &is_valid, NULL), TTB_OK);
        for (int32_t tier = 0; tier < prep->tier_count; tier++) {
            if (solution.tiers[tier] != timetable->tier_values[tier])
                fail_msg("seed %llu, tier %d: %lld, the checker says %lld",
                         (unsigned long long)seed, tier, (long long)solution.tiers[tier],
                         (long long)timetable->tier_values[tier]);
        }
        ttb__timetable_destroy(timetable);
        ttb__solution_clear(&solution);
        destroy(town, prep);
    }
}

static void valid_is_better_than_invalid(void **state)
{
    ttb_partnership *town = new_town(1, 1);
    ttb__prep *prep = prepare(town, NULL);
    ttb__solution valid = {.is_valid = 1, .tiers = {9}}, invalid = {.tiers = {1}};
    (void)state;
    assert_true(ttb__solution_is_better(prep, &valid, &invalid));
    assert_false(ttb__solution_is_better(prep, &invalid, &valid));
    assert_false(ttb__solution_is_better(prep, &invalid, &invalid));
    destroy(town, prep);
}

static void an_earlier_tier_decides(void **state)
{
    ttb_partnership *town = new_town(1, 1);
    ttb__prep *prep = prepare(town, NULL);
    ttb__solution one = {.is_valid = 1, .tiers = {1, 9, 1}};
    ttb__solution other = {.is_valid = 1, .tiers = {2, 0, 0}};
    (void)state;
    assert_true(ttb__solution_is_better(prep, &one, &other));
    assert_false(ttb__solution_is_better(prep, &other, &one));
    assert_false(ttb__solution_is_better(prep, &one, &one));
    destroy(town, prep);
}

static void a_copy_is_equal(void **state)
{
    ttb_partnership *town = random_town(4, small_town);
    ttb__prep *prep = prepare(town, NULL);
    town_dice dice = {.size = small_town};
    ttb__solution from, to;
    (void)state;
    ttb__random_seed(&dice.random, 1);
    assert_int_equal(ttb__solution_make(prep, &from), TTB_OK);
    assert_int_equal(ttb__solution_make(prep, &to), TTB_OK);
    roll_solution(&dice, prep, &from);
    from.is_valid = 1;
    from.tiers[0] = 7;
    ttb__solution_copy(prep, &to, &from);
    assert_memory_equal(to.placement_of, from.placement_of,
                        (size_t)prep->slots.count * sizeof(int32_t));
    assert_memory_equal(to.slot_of, from.slot_of, (size_t)prep->requests.count * sizeof(int32_t));
    assert_int_equal(to.tiers[0], 7);
    assert_true(to.is_valid);
    ttb__solution_clear(&from);
    ttb__solution_clear(&to);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_those_of_the_checker),
        cmocka_unit_test(valid_is_better_than_invalid),
        cmocka_unit_test(an_earlier_tier_decides),
        cmocka_unit_test(a_copy_is_equal),
    };
    return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}
