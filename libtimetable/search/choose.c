/* Which move to make. Half of them start from a student who misses a choice or sits away from home,
 * or from a section that lacks students: in a large town few do, and a move at random would seldom
 * help them. */
#include "base/bits.h"
#include "search/moves.h"

enum { MOST_TRIES = 4, PARTNER_TRIES = 20 };

/* Kinds of moves and how often each is made: shares found by trying on the towns of bench/. */
enum {
    HELP_RELOCATE, /* from here: for a student whose week is poor */
    HELP_RELOCATE_OTHER,
    HELP_OPEN,
    HELP_TRANSFER,
    HELP_CHAIN,
    MEND,
    OPEN, /* from here: anywhere */
    CLOSE,
    SWAP,
    CHAIN,
    RELOCATE,
    COLUMNS,
    KEMPE,
    KINDS
};

static const int32_t shares[KINDS] = {
    [HELP_RELOCATE] = 20, [HELP_RELOCATE_OTHER] = 10,
    [HELP_OPEN] = 10,     [HELP_TRANSFER] = 10,
    [HELP_CHAIN] = 30,    [MEND] = 4,
    [OPEN] = 6,           [CLOSE] = 4,
    [SWAP] = 16,          [CHAIN] = 6,
    [RELOCATE] = 20,      [COLUMNS] = 20,
    [KEMPE] = 20,
};

static uint32_t below(ttb__state *state, int64_t count)
{
    return ttb__random_below(&state->random, (uint32_t)count);
}

static int32_t offer_of(const ttb__state *state, int32_t slot)
{
    return state->prep->slots.items[slot].offer;
}

static int32_t random_placement(ttb__state *state, int32_t offer)
{
    int32_t count = state->prep->offer_placement_count[offer];
    return count ? state->prep->offer_first_placement[offer] + (int32_t)below(state, count)
                 : TTB_NONE;
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

/* 1 if moves are about another part of the town. */
static int is_elsewhere(const ttb__state *state, int32_t course)
{
    return state->part != TTB_NONE && state->part_of[course] != state->part;
}

static int may_move(const ttb__state *state, int32_t slot)
{
    return state->prep->slots.items[slot].pinned_placement == TTB_NONE &&
           !is_elsewhere(state, ttb__course_of_slot(state->prep, slot));
}

/* A running section of the course that may move. */
static int32_t running_slot(ttb__state *state, int32_t course)
{
    int32_t count = state->open_count[course], slot;
    if (!count)
        return TTB_NONE;
    slot = state->open[state->course_first_slot[course] + (int32_t)below(state, count)].slot;
    return may_move(state, slot) ? slot : TTB_NONE;
}

/* Move a section, or let one run: where a few tries find no room, by force. */
static int try_place(ttb__state *state, int32_t slot, uint64_t blocks)
{
    int32_t placement = TTB_NONE;
    if (slot == TTB_NONE)
        return 0;
    for (int32_t tries = 0; tries < MOST_TRIES; tries++) {
        placement = placement_within(state, offer_of(state, slot), blocks);
        if (placement == TTB_NONE)
            return 0;
        if (state->placement_of[slot] == TTB_NONE ? ttb__move_open(state, slot, placement)
                                                  : ttb__move_relocate(state, slot, placement))
            return 1;
    }
    return ttb__move_force(state, slot, placement);
}

/* Close one section of a course and open another at the offer. */
static int try_transfer(ttb__state *state, int32_t from, int32_t offer, uint64_t blocks)
{
    int32_t to = closed_slot(state, offer);
    int32_t placement = placement_within(state, offer, blocks);
    if (from == TTB_NONE || to == TTB_NONE || placement == TTB_NONE)
        return 0;
    return ttb__move_transfer(state, from, to, placement);
}

/* An offer of the request's course, the nearest to the student's home of a few: most of a large
 * town is too far. */
static int32_t near_offer(ttb__state *state, int32_t request)
{
    const ttb__prep *prep = state->prep;
    int32_t home = prep->students[prep->requests.items[request].student].home;
    const ttb__numbers *offers =
        &prep->partnership->courses.items[prep->requests.items[request].course].offers;
    int32_t nearest = TTB_NONE, least = INT32_MAX;
    for (int32_t tries = 0; tries < MOST_TRIES; tries++) {
        int32_t offer = offers->items[below(state, offers->count)];
        int32_t site = prep->partnership->offers.items[offer].site;
        int32_t minutes = site == home ? 0 : ttb__return_minutes(prep, home, site);
        if (minutes != TTB_NONE && minutes < least && closed_slot(state, offer) != TTB_NONE) {
            nearest = offer;
            least = minutes;
        }
    }
    return nearest == TTB_NONE ? offers->items[0] : nearest;
}

/* A course of the student's other than the request's, whose section stands in the way. */
static int32_t other_slot(ttb__state *state, int32_t request)
{
    const ttb__prep_student *student =
        &state->prep->students[state->prep->requests.items[request].student];
    int32_t other = student->first_request + (int32_t)below(state, student->request_count);
    int32_t slot = state->slot_of[other];
    return other != request && slot != TTB_NONE && may_move(state, slot) ? slot : TTB_NONE;
}

/* 1 if the section is larger than an even share of its offer's students, and that counts. */
static int is_uneven(const ttb__state *state, int32_t slot)
{
    int64_t sections = state->offer_open[offer_of(state, slot)];
    return state->weights.goals[TTB_GOAL_BALANCE] &&
           (state->size_of[slot] - 1) * sections >= state->offer_seated[offer_of(state, slot)];
}

/* A request that could be better: unmet, seated away from home or in a section that is larger than
 * others. TTB_NONE if a few tries find none. */
static int32_t poor_request(ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    if (state->all_unmet_count && below(state, 2))
        return state->all_unmet[below(state, state->all_unmet_count)];
    for (int32_t tries = 0; prep->requests.count && tries < 4 * MOST_TRIES; tries++) {
        int32_t request = (int32_t)below(state, prep->requests.count);
        int32_t slot = state->slot_of[request];
        if (slot == TTB_NONE)
            continue;
        if (is_uneven(state, slot) ||
            prep->placements.items[state->placement_of[slot]].site !=
                prep->students[prep->requests.items[request].student].home)
            return request;
    }
    return TTB_NONE;
}

/* Help one student: by moving, opening or transferring a section, or through other students. */
static int help(ttb__state *state, int32_t kind, int32_t request)
{
    int32_t course, student;
    uint64_t blocks;
    if (request == TTB_NONE)
        return 0;
    course = state->prep->requests.items[request].course;
    if (is_elsewhere(state, course))
        return 0;
    student = state->prep->requests.items[request].student;
    blocks = ttb__free_blocks(state, request);
    if (kind == HELP_CHAIN || !state->prep->partnership->courses.items[course].offers.count)
        return ttb__move_chain(state, student);
    if (kind == HELP_RELOCATE)
        return try_place(state, running_slot(state, course), blocks);
    if (kind == HELP_RELOCATE_OTHER)
        return try_place(state, other_slot(state, request), ~UINT64_C(0));
    if (kind == HELP_OPEN)
        return try_place(state, closed_slot(state, near_offer(state, request)), blocks);
    return try_transfer(state, running_slot(state, course), near_offer(state, request), blocks);
}

/* A section opens, or goes, where a row demands more than it has. */
static int mend_lacking(ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    const ttb__row *row = &prep->rows.items[state->lacking[below(state, state->lacking_count)]];
    int32_t placement, offer, slot;
    if (!row->placement_count)
        return 0;
    placement = prep->row_placements
                    .items[row->first_placement + (int32_t)below(state, row->placement_count)];
    offer = prep->placements.items[placement].offer;
    slot = closed_slot(state, offer);
    if (slot == TTB_NONE) {
        slot = prep->offer_first_slot[offer];
        slot += (int32_t)below(state, prep->offer_first_slot[offer + 1] - slot);
        if (!may_move(state, slot))
            return 0;
        return ttb__move_relocate(state, slot, placement) ||
               ttb__move_force(state, slot, placement);
    }
    return ttb__move_open(state, slot, placement) || ttb__move_force(state, slot, placement);
}

/* A section with fewer students than it needs goes elsewhere or closes. */
static int mend_weak(ttb__state *state)
{
    int32_t slot = state->weak[below(state, state->weak_count)];
    if (!may_move(state, slot))
        return 0;
    return below(state, 2) ? ttb__move_close(state, slot) : try_place(state, slot, ~UINT64_C(0));
}

int ttb__move_mend(ttb__state *state)
{
    if (state->lacking_count && (!state->weak_count || below(state, 2)))
        return mend_lacking(state);
    return state->weak_count ? mend_weak(state) : 0;
}

/* Drawn one after the other: C says nothing of the order in which arguments are worked out. */
static int move_columns(ttb__state *state, int32_t slot)
{
    int is_whole_site = (int)below(state, 2);
    return ttb__move_columns(state, slot, (int32_t)below(state, state->prep->block_count),
                             is_whole_site);
}

/* Another section, in another block of the same site if a few tries find one: there rooms are left
 * by the one for the other. */
static int32_t swap_partner(ttb__state *state, int32_t slot)
{
    const ttb__placement *places = state->prep->placements.items;
    const ttb__placement *own = &places[state->placement_of[slot]];
    int32_t partner = slot;
    for (int32_t tries = 0; tries < PARTNER_TRIES; tries++) {
        const ttb__placement *other;
        partner = state->all_open[below(state, state->all_open_count)];
        other = &places[state->placement_of[partner]];
        if (other->site == own->site && other->blocks != own->blocks)
            break;
    }
    return partner;
}

static int move_section(ttb__state *state, int32_t kind)
{
    int32_t slot;
    if (!state->all_open_count)
        return 0;
    slot = state->all_open[below(state, state->all_open_count)];
    if (!may_move(state, slot))
        return 0;
    switch (kind) {
    case CLOSE:
        return ttb__move_close(state, slot);
    case SWAP:
        return ttb__move_swap(state, slot, swap_partner(state, slot));
    case COLUMNS:
        return move_columns(state, slot);
    case KEMPE:
        return ttb__move_kempe(state, slot, (int32_t)below(state, state->prep->block_count));
    default:
        return try_place(state, slot, ~UINT64_C(0));
    }
}

static int32_t draw_kind(ttb__state *state)
{
    int32_t sum = 0, kind = 0, drawn;
    for (int32_t other = 0; other < KINDS; other++)
        sum += shares[other];
    drawn = (int32_t)below(state, sum);
    while (drawn >= shares[kind])
        drawn -= shares[kind++];
    return kind;
}

int ttb__move_build(ttb__state *state)
{
    state->work += 8;
    if (state->lacking_count && below(state, 2))
        return mend_lacking(state);
    return state->all_unmet_count
               ? help(state, HELP_OPEN, state->all_unmet[below(state, state->all_unmet_count)])
               : ttb__move_mend(state);
}

int ttb__move(ttb__state *state)
{
    int32_t kind = draw_kind(state);
    state->work += 8;
    if (kind < MEND)
        return help(state, kind, poor_request(state));
    if (kind == MEND)
        return ttb__move_mend(state);
    if (kind == OPEN && state->all_closed_count) {
        int32_t closed = state->all_closed[below(state, state->all_closed_count)];
        return may_move(state, closed) && try_place(state, closed, ~UINT64_C(0));
    }
    if (kind == CHAIN && state->prep->student_count)
        return ttb__move_chain(state, (int32_t)below(state, state->prep->student_count));
    return move_section(state, kind);
}
