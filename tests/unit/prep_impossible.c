/* What can never hold is found before any search, with the reason. */
#include "prep_town.h"

#include "base/report.h"

/* Two sites, two blocks, art at north; two students there who chose it. */
static ttb_partnership *art_town(void)
{
    ttb_partnership *town = new_town(2, 2);
    int32_t art = add_course(town, "art", 1);
    add_offer(town, art, NORTH);
    add_choice(town, add_student(town, NORTH), art);
    add_choice(town, add_student(town, NORTH), art);
    return town;
}

static ttb__rule pin_section(uint64_t blocks)
{
    return (ttb__rule){.kind = TTB__RULE_PIN_SECTION, .site = NORTH, .blocks = blocks};
}

static void assert_possible(ttb_partnership *town)
{
    ttb_report report = {0};
    ttb__prep *prep = prepare(town, &report);
    assert_int_equal(report.findings.count, 0);
    assert_false(prep->is_impossible);
    destroy(town, prep);
}

static void assert_impossible(ttb_partnership *town, const char *code, const char *place,
                              const char *sentence)
{
    ttb_report report = {0};
    ttb__prep *prep = prepare(town, &report);
    assert_true(prep->is_impossible);
    assert_true(report.findings.count >= 1);
    assert_string_equal(ttb_report_get_code(&report, 0), code);
    assert_string_equal(ttb_report_get_place(&report, 0), place);
    assert_string_equal(ttb_report_get_sentence(&report, 0), sentence);
    assert_int_equal(report.error_count, report.findings.count);
    ttb__report_clear(&report);
    destroy(town, prep);
}

static void pins_that_can_hold_are_possible(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    add_rule(town, pin_section(BLOCK(A)));
    add_rule(town, pin_section(BLOCK(A)));
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SEAT, .site = NORTH, .blocks = BLOCK(A)});
    assert_possible(town);
}

static void a_section_pinned_into_a_closed_block(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    assert_int_equal(ttb__close_site(town, NORTH, A), TTB_OK);
    add_rule(town, pin_section(BLOCK(A)));
    assert_impossible(town, "infeasible.pin-section", "/rules",
                      "A section of art at north is pinned, but it cannot stand in these blocks.");
}

static void more_pins_than_sections(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    for (int32_t pin = 0; pin < 3; pin++)
        add_rule(town, pin_section(BLOCK(A)));
    assert_impossible(town, "infeasible.pin-section", "/rules",
                      "A section of art at north is pinned, but more are pinned than may run.");
}

static void more_pins_than_viable_sections(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    assert_int_equal(ttb__set_offer_size(town, 0, 2, 3), TTB_OK);
    add_rule(town, pin_section(BLOCK(A)));
    add_rule(town, pin_section(BLOCK(B)));
    assert_impossible(
        town, "infeasible.pin-section", "/rules",
        "2 sections of art at north are pinned; so many can never have enough students.");
}

static void more_pins_than_a_room_takes(void **state)
{
    ttb_partnership *town = art_town();
    int32_t room = add_resource(town, "room", TTB_RESOURCE_ROOM, NORTH);
    (void)state;
    assert_int_equal(ttb__add_offer_use(town, 0, room), TTB_OK);
    add_rule(town, pin_section(BLOCK(A)));
    add_rule(town, pin_section(BLOCK(A)));
    assert_impossible(town, "infeasible.pins", "/rules",
                      "More sections are pinned than room allows.");
}

static void more_pins_than_a_block_takes(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    add_rule(town, (ttb__rule){.kind = TTB__RULE_BLOCK_SECTIONS, .block = A, .most = 1});
    add_rule(town, pin_section(BLOCK(A)));
    add_rule(town, pin_section(BLOCK(A)));
    assert_impossible(town, "infeasible.pins", "/rules",
                      "More sections are pinned than the limit of block A allows.");
}

/* Blocks A and B on Monday, half an hour apart; a teacher of both sites, pinned once at each. */
static ttb_partnership *teacher_town(int32_t minutes)
{
    ttb_partnership *town = art_town();
    int32_t teacher = add_resource(town, "teacher", TTB_RESOURCE_TEACHER, NORTH);
    add_monday(town);
    add_ways(town, NORTH, SOUTH, minutes);
    add_offer(town, 0, SOUTH);
    assert_int_equal(ttb__add_resource_site(town, teacher, SOUTH), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town, 0, teacher), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town, 1, teacher), TTB_OK);
    add_rule(town, pin_section(BLOCK(A)));
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SECTION, .site = SOUTH, .blocks = BLOCK(B)});
    return town;
}

static void a_teacher_pinned_where_he_cannot_be_in_time(void **state)
{
    (void)state;
    assert_possible(teacher_town(30));
    assert_impossible(teacher_town(31), "infeasible.pins", "/rules",
                      "Sections of art at north and art at south are pinned to times at which "
                      "teacher cannot be at both.");
}

static void a_pinned_seat_that_no_section_gives(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SEAT, .student = 1, .site = SOUTH});
    assert_impossible(town, "infeasible.pin-seat", "/rules",
                      "The seat of s01 in art is pinned, but no section can give it.");
}

static void an_offers_minimum_without_enough_students(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    assert_int_equal(ttb__set_offer_sections(town, 0, 1, 1), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town, 0, 3, 3), TTB_OK);
    assert_impossible(town, "infeasible.sections", "/offers",
                      "art at north needs at least 1 sections; so many can never run with enough "
                      "students.");
}

static void a_block_that_needs_more_sections_than_there_are(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    add_rule(town,
             (ttb__rule){.kind = TTB__RULE_BLOCK_SECTIONS, .block = B, .least = 3, .most = 5});
    assert_impossible(town, "infeasible.block-sections", "/rules",
                      "Block B needs at least 3 sections; so many can never run.");
}

static void a_course_out_of_reach(void **state)
{
    ttb_partnership *town = art_town();
    (void)state;
    add_choice(town, add_student(town, SOUTH), 0);
    add_rule(town,
             (ttb__rule){.kind = TTB__RULE_REACH, .level = 3, .minutes = 30, .cohort = TTB_NONE});
    assert_impossible(town, "infeasible.reach", "/rules",
                      "art can never be reached from south: no section of it within reach can run "
                      "with enough students.");
}

static void every_reason_is_given(void **state)
{
    ttb_partnership *town = art_town();
    ttb_report report = {0};
    (void)state;
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SEAT, .student = 0, .site = SOUTH});
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SEAT, .student = 1, .site = SOUTH});
    add_rule(town,
             (ttb__rule){.kind = TTB__RULE_BLOCK_SECTIONS, .block = B, .least = 3, .most = 5});
    ttb__prep *prep = prepare(town, &report);
    assert_int_equal(report.error_count, 3);
    ttb__report_clear(&report);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pins_that_can_hold_are_possible),
        cmocka_unit_test(a_section_pinned_into_a_closed_block),
        cmocka_unit_test(more_pins_than_sections),
        cmocka_unit_test(more_pins_than_viable_sections),
        cmocka_unit_test(more_pins_than_a_room_takes),
        cmocka_unit_test(more_pins_than_a_block_takes),
        cmocka_unit_test(a_teacher_pinned_where_he_cannot_be_in_time),
        cmocka_unit_test(a_pinned_seat_that_no_section_gives),
        cmocka_unit_test(an_offers_minimum_without_enough_students),
        cmocka_unit_test(a_block_that_needs_more_sections_than_there_are),
        cmocka_unit_test(a_course_out_of_reach),
        cmocka_unit_test(every_reason_is_given),
    };
    return cmocka_run_group_tests_name("impossible", tests, NULL, NULL);
}
