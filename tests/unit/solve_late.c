/* What a solve does whose time was over before it could begin: the test says when the call began.
 */
#include "prep_town.h"

#include "base/clock.h"
#include "solve/solve.h"

enum { AN_HOUR_MS = 3600000, LIMIT_MS = 1000 };

/* Solve as if the call had begun so long ago. */
static ttb__solved solve_begun(const ttb_partnership *town, int64_t ago_ms)
{
    ttb__watch watch = {ttb__clock_ms() - ago_ms, NULL, NULL, NULL};
    ttb__solved solved;
    ttb_options options;
    char hash[65] = "";

    ttb__options_reset(&options);
    options.values[TTB__OPTION_TIME_LIMIT_MS].number = LIMIT_MS;
    assert_int_equal(ttb__solve(town, hash, &options, &watch, &solved, NULL), TTB_OK);
    return solved;
}

static void clear(ttb__solved *solved)
{
    ttb__timetable_destroy(solved->timetable);
    ttb__certificate_destroy(solved->certificate);
}

static void a_solve_without_time_does_not_begin_to_search(void **state)
{
    ttb_partnership *town = new_town(2, 1);
    ttb__solved solved = solve_begun(town, AN_HOUR_MS);

    (void)state;
    assert_int_equal(solved.timetable->outcome, TTB_OUTCOME_UNKNOWN);
    assert_int_equal(solved.timetable->stop, TTB_STOP_TIME);
    assert_int_equal(solved.timetable->run.work, 0);
    assert_null(solved.certificate);
    clear(&solved);
    ttb__partnership_destroy(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_solve_without_time_does_not_begin_to_search),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
