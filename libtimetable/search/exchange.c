/* Exchange of two blocks: at one site, or along a Kempe chain of sections that share students. */
#include "base/bits.h"
#include "search/moves.h"

/* Sections of a chain; in a large town it often holds half of the two blocks, which changes little.
 */
enum { MOST_CHAINED = 64 };

typedef struct exchange {
    ttb__state *state;
    int32_t site, cohort; /* of the sections that move; TTB_NONE: every cohort */
    uint64_t one, other;  /* the two blocks */
} exchange;

static const ttb__placement *placement_of(const ttb__state *state, int32_t slot)
{
    return &state->prep->placements.items[state->placement_of[slot]];
}

/* 1 if the slot's section stands in exactly one of the blocks. */
static int is_in_one(const exchange *move, int32_t slot)
{
    uint64_t blocks = placement_of(move->state, slot)->blocks;
    return ((blocks & move->one) != 0) != ((blocks & move->other) != 0);
}

/* 1 if the exchange at a site takes the slot's section along. */
static int is_at_site(const exchange *move, int32_t slot)
{
    const ttb__prep *prep = move->state->prep;
    const ttb__placement *placement = placement_of(move->state, slot);
    return placement->site == move->site && is_in_one(move, slot) &&
           prep->slots.items[slot].pinned_placement == TTB_NONE &&
           (move->cohort == TTB_NONE ||
            prep->partnership->courses.items[placement->course].cohort == move->cohort);
}

int ttb__note_moving(ttb__state *state, int32_t slot, int32_t placement)
{
    if (TTB__PUSH(&state->moving, slot) || TTB__PUSH(&state->moving, placement)) {
        state->status = TTB_ERR_MEMORY;
        return 0;
    }
    state->is_moving[slot] = 1;
    return 1;
}

/* The slot moves; 0 if its offer may not stand there. */
static int add(exchange *move, int32_t slot)
{
    ttb__state *state = move->state;
    const ttb__placement *placement = placement_of(state, slot);
    int32_t to = ttb__find_placement(state->prep, placement->offer,
                                     placement->blocks ^ (move->one | move->other));
    if (to == TTB_NONE || state->prep->slots.items[slot].pinned_placement != TTB_NONE)
        return 0;
    return ttb__note_moving(state, slot, to);
}

/* Every section at the site that stands in one of the blocks; 0 if one cannot go along. */
static int collect_site(exchange *move)
{
    ttb__state *state = move->state;
    state->work += state->all_open_count / 16;
    for (int32_t number = 0; number < state->all_open_count; number++) {
        int32_t slot = state->all_open[number];
        if (is_at_site(move, slot) && !add(move, slot))
            return 0;
    }
    return state->moving.count > 0;
}

/* The sections of a member's other seats in the two blocks. */
static int collect_seats(exchange *move, int32_t member)
{
    const ttb__state *state = move->state;
    const ttb__prep_student *student =
        &state->prep->students[state->prep->requests.items[member].student];
    for (int32_t other = student->first_request;
         other < student->first_request + student->request_count; other++) {
        int32_t slot = state->slot_of[other];
        if (slot != TTB_NONE && !state->is_moving[slot] && is_in_one(move, slot) &&
            !add(move, slot))
            return 0;
    }
    return 1;
}

/* The section, those that share a student with it in the other block, and so on, until no student
 * would have two at once; 0 if there are too many or one cannot go along. */
static int collect_chain(exchange *move, int32_t first)
{
    ttb__state *state = move->state;
    if (!add(move, first))
        return 0;
    for (int64_t number = 0; number < state->moving.count; number += 2) {
        int32_t slot = state->moving.items[number];
        state->work += state->size_of[slot] / 2;
        for (int32_t member = state->first_member[slot]; member != TTB_NONE;
             member = state->next_member[member]) {
            if (!collect_seats(move, member))
                return 0;
        }
        if (state->moving.count > 2 * MOST_CHAINED)
            return 0;
    }
    return 1;
}

/* 1 if the student notices nothing: all that he has in the two blocks goes along, and his travel
 * cannot change. */
static int may_keep(const void *exchanged, int32_t request)
{
    const exchange *move = exchanged;
    const ttb__state *state = move->state;
    const ttb__prep_student *student =
        &state->prep->students[state->prep->requests.items[request].student];
    if (!ttb__may_change_time(state, request))
        return 0;
    for (int32_t other = student->first_request;
         other < student->first_request + student->request_count; other++) {
        int32_t slot = state->slot_of[other];
        if (slot != TTB_NONE && placement_of(state, slot)->blocks & (move->one | move->other) &&
            !state->is_moving[slot])
            return 0;
    }
    return 1;
}

static void unseat_who_notice(const exchange *move)
{
    ttb__state *state = move->state;
    for (int64_t number = 0; number < state->moving.count; number += 2) {
        state->work += state->size_of[state->moving.items[number]] / 4;
        ttb__unseat_unless(state, state->moving.items[number], may_keep, move);
    }
}

/* Lift all sections, then put them down. Members who keep their seats stay on board. */
static int put_all(ttb__state *state)
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

int ttb__place_moving(ttb__state *state)
{
    if (put_all(state))
        return 1;
    ttb__drop_queue(state);
    ttb__state_undo(state);
    return 0;
}

void ttb__forget_moving(ttb__state *state)
{
    for (int64_t number = 0; number < state->moving.count; number += 2)
        state->is_moving[state->moving.items[number]] = 0;
    state->moving.count = 0;
}

/* Exchange what was collected. 0 and nothing changed if it finds no room. */
static int make(exchange *move, int is_asking)
{
    ttb__state *state = move->state;
    unseat_who_notice(move);
    if (!ttb__place_moving(state))
        return 0;
    for (int64_t number = 0; is_asking && number < state->moving.count; number += 2)
        ttb__attract(state, state->moving.items[number]);
    ttb__settle(state);
    return 1;
}

static exchange begin(ttb__state *state, int32_t slot, int32_t block)
{
    const ttb__placement *placement = placement_of(state, slot);
    exchange move = {state, placement->site, TTB_NONE, placement->blocks & (~placement->blocks + 1),
                     UINT64_C(1) << block};
    return move;
}

int ttb__move_columns(ttb__state *state, int32_t slot, int32_t block, int is_whole_site)
{
    exchange move = begin(state, slot, block);
    int is_made;
    if (!is_whole_site)
        move.cohort =
            state->prep->partnership->courses.items[placement_of(state, slot)->course].cohort;
    is_made = is_in_one(&move, slot) && collect_site(&move) && make(&move, 0);
    ttb__forget_moving(state);
    return is_made;
}

int ttb__move_kempe(ttb__state *state, int32_t slot, int32_t block)
{
    exchange move = begin(state, slot, block);
    int is_made = is_in_one(&move, slot) && collect_chain(&move, slot) && make(&move, 1);
    ttb__forget_moving(state);
    return is_made;
}
