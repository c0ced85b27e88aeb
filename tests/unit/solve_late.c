/* What a solve does whose time was over before it could begin: the test says when the call began.
 */
#include "prep_town.h"

#include "base/clock.h"
#include "solve/solve.h"

enum { AN_HOUR_MS = 3600000, LIMIT_MS = 1000 };

/* A clock that stands still while it is looked at so often, and is an hour ahead from then on. */
static int looks_left, looks;

static int64_t jumping_clock(void)
{
    looks++;
    return looks_left-- > 0 ? 0 : AN_HOUR_MS;
}

static ttb__solved solve_watched(const ttb_partnership *town, int64_t limit_ms,
                                 const ttb__watch *watch)
{
    ttb__solved solved;
    ttb_options options;
    char hash[65] = "";

    ttb__options_reset(&options);
    options.values[TTB__OPTION_TIME_LIMIT_MS].number = limit_ms;
    options.values[TTB__OPTION_WORKERS].number = 2;
    assert_int_equal(ttb__solve(town, hash, &options, watch, &solved, NULL), TTB_OK);
    return solved;
}

static void clear(ttb__solved *solved)
{
    ttb__timetable_destroy(solved->timetable);
    ttb__certificate_destroy(solved->certificate);
}

static void assert_nothing_found(ttb__solved *solved, int32_t stop)
{
    assert_int_equal(solved->timetable->outcome, TTB_OUTCOME_UNKNOWN);
    assert_int_equal(solved->timetable->stop, stop);
    assert_int_equal(solved->timetable->run.work, 0);
    assert_null(solved->certificate);
    clear(solved);
}

static void a_solve_without_time_does_not_begin_to_search(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    ttb__watch watch = {ttb__clock_ms() - AN_HOUR_MS, NULL, NULL, NULL, NULL};
    ttb__solved solved = solve_watched(town, LIMIT_MS, &watch);

    (void)state;
    assert_nothing_found(&solved, TTB_STOP_TIME);
    ttb__partnership_destroy(town);
}

/* How often it is looked before the town is searched: as often each time. */
static int count_looks_before_search(const ttb_partnership *town)
{
    ttb__watch watch = {0, NULL, NULL, NULL, jumping_clock};

    for (int before = 0;; before++) {
        ttb__solved solved;
        int has_found;
        looks_left = before;
        solved = solve_watched(town, LIMIT_MS, &watch);
        has_found = solved.certificate != NULL;
        clear(&solved);
        if (has_found)
            return before;
    }
}

/* At each look while a town is prepared: that look is the last. */
static void assert_ends_at_each_look(const ttb__watch *watch, int64_t limit_ms, int32_t stop)
{
    ttb_partnership *town = new_town(2, 1);
    int all = count_looks_before_search(town);

    assert_true(all > 20);
    for (int after = 0; after < all; after++) {
        ttb__solved solved;
        looks_left = after;
        looks = 0;
        solved = solve_watched(town, limit_ms, watch);
        assert_int_equal(looks, after + 1);
        assert_nothing_found(&solved, stop);
    }
    ttb__partnership_destroy(town);
}

static void time_that_runs_out_while_preparing_ends_it_at_the_next_look(void **state)
{
    ttb__watch watch = {0, NULL, NULL, NULL, jumping_clock};

    (void)state;
    assert_ends_at_each_look(&watch, LIMIT_MS, TTB_STOP_TIME);
}

static void cancelling_ends_preparing_at_the_next_look(void **state)
{
    ttb_cancel cancel;
    ttb__watch watch = {0, &cancel, NULL, NULL, jumping_clock};

    (void)state;
    atomic_init(&cancel.is_requested, 1);
    assert_ends_at_each_look(&watch, 0, TTB_STOP_CANCELLED);
}

/* Preparing a small town takes no time; whoever cancelled it before gets what the first round
 * finds. */
static void a_small_town_that_was_cancelled_before_has_its_first_timetable(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    ttb_cancel cancel;
    ttb__watch watch = {0, &cancel, NULL, NULL, jumping_clock};
    ttb__solved solved;

    (void)state;
    atomic_init(&cancel.is_requested, 1);
    looks_left = count_looks_before_search(town);
    solved = solve_watched(town, 0, &watch);
    assert_int_equal(solved.timetable->stop, TTB_STOP_CANCELLED);
    assert_int_not_equal(solved.timetable->outcome, TTB_OUTCOME_UNKNOWN);
    clear(&solved);
    ttb__partnership_destroy(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_solve_without_time_does_not_begin_to_search),
        cmocka_unit_test(time_that_runs_out_while_preparing_ends_it_at_the_next_look),
        cmocka_unit_test(cancelling_ends_preparing_at_the_next_look),
        cmocka_unit_test(a_small_town_that_was_cancelled_before_has_its_first_timetable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
