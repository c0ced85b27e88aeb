/* Depth-first search over wants with the cheapest seats first. Legs keep the triangle inequality,
 * so a seat more never makes a tour shorter: the cost of what is decided, and the cheapest seat of
 * each want still open, is a lower bound. Where costs add up and there are many wants, a matching
 * of wants to blocks takes its place (matching.c). */
#include "prep/best_week.h"

#include <string.h>

#include "base/bits.h"
#include "prep/matching.h"

typedef struct walk {
    ttb__week_task *task;
    int32_t order[TTB__MOST_WANTS];
    int64_t rest[TTB__MOST_WANTS + 1]; /* least cost of the wants from a depth on */
    int32_t chosen[TTB__MOST_WANTS];
    int32_t *best;
    int64_t best_cost;
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t used;
    int32_t away, unmet, reserves;
    int64_t steps, most_steps;
    ttb__week_fn tell; /* NULL: the cheapest week is looked for */
    void *user;
} walk;

static int64_t travel_cost(const ttb__week_task *task, int64_t minutes, int64_t journeys)
{
    return minutes * task->minute_cost + journeys * task->journey_cost;
}

/* What a seat away costs by itself with abstract blocks, where travel adds up over seats; 0 at home
 * or with lessons. */
static int64_t seat_travel_cost(const ttb__week_task *task, const ttb__seat *seat)
{
    int64_t blocks = ttb__bit_count(seat->blocks);
    if (task->prep->has_lessons || seat->site == task->student->home)
        return 0;
    return travel_cost(task,
                       ttb__return_minutes(task->prep, task->student->home, seat->site) * blocks,
                       2 * blocks);
}

/* 1 if the seat can join the week so far. Lessons at home never overlap, so a week at home needs no
 * look at them. */
static int fits(const walk *state, const ttb__seat *seat)
{
    const ttb__prep *prep = state->task->prep;
    int is_away = seat->site != state->task->student->home;
    if (seat->blocks & state->used)
        return 0;
    if (is_away && state->away >= state->task->student->courses_away)
        return 0;
    if (!prep->clashes || (!is_away && !state->away))
        return 1;
    for (uint64_t rest = state->used; rest; rest &= rest - 1) {
        int32_t block = ttb__lowest_bit(rest);
        if (!ttb__seats_fit(prep, seat->site, seat->blocks, state->site_of_block[block],
                            rest & (~rest + 1)))
            return 0;
    }
    return 1;
}

/* Travel of the week so far with one seat more, less `before`. Returns 1 if a day breaks a limit.
 */
static int travel_with(walk *state, uint64_t used, int32_t away, int64_t *cost_out)
{
    const ttb__week_task *task = state->task;
    ttb__tour tour;
    *cost_out = 0;
    if (!away || !task->prep->has_lessons)
        return 0;
    tour = ttb__week_tour(task->prep, task->tours, task->student->home, used, state->site_of_block);
    *cost_out = travel_cost(task, tour.minutes, tour.journeys);
    return !ttb__tour_is_legal(&tour, task->student);
}

static void visit(walk *state, int32_t depth, int64_t added_cost, int64_t travel);

static void visit_seat(walk *state, int32_t depth, int64_t added_cost, int32_t place)
{
    const ttb__seat *seat = &state->task->seats.items[place];
    int32_t want = state->order[depth];
    int is_reserve = state->task->wants.items[want].is_reserve;
    int is_away = seat->site != state->task->student->home;
    int64_t travel;
    for (uint64_t rest = seat->blocks; rest; rest &= rest - 1)
        state->site_of_block[ttb__lowest_bit(rest)] = seat->site;
    if (travel_with(state, state->used | seat->blocks, state->away + is_away, &travel))
        return;
    state->used |= seat->blocks;
    state->away += is_away;
    state->reserves += is_reserve;
    state->chosen[want] = place;
    visit(state, depth + 1, added_cost + seat->cost + seat_travel_cost(state->task, seat), travel);
    state->used &= ~seat->blocks;
    state->away -= is_away;
    state->reserves -= is_reserve;
}

static void reach_week(walk *state, int64_t cost)
{
    if (!state->tell) {
        state->best_cost = cost;
        memcpy(state->best, state->chosen, (size_t)state->task->wants.count * sizeof *state->best);
    } else if (state->tell(state->user, state->chosen, cost)) {
        state->steps = state->most_steps;
    }
}

/* added_cost: of the decided wants without tours; travel: of their tours. */
static void visit(walk *state, int32_t depth, int64_t added_cost, int64_t travel)
{
    const ttb__week_task *task = state->task;
    const ttb__want *want;
    if (state->steps++ >= state->most_steps ||
        added_cost + travel + state->rest[depth] >= state->best_cost)
        return;
    if (depth >= task->wants.count) {
        reach_week(state, added_cost + travel);
        return;
    }
    want = &task->wants.items[state->order[depth]];
    if (!want->is_reserve || state->reserves < state->unmet) {
        for (int32_t number = 0; number < want->seat_count; number++) {
            if (fits(state, &task->seats.items[want->first_seat + number]))
                visit_seat(state, depth, added_cost, want->first_seat + number);
        }
    }
    state->chosen[state->order[depth]] = TTB_NONE;
    state->unmet += !want->is_reserve;
    visit(state, depth + 1, added_cost + want->skip_cost, travel);
    state->unmet -= !want->is_reserve;
}

static int64_t full_cost(const ttb__week_task *task, const ttb__seat *seat)
{
    return seat->cost + seat_travel_cost(task, seat);
}

/* Cheapest seats first, by insertion: a want has few. chosen follows its seat. */
static void sort_seats(ttb__week_task *task, int32_t number, int32_t *chosen)
{
    const ttb__want *want = &task->wants.items[number];
    ttb__seat *seats = &task->seats.items[want->first_seat];
    int32_t follow = chosen[number] == TTB_NONE ? TTB_NONE : chosen[number] - want->first_seat;
    for (int32_t place = 1; place < want->seat_count; place++) {
        ttb__seat seat = seats[place];
        int64_t cost = full_cost(task, &seat);
        int32_t to = place, was_followed = follow == place;
        for (; to > 0 && full_cost(task, &seats[to - 1]) > cost; to--) {
            seats[to] = seats[to - 1];
            if (follow == to - 1)
                follow = to;
        }
        seats[to] = seat;
        if (was_followed)
            follow = to;
    }
    chosen[number] = follow == TTB_NONE ? TTB_NONE : follow + want->first_seat;
}

static int64_t least_cost(const ttb__week_task *task, const ttb__want *want)
{
    int64_t least = want->skip_cost;
    if (want->seat_count && full_cost(task, &task->seats.items[want->first_seat]) < least)
        least = full_cost(task, &task->seats.items[want->first_seat]);
    return least;
}

/* Choices with the fewest seats first: they decide most. Reserves stay behind the choices, which
 * say how many there may be. */
static void order_wants(walk *state)
{
    const ttb__want *wants = state->task->wants.items;
    int32_t count = (int32_t)state->task->wants.count;
    for (int32_t want = 0; want < count; want++) {
        int32_t place = want;
        for (; place > 0; place--) {
            const ttb__want *before = &wants[state->order[place - 1]];
            if (before->is_reserve != wants[want].is_reserve ||
                before->seat_count <= wants[want].seat_count)
                break;
            state->order[place] = state->order[place - 1];
        }
        state->order[place] = want;
    }
    state->rest[count] = 0;
    for (int32_t depth = count - 1; depth >= 0; depth--) {
        state->rest[depth] =
            state->rest[depth + 1] + least_cost(state->task, &wants[state->order[depth]]);
    }
}

/* Add up a week; with is_checked 0 it is known to be legal. INT64_MAX if it is not. */
static int64_t add_up(const ttb__week_task *task, const int32_t *chosen, int is_checked)
{
    walk state;
    int64_t cost = 0, travel = 0;
    state.task = (ttb__week_task *)task; /* read only: fits() and travel_with() */
    state.used = 0;
    state.away = state.unmet = state.reserves = 0;
    for (int32_t want = 0; want < task->wants.count; want++) {
        const ttb__seat *seat;
        if (chosen[want] == TTB_NONE) {
            cost += task->wants.items[want].skip_cost;
            state.unmet += !task->wants.items[want].is_reserve;
            continue;
        }
        seat = &task->seats.items[chosen[want]];
        if (is_checked && !fits(&state, seat))
            return INT64_MAX;
        for (uint64_t rest = seat->blocks; rest; rest &= rest - 1)
            state.site_of_block[ttb__lowest_bit(rest)] = seat->site;
        state.used |= seat->blocks;
        state.away += seat->site != task->student->home;
        state.reserves += task->wants.items[want].is_reserve;
        cost += full_cost(task, seat);
    }
    if (travel_with(&state, state.used, state.away, &travel) && is_checked)
        return INT64_MAX;
    return is_checked && state.reserves > state.unmet ? INT64_MAX : cost + travel;
}

int64_t ttb__week_cost(const ttb__week_task *task, const int32_t *chosen)
{
    return add_up(task, chosen, 1);
}

/* Many combinations, and costs that add up block by block: a matching finds the best week at once.
 */
static int is_matching(const ttb__week_task *task)
{
    int64_t weeks = 1;
    int32_t away = 0;
    for (int64_t want = 0; want < task->wants.count; want++) {
        if (task->wants.items[want].is_reserve)
            return 0;
        if (weeks <= TTB__ENUMERATED_WEEKS)
            weeks *= task->wants.items[want].seat_count + 1;
    }
    if (weeks <= TTB__ENUMERATED_WEEKS)
        return 0;
    for (int64_t place = 0; place < task->seats.count; place++) {
        const ttb__seat *seat = &task->seats.items[place];
        away += seat->site != task->student->home;
        if (ttb__bit_count(seat->blocks) != 1)
            return 0;
    }
    return !away || (!task->prep->has_lessons && task->student->courses_away >= task->wants.count);
}

static void begin_walk(walk *state, ttb__week_task *task, int64_t most_steps)
{
    state->task = task;
    state->used = 0;
    state->away = state->unmet = state->reserves = 0;
    state->steps = 0;
    state->most_steps = most_steps;
    state->tell = NULL;
}

int64_t ttb__best_week(ttb__week_task *task, int32_t *chosen, int64_t most_steps, int64_t *work)
{
    walk state;
    if (is_matching(task)) {
        ttb__match_week(task, chosen, work);
        return ttb__week_cost(task, chosen);
    }
    begin_walk(&state, task, most_steps);
    state.best = chosen;
    for (int32_t want = 0; want < task->wants.count; want++)
        sort_seats(task, want, chosen);
    state.best_cost = add_up(task, chosen, 0);
    order_wants(&state);
    visit(&state, 0, 0, 0);
    *work += state.steps;
    return state.best_cost;
}

int ttb__list_weeks(ttb__week_task *task, int64_t most_cost, int64_t most_steps, ttb__week_fn tell,
                    void *user, int64_t *work)
{
    int32_t unused[TTB__MOST_WANTS];
    walk state;
    begin_walk(&state, task, most_steps);
    state.best = unused;
    state.tell = tell;
    state.user = user;
    state.best_cost = most_cost + 1;
    for (int32_t want = 0; want < task->wants.count; want++) {
        unused[want] = TTB_NONE;
        sort_seats(task, want, unused);
    }
    order_wants(&state);
    visit(&state, 0, 0, 0);
    *work += state.steps;
    return state.steps < most_steps;
}
