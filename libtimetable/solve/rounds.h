/* Rounds of counted work. All workers search up to the same mark; the last one to arrive keeps the
 * best timetable and sets the next mark.
 *
 * What a round finds counts only once every worker has ended it. A solve that is cut short ends
 * with the timetable of the last whole round, which a solve with that work limit finds again, byte
 * for byte. */
#ifndef TTB_SOLVE_ROUNDS_H
#define TTB_SOLVE_ROUNDS_H

#include <pthread.h>
#include <stdatomic.h>

#include "bound/bounds.h"
#include "prep/solution.h"
#include "search/search.h"
#include "solve/options.h"

enum { TTB__MOST_WORKERS = 64 };

/* What a worker brings to a mark. */
typedef struct ttb__arrival {
    const ttb__solution *searched; /* the best of his search */
    const ttb__solution *best;     /* of all that he has */
} ttb__arrival;

typedef struct ttb__rounds {
    const ttb__prep *prep;
    const ttb_options *options;
    int32_t worker_count;
    atomic_int stop; /* TTB_STOP_... + 1 as soon as work in progress is to be dropped; 0 before */

    pthread_mutex_t mutex; /* guards what follows; best is stable while workers search */
    pthread_cond_t arrived, ended;
    int32_t waiting, working;
    int64_t number, mark;
    int32_t is_improving;   /* workers improve seats at the end of this round */
    int32_t is_bounding;    /* the first worker improves bounds then */
    int32_t bounds_are_due; /* it has not done yet what it should: goes on in the next round */
    int32_t has_improved;   /* and have done so at an earlier mark */
    int64_t next_improvement;
    ttb__solution best;
    int32_t best_worker;    /* who found it */
    ttb__solution searched; /* the best of all searches: values alone */
    /* Marks at which a search gained something that a bound may meet, and at which it gained on the
     * first tier that is not proven, or one before it. */
    int64_t best_work, gain_work;
    int64_t rise_work; /* at which bounds last closed a good part of a gap, from known_bounds on */
    int64_t known_bounds[TTB__GOALS];
    ttb__arrival arrivals[TTB__MOST_WORKERS]; /* while all wait */
    ttb__bounds *proof;                       /* of the first worker while workers search */
    int64_t bounds[TTB__GOALS];               /* of the best */
    int32_t has_bounds;                       /* they were looked for */
    int64_t part_least[TTB__MOST_PARTS];      /* of the first tier in each part of the search */
    int64_t work;                             /* mark of the last whole round */
    int32_t reason;                           /* TTB_STOP_..., TTB__STOP_NOT_YET while it runs */
    ttb_status status;
} ttb__rounds;

ttb_status ttb__rounds_make(const ttb__prep *prep, const ttb_options *options,
                            ttb__rounds *rounds_out);
void ttb__rounds_clear(ttb__rounds *rounds);

/* A worker has reached the mark with these timetables, which are to stay as they are until the call
 * returns. Waits for the others. Returns 0 when the solve has ended. */
int ttb__rounds_arrive(ttb__rounds *rounds, int32_t worker, ttb__arrival arrival,
                       ttb_status status);

/* Ask for an end because of a TTB_STOP_... reason; the first one counts. */
void ttb__rounds_stop(ttb__rounds *rounds, int32_t reason);

#endif
