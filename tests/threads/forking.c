/* A host that forks while its other threads read files and solve: the child has copies of what they
 * were in the middle of, and none of their threads. It must get on all the same. */
#include "limited.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 20, CHILDREN = 12, CHILD_SECONDS = 120, READERS = 2 };

static char text[MOST_BYTES];
static int64_t text_bytes;

static void read_text(void)
{
    FILE *file = fopen("examples/partnerships/consortium.json", "rb");
    assert_non_null(file);
    text_bytes = (int64_t)fread(text, 1, MOST_BYTES, file);
    fclose(file);
    assert_true(text_bytes > 0 && text_bytes < MOST_BYTES);
}

/* What the parent's threads do, until `stop`. */
typedef struct parent {
    ttb_partnership *town;
    ttb_options *options;
    atomic_int stop, solves, failures;
} parent;

static void *read_often(void *argument)
{
    parent *host = argument;
    while (!atomic_load(&host->stop)) {
        ttb_partnership *town = NULL;
        if (ttb_partnership_from_json(text, text_bytes, &town, NULL))
            atomic_fetch_add(&host->failures, 1);
        ttb_partnership_free(town);
    }
    return NULL;
}

static void *solve_often(void *argument)
{
    parent *host = argument;
    while (!atomic_load(&host->stop)) {
        ttb_timetable *timetable = NULL;
        if (ttb_solve(host->town, host->options, NULL, NULL, NULL, &timetable, NULL, NULL))
            atomic_fetch_add(&host->failures, 1);
        atomic_fetch_add(&host->solves, 1);
        ttb_timetable_free(timetable);
    }
    return NULL;
}

/* In the child: read the parent's partnership, which is being solved over there, and free it; then
 * make one of its own and solve that. Returns the number of the step that failed, 0 for none. */
static int live(parent *host)
{
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    char *copy = NULL;
    int64_t bytes = 0;
    int32_t is_valid = 0;
    if (ttb_partnership_to_json(host->town, &copy, &bytes) || !strstr(copy, "\"students\""))
        return 1;
    ttb_partnership_free(host->town);
    if (ttb_partnership_from_json(copy, bytes, &town, NULL))
        return 2;
    if (ttb_solve(town, host->options, NULL, NULL, NULL, &timetable, NULL, NULL))
        return 3;
    if (ttb_check(town, timetable, &is_valid, NULL) || !is_valid)
        return 4;
    ttb_timetable_free(timetable);
    ttb_options_free(host->options);
    ttb_text_free(copy);
    ttb_partnership_free(town);
    return 0;
}

/* Leaves as a child should: without what the parent has registered for its own end. A child that
 * hangs is ended by its alarm. */
static void fork_once(parent *host)
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        alarm(CHILD_SECONDS);
        _exit(live(host));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_false(WIFSIGNALED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void a_child_reads_and_solves_while_the_parent_does(void **state)
{
    static parent host; /* threads use it to their end, also where an assertion leaves early */
    pthread_t readers[READERS], solver;
    (void)state;
    host.options = limited_options(20000);
    read_text();
    assert_int_equal(ttb_options_set_int(host.options, "workers", 2, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_from_json(text, text_bytes, &host.town, NULL), TTB_OK);
    for (int each = 0; each < READERS; each++)
        assert_int_equal(pthread_create(&readers[each], NULL, read_often, &host), 0);
    assert_int_equal(pthread_create(&solver, NULL, solve_often, &host), 0);
    for (int each = 0; each < CHILDREN; each++)
        fork_once(&host);
    atomic_store(&host.stop, 1);
    for (int each = 0; each < READERS; each++)
        assert_int_equal(pthread_join(readers[each], NULL), 0);
    assert_int_equal(pthread_join(solver, NULL), 0);
    assert_int_equal(atomic_load(&host.failures), 0);
    assert_true(atomic_load(&host.solves) > 0);
    ttb_options_free(host.options);
    ttb_partnership_free(host.town);
}

/* Where the solve is under way on this very thread, the child may leave or become another program
 * from inside the watch function, and the parent notices nothing. */
static int32_t fork_in_watch(const ttb_progress *progress, void *user)
{
    int *ended = user, status = 0;
    pid_t child = fork();
    (void)progress;
    if (child == 0)
        _exit(7);
    *ended += child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
              WEXITSTATUS(status) == 7;
    return *ended >= 3;
}

static void a_watch_function_may_fork(void **state)
{
    ttb_options *options = limited_options(0);
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    int ended = 0;
    (void)state;
    read_text();
    assert_int_equal(ttb_partnership_from_json(text, text_bytes, &town, NULL), TTB_OK);
    assert_int_equal(ttb_solve(town, options, NULL, fork_in_watch, &ended, &timetable, NULL, NULL),
                     TTB_OK);
    assert_int_equal(ended, 3);
    assert_int_equal(ttb_timetable_get_stop(timetable), TTB_STOP_CANCELLED);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    ttb_partnership_free(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_child_reads_and_solves_while_the_parent_does),
        cmocka_unit_test(a_watch_function_may_fork),
    };
    return cmocka_run_group_tests_name("forking", tests, NULL, NULL);
}
