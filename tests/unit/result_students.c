#include "town.h"

/* Art, latin, music and a double award at north; one student who chose art and the double award,
 * with latin and music as reserves. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    int32_t art, latin, music, award, student;
};

static struct scene new_scene(void)
{
    struct scene scene = {.town = new_town(4, 2)};
    ttb_partnership *town = scene.town;
    scene.art = add_course(town, "art", 1);
    scene.latin = add_course(town, "latin", 1);
    scene.music = add_course(town, "music", 1);
    scene.award = add_course(town, "award", 2);
    for (int32_t course = 0; course < town->courses.count; course++)
        add_offer(town, course, NORTH);
    scene.student = add_student(town, NORTH);
    add_choice(town, scene.student, scene.art);
    add_choice(town, scene.student, scene.award);
    assert_int_equal(ttb__add_reserve(town, scene.student, scene.latin, 500), TTB_OK);
    assert_int_equal(ttb__add_reserve(town, scene.student, scene.music, 400), TTB_OK);
    scene.timetable = new_timetable(town);
    return scene;
}

static int32_t sit(const struct scene *scene, int32_t course, uint64_t blocks)
{
    int32_t section = add_section(scene->timetable, course, NORTH, blocks);
    add_seat(scene->timetable, section, scene->student);
    return section;
}

static void end(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static void one_seat_for_each_choice_is_fine(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    sit(&scene, scene.award, BLOCK(A) | BLOCK(C));
    sit(&scene, scene.art, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void two_sections_in_one_block_clash(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    sit(&scene, scene.award, BLOCK(A) | BLOCK(C));
    sit(&scene, scene.art, BLOCK(C));
    assert_finding(scene.town, scene.timetable, "student.clash", "/sections/1/students/0",
                   "Student s00 has two sections in block C: award at north and art at north.");
    end(&scene);
}

static void a_student_stands_once_in_a_section(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    int32_t section = sit(&scene, scene.art, BLOCK(A));
    add_seat(scene.timetable, section, scene.student);
    assert_finding(scene.town, scene.timetable, "seat.twice", "/sections/0/students/1",
                   "Student s00 stands twice in one section.");
    end(&scene);
}

static void a_choice_gets_one_seat(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    sit(&scene, scene.art, BLOCK(A));
    sit(&scene, scene.art, BLOCK(B));
    assert_finding(scene.town, scene.timetable, "seat.second", "/sections/1/students/0",
                   "Student s00 has more than one seat in art.");
    end(&scene);
}

static void a_course_that_was_not_chosen_gets_no_seat(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    int32_t other = add_student(scene.town, NORTH);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    int32_t section = sit(&scene, scene.art, BLOCK(A));
    add_seat(scene.timetable, section, other);
    assert_finding(scene.town, scene.timetable, "seat.not-chosen", "/sections/0/students/1",
                   "Student s01 has a seat in art, which is neither a choice nor a reserve.");
    end(&scene);
}

static void a_course_that_was_not_chosen_is_told_twice_only_once(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    scene.student = add_student(scene.town, NORTH);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    sit(&scene, scene.art, BLOCK(A));
    sit(&scene, scene.art, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "seat.not-chosen seat.second");
    end(&scene);
}

static void reserves_stand_in_for_unmet_choices(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    sit(&scene, scene.latin, BLOCK(A));
    sit(&scene, scene.music, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    sit(&scene, scene.art, BLOCK(C));
    assert_finding(scene.town, scene.timetable, "student.too-many-reserves", "",
                   "Student s00 has 2 reserve seats, but only 1 unmet choices.");
    end(&scene);
}

static void a_clash_is_told_for_each_block(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    int32_t double_science = add_course(scene.town, "double", 2);
    add_offer(scene.town, double_science, NORTH);
    add_choice(scene.town, scene.student, double_science);
    ttb__timetable_destroy(scene.timetable);
    scene.timetable = new_timetable(scene.town);
    sit(&scene, scene.award, BLOCK(A) | BLOCK(B));
    sit(&scene, double_science, BLOCK(A) | BLOCK(B));
    assert_codes(scene.town, scene.timetable, "student.clash student.clash");
    end(&scene);
}

/* The same timetable with its sections in another order breaks the same rules. */
static void the_order_of_sections_does_not_change_how_many_clashes(void **state)
{
    const int orders[3][3] = {{0, 1, 2}, {1, 2, 0}, {1, 0, 2}};
    (void)state;
    for (int order = 0; order < 3; order++) {
        struct scene scene = new_scene();
        for (int place = 0; place < 3; place++) {
            int which = orders[order][place];
            sit(&scene,
                which == 0   ? scene.award
                : which == 1 ? scene.art
                             : scene.latin,
                which == 0   ? BLOCK(A) | BLOCK(C)
                : which == 1 ? BLOCK(A)
                             : BLOCK(C));
        }
        assert_codes(scene.town, scene.timetable,
                     "student.clash student.clash student.too-many-reserves");
        end(&scene);
    }
}

static void what_follows_a_double_seat_is_looked_at_too(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    add_seat(scene.timetable, sit(&scene, scene.art, BLOCK(A)), scene.student);
    sit(&scene, scene.award, BLOCK(A) | BLOCK(B));
    assert_codes(scene.town, scene.timetable, "seat.twice student.clash");
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_seat_for_each_choice_is_fine),
        cmocka_unit_test(two_sections_in_one_block_clash),
        cmocka_unit_test(a_student_stands_once_in_a_section),
        cmocka_unit_test(a_choice_gets_one_seat),
        cmocka_unit_test(a_course_that_was_not_chosen_gets_no_seat),
        cmocka_unit_test(a_course_that_was_not_chosen_is_told_twice_only_once),
        cmocka_unit_test(reserves_stand_in_for_unmet_choices),
        cmocka_unit_test(a_clash_is_told_for_each_block),
        cmocka_unit_test(the_order_of_sections_does_not_change_how_many_clashes),
        cmocka_unit_test(what_follows_a_double_seat_is_looked_at_too),
    };
    return cmocka_run_group_tests_name("check_students", tests, NULL, NULL);
}
