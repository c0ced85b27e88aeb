/* Whose turn it is: each part of the town (parts.c) has coolings of its own. One that cannot have
 * less of the first tier rests most of the time while another may. */
#include "search/inside.h"

/* A part that rests has a turn in one of so many rounds of turns, for later tiers. */
enum { REST = 4 };

int32_t ttb__search_part_count(const ttb__search *search)
{
    return search->state->part_count;
}

const int32_t *ttb__search_parts(const ttb__search *search)
{
    return search->state->part_of;
}

void ttb__search_bound_part(ttb__search *search, int32_t part, int64_t least)
{
    search->part_least[part] = least;
}

/* A reserve's seat makes good for a choice of the same student, whose courses are all in one part.
 */
static int64_t unmet_in_part(const ttb__search *search, int32_t part)
{
    const ttb__prep *prep = search->prep;
    int64_t unmet = 0;

    for (int64_t number = 0; number < prep->requests.count; number++) {
        const ttb__request *asked = &prep->requests.items[number];
        int has_seat = search->best.slot_of[number] != TTB_NONE;
        if (search->state->part_of[asked->course] == part)
            unmet += asked->is_reserve ? -has_seat * asked->weight : !has_seat * asked->weight;
    }
    return unmet;
}

/* 1 if the part may have less of the first tier than in the best timetable. */
static int is_open(const ttb__search *search, int32_t part)
{
    const ttb__tier *tier = &search->prep->tiers[0];

    if (tier->goal_count > 1 || tier->goals[0].goal != TTB_GOAL_UNMET || !search->best.is_valid)
        return 1;
    return unmet_in_part(search, part) * tier->goals[0].weight > search->part_least[part];
}

static int is_any_open(const ttb__search *search)
{
    int32_t part = 0;

    while (part < search->state->part_count && !is_open(search, part))
        part++;
    return part < search->state->part_count;
}

int ttb__search_turn_to_next_part(ttb__search *search)
{
    ttb__state *state = search->state;
    int may_rest, is_first = 0;

    if (state->part_count < 2)
        return 1;
    may_rest = search->cooling.number % REST != 0 && is_any_open(search);
    do {
        state->part = (state->part + 1) % state->part_count; /* from TTB_NONE to the first */
        is_first |= state->part == 0;
    } while (may_rest && !is_open(search, state->part));
    return is_first;
}
