/* The programs of a worker: they only ever improve, and get what their gains earn them. */
#include "formulation_town.h"

#include "solve/programs.h"

typedef struct stage {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__solution from;
    ttb__programs programs;
} stage;

static int are_due(stage *on, int64_t work)
{
    return ttb__programs_are_due(&on->programs, &on->from, work, 0);
}

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
            are_due(&on, 1000);
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
            are_due(&on, 1000);
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

/* A quarter of what passes once the cooling is over, and nothing for what passed before. */
static void programs_wait_until_the_search_is_done(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    assert_int_equal(are_due(&on, 1000000), 0);
    assert_int_equal(are_due(&on, 1020000), 0);
    assert_int_equal(are_due(&on, 1100000), 1);
    assert_int_equal(on.programs.credit, 80000 / 4);
    on.from.tiers[0] -= 1; /* as if it had found something better */
    assert_int_equal(are_due(&on, 1600000), 0);
    assert_int_equal(on.programs.credit, 0);
    assert_int_equal(are_due(&on, 1700000), 1);
    tear_down(&on);
}

static void programs_without_gains_get_less(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    are_due(&on, 1000000);
    ttb__programs_are_due(&on.programs, &on.from, 2000000, 1);
    assert_int_equal(on.programs.credit, 25000);
    on.programs.credit = 0;
    on.programs.taken = on.programs.own_gain + 1000000000;
    assert_int_equal(are_due(&on, 3000000), 1);
    assert_true(on.programs.credit * 3 < 1000000 / 4);
    on.programs.credit = -1000000;
    assert_int_equal(are_due(&on, 3100000), 0);
    tear_down(&on);
}

/* Something better that the search found is gone on from, also where programs made more of what it
 * had before, and the best of all stays. */
static void what_the_search_finds_is_gone_on_from(void **state)
{
    stage on;
    int64_t found;
    (void)state;
    assert_true(set_up(&on, 3));
    on.from.tiers[0] = 1000000;
    are_due(&on, 1000);
    on.programs.now.tiers[0] = on.programs.best.tiers[0] = 998000;
    are_due(&on, 2000);
    assert_int_equal(on.programs.now.tiers[0], 998000);
    found = on.from.tiers[0] = 999000;
    are_due(&on, 3000);
    assert_int_equal(on.programs.now.tiers[0], found);
    assert_int_equal(on.programs.best.tiers[0], 998000);
    assert_int_equal(on.programs.search_gain, 3000);
    tear_down(&on);
}

/* A cooling is not over for its sizes alone, nor is what programs made given up for them. */
static void balance_is_no_gain(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    on.prep->tiers[0] =
        (ttb__tier){.goal_count = 1, .goals = {{.goal = TTB_GOAL_BALANCE, .weight = 1}}};
    on.from.tiers[0] = 1000000;
    are_due(&on, 1000);
    on.programs.now.tiers[0] = 400000;
    on.from.tiers[0] = 500000;
    are_due(&on, 2000);
    assert_int_equal(on.programs.search_gain, 1000);
    assert_int_equal(on.programs.now.tiers[0], 400000);
    assert_int_equal(on.programs.best.tiers[0], 500000);
    tear_down(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_is_valid_and_no_worse),
        cmocka_unit_test(a_session_that_died_costs_its_help_only),
        cmocka_unit_test(programs_wait_until_the_search_is_done),
        cmocka_unit_test(programs_without_gains_get_less),
        cmocka_unit_test(what_the_search_finds_is_gone_on_from),
        cmocka_unit_test(balance_is_no_gain),
    };
    return cmocka_run_group_tests_name("programs", tests, NULL, NULL);
}
