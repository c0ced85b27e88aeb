/* The cheapest legal week of one student, given the seats that he is offered and what each costs.
 *
 * The search re-seats students with it; the seating program prices columns with it. Costs are whole
 * numbers. */
#ifndef TTB_PREP_BEST_WEEK_H
#define TTB_PREP_BEST_WEEK_H

#include "prep/tour.h"

/* A seat on offer, which the student could have by itself (ttb__may_sit()). */
typedef struct ttb__seat {
    int32_t key; /* the caller's, such as a slot */
    int32_t site;
    uint64_t blocks;
    int64_t
        cost; /* without travel, which the task prices; for a reserve less what the seat is worth */
} ttb__seat;

/* A request with its seats on offer: items[first_seat] and so on of the task's seats. */
typedef struct ttb__want {
    int32_t first_seat, seat_count;
    int32_t is_reserve;
    int64_t skip_cost; /* of leaving it unmet */
} ttb__want;

typedef struct ttb__week_task {
    const ttb__prep *prep;
    const ttb__prep_student *student;
    int64_t minute_cost, journey_cost; /* of a minute, of a journey */
    ttb__tours *tours;                 /* may be NULL */
    TTB__ARRAY(ttb__want) wants;       /* choices before reserves */
    TTB__ARRAY(ttb__seat) seats;
} ttb__week_task;

enum { TTB__MOST_WANTS = 128 };

/* Find the cheapest week: at most one seat for each want, none that clash, the student's limits,
 * reserve seats at most as many as unmet choices. chosen[want] is a place in task->seats or
 * TTB_NONE: in, a legal week to beat (ties keep it); out, the best found. Seats may be reordered
 * within their wants. `work` grows by the steps made. After most_steps steps it stops with the best
 * week so far. Returns the cost of the week. */
int64_t ttb__best_week(ttb__week_task *task, int32_t *chosen, int64_t most_steps, int64_t *work);

/* Told of a week, as ttb__best_week() gives it; 0 goes on, anything else ends the walk. */
typedef int (*ttb__week_fn)(void *user, const int32_t *chosen, int64_t cost);

/* Tell of every week that costs at most most_cost, in no special order, until most_steps steps are
 * made. Seats may be reordered within their wants before the first. 1 if there is nothing more to
 * tell. */
int ttb__list_weeks(ttb__week_task *task, int64_t most_cost, int64_t most_steps, ttb__week_fn tell,
                    void *user, int64_t *work);

/* The cost of a given week, INT64_MAX if it is not legal. */
int64_t ttb__week_cost(const ttb__week_task *task, const int32_t *chosen);

#endif
