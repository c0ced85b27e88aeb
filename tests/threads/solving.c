/* Several solves of one partnership at once, a handle freed on another thread, and a solve that is
 * cancelled from another thread. */
#include "limited.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 4, MOST_BYTES = 1 << 20, WORK = 200000 };

static ttb_partnership *read_town(const char *path)
{
    char *text = test_malloc(MOST_BYTES);
    FILE *file = fopen(path, "rb");
    ttb_partnership *town = NULL;
    assert_non_null(file);
    int64_t bytes = (int64_t)fread(text, 1, MOST_BYTES, file);
    fclose(file);
    assert_int_equal(ttb_partnership_from_json(text, bytes, &town, NULL), TTB_OK);
    test_free(text);
    return town;
}

/* No assert of cmocka in a thread: what a thread did stands here. */
typedef struct solving {
    pthread_t thread;
    const ttb_partnership *town;
    ttb_options *options;
    ttb_cancel *cancel;
    ttb_watch_fn watch;
    ttb_timetable *timetable;
    ttb_status status;
    atomic_int calls;
} solving;

static void *solve(void *argument)
{
    solving *mine = argument;
    mine->status = ttb_solve(mine->town, mine->options, mine->cancel, mine->watch, mine,
                             &mine->timetable, NULL, NULL);
    return NULL;
}

static ttb_options *new_options(int64_t workers, int64_t work)
{
    ttb_options *options = limited_options(work);
    assert_int_equal(ttb_options_set_int(options, "workers", workers, NULL), TTB_OK);
    return options;
}

static char *to_json(const ttb_timetable *timetable)
{
    char *text = NULL;
    int64_t bytes;
    assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
    return text;
}

/* All read one partnership, and none disturbs another: each finds the same. */
static void solves_at_once_find_the_same(void **state)
{
    ttb_partnership *town = read_town("examples/partnerships/consortium.json");
    ttb_options *options = new_options(2, WORK);
    solving all[THREADS] = {0};
    char *first = NULL;
    (void)state;
    for (int each = 0; each < THREADS; each++) {
        all[each].town = town;
        all[each].options = options;
        assert_int_equal(pthread_create(&all[each].thread, NULL, solve, &all[each]), 0);
    }
    for (int each = 0; each < THREADS; each++) {
        char *text;
        assert_int_equal(pthread_join(all[each].thread, NULL), 0);
        assert_int_equal(all[each].status, TTB_OK);
        text = to_json(all[each].timetable);
        if (first)
            assert_string_equal(text, first);
        ttb_text_free(first);
        first = text;
        ttb_timetable_free(all[each].timetable);
    }
    ttb_text_free(first);
    ttb_options_free(options);
    ttb_partnership_free(town);
}

typedef struct handles {
    ttb_partnership *town;
    ttb_options *options;
    ttb_cancel *cancel;
    ttb_timetable *timetable;
    ttb_report *report;
} handles;

static void *free_all(void *argument)
{
    handles *all = argument;
    ttb_timetable_free(all->timetable);
    ttb_cancel_free(all->cancel);
    ttb_options_free(all->options);
    ttb_report_free(all->report);
    ttb_partnership_free(all->town);
    return NULL;
}

static void handles_are_freed_on_another_thread(void **state)
{
    handles all = {.town = read_town("examples/partnerships/first-town.json"),
                   .options = new_options(2, 0)};
    pthread_t thread;
    (void)state;
    assert_int_equal(ttb_cancel_new(&all.cancel), TTB_OK);
    assert_int_equal(ttb_report_new(&all.report), TTB_OK);
    assert_int_equal(ttb_options_set_int(all.options, "work_limit", WORK, NULL), TTB_OK);
    assert_int_equal(
        ttb_solve(all.town, all.options, all.cancel, NULL, NULL, &all.timetable, NULL, all.report),
        TTB_OK);
    assert_int_equal(pthread_create(&thread, NULL, free_all, &all), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
}

static int32_t count_calls(const ttb_progress *progress, void *user)
{
    solving *mine = user;
    (void)ttb_progress_get_work(progress);
    atomic_fetch_add(&mine->calls, 1);
    return 0;
}

/* Two solves without an end share a token; it is asked for here as soon as both are watched. */
static void one_token_cancels_two_solves(void **state)
{
    ttb_partnership *town = read_town("examples/partnerships/consortium.json");
    ttb_cancel *cancel = NULL;
    solving both[2] = {0};
    (void)state;
    assert_int_equal(ttb_cancel_new(&cancel), TTB_OK);
    for (int each = 0; each < 2; each++) {
        both[each].town = town;
        both[each].options = new_options(1 + each, 0);
        both[each].cancel = cancel;
        both[each].watch = count_calls;
        assert_int_equal(pthread_create(&both[each].thread, NULL, solve, &both[each]), 0);
    }
    while (!atomic_load(&both[0].calls) || !atomic_load(&both[1].calls))
        continue;
    ttb_cancel_request(cancel);
    for (int each = 0; each < 2; each++) {
        assert_int_equal(pthread_join(both[each].thread, NULL), 0);
        assert_int_equal(both[each].status, TTB_OK);
        assert_int_equal(ttb_timetable_get_stop(both[each].timetable), TTB_STOP_CANCELLED);
        ttb_timetable_free(both[each].timetable);
        ttb_options_free(both[each].options);
    }
    ttb_cancel_free(cancel);
    ttb_partnership_free(town);
}

/* Another thread may solve while this one is inside its watch function. */
static int32_t let_another_solve(const ttb_progress *progress, void *user)
{
    solving *other = user;
    (void)progress;
    if (atomic_fetch_add(&other->calls, 1) == 0 &&
        !pthread_create(&other->thread, NULL, solve, other))
        pthread_join(other->thread, NULL);
    return 1;
}

static void a_watch_forbids_solving_on_its_thread_only(void **state)
{
    ttb_partnership *town = read_town("examples/partnerships/consortium.json");
    ttb_options *options = new_options(1, 0);
    solving other = {.town = town, .options = new_options(1, 50000), .status = TTB_ERR_STATE};
    ttb_timetable *timetable = NULL;
    (void)state;
    assert_int_equal(
        ttb_solve(town, options, NULL, let_another_solve, &other, &timetable, NULL, NULL), TTB_OK);
    assert_int_equal(other.status, TTB_OK);
    ttb_timetable_free(timetable);
    ttb_timetable_free(other.timetable);
    ttb_options_free(options);
    ttb_options_free(other.options);
    ttb_partnership_free(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solves_at_once_find_the_same),
        cmocka_unit_test(handles_are_freed_on_another_thread),
        cmocka_unit_test(one_token_cancels_two_solves),
        cmocka_unit_test(a_watch_forbids_solving_on_its_thread_only),
    };
    return cmocka_run_group_tests_name("solving", tests, NULL, NULL);
}
