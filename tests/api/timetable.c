/* Timetables by hand, the checker and the audit of reach, with the public header only. */
#include "test.h"

/* Blocks A, B, C; north and college ten minutes apart; latin (1 block) at north, art (2 blocks) at
 * the college; ann of north chose both, bob of the college latin. */
struct town {
    ttb_partnership *partnership;
    ttb_timetable *timetable;
    ttb_report *report;
    int32_t north, college, latin, art, ann, bob;
};

static void fill_partnership(struct town *made)
{
    ttb_partnership *partnership = made->partnership;
    int32_t number;

    assert_int_equal(ttb_partnership_add_block(partnership, "A", &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(partnership, "B", &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(partnership, "C", &number), TTB_OK);
    ttb_partnership_add_site(partnership, "north", NULL, TTB_SITE_SCHOOL, &made->north);
    ttb_partnership_add_site(partnership, "college", NULL, TTB_SITE_COLLEGE, &made->college);
    ttb_partnership_add_link(partnership, made->north, made->college, 10);
    ttb_partnership_add_link(partnership, made->college, made->north, 10);
    ttb_partnership_add_course(partnership, "latin", NULL, 3, NULL, 1, &made->latin);
    ttb_partnership_add_course(partnership, "art", NULL, 3, NULL, 2, &made->art);
    ttb_partnership_add_offer(partnership, made->latin, made->north, &number);
    ttb_partnership_set_offer_size(partnership, number, 1, 2);
    ttb_partnership_add_offer(partnership, made->art, made->college, &number);
    ttb_partnership_set_offer_size(partnership, number, 1, 1);
    ttb_partnership_add_student(partnership, "ann", made->north, NULL, &made->ann);
    ttb_partnership_add_student(partnership, "bob", made->college, NULL, &made->bob);
    assert_int_equal(ttb_partnership_add_choice(partnership, made->ann, made->latin, 1000), TTB_OK);
    assert_int_equal(ttb_partnership_add_choice(partnership, made->ann, made->art, 2000), TTB_OK);
    assert_int_equal(ttb_partnership_add_choice(partnership, made->bob, made->latin, 1000), TTB_OK);
}

static int set_up(void **state)
{
    struct town *made = test_calloc(1, sizeof *made);

    assert_int_equal(ttb_partnership_new(&made->partnership), TTB_OK);
    fill_partnership(made);
    assert_int_equal(ttb_timetable_new(made->partnership, &made->timetable), TTB_OK);
    assert_int_equal(ttb_report_new(&made->report), TTB_OK);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    struct town *made = *state;

    ttb_report_free(made->report);
    ttb_timetable_free(made->timetable);
    ttb_partnership_free(made->partnership);
    test_free(made);
    return 0;
}

static const int32_t in_a[] = {0}, in_b_and_c[] = {1, 2};

static void add_latin_and_art(const struct town *town)
{
    int32_t section;
    assert_int_equal(
        ttb_timetable_add_section(town->timetable, town->latin, town->north, 1, in_a, 1, &section),
        TTB_OK);
    assert_int_equal(section, 0);
    assert_int_equal(ttb_timetable_add_seat(town->timetable, section, town->ann), TTB_OK);
    assert_int_equal(ttb_timetable_add_section(town->timetable, town->art, town->college, 1,
                                               in_b_and_c, 2, &section),
                     TTB_OK);
    assert_int_equal(section, 1);
    assert_int_equal(ttb_timetable_add_seat(town->timetable, section, town->ann), TTB_OK);
}

static void a_new_timetable_is_given_and_empty(void **state)
{
    const struct town *town = *state;
    int64_t count = 1, value = 1, bound = 1;

    assert_int_equal(ttb_timetable_get_outcome(town->timetable), TTB_OUTCOME_GIVEN);
    assert_int_equal(ttb_timetable_get_stop(town->timetable), TTB_STOP_DONE);
    assert_int_equal(ttb_timetable_get_work(town->timetable), 0);
    assert_int_equal(ttb_timetable_tier_count(town->timetable), 0);
    assert_int_equal(ttb_timetable_get_tier(town->timetable, 0, &value, &bound), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_get_goal(town->timetable, TTB_GOAL_UNMET, &value),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(value, 0);
    assert_int_equal(bound, 0);
    assert_int_equal(ttb_timetable_get_sections(town->timetable, NULL, NULL, NULL, 0, &count),
                     TTB_OK);
    assert_int_equal(count, 0);
}

static void null_is_an_argument_error(void **state)
{
    const struct town *town = *state;
    ttb_timetable *timetable = town->timetable;
    int32_t number = 7;
    int64_t count = 7, value = 7;

    assert_int_equal(ttb_timetable_add_section(NULL, 0, 0, 1, in_a, 1, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(number, 0);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, in_a, 1, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, NULL, 1, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, in_a, -1, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_add_seat(NULL, 0, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_tier(NULL, 0, &value, &count), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_tier(timetable, 0, NULL, &count), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_tier(timetable, 0, &count, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_goal(NULL, 0, &value), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_goal(timetable, 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_outcome(NULL), TTB_OUTCOME_UNKNOWN);
    assert_int_equal(ttb_timetable_get_stop(NULL), TTB_STOP_DONE);
    assert_int_equal(ttb_timetable_get_work(NULL), 0);
    assert_int_equal(ttb_timetable_tier_count(NULL), 0);
    ttb_timetable_free(NULL);
    assert_int_equal(ttb_check(NULL, timetable, &number, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_check(town->partnership, NULL, &number, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_check(town->partnership, timetable, NULL, NULL), TTB_ERR_ARGUMENT);
}

static void null_is_an_argument_error_of_bulk_getters(void **state)
{
    const struct town *town = *state;
    const ttb_timetable *timetable = town->timetable;
    int64_t count = 7;

    assert_int_equal(ttb_timetable_get_sections(NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(count, 0);
    assert_int_equal(ttb_timetable_get_sections(timetable, NULL, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_sections(timetable, NULL, NULL, NULL, -1, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_section_blocks(NULL, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_section_blocks(timetable, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_seats(NULL, NULL, NULL, 0, &count), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_seats(timetable, NULL, NULL, 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_unmet(NULL, town->partnership, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_unmet(timetable, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_get_unmet(timetable, town->partnership, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
}

static void unknown_numbers_are_refused(void **state)
{
    const struct town *town = *state;
    ttb_timetable *timetable = town->timetable;
    const int32_t unknown[] = {3}, twice[] = {1, 1}, below[] = {-1};
    int32_t section = 7;

    assert_int_equal(ttb_timetable_add_section(timetable, 2, 0, 1, in_a, 1, &section),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(section, 0);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, -1, 1, in_a, 1, &section),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 0, in_a, 1, &section),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, unknown, 1, &section),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, below, 1, &section),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, twice, 2, &section),
                     TTB_ERR_STATE);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, NULL, 0, &section), TTB_OK);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, in_a, 1, &section),
                     TTB_ERR_STATE);
    assert_int_equal(ttb_timetable_add_seat(timetable, 1, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_add_seat(timetable, -1, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_add_seat(timetable, 0, 2), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_add_seat(timetable, 0, 1), TTB_OK);
    assert_int_equal(ttb_timetable_add_seat(timetable, 0, 1), TTB_ERR_STATE);
}

static void sections_blocks_and_seats_are_read_back(void **state)
{
    const struct town *town = *state;
    int32_t first[3] = {7, 7, 7}, second[3], third[3];
    int64_t count = 0;

    add_latin_and_art(town);
    assert_int_equal(ttb_timetable_get_sections(town->timetable, first, second, third, 1, &count),
                     TTB_ERR_TOO_SMALL);
    assert_int_equal(count, 2);
    assert_int_equal(first[0], 7);
    assert_int_equal(ttb_timetable_get_sections(town->timetable, first, second, third, 2, &count),
                     TTB_OK);
    assert_int_equal(first[0], town->latin);
    assert_int_equal(second[1], town->college);
    assert_int_equal(third[1], 1);
    assert_int_equal(ttb_timetable_get_section_blocks(town->timetable, first, second, 0, &count),
                     TTB_OK);
    assert_int_equal(count, 3);
    assert_int_equal(ttb_timetable_get_section_blocks(town->timetable, first, second, 3, &count),
                     TTB_OK);
    assert_int_equal(first[0], 0);
    assert_int_equal(first[2], 1);
    assert_int_equal(second[1], 1);
    assert_int_equal(second[2], 2);
    assert_int_equal(ttb_timetable_get_section_blocks(town->timetable, NULL, NULL, 2, &count),
                     TTB_ERR_TOO_SMALL);
    assert_int_equal(ttb_timetable_get_seats(town->timetable, first, NULL, 1, &count),
                     TTB_ERR_TOO_SMALL);
    assert_int_equal(ttb_timetable_get_seats(town->timetable, first, second, 2, &count), TTB_OK);
    assert_int_equal(count, 2);
    assert_int_equal(first[1], 1);
    assert_int_equal(second[0], town->ann);
}

static void unmet_choices_are_told_before_a_check_too(void **state)
{
    const struct town *town = *state;
    int32_t students[3] = {7, 7, 7}, courses[3];
    int64_t count = 0;

    assert_int_equal(
        ttb_timetable_get_unmet(town->timetable, town->partnership, students, courses, 2, &count),
        TTB_ERR_TOO_SMALL);
    assert_int_equal(count, 3);
    assert_int_equal(students[0], 7);
    add_latin_and_art(town);
    assert_int_equal(
        ttb_timetable_get_unmet(town->timetable, town->partnership, students, courses, 3, &count),
        TTB_OK);
    assert_int_equal(count, 1);
    assert_int_equal(students[0], town->bob);
    assert_int_equal(courses[0], town->latin);
}

static void a_check_says_valid_and_works_out_the_values(void **state)
{
    const struct town *town = *state;
    int32_t is_valid = 0;
    int64_t value = 0, bound = 7;

    add_latin_and_art(town);
    assert_int_equal(ttb_check(town->partnership, town->timetable, &is_valid, town->report),
                     TTB_OK);
    assert_int_equal(is_valid, 1);
    assert_int_equal(ttb_report_count(town->report, TTB_NONE), 0);
    assert_int_equal(ttb_timetable_tier_count(town->timetable), 4);
    assert_int_equal(ttb_timetable_get_tier(town->timetable, 0, &value, &bound), TTB_OK);
    assert_int_equal(value, 1000);
    assert_int_equal(bound, 0);
    assert_int_equal(ttb_timetable_get_tier(town->timetable, 4, &value, &bound), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_get_tier(town->timetable, -1, &value, &bound),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_get_goal(town->timetable, TTB_GOAL_TRAVEL, &value), TTB_OK);
    assert_int_equal(value, 40000);
    assert_int_equal(ttb_timetable_get_goal(town->timetable, TTB_GOAL_BALANCE + 1, &value),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_timetable_get_goal(town->timetable, -1, &value), TTB_ERR_NOT_FOUND);
}

static void a_check_lists_what_is_broken(void **state)
{
    const struct town *town = *state;
    int32_t is_valid = 1;

    add_latin_and_art(town);
    assert_int_equal(ttb_timetable_add_seat(town->timetable, 1, town->bob), TTB_OK);
    assert_int_equal(ttb_check(town->partnership, town->timetable, &is_valid, town->report),
                     TTB_OK);
    assert_int_equal(is_valid, 0);
    assert_int_equal(ttb_report_count(town->report, TTB_SEVERITY_ERROR), 2);
    assert_string_equal(ttb_report_get_code(town->report, 0), "section.too-full");
    assert_string_equal(ttb_report_get_code(town->report, 1), "seat.not-chosen");
    assert_string_equal(ttb_report_get_place(town->report, 1), "/sections/1/students/1");
}

static void a_changed_partnership_is_another_one(void **state)
{
    const struct town *town = *state;
    int32_t is_valid = 1;
    int64_t count = 7;
    ttb_reach *reach = NULL;

    assert_int_equal(ttb_partnership_set_limits(town->partnership, 60, 4, 2), TTB_OK);
    assert_int_equal(ttb_check(town->partnership, town->timetable, &is_valid, town->report),
                     TTB_ERR_STATE);
    assert_int_equal(is_valid, 0);
    assert_int_equal(
        ttb_timetable_get_unmet(town->timetable, town->partnership, NULL, NULL, 0, &count),
        TTB_ERR_STATE);
    assert_int_equal(count, 0);
    assert_int_equal(ttb_reach_new(town->partnership, town->timetable, TTB_NONE, TTB_NONE, &reach),
                     TTB_ERR_STATE);
    assert_null(reach);
}

static void a_partnership_with_errors_is_not_checked(void **state)
{
    const struct town *town = *state;
    ttb_timetable *timetable = NULL;
    int32_t is_valid = 1;

    ttb_partnership_add_lesson(town->partnership, 0, TTB_DAY_MON, 540, 600, 0);
    assert_int_equal(ttb_timetable_new(town->partnership, &timetable), TTB_OK);
    assert_int_equal(ttb_check(town->partnership, timetable, &is_valid, town->report),
                     TTB_ERR_INPUT);
    assert_int_equal(is_valid, 0);
    assert_true(ttb_report_count(town->report, TTB_SEVERITY_ERROR) > 0);
    ttb_timetable_free(timetable);
}

static void reach_tells_homes_courses_and_shares(void **state)
{
    const struct town *town = *state;
    int32_t sites[2], cohorts[2], courses[2], reasons[2], minutes[2], has_free[2];
    int64_t count = 0, share = 7, free_share = 7;
    ttb_reach *reach = NULL;

    add_latin_and_art(town);
    assert_int_equal(ttb_reach_new(town->partnership, town->timetable, 3, 10, &reach), TTB_OK);
    assert_int_equal(ttb_reach_get_homes(reach, sites, cohorts, 1, &count), TTB_ERR_TOO_SMALL);
    assert_int_equal(ttb_reach_get_homes(reach, sites, cohorts, 2, &count), TTB_OK);
    assert_int_equal(count, 2);
    assert_int_equal(sites[1], town->college);
    assert_int_equal(cohorts[1], TTB_NONE);
    assert_int_equal(
        ttb_reach_get_courses(reach, 1, courses, reasons, sites, minutes, has_free, 1, &count),
        TTB_ERR_TOO_SMALL);
    assert_int_equal(
        ttb_reach_get_courses(reach, 1, courses, reasons, sites, minutes, has_free, 2, &count),
        TTB_OK);
    assert_int_equal(courses[0], town->latin);
    assert_int_equal(reasons[0], TTB_REACH_OK);
    assert_int_equal(sites[0], town->north);
    assert_int_equal(minutes[0], 10);
    assert_int_equal(has_free[0], 1);
    assert_int_equal(reasons[1], TTB_REACH_NO_SEAT);
    assert_int_equal(minutes[1], 0);
    assert_int_equal(has_free[1], 0);
    assert_int_equal(ttb_reach_get_share(reach, 0, 2, &share, &free_share), TTB_OK);
    assert_int_equal(share, 1000);
    assert_int_equal(free_share, 0);
    assert_int_equal(ttb_reach_get_share(reach, 0, 3, &share, &free_share), TTB_OK);
    assert_int_equal(share, 1000);
    ttb_reach_free(reach);
}

static void reach_refuses_what_it_does_not_know(void **state)
{
    const struct town *town = *state;
    int64_t count = 7, share = 7, free_share = 7;
    ttb_reach *reach = NULL;

    assert_int_equal(ttb_reach_new(NULL, town->timetable, 3, 10, &reach), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_new(town->partnership, NULL, 3, 10, &reach), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_new(town->partnership, town->timetable, 3, 10, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_new(town->partnership, town->timetable, 9, 10, &reach),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_reach_new(town->partnership, town->timetable, 3, 1441, &reach),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_reach_new(town->partnership, town->timetable, 3, -2, &reach),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_reach_new(town->partnership, town->timetable, 3, 10, &reach), TTB_OK);
    assert_int_equal(ttb_reach_get_homes(NULL, NULL, NULL, 0, &count), TTB_ERR_ARGUMENT);
    assert_int_equal(count, 0);
    assert_int_equal(ttb_reach_get_homes(reach, NULL, NULL, 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_get_courses(NULL, 0, NULL, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_get_courses(reach, 2, NULL, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_reach_get_courses(reach, -1, NULL, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_reach_get_courses(reach, 0, NULL, NULL, NULL, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_get_courses(reach, 0, NULL, NULL, NULL, NULL, NULL, 2, &count),
                     TTB_OK);
    assert_int_equal(ttb_reach_get_share(NULL, 0, 2, &share, &free_share), TTB_ERR_ARGUMENT);
    assert_int_equal(share, 0);
    assert_int_equal(ttb_reach_get_share(reach, 0, 2, NULL, &free_share), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_get_share(reach, 0, 2, &share, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_reach_get_share(reach, -1, 2, &share, &free_share), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_reach_get_share(reach, 2, 2, &share, &free_share), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_reach_get_share(reach, 0, 4, &share, &free_share), TTB_ERR_RANGE);
    ttb_reach_free(reach);
    ttb_reach_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_timetable_is_given_and_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(null_is_an_argument_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(null_is_an_argument_error_of_bulk_getters, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(unknown_numbers_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sections_blocks_and_seats_are_read_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unmet_choices_are_told_before_a_check_too, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_check_says_valid_and_works_out_the_values, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_check_lists_what_is_broken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_partnership_is_another_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_partnership_with_errors_is_not_checked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(reach_tells_homes_courses_and_shares, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reach_refuses_what_it_does_not_know, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("timetable", tests, NULL, NULL);
}
