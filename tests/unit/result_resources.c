#include "town.h"

/* Two courses at each of north, south and east, in three blocks: Monday 9:00 to 10:30, 11:00 to
 * 12:30 and 13:00 to 14:30. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    int32_t art, latin;
};

static struct scene new_scene(int32_t has_lessons)
{
    struct scene scene = {.town = new_town(3, 3)};
    if (has_lessons)
        add_monday(scene.town);
    scene.art = add_course(scene.town, "art", 1);
    scene.latin = add_course(scene.town, "latin", 2);
    for (int32_t site = NORTH; site <= EAST; site++) {
        add_offer(scene.town, scene.art, site);
        add_offer(scene.town, scene.latin, site);
    }
    scene.timetable = new_timetable(scene.town);
    return scene;
}

static void use(const struct scene *scene, int32_t course, int32_t site, int32_t resource)
{
    int32_t offer = ttb__find_offer(scene->town, course, site);
    assert_int_equal(ttb__add_offer_use(scene->town, offer, resource), TTB_OK);
}

/* A teacher of art at north and south, and of latin at east. */
static int32_t add_teacher(const struct scene *scene)
{
    int32_t teacher = add_resource(scene->town, "t1", TTB_RESOURCE_TEACHER, NORTH);
    assert_int_equal(ttb__add_resource_site(scene->town, teacher, SOUTH), TTB_OK);
    assert_int_equal(ttb__add_resource_site(scene->town, teacher, EAST), TTB_OK);
    use(scene, scene->art, NORTH, teacher);
    use(scene, scene->art, SOUTH, teacher);
    use(scene, scene->latin, EAST, teacher);
    return teacher;
}

static void end(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static void a_room_takes_as_many_sections_as_its_capacity(void **state)
{
    struct scene scene = new_scene(0);
    int32_t labs = add_resource(scene.town, "labs", TTB_RESOURCE_ROOM, NORTH);

    (void)state;
    use(&scene, scene.art, NORTH, labs);
    use(&scene, scene.latin, NORTH, labs);
    assert_int_equal(ttb__set_capacity(scene.town, labs, TTB_NONE, 2), TTB_OK);
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.latin, NORTH, BLOCK(A) | BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    assert_finding(scene.town, scene.timetable, "resource.over-capacity", "",
                   "Resource labs is used by 3 sections in block A; its capacity is 2.");
    end(&scene);
}

static void a_section_uses_a_room_in_each_of_its_blocks(void **state)
{
    struct scene scene = new_scene(0);
    int32_t labs = add_resource(scene.town, "labs", TTB_RESOURCE_ROOM, NORTH);

    (void)state;
    use(&scene, scene.latin, NORTH, labs);
    assert_int_equal(ttb__set_capacity(scene.town, labs, C, 0), TTB_OK);
    add_section(scene.timetable, scene.latin, NORTH, BLOCK(A) | BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    scene.timetable->sections.items[0].blocks = BLOCK(B) | BLOCK(C);
    assert_codes(scene.town, scene.timetable, "resource.over-capacity");
    end(&scene);
}

static void the_week_capacity_limits_section_blocks(void **state)
{
    struct scene scene = new_scene(0);
    int32_t labs = add_resource(scene.town, "labs", TTB_RESOURCE_ROOM, NORTH);

    (void)state;
    use(&scene, scene.art, NORTH, labs);
    use(&scene, scene.latin, NORTH, labs);
    assert_int_equal(ttb__set_week_capacity(scene.town, labs, 2), TTB_OK);
    add_section(scene.timetable, scene.latin, NORTH, BLOCK(A) | BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    add_section(scene.timetable, scene.art, NORTH, BLOCK(C));
    assert_finding(scene.town, scene.timetable, "resource.over-week-capacity", "",
                   "Resource labs is used in 3 blocks of sections; its week capacity is 2.");
    end(&scene);
}

static void a_teacher_takes_one_section_in_a_block(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_teacher(&scene);
    add_ways(scene.town, NORTH, SOUTH, 0);
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    scene.timetable->sections.items[1].blocks = BLOCK(A);
    assert_codes(scene.town, scene.timetable, "resource.over-capacity");
    end(&scene);
}

static void a_teacher_needs_the_way_between_two_sites(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_teacher(&scene);
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_finding(scene.town, scene.timetable, "teacher.no-way", "/sections/1",
                   "Teacher t1 has lessons at north and then at south on Monday; there is no way.");
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 31), TTB_OK);
    assert_finding(scene.town, scene.timetable, "teacher.gap", "/sections/1",
                   "Teacher t1 has 30 minutes from north to south on Monday; the way takes 31.");
    assert_int_equal(ttb__add_link(scene.town, NORTH, SOUTH, 30), TTB_OK);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_teacher_follows_the_bells_of_each_site(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_teacher(&scene);
    add_ways(scene.town, NORTH, SOUTH, 0);
    add_bell(scene.town, SOUTH, B, (ttb__lesson){TTB_DAY_MON, CLOCK(10, 29), CLOCK(12, 0), 0});
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_finding(scene.town, scene.timetable, "teacher.overlap", "/sections/1",
                   "Teacher t1 has art at north and art at south at the same time on Monday.");
    end(&scene);
}

static void every_two_lessons_in_a_row_count(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_teacher(&scene);
    add_ways(scene.town, NORTH, SOUTH, 30);
    add_ways(scene.town, SOUTH, EAST, 40);
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    add_section(scene.timetable, scene.latin, EAST, BLOCK(C) | BLOCK(B));
    scene.timetable->sections.items[2].blocks = BLOCK(C);
    assert_codes(scene.town, scene.timetable, "section.block-count teacher.gap");
    end(&scene);
}

static void abstract_blocks_ask_no_way_of_teachers(void **state)
{
    struct scene scene = new_scene(0);

    (void)state;
    add_teacher(&scene);
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void sections_without_an_offer_use_nothing(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_teacher(&scene);
    int32_t drama = add_course(scene.town, "drama", 1);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    add_section(scene.timetable, drama, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "section.no-offer teacher.no-way");
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_room_takes_as_many_sections_as_its_capacity),
        cmocka_unit_test(a_section_uses_a_room_in_each_of_its_blocks),
        cmocka_unit_test(the_week_capacity_limits_section_blocks),
        cmocka_unit_test(a_teacher_takes_one_section_in_a_block),
        cmocka_unit_test(a_teacher_needs_the_way_between_two_sites),
        cmocka_unit_test(a_teacher_follows_the_bells_of_each_site),
        cmocka_unit_test(every_two_lessons_in_a_row_count),
        cmocka_unit_test(abstract_blocks_ask_no_way_of_teachers),
        cmocka_unit_test(sections_without_an_offer_use_nothing),
    };
    return cmocka_run_group_tests_name("check_resources", tests, NULL, NULL);
}
