/* Parts of the town that can be searched one by one: no student's seat in one is ever in the way of
 * one in another. A school whose years share nobody has such parts, and one whose courses run in
 * the first three blocks or in the others.
 *
 * A cooling of one part keeps what is best of the others, so that the best of each comes together;
 * one of the whole town has to do well everywhere at once. */
#include "base/union_find.h"
#include "search/state.h"

/* Parts with less than so small a part of all sections count as one. */
enum { LEAST_PART = 8 };

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

/* Connect a student's courses that may stand in one block; with lessons, where different blocks may
 * clash too and each way depends on the others, all of them. */
static void connect_courses(const ttb__prep *prep, int32_t student, const uint64_t *blocks,
                            int32_t *parent)
{
    int32_t first = prep->students[student].first_request;
    int32_t end = first + prep->students[student].request_count;
    for (int32_t one = first; one < end; one++) {
        for (int32_t other = first; other < one; other++) {
            int32_t course = prep->requests.items[one].course,
                    second = prep->requests.items[other].course;
            if (prep->has_lessons || blocks[course] & blocks[second])
                ttb__connect(parent, course, second);
        }
    }
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
        connect_courses(prep, student, blocks, parent);
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
