/* After a move, before it is judged: what it spoiled is made good where that is easy. */
#include "search/moves.h"

enum { EVEN_TRIES = 300, MEND_TRIES = 100 };

void ttb__repair(ttb__state *state, int64_t allowed)
{
    int64_t count = state->log.count;
    for (int64_t number = 0; number < count && number < state->log.count; number++) {
        ttb__step step = state->log.items[number];
        int64_t steps = state->log.count;
        ttb__sums sums = state->sums;
        if (step.kind != TTB__STEP_SEAT || step.before == TTB_NONE ||
            state->slot_of[step.subject] != TTB_NONE)
            continue;
        if (ttb__state_rise(state) <= allowed || !ttb__state_goes_on(state))
            return;
        ttb__move_chain(state, state->prep->requests.items[step.subject].student);
        if (ttb__state_cost(state, &state->sums) > ttb__state_cost(state, &sums))
            ttb__state_undo_to(state, steps, &sums);
    }
}

int ttb__costs_sizes_alone(const ttb__state *state)
{
    int64_t sizes =
        state->sums.goals[TTB_GOAL_BALANCE] - state->sums_before.goals[TTB_GOAL_BALANCE];
    return sizes > 0 && sizes * state->weights.goals[TTB_GOAL_BALANCE] >= ttb__state_rise(state);
}

void ttb__repair_sizes(ttb__state *state, int64_t allowed)
{
    for (int32_t number = 0; number < EVEN_TRIES && ttb__state_goes_on(state); number++) {
        int64_t steps = state->log.count;
        ttb__sums sums = state->sums;
        if (!ttb__move_even(state))
            continue;
        if (ttb__state_cost(state, &state->sums) > ttb__state_cost(state, &sums))
            ttb__state_undo_to(state, steps, &sums);
        else if (ttb__state_rise(state) <= allowed)
            return;
    }
}

void ttb__mend(ttb__state *state)
{
    for (int32_t number = 0;
         number < MEND_TRIES && state->sums.missing && ttb__state_goes_on(state); number++) {
        ttb__state_begin(state);
        if (ttb__move_mend(state) && ttb__state_rise(state) > 0)
            ttb__state_undo(state);
    }
}
