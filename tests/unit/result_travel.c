#include "town.h"

/* Sums of tours, worked out by hand in each test. The student s00 lives at north; courses c0, c1...
 * are offered at every site, with one block each unless a test says otherwise. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    int32_t student;
};

static void end(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static struct scene new_scene(int32_t blocks, int32_t sites)
{
    struct scene scene = {.town = new_town(blocks, sites)};
    scene.student = add_student(scene.town, NORTH);
    return scene;
}

/* Give the student a seat in a course of his own at a site. */
static void sit(struct scene *scene, int32_t site, uint64_t blocks)
{
    static const char *const ids[] = {"c0", "c1", "c2", "c3"};
    int32_t count = __builtin_popcountll(blocks);
    int32_t course = add_course(scene->town, ids[scene->town->courses.count], count);
    add_offer(scene->town, course, site);
    add_choice(scene->town, scene->student, course);
    if (scene->timetable == NULL)
        scene->timetable = new_timetable(scene->town);
    ttb__section section = {.course = course, .site = site, .number = 1, .blocks = blocks};
    assert_int_equal(TTB__PUSH(&scene->timetable->sections, section), TTB_OK);
    add_seat(scene->timetable, (int32_t)scene->timetable->sections.count - 1, scene->student);
}

/* Minutes and journeys of the cycle, and no finding. */
static void assert_sums(struct scene *scene, int64_t minutes, int64_t journeys)
{
    assert_codes(scene->town, scene->timetable, "");
    assert_int_equal(scene->timetable->goal_values[TTB_GOAL_TRAVEL], minutes * 1000);
    assert_int_equal(scene->timetable->goal_values[TTB_GOAL_JOURNEYS], journeys * 1000);
}

static void a_day_at_home_is_no_journey(void **state)
{
    struct scene scene = new_scene(2, 1);

    (void)state;
    add_monday(scene.town);
    sit(&scene, NORTH, BLOCK(A));
    sit(&scene, NORTH, BLOCK(B));
    set_limits(scene.town, 0, 0, 0);
    assert_sums(&scene, 0, 0);
    end(&scene);
}

static void a_tour_goes_from_home_through_the_sites_and_back(void **state)
{
    struct scene scene = new_scene(3, 3);

    (void)state;
    add_monday(scene.town);
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 10), TTB_OK);
    assert_int_equal(ttb__add_link(scene.town, SOUTH, EAST, 5), TTB_OK);
    assert_int_equal(ttb__add_link(scene.town, EAST, NORTH, 12), TTB_OK);
    sit(&scene, EAST, BLOCK(C));
    sit(&scene, SOUTH, BLOCK(A));
    /* north 10 south 5 east 12 north */
    assert_sums(&scene, 27, 3);
    /* Home in between: north 10 south (17 by way of east) north (15 by way of south) east 12 */
    sit(&scene, NORTH, BLOCK(B));
    assert_sums(&scene, 10 + 17 + 15 + 12, 4);
    end(&scene);
}

static void who_stays_at_a_site_makes_no_journey(void **state)
{
    struct scene scene = new_scene(3, 2);

    (void)state;
    add_monday(scene.town);
    add_ways(scene.town, NORTH, SOUTH, 25);
    sit(&scene, SOUTH, BLOCK(A) | BLOCK(C));
    assert_sums(&scene, 50, 2);
    sit(&scene, SOUTH, BLOCK(B));
    assert_sums(&scene, 50, 2);
    end(&scene);
}

/* A: Monday 9:00 to 10:30, and Thursday 13:00 to 14:30 in week 1. B: Monday 11:00 to 12:30, at
 * south by its own bells 10:50 to 12:20, and Thursday 15:00 to 16:30 in week 2. */
static struct scene two_weeks(void)
{
    struct scene scene = new_scene(2, 2);
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 30), 0);
    add_lesson(scene.town, A, TTB_DAY_THU, CLOCK(13, 0), CLOCK(14, 30), 1);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(11, 0), CLOCK(12, 30), 0);
    add_lesson(scene.town, B, TTB_DAY_THU, CLOCK(15, 0), CLOCK(16, 30), 2);
    add_bell(scene.town, SOUTH, B, (ttb__lesson){TTB_DAY_MON, CLOCK(10, 50), CLOCK(12, 20), 0});
    add_bell(scene.town, SOUTH, B, (ttb__lesson){TTB_DAY_THU, CLOCK(15, 0), CLOCK(16, 30), 2});
    sit(&scene, NORTH, BLOCK(A));
    sit(&scene, SOUTH, BLOCK(B));
    return scene;
}

static void lessons_of_every_week_count_in_both(void **state)
{
    struct scene scene = two_weeks();

    (void)state;
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 20), TTB_OK);
    assert_int_equal(ttb__add_link(scene.town, SOUTH, NORTH, 35), TTB_OK);
    /* Monday of both weeks and Thursday of week 2 are 20 + 35; Thursday of week 1 is at home. */
    assert_sums(&scene, 3 * 55, 6);
    set_limits(scene.town, 55, 2, 1);
    assert_sums(&scene, 3 * 55, 6);
    end(&scene);
}

/* The block's own lesson is in each week; at south it is two, an earlier one in week 2. */
static void bells_alone_can_make_two_weeks(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 30), 0);
    add_bell(scene.town, SOUTH, A, (ttb__lesson){TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 30), 1});
    add_ways(scene.town, NORTH, SOUTH, 20);
    sit(&scene, SOUTH, BLOCK(A));
    assert_sums(&scene, 40, 2);
    add_bell(scene.town, SOUTH, A, (ttb__lesson){TTB_DAY_MON, CLOCK(8, 0), CLOCK(9, 30), 2});
    assert_sums(&scene, 80, 4);
    end(&scene);
}

static void bells_decide_whether_a_gap_is_long_enough(void **state)
{
    struct scene scene = two_weeks();

    (void)state;
    add_ways(scene.town, NORTH, SOUTH, 20);
    assert_codes(scene.town, scene.timetable, "");
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 21), TTB_OK);
    /* Once, though Monday comes twice in the cycle. */
    assert_finding(scene.town, scene.timetable, "student.gap", "/sections/1/students/0",
                   "Student s00 has 20 minutes from north to south on Monday of week 1; the way "
                   "takes 21.");
    end(&scene);
}

static void a_gap_of_week_2_alone_is_found(void **state)
{
    struct scene scene = new_scene(3, 2);

    (void)state;
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 0);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(10, 10), CLOCK(11, 0), 2);
    add_lesson(scene.town, C, TTB_DAY_MON, CLOCK(10, 20), CLOCK(11, 0), 1);
    add_ways(scene.town, NORTH, SOUTH, 15);
    sit(&scene, NORTH, BLOCK(A));
    sit(&scene, SOUTH, BLOCK(C));
    assert_sums(&scene, 30, 2);
    scene.timetable->sections.items[1].blocks = BLOCK(B);
    assert_finding(scene.town, scene.timetable, "student.gap", "/sections/1/students/0",
                   "Student s00 has 10 minutes from north to south on Monday of week 2; the way "
                   "takes 15.");
    end(&scene);
}

static void lessons_of_different_weeks_do_not_meet(void **state)
{
    struct scene scene = new_scene(2, 2);

    (void)state;
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 1);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 2);
    add_ways(scene.town, NORTH, SOUTH, 15);
    sit(&scene, NORTH, BLOCK(A));
    sit(&scene, SOUTH, BLOCK(B));
    assert_sums(&scene, 30, 2);
    end(&scene);
}

static void bells_can_make_lessons_overlap(void **state)
{
    struct scene scene = new_scene(2, 2);

    (void)state;
    add_monday(scene.town);
    add_bell(scene.town, SOUTH, B, (ttb__lesson){TTB_DAY_MON, CLOCK(10, 29), CLOCK(12, 0), 0});
    add_ways(scene.town, NORTH, SOUTH, 0);
    sit(&scene, NORTH, BLOCK(A));
    sit(&scene, SOUTH, BLOCK(B));
    assert_finding(scene.town, scene.timetable, "student.overlap", "/sections/1/students/0",
                   "Student s00 has c0 at north and c1 at south at the same time on Monday.");
    end(&scene);
}

/* A long lesson at home, a short one during it, and one after the short one but during the long. */
static void an_overlap_with_an_earlier_lesson_is_found(void **state)
{
    struct scene scene = new_scene(3, 2);

    (void)state;
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(12, 0), 0);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(9, 30), CLOCK(10, 0), 0);
    add_lesson(scene.town, C, TTB_DAY_MON, CLOCK(11, 0), CLOCK(11, 30), 0);
    add_ways(scene.town, NORTH, SOUTH, 0);
    sit(&scene, NORTH, BLOCK(A));
    sit(&scene, SOUTH, BLOCK(B));
    sit(&scene, SOUTH, BLOCK(C));
    assert_codes(scene.town, scene.timetable, "student.overlap student.overlap");
    end(&scene);
}

static void without_a_way_there_is_no_journey(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    add_monday(scene.town);
    assert_int_equal(ttb__add_link(scene.town, SOUTH, NORTH, 5), TTB_OK);
    sit(&scene, SOUTH, BLOCK(A));
    assert_finding(scene.town, scene.timetable, "student.no-way", "/sections/0/students/0",
                   "Student s00 cannot travel from north to south; there is no way.");
    end(&scene);
}

static void a_student_must_be_able_to_go_home(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    add_monday(scene.town);
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 5), TTB_OK);
    sit(&scene, SOUTH, BLOCK(A));
    assert_finding(scene.town, scene.timetable, "student.no-way", "/sections/0/students/0",
                   "Student s00 cannot travel from south to north; there is no way.");
    end(&scene);
}

static void a_way_is_needed_between_two_sites(void **state)
{
    struct scene scene = new_scene(2, 3);

    (void)state;
    add_monday(scene.town);
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 5), TTB_OK);
    assert_int_equal(ttb__add_link(scene.town, EAST, NORTH, 5), TTB_OK);
    sit(&scene, SOUTH, BLOCK(A));
    sit(&scene, EAST, BLOCK(B));
    /* The only way to go on from south is none at all, and none leads to east. */
    assert_finding(scene.town, scene.timetable, "student.no-way", "/sections/1/students/0",
                   "Student s00 has lessons at south and then at east on Monday; there is no way.");
    end(&scene);
}

static void the_day_has_limits(void **state)
{
    struct scene scene = new_scene(3, 2);

    (void)state;
    add_monday(scene.town);
    add_ways(scene.town, NORTH, SOUTH, 20);
    sit(&scene, SOUTH, BLOCK(A));
    sit(&scene, NORTH, BLOCK(B));
    sit(&scene, SOUTH, BLOCK(C));
    set_limits(scene.town, 80, 4, 2);
    assert_sums(&scene, 80, 4);
    set_limits(scene.town, 79, 4, 2);
    assert_finding(scene.town, scene.timetable, "student.minutes-a-day", "",
                   "Student s00 travels 80 minutes on Monday; at most 79 are allowed.");
    set_limits(scene.town, 80, 3, 2);
    assert_finding(scene.town, scene.timetable, "student.journeys-a-day", "",
                   "Student s00 makes 4 journeys on Monday; at most 3 are allowed.");
    set_limits(scene.town, 80, 4, 1);
    assert_finding(scene.town, scene.timetable, "student.courses-away", "",
                   "Student s00 has 2 courses away from home; at most 1 are allowed.");
    end(&scene);
}

static void a_student_s_own_limits_come_first(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    add_monday(scene.town);
    add_ways(scene.town, NORTH, SOUTH, 20);
    sit(&scene, SOUTH, BLOCK(A));
    set_limits(scene.town, 30, 1, 0);
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        assert_int_equal(
            ttb__set_student_limit(scene.town, scene.student, limit, limit == 0 ? 40 : TTB_NONE),
            TTB_OK);
    assert_sums(&scene, 40, 2);
    set_limits(scene.town, TTB_NONE, TTB_NONE, TTB_NONE);
    assert_int_equal(ttb__set_student_limit(scene.town, scene.student, TTB_LIMIT_COURSES_AWAY, 0),
                     TTB_OK);
    assert_codes(scene.town, scene.timetable, "student.courses-away");
    end(&scene);
}

static void limits_hold_in_week_2_too(void **state)
{
    struct scene scene = new_scene(2, 2);

    (void)state;
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 0);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(11, 0), CLOCK(12, 0), 2);
    add_ways(scene.town, NORTH, SOUTH, 20);
    sit(&scene, SOUTH, BLOCK(A));
    sit(&scene, NORTH, BLOCK(B));
    set_limits(scene.town, 40, 2, 1);
    assert_sums(&scene, 80, 4);
    set_limits(scene.town, 39, 2, 1);
    /* Week 1 for its own tour, week 2 because block B makes it another one. */
    assert_codes(scene.town, scene.timetable, "student.minutes-a-day student.minutes-a-day");
    end(&scene);
}

static void abstract_blocks_cost_one_return_each(void **state)
{
    struct scene scene = new_scene(4, 2);

    (void)state;
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 20), TTB_OK);
    assert_int_equal(ttb__add_link(scene.town, SOUTH, NORTH, 30), TTB_OK);
    sit(&scene, SOUTH, BLOCK(A) | BLOCK(C));
    sit(&scene, SOUTH, BLOCK(B));
    sit(&scene, NORTH, BLOCK(D));
    /* journeys_a_day says nothing of abstract blocks. */
    set_limits(scene.town, 50, 1, 2);
    assert_sums(&scene, 3 * 50, 6);
    scene.timetable->sections.items[1].blocks = 0;
    set_limits(scene.town, 49, 1, 1);
    assert_codes(scene.town, scene.timetable,
                 "section.block-count student.courses-away student.minutes-a-day "
                 "student.minutes-a-day");
    end(&scene);
}

static void each_return_of_abstract_blocks_has_a_limit(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    add_ways(scene.town, NORTH, SOUTH, 20);
    sit(&scene, SOUTH, BLOCK(A));
    set_limits(scene.town, 39, TTB_NONE, TTB_NONE);
    assert_finding(scene.town, scene.timetable, "student.minutes-a-day", "/sections/0/students/0",
                   "Student s00 travels 40 minutes to south and back; at most 39 are allowed.");
    end(&scene);
}

static void abstract_blocks_need_a_way_there_and_back(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    sit(&scene, SOUTH, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "student.no-way student.no-way");
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 20), TTB_OK);
    assert_codes(scene.town, scene.timetable, "student.no-way");
    end(&scene);
}

static void a_student_who_stands_twice_in_a_section_travels_once(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    add_monday(scene.town);
    add_ways(scene.town, NORTH, SOUTH, 20);
    sit(&scene, SOUTH, BLOCK(A));
    add_seat(scene.timetable, 0, scene.student);
    set_limits(scene.town, 40, 2, 1);
    assert_codes(scene.town, scene.timetable, "seat.twice");
    assert_int_equal(scene.timetable->goal_values[TTB_GOAL_TRAVEL], 40000);
    end(&scene);
}

static void a_clash_is_not_an_overlap_too(void **state)
{
    struct scene scene = new_scene(1, 2);

    (void)state;
    add_monday(scene.town);
    add_ways(scene.town, NORTH, SOUTH, 20);
    sit(&scene, SOUTH, BLOCK(A));
    sit(&scene, NORTH, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "student.clash");
    end(&scene);
}

static void lessons_may_follow_without_a_break(void **state)
{
    struct scene scene = new_scene(3, 2);

    (void)state;
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 0);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(10, 0), CLOCK(11, 0), 0);
    add_lesson(scene.town, C, TTB_DAY_MON, CLOCK(11, 0), CLOCK(12, 0), 0);
    add_ways(scene.town, NORTH, SOUTH, 0);
    sit(&scene, NORTH, BLOCK(A));
    sit(&scene, NORTH, BLOCK(B));
    sit(&scene, SOUTH, BLOCK(C));
    assert_sums(&scene, 0, 2);
    end(&scene);
}

static void a_day_that_is_the_same_in_both_weeks_is_reported_once(void **state)
{
    struct scene scene = new_scene(2, 2);

    (void)state;
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 0);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(11, 0), CLOCK(12, 0), 1);
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 20), TTB_OK);
    sit(&scene, SOUTH, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "student.no-way");
    assert_int_equal(ttb__add_link(scene.town, SOUTH, NORTH, 20), TTB_OK);
    set_limits(scene.town, 39, TTB_NONE, TTB_NONE);
    assert_codes(scene.town, scene.timetable, "student.minutes-a-day");
    assert_int_equal(scene.timetable->goal_values[TTB_GOAL_TRAVEL], 80000);
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_at_home_is_no_journey),
        cmocka_unit_test(a_tour_goes_from_home_through_the_sites_and_back),
        cmocka_unit_test(who_stays_at_a_site_makes_no_journey),
        cmocka_unit_test(lessons_of_every_week_count_in_both),
        cmocka_unit_test(bells_alone_can_make_two_weeks),
        cmocka_unit_test(bells_decide_whether_a_gap_is_long_enough),
        cmocka_unit_test(a_gap_of_week_2_alone_is_found),
        cmocka_unit_test(lessons_of_different_weeks_do_not_meet),
        cmocka_unit_test(bells_can_make_lessons_overlap),
        cmocka_unit_test(an_overlap_with_an_earlier_lesson_is_found),
        cmocka_unit_test(without_a_way_there_is_no_journey),
        cmocka_unit_test(a_student_must_be_able_to_go_home),
        cmocka_unit_test(a_way_is_needed_between_two_sites),
        cmocka_unit_test(the_day_has_limits),
        cmocka_unit_test(a_student_s_own_limits_come_first),
        cmocka_unit_test(limits_hold_in_week_2_too),
        cmocka_unit_test(abstract_blocks_cost_one_return_each),
        cmocka_unit_test(each_return_of_abstract_blocks_has_a_limit),
        cmocka_unit_test(abstract_blocks_need_a_way_there_and_back),
        cmocka_unit_test(a_student_who_stands_twice_in_a_section_travels_once),
        cmocka_unit_test(a_clash_is_not_an_overlap_too),
        cmocka_unit_test(lessons_may_follow_without_a_break),
        cmocka_unit_test(a_day_that_is_the_same_in_both_weeks_is_reported_once),
    };
    return cmocka_run_group_tests_name("check_travel", tests, NULL, NULL);
}
