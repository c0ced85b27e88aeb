/* Reading a partnership with the public header only. */
#include "test.h"

/* Two blocks with lessons, two sites, two courses, three students. */
static int set_up(void **state)
{
    ttb_partnership *partnership = NULL;
    int32_t number;

    assert_int_equal(ttb_partnership_new(&partnership), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(partnership, "A", &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_lesson(partnership, 0, TTB_DAY_MON, 540, 600, 0), TTB_OK);
    assert_int_equal(ttb_partnership_add_lesson(partnership, 0, TTB_DAY_THU, 540, 600, 2), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(partnership, "B", &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_lesson(partnership, 1, TTB_DAY_TUE, 540, 600, 0), TTB_OK);
    assert_int_equal(
        ttb_partnership_add_site(partnership, "north", "North School", TTB_SITE_PRU, &number),
        TTB_OK);
    assert_int_equal(
        ttb_partnership_add_site(partnership, "college", NULL, TTB_SITE_COLLEGE, &number), TTB_OK);
    assert_int_equal(ttb_partnership_close_site(partnership, 0, 1), TTB_OK);
    assert_int_equal(ttb_partnership_add_bell(partnership, 1, 1, TTB_DAY_TUE, 530, 590, 0), TTB_OK);
    assert_int_equal(ttb_partnership_add_link(partnership, 0, 1, 12), TTB_OK);
    assert_int_equal(ttb_partnership_add_resource(partnership, "lab", TTB_RESOURCE_ROOM, &number),
                     TTB_OK);
    assert_int_equal(
        ttb_partnership_add_course(partnership, "latin", "Latin", 3, "Y12", 1, &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_course(partnership, "art", NULL, 2, NULL, 2, &number),
                     TTB_OK);
    assert_int_equal(ttb_partnership_add_offer(partnership, 0, 1, &number), TTB_OK);
    assert_int_equal(ttb_partnership_set_offer_sections(partnership, 0, 1, 2), TTB_OK);
    assert_int_equal(ttb_partnership_set_offer_size(partnership, 0, 6, 22), TTB_OK);
    assert_int_equal(ttb_partnership_add_student(partnership, "ann", 0, "Y12", &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_student(partnership, "ben", 1, NULL, &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_student(partnership, "cat", 1, NULL, &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_choice(partnership, 0, 0, 2000), TTB_OK);
    assert_int_equal(ttb_partnership_add_choice(partnership, 2, 1, 1000), TTB_OK);
    assert_int_equal(ttb_partnership_add_choice(partnership, 2, 0, 1500), TTB_OK);
    assert_int_equal(ttb_partnership_add_reserve(partnership, 0, 1, 500), TTB_OK);
    *state = partnership;
    return 0;
}

static int tear_down(void **state)
{
    ttb_partnership_free(*state);
    return 0;
}

static void things_are_counted_by_kind(void **state)
{
    static const int32_t counts[] = {
        [TTB_KIND_BLOCK] = 2,  [TTB_KIND_SITE] = 2,  [TTB_KIND_RESOURCE] = 1,
        [TTB_KIND_COURSE] = 2, [TTB_KIND_OFFER] = 1, [TTB_KIND_STUDENT] = 3,
        [TTB_KIND_COHORT] = 1, [TTB_KIND_RULE] = 0,  [TTB_KIND_TIER] = 0,
        [TTB_KIND_LINK] = 1};

    for (int32_t kind = TTB_KIND_BLOCK; kind <= TTB_KIND_LINK; kind++) {
        assert_int_equal(ttb_partnership_count(*state, kind), counts[kind]);
        assert_int_equal(ttb_partnership_count(NULL, kind), 0);
    }
    assert_int_equal(ttb_partnership_count(*state, 0), 0);
    assert_int_equal(ttb_partnership_count(*state, TTB_KIND_LINK + 1), 0);
}

static void ids_go_both_ways(void **state)
{
    static const struct {
        int32_t kind, number;
        const char *id;
    } things[] = {{TTB_KIND_BLOCK, 1, "B"},      {TTB_KIND_SITE, 1, "college"},
                  {TTB_KIND_RESOURCE, 0, "lab"}, {TTB_KIND_COURSE, 1, "art"},
                  {TTB_KIND_STUDENT, 2, "cat"},  {TTB_KIND_COHORT, 0, "Y12"}};
    int32_t number;

    for (size_t thing = 0; thing < sizeof things / sizeof *things; thing++) {
        int32_t kind = things[thing].kind;
        assert_string_equal(ttb_partnership_get_id(*state, kind, things[thing].number),
                            things[thing].id);
        assert_int_equal(ttb_partnership_find(*state, kind, things[thing].id, &number), TTB_OK);
        assert_int_equal(number, things[thing].number);
        assert_null(ttb_partnership_get_id(*state, kind, -1));
        assert_null(ttb_partnership_get_id(*state, kind, 3));
        assert_null(ttb_partnership_get_id(NULL, kind, 0));
        number = 9;
        assert_int_equal(ttb_partnership_find(*state, kind, "nobody", &number), TTB_ERR_NOT_FOUND);
        assert_int_equal(number, 0);
    }
    assert_null(ttb_partnership_get_id(*state, TTB_KIND_OFFER, 0));
    assert_null(ttb_partnership_get_id(*state, 0, 0));
    assert_int_equal(ttb_partnership_find(*state, TTB_KIND_OFFER, "A", &number), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_find(NULL, TTB_KIND_BLOCK, "A", &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_find(*state, TTB_KIND_BLOCK, NULL, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_find(*state, TTB_KIND_BLOCK, "A", NULL), TTB_ERR_ARGUMENT);
}

static void titles_are_ids_where_none_was_given(void **state)
{
    assert_string_equal(ttb_partnership_get_title(*state, TTB_KIND_SITE, 0), "North School");
    assert_string_equal(ttb_partnership_get_title(*state, TTB_KIND_SITE, 1), "college");
    assert_string_equal(ttb_partnership_get_title(*state, TTB_KIND_COURSE, 0), "Latin");
    assert_string_equal(ttb_partnership_get_title(*state, TTB_KIND_COURSE, 1), "art");
    assert_null(ttb_partnership_get_title(*state, TTB_KIND_COURSE, 2));
    assert_null(ttb_partnership_get_title(*state, TTB_KIND_BLOCK, 0));
    assert_null(ttb_partnership_get_title(NULL, TTB_KIND_SITE, 0));
}

static void sites_are_read(void **state)
{
    int32_t value = 9;

    assert_int_equal(ttb_partnership_get_site_kind(*state, 0, &value), TTB_OK);
    assert_int_equal(value, TTB_SITE_PRU);
    assert_int_equal(ttb_partnership_get_site_kind(*state, 0, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_get_site_kind(*state, 2, &value), TTB_ERR_NOT_FOUND);
    assert_int_equal(value, 0);
    assert_int_equal(ttb_partnership_get_site_kind(NULL, 0, &value), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_site_open(*state, 0, 0, &value), TTB_OK);
    assert_int_equal(value, 1);
    assert_int_equal(ttb_partnership_get_site_open(*state, 0, 1, &value), TTB_OK);
    assert_int_equal(value, 0);
    assert_int_equal(ttb_partnership_get_site_open(*state, 0, 2, &value), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_site_open(*state, 2, 0, &value), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_site_open(NULL, 0, 0, &value), TTB_ERR_ARGUMENT);
}

static void courses_and_offers_are_read(void **state)
{
    int32_t one = 9, two = 9, three = 9, four = 9;

    assert_int_equal(ttb_partnership_get_course(*state, 0, &one, &two, &three), TTB_OK);
    assert_true(one == 3 && two == 0 && three == 1);
    assert_int_equal(ttb_partnership_get_course(*state, 1, NULL, &two, NULL), TTB_OK);
    assert_int_equal(two, TTB_NONE);
    assert_int_equal(ttb_partnership_get_course(*state, 2, &one, &two, &three), TTB_ERR_NOT_FOUND);
    assert_true(one == 0 && two == 0 && three == 0);
    assert_int_equal(ttb_partnership_get_course(NULL, 0, &one, &two, &three), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_offer(*state, 0, &one, &two), TTB_OK);
    assert_true(one == 0 && two == 1);
    assert_int_equal(ttb_partnership_get_offer(*state, 1, &one, &two), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_offer(NULL, 0, &one, &two), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_offer_limits(*state, 0, &one, &two, &three, &four),
                     TTB_OK);
    assert_true(one == 1 && two == 2 && three == 6 && four == 22);
    assert_int_equal(ttb_partnership_get_offer_limits(*state, -1, &one, &two, &three, &four),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_offer_limits(NULL, 0, &one, &two, &three, &four),
                     TTB_ERR_ARGUMENT);
}

static void students_are_read(void **state)
{
    int32_t home = 9, cohort = 9, value = 9;

    assert_int_equal(ttb_partnership_get_student(*state, 1, &home, &cohort), TTB_OK);
    assert_true(home == 1 && cohort == TTB_NONE);
    assert_int_equal(ttb_partnership_get_student(*state, 3, &home, &cohort), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_student(NULL, 1, &home, &cohort), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_student_limit(*state, 0, 0, &value), TTB_OK);
    assert_int_equal(value, TTB_NONE);
    assert_int_equal(ttb_partnership_get_student_limit(*state, 0, 3, &value), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_student_limit(*state, 3, 0, &value), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_student_limit(NULL, 0, 0, &value), TTB_ERR_ARGUMENT);
}

static void minutes_are_read(void **state)
{
    int32_t minutes = 9;

    assert_int_equal(ttb_partnership_get_minutes(*state, 0, 1, &minutes), TTB_OK);
    assert_int_equal(minutes, 12);
    assert_int_equal(ttb_partnership_get_minutes(*state, 1, 1, &minutes), TTB_OK);
    assert_int_equal(minutes, 0);
    minutes = 9;
    assert_int_equal(ttb_partnership_get_minutes(*state, 1, 0, &minutes), TTB_ERR_NOT_FOUND);
    assert_int_equal(minutes, 0);
    assert_int_equal(ttb_partnership_get_minutes(*state, 0, 2, &minutes), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_minutes(*state, 2, 0, &minutes), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_minutes(NULL, 0, 1, &minutes), TTB_ERR_ARGUMENT);
}

static void choices_are_read_in_bulk(void **state)
{
    int32_t students[3] = {9, 9, 9}, courses[3];
    int64_t weights[3], count = 9;

    assert_int_equal(ttb_partnership_get_choices(*state, NULL, NULL, NULL, 0, &count), TTB_OK);
    assert_int_equal(count, 3);
    assert_int_equal(ttb_partnership_get_choices(*state, students, courses, weights, 2, &count),
                     TTB_ERR_TOO_SMALL);
    assert_int_equal(count, 3);
    assert_int_equal(students[0], 9);
    assert_int_equal(ttb_partnership_get_choices(*state, students, courses, weights, 3, &count),
                     TTB_OK);
    assert_true(students[0] == 0 && courses[0] == 0 && weights[0] == 2000);
    assert_true(students[1] == 2 && courses[1] == 1 && weights[1] == 1000);
    assert_true(students[2] == 2 && courses[2] == 0 && weights[2] == 1500);
    assert_int_equal(ttb_partnership_get_choices(*state, NULL, NULL, NULL, 3, &count), TTB_OK);
    assert_int_equal(ttb_partnership_get_choices(*state, NULL, NULL, NULL, -1, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_choices(*state, NULL, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_choices(NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(count, 0);
}

static void reserves_are_read_in_bulk(void **state)
{
    int32_t students[1], courses[1];
    int64_t weights[1], count = 9;

    assert_int_equal(ttb_partnership_get_reserves(*state, students, courses, weights, 1, &count),
                     TTB_OK);
    assert_true(count == 1 && students[0] == 0 && courses[0] == 1 && weights[0] == 500);
    assert_int_equal(ttb_partnership_get_reserves(*state, NULL, NULL, NULL, 0, &count), TTB_OK);
    assert_int_equal(count, 1);
    assert_int_equal(ttb_partnership_get_reserves(NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_reserves(*state, NULL, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
}

static void lessons_are_read_by_block_and_site(void **state)
{
    int32_t days[2], starts[2], ends[2], weeks[2];
    int64_t count = 9;

    assert_int_equal(
        ttb_partnership_get_lessons(*state, 0, TTB_NONE, days, starts, ends, weeks, 2, &count),
        TTB_OK);
    assert_true(count == 2 && days[1] == TTB_DAY_THU && starts[1] == 540 && ends[1] == 600);
    assert_true(weeks[0] == 0 && weeks[1] == 2);
    assert_int_equal(ttb_partnership_get_lessons(*state, 1, 1, NULL, starts, NULL, NULL, 2, &count),
                     TTB_OK);
    assert_true(count == 1 && starts[0] == 530);
    assert_int_equal(ttb_partnership_get_lessons(*state, 1, 0, NULL, starts, NULL, NULL, 2, &count),
                     TTB_OK);
    assert_int_equal(starts[0], 540);
    assert_int_equal(ttb_partnership_get_lessons(*state, 0, 0, days, NULL, NULL, NULL, 1, &count),
                     TTB_ERR_TOO_SMALL);
    assert_int_equal(count, 2);
    assert_int_equal(ttb_partnership_get_lessons(*state, 0, 0, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_OK);
    assert_int_equal(ttb_partnership_get_lessons(*state, 2, 0, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(count, 0);
    assert_int_equal(ttb_partnership_get_lessons(*state, -1, 0, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_lessons(*state, 0, 2, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_lessons(*state, 0, -2, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_lessons(NULL, 0, 0, NULL, NULL, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_lessons(*state, 0, 0, NULL, NULL, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
}

static void default_tiers_are_read(void **state)
{
    int32_t goals[5], weights[5];
    int64_t count = 9;

    assert_int_equal(ttb_partnership_tier_count(NULL), 0);
    assert_int_equal(ttb_partnership_tier_count(*state), 4);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, 3, goals, weights, 5, &count), TTB_OK);
    assert_true(count == 1 && goals[0] == TTB_GOAL_BALANCE && weights[0] == 1);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, 4, goals, weights, 5, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, -1, goals, weights, 5, &count),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(count, 0);
}

static void own_tiers_are_read(void **state)
{
    int32_t goals[2] = {9, 9}, weights[2], tier;
    int64_t count = 9;

    assert_int_equal(ttb_partnership_add_tier(*state, &tier), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(*state, tier, TTB_GOAL_TRAVEL, 3), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(*state, tier, TTB_GOAL_JOURNEYS, 4), TTB_OK);
    assert_int_equal(ttb_partnership_tier_count(*state), 1);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, 0, NULL, NULL, 0, &count), TTB_OK);
    assert_int_equal(count, 2);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, 0, goals, NULL, 1, &count),
                     TTB_ERR_TOO_SMALL);
    assert_int_equal(goals[0], 9);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, 0, goals, weights, 2, &count), TTB_OK);
    assert_true(goals[0] == TTB_GOAL_TRAVEL && weights[0] == 3);
    assert_true(goals[1] == TTB_GOAL_JOURNEYS && weights[1] == 4);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, 0, NULL, NULL, 2, &count), TTB_OK);
    assert_int_equal(ttb_partnership_get_tier_goals(NULL, 0, NULL, NULL, 0, &count),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_tier_goals(*state, 0, NULL, NULL, 0, NULL),
                     TTB_ERR_ARGUMENT);
}

static void goals_have_names(void **state)
{
    (void)state;
    assert_string_equal(ttb_goal_name(TTB_GOAL_SECTION_COST), "section_cost");
    assert_null(ttb_goal_name(-1));
    assert_null(ttb_goal_name(TTB_GOAL_BALANCE + 1));
}

#define READ_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READ_TEST(things_are_counted_by_kind),
        READ_TEST(ids_go_both_ways),
        READ_TEST(titles_are_ids_where_none_was_given),
        READ_TEST(sites_are_read),
        READ_TEST(courses_and_offers_are_read),
        READ_TEST(students_are_read),
        READ_TEST(minutes_are_read),
        READ_TEST(choices_are_read_in_bulk),
        READ_TEST(reserves_are_read_in_bulk),
        READ_TEST(lessons_are_read_by_block_and_site),
        READ_TEST(default_tiers_are_read),
        READ_TEST(own_tiers_are_read),
        cmocka_unit_test(goals_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
