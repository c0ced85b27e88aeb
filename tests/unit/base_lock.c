/* The lock of the process: it keeps threads apart, and a child does not wait for its parent. */
#include "test.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/lock.h"

enum { THREADS = 4, ROUNDS = 5000 };

static ttb__lock lock = TTB__LOCK_INITIALIZER;
static int64_t rounds_done;

static void a_held_lock_is_not_given_twice(void **state)
{
    (void)state;
    assert_int_equal(ttb__lock_try(&lock), 1);
    assert_int_equal(ttb__lock_try(&lock), 0);
    ttb__lock_release(&lock);
    assert_int_equal(ttb__lock_try(&lock), 1);
    ttb__lock_release(&lock);
}

/* Not atomic: without the lock, counts are lost and ThreadSanitizer tells of it. */
static void *count(void *unused)
{
    for (int round = 0; round < ROUNDS; round++) {
        ttb__lock_take(&lock);
        rounds_done++;
        ttb__lock_release(&lock);
    }
    return unused;
}

static void threads_take_turns(void **state)
{
    pthread_t threads[THREADS];
    (void)state;
    for (int each = 0; each < THREADS; each++)
        assert_int_equal(pthread_create(&threads[each], NULL, count, NULL), 0);
    for (int each = 0; each < THREADS; each++)
        assert_int_equal(pthread_join(threads[each], NULL), 0);
    assert_int_equal(rounds_done, THREADS * ROUNDS);
}

static void a_child_takes_what_its_parent_holds(void **state)
{
    int status = 0;
    pid_t child;
    (void)state;
    ttb__lock_take(&lock);
    child = fork();
    if (child == 0)
        _exit(ttb__lock_try(&lock) && !ttb__lock_try(&lock) ? 7 : 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
    /* The parent's own is untouched. */
    assert_int_equal(ttb__lock_try(&lock), 0);
    ttb__lock_release(&lock);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_held_lock_is_not_given_twice),
        cmocka_unit_test(threads_take_turns),
        cmocka_unit_test(a_child_takes_what_its_parent_holds),
    };
    return cmocka_run_group_tests_name("lock", tests, NULL, NULL);
}
