/* Every look for an end, in all that comes before a search, is once the last: the work ends there,
 * nothing leaks or changes, and the next call works. How often it is looked is the same each time.
 */
#include "random_town.h"

#include <string.h>

#include "api/limits.h"
#include "base/clock.h"
#include "model/sorted.h"
#include "prep/prep.h"
#include "proof/town.h"
#include "text/json.h"

enum { TOWNS = 12, MOST_LOOKS = 100000, AN_HOUR_MS = 3600000 };

/* ---- A poll that says stop at a chosen look, and from then on */

static int64_t looks, last_look;

static int counts_looks(void *user)
{
    (void)user;
    return ++looks >= last_look;
}

typedef ttb_status (*stage)(const ttb_partnership *town);

static ttb_status validate(const ttb_partnership *town)
{
    return ttb__validate(town, NULL);
}

static ttb_status hash(const ttb_partnership *town)
{
    char hash[65] = "x";
    ttb_status status = ttb__partnership_hash(town, hash);
    assert_int_equal(strlen(hash), status ? 0 : 64);
    return status;
}

static ttb_status sort(const ttb_partnership *town)
{
    ttb__sorted sorted;
    ttb_status status = ttb__sorted_make(town, &sorted);
    assert_int_equal(sorted.partnership != NULL, status == TTB_OK);
    if (!status)
        ttb__sorted_clear(&sorted);
    return status;
}

/* What can never hold may have been found before the end. */
static ttb_status prepare(const ttb_partnership *town)
{
    ttb__prep *prep = NULL;
    ttb_status status = ttb__prep_make(town, &prep, NULL);
    assert_int_equal(prep != NULL, status == TTB_OK);
    if (prep && prep->is_impossible && looks >= last_look)
        status = TTB__STOPPED;
    ttb__prep_destroy(prep);
    return status;
}

static ttb_status view(const ttb_partnership *town)
{
    ttb__town *made = NULL;
    ttb_status status = ttb__town_make(town, &made);
    assert_int_equal(made != NULL, status == TTB_OK);
    ttb__town_destroy(made);
    return status;
}

/* One run of a stage whose given look is the last. What it holds then, it gives back. */
static ttb_status run_until(stage run, const ttb_partnership *town, int64_t look)
{
    ttb__poll poll = {counts_looks, NULL};
    ttb__limited call;
    const ttb__poll *before;
    ttb_status status;

    looks = 0;
    last_look = look;
    ttb__limited_begin(&call, 0);
    before = ttb__poll_enter(&poll);
    assert_null(before);
    status = run(town);
    assert_ptr_equal(ttb__poll_enter(before), &poll);
    assert_int_equal(ttb__limited_end(&call, status, "", NULL), status);
    assert_int_equal(atomic_load(&call.memory.held), 0);
    return status;
}

/* Returns how often the stage looks. */
static int64_t stop_at_each_look(stage run, const ttb_partnership *town)
{
    int64_t all;

    assert_int_equal(run_until(run, town, MOST_LOOKS), TTB_OK);
    all = looks;
    for (int64_t look = 1; look <= all; look++) {
        assert_int_equal(run_until(run, town, look), TTB__STOPPED);
        assert_true(looks >= look);
    }
    assert_int_equal(run_until(run, town, all + 1), TTB_OK);
    assert_int_equal(looks, all);
    return all;
}

static void every_stage_ends_at_every_look(void **state)
{
    static const stage stages[] = {validate, hash, sort, prepare, view};
    int64_t all[sizeof stages / sizeof *stages] = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        for (size_t number = 0; number < sizeof stages / sizeof *stages; number++)
            all[number] += stop_at_each_look(stages[number], town);
        ttb__partnership_destroy(town);
    }
    for (size_t number = 0; number < sizeof stages / sizeof *stages; number++)
        assert_true(all[number] >= TOWNS);
}

/* ---- A whole solve, on a clock that is an hour ahead from a chosen look on */

static int64_t looks_left;

int64_t __wrap_ttb__clock_ms(void);
int64_t __wrap_ttb__clock_ms(void)
{
    return looks_left-- > 0 ? 0 : AN_HOUR_MS;
}

/* The timetable of nobody's search can be written, read, checked, and is as empty as it says. */
static void assert_empty(const ttb_partnership *town, ttb_timetable *timetable, int32_t stop)
{
    ttb_timetable *again = NULL;
    char *text = NULL;
    int64_t bytes, sections;
    int32_t is_valid;

    assert_int_equal(ttb_timetable_get_outcome(timetable), TTB_OUTCOME_UNKNOWN);
    assert_int_equal(ttb_timetable_get_stop(timetable), stop);
    assert_int_equal(ttb_timetable_get_sections(timetable, NULL, NULL, NULL, 0, &sections), TTB_OK);
    assert_int_equal(sections, 0);
    assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
    assert_int_equal(ttb_timetable_from_json(town, text, bytes, &again, NULL), TTB_OK);
    assert_int_equal(ttb_check(town, timetable, &is_valid, NULL), TTB_OK);
    ttb_text_free(text);
    ttb_timetable_free(again);
}

/* 1 if the solve came to its search. */
static int solve_until(const ttb_partnership *town, ttb_cancel *cancel, int64_t look)
{
    ttb_options *options = NULL;
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;
    int has_searched;

    assert_int_equal(ttb_options_new(&options), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "time_limit_ms", cancel ? 0 : 1000, NULL),
                     TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "workers", 1, NULL), TTB_OK);
    looks_left = look;
    assert_int_equal(ttb_solve(town, options, cancel, NULL, NULL, &timetable, &certificate, NULL),
                     TTB_OK);
    has_searched = looks_left < 0 && ttb_timetable_get_outcome(timetable) != TTB_OUTCOME_UNKNOWN;
    if (!has_searched) {
        assert_null(certificate);
        assert_empty(town, timetable, cancel ? TTB_STOP_CANCELLED : TTB_STOP_TIME);
    }
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    return has_searched;
}

/* The first look is the beginning of the call. */
static int64_t solve_until_each_look(ttb_cancel *cancel)
{
    ttb_partnership *town = random_town(3, tiny_town);
    int64_t look = 1;

    while (!solve_until(town, cancel, look) && look < MOST_LOOKS)
        look++;
    ttb__partnership_destroy(town);
    return look;
}

static void a_solve_ends_at_every_look_before_its_search(void **state)
{
    ttb_cancel *cancel = NULL;
    int64_t all;

    (void)state;
    all = solve_until_each_look(NULL);
    assert_true(all > 50);
    assert_int_equal(ttb_cancel_new(&cancel), TTB_OK);
    ttb_cancel_request(cancel);
    assert_int_equal(solve_until_each_look(cancel), all);
    ttb_cancel_free(cancel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stage_ends_at_every_look),
        cmocka_unit_test(a_solve_ends_at_every_look_before_its_search),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
