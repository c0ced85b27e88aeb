#include "signals.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static _Atomic(ttb_cancel *) running;
static _Atomic(const char *) temporary;

/* Only calls that are allowed in a signal handler. */
static void handle(int number)
{
    ttb_cancel *cancel = atomic_exchange(&running, NULL);
    if (cancel) {
        ttb_cancel_request(cancel);
        return;
    }
    const char *path = atomic_load(&temporary);
    if (path)
        unlink(path);
    signal(number, SIG_DFL);
    raise(number);
}

static const int CAUGHT[] = {SIGINT, SIGTERM, SIGHUP};
enum { CAUGHT_COUNT = sizeof CAUGHT / sizeof CAUGHT[0] };

void signals_catch(void)
{
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CAUGHT_COUNT; i++) {
        struct sigaction before;
        /* What the caller told us to ignore (nohup) stays ignored. */
        if (sigaction(CAUGHT[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(CAUGHT[i], &action, NULL);
    }
    /* A file beyond the limit of size is then an error of write(), not the program's end. */
    signal(SIGXFSZ, SIG_IGN);
}

void signals_set_cancel(ttb_cancel *cancel)
{
    atomic_store(&running, cancel);
}

void signals_set_temporary(const char *path)
{
    atomic_store(&temporary, path);
}

void signals_hold(int is_held)
{
    sigset_t held;
    sigemptyset(&held);
    for (int i = 0; i < CAUGHT_COUNT; i++)
        sigaddset(&held, CAUGHT[i]);
    sigprocmask(is_held ? SIG_BLOCK : SIG_UNBLOCK, &held, NULL);
}
