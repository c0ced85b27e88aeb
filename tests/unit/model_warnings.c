#include "model_town.h"

/* A resource that serves both sites. */
static int32_t add_teacher(ttb__town *town, const char *id)
{
    int32_t teacher;

    assert_int_equal(ttb__add_resource(town->partnership, id, TTB_RESOURCE_TEACHER, &teacher),
                     TTB_OK);
    assert_int_equal(ttb__add_resource_site(town->partnership, teacher, town->north), TTB_OK);
    assert_int_equal(ttb__add_resource_site(town->partnership, teacher, town->college), TTB_OK);
    return teacher;
}

static void a_chosen_course_that_no_site_offers(void **state)
{
    ttb__town *town = *state;
    int32_t greek;

    assert_int_equal(ttb__add_course(town->partnership, "greek", NULL, 3, NULL, 1, &greek), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__add_choice(town->partnership, town->ben, greek, 1000), TTB_OK);
    assert_warning(town, "course.not-offered", "/courses/2");
}

static void an_offer_of_no_section_is_none(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__set_offer_sections(town->partnership, town->art_college, 0, 0), TTB_OK);
    assert_warning(town, "course.not-offered", "/courses/1");
}

static void an_offer_needs_as_many_blocks_as_its_course(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__set_offer_blocks(town->partnership, town->art_college, bits(0) | bits(1)),
                     TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__close_site(town->partnership, town->college, 1), TTB_OK);
    assert_warning(town, "offer.blocks-too-few", "/offers/2");
    assert_int_equal(ttb__set_offer_sections(town->partnership, town->art_college, 1, 1), TTB_OK);
    assert_warning(town, "offer.sections-blocks", "/offers/2");
}

static void prohibitions_and_resources_take_blocks_away(void **state)
{
    ttb__town *town = *state;
    int32_t teacher = add_teacher(town, "t1");

    add_section_rule(town, TTB__RULE_FORBID_SECTION, town->art, town->college, bits(0));
    assert_clean(town);
    assert_int_equal(ttb__add_offer_use(town->partnership, town->art_college, teacher), TTB_OK);
    assert_int_equal(ttb__set_capacity(town->partnership, teacher, 2, 0), TTB_OK);
    assert_warning(town, "offer.blocks-too-few", "/offers/2");
}

static void least_sections_that_a_resource_cannot_serve(void **state)
{
    ttb__town *town = *state;
    int32_t teacher = add_teacher(town, "t1");

    assert_int_equal(ttb__add_offer_use(town->partnership, town->latin_north, teacher), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(town->partnership, town->latin_north, 3, 4), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__set_week_capacity(town->partnership, teacher, 2), TTB_OK);
    assert_warning(town, "offer.sections-resources", "/offers/0/sections");
    assert_int_equal(ttb__set_week_capacity(town->partnership, teacher, TTB_NONE), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(town->partnership, town->latin_north, 4, 4), TTB_OK);
    assert_warning(town, "offer.sections-resources", "/offers/0/sections");
}

static void least_sections_of_two_offers_that_share_a_resource(void **state)
{
    ttb__town *town = *state;
    int32_t teacher = add_teacher(town, "t1");

    assert_int_equal(ttb__add_offer_use(town->partnership, town->latin_north, teacher), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town->partnership, town->art_college, teacher), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(town->partnership, town->latin_north, 1, 1), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(town->partnership, town->art_college, 1, 1), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__set_week_capacity(town->partnership, teacher, 2), TTB_OK);
    assert_warning(town, "resource.too-small", "/resources/0");
}

static void least_sections_with_too_few_students(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(ttb__set_offer_sections(town->partnership, town->latin_north, 1, 1), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town->partnership, town->latin_north, 2, 20), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__set_offer_size(town->partnership, town->latin_north, 3, 20), TTB_OK);
    assert_warning(town, "offer.sections-demand", "/offers/0/sections");
}

static void least_sections_of_a_course_with_too_few_students(void **state)
{
    ttb__town *town = *state;

    for (int32_t offer = town->latin_north; offer <= town->latin_college; offer++) {
        assert_int_equal(ttb__set_offer_sections(town->partnership, offer, 1, 1), TTB_OK);
        assert_int_equal(ttb__set_offer_size(town->partnership, offer, 1, 20), TTB_OK);
    }
    assert_clean(town);
    assert_int_equal(ttb__set_offer_size(town->partnership, town->latin_north, 2, 20), TTB_OK);
    assert_warning(town, "course.sections-demand", "/courses/0");
}

static void choices_that_need_more_blocks_than_there_are(void **state)
{
    ttb__town *town = *state;
    int32_t greek, offer;

    assert_int_equal(ttb__add_course(town->partnership, "greek", NULL, 3, NULL, 1, &greek), TTB_OK);
    assert_int_equal(ttb__add_offer(town->partnership, greek, town->north, &offer), TTB_OK);
    assert_int_equal(ttb__add_choice(town->partnership, town->ann, greek, 1000), TTB_OK);
    assert_warning(town, "student.choices-too-many", "/students/0/choices");
}

static void choices_to_which_a_student_may_not_travel(void **state)
{
    static const int32_t too_low[TTB__LIMITS] = {[TTB_LIMIT_MINUTES_A_DAY] = 24,
                                                 [TTB_LIMIT_JOURNEYS_A_DAY] = 1,
                                                 [TTB_LIMIT_COURSES_AWAY] = 0};
    static const int32_t enough[TTB__LIMITS] = {[TTB_LIMIT_MINUTES_A_DAY] = 25,
                                                [TTB_LIMIT_JOURNEYS_A_DAY] = 2,
                                                [TTB_LIMIT_COURSES_AWAY] = 1};
    ttb__town *town = *state;

    add_lessons(town);
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++) {
        assert_int_equal(
            ttb__set_student_limit(town->partnership, town->ann, limit, too_low[limit]), TTB_OK);
        assert_warning(town, "choice.out-of-reach", "/students/0/choices/1");
        assert_int_equal(ttb__set_student_limit(town->partnership, town->ann, limit, enough[limit]),
                         TTB_OK);
        assert_clean(town);
    }
}

static void journeys_a_day_do_not_count_for_abstract_blocks(void **state)
{
    ttb__town *town = *state;

    assert_int_equal(
        ttb__set_student_limit(town->partnership, town->ann, TTB_LIMIT_JOURNEYS_A_DAY, 1), TTB_OK);
    assert_clean(town);
}

static void choices_to_which_there_is_no_way(void **state)
{
    ttb__town *town = *state;
    int32_t hill, cat;

    assert_int_equal(ttb__add_site(town->partnership, "hill", NULL, TTB_SITE_PRU, &hill), TTB_OK);
    assert_int_equal(ttb__add_link(town->partnership, hill, town->north, 5), TTB_OK);
    assert_int_equal(ttb__add_student(town->partnership, "cat", hill, NULL, &cat), TTB_OK);
    assert_int_equal(ttb__add_choice(town->partnership, cat, town->latin, 1000), TTB_OK);
    assert_warning(town, "choice.out-of-reach", "/students/2/choices/0");
    assert_int_equal(ttb__add_reserve(town->partnership, cat, town->art, 500), TTB_OK);
    assert_among(town, 2, TTB_SEVERITY_WARNING, "reserve.out-of-reach", "/students/2/reserves/0");
    assert_int_equal(ttb__add_link(town->partnership, town->north, hill, 5), TTB_OK);
    assert_clean(town);
}

static void too_few_sections_possible_in_a_block(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_BLOCK_SECTIONS);

    rule.block = 1;
    rule.least = 3;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__close_site(town->partnership, town->north, 1), TTB_OK);
    assert_warning(town, "block.too-few-sections", "/rules/0");
}

static void more_sections_pinned_than_may_run_in_a_block(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_BLOCK_SECTIONS);

    rule.block = 1;
    rule.most = 1;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->latin, town->north, bits(1));
    assert_clean(town);
    add_section_rule(town, TTB__RULE_PIN_SECTION, town->art, town->college, bits(1) | bits(2));
    assert_warning(town, "block.too-many-pins", "/rules/0");
}

static void rules_on_a_block_that_contradict_each_other(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_BLOCK_SECTIONS);

    rule.block = 0;
    rule.most = 1;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
    rule.least = 2;
    rule.most = TTB_NONE;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
    assert_warning(town, "block.rules-contradict", "/rules/1");
}

static void reach_of_a_course_that_runs_nowhere(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_REACH);
    int32_t greek;

    rule.level = 3;
    rule.minutes = 20;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__add_course(town->partnership, "greek", NULL, 3, NULL, 1, &greek), TTB_OK);
    assert_warning(town, "reach.not-offered", "/rules/0");
    /* Nobody of that level's other cohort is there to need it. */
    town->partnership->courses.items[greek].cohort = TTB_NONE;
    assert_int_equal(
        ttb__add_cohort(town->partnership, "Y13", &town->partnership->courses.items[greek].cohort),
        TTB_OK);
    assert_clean(town);
}

static void reach_of_a_course_that_is_too_far(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_REACH);

    rule.level = 3;
    rule.minutes = 9;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
    assert_warning(town, "reach.too-far", "/rules/0");
    assert_int_equal(
        ttb__set_student_limit(town->partnership, town->ann, TTB_LIMIT_MINUTES_A_DAY, 0), TTB_OK);
    /* Now nobody at north may travel, so that reach asks for nothing there. */
    assert_among(town, 1, TTB_SEVERITY_WARNING, "choice.out-of-reach", "/students/0/choices/1");
}

static void reach_looks_at_the_default_limits(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_REACH);

    rule.level = 3;
    rule.minutes = 10;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
    assert_int_equal(ttb__set_limit(town->partnership, TTB_LIMIT_MINUTES_A_DAY, 25), TTB_OK);
    assert_clean(town);
    assert_int_equal(ttb__set_limit(town->partnership, TTB_LIMIT_MINUTES_A_DAY, 24), TTB_OK);
    assert_int_equal(
        ttb__set_student_limit(town->partnership, town->ann, TTB_LIMIT_MINUTES_A_DAY, TTB_NONE),
        TTB_OK);
    assert_warning(town, "reach.too-far", "/rules/0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(a_chosen_course_that_no_site_offers),
        TOWN_TEST(an_offer_of_no_section_is_none),
        TOWN_TEST(an_offer_needs_as_many_blocks_as_its_course),
        TOWN_TEST(prohibitions_and_resources_take_blocks_away),
        TOWN_TEST(least_sections_that_a_resource_cannot_serve),
        TOWN_TEST(least_sections_of_two_offers_that_share_a_resource),
        TOWN_TEST(least_sections_with_too_few_students),
        TOWN_TEST(least_sections_of_a_course_with_too_few_students),
        TOWN_TEST(choices_that_need_more_blocks_than_there_are),
        TOWN_TEST(choices_to_which_a_student_may_not_travel),
        TOWN_TEST(journeys_a_day_do_not_count_for_abstract_blocks),
        TOWN_TEST(choices_to_which_there_is_no_way),
        TOWN_TEST(too_few_sections_possible_in_a_block),
        TOWN_TEST(more_sections_pinned_than_may_run_in_a_block),
        TOWN_TEST(rules_on_a_block_that_contradict_each_other),
        TOWN_TEST(reach_of_a_course_that_runs_nowhere),
        TOWN_TEST(reach_of_a_course_that_is_too_far),
        TOWN_TEST(reach_looks_at_the_default_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
