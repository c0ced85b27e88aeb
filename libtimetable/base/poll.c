#include "base/poll.h"

static _Thread_local const ttb__poll *entered;

const ttb__poll *ttb__poll_enter(const ttb__poll *poll)
{
    const ttb__poll *before = entered;

    entered = poll;
    return before;
}

ttb_status ttb__ask(void)
{
    return ttb__must_stop(entered) ? TTB__STOPPED : TTB_OK;
}
