/* The ways of a tier: how they share its work. */
#include "town.h"

#include "bound/tier.h"

static const int64_t unmet[2][TTB__GOALS] = {{3000, 0}, {2000, 0}};

/* Two courses in one block, and somebody who wants both. */
static ttb_partnership *make_clash(void)
{
    ttb_partnership *town = new_town(1, 1);
    int32_t student = add_student(town, NORTH);

    add_offer(town, add_course(town, "art", 1), NORTH);
    add_offer(town, add_course(town, "biology", 1), NORTH);
    add_choice(town, student, 0);
    add_choice(town, student, 1);
    return town;
}

static void assert_fruitless(const ttb__bounded_tier *tier, int32_t steps)
{
    for (int32_t way = 0; way < TTB__WAYS; way++)
        assert_int_equal(tier->ways[way].fruitless, steps);
}

/* What brought little for one value may bring all for the next: a tree for a claim that nothing
 * proves ends when a better timetable asks for less. */
static void a_new_value_makes_every_way_fresh(void **state)
{
    ttb_partnership *given = make_clash();
    ttb__town *town = NULL;
    ttb__bound_means means = {NULL, {NULL, NULL}};
    ttb__bounded_tier tier = {.number = 0};
    (void)state;
    assert_int_equal(ttb__town_make(given, &town), TTB_OK);
    assert_int_equal(ttb__tier_price(town, &means, unmet[0], &tier), TTB_OK);
    for (int32_t way = 0; way < TTB__WAYS; way++)
        tier.ways[way].fruitless = 7;
    assert_int_equal(ttb__tier_price(town, &means, unmet[0], &tier), TTB_OK);
    assert_fruitless(&tier, 7);
    assert_int_equal(ttb__tier_price(town, &means, unmet[1], &tier), TTB_OK);
    assert_fruitless(&tier, 0);
    ttb__tier_clear(&tier);
    ttb__town_destroy(town);
    ttb__partnership_destroy(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_value_makes_every_way_fresh),
    };
    return cmocka_run_group_tests_name("tier", tests, NULL, NULL);
}
