/* How whoever waits for a long proof ends it. */
#ifndef TTB_PROOF_POLL_H
#define TTB_PROOF_POLL_H

#include <stddef.h>

/* Asked now and then in long work: 1 to end it. */
typedef struct ttb__proof_poll {
    int (*must_stop)(void *user);
    void *user;
} ttb__proof_poll;

/* A poll that is NULL lets work go on. */
static inline int ttb__proof_must_stop(const ttb__proof_poll *poll)
{
    return poll != NULL && poll->must_stop(poll->user);
}

#endif
