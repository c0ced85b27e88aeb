/* A worker: one thread that searches from mark to mark and improves timetable and bounds by
 * programs at the marks. */
#ifndef TTB_SOLVE_WORKER_H
#define TTB_SOLVE_WORKER_H

#include <pthread.h>

#include "mip/mip.h"
#include "search/search.h"
#include "solve/programs.h"
#include "solve/rounds.h"

typedef struct ttb__worker {
    ttb__rounds *rounds;
    int32_t number;
    pthread_t thread;
    ttb__memory *memory; /* of the solve; where it counts what it holds */
    ttb__search *search;
    ttb__programs programs;
    int64_t bound_work;
} ttb__worker;

ttb_status ttb__worker_make(ttb__rounds *rounds, int32_t number, ttb__worker *worker_out);
void ttb__worker_clear(ttb__worker *worker);

/* Start the worker's thread, with every signal blocked. TTB_ERR_SOLVER if it cannot be started. */
ttb_status ttb__worker_start(ttb__worker *worker);

#endif
