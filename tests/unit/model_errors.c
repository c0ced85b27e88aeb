#include "model_town.h"

static void a_sound_town_has_no_finding(void **state)
{
    ttb__town *town = *state;

    assert_clean(town);
    add_lessons(town);
    assert_clean(town);
}

static void an_empty_partnership_has_no_finding(void **state)
{
    ttb__town empty = {0};

    (void)state;
    assert_int_equal(ttb__partnership_make(&empty.partnership), TTB_OK);
    assert_clean(&empty);
    ttb__partnership_destroy(empty.partnership);
}

static void blocks_with_and_without_lessons_are_mixed(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_FRI, .start_minute = 540, .end_minute = 600};

    assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[1], lesson), TTB_OK);
    assert_among(town, 2, TTB_SEVERITY_ERROR, "block.lessons-mixed", "/blocks/0");
    assert_among(town, 2, TTB_SEVERITY_ERROR, "block.lessons-mixed", "/blocks/2");
}

static void overlapping_blocks_are_said_once(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_TUE, .start_minute = 599, .end_minute = 640};

    add_lessons(town);
    assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[0], lesson), TTB_OK);
    assert_error(town, "block.overlap", "/blocks/1");
}

static void lessons_that_touch_do_not_overlap(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_TUE, .start_minute = 600, .end_minute = 640};

    add_lessons(town);
    assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[0], lesson), TTB_OK);
    assert_clean(town);
}

static void lessons_of_one_block_may_not_overlap(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_WED, .start_minute = 540, .end_minute = 600};

    add_lessons(town);
    assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[2], lesson), TTB_OK);
    assert_error(town, "block.overlap", "/blocks/2");
}

static void lessons_of_other_weeks_do_not_overlap(void **state)
{
    ttb__town *town = *state;

    for (int32_t block = 0; block < 2; block++)
        assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[block],
                                         (ttb__lesson){.day = TTB_DAY_MON,
                                                       .start_minute = 540,
                                                       .end_minute = 600,
                                                       .week = block + 1}),
                         TTB_OK);
    assert_int_equal(
        ttb__add_lesson(town->partnership, town->blocks[2],
                        (ttb__lesson){.day = TTB_DAY_TUE, .start_minute = 540, .end_minute = 600}),
        TTB_OK);
    assert_clean(town);
    assert_int_equal(
        ttb__add_lesson(town->partnership, town->blocks[2],
                        (ttb__lesson){.day = TTB_DAY_MON, .start_minute = 540, .end_minute = 600}),
        TTB_OK);
    assert_among(town, 2, TTB_SEVERITY_ERROR, "block.overlap", "/blocks/2");
}

static void a_long_lesson_overlaps_all_that_start_within(void **state)
{
    ttb__town *town = *state;

    add_lessons(town);
    for (int32_t block = 0; block < 3; block++)
        assert_int_equal(
            ttb__add_lesson(town->partnership, town->blocks[block],
                            (ttb__lesson){.day = TTB_DAY_FRI,
                                          .start_minute = 540 + 60 * block,
                                          .end_minute = block ? 590 + 60 * block : 800}),
            TTB_OK);
    assert_among(town, 2, TTB_SEVERITY_ERROR, "block.overlap", "/blocks/1");
    assert_among(town, 2, TTB_SEVERITY_ERROR, "block.overlap", "/blocks/2");
}

static void blocks_may_overlap_where_one_is_closed(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_TUE, .start_minute = 540, .end_minute = 640};

    add_lessons(town);
    assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[0], lesson), TTB_OK);
    assert_int_equal(ttb__close_site(town->partnership, town->north, town->blocks[1]), TTB_OK);
    assert_error(town, "block.overlap", "/blocks/1");
    assert_int_equal(ttb__close_site(town->partnership, town->college, town->blocks[0]), TTB_OK);
    assert_clean(town);
}

static void bells_must_keep_the_days(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_MON, .start_minute = 530, .end_minute = 590};

    add_lessons(town);
    assert_int_equal(ttb__add_bell(town->partnership, town->north, town->blocks[0], lesson),
                     TTB_OK);
    assert_clean(town);
    lesson.start_minute = 600;
    lesson.end_minute = 610;
    assert_int_equal(ttb__add_bell(town->partnership, town->north, town->blocks[0], lesson),
                     TTB_OK);
    assert_error(town, "site.bells-differ", "/sites/0/bells/0");
}

static void bells_must_keep_the_weeks(void **state)
{
    ttb__town *town = *state;

    add_lessons(town);
    assert_int_equal(
        ttb__add_bell(
            town->partnership, town->north, town->blocks[0],
            (ttb__lesson){.day = TTB_DAY_MON, .start_minute = 530, .end_minute = 590, .week = 1}),
        TTB_OK);
    assert_error(town, "site.bells-differ", "/sites/0/bells/0");
}

static void bells_may_not_make_blocks_overlap(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_MON, .start_minute = 600, .end_minute = 660};

    add_lessons(town);
    assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[1], lesson), TTB_OK);
    lesson.start_minute = 550;
    lesson.end_minute = 610;
    assert_int_equal(ttb__add_bell(town->partnership, town->college, town->blocks[0], lesson),
                     TTB_OK);
    assert_error(town, "site.bells-overlap", "/sites/1/bells/0");
}

/* The bells are those of the later block, and the lessons start together. */
static void lessons_that_start_together_overlap(void **state)
{
    ttb__town *town = *state;
    ttb__lesson lesson = {.day = TTB_DAY_TUE, .start_minute = 620, .end_minute = 660};

    add_lessons(town);
    assert_int_equal(ttb__add_lesson(town->partnership, town->blocks[0], lesson), TTB_OK);
    assert_clean(town);
    lesson.end_minute = 680;
    assert_int_equal(ttb__add_bell(town->partnership, town->college, town->blocks[1], lesson),
                     TTB_OK);
    assert_error(town, "site.bells-overlap", "/sites/1/bells/0");
}

static void a_room_is_at_one_site(void **state)
{
    ttb__town *town = *state;
    int32_t room;

    assert_int_equal(ttb__add_resource(town->partnership, "lab", TTB_RESOURCE_ROOM, &room), TTB_OK);
    assert_error(town, "resource.room-sites", "/resources/0/sites");
    assert_int_equal(ttb__add_resource_site(town->partnership, room, town->north), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__add_resource_site(town->partnership, room, town->college), TTB_OK);
    assert_error(town, "resource.room-sites", "/resources/0/sites");
}

static void a_teacher_teaches_one_section_at_a_time(void **state)
{
    ttb__town *town = *state;
    int32_t teacher;

    assert_int_equal(ttb__add_resource(town->partnership, "t1", TTB_RESOURCE_TEACHER, &teacher),
                     TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__set_capacity(town->partnership, teacher, town->blocks[1], 2), TTB_OK);
    assert_error(town, "teacher.capacity", "/resources/0/capacity");
}

static void an_offer_uses_resources_of_its_site(void **state)
{
    ttb__town *town = *state;
    int32_t lab;

    assert_int_equal(ttb__add_resource(town->partnership, "lab", TTB_RESOURCE_ROOM, &lab), TTB_OK);
    assert_int_equal(ttb__add_resource_site(town->partnership, lab, town->north), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town->partnership, town->latin_north, lab), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__add_offer_use(town->partnership, town->art_college, lab), TTB_OK);
    assert_error(town, "offer.resource-elsewhere", "/offers/2/uses/0");
}

static void students_choose_courses_of_their_cohort(void **state)
{
    ttb__town *town = *state;
    int32_t cat, german, offer;

    assert_int_equal(ttb__add_course(town->partnership, "german", NULL, 3, "Y13", 1, &german),
                     TTB_OK);
    assert_int_equal(ttb__add_offer(town->partnership, german, town->north, &offer), TTB_OK);
    assert_int_equal(ttb__add_student(town->partnership, "cat", town->north, "Y13", &cat), TTB_OK);
    assert_int_equal(ttb__add_choice(town->partnership, cat, german, 1000), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__add_choice(town->partnership, cat, town->latin, 1000), TTB_OK);
    assert_error(town, "choice.other-cohort", "/students/2/choices/1");
    assert_int_equal(ttb__add_reserve(town->partnership, town->ben, german, 500), TTB_OK);
    assert_among(town, 2, TTB_SEVERITY_ERROR, "reserve.other-cohort", "/students/1/reserves/0");
}

static void a_reserve_weighs_less_than_each_choice(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__add_reserve(town->partnership, town->ben, town->art, 999), TTB_OK);
    assert_clean(town);
    town->partnership->students.items[town->ben].reserves.items[0].weight = 1000;
    assert_error(town, "reserve.weight", "/students/1/reserves/0");
}

static void a_reserve_is_no_choice(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__add_reserve(town->partnership, town->ann, town->art, 500), TTB_OK);
    assert_error(town, "reserve.chosen", "/students/0/reserves/0");
}

static void a_pinned_seat_is_chosen_or_in_reserve(void **state)
{
    ttb__town *town = *state;

    add_seat_rule(town, TTB__RULE_PIN_SEAT, town->ben, town->art, TTB_NONE, 0);
    assert_error(town, "pin.not-chosen", "/rules/0");
    assert_int_equal(ttb__add_reserve(town->partnership, town->ben, town->art, 500), TTB_OK);
    assert_clean(town);
}

static void a_tier_has_goals(void **state)
{
    ttb__town *town = *state;
    int32_t tier;

    assert_int_equal(ttb__add_tier(town->partnership, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(town->partnership, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__add_tier(town->partnership, &tier), TTB_OK);
    assert_error(town, "tier.empty", "/tiers/1");
}

static void a_tier_must_fit_into_its_integer(void **state)
{
    ttb__town *town = *state;
    int32_t tier;

    assert_int_equal(ttb__add_tier(town->partnership, &tier), TTB_OK);
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        assert_int_equal(ttb__add_goal(town->partnership, tier, goal, TTB__MOST_GOAL_WEIGHT),
                         TTB_OK);
    assert_clean(town);
    for (int32_t offer = 0; offer < 3; offer++) {
        assert_int_equal(ttb__set_offer_cost(town->partnership, offer, TTB__MOST_MILLE), TTB_OK);
        assert_int_equal(ttb__set_offer_sections(town->partnership, offer, 0, 1000), TTB_OK);
    }
    /* 3 * 1000 * 10^9 * 10^6 is 3 * 10^18, above a quarter of 2^63. */
    assert_error(town, "tier.too-large", "/tiers/0");
}

/* Ten offers of the dearest sections are more than 64 bits hold, and a tier may add to that. */
static void a_tier_beyond_all_counting_is_told_too(void **state)
{
    static const char *const ids[] = {"c0", "c1", "c2", "c3", "c4"};
    ttb__town *town = *state;
    int32_t tier, course, offer;

    for (int32_t number = 0; number < 5; number++) {
        assert_int_equal(ttb__add_course(town->partnership, ids[number], NULL, 3, NULL, 1, &course),
                         TTB_OK);
        for (int32_t site = town->north; site <= town->college; site++)
            assert_int_equal(ttb__add_offer(town->partnership, course, site, &offer), TTB_OK);
    }
    for (offer = 0; offer < town->partnership->offers.count; offer++) {
        assert_int_equal(ttb__set_offer_cost(town->partnership, offer, TTB__MOST_MILLE), TTB_OK);
        assert_int_equal(ttb__set_offer_sections(town->partnership, offer, 0, 1000), TTB_OK);
    }
    assert_int_equal(ttb__add_tier(town->partnership, &tier), TTB_OK);
    assert_int_equal(
        ttb__add_goal(town->partnership, tier, TTB_GOAL_SECTION_COST, TTB__MOST_GOAL_WEIGHT),
        TTB_OK);
    assert_int_equal(ttb__add_goal(town->partnership, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_error(town, "tier.too-large", "/tiers/0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(a_sound_town_has_no_finding),
        cmocka_unit_test(an_empty_partnership_has_no_finding),
        TOWN_TEST(blocks_with_and_without_lessons_are_mixed),
        TOWN_TEST(overlapping_blocks_are_said_once),
        TOWN_TEST(lessons_that_touch_do_not_overlap),
        TOWN_TEST(lessons_of_one_block_may_not_overlap),
        TOWN_TEST(lessons_of_other_weeks_do_not_overlap),
        TOWN_TEST(a_long_lesson_overlaps_all_that_start_within),
        TOWN_TEST(blocks_may_overlap_where_one_is_closed),
        TOWN_TEST(bells_must_keep_the_days),
        TOWN_TEST(bells_must_keep_the_weeks),
        TOWN_TEST(bells_may_not_make_blocks_overlap),
        TOWN_TEST(lessons_that_start_together_overlap),
        TOWN_TEST(a_room_is_at_one_site),
        TOWN_TEST(a_teacher_teaches_one_section_at_a_time),
        TOWN_TEST(an_offer_uses_resources_of_its_site),
        TOWN_TEST(students_choose_courses_of_their_cohort),
        TOWN_TEST(a_reserve_weighs_less_than_each_choice),
        TOWN_TEST(a_reserve_is_no_choice),
        TOWN_TEST(a_pinned_seat_is_chosen_or_in_reserve),
        TOWN_TEST(a_tier_has_goals),
        TOWN_TEST(a_tier_must_fit_into_its_integer),
        TOWN_TEST(a_tier_beyond_all_counting_is_told_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
