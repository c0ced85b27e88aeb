/* The guard around every entry into GLPK: what would end the process ends the session instead.
 * Inside mip/ only. */
#ifndef TTB_MIP_GUARD_H
#define TTB_MIP_GUARD_H

#include <setjmp.h>

#include "mip/mip.h"

struct ttb__mip_session {
    ttb__mip_poll_fn poll;
    void *poll_user;
    ttb__lp *programs; /* of this session, linked by session_next */
    ttb_status status; /* TTB_OK while it lives */
    int is_stopped;    /* poll said stop */
    int is_hard;       /* a simplex was left by a jump because of it */
    int is_in_tree;    /* a tree callback will see a stop soon: no jump before grace is over */
    int64_t stop_ms;   /* when poll said so */
    int has_process_lock;
    int32_t detail_length;
    char detail[512];
    jmp_buf jump;
};

/* Something done inside GLPK. It may call GLPK, write to its work struct and nothing else: no
 * allocation of ours, no lock, no call of code that may not be left by a jump. */
typedef void (*ttb__mip_work_fn)(void *work);

/* Do work(data) with GLPK's errors caught. The session's status comes back: TTB_OK, or what it died
 * of, now or earlier (then work was not called). */
ttb_status ttb__mip_guard(ttb__mip_session *session, ttb__mip_work_fn work, void *data);

/* Ask poll now; 1 to stop. Once it said stop, it is not asked again until the next call of
 * ttb__mip_forget_stop(). */
int ttb__mip_must_stop(ttb__mip_session *session);
void ttb__mip_forget_stop(ttb__mip_session *session);

/* Open as if GLPK kept one environment for the process: for the test of the lock. */
ttb_status ttb__mip_session_open_locked(ttb__mip_poll_fn poll, void *poll_user,
                                        ttb__mip_session **session_out);

#endif
