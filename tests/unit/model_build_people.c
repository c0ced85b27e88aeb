#include <stdio.h>

#include "model_town.h"

static void a_course_is_offered_once_at_a_site(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t offer;

    assert_int_equal(ttb__add_offer(partnership, 2, 0, &offer), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_offer(partnership, 0, 2, &offer), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_offer(partnership, town->latin, town->north, &offer), TTB_ERR_STATE);
    assert_int_equal(ttb__find_offer(partnership, town->latin, town->college), town->latin_college);
    assert_int_equal(ttb__find_offer(partnership, town->art, town->north), TTB_NONE);
    assert_int_equal(partnership->offers.count, 3);
}

static void an_offer_begins_with_defaults(void **state)
{
    ttb__town *town = *state;
    const ttb__offer *offer = &town->partnership->offers.items[town->latin_north];

    assert_int_equal(offer->least_sections, 0);
    assert_int_equal(offer->most_sections, 1);
    assert_int_equal(offer->least_size, 0);
    assert_int_equal(offer->most_size, 10000);
    assert_int_equal(offer->cost, 1000);
    assert_true(ttb__offer_blocks(town->partnership, town->latin_north) == 7);
}

static void offers_have_ranges(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;

    assert_int_equal(ttb__set_offer_sections(partnership, 3, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_offer_sections(partnership, 0, -1, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_sections(partnership, 0, 2, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_sections(partnership, 0, 0, 1001), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_sections(partnership, 0, 1000, 1000), TTB_OK);
    assert_int_equal(ttb__set_offer_size(partnership, 3, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_offer_size(partnership, 0, -1, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_size(partnership, 0, 2, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_size(partnership, 0, 0, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_size(partnership, 0, 0, 10001), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_size(partnership, 0, 6, 22), TTB_OK);
    assert_int_equal(ttb__set_offer_cost(partnership, 3, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_offer_cost(partnership, 0, -1), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_cost(partnership, 0, 1000000001), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_cost(partnership, 0, 0), TTB_OK);
}

static void offers_have_blocks_and_resources(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t lab;

    assert_int_equal(ttb__set_offer_blocks(partnership, 3, bits(0)), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_offer_blocks(partnership, 0, bits(3)), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_offer_blocks(partnership, 0, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__set_offer_blocks(partnership, 0, bits(2)), TTB_OK);
    assert_true(ttb__offer_blocks(partnership, 0) == bits(2));
    assert_int_equal(ttb__add_offer_use(partnership, 0, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_resource(partnership, "lab", TTB_RESOURCE_ROOM, &lab), TTB_OK);
    assert_int_equal(ttb__add_offer_use(partnership, 3, lab), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_offer_use(partnership, 0, lab), TTB_OK);
    assert_int_equal(ttb__add_offer_use(partnership, 0, lab), TTB_ERR_STATE);
}

static void students_have_homes_and_cohorts(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t cat;

    assert_int_equal(ttb__add_student(partnership, "", 0, NULL, &cat), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_student(partnership, "cat", 2, NULL, &cat), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_student(partnership, "cat", 0, "\n", &cat), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb__add_student(partnership, "ann", 0, "Y13", &cat), TTB_ERR_STATE);
    assert_int_equal(partnership->cohorts.count, 0);
    assert_int_equal(ttb__add_student(partnership, "cat", 0, "Y13", &cat), TTB_OK);
    assert_string_equal(partnership->cohorts.items[partnership->students.items[cat].cohort], "Y13");
}

static void choices_have_weights_and_stand_once(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;

    assert_int_equal(ttb__add_choice(partnership, 2, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_choice(partnership, town->ben, 2, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_choice(partnership, town->ben, town->art, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_choice(partnership, town->ben, town->art, 1000000001), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_choice(partnership, town->ben, town->latin, 1), TTB_ERR_STATE);
    assert_int_equal(ttb__add_reserve(partnership, 2, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_reserve(partnership, town->ben, 2, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_reserve(partnership, town->ben, town->art, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_reserve(partnership, town->ben, town->art, 1), TTB_OK);
    assert_int_equal(ttb__add_reserve(partnership, town->ben, town->art, 1), TTB_ERR_STATE);
}

static void lists_within_one_thing_are_short(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    char id[16];
    int32_t course = 0, number;

    for (int32_t place = 1; place <= TTB__MOST_CHOICES; place++) {
        snprintf(id, sizeof id, "c%d", (int)place);
        assert_int_equal(ttb__add_course(partnership, id, NULL, 3, NULL, 1, &course), TTB_OK);
        assert_int_equal(ttb__add_reserve(partnership, town->ben, course, 1), TTB_OK);
        assert_int_equal(ttb__add_choice(partnership, town->ben, course, 1),
                         place < TTB__MOST_CHOICES ? TTB_OK : TTB_ERR_TOO_LARGE);
        assert_int_equal(ttb__add_resource(partnership, id, TTB_RESOURCE_TEACHER, &number), TTB_OK);
        assert_int_equal(ttb__add_offer_use(partnership, 0, number), TTB_OK);
    }
    assert_int_equal(ttb__add_reserve(partnership, town->ben, town->art, 1), TTB_ERR_TOO_LARGE);
    assert_int_equal(ttb__add_resource(partnership, "more", TTB_RESOURCE_TEACHER, &number), TTB_OK);
    assert_int_equal(ttb__add_offer_use(partnership, 0, number), TTB_ERR_TOO_LARGE);
    for (int32_t place = 0; place <= TTB__MOST_RESOURCE_SITES; place++) {
        snprintf(id, sizeof id, "s%d", (int)place);
        assert_int_equal(ttb__add_site(partnership, id, NULL, TTB_SITE_SCHOOL, &number), TTB_OK);
        assert_int_equal(ttb__add_resource_site(partnership, 0, number),
                         place < TTB__MOST_RESOURCE_SITES ? TTB_OK : TTB_ERR_TOO_LARGE);
    }
}

static void partnerships_are_not_larger_than_the_limits(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    char id[16];
    int32_t number;

    while (partnership->sites.count < TTB__MOST_SITES) {
        snprintf(id, sizeof id, "s%d", (int)partnership->sites.count);
        assert_int_equal(ttb__add_site(partnership, id, NULL, TTB_SITE_SCHOOL, &number), TTB_OK);
    }
    assert_int_equal(ttb__add_site(partnership, "one more", NULL, TTB_SITE_SCHOOL, &number),
                     TTB_ERR_TOO_LARGE);
    while (partnership->cohorts.count < TTB__MOST_COHORTS) {
        snprintf(id, sizeof id, "Y%d", (int)partnership->cohorts.count);
        assert_int_equal(ttb__add_cohort(partnership, id, &number), TTB_OK);
    }
    assert_int_equal(ttb__add_student(partnership, "cat", 0, "Y", &number), TTB_ERR_TOO_LARGE);
    assert_int_equal(ttb__add_course(partnership, "greek", "Greek", 3, "Y", 1, &number),
                     TTB_ERR_TOO_LARGE);
    while (partnership->courses.count < TTB__MOST_COURSES) {
        snprintf(id, sizeof id, "c%d", (int)partnership->courses.count);
        assert_int_equal(ttb__add_course(partnership, id, NULL, 3, NULL, 1, &number), TTB_OK);
    }
    assert_int_equal(ttb__add_course(partnership, "greek", NULL, 3, NULL, 1, &number),
                     TTB_ERR_TOO_LARGE);
    for (int32_t course = 2; partnership->offers.count < TTB__MOST_OFFERS; course++) {
        for (int32_t site = 0; site < 11 && partnership->offers.count < TTB__MOST_OFFERS; site++)
            assert_int_equal(ttb__add_offer(partnership, course, site, &number), TTB_OK);
    }
    assert_int_equal(ttb__add_offer(partnership, town->art, town->north, &number),
                     TTB_ERR_TOO_LARGE);
}

static void limits_have_ranges(void **state)
{
    static const int32_t most[TTB__LIMITS] = {[TTB_LIMIT_MINUTES_A_DAY] = 1440,
                                              [TTB_LIMIT_JOURNEYS_A_DAY] = 1000,
                                              [TTB_LIMIT_COURSES_AWAY] = 1000};
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;

    for (int32_t limit = 0; limit < TTB__LIMITS; limit++) {
        assert_int_equal(ttb__student_limit(partnership, town->ann, limit), TTB_NONE);
        assert_int_equal(ttb__set_limit(partnership, limit, -2), TTB_ERR_RANGE);
        assert_int_equal(ttb__set_limit(partnership, limit, most[limit] + 1), TTB_ERR_RANGE);
        assert_int_equal(ttb__set_limit(partnership, limit, most[limit]), TTB_OK);
        assert_int_equal(ttb__set_student_limit(partnership, town->ann, limit, -2), TTB_ERR_RANGE);
        assert_int_equal(ttb__set_student_limit(partnership, town->ann, limit, TTB_NONE), TTB_OK);
        assert_int_equal(ttb__student_limit(partnership, town->ann, limit), TTB_NONE);
        assert_int_equal(ttb__student_limit(partnership, town->ben, limit), most[limit]);
        assert_true(ttb__may_travel(partnership, town->ben));
        assert_int_equal(ttb__set_limit(partnership, limit, 0), TTB_OK);
        assert_true(ttb__may_travel(partnership, town->ann));
        assert_false(ttb__may_travel(partnership, town->ben));
        assert_int_equal(ttb__set_limit(partnership, limit, TTB_NONE), TTB_OK);
    }
    assert_int_equal(ttb__set_limit(partnership, 3, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_student_limit(partnership, 2, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__set_student_limit(partnership, 0, -1, 1), TTB_ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(a_course_is_offered_once_at_a_site),
        TOWN_TEST(an_offer_begins_with_defaults),
        TOWN_TEST(offers_have_ranges),
        TOWN_TEST(offers_have_blocks_and_resources),
        TOWN_TEST(students_have_homes_and_cohorts),
        TOWN_TEST(choices_have_weights_and_stand_once),
        TOWN_TEST(lists_within_one_thing_are_short),
        TOWN_TEST(partnerships_are_not_larger_than_the_limits),
        TOWN_TEST(limits_have_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
