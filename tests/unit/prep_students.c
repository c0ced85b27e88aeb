/* Slots with their pins; students with their requests; rules on seats. */
#include "prep_town.h"

static void an_offer_has_a_slot_for_each_section_it_may_have(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    int32_t art = add_course(town, "art", 1), here = add_offer(town, art, NORTH);
    int32_t there = add_offer(town, art, SOUTH);
    (void)state;
    assert_int_equal(ttb__set_offer_sections(town, here, 0, 5), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->slots.count, 7);
    assert_int_equal(prep->offer_first_slot[there], 5);
    assert_int_equal(prep->offer_first_slot[2], 7);
    assert_int_equal(prep->slots.items[4].offer, here);
    assert_int_equal(prep->slots.items[0].pinned_placement, TTB_NONE);
    destroy(town, prep);
}

static void equal_pins_take_a_slot_each(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    int32_t art = add_course(town, "art", 1), offer = add_offer(town, art, NORTH);
    ttb__rule pin = {
        .kind = TTB__RULE_PIN_SECTION, .course = art, .site = NORTH, .blocks = BLOCK(B)};
    (void)state;
    add_rule(town, pin);
    add_rule(town, pin);
    ttb__prep *prep = prepare(town, NULL);
    int32_t placement = placement_number(prep, offer, BLOCK(B));
    assert_int_equal(prep->slots.items[0].pinned_placement, placement);
    assert_int_equal(prep->slots.items[1].pinned_placement, placement);
    assert_false(prep->is_impossible);
    destroy(town, prep);
}

static void choices_come_before_reserves(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    int32_t art = add_course(town, "art", 1), biology = add_course(town, "biology", 1);
    int32_t first = add_student(town, NORTH), second = add_student(town, NORTH);
    (void)state;
    add_choice(town, second, biology);
    assert_int_equal(ttb__add_reserve(town, second, art, 400), TTB_OK);
    add_choice(town, first, art);
    ttb__prep *prep = prepare(town, NULL);
    const ttb__prep_student *student = &prep->students[second];
    assert_int_equal(student->choice_count, 1);
    assert_int_equal(student->request_count, 2);
    assert_int_equal(student->first_request, 1);
    assert_int_equal(prep->requests.items[1].course, biology);
    assert_true(prep->requests.items[2].is_reserve);
    assert_int_equal(prep->requests.items[2].weight, 400);
    destroy(town, prep);
}

static void takers_are_listed_by_course(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    int32_t art = add_course(town, "art", 1), biology = add_course(town, "biology", 1);
    int32_t first = add_student(town, NORTH), second = add_student(town, NORTH);
    (void)state;
    add_choice(town, first, biology);
    add_choice(town, first, art);
    add_choice(town, second, biology);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->course_first_taker[art], 0);
    assert_int_equal(prep->course_first_taker[biology], 1);
    assert_int_equal(prep->course_first_taker[2], 3);
    assert_int_equal(prep->takers[0], 1);
    assert_int_equal(prep->takers[1], 0);
    assert_int_equal(prep->takers[2], 2);
    destroy(town, prep);
}

static void a_students_own_limit_replaces_the_default(void **state)
{
    ttb_partnership *town = new_town(1, 1);
    int32_t first = add_student(town, NORTH), second = add_student(town, NORTH);
    (void)state;
    set_limits(town, 30, TTB_NONE, 2);
    assert_int_equal(ttb__set_student_limit(town, second, TTB_LIMIT_MINUTES_A_DAY, TTB_NONE),
                     TTB_OK);
    assert_int_equal(ttb__set_student_limit(town, second, TTB_LIMIT_JOURNEYS_A_DAY, 4), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->students[first].minutes_a_day, 30);
    assert_int_equal(prep->students[first].journeys_a_day, INT32_MAX);
    assert_int_equal(prep->students[second].minutes_a_day, INT32_MAX);
    assert_int_equal(prep->students[second].journeys_a_day, 4);
    assert_int_equal(prep->students[second].courses_away, 2);
    destroy(town, prep);
}

/* A student at north who chose art, which is taught in two blocks at both sites. */
static ttb_partnership *seat_town(ttb__rule rule)
{
    ttb_partnership *town = new_town(2, 2);
    int32_t art = add_course(town, "art", 1);
    add_offer(town, art, NORTH);
    add_offer(town, art, SOUTH);
    add_ways(town, NORTH, SOUTH, 10);
    add_choice(town, add_student(town, NORTH), art);
    if (rule.kind)
        add_rule(town, rule);
    return town;
}

/* Where the student may sit: A and B at north, A and B at south, a digit each. */
static void assert_may_sit(ttb_partnership *town, const char *expected)
{
    ttb__prep *prep = prepare(town, NULL);
    char found[5] = {0};
    for (int32_t place = 0; place < 4; place++)
        found[place] =
            (char)('0' +
                   ttb__may_sit(prep, 0, placement_number(prep, place / 2, BLOCK(place % 2))));
    assert_string_equal(found, expected);
    destroy(town, prep);
}

static void without_rules_any_seat_will_do(void **state)
{
    (void)state;
    assert_may_sit(seat_town((ttb__rule){0}), "1111");
}

static void a_pinned_seat_may_be_at_one_site(void **state)
{
    (void)state;
    assert_may_sit(seat_town((ttb__rule){.kind = TTB__RULE_PIN_SEAT, .site = SOUTH}), "0011");
}

static void a_pinned_seat_may_be_in_one_block(void **state)
{
    (void)state;
    assert_may_sit(
        seat_town((ttb__rule){.kind = TTB__RULE_PIN_SEAT, .site = TTB_NONE, .blocks = BLOCK(B)}),
        "0101");
}

static void a_forbidden_seat_may_be_at_one_site(void **state)
{
    (void)state;
    assert_may_sit(seat_town((ttb__rule){.kind = TTB__RULE_FORBID_SEAT, .site = SOUTH}), "1100");
}

static void a_forbidden_seat_may_be_in_one_block_of_a_site(void **state)
{
    (void)state;
    assert_may_sit(
        seat_town((ttb__rule){.kind = TTB__RULE_FORBID_SEAT, .site = NORTH, .blocks = BLOCK(A)}),
        "0111");
}

static void two_pins_hold_together(void **state)
{
    ttb_partnership *town = seat_town((ttb__rule){.kind = TTB__RULE_PIN_SEAT, .site = SOUTH});
    (void)state;
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SEAT, .site = TTB_NONE, .blocks = BLOCK(A)});
    assert_may_sit(town, "0010");
}

static void no_courses_away_is_home_only(void **state)
{
    ttb_partnership *town = seat_town((ttb__rule){0});
    (void)state;
    set_limits(town, TTB_NONE, TTB_NONE, 0);
    assert_may_sit(town, "1100");
}

static void a_return_keeps_the_minutes_of_a_day(void **state)
{
    ttb_partnership *town = seat_town((ttb__rule){0});
    (void)state;
    set_limits(town, 19, TTB_NONE, TTB_NONE);
    assert_may_sit(town, "1100");
    town = seat_town((ttb__rule){0});
    set_limits(town, 20, 0, TTB_NONE); /* journeys count with lessons only */
    assert_may_sit(town, "1111");
}

static void a_way_there_without_a_way_back_is_none(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    int32_t art = add_course(town, "art", 1);
    (void)state;
    add_offer(town, art, NORTH);
    add_offer(town, art, SOUTH);
    assert_int_equal(ttb__add_link(town, NORTH, SOUTH, 10), TTB_OK);
    add_choice(town, add_student(town, NORTH), art);
    assert_may_sit(town, "1100");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_has_a_slot_for_each_section_it_may_have),
        cmocka_unit_test(equal_pins_take_a_slot_each),
        cmocka_unit_test(choices_come_before_reserves),
        cmocka_unit_test(takers_are_listed_by_course),
        cmocka_unit_test(a_students_own_limit_replaces_the_default),
        cmocka_unit_test(without_rules_any_seat_will_do),
        cmocka_unit_test(a_pinned_seat_may_be_at_one_site),
        cmocka_unit_test(a_pinned_seat_may_be_in_one_block),
        cmocka_unit_test(a_forbidden_seat_may_be_at_one_site),
        cmocka_unit_test(a_forbidden_seat_may_be_in_one_block_of_a_site),
        cmocka_unit_test(two_pins_hold_together),
        cmocka_unit_test(no_courses_away_is_home_only),
        cmocka_unit_test(a_return_keeps_the_minutes_of_a_day),
        cmocka_unit_test(a_way_there_without_a_way_back_is_none),
    };
    return cmocka_run_group_tests_name("students", tests, NULL, NULL);
}
