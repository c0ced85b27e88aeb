/* Exchange of two blocks at one site. */
#include "base/bits.h"
#include "search/moves.h"

typedef struct columns {
    ttb__state *state;
    int32_t site, cohort; /* TTB_NONE: every cohort */
    uint64_t one, other;  /* the two blocks */
} columns;

static const ttb__placement *placement_of(const ttb__state *state, int32_t slot)
{
    return &state->prep->placements.items[state->placement_of[slot]];
}

/* 1 if the slot's section goes along: it stands at the site in exactly one of the blocks and is not
 * pinned. */
static int goes_along(const columns *move, int32_t slot)
{
    const ttb__prep *prep = move->state->prep;
    const ttb__placement *placement = placement_of(move->state, slot);
    int is_in_one = (placement->blocks & move->one) != 0;
    int is_in_other = (placement->blocks & move->other) != 0;
    return placement->site == move->site && is_in_one != is_in_other &&
           prep->slots.items[slot].pinned_placement == TTB_NONE &&
           (move->cohort == TTB_NONE ||
            prep->partnership->courses.items[placement->course].cohort == move->cohort);
}

/* The slot's placement with the two blocks exchanged, TTB_NONE if its offer may not stand there. */
static int32_t exchanged(const columns *move, int32_t slot)
{
    const ttb__placement *placement = placement_of(move->state, slot);
    return ttb__find_placement(move->state->prep, placement->offer,
                               placement->blocks ^ (move->one | move->other));
}

/* 1 if the student notices nothing: all that he has in the two blocks goes along, and his travel
 * cannot change. */
static int may_keep(const columns *move, int32_t request)
{
    const ttb__state *state = move->state;
    int32_t number = state->prep->requests.items[request].student;
    const ttb__prep_student *student = &state->prep->students[number];
    if (state->has_rule[request] ||
        (state->prep->has_lessons && (state->minutes[number] || state->journeys[number])))
        return 0;
    for (int32_t other = student->first_request;
         other < student->first_request + student->request_count; other++) {
        int32_t slot = state->slot_of[other];
        if (slot != TTB_NONE && placement_of(state, slot)->blocks & (move->one | move->other) &&
            !goes_along(move, slot))
            return 0;
    }
    return 1;
}

/* The slots that go along and their new placements into state->moving; 0 if one cannot. */
static int collect(columns *move)
{
    ttb__state *state = move->state;
    state->moving.count = 0;
    for (int32_t number = 0; number < state->all_open_count; number++) {
        int32_t slot = state->all_open[number], placement;
        if (!goes_along(move, slot))
            continue;
        placement = exchanged(move, slot);
        if (placement == TTB_NONE)
            return 0;
        if (TTB__PUSH(&state->moving, slot) || TTB__PUSH(&state->moving, placement)) {
            state->status = TTB_ERR_MEMORY;
            return 0;
        }
    }
    state->work += state->all_open_count / 16;
    return state->moving.count > 0;
}

static void unseat_who_notice(const columns *move)
{
    ttb__state *state = move->state;
    for (int64_t number = 0; number < state->moving.count; number += 2) {
        int32_t next = state->first_member[state->moving.items[number]];
        state->work += state->size_of[state->moving.items[number]] / 4;
        while (next != TTB_NONE && !state->status) {
            int32_t request = next;
            next = state->next_member[request];
            if (!may_keep(move, request))
                ttb__unseat(state, request);
        }
    }
}

/* Lift all sections, then put them down; 0 if one finds no room. Members who keep their seats stay
 * on board. */
static int exchange(ttb__state *state)
{
    int64_t count = state->moving.count;
    for (int64_t number = 0; number < count; number += 2)
        ttb__state_place(state, state->moving.items[number], TTB_NONE);
    for (int64_t number = 0; number < count; number += 2) {
        int32_t slot = state->moving.items[number], placement = state->moving.items[number + 1];
        if (!ttb__state_has_room(state, slot, placement))
            return 0;
        ttb__state_place(state, slot, placement);
    }
    return 1;
}

int ttb__move_columns(ttb__state *state, int32_t slot, int32_t block, int is_whole_site)
{
    const ttb__placement *placement = placement_of(state, slot);
    columns move = {state, placement->site,
                    is_whole_site
                        ? TTB_NONE
                        : state->prep->partnership->courses.items[placement->course].cohort,
                    placement->blocks & (~placement->blocks + 1), UINT64_C(1) << block};
    if (placement->blocks & move.other || !collect(&move))
        return 0;
    unseat_who_notice(&move);
    if (!exchange(state)) {
        ttb__drop_queue(state);
        ttb__state_undo(state);
        return 0;
    }
    ttb__settle(state);
    return 1;
}
