/* Seating one student as well as the free seats allow, exactly; and everybody whom a move touched.
 */
#include "search/lists.h"

/* Steps for one student, and students whom a move touches only through freed seats. */
enum { MOST_STEPS = 20000, MOST_SETTLED = 200 };

/* What the seat changes besides the student's own goals: what the section lacks, and how even its
 * offer's sections are. */
static int64_t section_cost(const ttb__state *state, int32_t slot, int32_t is_own)
{
    const ttb__prep *prep = state->prep;
    int32_t offer = prep->slots.items[slot].offer;
    int64_t others = state->size_of[slot] - is_own, sections = state->offer_open[offer];
    int64_t cost = 0;
    if (others < prep->partnership->offers.items[offer].least_size)
        cost -= state->weights.missing * TTB__MISSING_STUDENT;
    if (sections > 1 && state->weights.goals[TTB_GOAL_BALANCE]) {
        int64_t all_others = state->offer_seated[offer] - is_own;
        cost += state->weights.goals[TTB_GOAL_BALANCE] * 2000 * (others - all_others / sections);
    }
    return cost;
}

/* 1 if the student alone could go there, cheaply; exact where rules on seats stand. */
static int may_go(const ttb__state *state, const ttb__prep_student *student, int32_t request,
                  const ttb__placement *placement, int32_t number)
{
    int32_t minutes;
    if (state->has_rule[request] || (placement->site != student->home && student->courses_away < 1))
        return ttb__may_sit(state->prep, request, number);
    if (placement->site == student->home)
        return 1;
    minutes = ttb__return_minutes(state->prep, student->home, placement->site);
    return minutes != TTB_NONE && minutes <= student->minutes_a_day;
}

static int64_t noise(ttb__state *state, int64_t most)
{
    int64_t part = most >> 16; /* so that its product with 16 random bits fits */
    if (most <= 0)
        return 0;
    if (part > 0)
        return part * (int64_t)(ttb__random_next(&state->random) >> 48);
    return (int64_t)ttb__random_below(&state->random, (uint32_t)most + 1);
}

static ttb_status offer_seats(ttb__state *state, int32_t request, const ttb__reseat *how,
                              int32_t *chosen_out)
{
    const ttb__prep *prep = state->prep;
    const ttb__request *asked = &prep->requests.items[request];
    const int32_t *slots = &state->open_slots[state->course_first_slot[asked->course]];
    int64_t base = asked->is_reserve ? -asked->weight * state->weights.goals[TTB_GOAL_UNMET] : 0;
    *chosen_out = TTB_NONE;
    for (int32_t number = 0; number < state->open_count[asked->course]; number++) {
        int32_t slot = slots[number], is_own = state->slot_of[request] == slot;
        const ttb__placement *placement = &prep->placements.items[state->placement_of[slot]];
        ttb__seat seat = {slot, placement->site, placement->blocks, base};
        if (state->size_of[slot] - is_own >=
            prep->partnership->offers.items[placement->offer].most_size) {
            if (how->eject_cost < 0)
                continue;
            seat.cost += how->eject_cost;
        }
        if (slot == how->barred ||
            !may_go(state, state->task.student, request, placement, state->placement_of[slot]))
            continue;
        seat.cost += section_cost(state, slot, is_own) + noise(state, how->noise);
        if (is_own)
            *chosen_out = (int32_t)state->task.seats.count;
        if (TTB__PUSH(&state->task.seats, seat))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* Put the student's wants and the seats on offer into the task; chosen: where he sits. */
static ttb_status fill_task(ttb__state *state, int32_t number, const ttb__reseat *how,
                            int32_t *chosen)
{
    const ttb__prep_student *student = &state->prep->students[number];
    ttb__week_task *task = &state->task;
    task->student = student;
    task->minute_cost = state->weights.goals[TTB_GOAL_TRAVEL] * 1000;
    task->journey_cost = state->weights.goals[TTB_GOAL_JOURNEYS] * 1000;
    task->wants.count = task->seats.count = 0;
    for (int32_t number_of = 0; number_of < student->request_count; number_of++) {
        int32_t request = student->first_request + number_of;
        const ttb__request *asked = &state->prep->requests.items[request];
        ttb__want want = {(int32_t)task->seats.count, 0, asked->is_reserve, 0};
        if (offer_seats(state, request, how, &chosen[number_of]))
            return TTB_ERR_MEMORY;
        want.seat_count = (int32_t)task->seats.count - want.first_seat;
        if (!asked->is_reserve)
            want.skip_cost = asked->weight * state->weights.goals[TTB_GOAL_UNMET];
        if (state->has_pin[request])
            want.skip_cost += state->weights.missing * TTB__MISSING_PIN;
        if (TTB__PUSH(&task->wants, want))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* Leave seats before taking others: a section's size never passes its limit on the way. */
static void take_week(ttb__state *state, int32_t student, const int32_t *chosen)
{
    int32_t first = state->prep->students[student].first_request;
    int64_t count = state->task.wants.count;
    for (int32_t want = 0; want < count; want++) {
        int32_t slot =
            chosen[want] == TTB_NONE ? TTB_NONE : state->task.seats.items[chosen[want]].key;
        if (state->slot_of[first + want] != slot)
            ttb__state_seat(state, first + want, TTB_NONE);
    }
    for (int32_t want = 0; want < count; want++) {
        if (chosen[want] != TTB_NONE)
            ttb__state_seat(state, first + want, state->task.seats.items[chosen[want]].key);
    }
    ttb__state_travel(state, student);
}

int64_t ttb__reseat_student(ttb__state *state, int32_t student, const ttb__reseat *how)
{
    int32_t chosen[TTB__MOST_WANTS];
    int64_t before = ttb__state_cost(state, &state->sums);
    if (state->status)
        return 0;
    state->status = fill_task(state, student, how, chosen);
    if (state->status)
        return 0;
    state->work += state->task.seats.count;
    ttb__best_week(&state->task, chosen, MOST_STEPS, &state->work);
    take_week(state, student, chosen);
    return ttb__state_cost(state, &state->sums) - before;
}

void ttb__queue_student(ttb__state *state, int32_t student)
{
    if (state->is_queued[student])
        return;
    if (TTB__PUSH(&state->queue, student))
        state->status = TTB_ERR_MEMORY;
    else
        state->is_queued[student] = 1;
}

/* A seat became free in a section that was full: somebody without one may want it. */
static void offer_freed_seats(ttb__state *state, int64_t first_step)
{
    for (int64_t number = first_step; number < state->log.count; number++) {
        const ttb__step *step = &state->log.items[number];
        int32_t course, count;
        if (step->kind != TTB__STEP_SEAT || step->before == TTB_NONE)
            continue;
        course = state->prep->requests.items[step->subject].course;
        count = state->unmet_count[course];
        if (count > 0) {
            int32_t place = (int32_t)ttb__random_below(&state->random, (uint32_t)count);
            int32_t request = state->unmet[state->prep->course_first_taker[course] + place];
            ttb__queue_student(state, state->prep->requests.items[request].student);
        }
    }
}

void ttb__settle(ttb__state *state)
{
    const ttb__reseat exactly = {-1, 0, TTB_NONE};
    int64_t left = state->queue.count + MOST_SETTLED;
    while (state->queue.count > 0) {
        uint32_t place = ttb__random_below(&state->random, (uint32_t)state->queue.count);
        int32_t student = state->queue.items[place];
        int64_t first_step = state->log.count;
        state->queue.items[place] = state->queue.items[--state->queue.count];
        state->is_queued[student] = 0;
        if (state->status || left-- <= 0)
            continue;
        ttb__reseat_student(state, student, &exactly);
        offer_freed_seats(state, first_step);
    }
}
