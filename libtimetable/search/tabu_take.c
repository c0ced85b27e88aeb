/* What a tabu search found becomes a timetable. */
#include "search/moves.h"
#include "search/tabu.h"

static int32_t place_of(const ttb__tabu *tabu, int32_t slot)
{
    return tabu->best[tabu->unit_of[slot]];
}

static int32_t collect(ttb__state *state, const ttb__tabu *tabu)
{
    for (int32_t number = 0; number < tabu->units.count - 1; number++) {
        int32_t slot = tabu->units.items[number].slot;
        if (tabu->best[number] != state->placement_of[slot] &&
            !ttb__note_moving(state, slot, tabu->best[number]))
            return 0;
    }
    return state->moving.count > 0;
}

typedef struct take {
    const ttb__state *state;
    const ttb__tabu *tabu;
} take;

/* 1 if the student of a seat notices nothing: his seats fit together where they will be, and no
 * rule or travel hangs on where. */
static int may_keep(const void *taken, int32_t request)
{
    const take *move = taken;
    const ttb__state *state = move->state;
    const ttb__prep *prep = state->prep;
    const ttb__prep_student *student = &prep->students[prep->requests.items[request].student];
    const ttb__placement *at =
        &prep->placements.items[place_of(move->tabu, state->slot_of[request])];
    if (!ttb__may_change_time(state, request))
        return 0;
    for (int32_t other = student->first_request;
         other < student->first_request + student->request_count; other++) {
        const ttb__placement *others;
        if (other == request || state->slot_of[other] == TTB_NONE)
            continue;
        others = &prep->placements.items[place_of(move->tabu, state->slot_of[other])];
        if (!ttb__seats_fit(prep, at->site, at->blocks, others->site, others->blocks))
            return 0;
    }
    return 1;
}

int ttb__move_tabu(ttb__state *state, const ttb__tabu *tabu)
{
    take move = {state, tabu};
    int is_made;
    if (tabu->best_cost >= tabu->first_cost)
        return 0;
    is_made = collect(state, tabu);
    if (is_made) {
        for (int64_t number = 0; number < state->moving.count; number += 2) {
            state->work += state->size_of[state->moving.items[number]];
            ttb__unseat_unless(state, state->moving.items[number], may_keep, &move);
        }
        is_made = ttb__place_moving(state);
    }
    for (int32_t number = 0; is_made && number < state->all_unmet_count; number++)
        ttb__queue_student(state, state->prep->requests.items[state->all_unmet[number]].student);
    if (is_made)
        ttb__settle(state);
    ttb__forget_moving(state);
    return is_made;
}
