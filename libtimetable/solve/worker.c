#include "solve/worker.h"

#include <signal.h>
#include <string.h>

/* Enough for a matching and a deep search of weeks, and for GLPK. */
enum { STACK_BYTES = 4 << 20 };

static void *run(void *argument)
{
    ttb__worker *worker = argument;
    ttb__rounds *rounds = worker->rounds;
    ttb_status status;
    do {
        status = ttb__search_run(worker->search, rounds->mark - worker->other_work, &rounds->stop);
    } while (ttb__rounds_arrive(rounds, worker->number, ttb__search_best(worker->search), status));
    return NULL;
}

ttb_status ttb__worker_make(ttb__rounds *rounds, int32_t number, ttb__worker *worker_out)
{
    uint64_t seed = (uint64_t)rounds->options->values[TTB__OPTION_SEED].number;
    ttb_status status;
    memset(worker_out, 0, sizeof *worker_out);
    worker_out->rounds = rounds;
    worker_out->number = number;
    status = ttb__solution_make(rounds->prep, &worker_out->seated);
    if (!status)
        status = ttb__search_make(rounds->prep, seed * TTB__MOST_WORKERS + (uint64_t)number,
                                  &worker_out->search);
    if (status)
        ttb__worker_clear(worker_out);
    return status;
}

void ttb__worker_clear(ttb__worker *worker)
{
    ttb__search_destroy(worker->search);
    ttb__solution_clear(&worker->seated);
    memset(worker, 0, sizeof *worker);
}

ttb_status ttb__worker_start(ttb__worker *worker)
{
    pthread_attr_t attributes;
    sigset_t all, before;
    int failed;
    if (pthread_attr_init(&attributes))
        return TTB_ERR_MEMORY;
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failed = pthread_create(&worker->thread, &attributes, run, worker);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failed ? TTB_ERR_SOLVER : TTB_OK;
}
