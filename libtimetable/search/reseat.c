/* Seating one student as well as the free seats allow, exactly; and everybody whom a move touched.
 */
#include "search/lists.h"

/* Steps for one student, and students whom a move touches only through freed seats. */
enum { MOST_STEPS = 20000, MOST_SETTLED = 200 };

/* What the seat changes besides the student's own goals: what the section lacks, and how even its
 * offer's sections are. */
static int64_t section_cost(const ttb__state *state, const ttb__open *open, int32_t is_own)
{
    int64_t others = state->size_of[open->slot] - is_own;
    int64_t sections = state->offer_open[open->offer], cost = 0;
    if (others < open->least_size)
        cost -= state->weights.missing * TTB__MISSING_STUDENT;
    if (sections > 1 && state->weights.goals[TTB_GOAL_BALANCE]) {
        int64_t all_others = state->offer_seated[open->offer] - is_own;
        cost += state->weights.goals[TTB_GOAL_BALANCE] * 2000 * (others - all_others / sections);
    }
    return cost;
}

/* 1 if the student alone could go there, cheaply; exact where rules on seats stand. */
static int may_go(const ttb__state *state, const ttb__prep_student *student, int32_t request,
                  const ttb__open *open)
{
    int32_t minutes;
    if (state->has_rule[request])
        return ttb__may_sit(state->prep, request, open->placement);
    if (open->site == student->home)
        return 1;
    minutes = ttb__return_minutes(state->prep, student->home, open->site);
    return student->courses_away > 0 && minutes != TTB_NONE && minutes <= student->minutes_a_day;
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

/* Add the seats on offer for one request to the task, whose arrays have room; base: what each is
 * worth. Returns where he sits now. */
static int32_t offer_seats(ttb__state *state, int32_t request, const ttb__reseat *how, int64_t base)
{
    ttb__week_task *task = &state->task;
    int32_t course = state->prep->requests.items[request].course, now = state->slot_of[request];
    const ttb__open *open = &state->open[state->course_first_slot[course]];
    int32_t chosen = TTB_NONE;
    for (const ttb__open *end = open + state->open_count[course]; open < end; open++) {
        int32_t is_own = open->slot == now;
        ttb__seat seat = {open->slot, open->site, open->blocks, base};
        if (state->size_of[open->slot] - is_own >= open->most_size) {
            if (how->eject_cost < 0)
                continue;
            seat.cost += how->eject_cost;
        }
        if (open->slot == how->barred || !may_go(state, task->student, request, open))
            continue;
        seat.cost += section_cost(state, open, is_own) + noise(state, how->noise);
        if (is_own)
            chosen = (int32_t)task->seats.count;
        task->seats.items[task->seats.count++] = seat;
    }
    return chosen;
}

/* Room in the task for every section that runs of every course that the student asks for. */
static ttb_status make_room(ttb__state *state, const ttb__prep_student *student)
{
    ttb__week_task *task = &state->task;
    int64_t seats = 0;
    task->wants.count = task->seats.count = 0;
    for (int32_t number = 0; number < student->request_count; number++) {
        int32_t request = student->first_request + number;
        seats += state->open_count[state->prep->requests.items[request].course];
    }
    if (seats > task->seats.capacity && TTB__RESERVE(&task->seats, seats))
        return TTB_ERR_MEMORY;
    if (student->request_count > task->wants.capacity &&
        TTB__RESERVE(&task->wants, student->request_count))
        return TTB_ERR_MEMORY;
    return TTB_OK;
}

/* Put the student's wants and the seats on offer into the task; chosen: where he sits. */
static ttb_status fill_task(ttb__state *state, int32_t number, const ttb__reseat *how,
                            int32_t *chosen)
{
    const ttb__prep_student *student = &state->prep->students[number];
    ttb__week_task *task = &state->task;
    int64_t unmet = state->weights.goals[TTB_GOAL_UNMET];
    task->student = student;
    task->minute_cost = state->weights.goals[TTB_GOAL_TRAVEL] * 1000;
    task->journey_cost = state->weights.goals[TTB_GOAL_JOURNEYS] * 1000;
    if (make_room(state, student))
        return TTB_ERR_MEMORY;
    for (int32_t want = 0; want < student->request_count; want++) {
        int32_t request = student->first_request + want;
        const ttb__request *asked = &state->prep->requests.items[request];
        ttb__want made = {(int32_t)task->seats.count, 0, asked->is_reserve, 0};
        int64_t worth = asked->weight * unmet;
        chosen[want] = offer_seats(state, request, how, asked->is_reserve ? -worth : 0);
        made.seat_count = (int32_t)task->seats.count - made.first_seat;
        made.skip_cost = asked->is_reserve ? 0 : worth;
        if (state->has_pin[request])
            made.skip_cost += state->weights.missing * TTB__MISSING_PIN;
        task->wants.items[task->wants.count++] = made;
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

void ttb__drop_queue(ttb__state *state)
{
    while (state->queue.count > 0)
        state->is_queued[state->queue.items[--state->queue.count]] = 0;
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
        if (state->status || left-- <= 0 || ttb__state_is_stopped(state))
            continue;
        ttb__reseat_student(state, student, &exactly);
        offer_freed_seats(state, first_step);
    }
}
