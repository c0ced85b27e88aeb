/* A student goes to another section of a course at the same site; what he has there at that time
 * comes to the time that he left, at once or by way of a third course. Nobody else moves, so a try
 * takes a microsecond, where a chain takes hundreds: sizes become even by many of them. */
#include "search/moves.h"

/* Courses of the student that change sections. */
enum { MOST_TURNED = 3 };

typedef struct turn {
    int32_t request, slot; /* goes there */
} turn;

static uint64_t blocks_of(const ttb__state *state, int32_t slot)
{
    return state->prep->placements.items[state->placement_of[slot]].blocks;
}

/* 1 if there is a seat in the section for one who has one at the other's site. */
static int may_take(const ttb__state *state, const ttb__open *open, int32_t now)
{
    return open->slot != now && state->size_of[open->slot] < open->most_size &&
           open->site == state->prep->placements.items[state->placement_of[now]].site;
}

/* The smallest section to which the seat may turn in exactly these blocks, TTB_NONE. */
static int32_t section_in(const ttb__state *state, int32_t request, uint64_t blocks)
{
    int32_t course = state->prep->requests.items[request].course, best = TTB_NONE;
    const ttb__open *open = &state->open[state->course_first_slot[course]];
    for (const ttb__open *end = open + state->open_count[course]; open < end; open++) {
        if (open->blocks == blocks && may_take(state, open, state->slot_of[request]) &&
            (best == TTB_NONE || state->size_of[open->slot] < state->size_of[best]))
            best = open->slot;
    }
    return best;
}

/* Some section to which the seat may turn, TTB_NONE if the one drawn is none. */
static int32_t some_section(ttb__state *state, int32_t request)
{
    int32_t course = state->prep->requests.items[request].course;
    int32_t count = state->open_count[course];
    const ttb__open *open = &state->open[state->course_first_slot[course]];
    open += ttb__random_below(&state->random, (uint32_t)count);
    return may_take(state, open, state->slot_of[request]) ? open->slot : TTB_NONE;
}

/* Where the seat is once these have turned. */
static int32_t slot_then(const ttb__state *state, const turn *turns, int32_t count, int32_t request)
{
    for (int32_t number = 0; number < count; number++) {
        if (turns[number].request == request)
            return turns[number].slot;
    }
    return state->slot_of[request];
}

/* The student's other seat that does not fit beside the last turn: TTB_NONE and *is_clear_out 1:
 * there is none; 0: one that cannot give way. */
static int32_t in_the_way(const ttb__state *state, const turn *turns, int32_t count,
                          int *is_clear_out)
{
    const ttb__prep *prep = state->prep;
    const turn *last = &turns[count - 1];
    const ttb__placement *to = &prep->placements.items[state->placement_of[last->slot]];
    const ttb__prep_student *student = &prep->students[prep->requests.items[last->request].student];
    int32_t found = TTB_NONE;
    *is_clear_out = 0;
    for (int32_t other = student->first_request;
         other < student->first_request + student->request_count; other++) {
        int32_t slot = slot_then(state, turns, count, other);
        const ttb__placement *has;
        if (slot == TTB_NONE || other == last->request)
            continue;
        has = &prep->placements.items[state->placement_of[slot]];
        if (ttb__seats_fit(prep, to->site, to->blocks, has->site, has->blocks))
            continue;
        if (found != TTB_NONE || has->blocks != to->blocks || !ttb__may_change_time(state, other) ||
            slot != state->slot_of[other])
            return TTB_NONE;
        found = other;
    }
    *is_clear_out = found == TTB_NONE;
    return found;
}

/* Who turns to where, from the first on: their number, 0 if it does not come out. */
static int32_t find_turns(ttb__state *state, turn turns[MOST_TURNED])
{
    uint64_t left = blocks_of(state, state->slot_of[turns[0].request]);
    for (int32_t count = 1;; count++) {
        int is_clear;
        int32_t request = in_the_way(state, turns, count, &is_clear), slot;
        if (is_clear)
            return count;
        if (request == TTB_NONE || count == MOST_TURNED)
            return 0;
        slot = section_in(state, request, left);
        turns[count].request = request;
        turns[count].slot = slot == TTB_NONE ? some_section(state, request) : slot;
        if (slot != TTB_NONE)
            return count + 1;
        if (turns[count].slot == TTB_NONE)
            return 0;
    }
}

int ttb__move_even(ttb__state *state)
{
    turn turns[MOST_TURNED];
    int32_t count;
    state->work += 4;
    if (!state->prep->requests.count)
        return 0;
    turns[0].request =
        (int32_t)ttb__random_below(&state->random, (uint32_t)state->prep->requests.count);
    if (state->slot_of[turns[0].request] == TTB_NONE ||
        !ttb__may_change_time(state, turns[0].request))
        return 0;
    turns[0].slot = some_section(state, turns[0].request);
    if (turns[0].slot == TTB_NONE)
        return 0;
    count = find_turns(state, turns);
    for (int32_t number = 0; number < count; number++)
        ttb__state_seat(state, turns[number].request, TTB_NONE);
    for (int32_t number = 0; number < count; number++)
        ttb__state_seat(state, turns[number].request, turns[number].slot);
    state->work += 8 + 8 * count;
    return count;
}
