/* Section moves and their choice. Half of the moves start from a student who misses a choice or
 * sits away from home: in a large town few do, and a move at random would seldom help them. */
#include "search/moves.h"
#include "base/bits.h"

enum { MOST_TRIES = 4, MOST_ATTRACTED = 64 };

static uint32_t below(ttb__state *state, int64_t count)
{
    return ttb__random_below(&state->random, (uint32_t)count);
}

/* Blocks in which the student of a request has no seat in another course. */
static uint64_t free_blocks(const ttb__state *state, int32_t request)
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

static void unseat(ttb__state *state, int32_t request)
{
    ttb__state_seat(state, request, TTB_NONE);
    ttb__queue_student(state, state->prep->requests.items[request].student);
}

static void unseat_members(ttb__state *state, int32_t slot)
{
    while (state->first_member[slot] != TTB_NONE && !state->status)
        unseat(state, state->first_member[slot]);
}

/* 1 if the member can go along with his section to these blocks, and neither his travel nor a rule
 * on his seats can change. */
static int can_stay(const ttb__state *state, int32_t request, uint64_t blocks)
{
    int32_t student = state->prep->requests.items[request].student;
    if (state->has_rule[request] || blocks & ~free_blocks(state, request))
        return 0;
    return !state->prep->has_lessons || (!state->minutes[student] && !state->journeys[student]);
}

/* Members who are free in the new blocks stay; the others look for another seat. */
static void unseat_who_clash(ttb__state *state, int32_t slot, uint64_t blocks)
{
    int32_t next = state->first_member[slot];
    while (next != TTB_NONE && !state->status) {
        int32_t request = next;
        next = state->next_member[request];
        if (!can_stay(state, request, blocks))
            unseat(state, request);
    }
}

/* 1 if the section's new place may be worth a look for the student of a request. */
static int is_attractive(const ttb__state *state, int32_t request, int32_t slot)
{
    const ttb__prep *prep = state->prep;
    int32_t home = prep->students[prep->requests.items[request].student].home;
    int32_t site = prep->placements.items[state->placement_of[slot]].site;
    int32_t offer = prep->slots.items[slot].offer, now = state->slot_of[request];
    if (now == TTB_NONE || state->size_of[slot] < prep->partnership->offers.items[offer].least_size)
        return 1;
    return ttb__return_minutes(prep, home, site) <
           ttb__return_minutes(prep, home, prep->placements.items[state->placement_of[now]].site);
}

/* Ask the takers of a course whether they would rather sit in this section. */
static void attract(ttb__state *state, int32_t slot)
{
    const ttb__prep *prep = state->prep;
    int32_t offer = prep->slots.items[slot].offer;
    int32_t course = prep->partnership->offers.items[offer].course;
    int32_t first = prep->course_first_taker[course];
    int32_t count = prep->course_first_taker[course + 1] - first, asked = 0;
    int32_t start = count ? (int32_t)below(state, count) : 0;
    for (int32_t number = 0; number < count && asked < MOST_ATTRACTED; number++) {
        int32_t request = prep->takers[first + (start + number) % count];
        if (is_attractive(state, request, slot)) {
            ttb__queue_student(state, prep->requests.items[request].student);
            asked++;
        }
    }
    state->work += count / 8;
}

int ttb__move_relocate(ttb__state *state, int32_t slot, int32_t placement)
{
    if (placement == state->placement_of[slot] || !ttb__state_has_room(state, slot, placement))
        return 0;
    unseat_who_clash(state, slot, state->prep->placements.items[placement].blocks);
    ttb__state_place(state, slot, placement);
    attract(state, slot);
    ttb__settle(state);
    return 1;
}

int ttb__move_open(ttb__state *state, int32_t slot, int32_t placement)
{
    if (!ttb__state_has_room(state, slot, placement))
        return 0;
    ttb__state_place(state, slot, placement);
    attract(state, slot);
    ttb__settle(state);
    return 1;
}

int ttb__move_close(ttb__state *state, int32_t slot)
{
    unseat_members(state, slot);
    ttb__state_place(state, slot, TTB_NONE);
    ttb__settle(state);
    return 1;
}

static int32_t random_placement(ttb__state *state, int32_t offer)
{
    int32_t count = state->prep->offer_placement_count[offer];
    return count ? state->prep->offer_first_placement[offer] + (int32_t)below(state, count)
                 : TTB_NONE;
}

static int32_t offer_of(const ttb__state *state, int32_t slot)
{
    return state->prep->slots.items[slot].offer;
}

/* A placement of the offer, one within `blocks` if a few tries find one. */
static int32_t placement_within(ttb__state *state, int32_t offer, uint64_t blocks)
{
    int32_t placement = TTB_NONE;
    for (int32_t tries = 0; tries < MOST_TRIES; tries++) {
        placement = random_placement(state, offer);
        if (placement == TTB_NONE || !(state->prep->placements.items[placement].blocks & ~blocks))
            break;
    }
    return placement;
}

static int32_t closed_slot(const ttb__state *state, int32_t offer)
{
    const ttb__prep *prep = state->prep;
    for (int32_t slot = prep->offer_first_slot[offer]; slot < prep->offer_first_slot[offer + 1];
         slot++) {
        if (state->placement_of[slot] == TTB_NONE)
            return slot;
    }
    return TTB_NONE;
}

static int is_pinned(const ttb__state *state, int32_t slot)
{
    return state->prep->slots.items[slot].pinned_placement != TTB_NONE;
}

/* A running section of the course that may move. */
static int32_t running_slot(ttb__state *state, int32_t course)
{
    int32_t count = state->open_count[course], slot;
    if (!count)
        return TTB_NONE;
    slot = state->open[state->course_first_slot[course] + (int32_t)below(state, count)].slot;
    return is_pinned(state, slot) ? TTB_NONE : slot;
}

static int try_relocate(ttb__state *state, int32_t slot, uint64_t blocks)
{
    for (int32_t tries = 0; slot != TTB_NONE && tries < MOST_TRIES; tries++) {
        int32_t placement = placement_within(state, offer_of(state, slot), blocks);
        if (placement != TTB_NONE && ttb__move_relocate(state, slot, placement))
            return 1;
    }
    return 0;
}

static int try_open(ttb__state *state, int32_t offer, uint64_t blocks)
{
    int32_t slot = closed_slot(state, offer);
    for (int32_t tries = 0; slot != TTB_NONE && tries < MOST_TRIES; tries++) {
        int32_t placement = placement_within(state, offer, blocks);
        if (placement != TTB_NONE && ttb__move_open(state, slot, placement))
            return 1;
    }
    return 0;
}

/* Close one section of a course and open another at the offer. */
static int try_transfer(ttb__state *state, int32_t from, int32_t offer, uint64_t blocks)
{
    int32_t to = closed_slot(state, offer);
    int32_t placement = placement_within(state, offer, blocks);
    if (from == TTB_NONE || to == TTB_NONE || placement == TTB_NONE)
        return 0;
    unseat_members(state, from);
    ttb__state_place(state, from, TTB_NONE);
    if (ttb__state_has_room(state, to, placement)) {
        ttb__state_place(state, to, placement);
        attract(state, to);
    }
    ttb__settle(state);
    return 1;
}

/* Two sections change places: the only way where rooms or teachers are used up. */
static int try_swap(ttb__state *state, int32_t one, int32_t other)
{
    int32_t from = state->placement_of[one], to = state->placement_of[other];
    int32_t one_placement = TTB_NONE, other_placement = TTB_NONE;
    const ttb__placement *places = state->prep->placements.items;
    int32_t offer = offer_of(state, one);
    if (one == other || places[from].blocks == places[to].blocks)
        return 0;
    for (int32_t number = 0; number < state->prep->offer_placement_count[offer]; number++) {
        int32_t placement = state->prep->offer_first_placement[offer] + number;
        if (places[placement].blocks == places[to].blocks)
            one_placement = placement;
    }
    offer = offer_of(state, other);
    for (int32_t number = 0; number < state->prep->offer_placement_count[offer]; number++) {
        int32_t placement = state->prep->offer_first_placement[offer] + number;
        if (places[placement].blocks == places[from].blocks)
            other_placement = placement;
    }
    if (one_placement == TTB_NONE || other_placement == TTB_NONE)
        return 0;
    unseat_members(state, one);
    unseat_members(state, other);
    ttb__state_place(state, one, TTB_NONE);
    ttb__state_place(state, other, TTB_NONE);
    if (ttb__state_has_room(state, one, one_placement)) {
        ttb__state_place(state, one, one_placement);
        attract(state, one);
    }
    if (ttb__state_has_room(state, other, other_placement)) {
        ttb__state_place(state, other, other_placement);
        attract(state, other);
    }
    ttb__settle(state);
    return 1;
}

static int32_t random_offer(ttb__state *state, int32_t course)
{
    const ttb__numbers *offers = &state->prep->partnership->courses.items[course].offers;
    return offers->count ? offers->items[below(state, offers->count)] : TTB_NONE;
}

/* A course of the student's other than the request's, whose section stands in the way. */
static int32_t other_slot(ttb__state *state, int32_t request)
{
    const ttb__prep_student *student =
        &state->prep->students[state->prep->requests.items[request].student];
    int32_t other = student->first_request + (int32_t)below(state, student->request_count);
    int32_t slot = state->slot_of[other];
    return other == request || slot == TTB_NONE || is_pinned(state, slot) ? TTB_NONE : slot;
}

/* Help the student of one request: by moving, opening or transferring a section, or through other
 * students. */
static int help(ttb__state *state, int32_t request)
{
    const ttb__request *asked = &state->prep->requests.items[request];
    uint64_t blocks = free_blocks(state, request);
    int32_t offer = random_offer(state, asked->course);
    switch (below(state, 8)) {
    case 0:
    case 1:
        return try_relocate(state, running_slot(state, asked->course), blocks);
    case 2:
        return try_relocate(state, other_slot(state, request), ~UINT64_C(0));
    case 3:
        return offer != TTB_NONE && try_open(state, offer, blocks);
    case 4:
        return offer != TTB_NONE &&
               try_transfer(state, running_slot(state, asked->course), offer, blocks);
    default:
        return ttb__move_chain(state, asked->student);
    }
}

/* A request that could be better: unmet, or seated away from home. TTB_NONE if a few tries find
 * none. */
static int32_t poor_request(ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    if (state->all_unmet_count && below(state, 2))
        return state->all_unmet[below(state, state->all_unmet_count)];
    for (int32_t tries = 0; prep->requests.count && tries < 4 * MOST_TRIES; tries++) {
        int32_t request = (int32_t)below(state, prep->requests.count);
        int32_t slot = state->slot_of[request];
        if (slot != TTB_NONE && prep->placements.items[state->placement_of[slot]].site !=
                                    prep->students[prep->requests.items[request].student].home)
            return request;
    }
    return TTB_NONE;
}

static int move_any(ttb__state *state)
{
    int32_t kind = (int32_t)below(state, 8), count = state->all_open_count;
    if (kind == 0 && state->all_closed_count)
        return try_open(state,
                        offer_of(state, state->all_closed[below(state, state->all_closed_count)]),
                        ~UINT64_C(0));
    if (!count)
        return 0;
    if (kind == 1)
        return ttb__move_close(state, state->all_open[below(state, count)]);
    if (kind == 2)
        return try_swap(state, state->all_open[below(state, count)],
                        state->all_open[below(state, count)]);
    if (kind == 3 && state->prep->student_count)
        return ttb__move_chain(state, (int32_t)below(state, state->prep->student_count));
    return try_relocate(state, state->all_open[below(state, count)], ~UINT64_C(0));
}

int ttb__move(ttb__state *state)
{
    int32_t request = below(state, 2) ? poor_request(state) : TTB_NONE;
    state->work += 8;
    return request == TTB_NONE ? move_any(state) : help(state, request);
}
