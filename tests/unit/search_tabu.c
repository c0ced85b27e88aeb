/* Tabu search takes out clashes that stand in everybody's way, and turns make sizes even. */
#include "search_town.h"

#include "search/tabu.h"

enum { COURSES = 40, BLOCKS = 5, SECTIONS = 4, STUDENTS = 24 };

static void add_pair_of(ttb_partnership *town, int32_t one, int32_t other)
{
    int32_t number = (int32_t)town->students.count, student;
    char id[] = {'t', (char)('0' + number / 100), (char)('0' + number / 10 % 10),
                 (char)('0' + number % 10), '\0'};
    assert_int_equal(ttb__add_student(town, id, NORTH, NULL, &student), TTB_OK);
    add_choice(town, student, one);
    add_choice(town, student, other);
}

/* A course with up to so many sections, each for everybody. */
static int32_t add_large(ttb_partnership *town, int32_t number, int32_t sections)
{
    char id[] = "c00";
    int32_t course, offer;
    id[1] = (char)('0' + number / 10);
    id[2] = (char)('0' + number % 10);
    course = add_course(town, id, 1);
    offer = add_offer(town, course, NORTH);
    assert_int_equal(ttb__set_offer_sections(town, offer, 0, sections), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town, offer, 0, COURSES), TTB_OK);
    return course;
}

/* Courses of five kinds; somebody takes each two of different kinds, so that a timetable without
 * clashes puts each kind in a block of its own. All begin in the first two blocks. */
static void clashes_are_taken_out(void **unused)
{
    ttb_partnership *town = new_town(BLOCKS, 1);
    int32_t courses[COURSES];
    (void)unused;
    for (int32_t number = 0; number < COURSES; number++)
        courses[number] = add_large(town, number, 1);
    for (int32_t one = 0; one < COURSES; one++)
        for (int32_t other = 0; other < one; other++)
            if (one % BLOCKS != other % BLOCKS)
                add_pair_of(town, courses[one], courses[other]);
    ttb__prep *prep = prepare(town, NULL);
    ttb__state *state = new_state(prep);
    for (int32_t offer = 0; offer < COURSES; offer++)
        ttb__move_open(state, prep->offer_first_slot[offer],
                       prep->offer_first_placement[offer] + offer % 2);
    assert_true(state->all_unmet_count > 100);
    ttb__tabu *tabu = NULL;
    assert_int_equal(ttb__tabu_make(state, &tabu), TTB_OK);
    for (int32_t run = 0; run < 1000 && !ttb__tabu_run(tabu, &state->random); run++)
        continue;
    ttb__state_begin(state);
    assert_int_equal(ttb__move_take(state, tabu->best), 1);
    assert_int_equal(state->all_unmet_count, 0);
    ttb__tabu_destroy(tabu);
    ttb__state_destroy(state);
    destroy(town, prep);
}

/* Everybody takes two courses with a section in each of four blocks: turns alone make all sizes
 * equal. */
static void turns_make_sizes_even(void **unused)
{
    ttb_partnership *town = new_town(SECTIONS, 1);
    int32_t one = add_large(town, 0, SECTIONS), other = add_large(town, 1, SECTIONS);
    (void)unused;
    for (int32_t student = 0; student < STUDENTS; student++)
        add_pair_of(town, one, other);
    ttb__prep *prep = prepare(town, NULL);
    ttb__state *state = new_state(prep);
    for (int32_t slot = 0; slot < 2 * SECTIONS; slot++)
        ttb__state_place(state, slot,
                         prep->offer_first_placement[slot / SECTIONS] + slot % SECTIONS);
    for (int32_t student = 0; student < STUDENTS; student++) {
        ttb__state_seat(state, prep->students[student].first_request, 0);
        ttb__state_seat(state, prep->students[student].first_request + 1, SECTIONS + 1);
    }
    assert_true(state->sums.goals[TTB_GOAL_BALANCE] > 0);
    for (int32_t turn = 0; turn < 4000; turn++) {
        ttb__state_begin(state);
        ttb__move_even(state);
        if (ttb__state_cost(state, &state->sums) > ttb__state_cost(state, &state->sums_before))
            ttb__state_undo(state);
    }
    assert_int_equal(state->sums.goals[TTB_GOAL_BALANCE], 0);
    assert_int_equal(state->all_unmet_count, 0);
    ttb__state_destroy(state);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clashes_are_taken_out),
        cmocka_unit_test(turns_make_sizes_even),
    };
    return cmocka_run_group_tests_name("tabu", tests, NULL, NULL);
}
