/* Every allocation of the container, the checker and the audit fails once: the status says so,
 * nothing leaks, and the next call works. */
#include "town.h"

#include "base/report.h"
#include "insight/reach.h"
#include "result/unmet.h"

static ttb_partnership *make_town(void)
{
    ttb_partnership *town = new_town(3, 2);
    int32_t art = add_course(town, "art", 1), award = add_course(town, "award", 2);
    int32_t teacher = add_resource(town, "t1", TTB_RESOURCE_TEACHER, NORTH);
    add_monday(town);
    add_ways(town, NORTH, SOUTH, 20);
    assert_int_equal(ttb__add_offer_use(town, add_offer(town, art, NORTH), teacher), TTB_OK);
    add_offer(town, award, SOUTH);
    for (int32_t student = 0; student < 20; student++) {
        add_student(town, NORTH);
        add_choice(town, student, art);
        add_choice(town, student, award);
    }
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SECTION, .course = art, .blocks = BLOCK(A)});
    add_rule(town, (ttb__rule){.kind = TTB__RULE_REACH, .level = 3, .cohort = TTB_NONE});
    return town;
}

static ttb_status fill(ttb_timetable *timetable)
{
    int32_t section = TTB_NONE;
    ttb_status status = ttb__timetable_add_section(timetable, 0, NORTH, 1, BLOCK(A), &section);
    if (status == TTB_OK)
        status = ttb__timetable_add_seat(timetable, section, 0);
    if (status == TTB_OK)
        status = ttb__timetable_add_section(timetable, 1, SOUTH, 1, BLOCK(A) | BLOCK(B), &section);
    if (status == TTB_OK)
        status = ttb__timetable_add_seat(timetable, section, 0);
    return status;
}

static ttb_status make_and_fill(const ttb_partnership *town, ttb_timetable **timetable_out)
{
    const char hash[65] = "";
    ttb_status status = ttb__timetable_make(town, hash, timetable_out);
    return status == TTB_OK ? fill(*timetable_out) : status;
}

static ttb_status check(const ttb_partnership *town, ttb_timetable **timetable)
{
    ttb_report report = {0};
    int is_valid = 1;
    ttb_status status = ttb__check(town, *timetable, &is_valid, &report);
    assert_int_equal(is_valid, 0);
    assert_int_equal((*timetable)->has_values, status == TTB_OK);
    ttb__report_clear(&report);
    return status;
}

static ttb_status find_unmet(const ttb_partnership *town, ttb_timetable **timetable)
{
    ttb__numbers students = {0}, courses = {0};
    ttb_status status = ttb__find_unmet(town, *timetable, &students, &courses);
    assert_int_equal(students.count, status == TTB_OK ? 38 : 0);
    assert_int_equal(courses.count, students.count);
    ttb__free(students.items);
    ttb__free(courses.items);
    return status;
}

static ttb_status audit(const ttb_partnership *town, ttb_timetable **timetable)
{
    ttb_reach *reach = NULL;
    ttb_status status = ttb__reach_make(town, *timetable, 3, TTB_NONE, &reach);
    assert_int_equal(reach != NULL, status == TTB_OK);
    ttb__reach_destroy(reach);
    return status;
}

typedef ttb_status (*call)(const ttb_partnership *town, ttb_timetable **timetable);

/* Let the first, second... allocation of a call fail until none is left. */
static void fail_each(call run, int is_making)
{
    ttb_partnership *town = make_town();
    ttb_status status = TTB_ERR_MEMORY;
    int64_t allocation = 0;

    while (status == TTB_ERR_MEMORY) {
        ttb_timetable *timetable = NULL;
        if (!is_making)
            assert_int_equal(make_and_fill(town, &timetable), TTB_OK);
        ttb__fault_set(++allocation, 0);
        status = run(town, &timetable);
        int64_t allocations = ttb__fault_count();
        ttb__fault_set(0, 0);
        assert_int_equal(status, allocations < allocation ? TTB_OK : TTB_ERR_MEMORY);
        if (!is_making)
            assert_int_equal(run(town, &timetable), TTB_OK);
        ttb__timetable_destroy(timetable);
    }
    assert_true(allocation > 5);
    ttb__partnership_destroy(town);
}

static void making_a_timetable(void **state)
{
    (void)state;
    fail_each(make_and_fill, 1);
}

static void checking_it(void **state)
{
    (void)state;
    fail_each(check, 0);
}

static void finding_unmet_choices(void **state)
{
    (void)state;
    fail_each(find_unmet, 0);
}

static void auditing_reach(void **state)
{
    (void)state;
    fail_each(audit, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(making_a_timetable),
        cmocka_unit_test(checking_it),
        cmocka_unit_test(finding_unmet_choices),
        cmocka_unit_test(auditing_reach),
    };
    return cmocka_run_group_tests_name("out of memory", tests, NULL, NULL);
}
