/* The programs of a worker: they only ever improve, and get what their gains earn them. */
#include "formulation_town.h"

#include "solve/programs.h"

typedef struct stage {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__solution from;
    ttb__programs programs;
} stage;

static const int64_t no_bounds[TTB__GOALS] = {0};

static int set_up(stage *on, uint64_t seed)
{
    town_dice dice = {.size = small_town};
    int is_found;
    memset(on, 0, sizeof *on);
    on->town = random_town(seed, small_town);
    on->prep = prepare(on->town, NULL);
    assert_int_equal(ttb__solution_make(on->prep, &on->from), TTB_OK);
    assert_int_equal(ttb__programs_make(on->prep, seed, &on->programs), TTB_OK);
    is_found = find_some(on->prep, seed, &on->from) && on->prep->requests.count > 0;
    ttb__random_seed(&dice.random, seed);
    if (is_found)
        spoil(on->prep, &dice, &on->from);
    return is_found;
}

static void tear_down(stage *on)
{
    ttb__programs_clear(&on->programs);
    ttb__solution_clear(&on->from);
    destroy(on->town, on->prep);
}

static int is_valid(const stage *on, const ttb__solution *solution)
{
    ttb_timetable *timetable = convert(on->prep, solution);
    int valid;
    assert_int_equal(ttb__check(on->prep->partnership, timetable, &valid, NULL), TTB_OK);
    ttb__timetable_destroy(timetable);
    return valid;
}

static void every_step_is_valid_and_no_worse(void **state)
{
    int32_t better = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        ttb__mip_session *session = NULL;
        stage on;
        assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
        if (set_up(&on, seed)) {
            ttb__programs_are_due(&on.programs, &on.from, 1000, 0);
            for (int32_t number = 0; number < 8; number++) {
                ttb_status status =
                    number == 4 ? ttb__programs_seat(&on.programs, session, &on.from, 1000000)
                                : ttb__programs_improve(&on.programs, session, no_bounds);
                assert_int_equal(status, TTB_OK);
                assert_true(is_valid(&on, &on.programs.best));
                assert_false(ttb__solution_is_better(on.prep, &on.from, &on.programs.best));
            }
            better += ttb__solution_is_better(on.prep, &on.programs.best, &on.from);
        }
        ttb__mip_session_close(session);
        tear_down(&on);
    }
    assert_true(better > 20);
}

static void a_session_that_died_costs_its_help_only(void **state)
{
    int32_t stopped = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        ttb__mip_session *session = NULL;
        stage on;
        assert_int_equal(ttb__mip_session_open(stops_at_once, NULL, 0, &session), TTB_OK);
        if (set_up(&on, seed)) {
            ttb__programs_are_due(&on.programs, &on.from, 1000, 0);
            assert_int_equal(ttb__programs_improve(&on.programs, session, no_bounds), TTB_OK);
            assert_memory_equal(on.programs.best.slot_of, on.from.slot_of,
                                (size_t)on.prep->requests.count * sizeof(int32_t));
            stopped++;
        }
        ttb__mip_session_close(session);
        tear_down(&on);
    }
    assert_true(stopped > 0);
}

/* A burst once the cooling that found something is over, and a share once the search is stuck. */
static void programs_wait_until_the_search_is_done(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1000000, 0), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1020000, 0), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1100000, 0), 1);
    on.programs.credit = 0;
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1200000, 0), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1500000, 0), 1);
    on.from.tiers[0] -= 1; /* as if it had found something better */
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1600000, 0), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1700000, 0), 1);
    tear_down(&on);
}

/* A cooling that may still gain at its end is left to it; bursts are for what was found before. */
static void a_promising_search_is_not_stuck(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1000000, 1), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1100000, 1), 1);
    on.programs.credit = 0;
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1500000, 1), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1600000, 0), 1);
    tear_down(&on);
}

static void bursts_are_a_small_part_of_all(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    on.programs.taken = 100000;
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1000000, 0), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1100000, 0), 0);
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 1500000, 0), 1);
    tear_down(&on);
}

static void programs_without_gains_get_less(void **state)
{
    int64_t gaining, stuck;
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    ttb__programs_are_due(&on.programs, &on.from, 1000000, 0);
    ttb__programs_are_due(&on.programs, &on.from, 2000000, 0);
    gaining = on.programs.credit;
    on.programs.credit = 0;
    on.programs.taken = on.programs.own_gain + 1000000000;
    ttb__programs_are_due(&on.programs, &on.from, 3000000, 0);
    stuck = on.programs.credit;
    assert_true(stuck > 0 && stuck * 3 < gaining);
    on.programs.credit = -gaining;
    assert_int_equal(ttb__programs_are_due(&on.programs, &on.from, 3100000, 0), 0);
    tear_down(&on);
}

/* A thousandth of the first tier is worth it, a gain in balance never is. */
static void only_a_large_gain_is_ahead(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    on.from.tiers[0] = 1000000;
    ttb__programs_are_due(&on.programs, &on.from, 1000, 0);
    assert_int_equal(ttb__programs_are_ahead(&on.programs, &on.from), 0);
    on.programs.best.tiers[0] = 999500;
    assert_int_equal(ttb__programs_are_ahead(&on.programs, &on.from), 0);
    on.programs.best.tiers[0] = 998000;
    assert_int_equal(ttb__programs_are_ahead(&on.programs, &on.from), 1);
    on.prep->tiers[0] =
        (ttb__tier){.goal_count = 1, .goals = {{.goal = TTB_GOAL_BALANCE, .weight = 1}}};
    assert_int_equal(ttb__programs_are_ahead(&on.programs, &on.from), 0);
    tear_down(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_is_valid_and_no_worse),
        cmocka_unit_test(a_session_that_died_costs_its_help_only),
        cmocka_unit_test(programs_wait_until_the_search_is_done),
        cmocka_unit_test(a_promising_search_is_not_stuck),
        cmocka_unit_test(bursts_are_a_small_part_of_all),
        cmocka_unit_test(programs_without_gains_get_less),
        cmocka_unit_test(only_a_large_gain_is_ahead),
    };
    return cmocka_run_group_tests_name("programs", tests, NULL, NULL);
}
