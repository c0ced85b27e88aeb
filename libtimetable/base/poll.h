/* How whoever waits for long work ends it. */
#ifndef TTB_BASE_POLL_H
#define TTB_BASE_POLL_H

#include <stddef.h>
#include <stdint.h>

#include "timetable.h"

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

/* ---- Work that any call may do, and only some calls may end
 *
 * Validating, hashing and preparing ask the poll that their thread has entered. Where it says stop
 * they clean up and return TTB__STOPPED, a status that never leaves the library: who entered the
 * poll knows what it means. Where none was entered they are never stopped. */

enum { TTB__STOPPED = -1 };

/* Let this thread's work ask there from now on (NULL: nowhere). Returns what was asked before, to
 * be entered again in the end. */
const ttb__poll *ttb__poll_enter(const ttb__poll *poll);

/* TTB_OK to go on, TTB__STOPPED to end. For loops whose every turn may be long. */
ttb_status ttb__ask(void);

/* The same for loops of many short turns: asks at the first turn and at each 256th. */
static inline ttb_status ttb__ask_at(int64_t turn)
{
    return turn % 256 == 0 ? ttb__ask() : TTB_OK;
}

#endif
