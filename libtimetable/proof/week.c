#include "proof/week.h"

#include <stdlib.h>

#include "base/bits.h"

enum {
    MOST_WANTS = 2 * TTB__MOST_CHOICES,
    STEP_WORK = 4 /* of all that is counted, a step here takes the most time */
};

ttb_status ttb__week_make(const ttb__town *town, int64_t minute_cost, int64_t journey_cost,
                          ttb__week *week_out)
{
    int64_t lessons = 0;

    for (int64_t block = 0; block < town->block_count; block++)
        lessons += town->partnership->blocks.items[block].lessons.count;
    *week_out = (ttb__week){.town = town, .minute_cost = minute_cost, .journey_cost = journey_cost};
    week_out->stops = ttb__alloc(lessons, sizeof *week_out->stops);
    return week_out->stops ? TTB_OK : TTB_ERR_MEMORY;
}

void ttb__week_clear(ttb__week *week)
{
    ttb__free(week->stops);
    ttb__free(week->wants.items);
    ttb__free(week->seats.items);
}

void ttb__week_begin(ttb__week *week, const ttb__town_student *student)
{
    week->student = student;
    week->wants.count = week->seats.count = 0;
}

ttb_status ttb__week_add_want(ttb__week *week, int32_t is_reserve, int64_t skip)
{
    ttb__want want = {(int32_t)week->seats.count, 0, is_reserve, skip};

    return TTB__PUSH(&week->wants, want);
}

ttb_status ttb__week_add_seat(ttb__week *week, int32_t site, uint64_t blocks, int64_t cost,
                              int64_t sure)
{
    ttb__week_seat seat = {site, blocks, cost, sure};

    week->wants.items[week->wants.count - 1].seat_count++;
    return TTB__PUSH(&week->seats, seat);
}

static int compare_seats(const void *one, const void *other)
{
    const ttb__week_seat *left = one, *right = other;

    if (left->cost + left->sure != right->cost + right->sure)
        return left->cost + left->sure < right->cost + right->sure ? -1 : 1;
    if (left->site != right->site)
        return left->site < right->site ? -1 : 1;
    return left->blocks < right->blocks ? -1 : left->blocks > right->blocks;
}

void ttb__week_sort(ttb__week *week)
{
    for (int64_t number = 0; number < week->wants.count; number++) {
        const ttb__want *want = &week->wants.items[number];
        if (want->seat_count > 1)
            qsort(week->seats.items + want->first_seat, (size_t)want->seat_count,
                  sizeof *week->seats.items, compare_seats);
    }
}

/* ---- Lessons: the times of a block at a site on a day */

static const ttb__lessons *lessons_at(const ttb__town *town, int32_t rank, int32_t site)
{
    return ttb__site_lessons(town->partnership, town->block_at[rank], site);
}

static int is_on(const ttb__lesson *lesson, const ttb__town_day *day)
{
    return lesson->day == day->day && (!lesson->week || lesson->week == day->week);
}

/* 1 if nobody can be at both lessons, of one day. */
static int lessons_clash(const ttb__town *town, const ttb__lesson *one, int32_t site,
                         const ttb__lesson *other, int32_t other_site)
{
    int is_first = one->start_minute <= other->start_minute;
    int32_t gap =
        is_first ? other->start_minute - one->end_minute : one->start_minute - other->end_minute;
    int32_t minutes = is_first ? ttb__minutes(&town->travel, site, other_site)
                               : ttb__minutes(&town->travel, other_site, site);

    return minutes == TTB_NONE || gap < minutes || gap < 0;
}

/* 1 if the lessons of two blocks at two sites fit into one week. */
static int blocks_fit(const ttb__town *town, int32_t block, int32_t site, int32_t other_block,
                      int32_t other_site)
{
    const ttb__lessons *ones = lessons_at(town, block, site);
    const ttb__lessons *others = lessons_at(town, other_block, other_site);

    for (int64_t one = 0; one < ones->count; one++)
        for (int64_t other = 0; other < others->count; other++) {
            const ttb__lesson *left = &ones->items[one], *right = &others->items[other];
            int meet = left->day == right->day &&
                       (!left->week || !right->week || left->week == right->week);
            if (meet && lessons_clash(town, left, site, right, other_site))
                return 0;
        }
    return 1;
}

/* ---- Tours */

typedef struct tour {
    int64_t minutes, journeys;
    int is_legal;
} tour;

static int64_t stops_of_day(const ttb__town *town, const ttb__town_day *day, uint64_t blocks,
                            const int32_t site_of_block[], ttb__week_stop stops[])
{
    int64_t count = 0;

    for (uint64_t rest = blocks & day->blocks; rest; rest &= rest - 1) {
        int32_t block = ttb__lowest_bit(rest), site = site_of_block[block];
        const ttb__lessons *lessons = lessons_at(town, block, site);
        for (int64_t number = 0; number < lessons->count; number++) {
            const ttb__lesson *lesson = &lessons->items[number];
            int64_t place = count;
            if (!is_on(lesson, day))
                continue;
            for (; place > 0 && stops[place - 1].start_minute > lesson->start_minute; place--)
                stops[place] = stops[place - 1];
            stops[place] = (ttb__week_stop){lesson->start_minute, site};
            count++;
        }
    }
    return count;
}

static void add_leg(const ttb__town *town, int32_t from, int32_t to, tour *day)
{
    int32_t minutes = ttb__minutes(&town->travel, from, to);

    if (from == to)
        return;
    if (minutes == TTB_NONE)
        day->is_legal = 0;
    day->minutes += minutes;
    day->journeys++;
}

static tour tour_of_day(const ttb__week *week, const ttb__town_day *of, uint64_t blocks,
                        const int32_t site_of_block[])
{
    ttb__week_stop *stops = week->stops;
    int64_t count = stops_of_day(week->town, of, blocks, site_of_block, stops);
    tour day = {0, 0, 1};
    int32_t at = week->student->home;

    for (int64_t number = 0; number < count; number++) {
        add_leg(week->town, at, stops[number].site, &day);
        at = stops[number].site;
    }
    add_leg(week->town, at, week->student->home, &day);
    if (day.minutes > week->student->minutes_a_day || day.journeys > week->student->journeys_a_day)
        day.is_legal = 0;
    return day;
}

/* With abstract blocks each block away is a return, and only its minutes have a limit. */
static tour tour_of_week(const ttb__week *week, uint64_t blocks, uint64_t away,
                         const int32_t site_of_block[])
{
    const ttb__town *town = week->town;
    tour all = {0, 0, 1};

    for (uint64_t rest = away; rest && !town->has_lessons; rest &= rest - 1) {
        int32_t way =
            ttb__town_return(town, week->student->home, site_of_block[ttb__lowest_bit(rest)]);
        all.minutes += way;
        all.journeys += 2;
        if (way == TTB_NONE || way > week->student->minutes_a_day)
            all.is_legal = 0;
    }
    for (int64_t number = 0; number < town->days.count && all.is_legal; number++) {
        tour day;
        if (!(town->days.items[number].blocks & away))
            continue;
        day = tour_of_day(week, &town->days.items[number], blocks, site_of_block);
        all.minutes += day.minutes;
        all.journeys += day.journeys;
        all.is_legal = day.is_legal;
    }
    return all;
}

/* ---- Trying all: depth first over the wants */

typedef struct walk {
    const ttb__week *week;
    /* Least cost of the wants from one on, without travel, and with what is sure of it. */
    int64_t rest[MOST_WANTS + 1], sure_rest[MOST_WANTS + 1];
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t used, away_blocks;
    int32_t away, unmet, reserves;
    int64_t best, steps, most_steps;
} walk;

/* What the wants so far cost: seats and skips, their travel, and what is sure of it. */
typedef struct spent {
    int64_t cost, travel, sure;
} spent;

static int seat_fits(const walk *state, const ttb__week_seat *seat)
{
    const ttb__town *town = state->week->town;
    int is_away = seat->site != state->week->student->home;

    if (seat->blocks & state->used ||
        (is_away && state->away >= state->week->student->courses_away))
        return 0;
    if (!town->has_lessons || (!is_away && !state->away))
        return 1;
    for (uint64_t blocks = seat->blocks; blocks; blocks &= blocks - 1)
        for (uint64_t others = state->used; others; others &= others - 1) {
            int32_t other = ttb__lowest_bit(others);
            if (!blocks_fit(town, ttb__lowest_bit(blocks), seat->site, other,
                            state->site_of_block[other]))
                return 0;
        }
    return 1;
}

static void visit(walk *state, int64_t number, spent before);

static void visit_seat(walk *state, int64_t number, spent before, const ttb__week_seat *seat)
{
    const ttb__week *week = state->week;
    int is_away = seat->site != week->student->home;
    uint64_t used = state->used, away_blocks = state->away_blocks;
    tour ways;

    for (uint64_t rest = seat->blocks; rest; rest &= rest - 1)
        state->site_of_block[ttb__lowest_bit(rest)] = seat->site;
    state->used |= seat->blocks;
    state->away_blocks |= is_away ? seat->blocks : 0;
    ways = tour_of_week(week, state->used, state->away_blocks, state->site_of_block);
    if (ways.is_legal) {
        state->away += is_away;
        state->reserves += week->wants.items[number].is_reserve;
        visit(
            state, number + 1,
            (spent){before.cost + seat->cost,
                    1000 * (ways.minutes * week->minute_cost + ways.journeys * week->journey_cost),
                    before.sure + seat->sure});
        state->away -= is_away;
        state->reserves -= week->wants.items[number].is_reserve;
    }
    state->used = used;
    state->away_blocks = away_blocks;
}

/* A seat more never makes a tour shorter, because legs keep the triangle inequality: what there is
 * so far and the least of the rest is never more than the whole. Nor is what is sure of all seats:
 * formula 5. */
static void visit(walk *state, int64_t number, spent before)
{
    const ttb__want *want;

    if (state->steps >= state->most_steps ||
        before.cost + before.travel + state->rest[number] >= state->best ||
        before.cost + before.sure + state->sure_rest[number] >= state->best)
        return;
    state->steps++;
    if (number == state->week->wants.count) {
        state->best = before.cost + before.travel;
        return;
    }
    want = &state->week->wants.items[number];
    for (int32_t place = 0; place < want->seat_count; place++) {
        const ttb__week_seat *seat = &state->week->seats.items[want->first_seat + place];
        if (want->is_reserve && state->reserves >= state->unmet)
            break;
        if (seat_fits(state, seat))
            visit_seat(state, number, before, seat);
    }
    state->unmet += !want->is_reserve;
    before.cost += want->skip;
    visit(state, number + 1, before);
    state->unmet -= !want->is_reserve;
}

int64_t ttb__week_least(const ttb__week *week, int64_t most, int64_t most_steps, int64_t *steps,
                        int *is_known_out)
{
    walk state = {.week = week, .best = most, .most_steps = most_steps};

    for (int64_t number = week->wants.count - 1; number >= 0; number--) {
        const ttb__want *want = &week->wants.items[number];
        int64_t least = want->skip, sure = want->skip;
        for (int32_t place = 0; place < want->seat_count; place++) {
            const ttb__week_seat *seat = &week->seats.items[want->first_seat + place];
            least = seat->cost < least ? seat->cost : least;
            sure = seat->cost + seat->sure < sure ? seat->cost + seat->sure : sure;
        }
        state.rest[number] = state.rest[number + 1] + least;
        state.sure_rest[number] = state.sure_rest[number + 1] + sure;
    }
    visit(&state, 0, (spent){0, 0, 0});
    *steps += state.steps * STEP_WORK;
    *is_known_out = state.steps < most_steps;
    return state.best;
}
