#include "search/state.h"

#include "base/bits.h"
#include "search/lists.h"

/* Squared sizes of an offer's sections beyond the least possible: docs/explain/model.md, section 5,
 * balance. */
static int64_t imbalance(const ttb__state *state, int32_t offer)
{
    int64_t sections = state->offer_open[offer], seated = state->offer_seated[offer], whole, over;
    if (sections < 2)
        return 0;
    whole = seated / sections;
    over = seated % sections;
    return state->offer_squares[offer] - over * (whole + 1) * (whole + 1) -
           (sections - over) * whole * whole;
}

static int64_t missing_students(const ttb__state *state, int32_t slot)
{
    int32_t offer = state->prep->slots.items[slot].offer;
    int32_t lack = state->prep->partnership->offers.items[offer].least_size - state->size_of[slot];
    return lack > 0 ? (int64_t)lack * TTB__MISSING_STUDENT : 0;
}

/* Add (sign 1) or take out (sign -1) what a running slot and its offer count. */
static void count_slot(ttb__state *state, int32_t slot, int32_t sign)
{
    int32_t offer = state->prep->slots.items[slot].offer;
    state->sums.goals[TTB_GOAL_BALANCE] += sign * imbalance(state, offer) * 1000;
    if (state->placement_of[slot] != TTB_NONE)
        state->sums.missing += sign * missing_students(state, slot);
}

static void resize(ttb__state *state, int32_t slot, int32_t change)
{
    int32_t offer = state->prep->slots.items[slot].offer;
    int64_t size = state->size_of[slot];
    count_slot(state, slot, -1);
    state->offer_squares[offer] += (size + change) * (size + change) - size * size;
    state->offer_seated[offer] += change;
    state->size_of[slot] += change;
    ttb__weak_update(state, slot);
    count_slot(state, slot, 1);
}

static void count_request(ttb__state *state, int32_t number, int32_t sign)
{
    const ttb__request *request = &state->prep->requests.items[number];
    int has_seat = state->slot_of[number] != TTB_NONE;
    if (request->is_reserve)
        state->sums.goals[TTB_GOAL_UNMET] -= has_seat ? sign * request->weight : 0;
    else
        state->sums.goals[TTB_GOAL_UNMET] += has_seat ? 0 : sign * request->weight;
    if (state->has_pin[number] && !has_seat)
        state->sums.missing += sign * TTB__MISSING_PIN;
}

static void set_seat(ttb__state *state, int32_t request, int32_t slot)
{
    int32_t before = state->slot_of[request];
    count_request(state, request, -1);
    if (before != TTB_NONE) {
        ttb__list_leave(state, request);
        resize(state, before, -1);
    } else {
        ttb__unmet_remove(state, request);
    }
    state->slot_of[request] = slot;
    if (slot != TTB_NONE) {
        ttb__list_join(state, request);
        resize(state, slot, 1);
    } else {
        ttb__unmet_add(state, request);
    }
    count_request(state, request, 1);
}

static void use_row(ttb__state *state, int32_t number, int32_t amount)
{
    const ttb__row *row = &state->prep->rows.items[number];
    int32_t before = row->least - state->row_use[number];
    int32_t after = before - amount;
    state->row_use[number] += amount;
    state->sums.missing +=
        ((after > 0 ? (int64_t)after : 0) - (before > 0 ? before : 0)) * TTB__MISSING_SECTION;
    ttb__lacking_update(state, number);
}

static void use_placement(ttb__state *state, int32_t number, int32_t sign)
{
    const ttb__placement *placement = &state->prep->placements.items[number];
    for (int32_t entry = 0; entry < placement->entry_count; entry++) {
        const ttb__entry *uses = &state->prep->entries.items[placement->first_entry + entry];
        use_row(state, uses->row, sign * uses->amount);
    }
}

static void set_placement(ttb__state *state, int32_t slot, int32_t placement)
{
    int32_t offer = state->prep->slots.items[slot].offer, before = state->placement_of[slot];
    int32_t change = (placement != TTB_NONE) - (before != TTB_NONE);
    count_slot(state, slot, -1);
    if (before != TTB_NONE)
        use_placement(state, before, -1);
    if (placement != TTB_NONE)
        use_placement(state, placement, 1);
    state->placement_of[slot] = placement;
    state->offer_open[offer] += change;
    state->sums.sections += change;
    state->sums.goals[TTB_GOAL_SECTION_COST] +=
        change * state->prep->partnership->offers.items[offer].cost;
    if (change > 0)
        ttb__open_add(state, slot);
    else if (change < 0)
        ttb__open_remove(state, slot);
    else
        ttb__open_update(state, slot);
    ttb__weak_update(state, slot);
    count_slot(state, slot, 1);
}

static void set_travel(ttb__state *state, int32_t student, int64_t minutes, int64_t journeys)
{
    state->sums.goals[TTB_GOAL_TRAVEL] += (minutes - state->minutes[student]) * 1000;
    state->sums.goals[TTB_GOAL_JOURNEYS] += (journeys - state->journeys[student]) * 1000;
    state->minutes[student] = minutes;
    state->journeys[student] = journeys;
}

static void log_step(ttb__state *state, int32_t kind, int32_t subject, int64_t before,
                     int64_t other)
{
    ttb__step step = {kind, subject, before, other};
    /* Once a step was lost none is made any more, so that the log stays true. */
    if (!state->status && TTB__PUSH(&state->log, step))
        state->status = TTB_ERR_MEMORY;
}

void ttb__state_seat(ttb__state *state, int32_t request, int32_t slot)
{
    if (state->slot_of[request] == slot)
        return;
    log_step(state, TTB__STEP_SEAT, request, state->slot_of[request], 0);
    if (!state->status)
        set_seat(state, request, slot);
}

void ttb__state_place(ttb__state *state, int32_t slot, int32_t placement)
{
    if (state->placement_of[slot] == placement)
        return;
    log_step(state, TTB__STEP_PLACE, slot, state->placement_of[slot], 0);
    if (!state->status)
        set_placement(state, slot, placement);
}

void ttb__state_travel(ttb__state *state, int32_t number)
{
    const ttb__prep_student *student = &state->prep->students[number];
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t used = 0;
    ttb__tour tour;
    for (int32_t request = student->first_request;
         request < student->first_request + student->request_count; request++) {
        const ttb__placement *placement;
        if (state->slot_of[request] == TTB_NONE)
            continue;
        placement = &state->prep->placements.items[state->placement_of[state->slot_of[request]]];
        used |= placement->blocks;
        for (uint64_t rest = placement->blocks; rest; rest &= rest - 1)
            site_of_block[ttb__lowest_bit(rest)] = placement->site;
    }
    tour = ttb__week_tour(state->prep, state->task.tours, student->home, used, site_of_block);
    if (tour.minutes == state->minutes[number] && tour.journeys == state->journeys[number])
        return;
    log_step(state, TTB__STEP_TRAVEL, number, state->minutes[number], state->journeys[number]);
    if (!state->status)
        set_travel(state, number, tour.minutes, tour.journeys);
}

/* 1 if the teachers of the slot's offer can be there between their other lessons. */
static int teachers_fit(const ttb__state *state, int32_t slot, const ttb__placement *placement)
{
    const ttb__numbers *uses = &state->prep->partnership->offers.items[placement->offer].uses;
    for (int64_t use = 0; use < uses->count; use++) {
        const ttb__numbers *slots = &state->teacher_slots[uses->items[use]];
        for (int64_t number = 0; number < slots->count; number++) {
            const ttb__placement *taught =
                &state->prep->placements.items[state->placement_of[slots->items[number]]];
            if (slots->items[number] != slot &&
                !ttb__seats_fit(state->prep, placement->site, placement->blocks, taught->site,
                                taught->blocks))
                return 0;
        }
    }
    return 1;
}

int ttb__state_has_room(const ttb__state *state, int32_t slot, int32_t number)
{
    const ttb__prep *prep = state->prep;
    const ttb__placement *placement = &prep->placements.items[number];
    for (int32_t entry = 0; entry < placement->entry_count; entry++) {
        const ttb__entry *uses = &prep->entries.items[placement->first_entry + entry];
        int32_t own = ttb__amount_in(prep, state->placement_of[slot], uses->row);
        if (state->row_use[uses->row] - own + uses->amount > prep->rows.items[uses->row].most)
            return 0;
    }
    return !prep->has_lessons || teachers_fit(state, slot, placement);
}

void ttb__state_begin(ttb__state *state)
{
    state->log.count = 0;
    state->sums_before = state->sums;
}

/* Later steps first. Sums come back as they were, so that no rounding or order can make a
 * difference. */
void ttb__state_undo_to(ttb__state *state, int64_t steps, const ttb__sums *sums)
{
    while (state->log.count > steps) {
        const ttb__step *step = &state->log.items[--state->log.count];
        if (step->kind == TTB__STEP_SEAT)
            set_seat(state, step->subject, (int32_t)step->before);
        else if (step->kind == TTB__STEP_PLACE)
            set_placement(state, step->subject, (int32_t)step->before);
        else
            set_travel(state, step->subject, step->before, step->other);
    }
    state->sums = *sums;
}

void ttb__state_undo(ttb__state *state)
{
    ttb__state_undo_to(state, 0, &state->sums_before);
}

int64_t ttb__state_cost(const ttb__state *state, const ttb__sums *sums)
{
    int64_t cost = state->weights.missing * sums->missing;
    cost -= state->weights.section * sums->sections;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        cost += state->weights.goals[goal] * sums->goals[goal];
    return cost;
}

void ttb__state_tiers(const ttb__state *state, int64_t tiers_out[TTB__GOALS])
{
    for (int32_t number = 0; number < state->prep->tier_count; number++) {
        const ttb__tier *tier = &state->prep->tiers[number];
        tiers_out[number] = 0;
        for (int32_t goal = 0; goal < tier->goal_count; goal++)
            tiers_out[number] +=
                tier->goals[goal].weight * state->sums.goals[tier->goals[goal].goal];
    }
}

void ttb__state_save(const ttb__state *state, ttb__solution *solution)
{
    for (int64_t slot = 0; slot < state->prep->slots.count; slot++)
        solution->placement_of[slot] = state->placement_of[slot];
    for (int64_t request = 0; request < state->prep->requests.count; request++)
        solution->slot_of[request] = state->slot_of[request];
    solution->is_valid = state->sums.missing == 0;
    ttb__state_tiers(state, solution->tiers);
}

void ttb__state_load(ttb__state *state, const ttb__solution *solution)
{
    int64_t requests = state->prep->requests.count, slots = state->prep->slots.count;
    for (int32_t request = 0; request < requests; request++)
        if (state->slot_of[request] != solution->slot_of[request])
            ttb__state_seat(state, request, TTB_NONE);
    for (int32_t slot = 0; slot < slots; slot++)
        if (state->placement_of[slot] != solution->placement_of[slot])
            ttb__state_place(state, slot, TTB_NONE);
    for (int32_t slot = 0; slot < slots; slot++)
        ttb__state_place(state, slot, solution->placement_of[slot]);
    for (int32_t request = 0; request < requests; request++)
        ttb__state_seat(state, request, solution->slot_of[request]);
    for (int32_t student = 0; student < state->prep->student_count; student++)
        ttb__state_travel(state, student);
    ttb__state_begin(state);
}
