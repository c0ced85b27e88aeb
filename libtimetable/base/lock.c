#include "base/lock.h"

#include <time.h>
#include <unistd.h>

int ttb__lock_try(ttb__lock *lock)
{
    int holder = 0, mine = (int)getpid();

    while (!atomic_compare_exchange_weak_explicit(&lock->holder, &holder, mine,
                                                  memory_order_acquire, memory_order_relaxed))
        if (holder == mine)
            return 0;
    /* It was free, or a thread of the parent held it, which is not in this process. */
    return 1;
}

void ttb__lock_take(ttb__lock *lock)
{
    const struct timespec pause = {0, 1000000};

    while (!ttb__lock_try(lock))
        nanosleep(&pause, NULL);
}

void ttb__lock_release(ttb__lock *lock)
{
    atomic_store_explicit(&lock->holder, 0, memory_order_release);
}
