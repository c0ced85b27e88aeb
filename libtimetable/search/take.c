/* Sections go where a table says, all at once; who cannot have his seats there is seated anew. */
#include "search/moves.h"

typedef struct take {
    const ttb__state *state;
    const int32_t *target;
} take;

/* Sections that run no more close at once; those that go elsewhere are noted. */
static int collect(ttb__state *state, const int32_t *target)
{
    int is_changed = 0;
    for (int32_t slot = 0; slot < state->prep->slots.count; slot++) {
        if (target[slot] == state->placement_of[slot])
            continue;
        is_changed = 1;
        if (target[slot] == TTB_NONE) {
            ttb__unseat_members(state, slot);
            ttb__state_place(state, slot, TTB_NONE);
        } else if (!ttb__note_moving(state, slot, target[slot])) {
            return 0;
        }
    }
    return is_changed;
}

/* 1 if the student of a seat notices nothing: his seats fit together where they will be, and no
 * rule or travel hangs on where. */
static int may_keep(const void *taken, int32_t request)
{
    const take *move = taken;
    const ttb__state *state = move->state;
    const ttb__prep *prep = state->prep;
    const ttb__prep_student *student = &prep->students[prep->requests.items[request].student];
    const ttb__placement *at = &prep->placements.items[move->target[state->slot_of[request]]];
    if (!ttb__may_change_time(state, request))
        return 0;
    for (int32_t other = student->first_request;
         other < student->first_request + student->request_count; other++) {
        const ttb__placement *others;
        if (other == request || state->slot_of[other] == TTB_NONE)
            continue;
        others = &prep->placements.items[move->target[state->slot_of[other]]];
        if (!ttb__seats_fit(prep, at->site, at->blocks, others->site, others->blocks))
            return 0;
    }
    return 1;
}

static int take_places(ttb__state *state, const take *move)
{
    for (int64_t number = 0; number < state->moving.count; number += 2) {
        state->work += state->size_of[state->moving.items[number]];
        ttb__unseat_unless(state, state->moving.items[number], may_keep, move);
    }
    return ttb__place_moving(state);
}

int ttb__move_take(ttb__state *state, const int32_t *target)
{
    const take move = {state, target};
    int is_made = collect(state, target) && take_places(state, &move);
    for (int32_t number = 0; is_made && number < state->all_unmet_count; number++)
        ttb__queue_student(state, state->prep->requests.items[state->all_unmet[number]].student);
    if (is_made)
        ttb__settle(state);
    ttb__forget_moving(state);
    return is_made;
}
