/* Where bounds placed everything at the end of a tree: a list of offers and placements becomes a
 * table of slots, in which sections that stand there already stay. */
#include "search/moves.h"

/* Part of a leaf: all placements of one offer, in pairs of offer and placement. */
typedef struct run {
    const int32_t *items;
    int64_t count;
} run;

static run run_at(const ttb__numbers *leaf, int64_t first)
{
    run found = {leaf->items + first, 2};
    while (first + found.count < leaf->count && found.items[found.count] == found.items[0])
        found.count += 2;
    return found;
}

/* How many sections of the offer are still to stand in the placement. */
static int64_t left_in(const ttb__prep *prep, const run *of, int32_t placement,
                       const int32_t *target)
{
    int64_t left = 0;
    for (int64_t number = 0; number < of->count; number += 2)
        left += of->items[number + 1] == placement;
    for (int32_t slot = prep->offer_first_slot[of->items[0]];
         slot < prep->offer_first_slot[of->items[0] + 1]; slot++)
        left -= target[slot] == placement;
    return left;
}

/* A slot of the offer that has no place yet, one that runs before one that does not. */
static int32_t free_slot(const ttb__state *state, int32_t offer, const int32_t *target)
{
    const int32_t *first = state->prep->offer_first_slot;
    int32_t found = TTB_NONE;
    for (int32_t slot = first[offer]; slot < first[offer + 1]; slot++) {
        if (target[slot] == TTB_NONE &&
            (found == TTB_NONE || state->placement_of[found] == TTB_NONE))
            found = slot;
    }
    return found;
}

static int is_right(const ttb__prep *prep, int32_t slot, int32_t placement)
{
    int32_t pinned = prep->slots.items[slot].pinned_placement;
    return pinned == TTB_NONE || pinned == placement;
}

static int place_offer(const ttb__state *state, const run *of, int32_t *target)
{
    const ttb__prep *prep = state->prep;
    int32_t offer = of->items[0], first = prep->offer_first_slot[offer];
    int32_t end = prep->offer_first_slot[offer + 1];
    for (int32_t slot = first; slot < end; slot++)
        target[slot] = TTB_NONE;
    for (int32_t slot = first; slot < end; slot++) {
        int32_t now = state->placement_of[slot];
        if (now != TTB_NONE && left_in(prep, of, now, target) > 0)
            target[slot] = now;
    }
    for (int64_t number = 0; number < of->count; number += 2) {
        int32_t placement = of->items[number + 1], slot = free_slot(state, offer, target);
        if (placement == TTB_NONE || left_in(prep, of, placement, target) <= 0)
            continue;
        if (slot == TTB_NONE)
            return 0;
        target[slot] = placement;
    }
    for (int32_t slot = first; slot < end; slot++)
        if (!is_right(prep, slot, target[slot]))
            return 0;
    return 1;
}

int ttb__leaf_target(const ttb__state *state, const ttb__numbers *leaf, int32_t *target)
{
    for (int32_t slot = 0; slot < state->prep->slots.count; slot++)
        target[slot] = state->placement_of[slot];
    for (int64_t first = 0; first < leaf->count;) {
        run of = run_at(leaf, first);
        if (!place_offer(state, &of, target))
            return 0;
        first += of.count;
    }
    return 1;
}
