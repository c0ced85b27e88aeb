#include "model_town.h"

static void pins_that_can_hold_have_no_finding(void **state)
{
    ttb__town *town = *state;

    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(0));
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->art, town->college, bits(1) | bits(2));
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, town->north, bits(0));
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->art, TTB_NONE, bits(1) | bits(2));
    add_seat_rule(town, TTB__RULE_FORBID_SEAT, town->ann, town->latin, town->college, 0);
    assert_clean(town);
}

static void a_section_pinned_into_a_closed_block(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__close_site(town->partnership, town->north, 1), TTB_OK);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(1));
    assert_warning(town, "pin.closed", "/rules/0");
}

static void a_section_pinned_into_a_block_that_its_offer_does_not_allow(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__set_offer_blocks(town->partnership, town->latin_north, bits(0) | bits(2)),
                     TTB_OK);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(1));
    assert_warning(town, "pin.closed", "/rules/0");
}

static void a_section_pinned_into_a_forbidden_block(void **state)
{
    ttb__town *town = *state;

    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(1));
    add_section_rule(town, TTB__RULE_FORBID_SECTION, town->latin, town->north, bits(1));
    assert_warning(town, "pin.closed", "/rules/0");
}

static void a_section_pinned_into_a_block_without_its_resource(void **state)
{
    ttb__town *town = *state;
    int32_t lab;

    assert_int_equal(ttb__add_resource(town->partnership, "lab", TTB_RESOURCE_ROOM, &lab), TTB_OK);
    assert_int_equal(ttb__add_resource_site(town->partnership, lab, town->north), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town->partnership, town->latin_north, lab), TTB_OK);
    assert_int_equal(ttb__set_capacity(town->partnership, lab, 1, 0), TTB_OK);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(1));
    assert_warning(town, "pin.closed", "/rules/0");
}

static void a_section_pinned_to_more_or_fewer_blocks_than_it_has(void **state)
{
    ttb__town *town = *state;

    add_section_rule(town, TTB__RULE_PIN_SECTION, town->art, town->college, bits(1));
    assert_warning(town, "pin.blocks-count", "/rules/0");
    town->partnership->rules.items[0].blocks = bits(0) | bits(1) | bits(2);
    assert_warning(town, "pin.blocks-count", "/rules/0");
}

static void more_sections_pinned_than_may_run(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__set_offer_sections(town->partnership, town->latin_north, 0, 2), TTB_OK);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(0));
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(0));
    assert_clean(town);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(1));
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(2));
    assert_warning(town, "pin.too-many-sections", "/rules/2");
}

static void pinned_sections_that_share_a_teacher(void **state)
{
    ttb__town *town = *state;
    int32_t teacher;

    assert_int_equal(ttb__add_resource(town->partnership, "t1", TTB_RESOURCE_TEACHER, &teacher),
                     TTB_OK);
    assert_int_equal(ttb__add_resource_site(town->partnership, teacher, town->north), TTB_OK);
    assert_int_equal(ttb__add_resource_site(town->partnership, teacher, town->college), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town->partnership, town->latin_north, teacher), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town->partnership, town->art_college, teacher), TTB_OK);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(0));
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->art, town->college, bits(1) | bits(2));
    assert_clean(town);
    assert_int_equal(ttb__set_week_capacity(town->partnership, teacher, 2), TTB_OK);
    assert_warning(town, "pin.resource-full", "/rules/1");
    assert_int_equal(ttb__set_week_capacity(town->partnership, teacher, TTB_NONE), TTB_OK);
    town->partnership->rules.items[0].blocks = bits(2);
    assert_warning(town, "pin.resource-full", "/rules/1");
}

static void a_seat_pinned_where_the_course_is_not_offered(void **state)
{
    ttb__town *town = *state;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->art, town->north, 0);
    assert_warning(town, "pin.not-offered", "/rules/0");
}

static void a_seat_pinned_where_no_section_may_run(void **state)
{
    ttb__town *town = *state;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, town->north, 0);
    assert_clean(town);
    assert_int_equal(ttb__set_offer_sections(town->partnership, town->latin_north, 0, 0), TTB_OK);
    assert_warning(town, "pin.not-offered", "/rules/0");
}

static void a_seat_pinned_where_the_student_may_not_travel(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(
        ttb__set_student_limit(town->partnership, town->ben, TTB_LIMIT_COURSES_AWAY, 0), TTB_OK);
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ben, town->latin, town->college, 0);
    assert_clean(town);
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, town->college, 0);
    assert_clean(town);
    town->partnership->rules.items[0].site = town->north;
    assert_warning(town, "pin.out-of-reach", "/rules/0");
}

static void a_seat_pinned_into_a_closed_block(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__close_site(town->partnership, town->north, 1), TTB_OK);
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, TTB_NONE, bits(1));
    assert_clean(town);
    town->partnership->rules.items[0].site = town->north;
    assert_warning(town, "pin.closed", "/rules/0");
}

static void a_seat_pinned_to_more_blocks_than_it_has(void **state)
{
    ttb__town *town = *state;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, TTB_NONE, bits(0) | bits(1));
    assert_warning(town, "pin.blocks-count", "/rules/0");
}

static void a_seat_pinned_and_forbidden(void **state)
{
    ttb__town *town = *state;
    ttb__rule *pin, *forbid;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, town->north, 0);
    add_seat_rule(town, TTB__RULE_FORBID_SEAT, town->ann, town->latin, TTB_NONE, 0);
    assert_warning(town, "pin.forbidden", "/rules/0");
    pin = &town->partnership->rules.items[0];
    forbid = &town->partnership->rules.items[1];
    forbid->site = town->college;
    assert_clean(town);
    forbid->site = town->north;
    assert_warning(town, "pin.forbidden", "/rules/0");
    forbid->blocks = bits(1);
    assert_clean(town);
    pin->blocks = bits(1);
    assert_warning(town, "pin.forbidden", "/rules/0");
    forbid->course = town->art;
    assert_clean(town);
}

static void a_seat_forbidden_at_each_site(void **state)
{
    ttb__town *town = *state;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, TTB_NONE, 0);
    add_seat_rule(town, TTB__RULE_FORBID_SEAT, town->ann, town->latin, town->north, 0);
    assert_clean(town);
    add_seat_rule(town, TTB__RULE_FORBID_SEAT, town->ann, town->latin, town->college, 0);
    assert_warning(town, "pin.forbidden", "/rules/0");
}

static void two_seats_pinned_in_one_block(void **state)
{
    ttb__town *town = *state;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ben, town->latin, TTB_NONE, bits(1));
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, TTB_NONE, bits(1));
    add_seat_rule(town, TTB__RULE_FORBID_SEAT, town->ann, town->art, town->north, bits(1));
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->art, TTB_NONE, bits(1) | bits(2));
    assert_warning(town, "pin.same-block", "/rules/3");
}

static void two_different_seats_pinned_in_one_course(void **state)
{
    ttb__town *town = *state;
    ttb__rule *second;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, town->north, bits(1));
    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ann, town->latin, town->north, bits(1));
    assert_clean(town);
    second = &town->partnership->rules.items[1];
    second->site = town->college;
    assert_warning(town, "pin.contradicts", "/rules/1");
    second->site = TTB_NONE;
    assert_clean(town);
    second->blocks = bits(2);
    assert_warning(town, "pin.contradicts", "/rules/1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(pins_that_can_hold_have_no_finding),
        TOWN_TEST(a_section_pinned_into_a_closed_block),
        TOWN_TEST(a_section_pinned_into_a_block_that_its_offer_does_not_allow),
        TOWN_TEST(a_section_pinned_into_a_forbidden_block),
        TOWN_TEST(a_section_pinned_into_a_block_without_its_resource),
        TOWN_TEST(a_section_pinned_to_more_or_fewer_blocks_than_it_has),
        TOWN_TEST(more_sections_pinned_than_may_run),
        TOWN_TEST(pinned_sections_that_share_a_teacher),
        TOWN_TEST(a_seat_pinned_where_the_course_is_not_offered),
        TOWN_TEST(a_seat_pinned_where_no_section_may_run),
        TOWN_TEST(a_seat_pinned_where_the_student_may_not_travel),
        TOWN_TEST(a_seat_pinned_into_a_closed_block),
        TOWN_TEST(a_seat_pinned_to_more_blocks_than_it_has),
        TOWN_TEST(a_seat_pinned_and_forbidden),
        TOWN_TEST(a_seat_forbidden_at_each_site),
        TOWN_TEST(two_seats_pinned_in_one_block),
        TOWN_TEST(two_different_seats_pinned_in_one_course),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
