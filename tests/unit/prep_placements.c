#include "prep_town.h"

static void every_block_is_a_placement(void **state)
{
    ttb_partnership *town = new_town(3, 1);
    int32_t offer = add_offer(town, add_course(town, "art", 1), NORTH);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_int_equal(prep->placements.count, 3);
    assert_int_equal(prep->offer_first_placement[offer], 0);
    assert_int_equal(prep->offer_placement_count[offer], 3);
    assert_int_equal(prep->placements.items[0].blocks, BLOCK(A));
    assert_int_equal(prep->placements.items[2].blocks, BLOCK(C));
    destroy(town, prep);
}

static void two_blocks_of_four_are_six_placements(void **state)
{
    ttb_partnership *town = new_town(4, 1);
    int32_t offer = add_offer(town, add_course(town, "double", 2), NORTH);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_int_equal(prep->placements.count, 6);
    assert_non_null(find_placement(prep, offer, BLOCK(A) | BLOCK(D)));
    assert_non_null(find_placement(prep, offer, BLOCK(B) | BLOCK(C)));
    destroy(town, prep);
}

static void three_blocks_of_five_are_ten_placements(void **state)
{
    ttb_partnership *town = new_town(5, 1);
    int32_t offer = add_offer(town, add_course(town, "triple", 3), NORTH);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_int_equal(prep->placements.count, 10);
    assert_non_null(find_placement(prep, offer, BLOCK(A) | BLOCK(C) | BLOCK(E)));
    destroy(town, prep);
}

static void too_few_blocks_leave_no_placement(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    int32_t offer = add_offer(town, add_course(town, "double", 2), NORTH);
    (void)state;
    assert_int_equal(ttb__close_site(town, NORTH, A), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->offer_placement_count[offer], 0);
    destroy(town, prep);
}

static void a_closed_block_is_left_out(void **state)
{
    ttb_partnership *town = new_town(3, 2);
    int32_t art = add_course(town, "art", 1);
    int32_t here = add_offer(town, art, NORTH), there = add_offer(town, art, SOUTH);
    (void)state;
    assert_int_equal(ttb__close_site(town, NORTH, B), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_null(find_placement(prep, here, BLOCK(B)));
    assert_non_null(find_placement(prep, there, BLOCK(B)));
    destroy(town, prep);
}

static void the_offers_own_list_counts(void **state)
{
    ttb_partnership *town = new_town(3, 1);
    int32_t offer = add_offer(town, add_course(town, "art", 1), NORTH);
    (void)state;
    assert_int_equal(ttb__set_offer_blocks(town, offer, BLOCK(A) | BLOCK(C)), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->placements.count, 2);
    assert_null(find_placement(prep, offer, BLOCK(B)));
    destroy(town, prep);
}

static void forbidden_blocks_are_left_out(void **state)
{
    ttb_partnership *town = new_town(4, 1);
    int32_t art = add_course(town, "double", 2), offer = add_offer(town, art, NORTH);
    ttb__rule rule = {.kind = TTB__RULE_FORBID_SECTION, .course = art, .site = NORTH};
    (void)state;
    rule.blocks = BLOCK(A);
    add_rule(town, rule);
    rule.blocks = BLOCK(D);
    add_rule(town, rule);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->placements.count, 1);
    assert_non_null(find_placement(prep, offer, BLOCK(B) | BLOCK(C)));
    destroy(town, prep);
}

static void a_resource_that_is_not_there_closes_the_block(void **state)
{
    ttb_partnership *town = new_town(3, 1);
    int32_t offer = add_offer(town, add_course(town, "art", 1), NORTH);
    int32_t other = add_offer(town, add_course(town, "biology", 1), NORTH);
    int32_t room = add_resource(town, "room", TTB_RESOURCE_ROOM, NORTH);
    (void)state;
    assert_int_equal(ttb__set_capacity(town, room, B, 0), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town, offer, room), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_null(find_placement(prep, offer, BLOCK(B)));
    assert_non_null(find_placement(prep, other, BLOCK(B)));
    destroy(town, prep);
}

static void a_week_capacity_below_the_course_leaves_none(void **state)
{
    ttb_partnership *town = new_town(3, 1);
    int32_t offer = add_offer(town, add_course(town, "double", 2), NORTH);
    int32_t room = add_resource(town, "room", TTB_RESOURCE_ROOM, NORTH);
    (void)state;
    assert_int_equal(ttb__set_week_capacity(town, room, 1), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town, offer, room), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->placements.count, 0);
    destroy(town, prep);
}

static void an_offer_that_may_not_run_has_none(void **state)
{
    ttb_partnership *town = new_town(3, 1);
    int32_t offer = add_offer(town, add_course(town, "art", 1), NORTH);
    (void)state;
    assert_int_equal(ttb__set_offer_sections(town, offer, 0, 0), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->placements.count, 0);
    assert_int_equal(prep->slots.count, 0);
    destroy(town, prep);
}

static void placements_stand_by_course(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    int32_t art = add_course(town, "art", 1), biology = add_course(town, "biology", 1);
    (void)state;
    add_offer(town, biology, NORTH);
    add_offer(town, art, SOUTH);
    add_offer(town, art, NORTH);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->course_first_placement[art], 0);
    assert_int_equal(prep->course_first_placement[biology], 4);
    assert_int_equal(prep->course_first_placement[2], 6);
    for (int32_t number = 0; number < 4; number++)
        assert_int_equal(prep->placements.items[number].course, art);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_block_is_a_placement),
        cmocka_unit_test(two_blocks_of_four_are_six_placements),
        cmocka_unit_test(three_blocks_of_five_are_ten_placements),
        cmocka_unit_test(too_few_blocks_leave_no_placement),
        cmocka_unit_test(a_closed_block_is_left_out),
        cmocka_unit_test(the_offers_own_list_counts),
        cmocka_unit_test(forbidden_blocks_are_left_out),
        cmocka_unit_test(a_resource_that_is_not_there_closes_the_block),
        cmocka_unit_test(a_week_capacity_below_the_course_leaves_none),
        cmocka_unit_test(an_offer_that_may_not_run_has_none),
        cmocka_unit_test(placements_stand_by_course),
    };
    return cmocka_run_group_tests_name("placements", tests, NULL, NULL);
}
