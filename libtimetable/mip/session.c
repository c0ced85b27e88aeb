/* The life of a session: one GLPK environment on one thread. */
#include <glpk.h>
#include <time.h>

#include "base/lock.h"
#include "base/memory.h"
#include "mip/guard.h"
#include "mip/lp.h"

/* Held by the open session where GLPK has one environment for the whole process. The only global of
 * this layer. A child process that was forked meanwhile gets the lock but no session: it has a copy
 * of the environment, which glp_init_env() tells of. */
static ttb__lock process_lock = TTB__LOCK_INITIALIZER;

/* Wait for the lock, and let poll end the waiting. */
static ttb_status take_process_lock(ttb__mip_session *session)
{
    const struct timespec pause = {0, 5000000};

    while (!ttb__lock_try(&process_lock)) {
        if (ttb__mip_must_stop(session))
            return TTB_ERR_STATE;
        nanosleep(&pause, NULL);
    }
    session->has_process_lock = 1;
    return TTB_OK;
}

static void limit_memory(void *data)
{
    glp_mem_limit(*(const int32_t *)data);
}

/* GLPK makes its environment by itself at the first call, but aborts if there is no memory. */
static ttb_status make_environment(ttb__mip_session *session, int32_t memory_limit_mb)
{
    int code = glp_init_env();

    if (code == 1)
        return TTB_ERR_STATE;
    if (code)
        return code == 2 ? TTB_ERR_MEMORY : TTB_ERR_SOLVER;
    if (memory_limit_mb > 0 && ttb__mip_guard(session, limit_memory, &memory_limit_mb))
        return session->status;
    return TTB_OK;
}

static ttb_status open_session(ttb__mip_session *session, int needs_lock, int32_t memory_limit_mb)
{
    ttb_status status = needs_lock ? take_process_lock(session) : TTB_OK;

    return status ? status : make_environment(session, memory_limit_mb);
}

static ttb_status make_session(ttb__mip_poll_fn poll, void *poll_user, int needs_lock,
                               int32_t memory_limit_mb, ttb__mip_session **session_out)
{
    ttb__mip_session *session = ttb__alloc(1, sizeof *session);
    ttb_status status;

    *session_out = NULL;
    if (!session)
        return TTB_ERR_MEMORY;
    session->poll = poll;
    session->poll_user = poll_user;
    status = open_session(session, needs_lock, memory_limit_mb);
    if (status) {
        if (session->has_process_lock)
            ttb__lock_release(&process_lock);
        ttb__free(session);
        return status;
    }
    *session_out = session;
    return TTB_OK;
}

ttb_status ttb__mip_session_open(ttb__mip_poll_fn poll, void *poll_user, int32_t memory_limit_mb,
                                 ttb__mip_session **session_out)
{
    return make_session(poll, poll_user, glp_config("TLS") == NULL, memory_limit_mb, session_out);
}

ttb_status ttb__mip_session_open_locked(ttb__mip_poll_fn poll, void *poll_user,
                                        ttb__mip_session **session_out)
{
    return make_session(poll, poll_user, 1, 0, session_out);
}

void ttb__mip_session_close(ttb__mip_session *session)
{
    if (!session)
        return;
    while (session->programs) {
        ttb__lp *lp = session->programs;
        session->programs = lp->session_next;
        lp->session = NULL;
        lp->program = NULL;
    }
    if (!session->status)
        glp_free_env(); /* a dead session's has gone already */
    if (session->has_process_lock)
        ttb__lock_release(&process_lock);
    ttb__free(session);
}

ttb_status ttb__mip_session_status(const ttb__mip_session *session)
{
    return session->status;
}

const char *ttb__mip_session_detail(const ttb__mip_session *session)
{
    return session->detail;
}
