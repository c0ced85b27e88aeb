/* Making a state: no section runs but the pinned ones, and nobody sits anywhere. */
#include "search/lists.h"

static ttb_status allocate_slots(ttb__state *state, int64_t slots)
{
    int32_t **arrays[] = {&state->placement_of, &state->size_of,       &state->first_member,
                          &state->open_at,      &state->all_open,      &state->all_open_at,
                          &state->all_closed,   &state->all_closed_at, &state->weak,
                          &state->weak_at};
    for (size_t number = 0; number < sizeof arrays / sizeof *arrays; number++) {
        if (!(*arrays[number] = ttb__alloc(slots, sizeof(int32_t))))
            return TTB_ERR_MEMORY;
    }
    for (int64_t slot = 0; slot < slots; slot++)
        state->placement_of[slot] = state->first_member[slot] = state->weak_at[slot] = TTB_NONE;
    return TTB_OK;
}

static ttb_status allocate_rows(ttb__state *state, int64_t rows)
{
    int32_t **arrays[] = {&state->row_use, &state->lacking, &state->lacking_at};
    for (size_t number = 0; number < sizeof arrays / sizeof *arrays; number++) {
        if (!(*arrays[number] = ttb__alloc(rows, sizeof(int32_t))))
            return TTB_ERR_MEMORY;
    }
    for (int64_t row = 0; row < rows; row++)
        state->lacking_at[row] = TTB_NONE;
    return TTB_OK;
}

static ttb_status allocate_requests(ttb__state *state, int64_t requests)
{
    int32_t **arrays[] = {&state->next_member, &state->prior_member, &state->slot_of, &state->unmet,
                          &state->all_unmet,   &state->all_unmet_at, &state->unmet_at};
    for (size_t number = 0; number < sizeof arrays / sizeof *arrays; number++) {
        if (!(*arrays[number] = ttb__alloc(requests, sizeof(int32_t))))
            return TTB_ERR_MEMORY;
    }
    for (int64_t request = 0; request < requests; request++)
        state->slot_of[request] = TTB_NONE;
    state->has_pin = ttb__alloc(requests, 1);
    state->has_rule = ttb__alloc(requests, 1);
    return state->has_pin && state->has_rule ? TTB_OK : TTB_ERR_MEMORY;
}

static ttb_status allocate_rest(ttb__state *state, const ttb__prep *prep)
{
    state->open = ttb__alloc(prep->slots.count, sizeof *state->open);
    state->course_first_slot = ttb__alloc(prep->course_count + 1, sizeof(int32_t));
    state->open_count = ttb__alloc(prep->course_count, sizeof(int32_t));
    state->unmet_count = ttb__alloc(prep->course_count, sizeof(int32_t));
    state->offer_open = ttb__alloc(prep->offer_count, sizeof(int32_t));
    state->offer_seated = ttb__alloc(prep->offer_count, sizeof(int32_t));
    state->offer_squares = ttb__alloc(prep->offer_count, sizeof(int64_t));
    state->minutes = ttb__alloc(prep->student_count, sizeof(int64_t));
    state->journeys = ttb__alloc(prep->student_count, sizeof(int64_t));
    state->is_queued = ttb__alloc(prep->student_count, 1);
    state->is_moving = ttb__alloc(prep->slots.count, 1);
    state->teacher_slots =
        ttb__alloc(prep->partnership->resources.count, sizeof *state->teacher_slots);
    if (!state->open || !state->course_first_slot || !state->open_count || !state->unmet_count ||
        !state->offer_open || !state->offer_seated || !state->offer_squares || !state->minutes ||
        !state->journeys || !state->is_queued || !state->is_moving || !state->teacher_slots)
        return TTB_ERR_MEMORY;
    return TTB_OK;
}

static void sum_course_slots(ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    for (int64_t slot = 0; slot < prep->slots.count; slot++) {
        int32_t offer = prep->slots.items[slot].offer;
        state->course_first_slot[prep->partnership->offers.items[offer].course + 1]++;
    }
    for (int32_t course = 0; course < prep->course_count; course++)
        state->course_first_slot[course + 1] += state->course_first_slot[course];
}

/* Only with lessons can a teacher's other section in another block be in the way. */
static ttb_status allocate_teachers(ttb__state *state)
{
    const ttb_partnership *partnership = state->prep->partnership;
    for (int64_t offer = 0; state->prep->has_lessons && offer < partnership->offers.count;
         offer++) {
        const ttb__numbers *uses = &partnership->offers.items[offer].uses;
        for (int64_t use = 0; use < uses->count; use++) {
            int32_t resource = uses->items[use];
            ttb__numbers *slots = &state->teacher_slots[resource];
            if (partnership->resources.items[resource].kind == TTB_RESOURCE_TEACHER &&
                ttb__reserve((void **)&slots->items, &slots->capacity, slots->capacity,
                             partnership->offers.items[offer].most_sections + 1,
                             sizeof *slots->items))
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

/* What is demanded and not there yet. */
static void count_demands(ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    for (int32_t row = 0; row < prep->rows.count; row++) {
        state->sums.missing += (int64_t)prep->rows.items[row].least * TTB__MISSING_SECTION;
        ttb__lacking_update(state, row);
    }
    for (int64_t number = 0; number < prep->seat_rules.count; number++) {
        const ttb__seat_rule *rule = &prep->seat_rules.items[number];
        state->has_rule[rule->request] = 1;
        if (rule->is_pin && !state->has_pin[rule->request]) {
            state->has_pin[rule->request] = 1;
            state->sums.missing += TTB__MISSING_PIN;
        }
    }
    for (int32_t request = 0; request < prep->requests.count; request++) {
        ttb__unmet_add(state, request);
        if (!prep->requests.items[request].is_reserve)
            state->sums.goals[TTB_GOAL_UNMET] += prep->requests.items[request].weight;
    }
}

static void fill_closed(ttb__state *state)
{
    for (int32_t slot = 0; slot < state->prep->slots.count; slot++) {
        if (state->prep->slots.items[slot].pinned_placement == TTB_NONE) {
            state->all_closed_at[slot] = state->all_closed_count;
            state->all_closed[state->all_closed_count++] = slot;
        }
    }
    for (int32_t slot = 0; slot < state->prep->slots.count; slot++) {
        if (state->prep->slots.items[slot].pinned_placement != TTB_NONE)
            ttb__state_place(state, slot, state->prep->slots.items[slot].pinned_placement);
    }
    ttb__state_begin(state);
}

ttb_status ttb__state_make(const ttb__prep *prep, uint64_t seed, ttb__state **state_out)
{
    ttb_status status;
    ttb__state *state = ttb__alloc(1, sizeof *state);
    *state_out = NULL;
    if (!state)
        return TTB_ERR_MEMORY;
    state->prep = state->task.prep = prep;
    state->part = TTB_NONE;
    ttb__random_seed(&state->random, seed);
    status = ttb__tours_make(&state->task.tours);
    if (!status)
        status = allocate_slots(state, prep->slots.count);
    if (!status)
        status = allocate_requests(state, prep->requests.count);
    if (!status)
        status = allocate_rows(state, prep->rows.count);
    if (!status)
        status = allocate_rest(state, prep);
    if (!status)
        status = allocate_teachers(state);
    if (!status) {
        sum_course_slots(state);
        status = ttb__state_find_parts(state);
    }
    if (!status) {
        count_demands(state);
        fill_closed(state);
        status = state->status;
    }
    if (status)
        ttb__state_destroy(state);
    else
        *state_out = state;
    return status;
}

void ttb__state_destroy(ttb__state *state)
{
    if (!state)
        return;
    void *blocks[] = {state->placement_of,  state->size_of,           state->first_member,
                      state->open,          state->open_at,           state->all_open,
                      state->all_open_at,   state->all_closed,        state->all_closed_at,
                      state->next_member,   state->prior_member,      state->slot_of,
                      state->unmet,         state->unmet_at,          state->all_unmet,
                      state->all_unmet_at,  state->has_pin,           state->has_rule,
                      state->row_use,       state->course_first_slot, state->open_count,
                      state->unmet_count,   state->offer_open,        state->offer_seated,
                      state->offer_squares, state->minutes,           state->journeys,
                      state->is_queued,     state->queue.items,       state->moving.items,
                      state->log.items,     state->task.wants.items,  state->task.seats.items,
                      state->weak,          state->weak_at,           state->lacking,
                      state->lacking_at,    state->is_moving,         state->part_of};
    for (size_t number = 0; number < sizeof blocks / sizeof *blocks; number++)
        ttb__free(blocks[number]);
    for (int64_t resource = 0;
         state->teacher_slots && resource < state->prep->partnership->resources.count; resource++)
        ttb__free(state->teacher_slots[resource].items);
    ttb__free(state->teacher_slots);
    ttb__tours_destroy(state->task.tours);
    ttb__free(state);
}
