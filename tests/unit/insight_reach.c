#include "town.h"

#include "base/bits.h"
#include "base/random.h"
#include "insight/reach.h"

/* Courses c0, c1... of one block that every site offers, in sections of one student; s00 lives at
 * north and s01 at south. North and south are 20 minutes apart, south and east 5. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    ttb_reach *reach;
};

static const char *const course_ids[] = {"c0", "c1", "c2", "c3", "c4", "c5"};

static struct scene new_scene(int32_t courses, int has_lessons)
{
    struct scene scene = {.town = new_town(4, 3)};
    if (has_lessons)
        add_monday(scene.town);
    for (int32_t course = 0; course < courses; course++) {
        add_course(scene.town, course_ids[course], 1);
        for (int32_t site = 0; site < 3; site++)
            assert_int_equal(
                ttb__set_offer_size(scene.town, add_offer(scene.town, course, site), 0, 1), TTB_OK);
    }
    add_ways(scene.town, NORTH, SOUTH, 20);
    add_ways(scene.town, SOUTH, EAST, 5);
    add_student(scene.town, NORTH);
    add_student(scene.town, SOUTH);
    scene.timetable = new_timetable(scene.town);
    return scene;
}

static void end(struct scene *scene)
{
    ttb__reach_destroy(scene->reach);
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static void audit(struct scene *scene, int32_t level, int32_t minutes)
{
    ttb__reach_destroy(scene->reach);
    assert_int_equal(ttb__reach_make(scene->town, scene->timetable, level, minutes, &scene->reach),
                     TTB_OK);
}

static void assert_course(const struct scene *scene, int32_t home, ttb__reach_course expected)
{
    const ttb__reach_home *row = &scene->reach->homes.items[home];
    for (int64_t item = 0; item < row->courses.count; item++) {
        const ttb__reach_course *course = &row->courses.items[item];
        if (course->course != expected.course)
            continue;
        assert_int_equal(course->reason, expected.reason);
        assert_int_equal(course->site, expected.site);
        assert_int_equal(course->minutes, expected.minutes);
        assert_int_equal(course->has_free_seat, expected.has_free_seat);
        return;
    }
    fail();
}

static void assert_shares(const struct scene *scene, int32_t home, int64_t pairs, int64_t triples)
{
    assert_int_equal(scene->reach->homes.items[home].pairs.any, pairs);
    assert_int_equal(scene->reach->homes.items[home].triples.any, triples);
}

static void the_nearest_site_is_told(void **state)
{
    struct scene scene = new_scene(3, 0);

    (void)state;
    add_section(scene.timetable, 0, EAST, BLOCK(A));
    add_section(scene.timetable, 1, EAST, BLOCK(A));
    add_section(scene.timetable, 1, SOUTH, BLOCK(A));
    add_section(scene.timetable, 2, EAST, BLOCK(A));
    add_section(scene.timetable, 2, NORTH, BLOCK(A));
    audit(&scene, TTB_NONE, TTB_NONE);
    assert_int_equal(scene.reach->homes.count, 2);
    assert_course(&scene, 0, (ttb__reach_course){0, TTB_REACH_OK, EAST, 25, 1});
    assert_course(&scene, 0, (ttb__reach_course){1, TTB_REACH_OK, SOUTH, 20, 1});
    assert_course(&scene, 0, (ttb__reach_course){2, TTB_REACH_OK, NORTH, 0, 1});
    assert_course(&scene, 1, (ttb__reach_course){0, TTB_REACH_OK, EAST, 5, 1});
    assert_course(&scene, 1, (ttb__reach_course){1, TTB_REACH_OK, SOUTH, 0, 1});
    assert_course(&scene, 1, (ttb__reach_course){2, TTB_REACH_OK, EAST, 5, 1});
    end(&scene);
}

static void home_comes_first_among_equally_near_sites(void **state)
{
    struct scene scene = new_scene(1, 0);

    (void)state;
    add_ways(scene.town, NORTH, SOUTH, 0);
    add_ways(scene.town, NORTH, EAST, 0);
    add_section(scene.timetable, 0, EAST, BLOCK(A));
    add_section(scene.timetable, 0, NORTH, BLOCK(A));
    audit(&scene, TTB_NONE, TTB_NONE);
    assert_course(&scene, 0, (ttb__reach_course){0, TTB_REACH_OK, NORTH, 0, 1});
    assert_course(&scene, 1, (ttb__reach_course){0, TTB_REACH_OK, NORTH, 0, 1});
    add_section(scene.timetable, 0, SOUTH, BLOCK(A));
    audit(&scene, TTB_NONE, TTB_NONE);
    assert_course(&scene, 1, (ttb__reach_course){0, TTB_REACH_OK, SOUTH, 0, 1});
    end(&scene);
}

static void each_failure_has_its_reason(void **state)
{
    struct scene scene = new_scene(5, 0);
    ttb__rule forbidden = {.kind = TTB__RULE_FORBID_SECTION, .blocks = BLOCK(A) | BLOCK(B)};

    (void)state;
    add_course(scene.town, "unoffered", 1);
    for (int32_t site = NORTH; site <= EAST; site++) {
        int32_t offer = ttb__find_offer(scene.town, 4, site);
        assert_int_equal(ttb__set_offer_blocks(scene.town, offer, BLOCK(A)), TTB_OK);
        forbidden.course = 4;
        forbidden.site = site;
        if (site != EAST)
            add_rule(scene.town, forbidden);
    }
    for (forbidden.site = NORTH; forbidden.site <= EAST; forbidden.site++) {
        int32_t offer = ttb__find_offer(scene.town, 1, forbidden.site);
        assert_int_equal(ttb__set_offer_blocks(scene.town, offer, BLOCK(A) | BLOCK(B)), TTB_OK);
        forbidden.course = 1;
        add_rule(scene.town, forbidden);
    }
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    add_section(scene.timetable, 2, EAST, BLOCK(A));
    add_seat(scene.timetable, add_section(scene.timetable, 3, NORTH, BLOCK(A)), 1);
    set_limits(scene.town, 49, TTB_NONE, TTB_NONE);
    audit(&scene, 3, TTB_NONE);
    assert_course(&scene, 0, (ttb__reach_course){0, TTB_REACH_NOT_RUN, TTB_NONE, TTB_NONE, 0});
    assert_course(&scene, 0, (ttb__reach_course){1, TTB_REACH_CLOSED, TTB_NONE, TTB_NONE, 0});
    assert_course(&scene, 0, (ttb__reach_course){2, TTB_REACH_TRAVEL, TTB_NONE, TTB_NONE, 0});
    assert_course(&scene, 0, (ttb__reach_course){3, TTB_REACH_NO_SEAT, NORTH, 0, 0});
    assert_course(&scene, 0, (ttb__reach_course){4, TTB_REACH_NOT_RUN, TTB_NONE, TTB_NONE, 0});
    assert_course(&scene, 0, (ttb__reach_course){5, TTB_REACH_NOT_RUN, TTB_NONE, TTB_NONE, 0});
    end(&scene);
}

static void minutes_and_level_narrow_the_audit(void **state)
{
    struct scene scene = new_scene(1, 0);
    int32_t other = TTB_NONE;

    (void)state;
    assert_int_equal(ttb__add_course(scene.town, "btec", NULL, 2, NULL, 1, &other), TTB_OK);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    add_section(scene.timetable, 0, SOUTH, BLOCK(A));
    audit(&scene, 3, 20);
    assert_int_equal(scene.reach->homes.items[0].courses.count, 1);
    assert_course(&scene, 0, (ttb__reach_course){0, TTB_REACH_OK, SOUTH, 20, 1});
    audit(&scene, 3, 19);
    assert_course(&scene, 0, (ttb__reach_course){0, TTB_REACH_TRAVEL, TTB_NONE, TTB_NONE, 0});
    audit(&scene, 2, 19);
    assert_int_equal(scene.reach->homes.items[0].courses.count, 1);
    assert_course(&scene, 0, (ttb__reach_course){other, TTB_REACH_NOT_RUN, TTB_NONE, TTB_NONE, 0});
    audit(&scene, 8, 19);
    assert_int_equal(scene.reach->homes.items[0].courses.count, 0);
    assert_shares(&scene, 0, 1000, 1000);
    audit(&scene, TTB_NONE, TTB_NONE);
    assert_int_equal(scene.reach->homes.items[0].courses.count, 2);
    end(&scene);
}

static void homes_are_those_of_students_who_may_travel(void **state)
{
    struct scene scene = {.town = new_town(1, 2)};
    int32_t student;

    (void)state;
    for (int32_t number = 0; number < 4; number++) {
        const char *const ids[] = {"a", "b", "c", "d"};
        assert_int_equal(ttb__add_student(scene.town, ids[number], number == 3 ? NORTH : SOUTH,
                                          number % 2 ? "Y12" : "Y13", &student),
                         TTB_OK);
    }
    assert_int_equal(ttb__set_student_limit(scene.town, 1, TTB_LIMIT_COURSES_AWAY, 0), TTB_OK);
    scene.timetable = new_timetable(scene.town);
    audit(&scene, TTB_NONE, TTB_NONE);
    assert_int_equal(scene.reach->homes.count, 2);
    assert_int_equal(scene.reach->homes.items[0].site, NORTH);
    assert_int_equal(scene.reach->homes.items[0].cohort, 1);
    assert_int_equal(scene.reach->homes.items[1].site, SOUTH);
    assert_int_equal(scene.reach->homes.items[1].cohort, 0);
    end(&scene);
}

static void single_sections_in_one_block_clash(void **state)
{
    struct scene scene = new_scene(3, 0);

    (void)state;
    add_section(scene.timetable, 0, NORTH, BLOCK(A));
    add_section(scene.timetable, 1, NORTH, BLOCK(A));
    add_section(scene.timetable, 2, SOUTH, BLOCK(B));
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 666, 0);
    add_section(scene.timetable, 1, EAST, BLOCK(C));
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 1000);
    end(&scene);
}

static void shares_count_free_seats_apart(void **state)
{
    struct scene scene = new_scene(4, 0);

    (void)state;
    add_section(scene.timetable, 0, NORTH, BLOCK(A));
    add_section(scene.timetable, 1, NORTH, BLOCK(B));
    add_seat(scene.timetable, add_section(scene.timetable, 2, NORTH, BLOCK(C)), 0);
    add_section(scene.timetable, 3, NORTH, BLOCK(D));
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 1000);
    assert_int_equal(scene.reach->homes.items[0].pairs.free, 500);
    assert_int_equal(scene.reach->homes.items[0].triples.free, 250);
    end(&scene);
}

static void three_courses_can_pass_limits_that_two_keep(void **state)
{
    struct scene scene = new_scene(3, 1);

    (void)state;
    add_section(scene.timetable, 0, SOUTH, BLOCK(A));
    add_section(scene.timetable, 1, NORTH, BLOCK(B));
    add_section(scene.timetable, 2, SOUTH, BLOCK(C));
    set_limits(scene.town, 80, 4, 2);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 1000);
    set_limits(scene.town, 79, 4, 2);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 0);
    set_limits(scene.town, 80, 3, 2);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 0);
    set_limits(scene.town, 79, TTB_NONE, TTB_NONE);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 0);
    set_limits(scene.town, TTB_NONE, 3, TTB_NONE);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 0);
    set_limits(scene.town, TTB_NONE, TTB_NONE, TTB_NONE);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 1000);
    set_limits(scene.town, 80, 4, 1);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 666, 0);
    end(&scene);
}

static void a_gap_as_long_as_the_way_is_enough(void **state)
{
    struct scene scene = new_scene(2, 1);

    (void)state;
    add_ways(scene.town, NORTH, SOUTH, 30);
    add_section(scene.timetable, 0, NORTH, BLOCK(A));
    add_section(scene.timetable, 1, SOUTH, BLOCK(B));
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 1000, 1000);
    add_ways(scene.town, NORTH, SOUTH, 31);
    audit(&scene, 3, TTB_NONE);
    assert_shares(&scene, 0, 0, 1000);
    end(&scene);
}

static void sections_without_an_offer_do_not_count(void **state)
{
    struct scene scene = new_scene(1, 0);

    (void)state;
    int32_t course = add_course(scene.town, "unoffered", 1);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    add_section(scene.timetable, course, NORTH, BLOCK(A));
    audit(&scene, 3, TTB_NONE);
    assert_course(&scene, 0, (ttb__reach_course){course, TTB_REACH_NOT_RUN, TTB_NONE, TTB_NONE, 0});
    end(&scene);
}

static void numbers_of_another_partnership_are_not_looked_at(void **state)
{
    struct scene scene = new_scene(1, 0);

    (void)state;
    add_section(scene.timetable, 0, NORTH, BLOCK(A));
    scene.timetable->sections.items[0].course = 1;
    assert_int_equal(ttb__reach_make(scene.town, scene.timetable, 3, 0, &scene.reach),
                     TTB_ERR_STATE);
    assert_null(scene.reach);
    scene.timetable->sections.items[0].course = 0;
    scene.timetable->sections.items[0].site = 3;
    assert_int_equal(ttb__reach_make(scene.town, scene.timetable, 3, 0, &scene.reach),
                     TTB_ERR_STATE);
    scene.timetable->sections.items[0].site = -1;
    assert_int_equal(ttb__reach_make(scene.town, scene.timetable, 3, 0, &scene.reach),
                     TTB_ERR_STATE);
    end(&scene);
}

/* The second method: seat a student by hand and ask the checker. */

enum { SITES = 3, BLOCKS = 5, COURSES = 6 };

static struct scene random_scene(uint64_t seed, ttb__random *random)
{
    struct scene scene = {.town = new_town(BLOCKS, SITES)};
    ttb__random_seed(random, seed);
    for (int32_t block = 0; block < BLOCKS && seed % 4 != 0; block++)
        for (int32_t lesson = 0; lesson < 2; lesson++) {
            int32_t start = 540 + 60 * block + (int32_t)ttb__random_below(random, 15);
            int32_t week = seed % 3 == 0 ? (int32_t)ttb__random_below(random, 3) : 0;
            add_lesson(scene.town, block, 2 * lesson + (int32_t)ttb__random_below(random, 2), start,
                       start + 40, week);
        }
    for (int32_t course = 0; course < COURSES; course++)
        for (int32_t site = (add_course(scene.town, course_ids[course], 1 + course / 4), 0);
             site < SITES; site++)
            add_offer(scene.town, course, site);
    for (int32_t link = 0; link < 4; link++) {
        int32_t from = (int32_t)ttb__random_below(random, SITES);
        int32_t to = (from + 1 + (int32_t)ttb__random_below(random, SITES - 1)) % SITES;
        add_ways(scene.town, from, to, (int32_t)ttb__random_below(random, 40));
    }
    for (int32_t site = 0; site < SITES; site++)
        for (int32_t course = (add_student(scene.town, site), 0); course < COURSES; course++)
            add_choice(scene.town, site, course);
    int32_t courses_away = 1 + (int32_t)ttb__random_below(random, 4);
    int32_t journeys = 2 + (int32_t)ttb__random_below(random, 4);
    set_limits(scene.town, 20 + (int32_t)ttb__random_below(random, 120), journeys, courses_away);
    scene.timetable = new_timetable(scene.town);
    /* More options than one word of a set holds. */
    for (uint64_t blocks = 3; blocks < BLOCK(BLOCKS) && seed % 8 == 0; blocks++)
        for (int32_t site = 0; site < SITES && ttb__bit_count(blocks) > 1; site++)
            add_section(scene.timetable, COURSES - 1, site, blocks);
    for (int32_t section = 0; section < 12; section++) {
        int32_t course = (int32_t)ttb__random_below(random, COURSES);
        uint64_t blocks = BLOCK(ttb__random_below(random, BLOCKS));
        if (course >= 4)
            blocks |= blocks == BLOCK(0) ? BLOCK(BLOCKS - 1) : blocks >> 1;
        add_section(scene.timetable, course, (int32_t)ttb__random_below(random, SITES), blocks);
    }
    return scene;
}

static int can_sit(const struct scene *scene, int32_t student, const int32_t *sections,
                   int32_t count)
{
    ttb_report *report = NULL;
    int is_valid, is_fine = 1;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (int32_t item = 0; item < count; item++)
        add_seat(scene->timetable, sections[item], student);
    assert_int_equal(ttb__check(scene->town, scene->timetable, &is_valid, report), TTB_OK);
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        is_fine &= strncmp(ttb_report_get_code(report, finding), "student.", 8) != 0;
    for (int32_t item = 0; item < count; item++)
        scene->timetable->sections.items[sections[item]].students.count = 0;
    ttb_report_free(report);
    return is_fine;
}

/* Try every section for each of the courses from the given place on. */
static int can_take(const struct scene *scene, int32_t student, const int32_t *courses,
                    int32_t count, int32_t place, int32_t *sections)
{
    if (place == count)
        return can_sit(scene, student, sections, count);
    for (int32_t section = 0; section < scene->timetable->sections.count; section++) {
        sections[place] = section;
        if (scene->timetable->sections.items[section].course == courses[place] &&
            can_take(scene, student, courses, count, place + 1, sections))
            return 1;
    }
    return 0;
}

static void the_checker_agrees_on_what_goes_together(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 24; seed++) {
        ttb__random random;
        struct scene scene = random_scene(seed, &random);
        audit(&scene, 3, TTB_NONE);
        for (int32_t home = 0; home < SITES; home++) {
            int64_t pairs = 0, triples = 0;
            int32_t chosen[3], sections[3];
            for (chosen[0] = 0; chosen[0] < COURSES; chosen[0]++) {
                int is_reached = can_take(&scene, home, chosen, 1, 0, sections);
                assert_int_equal(scene.reach->homes.items[home].courses.items[chosen[0]].site !=
                                     TTB_NONE,
                                 is_reached);
                for (chosen[1] = 0; chosen[1] < chosen[0]; chosen[1]++) {
                    pairs += can_take(&scene, home, chosen, 2, 0, sections);
                    for (chosen[2] = 0; chosen[2] < chosen[1]; chosen[2]++)
                        triples += can_take(&scene, home, chosen, 3, 0, sections);
                }
            }
            assert_shares(&scene, home, pairs * 1000 / 15, triples * 1000 / 20);
        }
        end(&scene);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_site_is_told),
        cmocka_unit_test(home_comes_first_among_equally_near_sites),
        cmocka_unit_test(each_failure_has_its_reason),
        cmocka_unit_test(minutes_and_level_narrow_the_audit),
        cmocka_unit_test(homes_are_those_of_students_who_may_travel),
        cmocka_unit_test(single_sections_in_one_block_clash),
        cmocka_unit_test(shares_count_free_seats_apart),
        cmocka_unit_test(three_courses_can_pass_limits_that_two_keep),
        cmocka_unit_test(a_gap_as_long_as_the_way_is_enough),
        cmocka_unit_test(sections_without_an_offer_do_not_count),
        cmocka_unit_test(numbers_of_another_partnership_are_not_looked_at),
        cmocka_unit_test(the_checker_agrees_on_what_goes_together),
    };
    return cmocka_run_group_tests_name("reach", tests, NULL, NULL);
}
