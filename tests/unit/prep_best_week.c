/* The cheapest week of one student against trying every week. */
#include "prep_town.h"

#include "prep/best_week.h"
#include "random_town.h"

enum { TASKS = 4000, MATCHINGS = 1000, MOST_WORK = 100000000 };

static void push_want(town_dice *dice, ttb__week_task *task, int32_t is_reserve, int32_t seats)
{
    ttb__want want = {(int32_t)task->seats.count, seats, is_reserve, 0};
    const ttb_partnership *town = task->prep->partnership;
    want.skip_cost = is_reserve ? roll(dice, 3) : 1 + roll(dice, 120);
    for (int32_t seat = 0; seat < seats; seat++) {
        ttb__seat made = {.key = (int32_t)task->seats.count, .cost = roll(dice, 60) - 20};
        made.site = roll(dice, task->prep->site_count);
        made.blocks = roll_blocks(dice, town, roll(dice, 4) ? 1 : 2);
        assert_int_equal(TTB__PUSH(&task->seats, made), TTB_OK);
    }
    assert_int_equal(TTB__PUSH(&task->wants, want), TTB_OK);
}

/* Seats that the student could not have by himself are not on offer. */
static int is_possible(const ttb__week_task *task, const ttb__seat *seat)
{
    int32_t sites[TTB__MOST_BLOCKS];
    int64_t minutes, journeys;
    for (int32_t block = 0; block < TTB__MOST_BLOCKS; block++)
        sites[block] = seat->site;
    return seat->site == task->student->home ||
           (task->student->courses_away > 0 &&
            !ttb__week_travel(task->prep, task->student, seat->blocks, sites, &minutes, &journeys));
}

static void drop_impossible(ttb__week_task *task)
{
    int32_t kept = 0;
    for (int32_t number = 0; number < task->wants.count; number++) {
        ttb__want *want = &task->wants.items[number];
        int32_t first = want->first_seat, end = first + want->seat_count;
        want->first_seat = kept;
        for (int32_t seat = first; seat < end; seat++) {
            if (is_possible(task, &task->seats.items[seat]))
                task->seats.items[kept++] = task->seats.items[seat];
        }
        want->seat_count = kept - want->first_seat;
    }
    task->seats.count = kept;
}

/* The least cost over every choice of seats, worked out plainly. */
static int64_t try_all(const ttb__week_task *task, int32_t want, int32_t *chosen)
{
    int64_t best, cost;
    if (want == task->wants.count)
        return ttb__week_cost(task, chosen);
    chosen[want] = TTB_NONE;
    best = try_all(task, want + 1, chosen);
    for (int32_t seat = 0; seat < task->wants.items[want].seat_count; seat++) {
        chosen[want] = task->wants.items[want].first_seat + seat;
        cost = try_all(task, want + 1, chosen);
        best = cost < best ? cost : best;
    }
    return best;
}

static void clear_task(ttb__week_task *task)
{
    ttb__tours_destroy(task->tours);
    ttb__free(task->wants.items);
    ttb__free(task->seats.items);
}

/* Solve from an empty week; the week found must be legal, cost what is said, and be the best. */
static void assert_best(ttb__week_task *task, uint64_t seed)
{
    int32_t chosen[TTB__MOST_WANTS], tried[TTB__MOST_WANTS];
    int64_t work = 0, best = try_all(task, 0, tried), cost;
    for (int32_t want = 0; want < task->wants.count; want++)
        chosen[want] = TTB_NONE;
    cost = ttb__best_week(task, chosen, MOST_WORK, &work);
    if (cost != best || ttb__week_cost(task, chosen) != best)
        fail_msg("seed %llu: %lld (%lld by its seats), the best is %lld", (unsigned long long)seed,
                 (long long)cost, (long long)ttb__week_cost(task, chosen), (long long)best);
    assert_true(work > 0);
}

static void roll_task(town_dice *dice, ttb__week_task *task)
{
    int32_t choices = 1 + roll(dice, 4), reserves = roll(dice, 3);
    task->minute_cost = roll(dice, 3);
    task->journey_cost = roll(dice, 5);
    if (roll(dice, 2))
        assert_int_equal(ttb__tours_make(&task->tours), TTB_OK);
    for (int32_t want = 0; want < choices + reserves; want++)
        push_want(dice, task, want >= choices, roll(dice, 4));
    drop_impossible(task);
}

static void the_best_week_is_found(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= TASKS; seed++) {
        town_dice dice = {.size = small_town};
        ttb__random_seed(&dice.random, seed);
        ttb_partnership *town = random_town(seed % 100, small_town);
        ttb__prep *prep = prepare(town, NULL);
        ttb__prep_student student = {.home = roll(&dice, prep->site_count)};
        student.minutes_a_day = roll(&dice, 2) ? INT32_MAX : 80;
        student.journeys_a_day = roll(&dice, 2) ? INT32_MAX : 3;
        student.courses_away = roll(&dice, 4);
        ttb__week_task task = {.prep = prep, .student = &student};
        roll_task(&dice, &task);
        assert_best(&task, seed);
        clear_task(&task);
        destroy(town, prep);
    }
}

/* How many choices of seats are legal weeks of at most this cost. */
static int64_t count_all(const ttb__week_task *task, int32_t want, int32_t *chosen, int64_t most)
{
    int64_t count;
    if (want == task->wants.count)
        return ttb__week_cost(task, chosen) <= most;
    chosen[want] = TTB_NONE;
    count = count_all(task, want + 1, chosen, most);
    for (int32_t seat = 0; seat < task->wants.items[want].seat_count; seat++) {
        chosen[want] = task->wants.items[want].first_seat + seat;
        count += count_all(task, want + 1, chosen, most);
    }
    return count;
}

typedef struct told {
    const ttb__week_task *task;
    int64_t count, most;
} told;

static int hear(void *user, const int32_t *chosen, int64_t cost)
{
    told *heard = user;
    assert_true(cost <= heard->most);
    assert_true(ttb__week_cost(heard->task, chosen) == cost);
    heard->count++;
    return 0;
}

static int stop_at_once(void *user, const int32_t *chosen, int64_t cost)
{
    (void)chosen;
    (void)cost;
    ++*(int32_t *)user;
    return 1;
}

static void every_cheap_week_is_told_once(void **state)
{
    int64_t told_weeks = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TASKS / 4; seed++) {
        town_dice dice = {.size = small_town};
        ttb__random_seed(&dice.random, seed);
        ttb_partnership *town = random_town(seed % 100, small_town);
        ttb__prep *prep = prepare(town, NULL);
        ttb__prep_student student = {.home = roll(&dice, prep->site_count)};
        student.minutes_a_day = roll(&dice, 2) ? INT32_MAX : 80;
        student.journeys_a_day = INT32_MAX;
        student.courses_away = roll(&dice, 4);
        ttb__week_task task = {.prep = prep, .student = &student};
        int32_t chosen[TTB__MOST_WANTS], stopped = 0;
        int64_t work = 0;
        told heard = {&task, 0, 0};
        roll_task(&dice, &task);
        heard.most = try_all(&task, 0, chosen) + roll(&dice, 60);
        assert_int_equal(ttb__list_weeks(&task, heard.most, MOST_WORK, hear, &heard, &work), 1);
        assert_true(heard.count == count_all(&task, 0, chosen, heard.most));
        assert_int_equal(
            ttb__list_weeks(&task, heard.most, MOST_WORK, stop_at_once, &stopped, &work), 0);
        assert_int_equal(stopped, 1);
        told_weeks += heard.count;
        clear_task(&task);
        destroy(town, prep);
    }
    assert_true(told_weeks > TASKS / 2);
}

/* The best set of seats over blocks taken one after the other: exact where costs add up. */
static int64_t best_by_blocks(const ttb__week_task *task, int32_t want, uint64_t used)
{
    const ttb__want *of = &task->wants.items[want];
    int64_t best, cost;
    if (want == task->wants.count)
        return 0;
    best = of->skip_cost + best_by_blocks(task, want + 1, used);
    for (int32_t seat = of->first_seat; seat < of->first_seat + of->seat_count; seat++) {
        const ttb__seat *given = &task->seats.items[seat];
        if (given->blocks & used)
            continue;
        cost = given->cost + best_by_blocks(task, want + 1, used | given->blocks);
        if (given->site != task->student->home)
            cost += 2 * task->journey_cost +
                    task->minute_cost *
                        ttb__return_minutes(task->prep, task->student->home, given->site);
        best = cost < best ? cost : best;
    }
    return best;
}

/* Many choices of one block each: matched, not enumerated. */
static void a_matching_finds_the_best_week_too(void **state)
{
    ttb_partnership *town = new_town(6, 2);
    ttb__prep *prep;
    (void)state;
    add_ways(town, NORTH, SOUTH, 7);
    prep = prepare(town, NULL);
    for (uint64_t seed = 1; seed <= MATCHINGS; seed++) {
        town_dice dice = {.size = small_town};
        ttb__prep_student student = {NORTH, 0, 0, 0, 0, 0, INT32_MAX, INT32_MAX, INT32_MAX};
        ttb__week_task task = {.prep = prep, .student = &student, .minute_cost = 2};
        int32_t chosen[TTB__MOST_WANTS] = {TTB_NONE, TTB_NONE, TTB_NONE, TTB_NONE,
                                           TTB_NONE, TTB_NONE, TTB_NONE, TTB_NONE};
        int64_t work = 0, best;
        ttb__random_seed(&dice.random, seed);
        for (int32_t want = 0; want < 7; want++)
            push_want(&dice, &task, 0, 4 + roll(&dice, 3));
        for (int64_t seat = 0; seat < task.seats.count; seat++)
            task.seats.items[seat].blocks = roll_blocks(&dice, town, 1);
        best = best_by_blocks(&task, 0, 0);
        if (ttb__best_week(&task, chosen, 1, &work) != best) /* one step would not enumerate */
            fail_msg("seed %llu", (unsigned long long)seed);
        clear_task(&task);
    }
    destroy(town, prep);
}

/* Two seats as good as each other. */
static void a_tie_keeps_the_week(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    ttb__prep *prep = prepare(town, NULL);
    ttb__prep_student student = {.home = NORTH};
    ttb__week_task task = {.prep = prep, .student = &student};
    ttb__want want = {0, 2, 0, 100};
    int64_t work = 0;
    (void)state;
    for (int32_t block = A; block <= B; block++) {
        ttb__seat seat = {block, NORTH, BLOCK(block), 10};
        assert_int_equal(TTB__PUSH(&task.seats, seat), TTB_OK);
    }
    assert_int_equal(TTB__PUSH(&task.wants, want), TTB_OK);
    for (int32_t key = 0; key < 2; key++) {
        int32_t chosen[] = {key};
        assert_int_equal(ttb__best_week(&task, chosen, MOST_WORK, &work), 10);
        assert_int_equal(task.seats.items[chosen[0]].key, key);
    }
    clear_task(&task);
    destroy(town, prep);
}

/* Dear seats first in the task, so that sorting moves the chosen one. */
static void few_steps_leave_a_legal_week(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        town_dice dice = {.size = small_town};
        ttb_partnership *town = random_town(seed % 100, small_town);
        ttb__prep *prep = prepare(town, NULL);
        ttb__prep_student student = {NORTH, 0, 0, 0, 0, 0, INT32_MAX, INT32_MAX, 2};
        ttb__week_task task = {.prep = prep, .student = &student};
        int32_t chosen[TTB__MOST_WANTS];
        int64_t work = 0, before, cost;
        ttb__random_seed(&dice.random, seed);
        roll_task(&dice, &task);
        for (int32_t want = 0; want < task.wants.count; want++)
            chosen[want] = TTB_NONE;
        before = ttb__week_cost(&task, chosen);
        cost = ttb__best_week(&task, chosen, roll(&dice, 12), &work);
        assert_true(cost <= before);
        assert_int_equal(ttb__week_cost(&task, chosen), cost);
        clear_task(&task);
        destroy(town, prep);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_week_is_found),
        cmocka_unit_test(every_cheap_week_is_told_once),
        cmocka_unit_test(a_matching_finds_the_best_week_too),
        cmocka_unit_test(a_tie_keeps_the_week),
        cmocka_unit_test(few_steps_leave_a_legal_week),
    };
    return cmocka_run_group_tests_name("best week", tests, NULL, NULL);
}
