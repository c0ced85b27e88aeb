/* Rounds: one worker that arrives at marks with what he found, by hand. */
#include "prep_town.h"

#include "solve/rounds.h"

/* Bounds that the test says, instead of those of bound/. */
struct ttb__bounds {
    int64_t bounds[TTB__GOALS];
    int64_t values[TTB__GOALS]; /* for which they were asked last */
    int32_t tiers;
};

ttb_status ttb__bounds_make(const ttb_partnership *partnership, ttb__bounds **bounds_out)
{
    (void)partnership;
    *bounds_out = ttb__alloc(1, sizeof **bounds_out);
    return *bounds_out ? TTB_OK : TTB_ERR_MEMORY;
}

void ttb__bounds_destroy(ttb__bounds *bounds)
{
    ttb__free(bounds);
}

ttb_status ttb__bounds_commit(ttb__bounds *bounds, const int64_t values[TTB__GOALS], int32_t tiers,
                              int64_t bounds_out[TTB__GOALS])
{
    memcpy(bounds->values, values, sizeof bounds->values);
    memcpy(bounds_out, bounds->bounds, (size_t)tiers * sizeof *bounds_out);
    bounds->tiers = tiers;
    return TTB_OK;
}

typedef struct stage {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb_options options;
    ttb__rounds rounds;
    ttb__solution found;
} stage;

static void set_up(stage *on, int64_t work_limit)
{
    memset(on, 0, sizeof *on);
    on->town = new_town(2, 1);
    on->prep = prepare(on->town, NULL);
    ttb__options_reset(&on->options);
    on->options.values[TTB__OPTION_WORK_LIMIT].number = work_limit;
    assert_int_equal(ttb__rounds_make(on->prep, &on->options, &on->rounds), TTB_OK);
    assert_int_equal(ttb__solution_make(on->prep, &on->found), TTB_OK);
}

static void tear_down(stage *on)
{
    ttb__rounds_clear(&on->rounds);
    ttb__solution_clear(&on->found);
    destroy(on->town, on->prep);
}

/* Arrive with a timetable of these values; 1 if the solve goes on. */
static int arrive(stage *on, int64_t first, int64_t second, int64_t third)
{
    on->found.is_valid = 1;
    on->found.tiers[0] = first;
    on->found.tiers[1] = second;
    on->found.tiers[2] = third;
    return ttb__rounds_arrive(&on->rounds, 0, (ttb__arrival){&on->found, &on->found}, TTB_OK);
}

static void set_bounds(stage *on, int64_t first, int64_t second, int64_t third)
{
    const int64_t bounds[TTB__GOALS] = {first, second, third, 0, 0};
    memcpy(on->rounds.proof->bounds, bounds, sizeof bounds);
}

static void the_better_timetable_stays(void **state)
{
    stage on;
    (void)state;
    set_up(&on, 0);
    assert_true(arrive(&on, 5000, 100, 7));
    assert_true(arrive(&on, 5000, 101, 0));
    assert_int_equal(on.rounds.best.tiers[1], 100);
    assert_true(arrive(&on, 4000, 200, 0));
    assert_int_equal(on.rounds.best.tiers[1], 200);
    tear_down(&on);
}

/* What programs make of it is the best, and does not count as a gain of the search. */
static void a_search_and_its_programs_bring_two_timetables(void **state)
{
    stage on;
    ttb__solution improved;
    int64_t mark;
    (void)state;
    set_up(&on, 0);
    mark = on.rounds.mark;
    assert_true(arrive(&on, 5000, 100, 7));
    assert_int_equal(on.rounds.gain_work, mark);
    assert_int_equal(ttb__solution_make(on.prep, &improved), TTB_OK);
    improved.is_valid = 1;
    improved.tiers[0] = 4000;
    assert_true(ttb__rounds_arrive(&on.rounds, 0, (ttb__arrival){&on.found, &improved}, TTB_OK));
    assert_int_equal(on.rounds.best.tiers[0], 4000);
    assert_int_equal(on.rounds.gain_work, mark);
    assert_int_equal(on.rounds.best_work, mark);
    mark = on.rounds.mark;
    on.found.tiers[0] = 4500;
    assert_true(ttb__rounds_arrive(&on.rounds, 0, (ttb__arrival){&on.found, &improved}, TTB_OK));
    assert_int_equal(on.rounds.best.tiers[0], 4000);
    assert_int_equal(on.rounds.gain_work, mark);
    ttb__solution_clear(&improved);
    tear_down(&on);
}

static void bounds_are_of_the_best(void **state)
{
    stage on;
    (void)state;
    set_up(&on, 0);
    set_bounds(&on, 3000, 50, 60);
    on.found.is_valid = 0;
    assert_true(ttb__rounds_arrive(&on.rounds, 0, (ttb__arrival){&on.found, &on.found}, TTB_OK));
    assert_int_equal(on.rounds.proof->tiers, 1);
    arrive(&on, 5000, 100, 70);
    assert_int_equal(on.rounds.proof->tiers, on.prep->tier_count);
    assert_int_equal(on.rounds.proof->values[1], 100);
    arrive(&on, 4000, 110, 80);
    arrive(&on, 5000, 90, 70);
    assert_int_equal(on.rounds.proof->values[1], 110);
    assert_int_equal(on.rounds.bounds[2], 60);
    tear_down(&on);
}

/* An eighth of what was open, also in several steps. */
static void good_rises_of_bounds_are_noted(void **state)
{
    stage on;
    int64_t mark;
    (void)state;
    set_up(&on, 0);
    set_bounds(&on, 0, 20, 0);
    mark = on.rounds.mark;
    assert_true(arrive(&on, 0, 100, 7));
    assert_int_equal(on.rounds.rise_work, mark);
    set_bounds(&on, 0, 29, 0);
    assert_true(arrive(&on, 0, 100, 7));
    assert_int_equal(on.rounds.rise_work, mark);
    set_bounds(&on, 0, 30, 0);
    mark = on.rounds.mark;
    assert_true(arrive(&on, 0, 100, 7));
    assert_int_equal(on.rounds.rise_work, mark);
    assert_int_equal(on.rounds.known_bounds[1], 30);
    set_bounds(&on, 0, 30, 7); /* of a later tier */
    assert_true(arrive(&on, 0, 100, 7));
    assert_int_equal(on.rounds.rise_work, mark);
    assert_int_equal(on.rounds.known_bounds[2], 7);
    tear_down(&on);
}

static void values_at_their_bounds_are_done(void **state)
{
    stage on;
    (void)state;
    set_up(&on, 0);
    assert_true(arrive(&on, 5000, 100, 70));
    set_bounds(&on, 5000, 100, 70);
    assert_false(arrive(&on, 5000, 100, 70));
    assert_int_equal(on.rounds.reason, TTB_STOP_DONE);
    tear_down(&on);
}

static void the_gap_counts_for_the_first_tiers_only(void **state)
{
    stage on;
    (void)state;
    set_up(&on, 0);
    on.options.values[TTB__OPTION_GAP].real = 0.1;
    on.options.values[TTB__OPTION_GAP_TIERS].number = 2;
    assert_true(arrive(&on, 10000, 20000, 70000));
    set_bounds(&on, 9000, 17999, 0);
    assert_true(arrive(&on, 10000, 20000, 70000));
    set_bounds(&on, 9000, 18000, 0);
    assert_false(arrive(&on, 10000, 20000, 70000));
    assert_int_equal(on.rounds.reason, TTB_STOP_GAP);
    tear_down(&on);
}

static void rounds_double_and_end_at_the_limit(void **state)
{
    stage on;
    int64_t last = 0;
    (void)state;
    set_up(&on, 1234567);
    do {
        assert_true(on.rounds.mark > last && on.rounds.mark <= 2 * last + 50000);
        last = on.rounds.mark;
        if (on.rounds.is_bounding) /* before the last round ends */
            set_bounds(&on, 0, 0, 0);
    } while (arrive(&on, 1000, 0, 0));
    assert_int_equal(on.rounds.reason, TTB_STOP_WORK);
    assert_int_equal(on.rounds.work, 1234567);
    assert_true(on.rounds.has_bounds);
    tear_down(&on);
}

static void a_limit_below_the_first_round_is_the_first_mark(void **state)
{
    stage on;
    (void)state;
    set_up(&on, 10);
    assert_int_equal(on.rounds.mark, 10);
    assert_true(on.rounds.is_bounding);
    assert_false(on.rounds.is_improving);
    tear_down(&on);
}

/* What a round finds that is cut short does not count; the first reason does. */
static void a_stop_drops_the_round(void **state)
{
    stage on;
    (void)state;
    set_up(&on, 0);
    arrive(&on, 5000, 0, 0);
    ttb__rounds_stop(&on.rounds, TTB_STOP_TIME);
    ttb__rounds_stop(&on.rounds, TTB_STOP_CANCELLED);
    set_bounds(&on, 9, 9, 9);
    assert_false(arrive(&on, 1000, 0, 0));
    assert_int_equal(on.rounds.best.tiers[0], 5000);
    assert_int_equal(on.rounds.bounds[0], 0);
    assert_int_equal(on.rounds.work, 50000);
    assert_int_equal(on.rounds.reason, TTB_STOP_TIME);
    tear_down(&on);
}

static void a_failure_ends_the_solve(void **state)
{
    stage on;
    (void)state;
    set_up(&on, 0);
    assert_false(
        ttb__rounds_arrive(&on.rounds, 0, (ttb__arrival){&on.found, &on.found}, TTB_ERR_MEMORY));
    assert_int_equal(on.rounds.status, TTB_ERR_MEMORY);
    tear_down(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_better_timetable_stays),
        cmocka_unit_test(a_search_and_its_programs_bring_two_timetables),
        cmocka_unit_test(bounds_are_of_the_best),
        cmocka_unit_test(good_rises_of_bounds_are_noted),
        cmocka_unit_test(values_at_their_bounds_are_done),
        cmocka_unit_test(the_gap_counts_for_the_first_tiers_only),
        cmocka_unit_test(rounds_double_and_end_at_the_limit),
        cmocka_unit_test(a_limit_below_the_first_round_is_the_first_mark),
        cmocka_unit_test(a_stop_drops_the_round),
        cmocka_unit_test(a_failure_ends_the_solve),
    };
    return cmocka_run_group_tests_name("rounds", tests, NULL, NULL);
}
