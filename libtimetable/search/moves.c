/* Section moves: each places sections and seats everybody anew whom it touches. */
#include "search/moves.h"
#include "base/bits.h"

enum { MOST_ATTRACTED = 64 };

static uint32_t below(ttb__state *state, int64_t count)
{
    return ttb__random_below(&state->random, (uint32_t)count);
}

uint64_t ttb__free_blocks(const ttb__state *state, int32_t request)
{
    const ttb__prep_student *student =
        &state->prep->students[state->prep->requests.items[request].student];
    uint64_t used = 0;
    for (int32_t other = student->first_request;
         other < student->first_request + student->request_count; other++) {
        int32_t slot = state->slot_of[other];
        if (other != request && slot != TTB_NONE)
            used |= state->prep->placements.items[state->placement_of[slot]].blocks;
    }
    return ~used;
}

void ttb__unseat(ttb__state *state, int32_t request)
{
    ttb__state_seat(state, request, TTB_NONE);
    ttb__queue_student(state, state->prep->requests.items[request].student);
}

void ttb__unseat_members(ttb__state *state, int32_t slot)
{
    while (state->first_member[slot] != TTB_NONE && !state->status)
        ttb__unseat(state, state->first_member[slot]);
}

int ttb__may_change_time(const ttb__state *state, int32_t request)
{
    int32_t student = state->prep->requests.items[request].student;
    return !state->has_rule[request] &&
           !(state->prep->has_lessons && (state->minutes[student] || state->journeys[student]));
}

void ttb__unseat_unless(ttb__state *state, int32_t slot, ttb__may_keep_fn may_keep,
                        const void *move)
{
    int32_t next = state->first_member[slot];
    while (next != TTB_NONE && !state->status) {
        int32_t request = next;
        next = state->next_member[request];
        if (!may_keep(move, request))
            ttb__unseat(state, request);
    }
}

/* A section's way to other blocks. */
typedef struct relocation {
    const ttb__state *state;
    uint64_t blocks;
} relocation;

/* Members who are free in the new blocks stay; the others look for another seat. */
static int can_stay(const void *move, int32_t request)
{
    const relocation *to = move;
    return ttb__may_change_time(to->state, request) &&
           !(to->blocks & ~ttb__free_blocks(to->state, request));
}

/* 1 if the section's new place may be worth a look for the student of a request. */
static int is_attractive(const ttb__state *state, int32_t request, int32_t slot)
{
    const ttb__prep *prep = state->prep;
    const ttb__prep_student *student = &prep->students[prep->requests.items[request].student];
    int32_t site = prep->placements.items[state->placement_of[slot]].site;
    int32_t offer = prep->slots.items[slot].offer, now = state->slot_of[request];
    int32_t minutes = site == student->home ? 0 : ttb__return_minutes(prep, student->home, site);
    if (minutes == TTB_NONE || minutes > student->minutes_a_day)
        return 0;
    if (now == TTB_NONE || state->size_of[slot] < prep->partnership->offers.items[offer].least_size)
        return 1;
    return minutes < ttb__return_minutes(prep, student->home,
                                         prep->placements.items[state->placement_of[now]].site);
}

/* Ask some of these requests, from a random one on, whether they would rather sit in the section.
 * Returns how many may still be asked. */
static int32_t ask(ttb__state *state, int32_t slot, const int32_t *requests, int32_t count,
                   int32_t left)
{
    int32_t start = count ? (int32_t)below(state, count) : 0;
    for (int32_t number = 0; number < count && left > 0; number++) {
        int32_t request = requests[(start + number) % count];
        if (is_attractive(state, request, slot)) {
            ttb__queue_student(state, state->prep->requests.items[request].student);
            left--;
        }
    }
    state->work += count / 8;
    return left;
}

void ttb__attract(ttb__state *state, int32_t slot)
{
    const ttb__prep *prep = state->prep;
    int32_t course = ttb__course_of_slot(prep, slot);
    int32_t first = prep->course_first_taker[course], left;
    if (state->status)
        return; /* there was no memory to place it, so that it stands nowhere */
    left = ask(state, slot, &state->unmet[first], state->unmet_count[course], MOST_ATTRACTED);
    ask(state, slot, &prep->takers[first], prep->course_first_taker[course + 1] - first, left);
}

int ttb__move_relocate(ttb__state *state, int32_t slot, int32_t placement)
{
    relocation to = {state, 0};
    if (placement == state->placement_of[slot] || !ttb__state_has_room(state, slot, placement))
        return 0;
    to.blocks = state->prep->placements.items[placement].blocks;
    ttb__unseat_unless(state, slot, can_stay, &to);
    ttb__state_place(state, slot, placement);
    ttb__attract(state, slot);
    ttb__settle(state);
    return 1;
}

int ttb__move_open(ttb__state *state, int32_t slot, int32_t placement)
{
    if (!ttb__state_has_room(state, slot, placement))
        return 0;
    ttb__state_place(state, slot, placement);
    ttb__attract(state, slot);
    ttb__settle(state);
    return 1;
}

int ttb__move_close(ttb__state *state, int32_t slot)
{
    ttb__unseat_members(state, slot);
    ttb__state_place(state, slot, TTB_NONE);
    ttb__settle(state);
    return 1;
}

void ttb__put_down(ttb__state *state, int32_t slot, int32_t placement)
{
    if (!ttb__state_has_room(state, slot, placement))
        return;
    ttb__state_place(state, slot, placement);
    ttb__attract(state, slot);
}

int ttb__move_transfer(ttb__state *state, int32_t from, int32_t to, int32_t placement)
{
    ttb__unseat_members(state, from);
    ttb__state_place(state, from, TTB_NONE);
    ttb__put_down(state, to, placement);
    ttb__settle(state);
    return 1;
}

int ttb__move_swap(ttb__state *state, int32_t one, int32_t other)
{
    const ttb__placement *places = state->prep->placements.items;
    uint64_t from = places[state->placement_of[one]].blocks;
    uint64_t to = places[state->placement_of[other]].blocks;
    int32_t one_placement =
        ttb__find_placement(state->prep, state->prep->slots.items[one].offer, to);
    int32_t other_placement =
        ttb__find_placement(state->prep, state->prep->slots.items[other].offer, from);
    if (from == to || one_placement == TTB_NONE || other_placement == TTB_NONE)
        return 0;
    ttb__unseat_members(state, one);
    ttb__unseat_members(state, other);
    ttb__state_place(state, one, TTB_NONE);
    ttb__state_place(state, other, TTB_NONE);
    ttb__put_down(state, one, one_placement);
    ttb__put_down(state, other, other_placement);
    ttb__settle(state);
    return 1;
}
