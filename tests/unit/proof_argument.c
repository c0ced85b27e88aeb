/* Prices of an argument: whatever a file says, no sum of them overflows. */
#include "town.h"

#include "proof/argument.h"
#include "proof/prove.h"

#define MOST (INT64_C(1) << 40) /* of one price: what stands in docs/explain/proof.md */

enum { SCALE, EARLIER, FULL, VIABLE, ROW, SEAT, SECTION, PRICES };

typedef struct scene {
    ttb_partnership *town;
    ttb__town *view;
    ttb__argument *argument;
} scene;

/* Two courses that need one laboratory; s00 chose both; the second tier is travel. */
static scene new_scene(int32_t kind)
{
    scene made = {.town = new_town(2, 2)};
    int32_t tier, lab = add_resource(made.town, "lab", TTB_RESOURCE_ROOM, SOUTH);

    add_ways(made.town, NORTH, SOUTH, 10);
    add_student(made.town, NORTH);
    for (int32_t course = 0; course < 2; course++) {
        int32_t offer =
            add_offer(made.town, add_course(made.town, course ? "art" : "bee", 1), SOUTH);
        assert_int_equal(ttb__add_offer_use(made.town, offer, lab), TTB_OK);
        add_choice(made.town, 0, course);
    }
    assert_int_equal(ttb__set_capacity(made.town, lab, TTB_NONE, 1), TTB_OK);
    assert_int_equal(ttb__add_tier(made.town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(made.town, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__add_tier(made.town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(made.town, tier, TTB_GOAL_TRAVEL, 1), TTB_OK);
    assert_int_equal(ttb__validate(made.town, NULL), TTB_OK);
    assert_int_equal(ttb__town_make(made.town, &made.view), TTB_OK);
    assert_true(made.view->rows.count > 0);
    assert_int_equal(ttb__argument_make(made.view, kind, tier, &made.argument), TTB_OK);
    return made;
}

static void end(scene *made)
{
    ttb__argument_destroy(made->argument);
    ttb__town_destroy(made->view);
    ttb__partnership_destroy(made->town);
}

static int64_t *price(ttb__argument *argument, int which)
{
    int64_t *prices[PRICES] = {&argument->scale, argument->tiers, argument->full,
                               argument->viable, argument->row,   argument->seat,
                               argument->section};
    return prices[which];
}

static int is_usable(const scene *made)
{
    int64_t goals[TTB__GOALS];
    return ttb__argument_goals(made->view, made->argument, goals);
}

static void a_price_is_neither_negative_nor_huge(void **state)
{
    scene made = new_scene(TTB__ARGUMENT_BLOCKS);

    (void)state;
    assert_true(is_usable(&made));
    for (int which = 0; which < PRICES; which++) {
        int64_t *one = price(made.argument, which), before = *one;
        *one = -1;
        assert_false(is_usable(&made));
        *one = MOST + 1;
        assert_false(is_usable(&made));
        *one = INT64_MAX;
        assert_false(is_usable(&made));
        *one = before + 1000;
        assert_true(is_usable(&made));
        *one = before;
    }
    end(&made);
}

/* Each price may do by itself where their product with what they are of does not. */
static void what_prices_come_to_has_a_limit_too(void **state)
{
    scene made = new_scene(TTB__ARGUMENT_BLOCKS);

    (void)state;
    *price(made.argument, EARLIER) = MOST / 500; /* of a choice of 1000 thousandths */
    assert_false(is_usable(&made));
    *price(made.argument, EARLIER) = 0;
    *price(made.argument, SCALE) = MOST / 1000; /* of a week of travel */
    assert_false(is_usable(&made));
    *price(made.argument, SCALE) = 1;
    for (int32_t offer = 0; offer < made.view->offers.count; offer++)
        made.town->offers.items[offer].most_size = 10000;
    *price(made.argument, FULL) = MOST / 8; /* of a section of ten thousand seats */
    assert_false(is_usable(&made));
    *price(made.argument, FULL) = 0;
    assert_true(is_usable(&made));
    end(&made);
}

static void the_sum_of_all_has_a_limit(void **state)
{
    scene made = new_scene(TTB__ARGUMENT_BLOCKS);

    (void)state;
    made.view->rows.items[0].limit = INT64_C(1) << 30;
    *price(made.argument, ROW) = MOST;
    assert_false(is_usable(&made));
    made.view->rows.items[0].limit = 1;
    assert_true(is_usable(&made));
    end(&made);
}

/* To the last one: each price at its largest, the sum of all just below 2^60, and what a claim may
 * come to. */
static void limits_are_kept_to_the_last_one(void **state)
{
    scene made = new_scene(TTB__ARGUMENT_BLOCKS);
    const int64_t sum = INT64_C(1) << 60, earlier[TTB__GOALS] = {0};
    ttb__town_row *row = &made.view->rows.items[0];
    int64_t rest, found;

    (void)state;
    *price(made.argument, SEAT) = MOST;
    assert_true(is_usable(&made));
    *price(made.argument, SEAT) = MOST + 1;
    assert_false(is_usable(&made));
    *price(made.argument, SEAT) = 0;
    row->entry_count = 0;
    *price(made.argument, ROW) = 1;
    *price(made.argument, SCALE) = 1;
    row->limit = 0;
    assert_true(is_usable(&made));
    for (rest = 0; is_usable(&made) && rest < 62; rest++)
        row->limit = INT64_C(1) << rest;
    assert_int_equal(row->limit, sum);
    assert_int_equal(ttb__argument_claim(made.view, made.argument, sum, earlier, &found),
                     sum - made.view->units[1] + 1 > sum ? TTB_ERR_RANGE : TTB_OK);
    assert_int_equal(ttb__argument_claim(made.view, made.argument, INT64_MAX, earlier, &found),
                     TTB_ERR_RANGE);
    assert_int_equal(found, 0);
    end(&made);
}

/* What a file may claim, from one end of 64 bits to the other. */
static void claims_at_the_ends_of_64_bits_prove_nothing(void **state)
{
    static const int64_t claims[] = {INT64_MAX, -INT64_MAX, (INT64_C(1) << 60) + 1,
                                     -(INT64_C(1) << 60) - 1};
    static const int32_t kinds[] = {TTB__ARGUMENT_PLACING, TTB__ARGUMENT_BLOCKS};
    const int64_t earlier[TTB__GOALS] = {0};

    (void)state;
    for (size_t number = 0; number < 8; number++) {
        scene made = new_scene(kinds[number % 2]);
        int64_t bound = 7;
        for (int block = 0; block < (number % 2 ? 2 : 1); block++)
            assert_int_equal(TTB__PUSH(&made.argument->claims, claims[number / 2]), TTB_OK);
        assert_int_equal(ttb__argument_prove(made.view, made.argument, earlier, &bound), TTB_OK);
        assert_int_equal(bound, 0);
        end(&made);
    }
}

/* A cost for two tiers is the sum of what they make of it. */
static void goals_cost_what_the_tiers_say(void **state)
{
    scene made = new_scene(TTB__ARGUMENT_BLOCKS);
    int64_t goals[TTB__GOALS];

    (void)state;
    made.argument->scale = 3;
    made.argument->tiers[0] = 7;
    assert_true(ttb__argument_goals(made.view, made.argument, goals));
    assert_int_equal(goals[TTB_GOAL_UNMET], 7);
    assert_int_equal(goals[TTB_GOAL_TRAVEL], 3);
    assert_int_equal(goals[TTB_GOAL_JOURNEYS] + goals[TTB_GOAL_SECTION_COST], 0);
    end(&made);
}

static void an_argument_that_cannot_be_used_proves_nothing(void **state)
{
    static const int32_t kinds[] = {TTB__ARGUMENT_PLACING, TTB__ARGUMENT_BLOCKS};

    (void)state;
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        scene made = new_scene(kinds[kind]);
        const int64_t earlier[TTB__GOALS] = {0};
        int64_t bound = 7;
        *price(made.argument, ROW) = -1;
        assert_int_equal(ttb__argument_prove(made.view, made.argument, earlier, &bound), TTB_OK);
        assert_int_equal(bound, 0);
        end(&made);
    }
}

/* No memory for any one of its arrays, of the argument or of a copy. */
static void without_memory_there_is_no_argument(void **state)
{
    scene made = new_scene(TTB__ARGUMENT_PLACING);
    ttb_status status = TTB_ERR_MEMORY;

    (void)state;
    assert_int_equal(TTB__PUSH(&made.argument->claims, 5), TTB_OK);
    assert_int_equal(TTB__PUSH(&made.argument->tree, 1), TTB_OK);
    for (int64_t allocation = 1; status == TTB_ERR_MEMORY; allocation++) {
        ttb__argument *copy = made.argument;
        ttb__fault_set(allocation, 0);
        status = ttb__argument_copy(made.view, made.argument, &copy);
        ttb__fault_set(0, 0);
        assert_true(status == TTB_OK || status == TTB_ERR_MEMORY);
        assert_int_equal(copy != NULL, status == TTB_OK);
        assert_true(allocation > 7 || status == TTB_ERR_MEMORY);
        if (copy)
            assert_int_equal(copy->claims.items[0] + copy->tree.items[0], 6);
        ttb__argument_destroy(copy);
    }
    end(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_price_is_neither_negative_nor_huge),
        cmocka_unit_test(what_prices_come_to_has_a_limit_too),
        cmocka_unit_test(the_sum_of_all_has_a_limit),
        cmocka_unit_test(limits_are_kept_to_the_last_one),
        cmocka_unit_test(claims_at_the_ends_of_64_bits_prove_nothing),
        cmocka_unit_test(goals_cost_what_the_tiers_say),
        cmocka_unit_test(an_argument_that_cannot_be_used_proves_nothing),
        cmocka_unit_test(without_memory_there_is_no_argument),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
