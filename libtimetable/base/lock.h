/* A lock for the whole process that a child process does not inherit: fork() copies a mutex that
 * another thread holds as held, and nobody in the child would ever let it go. */
#ifndef TTB_BASE_LOCK_H
#define TTB_BASE_LOCK_H

#include <stdatomic.h>

typedef struct ttb__lock {
    atomic_int holder; /* the process whose thread holds it; 0: nobody */
} ttb__lock;

/* For a lock with static storage, as it cannot fail and needs no end. */
#define TTB__LOCK_INITIALIZER                                                                      \
    {                                                                                              \
        0                                                                                          \
    }

/* 1 if it is now held by the calling thread, 0 if another thread of this process holds it. */
int ttb__lock_try(ttb__lock *lock);
/* Wait until it is held. For what is short: whoever waits looks once a millisecond. */
void ttb__lock_take(ttb__lock *lock);
void ttb__lock_release(ttb__lock *lock);

#endif
