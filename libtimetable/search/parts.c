/* Parts of the town that can be searched one by one: nothing in one is ever in the way of anything
 * in another, neither a student's seat nor a room. A school whose years share nobody has such
 * parts, and one whose courses run in the first three blocks or in the others.
 *
 * A cooling of one part keeps what is best of the others, so that the best of each comes together;
 * one of the whole town has to do well everywhere at once. */
#include "base/union_find.h"
#include "search/search.h"
#include "search/state.h"

/* Parts with less than so small a part of all sections count as one. */
enum { LEAST_PART = TTB__MOST_PARTS - 1 };

/* Blocks in which sections of each course may stand. */
static uint64_t *find_blocks(const ttb__prep *prep)
{
    uint64_t *blocks = ttb__alloc(prep->course_count, sizeof *blocks);
    for (int64_t number = 0; blocks && number < prep->placements.count; number++) {
        const ttb__placement *placement = &prep->placements.items[number];
        blocks[placement->course] |= placement->blocks;
    }
    return blocks;
}

/* 1 if what a student has in one course may forbid a seat in any other: by ways between lessons, by
 * a limit of all his courses, by a reserve that only stands in for an unmet choice. */
static int is_one_week(const ttb__prep *prep, const ttb__prep_student *student)
{
    return prep->has_lessons || student->courses_away < student->choice_count ||
           student->request_count > student->choice_count;
}

/* Connect a student's courses that may stand in one block, or all of them. */
static void connect_week(const ttb__prep *prep, const ttb__prep_student *student,
                         const uint64_t *blocks, int32_t *parent)
{
    int32_t end = student->first_request + student->request_count;
    int is_one = is_one_week(prep, student);
    for (int32_t one = student->first_request; one < end; one++) {
        for (int32_t other = student->first_request; other < one; other++) {
            int32_t course = prep->requests.items[one].course,
                    second = prep->requests.items[other].course;
            if (is_one || blocks[course] & blocks[second])
                ttb__connect(parent, course, second);
        }
    }
}

static const ttb__placement *placement_in(const ttb__prep *prep, const ttb__row *row, int32_t place)
{
    return &prep->placements.items[prep->row_placements.items[row->first_placement + place]];
}

/* 1 if nobody has to stand in the row, and all sections that may have room there at once.
 * Placements of a row stand by offer, so each offer is one run of them. */
static int is_loose(const ttb__prep *prep, int32_t number)
{
    const ttb__row *row = &prep->rows.items[number];
    int64_t left = row->most;
    int32_t offer = TTB_NONE, most = 0;
    for (int32_t place = 0; place < row->placement_count; place++) {
        const ttb__placement *at = placement_in(prep, row, place);
        int32_t amount = ttb__amount_in(prep, (int32_t)(at - prep->placements.items), number);
        if (at->offer != offer)
            most = 0;
        offer = at->offer;
        if (amount > most) {
            int64_t slots = prep->offer_first_slot[offer + 1] - prep->offer_first_slot[offer];
            left -= (amount - most) * slots;
            most = amount;
        }
    }
    return row->least <= 0 && left >= 0;
}

/* Connect the courses whose sections may be in each other's way, or count together. */
static void connect_row(const ttb__prep *prep, int32_t number, int32_t *parent)
{
    const ttb__row *row = &prep->rows.items[number];
    if (is_loose(prep, number))
        return;
    for (int32_t place = 1; place < row->placement_count; place++)
        ttb__connect(parent, placement_in(prep, row, 0)->course,
                     placement_in(prep, row, place)->course);
}

/* How many sections may run in the part of each root. */
static void count_slots(const ttb__state *state, int32_t *parent, int64_t *slots)
{
    for (int32_t course = 0; course < state->prep->course_count; course++)
        slots[ttb__find_root(parent, course)] +=
            state->course_first_slot[course + 1] - state->course_first_slot[course];
}

/* Large parts are numbered from 0 on, and all small ones come last. */
static void number_parts(ttb__state *state, int32_t *parent, const int64_t *slots)
{
    int32_t courses = state->prep->course_count, has_small = 0;
    for (int32_t course = 0; course < courses; course++)
        if (parent[course] == course && slots[course] * LEAST_PART >= state->prep->slots.count)
            state->part_of[course] = state->part_count++;
    for (int32_t course = 0; course < courses; course++) {
        int32_t root = ttb__find_root(parent, course);
        int is_small = slots[root] * LEAST_PART < state->prep->slots.count;
        state->part_of[course] = is_small ? state->part_count : state->part_of[root];
        has_small |= is_small;
    }
    state->part_count += has_small;
}

static ttb_status find_parts(ttb__state *state, const uint64_t *blocks, int32_t *parent,
                             int64_t *slots)
{
    const ttb__prep *prep = state->prep;
    for (int32_t course = 0; course < prep->course_count; course++)
        parent[course] = course;
    for (int32_t student = 0; student < prep->student_count; student++) {
        if (ttb__ask_at(student))
            return TTB__STOPPED;
        connect_week(prep, &prep->students[student], blocks, parent);
    }
    for (int64_t row = 0; row < prep->rows.count; row++) {
        if (ttb__ask())
            return TTB__STOPPED;
        connect_row(prep, (int32_t)row, parent);
    }
    count_slots(state, parent, slots);
    number_parts(state, parent, slots);
    return TTB_OK;
}

ttb_status ttb__state_find_parts(ttb__state *state)
{
    int32_t courses = state->prep->course_count;
    uint64_t *blocks = find_blocks(state->prep);
    int32_t *parent = ttb__alloc(courses, sizeof *parent);
    int64_t *slots = ttb__alloc(courses, sizeof *slots);
    ttb_status status = TTB_ERR_MEMORY;
    state->part_of = ttb__alloc(courses, sizeof *state->part_of);
    if (blocks && parent && slots && state->part_of)
        status = find_parts(state, blocks, parent, slots);
    ttb__free(blocks);
    ttb__free(parent);
    ttb__free(slots);
    return status;
}
