#include "town.h"

/* Art at north and south and a double award at north, in abstract blocks; s00 chose both. */
struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
    int32_t art, award;
};

static struct scene new_scene(void)
{
    struct scene scene = {.town = new_town(4, 2)};
    scene.art = add_course(scene.town, "art", 1);
    scene.award = add_course(scene.town, "award", 2);
    add_offer(scene.town, scene.art, NORTH);
    add_offer(scene.town, scene.art, SOUTH);
    add_offer(scene.town, scene.award, NORTH);
    add_ways(scene.town, NORTH, SOUTH, 10);
    add_student(scene.town, NORTH);
    add_choice(scene.town, 0, scene.art);
    add_choice(scene.town, 0, scene.award);
    scene.timetable = new_timetable(scene.town);
    return scene;
}

static void pin_section(struct scene *scene, int32_t course, int32_t site, uint64_t blocks)
{
    add_rule(scene->town,
             (ttb__rule){
                 .kind = TTB__RULE_PIN_SECTION, .course = course, .site = site, .blocks = blocks});
}

static void add_seat_rule(struct scene *scene, int32_t kind, int32_t site, uint64_t blocks)
{
    add_rule(scene->town,
             (ttb__rule){
                 .kind = kind, .student = 0, .course = scene->art, .site = site, .blocks = blocks});
}

static void limit_block(struct scene *scene, int32_t block, int32_t least, int32_t most)
{
    add_rule(scene->town,
             (ttb__rule){
                 .kind = TTB__RULE_BLOCK_SECTIONS, .block = block, .least = least, .most = most});
}

static void end(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    ttb__partnership_destroy(scene->town);
}

static void a_pinned_section_stands_in_exactly_its_blocks(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    pin_section(&scene, scene.award, NORTH, BLOCK(A) | BLOCK(B));
    assert_finding(scene.town, scene.timetable, "rule.pin-section", "",
                   "Rule /rules/0 and its equals pin 1 sections of award at north to exactly these "
                   "blocks; 0 stand there.");
    add_section(scene.timetable, scene.award, NORTH, BLOCK(B) | BLOCK(C));
    assert_codes(scene.town, scene.timetable, "rule.pin-section");
    add_section(scene.timetable, scene.award, NORTH, BLOCK(A) | BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void as_many_equal_pins_need_as_many_sections(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    pin_section(&scene, scene.art, NORTH, BLOCK(A));
    pin_section(&scene, scene.art, SOUTH, BLOCK(A));
    pin_section(&scene, scene.art, NORTH, BLOCK(A));
    pin_section(&scene, scene.art, SOUTH, BLOCK(B));
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(A));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_finding(scene.town, scene.timetable, "rule.pin-section", "",
                   "Rule /rules/0 and its equals pin 2 sections of art at north to exactly these "
                   "blocks; 1 stand there.");
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_forbidden_section_stands_in_none_of_the_blocks(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    add_rule(scene.town, (ttb__rule){.kind = TTB__RULE_FORBID_SECTION,
                                     .course = scene.award,
                                     .site = NORTH,
                                     .blocks = BLOCK(B) | BLOCK(D)});
    int32_t section = add_section(scene.timetable, scene.award, NORTH, BLOCK(A) | BLOCK(C));
    assert_codes(scene.town, scene.timetable, "");
    scene.timetable->sections.items[section].blocks = BLOCK(C) | BLOCK(D);
    assert_finding(scene.town, scene.timetable, "rule.forbid-section", "/sections/0",
                   "Section 1 of award at north stands in block D, which rule /rules/0 forbids.");
    end(&scene);
}

static void a_pinned_seat_exists(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    add_seat_rule(&scene, TTB__RULE_PIN_SEAT, TTB_NONE, 0);
    assert_finding(scene.town, scene.timetable, "rule.pin-seat", "",
                   "Student s00 does not have the seat in art that rule /rules/0 pins.");
    add_seat(scene.timetable, add_section(scene.timetable, scene.art, SOUTH, BLOCK(A)), 0);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_pinned_seat_is_at_its_site_in_its_blocks(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    add_seat_rule(&scene, TTB__RULE_PIN_SEAT, SOUTH, BLOCK(A));
    add_seat(scene.timetable, add_section(scene.timetable, scene.art, SOUTH, BLOCK(A)), 0);
    assert_codes(scene.town, scene.timetable, "");
    scene.timetable->sections.items[0].blocks = BLOCK(B);
    assert_codes(scene.town, scene.timetable, "rule.pin-seat");
    scene.timetable->sections.items[0].blocks = BLOCK(A);
    scene.timetable->sections.items[0].site = NORTH;
    assert_codes(scene.town, scene.timetable, "rule.pin-seat");
    end(&scene);
}

static void a_forbidden_seat_does_not_exist(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    add_seat_rule(&scene, TTB__RULE_FORBID_SEAT, NORTH, BLOCK(A));
    add_seat(scene.timetable, add_section(scene.timetable, scene.art, SOUTH, BLOCK(A)), 0);
    assert_codes(scene.town, scene.timetable, "");
    scene.timetable->sections.items[0].site = NORTH;
    assert_finding(scene.town, scene.timetable, "rule.forbid-seat", "/sections/0/students/0",
                   "Student s00 has a seat in art that rule /rules/0 forbids.");
    scene.timetable->sections.items[0].blocks = BLOCK(B);
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

static void a_course_can_be_forbidden_everywhere(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    add_seat_rule(&scene, TTB__RULE_FORBID_SEAT, TTB_NONE, 0);
    assert_codes(scene.town, scene.timetable, "");
    add_seat(scene.timetable, add_section(scene.timetable, scene.art, SOUTH, BLOCK(D)), 0);
    assert_codes(scene.town, scene.timetable, "rule.forbid-seat");
    end(&scene);
}

static void a_block_has_so_many_sections(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    limit_block(&scene, B, 1, 2);
    assert_finding(scene.town, scene.timetable, "rule.block-sections", "",
                   "Block B has 0 sections; rule /rules/0 asks for at least 1.");
    add_section(scene.timetable, scene.award, NORTH, BLOCK(A) | BLOCK(B));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "");
    add_section(scene.timetable, scene.art, NORTH, BLOCK(B));
    assert_finding(scene.town, scene.timetable, "rule.block-sections", "",
                   "Block B has 3 sections; rule /rules/0 allows at most 2.");
    end(&scene);
}

/* The checker names the rule that is broken; who asks for the limits of a block gets the tightest.
 */
static void the_tightest_limits_of_a_block_count(void **state)
{
    struct scene scene = new_scene();
    int32_t least, most;

    (void)state;
    limit_block(&scene, B, 1, 2);
    limit_block(&scene, B, 0, 5);
    limit_block(&scene, B, 2, TTB_NONE);
    limit_block(&scene, A, 3, 3);
    ttb__block_limits(scene.town, B, &least, &most);
    assert_int_equal(least, 2);
    assert_int_equal(most, 2);
    add_section(scene.timetable, scene.award, NORTH, BLOCK(B) | BLOCK(C));
    add_section(scene.timetable, scene.art, SOUTH, BLOCK(B));
    add_section(scene.timetable, scene.art, NORTH, BLOCK(B));
    assert_codes(scene.town, scene.timetable, "rule.block-sections rule.block-sections");
    end(&scene);
}

static void a_block_without_a_limit_has_any_number(void **state)
{
    struct scene scene = new_scene();

    (void)state;
    limit_block(&scene, A, 1, TTB_NONE);
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    add_section(scene.timetable, scene.art, NORTH, BLOCK(A));
    assert_codes(scene.town, scene.timetable, "");
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pinned_section_stands_in_exactly_its_blocks),
        cmocka_unit_test(as_many_equal_pins_need_as_many_sections),
        cmocka_unit_test(a_forbidden_section_stands_in_none_of_the_blocks),
        cmocka_unit_test(a_pinned_seat_exists),
        cmocka_unit_test(a_pinned_seat_is_at_its_site_in_its_blocks),
        cmocka_unit_test(a_forbidden_seat_does_not_exist),
        cmocka_unit_test(a_course_can_be_forbidden_everywhere),
        cmocka_unit_test(a_block_has_so_many_sections),
        cmocka_unit_test(the_tightest_limits_of_a_block_count),
        cmocka_unit_test(a_block_without_a_limit_has_any_number),
    };
    return cmocka_run_group_tests_name("check_rules", tests, NULL, NULL);
}
