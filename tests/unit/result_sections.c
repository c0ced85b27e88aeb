#include "town.h"

/* Art at north in A or B, two sections of two or three students; D is not allowed, C is closed. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    int32_t art, offer;
};

static struct scene new_scene(int32_t course_blocks)
{
    struct scene scene = {.town = new_town(4, 2)};
    scene.art = add_course(scene.town, "art", course_blocks);
    scene.offer = add_offer(scene.town, scene.art, NORTH);
    assert_int_equal(ttb__set_offer_size(scene.town, scene.offer, 2, 3), TTB_OK);
    assert_int_equal(ttb__set_offer_blocks(scene.town, scene.offer, BLOCK(A) | BLOCK(B) | BLOCK(C)),
                     TTB_OK);
    assert_int_equal(ttb__close_site(scene.town, NORTH, C), TTB_OK);
    for (int32_t student = 0; student < 5; student++)
        add_choice(scene.town, add_student(scene.town, NORTH), scene.art);
    scene.timetable = new_timetable(scene.town);
    return scene;
}

static void seat(const struct scene *scene, int32_t section, int32_t first, int32_t last)
{
    for (int32_t student = first; student <= last; student++)
        add_seat(scene->timetable, section, student);
}

static void end(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static void sections_in_allowed_blocks_are_fine(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    seat(&scene, add_section(scene.timetable, scene.art, NORTH, BLOCK(A)), 0, 1);
    seat(&scene, add_section(scene.timetable, scene.art, NORTH, BLOCK(A)), 2, 4);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_closed_block_is_refused(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    seat(&scene, add_section(scene.timetable, scene.art, NORTH, BLOCK(C)), 0, 1);
    assert_finding(scene.town, scene.timetable, "section.closed-block", "/sections/0",
                   "Section 1 of art at north stands in block C; the site is closed then.");
    end(&scene);
}

static void a_block_that_the_offer_leaves_out_is_refused(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    seat(&scene, add_section(scene.timetable, scene.art, NORTH, BLOCK(D)), 0, 1);
    assert_finding(scene.town, scene.timetable, "section.other-block", "/sections/0",
                   "Section 1 of art at north stands in block D; the offer does not allow it.");
    end(&scene);
}

static void a_section_has_as_many_blocks_as_its_course(void **state)
{
    struct scene scene = new_scene(2);

    (void)state;
    int32_t section = add_section(scene.timetable, scene.art, NORTH, BLOCK(A) | BLOCK(B));
    seat(&scene, section, 0, 1);
    assert_codes(scene.town, scene.timetable, "");
    scene.timetable->sections.items[section].blocks = BLOCK(A);
    assert_finding(scene.town, scene.timetable, "section.block-count", "/sections/0",
                   "Section 1 of art at north stands in 1 different blocks; its course needs 2.");
    scene.timetable->sections.items[section].blocks = 0;
    assert_codes(scene.town, scene.timetable, "section.block-count");
    end(&scene);
}

static void a_block_that_does_not_exist_is_refused(void **state)
{
    struct scene scene = new_scene(2);

    (void)state;
    int32_t section = add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    seat(&scene, section, 0, 1);
    scene.timetable->sections.items[section].blocks |= BLOCK(63);
    assert_codes(scene.town, scene.timetable, "section.unknown-block");
    end(&scene);
}

static void a_section_needs_an_offer(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_ways(scene.town, NORTH, SOUTH, 5);
    seat(&scene, add_section(scene.timetable, scene.art, SOUTH, BLOCK(A)), 0, 0);
    assert_finding(scene.town, scene.timetable, "section.no-offer", "/sections/0",
                   "Section 1 of art at south runs, but the site does not offer the course.");
    end(&scene);
}

static void a_number_below_1_is_refused(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    int32_t section = add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    seat(&scene, section, 0, 1);
    scene.timetable->sections.items[section].number = 0;
    assert_codes(scene.town, scene.timetable, "section.number");
    end(&scene);
}

static void the_sections_of_an_offer_keep_its_limits(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    assert_int_equal(ttb__set_offer_sections(scene.town, scene.offer, 1, 1), TTB_OK);
    assert_finding(scene.town, scene.timetable, "offer.too-few-sections", "",
                   "Course art at north has 0 sections; at least 1 must run.");
    seat(&scene, add_section(scene.timetable, scene.art, NORTH, BLOCK(A)), 0, 1);
    assert_codes(scene.town, scene.timetable, "");
    seat(&scene, add_section(scene.timetable, scene.art, NORTH, BLOCK(A)), 2, 3);
    assert_finding(scene.town, scene.timetable, "offer.too-many-sections", "",
                   "Course art at north has 2 sections; at most 1 may run.");
    end(&scene);
}

static void a_section_is_neither_too_full_nor_too_small(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    int32_t section = add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    seat(&scene, section, 0, 0);
    assert_finding(scene.town, scene.timetable, "section.not-viable", "/sections/0",
                   "Section 1 of art at north has 1 students; it needs 2 to be viable.");
    seat(&scene, section, 1, 2);
    assert_codes(scene.town, scene.timetable, "");
    seat(&scene, section, 3, 3);
    assert_finding(scene.town, scene.timetable, "section.too-full", "/sections/0",
                   "Section 1 of art at north has 4 students; at most 3 fit.");
    end(&scene);
}

static void a_section_of_nobody_runs_too(void **state)
{
    struct scene scene = new_scene(1);

    (void)state;
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "section.not-viable");
    assert_int_equal(ttb__set_offer_size(scene.town, scene.offer, 0, 3), TTB_OK);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void numbers_of_another_partnership_are_not_looked_at(void **state)
{
    struct scene scene = new_scene(1);
    int is_valid = 1;

    (void)state;
    seat(&scene, add_section(scene.timetable, scene.art, NORTH, BLOCK(A)), 0, 1);
    scene.timetable->sections.items[0].students.items[0] = 5;
    assert_int_equal(ttb__check(scene.town, scene.timetable, &is_valid, NULL), TTB_ERR_STATE);
    assert_int_equal(is_valid, 0);
    scene.timetable->sections.items[0].students.items[0] = 0;
    scene.timetable->sections.items[0].site = 2;
    assert_int_equal(ttb__check(scene.town, scene.timetable, &is_valid, NULL), TTB_ERR_STATE);
    scene.timetable->sections.items[0].site = NORTH;
    scene.timetable->sections.items[0].course = -1;
    assert_int_equal(ttb__check(scene.town, scene.timetable, &is_valid, NULL), TTB_ERR_STATE);
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_in_allowed_blocks_are_fine),
        cmocka_unit_test(a_closed_block_is_refused),
        cmocka_unit_test(a_block_that_the_offer_leaves_out_is_refused),
        cmocka_unit_test(a_section_has_as_many_blocks_as_its_course),
        cmocka_unit_test(a_block_that_does_not_exist_is_refused),
        cmocka_unit_test(a_section_needs_an_offer),
        cmocka_unit_test(a_number_below_1_is_refused),
        cmocka_unit_test(the_sections_of_an_offer_keep_its_limits),
        cmocka_unit_test(a_section_is_neither_too_full_nor_too_small),
        cmocka_unit_test(a_section_of_nobody_runs_too),
        cmocka_unit_test(numbers_of_another_partnership_are_not_looked_at),
    };
    return cmocka_run_group_tests_name("check_sections", tests, NULL, NULL);
}
