/* How whoever waits for long work ends it. */
#ifndef TTB_BASE_POLL_H
#define TTB_BASE_POLL_H

#include <stddef.h>

/* Asked now and then in long work: 1 to end it. */
typedef struct ttb__poll {
    int (*must_stop)(void *user);
    void *user;
} ttb__poll;

/* A poll that is NULL lets work go on. */
static inline int ttb__must_stop(const ttb__poll *poll)
{
    return poll != NULL && poll->must_stop(poll->user);
}

#endif
