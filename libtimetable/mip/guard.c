/* Why it is done so was found by reading GLPK 5.0: every one of its errors prints, calls the error
 * hook and then abort(), whether or not the hook returns. So the hook leaves by longjmp. After that
 * no GLPK object of this thread may be touched: the environment goes at once, and all its memory.
 */
#include <glpk.h>
#include <string.h>

#include "base/clock.h"
#include "base/sanitize.h"
#include "mip/guard.h"

/* How long a stop waits for the tree callback, which ends a search in good order. */
enum { GRACE_MS = 100 };

static void keep_detail(ttb__mip_session *session, const char *text)
{
    int32_t room = (int32_t)sizeof session->detail - 1 - session->detail_length;
    int32_t length = (int32_t)strnlen(text, (size_t)room);

    memcpy(session->detail + session->detail_length, text, (size_t)length);
    session->detail_length += length;
    session->detail[session->detail_length] = '\0';
}

/* Called with every piece of text that GLPK would print, thus every few milliseconds of simplex.
 * The text of a coming abort is kept, all else is dropped. */
static int on_text(void *info, const char *text)
{
    ttb__mip_session *session = info;

    TTB__WRITTEN_TEXT(text);
    if (glp_at_error()) {
        keep_detail(session, text);
        return 1;
    }
    if (ttb__mip_must_stop(session) &&
        (!session->is_in_tree || ttb__clock_ms() - session->stop_ms > GRACE_MS)) {
        session->is_hard = 1;
        longjmp(session->jump, 1);
    }
    return 1;
}

static void on_error(void *info)
{
    longjmp(((ttb__mip_session *)info)->jump, 1);
}

int ttb__mip_must_stop(ttb__mip_session *session)
{
    if (!session->is_stopped && session->poll && session->poll(session->poll_user)) {
        session->is_stopped = 1;
        session->stop_ms = ttb__clock_ms();
    }
    return session->is_stopped;
}

void ttb__mip_forget_stop(ttb__mip_session *session)
{
    session->is_stopped = 0;
}

static void die(ttb__mip_session *session)
{
    int is_memory = strstr(session->detail, "no memory available") ||
                    strstr(session->detail, "memory allocation limit") ||
                    strstr(session->detail, "out of memory");

    session->status = is_memory ? TTB_ERR_MEMORY : TTB_ERR_SOLVER;
    glp_free_env();
}

/* No local variable is read after the jump but the parameters, which nothing changes. */
ttb_status ttb__mip_guard(ttb__mip_session *session, ttb__mip_work_fn work, void *data)
{
    if (session->status)
        return session->status;
    if (setjmp(session->jump) == 0) {
        glp_term_hook(on_text, session);
        glp_error_hook(on_error, session);
        work(data);
        glp_error_hook(NULL, NULL);
        glp_term_hook(NULL, NULL);
    } else {
        die(session);
    }
    return session->status;
}
