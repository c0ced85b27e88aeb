#include "model_town.h"

#include <stdlib.h>

static char long_text[257];

/* 256 letters: one too many for an id or a name. */
static const char *too_long(void)
{
    memset(long_text, 'a', sizeof long_text - 1);
    return long_text;
}

static void ids_are_text_and_unique_within_their_kind(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t number;

    assert_int_equal(ttb__add_block(partnership, "", &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_block(partnership, "a\nb", &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_block(partnership, too_long(), &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_block(partnership, "\xff", &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_block(partnership, "A", &number), TTB_ERR_STATE);
    assert_int_equal(ttb__add_site(partnership, "north", NULL, TTB_SITE_SCHOOL, &number),
                     TTB_ERR_STATE);
    assert_int_equal(ttb__add_course(partnership, "latin", NULL, 3, NULL, 1, &number),
                     TTB_ERR_STATE);
    assert_int_equal(ttb__add_student(partnership, "ann", town->north, NULL, &number),
                     TTB_ERR_STATE);
    assert_int_equal(ttb__add_block(partnership, "north", &number), TTB_OK);
    assert_int_equal(number, 3);
    assert_int_equal(partnership->sites.count, 2);
    assert_int_equal(partnership->courses.count, 2);
    assert_int_equal(partnership->students.count, 2);
}

static void names_and_titles_may_be_left_out(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t number;

    assert_string_equal(partnership->sites.items[town->north].name, "North School");
    assert_null(partnership->sites.items[town->college].name);
    assert_null(partnership->courses.items[town->art].title);
    assert_int_equal(ttb__add_site(partnership, "x", too_long(), TTB_SITE_PRU, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_course(partnership, "x", too_long(), 3, NULL, 1, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__set_name(partnership, too_long()), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__set_name(partnership, "One"), TTB_OK);
    assert_int_equal(ttb__set_name(partnership, "Two"), TTB_OK);
    assert_string_equal(partnership->name, "Two");
}

static void blocks_are_at_most_64(void **state)
{
    ttb__town *town = *state;
    char id[] = "00";
    int32_t number = 0;

    while (town->partnership->blocks.count < TTB__MOST_BLOCKS) {
        id[0] = (char)('0' + town->partnership->blocks.count / 10);
        id[1] = (char)('0' + town->partnership->blocks.count % 10);
        assert_int_equal(ttb__add_block(town->partnership, id, &number), TTB_OK);
    }
    assert_int_equal(number, 63);
    assert_int_equal(ttb__add_block(town->partnership, "one more", &number), TTB_ERR_TOO_LARGE);
    assert_true(ttb__all_blocks(town->partnership) == ~UINT64_C(0));
    assert_true(ttb__offer_blocks(town->partnership, town->latin_north) == ~UINT64_C(0));
}

static void lessons_have_ranges(void **state)
{
    static const ttb__lesson bad[] = {
        {.day = -1, .start_minute = 0, .end_minute = 1},
        {.day = 7, .start_minute = 0, .end_minute = 1},
        {.day = 0, .start_minute = -1, .end_minute = 1},
        {.day = 0, .start_minute = 0, .end_minute = 1441},
        {.day = 0, .start_minute = 600, .end_minute = 600},
        {.day = 0, .start_minute = 0, .end_minute = 1, .week = -1},
        {.day = 0, .start_minute = 0, .end_minute = 1, .week = 3},
    };
    ttb__lesson all_day = {.day = TTB_DAY_SUN, .start_minute = 0, .end_minute = 1440, .week = 2};
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;

    for (size_t lesson = 0; lesson < sizeof bad / sizeof *bad; lesson++) {
        assert_int_equal(ttb__add_lesson(partnership, 0, bad[lesson]), TTB_ERR_RANGE);
        assert_int_equal(ttb__add_bell(partnership, 0, 0, bad[lesson]), TTB_ERR_RANGE);
    }
    assert_int_equal(ttb__add_lesson(partnership, 3, all_day), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_lesson(partnership, -1, all_day), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_bell(partnership, 2, 0, all_day), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_bell(partnership, 0, 3, all_day), TTB_ERR_NOT_FOUND);
    assert_false(ttb__has_lessons(partnership));
    for (int32_t lesson = 0; lesson < TTB__MOST_BLOCK_LESSONS; lesson++) {
        assert_int_equal(ttb__add_lesson(partnership, 0, all_day), TTB_OK);
        assert_int_equal(ttb__add_bell(partnership, 0, 0, all_day), TTB_OK);
    }
    assert_true(ttb__has_lessons(partnership));
    assert_int_equal(ttb__add_lesson(partnership, 0, all_day), TTB_ERR_TOO_LARGE);
    assert_int_equal(ttb__add_bell(partnership, 0, 0, all_day), TTB_ERR_TOO_LARGE);
}

static void bells_replace_the_lessons_of_the_block(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    ttb__lesson bell = {.day = TTB_DAY_TUE, .start_minute = 500, .end_minute = 560};

    add_lessons(town);
    assert_int_equal(ttb__add_bell(partnership, town->north, 1, bell), TTB_OK);
    assert_int_equal(ttb__site_lessons(partnership, 1, town->north)->items[0].start_minute, 500);
    assert_int_equal(ttb__site_lessons(partnership, 1, town->college)->items[0].start_minute, 540);
    assert_int_equal(ttb__site_lessons(partnership, 0, town->north)->items[0].start_minute, 540);
}

static void sites_have_kinds_and_places(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    double not_a_number = strtod("nan", NULL);
    int32_t number;

    assert_int_equal(ttb__add_site(partnership, "x", NULL, -1, &number), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_site(partnership, "x", NULL, 4, &number), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_site_location(partnership, 2, 0, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_site_location(partnership, 0, 90.1, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_site_location(partnership, 0, -90.1, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_site_location(partnership, 0, 0, -180.1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_site_location(partnership, 0, 0, 180.1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_site_location(partnership, 0, not_a_number, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_site_location(partnership, 0, 0, not_a_number), TTB_ERR_RANGE);
    assert_false(partnership->sites.items[0].has_location);
    assert_int_equal(ttb__set_site_location(partnership, 0, 51.9, -0.2), TTB_OK);
    assert_true(partnership->sites.items[0].has_location);
}

static void a_closed_site_takes_blocks_from_its_offers(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;

    assert_int_equal(ttb__close_site(partnership, 2, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__close_site(partnership, 0, 3), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__close_site(partnership, town->north, 1), TTB_OK);
    assert_int_equal(ttb__close_site(partnership, town->north, 1), TTB_ERR_STATE);
    assert_true(ttb__offer_blocks(partnership, town->latin_north) == (bits(0) | bits(2)));
    assert_true(ttb__offer_blocks(partnership, town->latin_college) == 7);
}

static void a_second_link_replaces_the_first(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;

    assert_int_equal(ttb__add_link(partnership, 0, 2, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_link(partnership, -1, 1, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_link(partnership, 0, 0, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_link(partnership, 0, 1, -1), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_link(partnership, 0, 1, 241), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_link(partnership, 0, 1, 240), TTB_OK);
    assert_int_equal(ttb__add_link(partnership, 0, 1, 0), TTB_OK);
    assert_int_equal(partnership->links.count, 2);
    assert_int_equal(partnership->links.items[0].minutes, 0);
    assert_int_equal(partnership->links.items[1].minutes, 15);
}

static void resources_have_kinds_sites_and_capacities(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t lab, number;

    assert_int_equal(ttb__add_resource(partnership, "lab", 2, &lab), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_resource(partnership, "lab", TTB_RESOURCE_ROOM, &lab), TTB_OK);
    assert_int_equal(ttb__add_resource(partnership, "lab", TTB_RESOURCE_ROOM, &number),
                     TTB_ERR_STATE);
    assert_int_equal(ttb__add_resource_site(partnership, 1, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_resource_site(partnership, lab, 2), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_resource_site(partnership, lab, 0), TTB_OK);
    assert_int_equal(ttb__add_resource_site(partnership, lab, 0), TTB_ERR_STATE);
    assert_int_equal(ttb__set_capacity(partnership, 1, TTB_NONE, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_capacity(partnership, lab, 3, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_capacity(partnership, lab, 0, -1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_capacity(partnership, lab, 0, 10001), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_capacity(partnership, lab, TTB_NONE, 3), TTB_OK);
    assert_int_equal(ttb__set_capacity(partnership, lab, 1, 0), TTB_OK);
    assert_int_equal(ttb__add_block(partnership, "D", &number), TTB_OK);
    assert_int_equal(partnership->resources.items[lab].capacity[0], 3);
    assert_int_equal(partnership->resources.items[lab].capacity[1], 0);
    assert_int_equal(partnership->resources.items[lab].capacity[number], 3);
    assert_int_equal(ttb__set_week_capacity(partnership, 1, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_week_capacity(partnership, lab, -2), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_week_capacity(partnership, lab, 1000001), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_week_capacity(partnership, lab, TTB_NONE), TTB_OK);
}

static void courses_have_levels_cohorts_and_blocks(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t first, second;

    assert_int_equal(ttb__add_course(partnership, "x", NULL, -1, NULL, 1, &first), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_course(partnership, "x", NULL, 9, NULL, 1, &first), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_course(partnership, "x", NULL, 3, NULL, 0, &first), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_course(partnership, "x", NULL, 3, NULL, 4, &first), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_course(partnership, "x", NULL, 3, "", 1, &first), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_course(partnership, "x", NULL, 3, "Y12", 1, &first), TTB_OK);
    assert_int_equal(ttb__add_course(partnership, "y", NULL, 3, "Y12", 1, &second), TTB_OK);
    assert_int_equal(partnership->courses.items[first].cohort, 0);
    assert_int_equal(partnership->courses.items[second].cohort, 0);
    assert_int_equal(partnership->courses.items[town->latin].cohort, TTB_NONE);
    assert_int_equal(partnership->cohorts.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(ids_are_text_and_unique_within_their_kind),
        TOWN_TEST(names_and_titles_may_be_left_out),
        TOWN_TEST(blocks_are_at_most_64),
        TOWN_TEST(lessons_have_ranges),
        TOWN_TEST(bells_replace_the_lessons_of_the_block),
        TOWN_TEST(sites_have_kinds_and_places),
        TOWN_TEST(a_closed_site_takes_blocks_from_its_offers),
        TOWN_TEST(a_second_link_replaces_the_first),
        TOWN_TEST(resources_have_kinds_sites_and_capacities),
        TOWN_TEST(courses_have_levels_cohorts_and_blocks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
