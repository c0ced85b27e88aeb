#include "search/lists.h"

void ttb__list_join(ttb__state *state, int32_t request)
{
    int32_t slot = state->slot_of[request], next = state->first_member[slot];
    state->next_member[request] = next;
    state->prior_member[request] = TTB_NONE;
    if (next != TTB_NONE)
        state->prior_member[next] = request;
    state->first_member[slot] = request;
}

void ttb__list_leave(ttb__state *state, int32_t request)
{
    int32_t next = state->next_member[request], prior = state->prior_member[request];
    if (next != TTB_NONE)
        state->prior_member[next] = prior;
    if (prior != TTB_NONE)
        state->next_member[prior] = next;
    else
        state->first_member[state->slot_of[request]] = next;
}

/* Unordered sets: items[0] to items[count - 1], at[item] its place, TTB_NONE for what is not there.
 */
static void set_add(int32_t *items, int32_t *at, int32_t *count, int32_t item)
{
    at[item] = *count;
    items[(*count)++] = item;
}

static void set_remove(int32_t *items, int32_t *at, int32_t *count, int32_t item)
{
    int32_t last = items[--*count];
    items[at[item]] = last;
    at[last] = at[item];
    at[item] = TTB_NONE;
}

void ttb__unmet_add(ttb__state *state, int32_t request)
{
    const ttb__request *asked = &state->prep->requests.items[request];
    if (asked->is_reserve)
        return;
    set_add(&state->unmet[state->prep->course_first_taker[asked->course]], state->unmet_at,
            &state->unmet_count[asked->course], request);
    set_add(state->all_unmet, state->all_unmet_at, &state->all_unmet_count, request);
}

void ttb__unmet_remove(ttb__state *state, int32_t request)
{
    const ttb__request *asked = &state->prep->requests.items[request];
    if (asked->is_reserve)
        return;
    set_remove(&state->unmet[state->prep->course_first_taker[asked->course]], state->unmet_at,
               &state->unmet_count[asked->course], request);
    set_remove(state->all_unmet, state->all_unmet_at, &state->all_unmet_count, request);
}

void ttb__weak_update(ttb__state *state, int32_t slot)
{
    int32_t offer = state->prep->slots.items[slot].offer;
    int32_t least = state->prep->partnership->offers.items[offer].least_size;
    int is_weak = state->placement_of[slot] != TTB_NONE && state->size_of[slot] < least;
    if (is_weak && state->weak_at[slot] == TTB_NONE)
        set_add(state->weak, state->weak_at, &state->weak_count, slot);
    else if (!is_weak && state->weak_at[slot] != TTB_NONE)
        set_remove(state->weak, state->weak_at, &state->weak_count, slot);
}

void ttb__lacking_update(ttb__state *state, int32_t row)
{
    int is_lacking = state->row_use[row] < state->prep->rows.items[row].least;
    if (is_lacking && state->lacking_at[row] == TTB_NONE)
        set_add(state->lacking, state->lacking_at, &state->lacking_count, row);
    else if (!is_lacking && state->lacking_at[row] != TTB_NONE)
        set_remove(state->lacking, state->lacking_at, &state->lacking_count, row);
}

/* Room for every slot was made when the state was. */
static void add_to_teachers(ttb__state *state, int32_t slot)
{
    const ttb__numbers *uses =
        &state->prep->partnership->offers.items[state->prep->slots.items[slot].offer].uses;
    for (int64_t use = 0; use < uses->count; use++) {
        ttb__numbers *slots = &state->teacher_slots[uses->items[use]];
        if (slots->capacity)
            slots->items[slots->count++] = slot;
    }
}

static void remove_from_teachers(ttb__state *state, int32_t slot)
{
    const ttb__numbers *uses =
        &state->prep->partnership->offers.items[state->prep->slots.items[slot].offer].uses;
    for (int64_t use = 0; use < uses->count; use++) {
        ttb__numbers *slots = &state->teacher_slots[uses->items[use]];
        for (int64_t number = 0; number < slots->count; number++) {
            if (slots->items[number] == slot) {
                slots->items[number] = slots->items[--slots->count];
                break;
            }
        }
    }
}

void ttb__open_update(ttb__state *state, int32_t slot)
{
    const ttb__placement *placement = &state->prep->placements.items[state->placement_of[slot]];
    const ttb__offer *offer = &state->prep->partnership->offers.items[placement->offer];
    ttb__open open = {slot,
                      state->placement_of[slot],
                      placement->site,
                      placement->offer,
                      offer->least_size,
                      offer->most_size,
                      placement->blocks};
    state->open[state->course_first_slot[placement->course] + state->open_at[slot]] = open;
}

void ttb__open_add(ttb__state *state, int32_t slot)
{
    int32_t course = ttb__course_of_slot(state->prep, slot);
    state->open_at[slot] = state->open_count[course]++;
    ttb__open_update(state, slot);
    if (state->prep->slots.items[slot].pinned_placement == TTB_NONE) {
        set_remove(state->all_closed, state->all_closed_at, &state->all_closed_count, slot);
        set_add(state->all_open, state->all_open_at, &state->all_open_count, slot);
    }
    add_to_teachers(state, slot);
}

void ttb__open_remove(ttb__state *state, int32_t slot)
{
    int32_t course = ttb__course_of_slot(state->prep, slot);
    ttb__open *open = &state->open[state->course_first_slot[course]];
    ttb__open last = open[--state->open_count[course]];
    open[state->open_at[slot]] = last;
    state->open_at[last.slot] = state->open_at[slot];
    if (state->prep->slots.items[slot].pinned_placement == TTB_NONE) {
        set_remove(state->all_open, state->all_open_at, &state->all_open_count, slot);
        set_add(state->all_closed, state->all_closed_at, &state->all_closed_count, slot);
    }
    remove_from_teachers(state, slot);
}
