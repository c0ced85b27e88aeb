#include "prep_town.h"

static int32_t use_room(ttb_partnership *town, int32_t capacity)
{
    int32_t room = add_resource(town, "room", TTB_RESOURCE_ROOM, NORTH);
    assert_int_equal(ttb__set_capacity(town, room, TTB_NONE, capacity), TTB_OK);
    for (int32_t offer = 0; offer < town->offers.count; offer++)
        assert_int_equal(ttb__add_offer_use(town, offer, room), TTB_OK);
    return room;
}

static void a_resource_limits_each_block(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    int32_t offer = add_offer(town, add_course(town, "art", 1), NORTH), room = use_room(town, 1);
    ttb__prep *prep = prepare(town, NULL);
    const ttb__row *row = find_row(prep, TTB__ROW_RESOURCE, room, B);
    (void)state;
    assert_non_null(row);
    assert_int_equal(row->most, 1);
    assert_int_equal(row->least, 0);
    assert_int_equal(amount_in(prep, row, offer, BLOCK(B)), 1);
    assert_int_equal(amount_in(prep, row, offer, BLOCK(A)), 0);
    destroy(town, prep);
}

static void a_resource_that_never_runs_out_has_no_row(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    (void)state;
    add_offer(town, add_course(town, "art", 1), NORTH);
    use_room(town, 2);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->rows.count, 0);
    destroy(town, prep);
}

static void a_week_capacity_counts_blocks(void **state)
{
    ttb_partnership *town = new_town(3, 1);
    int32_t offer = add_offer(town, add_course(town, "double", 2), NORTH);
    int32_t room = use_room(town, 2);
    (void)state;
    assert_int_equal(ttb__set_week_capacity(town, room, 3), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    const ttb__row *row = find_row(prep, TTB__ROW_RESOURCE, room, TTB_NONE);
    assert_non_null(row);
    assert_int_equal(row->most, 3);
    assert_int_equal(amount_in(prep, row, offer, BLOCK(A) | BLOCK(C)), 2);
    destroy(town, prep);
}

static void block_sections_limit_and_demand(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    int32_t art = add_course(town, "art", 1), here = add_offer(town, art, NORTH);
    int32_t there = add_offer(town, art, SOUTH);
    ttb__rule rule = {.kind = TTB__RULE_BLOCK_SECTIONS, .block = B, .least = 1, .most = 3};
    (void)state;
    add_rule(town, rule);
    ttb__prep *prep = prepare(town, NULL);
    const ttb__row *row = find_row(prep, TTB__ROW_BLOCK_SECTIONS, B, TTB_NONE);
    assert_non_null(row);
    assert_int_equal(row->least, 1);
    assert_int_equal(row->most, 3);
    assert_int_equal(amount_in(prep, row, here, BLOCK(B)), 1);
    assert_int_equal(amount_in(prep, row, there, BLOCK(B)), 1);
    assert_int_equal(amount_in(prep, row, there, BLOCK(A)), 0);
    destroy(town, prep);
}

static void no_most_is_no_limit(void **state)
{
    ttb_partnership *town = new_town(1, 1);
    ttb__rule rule = {.kind = TTB__RULE_BLOCK_SECTIONS, .block = A, .least = 1, .most = TTB_NONE};
    (void)state;
    add_offer(town, add_course(town, "art", 1), NORTH);
    add_rule(town, rule);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(find_row(prep, TTB__ROW_BLOCK_SECTIONS, A, TTB_NONE)->most, INT32_MAX);
    destroy(town, prep);
}

static void an_offers_minimum_is_a_demand(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    int32_t offer = add_offer(town, add_course(town, "art", 1), NORTH);
    (void)state;
    assert_int_equal(ttb__set_offer_sections(town, offer, 1, 2), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    const ttb__row *row = find_row(prep, TTB__ROW_OFFER_SECTIONS, offer, TTB_NONE);
    assert_non_null(row);
    assert_int_equal(row->least, 1);
    assert_int_equal(row->placement_count, 2);
    destroy(town, prep);
}

/* Three sites in a row, 10 minutes apart; art at both ends. */
static ttb_partnership *reach_town(int32_t minutes)
{
    ttb_partnership *town = new_town(2, 3);
    int32_t art = add_course(town, "art", 1);
    ttb__rule rule = {.kind = TTB__RULE_REACH, .level = 3, .minutes = minutes, .cohort = TTB_NONE};
    add_ways(town, NORTH, SOUTH, 10);
    add_ways(town, SOUTH, EAST, 10);
    add_offer(town, art, NORTH);
    add_offer(town, art, EAST);
    for (int32_t home = NORTH; home <= EAST; home++)
        add_choice(town, add_student(town, home), art);
    add_rule(town, rule);
    return town;
}

static void reach_asks_for_sections_within_the_minutes(void **state)
{
    ttb_partnership *town = reach_town(10);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_int_equal(prep->rows.count, 3);
    assert_int_equal(find_row(prep, TTB__ROW_REACH, 0, NORTH)->placement_count, 2);
    assert_int_equal(find_row(prep, TTB__ROW_REACH, 0, SOUTH)->placement_count, 4);
    assert_int_equal(amount_in(prep, find_row(prep, TTB__ROW_REACH, 0, NORTH), 1, BLOCK(A)), 0);
    destroy(town, prep);
}

static void homes_that_reach_the_same_share_a_row(void **state)
{
    ttb_partnership *town = reach_town(20);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_int_equal(prep->rows.count, 1);
    assert_int_equal(prep->rows.items[0].placement_count, 4);
    assert_int_equal(prep->rows.items[0].least, 1);
    destroy(town, prep);
}

static void reach_keeps_the_default_limits(void **state)
{
    ttb_partnership *town = reach_town(20);
    (void)state;
    set_limits(town, 20, TTB_NONE, TTB_NONE);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(find_row(prep, TTB__ROW_REACH, 0, NORTH)->placement_count, 2);
    assert_int_equal(find_row(prep, TTB__ROW_REACH, 0, SOUTH)->placement_count, 4);
    destroy(town, prep);
}

static void nobody_who_stays_at_home_needs_reach(void **state)
{
    ttb_partnership *town = reach_town(10);
    (void)state;
    assert_int_equal(ttb__set_student_limit(town, 1, TTB_LIMIT_COURSES_AWAY, 0), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_null(find_row(prep, TTB__ROW_REACH, 0, SOUTH));
    assert_int_equal(prep->rows.count, 2);
    destroy(town, prep);
}

static void reach_of_one_cohort_leaves_the_other(void **state)
{
    ttb_partnership *town = new_town(1, 1);
    int32_t art, latin, student;
    (void)state;
    assert_int_equal(ttb__add_course(town, "art", NULL, 3, "Y12", 1, &art), TTB_OK);
    assert_int_equal(ttb__add_course(town, "latin", NULL, 3, "Y13", 1, &latin), TTB_OK);
    add_offer(town, art, NORTH);
    add_offer(town, latin, NORTH);
    assert_int_equal(ttb__add_student(town, "a", NORTH, "Y12", &student), TTB_OK);
    assert_int_equal(ttb__add_student(town, "b", NORTH, "Y13", &student), TTB_OK);
    add_rule(town, (ttb__rule){.kind = TTB__RULE_REACH, .level = 3, .cohort = 1});
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->rows.count, 1);
    assert_int_equal(prep->rows.items[0].subject, latin);
    destroy(town, prep);
}

static void reach_of_another_level_is_not_asked_for(void **state)
{
    ttb_partnership *town = reach_town(20);
    (void)state;
    town->rules.items[0].level = 2;
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->rows.count, 0);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_resource_limits_each_block),
        cmocka_unit_test(a_resource_that_never_runs_out_has_no_row),
        cmocka_unit_test(a_week_capacity_counts_blocks),
        cmocka_unit_test(block_sections_limit_and_demand),
        cmocka_unit_test(no_most_is_no_limit),
        cmocka_unit_test(an_offers_minimum_is_a_demand),
        cmocka_unit_test(reach_asks_for_sections_within_the_minutes),
        cmocka_unit_test(homes_that_reach_the_same_share_a_row),
        cmocka_unit_test(reach_keeps_the_default_limits),
        cmocka_unit_test(nobody_who_stays_at_home_needs_reach),
        cmocka_unit_test(reach_of_one_cohort_leaves_the_other),
        cmocka_unit_test(reach_of_another_level_is_not_asked_for),
    };
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
