/* A section takes a place where rooms or teachers are used up: what stands in its way goes
 * elsewhere, or closes. */
#include "search/moves.h"

enum { MOST_DISPLACED = 2 };

/* The first row that has no room for the placement, TTB_NONE if it is not a row that is in the way.
 */
static int32_t full_row(const ttb__state *state, int32_t number)
{
    const ttb__prep *prep = state->prep;
    const ttb__placement *placement = &prep->placements.items[number];
    for (int32_t entry = 0; entry < placement->entry_count; entry++) {
        const ttb__entry *uses = &prep->entries.items[placement->first_entry + entry];
        if (state->row_use[uses->row] + uses->amount > prep->rows.items[uses->row].most)
            return uses->row;
    }
    return TTB_NONE;
}

/* Some section in the row, not pinned; TTB_NONE if there is none. */
static int32_t blocker(ttb__state *state, int32_t row)
{
    int32_t count = state->all_open_count;
    int32_t start = count ? (int32_t)ttb__random_below(&state->random, (uint32_t)count) : 0;
    state->work += count / 16;
    for (int32_t number = 0; number < count; number++) {
        int32_t slot = state->all_open[(start + number) % count];
        if (ttb__amount_in(state->prep, state->placement_of[slot], row))
            return slot;
    }
    return TTB_NONE;
}

static void lift(ttb__state *state, int32_t slot)
{
    ttb__unseat_members(state, slot);
    ttb__state_place(state, slot, TTB_NONE);
}

/* Any placement of its offer that has room, from a random one on; else it stays closed. */
static void land(ttb__state *state, int32_t slot)
{
    const ttb__prep *prep = state->prep;
    int32_t offer = prep->slots.items[slot].offer;
    int32_t count = prep->offer_placement_count[offer], first = prep->offer_first_placement[offer];
    int32_t start = (int32_t)ttb__random_below(&state->random, (uint32_t)count);
    for (int32_t number = 0; number < count && state->placement_of[slot] == TTB_NONE; number++)
        ttb__put_down(state, slot, first + (start + number) % count);
}

int ttb__move_force(ttb__state *state, int32_t slot, int32_t placement)
{
    int32_t displaced[MOST_DISPLACED], count = 0;
    if (state->placement_of[slot] == placement)
        return 0;
    if (state->placement_of[slot] != TTB_NONE)
        lift(state, slot);
    while (!ttb__state_has_room(state, slot, placement)) {
        int32_t row = full_row(state, placement);
        int32_t other = row == TTB_NONE || count == MOST_DISPLACED ? TTB_NONE : blocker(state, row);
        if (other == TTB_NONE) {
            ttb__drop_queue(state);
            ttb__state_undo(state);
            return 0;
        }
        lift(state, other);
        displaced[count++] = other;
    }
    ttb__put_down(state, slot, placement);
    while (count > 0)
        land(state, displaced[--count]);
    ttb__settle(state);
    return 1;
}
