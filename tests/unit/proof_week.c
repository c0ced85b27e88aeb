/* The cheapest legal week of one student is that which trying everything with the checker finds:
 * the two share no code. */
#include "town.h"

#include "base/random.h"
#include "proof/week.h"

enum { TOWNS = 120, SITES = 3, BLOCKS = 3, WANTS = 3, OPTIONS = SITES * BLOCKS + 1, SKIPPED = 0 };
enum { MINUTE_COST = 1, JOURNEY_COST = 5 };

static int32_t pick(ttb__random *random, int32_t below)
{
    return (int32_t)ttb__random_below(random, (uint32_t)below);
}

/* Two choices and a reserve, and what it costs to have a seat (by option) or none. */
typedef struct scene {
    ttb_partnership *town;
    int64_t costs[WANTS][OPTIONS];
} scene;

/* A lesson or two of each block, a quarter of an hour earlier or later at some sites. */
static void add_times(ttb_partnership *town, ttb__random *random)
{
    for (int32_t block = 0; block < BLOCKS; block++)
        for (int32_t day = TTB_DAY_MON; day <= TTB_DAY_MON + pick(random, 2); day++) {
            int32_t start = CLOCK(9 + 2 * block, 0), week = pick(random, 3);
            add_lesson(town, block, day, start, start + 90, week);
            for (int32_t site = 0; site < SITES; site++) {
                int32_t begin = start + 15 * (pick(random, 3) - 1);
                if (site != SOUTH)
                    add_bell(town, site, block, (ttb__lesson){day, begin, begin + 90, week});
            }
        }
}

static scene make_scene(uint64_t seed)
{
    static const char *const ids[WANTS] = {"art", "biology", "chemistry"};
    scene made = {.town = new_town(BLOCKS, SITES)};
    ttb__random random;
    int32_t journeys;

    ttb__random_seed(&random, seed);
    if (seed % 4)
        add_times(made.town, &random);
    for (int32_t from = 0; from < SITES; from++)
        for (int32_t to = 0; to < SITES; to++)
            if (from != to && pick(&random, 5))
                assert_int_equal(ttb__add_link(made.town, from, to, 5 + pick(&random, 40)), TTB_OK);
    journeys = pick(&random, 5);
    if (pick(&random, 3))
        set_limits(made.town, 20 + pick(&random, 100), journeys, pick(&random, 4));
    add_student(made.town, NORTH);
    for (int32_t want = 0; want < WANTS; want++) {
        add_course(made.town, ids[want], 1);
        for (int32_t site = 0; site < SITES; site++)
            add_offer(made.town, want, site);
        for (int32_t option = 0; option < OPTIONS; option++)
            made.costs[want][option] = pick(&random, 200000);
    }
    add_choice(made.town, 0, 0);
    add_choice(made.town, 0, 1);
    assert_int_equal(ttb__add_reserve(made.town, 0, 2, 500), TTB_OK);
    /* Weeks are wanted that limits and gaps forbid: seats away are cheap, and none is dear. */
    for (int32_t want = 0; want < WANTS; want++) {
        made.costs[want][SKIPPED] += want < 2 ? 900000 : 200000;
        for (int32_t block = 0; block < BLOCKS; block++)
            made.costs[want][1 + NORTH * BLOCKS + block] += 400000;
    }
    return made;
}

/* An option is nothing, or a block at a site. */
static int32_t site_of(int32_t option)
{
    return (option - 1) / BLOCKS;
}

static int32_t block_of(int32_t option)
{
    return (option - 1) % BLOCKS;
}

/* ---- With the checker */

/* What these seats cost, INT64_MAX if the checker finds anything. */
static int64_t try_seats(const scene *of, const int32_t options[WANTS])
{
    ttb_timetable *timetable = new_timetable(of->town);
    int64_t cost = 0;
    int is_valid = 0;

    for (int32_t want = 0; want < WANTS; want++) {
        cost += of->costs[want][options[want]];
        if (options[want] != SKIPPED)
            add_seat(timetable,
                     add_section(timetable, want, site_of(options[want]),
                                 BLOCK(block_of(options[want]))),
                     0);
    }
    assert_int_equal(ttb__check(of->town, timetable, &is_valid, NULL), TTB_OK);
    cost += timetable->goal_values[TTB_GOAL_TRAVEL] * MINUTE_COST +
            timetable->goal_values[TTB_GOAL_JOURNEYS] * JOURNEY_COST;
    ttb__timetable_destroy(timetable);
    return is_valid ? cost : INT64_MAX;
}

static int64_t try_all(const scene *of)
{
    int64_t best = INT64_MAX;
    int32_t options[WANTS];

    for (options[0] = 0; options[0] < OPTIONS; options[0]++)
        for (options[1] = 0; options[1] < OPTIONS; options[1]++)
            for (options[2] = 0; options[2] < OPTIONS; options[2]++) {
                int64_t cost = try_seats(of, options);
                best = cost < best ? cost : best;
            }
    return best;
}

/* ---- With the week */

static int64_t find_least(const scene *of, int64_t most, int64_t most_steps, int *is_known_out)
{
    ttb__town *town = NULL;
    ttb__week week;
    int64_t least, steps = 0;

    assert_int_equal(ttb__town_make(of->town, &town), TTB_OK);
    assert_int_equal(ttb__week_make(town, MINUTE_COST, JOURNEY_COST, &week), TTB_OK);
    ttb__week_begin(&week, &town->students[0]);
    for (int32_t want = 0; want < WANTS; want++) {
        assert_int_equal(ttb__week_add_want(&week, want == 2, of->costs[want][SKIPPED]), TTB_OK);
        for (int32_t option = 1; option < OPTIONS; option++)
            assert_int_equal(ttb__week_add_seat(&week, site_of(option),
                                                ttb__town_mask(town, BLOCK(block_of(option))),
                                                of->costs[want][option], 0),
                             TTB_OK);
    }
    ttb__week_sort(&week);
    least = ttb__week_least(&week, most, most_steps, &steps, is_known_out);
    assert_true(steps > 0);
    ttb__week_clear(&week);
    ttb__town_destroy(town);
    return least;
}

static void the_cheapest_week_is_that_of_the_checker(void **state)
{
    int32_t failures = 0, is_known;

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        scene of = make_scene(seed);
        int64_t best = try_all(&of), least = find_least(&of, INT64_MAX / 2, 1000000, &is_known);
        if (least != best || !is_known) {
            failures++;
            print_error("seed %d: %lld, and the checker %lld\n", (int)seed, (long long)least,
                        (long long)best);
        }
        ttb__partnership_destroy(of.town);
    }
    assert_int_equal(failures, 0);
}

/* What is more than the caller knows is not looked for, and who runs out of steps says so. */
static void the_search_for_a_week_has_limits(void **state)
{
    scene of = make_scene(1);
    int64_t best;
    int is_known = 0;

    (void)state;
    best = find_least(&of, INT64_MAX / 2, 1000000, &is_known);
    assert_true(is_known);
    assert_int_equal(find_least(&of, best - 7, 1000000, &is_known), best - 7);
    assert_true(is_known);
    assert_true(find_least(&of, INT64_MAX / 2, 2, &is_known) >= best);
    assert_false(is_known);
    ttb__partnership_destroy(of.town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cheapest_week_is_that_of_the_checker),
        cmocka_unit_test(the_search_for_a_week_has_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
