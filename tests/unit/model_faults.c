#include "model/travel.h"
#include "model_town.h"

/* Each building call that allocates, in an order in which each can work; the number of the first
 * that fails, or how many there are. */
typedef ttb_status (*building_step)(ttb_partnership *partnership);

static ttb_status name_it(ttb_partnership *partnership)
{
    return ttb__set_name(partnership, "Town");
}

static ttb_status add_block(ttb_partnership *partnership)
{
    int32_t block;

    return ttb__add_block(partnership, "A", &block);
}

static ttb_status add_lesson(ttb_partnership *partnership)
{
    return ttb__add_lesson(partnership, 0, (ttb__lesson){.start_minute = 540, .end_minute = 600});
}

static ttb_status add_site(ttb_partnership *partnership)
{
    int32_t site;

    return ttb__add_site(partnership, "north", "North School", TTB_SITE_SCHOOL, &site);
}

static ttb_status add_second_site(ttb_partnership *partnership)
{
    int32_t site;

    return ttb__add_site(partnership, "college", NULL, TTB_SITE_COLLEGE, &site);
}

static ttb_status add_bell(ttb_partnership *partnership)
{
    return ttb__add_bell(partnership, 0, 0, (ttb__lesson){.start_minute = 530, .end_minute = 590});
}

static ttb_status add_link(ttb_partnership *partnership)
{
    return ttb__add_link(partnership, 0, 1, 10);
}

static ttb_status add_resource(ttb_partnership *partnership)
{
    int32_t resource;

    return ttb__add_resource(partnership, "t1", TTB_RESOURCE_TEACHER, &resource);
}

static ttb_status add_resource_site(ttb_partnership *partnership)
{
    return ttb__add_resource_site(partnership, 0, 0);
}

static ttb_status add_course(ttb_partnership *partnership)
{
    int32_t course;

    return ttb__add_course(partnership, "latin", "Latin", 3, "Y12", 1, &course);
}

static ttb_status add_offer(ttb_partnership *partnership)
{
    int32_t offer;

    return ttb__add_offer(partnership, 0, 0, &offer);
}

static ttb_status add_offer_use(ttb_partnership *partnership)
{
    return ttb__add_offer_use(partnership, 0, 0);
}

static ttb_status add_student(ttb_partnership *partnership)
{
    int32_t student;

    return ttb__add_student(partnership, "ann", 0, "Y13", &student);
}

static ttb_status add_choice(ttb_partnership *partnership)
{
    return ttb__add_choice(partnership, 0, 0, 1000);
}

static ttb_status add_reserve(ttb_partnership *partnership)
{
    return ttb__add_reserve(partnership, 0, 0, 2000);
}

static ttb_status add_seat_pin(ttb_partnership *partnership)
{
    ttb__rule rule = no_rule(TTB__RULE_PIN_SEAT);

    rule.student = 0;
    rule.course = 0;
    return ttb__add_rule(partnership, &rule);
}

static ttb_status add_reach(ttb_partnership *partnership)
{
    ttb__rule rule = no_rule(TTB__RULE_REACH);

    return ttb__add_rule(partnership, &rule);
}

static ttb_status add_tier(ttb_partnership *partnership)
{
    int32_t tier;

    return ttb__add_tier(partnership, &tier);
}

static const building_step steps[] = {name_it,         add_block,         add_lesson, add_site,
                                      add_second_site, add_bell,          add_link,   add_link,
                                      add_resource,    add_resource_site, add_course, add_offer,
                                      add_offer_use,   add_student,       add_choice, add_reserve,
                                      add_seat_pin,    add_reach,         add_tier};
enum { STEPS = sizeof steps / sizeof *steps };

/* Counts of all kinds and of all ids, in one number for comparing. */
static int64_t size_of(const ttb_partnership *partnership)
{
    int64_t ids = partnership->block_ids.count + partnership->site_ids.count +
                  partnership->resource_ids.count + partnership->cohort_ids.count +
                  partnership->course_ids.count + partnership->student_ids.count +
                  partnership->link_pairs.count;
    int64_t things = partnership->blocks.count + partnership->sites.count +
                     partnership->resources.count + partnership->cohorts.count +
                     partnership->courses.count + partnership->students.count +
                     partnership->links.count;
    int64_t others = partnership->offers.count + partnership->rules.count +
                     partnership->tiers.count + (partnership->name != NULL);

    assert_int_equal(ids, things);
    return things * 1000 + others;
}

/* Let each allocation of a step fail in turn: the partnership stays as it was, and the step works
 * when it is tried again. */
static void each_failed_allocation_changes_nothing(void **state)
{
    ttb_partnership *partnership = NULL;

    (void)state;
    ttb__fault_set(1, 0);
    assert_int_equal(ttb__partnership_make(&partnership), TTB_ERR_MEMORY);
    assert_null(partnership);
    ttb__fault_set(0, 0);
    assert_int_equal(ttb__partnership_make(&partnership), TTB_OK);
    for (int32_t step = 0; step < STEPS; step++) {
        int64_t before = size_of(partnership);
        ttb_status status = TTB_ERR_MEMORY;
        for (int64_t failing = 1; status; failing++) {
            ttb__fault_set(failing, 0);
            status = steps[step](partnership);
            ttb__fault_set(0, 0);
            assert_true(status == TTB_OK || status == TTB_ERR_MEMORY);
            if (status)
                assert_int_equal(size_of(partnership), before);
        }
    }
    ttb__partnership_destroy(partnership);
}

static void a_validation_without_memory_leaves_the_report(void **state)
{
    ttb__town town;
    ttb_report *report = NULL;
    ttb_status status = TTB_ERR_MEMORY;
    int64_t failing = 1;

    (void)state;
    make_town(&town);
    assert_int_equal(ttb__add_reserve(town.partnership, town.ann, town.art, 2000), TTB_OK);
    add_seat_rule(&town, TTB__RULE_PIN_SEAT, town.ben, town.art, TTB_NONE, 0);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (; status == TTB_ERR_MEMORY; failing++) {
        ttb__fault_set(failing, (int)(failing % 2));
        status = ttb__validate(town.partnership, report);
        ttb__fault_set(0, 0);
        if (status == TTB_ERR_MEMORY)
            assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    }
    assert_true(failing > 20);
    assert_int_equal(status, TTB_ERR_INPUT);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 3);
    ttb_report_free(report);
    ttb__partnership_destroy(town.partnership);
}

static void travel_without_memory_has_a_status(void **state)
{
    ttb__town *town = *state;
    ttb__travel travel;
    int32_t minutes;

    for (int64_t failing = 1; failing <= 4; failing++) {
        ttb__fault_set(failing, 0);
        assert_int_equal(ttb__travel_make(town->partnership, &travel), TTB_ERR_MEMORY);
        assert_null(travel.minutes);
        ttb__fault_set(failing, 0);
        assert_int_equal(ttb__travel_find(town->partnership, 0, 1, &minutes), TTB_ERR_MEMORY);
    }
    ttb__fault_set(0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_failed_allocation_changes_nothing),
        cmocka_unit_test(a_validation_without_memory_leaves_the_report),
        TOWN_TEST(travel_without_memory_has_a_status),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
