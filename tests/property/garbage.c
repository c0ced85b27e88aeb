/* A timetable may hold anything. Random nonsense must not crash the checker or the audit, and what
 * the checker says of it must not hang on the order of the sections. */
#include "town.h"

#include "base/random.h"
#include "base/report.h"
#include "insight/reach.h"

enum { SEEDS = 400, SITES = 4, BLOCKS = 5, COURSES = 6, STUDENTS = 12 };

static int32_t pick(ttb__random *random, int32_t below)
{
    return (int32_t)ttb__random_below(random, (uint32_t)below);
}

static void add_days(ttb_partnership *town, ttb__random *random)
{
    for (int32_t block = 0; block < BLOCKS; block++)
        for (int32_t lesson = pick(random, 3); lesson >= 0; lesson--) {
            int32_t start = pick(random, 1200), week = pick(random, 3);
            int32_t end = start + 1 + pick(random, 200);
            int32_t day = pick(random, 7);
            /* Now and then the same lesson once more. */
            for (int32_t more = pick(random, 8) ? 1 : 2; more > 0; more--)
                add_lesson(town, block, day, start, end, week);
        }
    for (int32_t site = 0; site < SITES; site++) {
        int32_t start = pick(random, 1200), day = pick(random, 7), week = pick(random, 3);
        add_bell(town, site, pick(random, BLOCKS), (ttb__lesson){day, start, start + 60, week});
    }
}

static void add_things(ttb_partnership *town, ttb__random *random)
{
    static const char *const courses[] = {"c0", "c1", "c2", "c3", "c4", "c5"};
    int32_t room = add_resource(town, "room", TTB_RESOURCE_ROOM, NORTH);
    int32_t teacher = add_resource(town, "teacher", TTB_RESOURCE_TEACHER, NORTH);
    for (int32_t course = 0; course < COURSES; course++) {
        add_course(town, courses[course], 1 + pick(random, 3));
        for (int32_t site = 0; site < SITES; site++) {
            if (pick(random, 3) == 0)
                continue;
            int32_t offer = add_offer(town, course, site);
            if (pick(random, 2) == 0)
                assert_int_equal(ttb__add_offer_use(town, offer, pick(random, 2) ? room : teacher),
                                 TTB_OK);
        }
    }
    for (int32_t link = 0; link < 6; link++) {
        int32_t from = pick(random, SITES), to = (from + 1 + pick(random, SITES - 1)) % SITES;
        assert_int_equal(ttb__add_link(town, from, to, pick(random, 100)), TTB_OK);
    }
}

static void add_people(ttb_partnership *town, ttb__random *random)
{
    for (int32_t student = 0; student < STUDENTS; student++) {
        add_student(town, pick(random, SITES));
        for (int32_t course = 0; course < COURSES; course++) {
            if (pick(random, 2) == 0)
                add_choice(town, student, course);
            else if (pick(random, 3) == 0)
                assert_int_equal(ttb__add_reserve(town, student, course, 500), TTB_OK);
        }
    }
    int32_t courses_away = pick(random, 4), journeys = pick(random, 6);
    set_limits(town, pick(random, 200), journeys, courses_away);
}

static ttb__rule random_rule(ttb__random *random)
{
    ttb__rule rule = {.kind = pick(random, TTB__RULE_REACH + 1)};
    int is_of_seats = rule.kind == TTB__RULE_PIN_SEAT || rule.kind == TTB__RULE_FORBID_SEAT;
    rule.course = pick(random, COURSES);
    rule.site = is_of_seats ? TTB_NONE : pick(random, SITES);
    rule.student = pick(random, STUDENTS);
    rule.blocks = 1 + (uint64_t)pick(random, 31);
    rule.block = pick(random, BLOCKS);
    rule.most = pick(random, 5) - 1;
    rule.level = 3;
    rule.minutes = pick(random, 100);
    rule.cohort = TTB_NONE;
    return rule;
}

static ttb_partnership *random_town(ttb__random *random)
{
    ttb_partnership *town = new_town(BLOCKS, SITES);
    if (pick(random, 4) > 0)
        add_days(town, random);
    add_things(town, random);
    add_people(town, random);
    for (int32_t rule = 0; rule < 8; rule++) {
        ttb__rule made = random_rule(random);
        (void)ttb__add_rule(town, &made); /* some are refused: no offer there */
    }
    return town;
}

static ttb_timetable *random_timetable(const ttb_partnership *town, ttb__random *random)
{
    ttb_timetable *timetable = new_timetable(town);
    int32_t sections = pick(random, 20);
    for (int32_t item = 0; item < sections; item++) {
        int32_t course = pick(random, COURSES), site = pick(random, SITES);
        ttb__section section = {.course = course, .site = site, .number = pick(random, 4)};
        section.blocks = (uint64_t)pick(random, 40);
        if (pick(random, 20) == 0)
            section.blocks = ttb__random_next(random);
        assert_int_equal(TTB__PUSH(&timetable->sections, section), TTB_OK);
        for (int32_t seat = pick(random, 6); seat > 0; seat--)
            add_seat(timetable, item, pick(random, STUDENTS));
    }
    return timetable;
}

static void two_checks_of_nonsense_agree(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        ttb__random random;
        ttb_report first = {0}, second = {0};
        ttb_reach *reach = NULL;
        int is_valid, is_valid_again;
        ttb__random_seed(&random, seed);
        ttb_partnership *town = random_town(&random);
        ttb_timetable *timetable = random_timetable(town, &random);
        assert_int_equal(ttb__check(town, timetable, &is_valid, &first), TTB_OK);
        ttb__timetable_sort(timetable, 0);
        int64_t travel = timetable->goal_values[TTB_GOAL_TRAVEL];
        assert_int_equal(ttb__check(town, timetable, &is_valid_again, &second), TTB_OK);
        assert_int_equal(is_valid, is_valid_again);
        assert_int_equal(is_valid, ttb_report_count(&first, TTB_NONE) == 0);
        assert_int_equal(timetable->goal_values[TTB_GOAL_TRAVEL], travel);
        assert_int_equal(ttb__reach_make(town, timetable, TTB_NONE, TTB_NONE, &reach), TTB_OK);
        ttb__reach_destroy(reach);
        ttb__report_clear(&first);
        ttb__report_clear(&second);
        ttb__timetable_destroy(timetable);
        ttb__partnership_destroy(town);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_checks_of_nonsense_agree),
    };
    return cmocka_run_group_tests_name("nonsense", tests, NULL, NULL);
}
