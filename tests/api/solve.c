/* Solving, its progress and its cancel token, through the public header. */
#include "test.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, MOST_CALLS = 100 };

/* Two sites, two blocks; %s: offers' extras, students, rules. */
#define TOWN(offer, students, rules)                                                               \
    "{\"format\": \"timetable-partnership\", \"version\": 1,"                                      \
    " \"blocks\": [{\"id\": \"A\"}, {\"id\": \"B\"}], \"sites\": [{\"id\": \"n\"}, {\"id\": "      \
    "\"s\"}],"                                                                                     \
    " \"resources\": [{\"id\": \"lab\", \"sites\": [\"n\"]}],"                                     \
    " \"courses\": [{\"id\": \"art\"}], \"offers\": [{\"course\": \"art\", \"site\": \"n\"" offer  \
    "}],"                                                                                          \
    " \"students\": [{\"id\": \"x\", \"home\": \"n\", \"choices\": [\"art\"]}" students            \
    "], \"rules\": [" rules "]}"

static ttb_partnership *read_text(const char *text)
{
    ttb_partnership *town = NULL;
    assert_int_equal(ttb_partnership_from_json(text, (int64_t)strlen(text), &town, NULL), TTB_OK);
    return town;
}

/* 300 students: no solve proves its best. Without its rules nothing is demanded, so that there is a
 * timetable from the beginning. */
static ttb_partnership *read_consortium(void)
{
    static const char rules[] = "\"rules\": [", tiers[] = "],\n  \"tiers\"";
    char *text = test_calloc(MOST_BYTES, 1), *rule, *end;
    FILE *file = fopen("examples/partnerships/consortium.json", "rb");
    ttb_partnership *town = NULL;
    assert_non_null(file);
    int64_t bytes = (int64_t)fread(text, 1, MOST_BYTES - 1, file);
    fclose(file);
    rule = strstr(text, rules);
    assert_non_null(rule);
    rule += sizeof rules - 1;
    end = strstr(rule, tiers);
    assert_non_null(end);
    memset(rule, ' ', (size_t)(end - rule));
    assert_int_equal(ttb_partnership_from_json(text, bytes, &town, NULL), TTB_OK);
    test_free(text);
    return town;
}

static ttb_options *options_with(const char *key, int64_t value)
{
    ttb_options *options = NULL;
    assert_int_equal(ttb_options_new(&options), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "time_limit_ms", 0, NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, key, value, NULL), TTB_OK);
    return options;
}

/* Solve, free the options, and look at outcome and stop. */
static ttb_timetable *solve(const ttb_partnership *town, ttb_options *options, ttb_cancel *cancel,
                            int32_t outcome, int32_t stop)
{
    ttb_timetable *timetable = NULL;
    assert_int_equal(ttb_solve(town, options, cancel, NULL, NULL, &timetable, NULL, NULL), TTB_OK);
    ttb_options_free(options);
    assert_int_equal(ttb_timetable_get_outcome(timetable), outcome);
    assert_int_equal(ttb_timetable_get_stop(timetable), stop);
    return timetable;
}

static int64_t count_sections(const ttb_timetable *timetable)
{
    int64_t count;
    assert_int_equal(ttb_timetable_get_sections(timetable, NULL, NULL, NULL, 0, &count), TTB_OK);
    return count;
}

static void assert_bounds_below_values(const ttb_timetable *timetable)
{
    assert_int_equal(ttb_timetable_tier_count(timetable), 4);
    for (int32_t tier = 0; tier < 4; tier++) {
        int64_t value, bound;
        assert_int_equal(ttb_timetable_get_tier(timetable, tier, &value, &bound), TTB_OK);
        assert_true(bound <= value);
    }
}

/* ---- Arguments */

static void nothing_is_refused(void **state)
{
    ttb_partnership *town = read_text(TOWN("", "", ""));
    ttb_timetable *timetable = (ttb_timetable *)town;
    (void)state;
    assert_int_equal(ttb_solve(NULL, NULL, NULL, NULL, NULL, &timetable, NULL, NULL),
                     TTB_ERR_ARGUMENT);
    assert_null(timetable);
    assert_int_equal(ttb_solve(town, NULL, NULL, NULL, NULL, NULL, NULL, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_cancel_new(NULL), TTB_ERR_ARGUMENT);
    ttb_cancel_request(NULL);
    ttb_cancel_free(NULL);
    ttb_partnership_free(town);
}

static void no_progress_says_nothing(void **state)
{
    int64_t value = 7, bound = 7;
    (void)state;
    assert_int_equal(ttb_progress_get_elapsed_ms(NULL), 0);
    assert_int_equal(ttb_progress_get_work(NULL), 0);
    assert_int_equal(ttb_progress_has_timetable(NULL), 0);
    assert_int_equal(ttb_progress_tier_count(NULL), 0);
    assert_int_equal(ttb_progress_get_tier(NULL, 0, &value, &bound), TTB_ERR_ARGUMENT);
    assert_int_equal(value, 0);
    assert_int_equal(bound, 0);
}

/* Only one of two blocks has lessons. */
static void a_partnership_with_errors_is_not_solved(void **state)
{
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;
    int32_t block;
    (void)state;
    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(town, "A", &block), TTB_OK);
    assert_int_equal(ttb_partnership_add_lesson(town, block, TTB_DAY_MON, 600, 660, 0), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(town, "B", &block), TTB_OK);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, NULL, report),
                     TTB_ERR_INPUT);
    assert_null(timetable);
    assert_true(ttb_report_count(report, TTB_SEVERITY_ERROR) > 0);
    ttb_report_free(report);
    ttb_partnership_free(town);
}

static void a_solve_may_stop_at_once(void **state)
{
    ttb_partnership *town = NULL;
    (void)state;
    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    ttb_timetable_free(
        solve(town, options_with("seed", 1), NULL, TTB_OUTCOME_OPTIMAL, TTB_STOP_DONE));
    ttb_partnership_free(town);
}

/* ---- Outcomes and stops */

static void nothing_left_to_do_is_done(void **state)
{
    ttb_partnership *town = read_text(TOWN("", "", ""));
    ttb_timetable *timetable =
        solve(town, options_with("seed", 1), NULL, TTB_OUTCOME_OPTIMAL, TTB_STOP_DONE);
    (void)state;
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(timetable); tier++) {
        int64_t value, bound;
        assert_int_equal(ttb_timetable_get_tier(timetable, tier, &value, &bound), TTB_OK);
        assert_int_equal(value, bound);
    }
    assert_int_equal(count_sections(timetable), 1);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

static void the_work_limit_ends_a_solve(void **state)
{
    ttb_partnership *town = read_consortium();
    ttb_timetable *timetable =
        solve(town, options_with("work_limit", 300000), NULL, TTB_OUTCOME_FEASIBLE, TTB_STOP_WORK);
    (void)state;
    assert_int_equal(ttb_timetable_get_work(timetable), 300000);
    assert_bounds_below_values(timetable);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

static void a_small_work_limit_is_kept_too(void **state)
{
    ttb_partnership *town = read_consortium();
    ttb_timetable *timetable =
        solve(town, options_with("work_limit", 1000), NULL, TTB_OUTCOME_FEASIBLE, TTB_STOP_WORK);
    (void)state;
    assert_int_equal(ttb_timetable_get_work(timetable), 1000);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

static void the_time_limit_ends_a_solve(void **state)
{
    ttb_partnership *town = read_consortium();
    ttb_timetable *timetable =
        solve(town, options_with("time_limit_ms", 50), NULL, TTB_OUTCOME_FEASIBLE, TTB_STOP_TIME);
    (void)state;
    assert_bounds_below_values(timetable);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

static void the_wanted_gap_ends_a_solve(void **state)
{
    ttb_partnership *town = read_consortium();
    ttb_options *options = options_with("gap_tiers", 1);
    (void)state;
    assert_int_equal(ttb_options_set_real(options, "gap", 1, NULL), TTB_OK);
    ttb_timetable *timetable = solve(town, options, NULL, TTB_OUTCOME_FEASIBLE, TTB_STOP_GAP);
    assert_bounds_below_values(timetable);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

static void a_token_asked_for_before_ends_a_solve_at_once(void **state)
{
    ttb_partnership *town = read_text(TOWN("", "", ""));
    ttb_cancel *cancel = NULL;
    (void)state;
    assert_int_equal(ttb_cancel_new(&cancel), TTB_OK);
    ttb_cancel_request(cancel);
    for (int32_t round = 0; round < 2; round++) { /* it stays asked for */
        ttb_timetable *timetable =
            solve(town, options_with("seed", 1), cancel, TTB_OUTCOME_FEASIBLE, TTB_STOP_CANCELLED);
        assert_int_equal(ttb_timetable_get_work(timetable), 0);
        assert_int_equal(count_sections(timetable), 0);
        ttb_timetable_free(timetable);
    }
    ttb_cancel_free(cancel);
    ttb_partnership_free(town);
}

/* The section that is demanded does not run yet when the solve is stopped. */
static void a_solve_that_found_none_is_unknown(void **state)
{
    ttb_partnership *town = read_text(TOWN(", \"sections\": {\"min\": 1, \"max\": 1}", "", ""));
    ttb_cancel *cancel = NULL;
    (void)state;
    assert_int_equal(ttb_cancel_new(&cancel), TTB_OK);
    ttb_cancel_request(cancel);
    ttb_timetable *timetable =
        solve(town, options_with("seed", 1), cancel, TTB_OUTCOME_UNKNOWN, TTB_STOP_CANCELLED);
    assert_int_equal(count_sections(timetable), 0);
    assert_int_equal(ttb_timetable_tier_count(timetable), 0);
    ttb_timetable_free(timetable);
    ttb_cancel_free(cancel);
    ttb_partnership_free(town);
}

/* The first finding that is an error gives the reason. */
static void assert_infeasible(const char *text, const char *code)
{
    ttb_partnership *town = read_text(text);
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;
    int64_t finding = 0;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, NULL, report), TTB_OK);
    assert_int_equal(ttb_timetable_get_outcome(timetable), TTB_OUTCOME_INFEASIBLE);
    assert_int_equal(ttb_timetable_get_stop(timetable), TTB_STOP_DONE);
    assert_int_equal(count_sections(timetable), 0);
    while (ttb_report_get_severity(report, finding) == TTB_SEVERITY_WARNING)
        finding++;
    assert_string_equal(ttb_report_get_code(report, finding), code);
    ttb_report_free(report);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

static void what_can_never_hold_is_infeasible(void **state)
{
    (void)state;
    assert_infeasible(TOWN("", "",
                           "{\"rule\": \"pin_section\", \"course\": \"art\", \"site\": \"n\", "
                           "\"blocks\": [\"A\"]}, {\"rule\": \"forbid_section\", \"course\": "
                           "\"art\", \"site\": \"n\", \"blocks\": [\"A\"]}"),
                      "infeasible.pin-section");
    assert_infeasible(TOWN(", \"sections\": {\"max\": 2}, \"uses\": [\"lab\"]", "",
                           "{\"rule\": \"pin_section\", \"course\": \"art\", \"site\": \"n\", "
                           "\"blocks\": [\"A\"]}, {\"rule\": \"pin_section\", \"course\": "
                           "\"art\", \"site\": \"n\", \"blocks\": [\"A\"]}"),
                      "infeasible.pins");
    assert_infeasible(TOWN("", "",
                           "{\"rule\": \"pin_seat\", \"student\": \"x\", \"course\": \"art\", "
                           "\"site\": \"s\"}"),
                      "infeasible.pin-seat");
    assert_infeasible(TOWN("", ", {\"id\": \"y\", \"home\": \"s\", \"choices\": []}",
                           "{\"rule\": \"reach\", \"level\": 3, \"minutes\": 30}"),
                      "infeasible.reach");
    assert_infeasible(TOWN("", "", "{\"rule\": \"block_sections\", \"block\": \"A\", \"min\": 2}"),
                      "infeasible.block-sections");
    assert_infeasible(
        TOWN(", \"sections\": {\"min\": 1, \"max\": 1}, \"size\": {\"min\": 2, \"max\": 9}", "",
             ""),
        "infeasible.sections");
}

/* ---- Too large: valid, and more than the solver numbers */

static void assert_too_large(const ttb_partnership *town, const char *place)
{
    ttb_timetable *timetable = (ttb_timetable *)town;
    ttb_report *report = NULL;
    char *text = NULL;
    int64_t bytes;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_validate(town, NULL), TTB_OK);
    assert_int_equal(ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, NULL, report),
                     TTB_ERR_TOO_LARGE);
    assert_null(timetable);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 1);
    assert_string_equal(ttb_report_get_code(report, 0), "solve.too-large");
    assert_string_equal(ttb_report_get_place(report, 0), place);
    assert_int_equal(ttb_partnership_to_ilp(town, NULL, 0, TTB_ILP_LP, &text, &bytes, report),
                     TTB_ERR_TOO_LARGE);
    assert_string_equal(ttb_report_get_code(report, 1), "solve.too-large");
    ttb_report_free(report);
}

static ttb_partnership *new_week(int32_t lessons)
{
    ttb_partnership *town = NULL;
    int32_t block, site;
    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    assert_int_equal(ttb_partnership_add_site(town, "n", NULL, TTB_SITE_SCHOOL, &site), TTB_OK);
    for (int32_t number = 0; number < 64; number++) {
        char id[] = {'b', (char)('0' + number / 10), (char)('0' + number % 10), '\0'};
        assert_int_equal(ttb_partnership_add_block(town, id, &block), TTB_OK);
        for (int32_t lesson = 0; lesson < lessons; lesson++) {
            int32_t start = 4 * (number * lessons + lesson);
            assert_int_equal(
                ttb_partnership_add_lesson(town, block, TTB_DAY_MON, start, start + 4, 0), TTB_OK);
        }
    }
    return town;
}

static void too_many_lessons_on_a_day_are_told(void **state)
{
    ttb_partnership *town = new_week(5);
    (void)state;
    assert_too_large(town, "/blocks");
    ttb_partnership_free(town);
}

/* A course of three blocks has 41664 ways to stand in 64. */
static void too_many_ways_to_place_sections_are_told(void **state)
{
    ttb_partnership *town = new_week(0);
    int32_t course, offer;
    (void)state;
    for (int32_t number = 0; number < 97; number++) {
        char id[] = {'c', (char)('0' + number / 10), (char)('0' + number % 10), '\0'};
        assert_int_equal(ttb_partnership_add_course(town, id, NULL, 3, NULL, 3, &course), TTB_OK);
        assert_int_equal(ttb_partnership_add_offer(town, course, 0, &offer), TTB_OK);
    }
    assert_too_large(town, "/offers");
    ttb_partnership_free(town);
}

/* ---- Watching */

typedef struct watcher {
    pthread_t caller;
    int32_t calls, stop_at, has_failed;
    int64_t last_work;
    const ttb_partnership *town;
    ttb_status again;
} watcher;

static ttb_status tier_of(const ttb_progress *progress, int32_t tier, int64_t *value_out,
                          int64_t *bound_out)
{
    return ttb_progress_get_tier(progress, tier, value_out, bound_out);
}

/* What no tier is, and what has nowhere to go, is refused, and both numbers are 0 then. */
static int refuses_odd_tiers(const ttb_progress *progress)
{
    int64_t value = 7, bound = 7;
    int is_right = tier_of(progress, 4, &value, &bound) == TTB_ERR_NOT_FOUND;
    is_right &= value == 0 && bound == 0;
    is_right &= tier_of(progress, -1, &value, &bound) == TTB_ERR_NOT_FOUND;
    is_right &= tier_of(progress, 0, NULL, &bound) == TTB_ERR_ARGUMENT;
    value = 7;
    is_right &= tier_of(progress, 0, &value, NULL) == TTB_ERR_ARGUMENT;
    return is_right && value == 0;
}

/* Stop after so many calls, and not before the first round has ended. */
static int32_t look(const ttb_progress *progress, void *user)
{
    watcher *watching = user;
    int64_t work = ttb_progress_get_work(progress), value, bound;
    ttb_status status = tier_of(progress, 0, &value, &bound);
    watching->calls++;
    watching->has_failed |= !pthread_equal(watching->caller, pthread_self());
    watching->has_failed |= work < watching->last_work;
    watching->has_failed |= ttb_progress_get_elapsed_ms(progress) < 0;
    watching->has_failed |= ttb_progress_tier_count(progress) != 4;
    watching->has_failed |= !refuses_odd_tiers(progress);
    watching->has_failed |=
        status != (ttb_progress_has_timetable(progress) ? TTB_OK : TTB_ERR_NOT_FOUND);
    watching->has_failed |= bound > value;
    watching->last_work = work;
    return watching->calls >= watching->stop_at && work > 0;
}

static void a_watch_is_called_on_the_calling_thread_and_may_stop(void **state)
{
    ttb_partnership *town = read_consortium();
    ttb_options *options = options_with("workers", 2);
    watcher watching = {.caller = pthread_self(), .stop_at = 3};
    ttb_timetable *timetable = NULL;
    (void)state;
    assert_int_equal(ttb_solve(town, options, NULL, look, &watching, &timetable, NULL, NULL),
                     TTB_OK);
    assert_false(watching.has_failed);
    assert_in_range(watching.calls, 3, MOST_CALLS);
    assert_int_equal(ttb_timetable_get_stop(timetable), TTB_STOP_CANCELLED);
    assert_int_equal(ttb_timetable_get_outcome(timetable), TTB_OUTCOME_FEASIBLE);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    ttb_partnership_free(town);
}

static int32_t solve_again(const ttb_progress *progress, void *user)
{
    watcher *watching = user;
    ttb_timetable *timetable = NULL;
    (void)progress;
    watching->again = ttb_solve(watching->town, NULL, NULL, NULL, NULL, &timetable, NULL, NULL);
    watching->has_failed |= timetable != NULL;
    return 1;
}

static void a_watch_may_not_solve(void **state)
{
    ttb_partnership *town = read_consortium();
    ttb_options *options = options_with("seed", 1);
    watcher watching = {.town = town, .again = TTB_OK};
    ttb_timetable *timetable = NULL;
    (void)state;
    assert_int_equal(ttb_solve(town, options, NULL, solve_again, &watching, &timetable, NULL, NULL),
                     TTB_OK);
    assert_int_equal(watching.again, TTB_ERR_STATE);
    assert_false(watching.has_failed);
    ttb_timetable_free(timetable);
    ttb_options_free(options); /* and after it a solve is allowed again */
    options = options_with("work_limit", 300000);
    ttb_timetable_free(solve(town, options, NULL, TTB_OUTCOME_FEASIBLE, TTB_STOP_WORK));
    ttb_partnership_free(town);
}

/* ---- Cancelling from another thread */

typedef struct canceller {
    sem_t asked;
    ttb_cancel *cancel;
    int32_t calls;
} canceller;

static void *cancel_when_asked(void *argument)
{
    canceller *with = argument;
    while (sem_wait(&with->asked))
        continue;
    ttb_cancel_request(with->cancel);
    return NULL;
}

static int32_t ask(const ttb_progress *progress, void *user)
{
    canceller *with = user;
    (void)progress;
    if (with->calls++ == 0)
        sem_post(&with->asked);
    return with->calls > MOST_CALLS;
}

static void another_thread_cancels_a_solve(void **state)
{
    ttb_partnership *town = read_consortium();
    (void)state;
    for (int32_t workers = 1; workers <= 4; workers *= 2) {
        ttb_options *options = options_with("workers", workers);
        canceller with = {.calls = 0};
        ttb_timetable *timetable = NULL;
        pthread_t thread;
        assert_int_equal(sem_init(&with.asked, 0, 0), 0);
        assert_int_equal(ttb_cancel_new(&with.cancel), TTB_OK);
        assert_int_equal(pthread_create(&thread, NULL, cancel_when_asked, &with), 0);
        assert_int_equal(ttb_solve(town, options, with.cancel, ask, &with, &timetable, NULL, NULL),
                         TTB_OK);
        sem_post(&with.asked); /* if it was never watched */
        assert_int_equal(pthread_join(thread, NULL), 0);
        assert_int_equal(ttb_timetable_get_stop(timetable), TTB_STOP_CANCELLED);
        assert_in_range(with.calls, 1, MOST_CALLS);
        ttb_timetable_free(timetable);
        ttb_options_free(options);
        ttb_cancel_free(with.cancel);
        sem_destroy(&with.asked);
    }
    ttb_partnership_free(town);
}

/* ---- Repeating */

static char *solve_to_json(const ttb_partnership *town, int64_t workers, int64_t work)
{
    ttb_options *options = options_with("work_limit", work);
    ttb_timetable *timetable = NULL;
    char *text = NULL;
    int64_t bytes;
    assert_int_equal(ttb_options_set_int(options, "workers", workers, NULL), TTB_OK);
    assert_int_equal(ttb_solve(town, options, NULL, NULL, NULL, &timetable, NULL, NULL), TTB_OK);
    assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    return text;
}

static void the_same_work_gives_the_same_bytes(void **state)
{
    ttb_partnership *town = read_consortium();
    (void)state;
    for (int64_t workers = 1; workers <= 4; workers *= 2) {
        char *once = solve_to_json(town, workers, 700000);
        char *again = solve_to_json(town, workers, 700000);
        assert_string_equal(once, again);
        ttb_text_free(once);
        ttb_text_free(again);
    }
    ttb_partnership_free(town);
}

/* What of the text is the timetable itself: from its sections to how it was solved. */
static char *timetable_of(char *text)
{
    char *end = strstr(text, "\"solve\": {");
    assert_non_null(end);
    *end = '\0';
    return strstr(text, "\"sections\": [");
}

/* Stop after some calls of the watch, then ask for the work that was done. */
static void a_cut_run_is_repeated_by_its_work(void **state)
{
    ttb_partnership *town = read_consortium();
    (void)state;
    for (int32_t calls = 1; calls <= 4; calls++) {
        ttb_options *options = options_with("workers", 1 + calls % 2);
        watcher watching = {.caller = pthread_self(), .stop_at = calls};
        ttb_timetable *timetable = NULL;
        char *text = NULL, *again;
        int64_t bytes;
        assert_int_equal(ttb_solve(town, options, NULL, look, &watching, &timetable, NULL, NULL),
                         TTB_OK);
        assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
        assert_true(ttb_timetable_get_work(timetable) > 0);
        again = solve_to_json(town, 1 + calls % 2, ttb_timetable_get_work(timetable));
        assert_string_equal(timetable_of(text), timetable_of(again));
        ttb_text_free(text);
        ttb_text_free(again);
        ttb_timetable_free(timetable);
        ttb_options_free(options);
    }
    ttb_partnership_free(town);
}

/* A solve that takes whole rounds of its own accord ends where one that was cut there does. */
static void every_mark_can_be_the_last(void **state)
{
    static const int64_t marks[] = {50000, 100000, 200000, 400000};
    ttb_partnership *town = read_consortium();
    (void)state;
    for (size_t mark = 0; mark < sizeof marks / sizeof *marks; mark++) {
        char *once = solve_to_json(town, 2, marks[mark]);
        char *again = solve_to_json(town, 2, marks[mark]);
        assert_string_equal(once, again);
        ttb_text_free(once);
        ttb_text_free(again);
    }
    ttb_partnership_free(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_refused),
        cmocka_unit_test(no_progress_says_nothing),
        cmocka_unit_test(a_partnership_with_errors_is_not_solved),
        cmocka_unit_test(a_solve_may_stop_at_once),
        cmocka_unit_test(nothing_left_to_do_is_done),
        cmocka_unit_test(the_work_limit_ends_a_solve),
        cmocka_unit_test(a_small_work_limit_is_kept_too),
        cmocka_unit_test(the_time_limit_ends_a_solve),
        cmocka_unit_test(the_wanted_gap_ends_a_solve),
        cmocka_unit_test(a_token_asked_for_before_ends_a_solve_at_once),
        cmocka_unit_test(a_solve_that_found_none_is_unknown),
        cmocka_unit_test(what_can_never_hold_is_infeasible),
        cmocka_unit_test(too_many_lessons_on_a_day_are_told),
        cmocka_unit_test(too_many_ways_to_place_sections_are_told),
        cmocka_unit_test(a_watch_is_called_on_the_calling_thread_and_may_stop),
        cmocka_unit_test(a_watch_may_not_solve),
        cmocka_unit_test(another_thread_cancels_a_solve),
        cmocka_unit_test(the_same_work_gives_the_same_bytes),
        cmocka_unit_test(a_cut_run_is_repeated_by_its_work),
        cmocka_unit_test(every_mark_can_be_the_last),
    };
    return cmocka_run_group_tests_name("solve", tests, NULL, NULL);
}
