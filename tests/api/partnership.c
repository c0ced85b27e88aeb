/* Building a partnership with the public header only. */
#include "test.h"

/* Three blocks, two sites ten minutes apart each way, Latin at both, a student at each. */
typedef struct {
    ttb_partnership *partnership;
    int32_t blocks[3];
    int32_t north, college;
    int32_t latin, art;
    int32_t latin_north, art_college;
    int32_t ann;
} town;

static int set_up(void **state)
{
    static const char *const ids[] = {"A", "B", "C"};
    town *made = test_calloc(1, sizeof *made);
    ttb_partnership *partnership;

    assert_int_equal(ttb_partnership_new(&made->partnership), TTB_OK);
    partnership = made->partnership;
    for (int32_t block = 0; block < 3; block++)
        assert_int_equal(ttb_partnership_add_block(partnership, ids[block], &made->blocks[block]),
                         TTB_OK);
    assert_int_equal(ttb_partnership_add_site(partnership, "north", "North School", TTB_SITE_SCHOOL,
                                              &made->north),
                     TTB_OK);
    assert_int_equal(
        ttb_partnership_add_site(partnership, "college", NULL, TTB_SITE_COLLEGE, &made->college),
        TTB_OK);
    assert_int_equal(
        ttb_partnership_add_course(partnership, "latin", "Latin", 3, NULL, 1, &made->latin),
        TTB_OK);
    assert_int_equal(ttb_partnership_add_course(partnership, "art", NULL, 2, NULL, 2, &made->art),
                     TTB_OK);
    assert_int_equal(
        ttb_partnership_add_offer(partnership, made->latin, made->north, &made->latin_north),
        TTB_OK);
    assert_int_equal(
        ttb_partnership_add_offer(partnership, made->art, made->college, &made->art_college),
        TTB_OK);
    assert_int_equal(ttb_partnership_add_student(partnership, "ann", made->north, NULL, &made->ann),
                     TTB_OK);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    town *made = *state;

    ttb_partnership_free(made->partnership);
    test_free(made);
    return 0;
}

static void new_makes_an_empty_partnership(void **state)
{
    static const int32_t kinds[] = {
        TTB_KIND_BLOCK,   TTB_KIND_SITE,   TTB_KIND_RESOURCE, TTB_KIND_COURSE, TTB_KIND_OFFER,
        TTB_KIND_STUDENT, TTB_KIND_COHORT, TTB_KIND_RULE,     TTB_KIND_TIER,   TTB_KIND_LINK};
    ttb_partnership *partnership = NULL;

    (void)state;
    assert_int_equal(ttb_partnership_new(NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_new(&partnership), TTB_OK);
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
        assert_int_equal(ttb_partnership_count(partnership, kinds[kind]), 0);
    assert_string_equal(ttb_partnership_get_name(partnership), "");
    assert_int_equal(ttb_partnership_validate(partnership, NULL), TTB_OK);
    ttb_partnership_free(partnership);
    ttb_partnership_free(NULL);
}

static void a_name_is_copied(void **state)
{
    town *made = *state;
    char name[] = "Stevenage";

    assert_int_equal(ttb_partnership_set_name(NULL, name), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_name(made->partnership, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_name(made->partnership, "a\tb"), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_name(made->partnership, name), TTB_OK);
    name[0] = 'X';
    assert_string_equal(ttb_partnership_get_name(made->partnership), "Stevenage");
    assert_string_equal(ttb_partnership_get_name(NULL), "");
}

static void blocks_and_lessons(void **state)
{
    town *made = *state;
    int32_t number = 9;

    assert_int_equal(ttb_partnership_add_block(NULL, "D", &number), TTB_ERR_ARGUMENT);
    assert_int_equal(number, 0);
    assert_int_equal(ttb_partnership_add_block(made->partnership, NULL, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_block(made->partnership, "D", NULL), TTB_ERR_ARGUMENT);
    number = 9;
    assert_int_equal(ttb_partnership_add_block(made->partnership, "A", &number), TTB_ERR_STATE);
    assert_int_equal(number, 0);
    assert_int_equal(ttb_partnership_add_lesson(NULL, 0, 0, 540, 600, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_lesson(made->partnership, 3, 0, 540, 600, 0),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_lesson(made->partnership, 0, 7, 540, 600, 0),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_lesson(made->partnership, 0, 0, 540, 600, 1), TTB_OK);
    for (int32_t block = 3; block < 64; block++) {
        const char id[] = {(char)('0' + block), 'x', '\0'};
        assert_int_equal(ttb_partnership_add_block(made->partnership, id, &number), TTB_OK);
    }
    assert_int_equal(ttb_partnership_add_block(made->partnership, "last", &number),
                     TTB_ERR_TOO_LARGE);
}

static void sites_and_their_bells(void **state)
{
    town *made = *state;
    ttb_partnership *partnership = made->partnership;
    int32_t number = 9;

    assert_int_equal(ttb_partnership_add_site(NULL, "x", NULL, 0, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_site(partnership, NULL, NULL, 0, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_site(partnership, "x", NULL, 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_site(partnership, "x", NULL, 4, &number), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_site_location(NULL, 0, 0, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_site_location(partnership, 2, 0, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_site_location(partnership, 0, 91, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_site_location(partnership, 0, 51.9, -0.2), TTB_OK);
    assert_int_equal(ttb_partnership_close_site(NULL, 0, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_close_site(partnership, 0, 3), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_close_site(partnership, 0, 1), TTB_OK);
    assert_int_equal(ttb_partnership_close_site(partnership, 0, 1), TTB_ERR_STATE);
    assert_int_equal(ttb_partnership_add_bell(NULL, 0, 0, 0, 1, 2, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_bell(partnership, 2, 0, 0, 1, 2, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_bell(partnership, 0, 0, 0, 2, 2, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_bell(partnership, 0, 0, 0, 1, 2, 0), TTB_OK);
}

static void links_and_limits(void **state)
{
    town *made = *state;
    ttb_partnership *partnership = made->partnership;
    int32_t value = 9;

    assert_int_equal(ttb_partnership_add_link(NULL, 0, 1, 10), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_link(partnership, 0, 2, 10), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_link(partnership, 0, 0, 10), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_link(partnership, 0, 1, 241), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_link(partnership, 0, 1, 10), TTB_OK);
    assert_int_equal(ttb_partnership_set_limits(NULL, 1, 2, 3), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_limits(partnership, 1, 2, 3), TTB_OK);
    assert_int_equal(ttb_partnership_set_limits(partnership, 4, 5, 1001), TTB_ERR_RANGE);
    for (int32_t limit = 0; limit < 3; limit++) {
        assert_int_equal(ttb_partnership_get_student_limit(partnership, made->ann, limit, &value),
                         TTB_OK);
        assert_int_equal(value, limit + 1);
    }
    assert_int_equal(ttb_partnership_set_student_limit(NULL, 0, 0, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_student_limit(partnership, 1, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_student_limit(partnership, 0, 0, 1441), TTB_ERR_RANGE);
    assert_int_equal(
        ttb_partnership_set_student_limit(partnership, 0, TTB_LIMIT_JOURNEYS_A_DAY, TTB_NONE),
        TTB_OK);
    assert_int_equal(
        ttb_partnership_get_student_limit(partnership, 0, TTB_LIMIT_JOURNEYS_A_DAY, &value),
        TTB_OK);
    assert_int_equal(value, TTB_NONE);
}

static void resources(void **state)
{
    town *made = *state;
    ttb_partnership *partnership = made->partnership;
    int32_t lab = 9;

    assert_int_equal(ttb_partnership_add_resource(NULL, "lab", 0, &lab), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_resource(partnership, NULL, 0, &lab), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_resource(partnership, "lab", 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_resource(partnership, "lab", 2, &lab), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_resource(partnership, "lab", TTB_RESOURCE_ROOM, &lab),
                     TTB_OK);
    assert_int_equal(ttb_partnership_add_resource_site(NULL, lab, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_resource_site(partnership, lab, 2), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_resource_site(partnership, lab, 0), TTB_OK);
    assert_int_equal(ttb_partnership_add_resource_site(partnership, lab, 0), TTB_ERR_STATE);
    assert_int_equal(ttb_partnership_set_resource_capacity(NULL, lab, 0, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_resource_capacity(partnership, lab, 3, 1),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_resource_capacity(partnership, lab, 0, -1), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_resource_capacity(partnership, lab, TTB_NONE, 2), TTB_OK);
    assert_int_equal(ttb_partnership_set_resource_week_capacity(NULL, lab, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_resource_week_capacity(partnership, 1, 1),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_resource_week_capacity(partnership, lab, -2),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_resource_week_capacity(partnership, lab, 8), TTB_OK);
    assert_int_equal(ttb_partnership_add_offer_use(NULL, 0, lab), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_offer_use(partnership, 2, lab), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_offer_use(partnership, 0, lab), TTB_OK);
    assert_int_equal(ttb_partnership_add_offer_use(partnership, 0, lab), TTB_ERR_STATE);
}

static void courses_and_offers(void **state)
{
    town *made = *state;
    ttb_partnership *partnership = made->partnership;
    static const int32_t blocks[] = {0, 2}, twice[] = {1, 1}, unknown[] = {3};
    int32_t number = 9;

    assert_int_equal(ttb_partnership_add_course(NULL, "x", NULL, 3, NULL, 1, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_course(partnership, NULL, NULL, 3, NULL, 1, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_course(partnership, "x", NULL, 3, NULL, 1, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_course(partnership, "x", NULL, 3, NULL, 4, &number),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_offer(NULL, 0, 0, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_offer(partnership, 0, 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_offer(partnership, 0, 0, &number), TTB_ERR_STATE);
    assert_int_equal(ttb_partnership_add_offer(partnership, 2, 0, &number), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_offer_sections(NULL, 0, 0, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_offer_sections(partnership, 2, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_offer_sections(partnership, 0, 2, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_offer_size(NULL, 0, 0, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_offer_size(partnership, 0, 0, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_offer_cost(NULL, 0, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_offer_cost(partnership, 0, -1), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_offer_cost(partnership, 0, 1500), TTB_OK);
    assert_int_equal(ttb_partnership_set_offer_blocks(NULL, 0, blocks, 2), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_offer_blocks(partnership, 0, NULL, 2), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_set_offer_blocks(partnership, 0, blocks, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_set_offer_blocks(partnership, 0, twice, 2), TTB_ERR_STATE);
    assert_int_equal(ttb_partnership_set_offer_blocks(partnership, 0, unknown, 1),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_offer_blocks(partnership, 2, blocks, 2),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_set_offer_blocks(partnership, 0, blocks, 2), TTB_OK);
}

static void students_and_choices(void **state)
{
    town *made = *state;
    ttb_partnership *partnership = made->partnership;
    int32_t number = 9;

    assert_int_equal(ttb_partnership_add_student(NULL, "x", 0, NULL, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(number, 0);
    assert_int_equal(ttb_partnership_add_student(partnership, NULL, 0, NULL, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_student(partnership, "x", 0, NULL, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_student(partnership, "x", 2, NULL, &number),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_choice(NULL, 0, 0, 1000), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_choice(partnership, 1, 0, 1000), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_choice(partnership, 0, 0, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_choice(partnership, 0, 0, 1000), TTB_OK);
    assert_int_equal(ttb_partnership_add_choice(partnership, 0, 0, 1000), TTB_ERR_STATE);
    assert_int_equal(ttb_partnership_add_reserve(NULL, 0, 1, 500), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_reserve(partnership, 0, 2, 500), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_reserve(partnership, 0, 1, 500), TTB_OK);
}

static void rules(void **state)
{
    town *made = *state;
    ttb_partnership *partnership = made->partnership;
    static const int32_t blocks[] = {0}, unknown[] = {7};

    assert_int_equal(ttb_partnership_pin_section(NULL, 0, 0, blocks, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_pin_section(partnership, 0, 0, NULL, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_pin_section(partnership, 0, 0, blocks, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_pin_section(partnership, 0, 0, blocks, -1), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_pin_section(partnership, 0, 1, blocks, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_pin_section(partnership, 0, 0, unknown, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_pin_section(partnership, 0, 0, blocks, 1), TTB_OK);
    assert_int_equal(ttb_partnership_forbid_section(NULL, 0, 0, blocks, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_forbid_section(partnership, 0, 0, NULL, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_forbid_section(partnership, 0, 0, blocks, 1), TTB_OK);
    assert_int_equal(ttb_partnership_pin_seat(NULL, 0, 0, 0, NULL, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_pin_seat(partnership, 0, 0, 0, NULL, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_pin_seat(partnership, 1, 0, 0, NULL, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_pin_seat(partnership, 0, 0, TTB_NONE, NULL, 0), TTB_OK);
    assert_int_equal(ttb_partnership_forbid_seat(NULL, 0, 0, 0, NULL, 0), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_forbid_seat(partnership, 0, 0, 2, NULL, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_forbid_seat(partnership, 0, 0, 1, blocks, 1), TTB_OK);
    assert_int_equal(ttb_partnership_limit_block_sections(NULL, 0, 0, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_limit_block_sections(partnership, 3, 0, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_limit_block_sections(partnership, 0, 2, 1), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_limit_block_sections(partnership, 0, 1, TTB_NONE), TTB_OK);
    assert_int_equal(ttb_partnership_require_reach(NULL, 3, 40, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_require_reach(partnership, 3, 40, ""), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_require_reach(partnership, 3, 40, "Y12"), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_require_reach(partnership, 9, 40, NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_require_reach(partnership, 3, 40, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_count(partnership, TTB_KIND_RULE), 6);
}

static void reach_of_a_cohort_that_somebody_named(void **state)
{
    town *made = *state;
    int32_t bea;

    assert_int_equal(
        ttb_partnership_add_student(made->partnership, "bea", made->north, "Y12", &bea), TTB_OK);
    assert_int_equal(ttb_partnership_require_reach(made->partnership, 3, 40, "Y12"), TTB_OK);
}

static void tiers(void **state)
{
    town *made = *state;
    ttb_partnership *partnership = made->partnership;
    int32_t tier = 9;

    assert_int_equal(ttb_partnership_add_tier(NULL, &tier), TTB_ERR_ARGUMENT);
    assert_int_equal(tier, 0);
    assert_int_equal(ttb_partnership_add_tier(partnership, &tier), TTB_OK);
    assert_int_equal(ttb_partnership_add_tier(partnership, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(NULL, tier, TTB_GOAL_UNMET, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_goal(partnership, 2, TTB_GOAL_UNMET, 1),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_partnership_add_goal(partnership, tier, TTB_GOAL_UNMET, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_add_goal(partnership, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(partnership, 1, TTB_GOAL_UNMET, 1), TTB_ERR_STATE);
}

static void validation_reports_with_or_without_a_report(void **state)
{
    town *made = *state;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_validate(NULL, report), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_validate(made->partnership, report), TTB_OK);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    assert_int_equal(
        ttb_partnership_pin_seat(made->partnership, made->ann, made->latin, TTB_NONE, NULL, 0),
        TTB_OK);
    assert_int_equal(ttb_partnership_validate(made->partnership, report), TTB_ERR_INPUT);
    assert_int_equal(ttb_partnership_validate(made->partnership, NULL), TTB_ERR_INPUT);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 1);
    assert_string_equal(ttb_report_get_code(report, 0), "pin.not-chosen");
    assert_string_equal(ttb_report_get_place(report, 0), "/rules/0");
    assert_string_equal(ttb_report_get_sentence(report, 0),
                        "Student \"ann\" is pinned to a seat in \"latin\", but neither chooses it "
                        "nor has it in reserve");
    ttb_report_free(report);
}

#define TOWN_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_makes_an_empty_partnership),
        TOWN_TEST(a_name_is_copied),
        TOWN_TEST(blocks_and_lessons),
        TOWN_TEST(sites_and_their_bells),
        TOWN_TEST(links_and_limits),
        TOWN_TEST(resources),
        TOWN_TEST(courses_and_offers),
        TOWN_TEST(students_and_choices),
        TOWN_TEST(rules),
        TOWN_TEST(reach_of_a_cohort_that_somebody_named),
        TOWN_TEST(tiers),
        TOWN_TEST(validation_reports_with_or_without_a_report),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
