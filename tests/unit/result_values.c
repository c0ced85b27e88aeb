#include "town.h"

/* Art at north (cost 2.5) and south (cost 1) for up to ten students a section; everybody lives at
 * north and chose art with weight 1. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    int32_t art;
};

static struct scene new_scene(int32_t students)
{
    struct scene scene = {.town = new_town(4, 2)};
    scene.art = add_course(scene.town, "art", 1);
    for (int32_t site = NORTH; site <= SOUTH; site++) {
        int32_t offer = add_offer(scene.town, scene.art, site);
        assert_int_equal(ttb__set_offer_sections(scene.town, offer, 0, 4), TTB_OK);
        assert_int_equal(ttb__set_offer_size(scene.town, offer, 0, 10), TTB_OK);
        assert_int_equal(ttb__set_offer_cost(scene.town, offer, site == NORTH ? 2500 : 1000),
                         TTB_OK);
    }
    add_ways(scene.town, NORTH, SOUTH, 10);
    for (int32_t student = 0; student < students; student++)
        add_choice(scene.town, add_student(scene.town, NORTH), scene.art);
    scene.timetable = new_timetable(scene.town);
    return scene;
}

/* A new section of count students, from the first on. */
static void fill(struct scene *scene, int32_t site, int32_t first, int32_t count)
{
    int32_t section = add_section(scene->timetable, scene->art, site, BLOCK(A));
    for (int32_t student = first; student < first + count; student++)
        add_seat(scene->timetable, section, student);
}

static int64_t value(struct scene *scene, int32_t goal)
{
    int is_valid = 0;
    assert_int_equal(ttb__check(scene->town, scene->timetable, &is_valid, NULL), TTB_OK);
    return scene->timetable->goal_values[goal];
}

static void end(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static void unmet_choices_weigh_less_the_reserves_in_their_place(void **state)
{
    struct scene scene = new_scene(2);
    int32_t latin = add_course(scene.town, "latin", 1), music = add_course(scene.town, "music", 1);

    (void)state;
    add_offer(scene.town, music, NORTH);
    assert_int_equal(ttb__add_choice(scene.town, 1, latin, 2125), TTB_OK);
    assert_int_equal(ttb__add_reserve(scene.town, 1, music, 500), TTB_OK);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    assert_int_equal(value(&scene, TTB_GOAL_UNMET), 1000 + 1000 + 2125);
    fill(&scene, NORTH, 1, 1);
    assert_int_equal(value(&scene, TTB_GOAL_UNMET), 1000 + 2125);
    int32_t section = add_section(scene.timetable, music, NORTH, BLOCK(B));
    add_seat(scene.timetable, section, 1);
    assert_codes(scene.town, scene.timetable, "");
    assert_int_equal(value(&scene, TTB_GOAL_UNMET), 1000 + 2125 - 500);
    end(&scene);
}

static void unmet_choices_stand_in_order(void **state)
{
    struct scene scene = new_scene(3);
    int32_t latin = add_course(scene.town, "latin", 1), music = add_course(scene.town, "music", 1);
    const int32_t students[] = {0, 1, 2, 2}, courses[] = {scene.art, latin, scene.art, music};

    (void)state;
    add_choice(scene.town, 1, latin);
    add_choice(scene.town, 2, music);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    fill(&scene, NORTH, 1, 1);
    for (int round = 0; round < 2; round++) {
        assert_int_equal(value(&scene, TTB_GOAL_UNMET), 4000);
        assert_int_equal(scene.timetable->unmet_students.count, 4);
        assert_int_equal(scene.timetable->unmet_courses.count, 4);
    }
    assert_memory_equal(scene.timetable->unmet_students.items, students, sizeof students);
    assert_memory_equal(scene.timetable->unmet_courses.items, courses, sizeof courses);
    end(&scene);
}

static void sections_cost_what_their_offer_says(void **state)
{
    struct scene scene = new_scene(4);

    (void)state;
    assert_int_equal(value(&scene, TTB_GOAL_SECTION_COST), 0);
    fill(&scene, NORTH, 0, 2);
    fill(&scene, NORTH, 2, 1);
    fill(&scene, SOUTH, 3, 1);
    assert_int_equal(value(&scene, TTB_GOAL_SECTION_COST), 2500 + 2500 + 1000);
    end(&scene);
}

static void balance_is_0_for_sizes_that_differ_by_one(void **state)
{
    struct scene scene = new_scene(16);

    (void)state;
    assert_int_equal(value(&scene, TTB_GOAL_BALANCE), 0);
    fill(&scene, NORTH, 0, 4);
    fill(&scene, NORTH, 4, 3);
    fill(&scene, NORTH, 7, 4);
    fill(&scene, SOUTH, 11, 5);
    assert_int_equal(value(&scene, TTB_GOAL_BALANCE), 0);
    end(&scene);
}

static void balance_counts_squares_beyond_the_least(void **state)
{
    struct scene scene = new_scene(16);

    (void)state;
    fill(&scene, NORTH, 0, 7);
    fill(&scene, NORTH, 7, 1);
    fill(&scene, NORTH, 8, 0);
    /* 49 + 1 + 0 less 9 + 9 + 4 */
    assert_int_equal(value(&scene, TTB_GOAL_BALANCE), 28000);
    fill(&scene, SOUTH, 8, 5);
    fill(&scene, SOUTH, 13, 3);
    /* and 25 + 9 less 16 + 16 */
    assert_int_equal(value(&scene, TTB_GOAL_BALANCE), 30000);
    end(&scene);
}

static void travel_and_journeys_are_sums(void **state)
{
    struct scene scene = new_scene(4);

    (void)state;
    fill(&scene, NORTH, 0, 1);
    fill(&scene, SOUTH, 1, 3);
    assert_int_equal(value(&scene, TTB_GOAL_TRAVEL), 3 * 20 * 1000);
    assert_int_equal(value(&scene, TTB_GOAL_JOURNEYS), 3 * 2 * 1000);
    end(&scene);
}

static void tiers_are_weighted_sums(void **state)
{
    struct scene scene = new_scene(4);
    int32_t tier = TTB_NONE;

    (void)state;
    assert_int_equal(ttb__add_tier(scene.town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(scene.town, 0, TTB_GOAL_TRAVEL, 1), TTB_OK);
    assert_int_equal(ttb__add_goal(scene.town, 0, TTB_GOAL_UNMET, 7), TTB_OK);
    assert_int_equal(ttb__add_tier(scene.town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(scene.town, 1, TTB_GOAL_SECTION_COST, 2), TTB_OK);
    fill(&scene, SOUTH, 1, 2);
    assert_codes(scene.town, scene.timetable, "");
    assert_int_equal(scene.timetable->tier_count, 2);
    assert_int_equal(scene.timetable->tier_values[0], 40000 + 7 * 2000);
    assert_int_equal(scene.timetable->tier_values[1], 2 * 1000);
    assert_int_equal(scene.timetable->tiers[0].goal_count, 2);
    end(&scene);
}

static void bounds_are_kept_where_values_were_known(void **state)
{
    struct scene scene = new_scene(4);

    (void)state;
    scene.timetable->tier_bounds[0] = 77;
    assert_int_equal(value(&scene, TTB_GOAL_UNMET), 4000);
    assert_int_equal(scene.timetable->tier_bounds[0], 0);
    scene.timetable->tier_bounds[0] = 3000;
    assert_int_equal(value(&scene, TTB_GOAL_UNMET), 4000);
    assert_int_equal(scene.timetable->tier_bounds[0], 3000);
    end(&scene);
}

static void values_beyond_64_bits_are_refused(void **state)
{
    struct scene scene = new_scene(30);
    ttb_report *report = NULL;
    int is_valid = 1;

    (void)state;
    /* No builder allows such weights; a million students with many choices come to as much. */
    for (int32_t student = 0; student < 30; student++)
        scene.town->students.items[student].choices.items[0].weight = INT64_MAX / 16;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__check(scene.town, scene.timetable, &is_valid, report), TTB_ERR_TOO_LARGE);
    assert_int_equal(is_valid, 0);
    assert_int_equal(scene.timetable->has_values, 0);
    assert_string_equal(ttb_report_get_code(report, 0), "value.too-large");
    ttb_report_free(report);
    end(&scene);
}

/* Each goal may fit, and their weighted sum not. */
static void tiers_beyond_64_bits_are_refused(void **state)
{
    struct scene scene = new_scene(2);
    int is_valid = 1;
    int32_t tier;

    (void)state;
    scene.town->students.items[0].choices.items[0].weight = INT64_MAX / 1024;
    assert_int_equal(ttb__add_tier(scene.town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(scene.town, tier, TTB_GOAL_UNMET, 1000), TTB_OK);
    assert_int_equal(ttb__check(scene.town, scene.timetable, &is_valid, NULL), TTB_OK);
    assert_int_equal(is_valid, 1);
    scene.town->tiers.items[tier].goals[0].weight = 2000;
    assert_int_equal(ttb__check(scene.town, scene.timetable, &is_valid, NULL), TTB_ERR_TOO_LARGE);
    assert_int_equal(is_valid, 0);
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unmet_choices_weigh_less_the_reserves_in_their_place),
        cmocka_unit_test(unmet_choices_stand_in_order),
        cmocka_unit_test(sections_cost_what_their_offer_says),
        cmocka_unit_test(balance_is_0_for_sizes_that_differ_by_one),
        cmocka_unit_test(balance_counts_squares_beyond_the_least),
        cmocka_unit_test(travel_and_journeys_are_sums),
        cmocka_unit_test(tiers_are_weighted_sums),
        cmocka_unit_test(bounds_are_kept_where_values_were_known),
        cmocka_unit_test(values_beyond_64_bits_are_refused),
        cmocka_unit_test(tiers_beyond_64_bits_are_refused),
    };
    return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
