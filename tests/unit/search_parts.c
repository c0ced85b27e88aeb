/* Parts of the town: who connects courses, and what moves of one part leave alone. */
#include "search_town.h"

enum { COURSES = 6, BLOCKS = 4, MOVES = 2000 };

static int32_t count_parts(ttb_partnership *town)
{
    ttb__prep *prep = prepare(town, NULL);
    ttb__state *state = new_state(prep);
    int32_t count = state->part_count;
    ttb__state_destroy(state);
    destroy(town, prep);
    return count;
}

static void courses_that_share_no_block_are_parts(void **unused)
{
    ttb_partnership *town = new_halves(1000, 1000);
    ttb__prep *prep = prepare(town, NULL);
    ttb__state *state = new_state(prep);
    (void)unused;
    assert_int_equal(state->part_count, 2);
    assert_int_equal(state->part, TTB_NONE);
    for (int32_t number = 0; number < COURSES; number++)
        assert_int_equal(state->part_of[number],
                         state->part_of[number < COURSES / 2 ? 0 : COURSES / 2]);
    assert_int_not_equal(state->part_of[0], state->part_of[COURSES - 1]);
    ttb__state_destroy(state);
    destroy(town, prep);
}

/* Seats in different blocks may overlap, and ways between them count. */
static void lessons_connect_all_that_a_student_takes(void **unused)
{
    ttb_partnership *town = new_halves(1000, 1000);
    (void)unused;
    add_monday(town);
    assert_int_equal(count_parts(town), 1);
}

static void one_course_in_all_blocks_connects_both_halves(void **unused)
{
    int32_t course;
    ttb_partnership *town = new_halves(1000, 1000);
    (void)unused;
    course = add_course(town, "german", 1);
    add_offer(town, course, NORTH);
    add_choice(town, 0, course);
    assert_int_equal(count_parts(town), 1);
}

/* One room for the first course of either half, so many section blocks in the week. */
static int32_t parts_with_room(int32_t section_blocks)
{
    ttb_partnership *town = new_halves(1000, 1000);
    int32_t room = add_resource(town, "room", TTB_RESOURCE_ROOM, NORTH);
    assert_int_equal(ttb__set_week_capacity(town, room, section_blocks), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town, 0, room), TTB_OK);
    assert_int_equal(ttb__add_offer_use(town, COURSES / 2, room), TTB_OK);
    return count_parts(town);
}

static void a_room_too_few_connects_both_halves(void **unused)
{
    (void)unused;
    assert_int_equal(parts_with_room(4), 2);
    assert_int_equal(parts_with_room(3), 1);
}

static void a_limit_of_courses_away_connects_both_halves(void **unused)
{
    ttb_partnership *town = new_halves(1000, 1000);
    (void)unused;
    set_limits(town, TTB_NONE, TTB_NONE, COURSES - 1);
    assert_int_equal(count_parts(town), 1);
}

/* It stands in for an unmet choice of either half. */
static void a_reserve_connects_both_halves(void **unused)
{
    int32_t course;
    ttb_partnership *town = new_halves(1000, 1000);
    (void)unused;
    course = add_course(town, "german", 1);
    add_offer(town, course, NORTH);
    assert_int_equal(ttb__add_reserve(town, 0, course, 500), TTB_OK);
    assert_int_equal(count_parts(town), 1);
}

/* Years that share nobody; courses that nobody takes are parts of their own, and too small to have
 * coolings of their own. */
static void small_parts_count_as_one(void **unused)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    ttb_partnership *town = new_town(BLOCKS, 1);
    int32_t student = add_student(town, NORTH), courses[10];
    (void)unused;
    for (int32_t number = 0; number < 10; number++) {
        courses[number] = add_course(town, ids[number], 1);
        add_offer(town, courses[number], NORTH);
        if (number < 4)
            add_choice(town, student, courses[number]);
    }
    assert_int_equal(count_parts(town), 2);
}

static void moves_of_a_part_leave_sections_of_others(void **unused)
{
    int32_t moved = 0, there[COURSES * 2];
    ttb_partnership *town = new_halves(1000, 1000);
    ttb__prep *prep = prepare(town, NULL);
    ttb__state *state = new_state(prep);
    (void)unused;
    for (int32_t move = 0; move < MOVES; move++) {
        ttb__state_begin(state);
        (void)ttb__move_build(state);
    }
    state->part = state->part_of[0];
    memcpy(there, state->placement_of, sizeof there);
    for (int32_t move = 0; move < MOVES; move++) {
        ttb__state_begin(state);
        (void)ttb__move(state);
        for (int32_t slot = 0; slot < COURSES * 2; slot++) {
            if (state->placement_of[slot] == there[slot])
                continue;
            assert_int_equal(state->part_of[ttb__course_of_slot(prep, slot)], state->part);
            moved++;
        }
    }
    assert_true(moved > MOVES / 10);
    ttb__state_destroy(state);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(courses_that_share_no_block_are_parts),
        cmocka_unit_test(lessons_connect_all_that_a_student_takes),
        cmocka_unit_test(one_course_in_all_blocks_connects_both_halves),
        cmocka_unit_test(a_room_too_few_connects_both_halves),
        cmocka_unit_test(a_limit_of_courses_away_connects_both_halves),
        cmocka_unit_test(a_reserve_connects_both_halves),
        cmocka_unit_test(small_parts_count_as_one),
        cmocka_unit_test(moves_of_a_part_leave_sections_of_others),
    };
    return cmocka_run_group_tests_name("parts", tests, NULL, NULL);
}
