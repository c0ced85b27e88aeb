#include "town.h"

/* Art at south and east, 20 and 30 minutes from north, home of s00; "reach" asks for level 3 within
 * 30 minutes. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    int32_t art;
};

static struct scene new_scene(int has_lessons)
{
    struct scene scene = {.town = new_town(2, 3)};
    if (has_lessons)
        add_monday(scene.town);
    scene.art = add_course(scene.town, "art", 1);
    add_offer(scene.town, scene.art, NORTH);
    add_offer(scene.town, scene.art, SOUTH);
    add_offer(scene.town, scene.art, EAST);
    add_ways(scene.town, NORTH, SOUTH, 20);
    add_ways(scene.town, NORTH, EAST, 30);
    add_student(scene.town, NORTH);
    add_rule(scene.town,
             (ttb__rule){.kind = TTB__RULE_REACH, .level = 3, .minutes = 30, .cohort = TTB_NONE});
    scene.timetable = new_timetable(scene.town);
    return scene;
}

static void set_own_limit(struct scene *scene, int32_t limit, int32_t value)
{
    assert_int_equal(ttb__set_student_limit(scene->town, 0, limit, value), TTB_OK);
}

static void end(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static void a_course_that_runs_nowhere_is_missed(void **state)
{
    struct scene scene = new_scene(0);

    (void)state;
    assert_finding(scene.town, scene.timetable, "rule.reach", "",
                   "Course art runs nowhere within 30 minutes of north; rule /rules/0 demands it.");
    add_section(scene.timetable, scene.art, EAST, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_site_too_far_away_does_not_count(void **state)
{
    struct scene scene = new_scene(0);

    (void)state;
    add_section(scene.timetable, scene.art, EAST, BLOCK(A));
    scene.town->rules.items[0].minutes = 29;
    assert_codes(scene.town, scene.timetable, "rule.reach");
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_section_at_home_always_counts(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    scene.town->rules.items[0].minutes = 0;
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    set_own_limit(&scene, TTB_LIMIT_COURSES_AWAY, 1);
    set_own_limit(&scene, TTB_LIMIT_MINUTES_A_DAY, 1);
    set_own_limit(&scene, TTB_LIMIT_JOURNEYS_A_DAY, 1);
    set_limits(scene.town, 0, 0, 0);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void the_default_limits_bound_the_way_there_and_back(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_section(scene.timetable, scene.art, EAST, BLOCK(B));
    set_limits(scene.town, 60, 2, 1);
    assert_codes(scene.town, scene.timetable, "");
    set_limits(scene.town, 59, 2, 1);
    assert_codes(scene.town, scene.timetable, "rule.reach");
    set_limits(scene.town, 60, 1, 1);
    assert_codes(scene.town, scene.timetable, "rule.reach");
    /* Limits of his own make the student no longer one who may not travel. */
    set_own_limit(&scene, TTB_LIMIT_COURSES_AWAY, TTB_NONE);
    set_limits(scene.town, 60, 2, 0);
    assert_codes(scene.town, scene.timetable, "rule.reach");
    end(&scene);
}

static void abstract_blocks_ask_nothing_of_journeys(void **state)
{
    struct scene scene = new_scene(0);

    (void)state;
    add_section(scene.timetable, scene.art, EAST, BLOCK(B));
    set_limits(scene.town, 60, 1, 1);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_way_without_a_return_does_not_count(void **state)
{
    struct scene scene = new_scene(0);

    (void)state;
    add_offer(scene.town, add_course(scene.town, "latin", 1), WEST - 1);
    int32_t west = TTB_NONE;
    assert_int_equal(ttb__add_site(scene.town, "west", NULL, TTB_SITE_PRU, &west), TTB_OK);
    add_offer(scene.town, scene.art, west);
    assert_int_equal(ttb__add_link(scene.town, NORTH, west, 5), TTB_OK);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    add_section(scene.timetable, scene.art, west, BLOCK(A));
    add_section(scene.timetable, 1, EAST, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "rule.reach");
    assert_int_equal(ttb__add_link(scene.town, west, NORTH, 5), TTB_OK);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void who_may_not_travel_needs_no_reach(void **state)
{
    struct scene scene = new_scene(0);

    (void)state;
    set_own_limit(&scene, TTB_LIMIT_COURSES_AWAY, 0);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void another_level_needs_no_reach(void **state)
{
    struct scene scene = new_scene(0);

    (void)state;
    scene.town->rules.items[0].level = 2;
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_closed_block_at_home_stops_nobody(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    assert_int_equal(ttb__close_site(scene.town, NORTH, B), TTB_OK);
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void each_cohort_is_asked_for_its_own_courses(void **state)
{
    struct scene scene = {.town = new_town(2, 2)};
    int32_t old_course, young_course, student;

    (void)state;
    assert_int_equal(ttb__add_course(scene.town, "a13", NULL, 3, "Y13", 1, &old_course), TTB_OK);
    assert_int_equal(ttb__add_course(scene.town, "a12", NULL, 3, "Y12", 1, &young_course), TTB_OK);
    assert_int_equal(ttb__add_student(scene.town, "old", NORTH, "Y13", &student), TTB_OK);
    assert_int_equal(ttb__add_student(scene.town, "young", SOUTH, "Y12", &student), TTB_OK);
    add_offer(scene.town, old_course, NORTH);
    add_offer(scene.town, young_course, NORTH);
    add_rule(scene.town, (ttb__rule){.kind = TTB__RULE_REACH, .level = 3, .cohort = TTB_NONE});
    scene.timetable = new_timetable(scene.town);
    add_section(scene.timetable, old_course, NORTH, BLOCK(A));
    add_section(scene.timetable, young_course, NORTH, BLOCK(A));
    assert_finding(scene.town, scene.timetable, "rule.reach", "",
                   "Course a12 runs nowhere within 0 minutes of south; rule /rules/0 demands it.");
    scene.town->rules.items[0].cohort = 0;
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_course_that_runs_nowhere_is_missed),
        cmocka_unit_test(a_site_too_far_away_does_not_count),
        cmocka_unit_test(a_section_at_home_always_counts),
        cmocka_unit_test(the_default_limits_bound_the_way_there_and_back),
        cmocka_unit_test(abstract_blocks_ask_nothing_of_journeys),
        cmocka_unit_test(a_way_without_a_return_does_not_count),
        cmocka_unit_test(who_may_not_travel_needs_no_reach),
        cmocka_unit_test(another_level_needs_no_reach),
        cmocka_unit_test(a_closed_block_at_home_stops_nobody),
        cmocka_unit_test(each_cohort_is_asked_for_its_own_courses),
    };
    return cmocka_run_group_tests_name("check_reach", tests, NULL, NULL);
}
