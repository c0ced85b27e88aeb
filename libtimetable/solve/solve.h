/* The conductor: workers that search in rounds of counted work, improve seats and bounds between
 * rounds, and are watched by the thread that called. */
#ifndef TTB_SOLVE_SOLVE_H
#define TTB_SOLVE_SOLVE_H

#include <stdatomic.h>

#include "base/poll.h"
#include "proof/certificate.h"
#include "result/timetable.h"
#include "solve/options.h"

struct ttb_cancel {
    atomic_int is_requested;
};

struct ttb_progress {
    int64_t elapsed_ms, work;
    int32_t has_timetable, tier_count;
    int64_t values[TTB__GOALS], bounds[TTB__GOALS];
};

/* Who watches a solve, and how it is told to end. */
typedef struct ttb__watch {
    int64_t begin_ms;         /* when the call began: its time limit counts from here */
    const ttb_cancel *cancel; /* may be NULL */
    ttb_watch_fn watch;       /* may be NULL */
    void *user;
    int64_t (*clock_ms)(void); /* NULL: ttb__clock_ms() */
} ttb__watch;

/* A call that has lasted too long before it could search. */
typedef struct ttb__late {
    const ttb__watch *watch;
    const ttb_options *options;
    int32_t reason; /* TTB_STOP_..., TTB__STOP_NOT_YET at first and as long as there is time */
} ttb__late;

/* For a ttb__poll: 1 as soon as a ttb__late has a reason. */
int ttb__is_late(void *late);

/* What a solve ends with. */
typedef struct ttb__solved {
    ttb_timetable *timetable;
    ttb_certificate *certificate; /* without the hash of the timetable; NULL: none was found */
} ttb__solved;

/* Solve a validated partnership whose canonical form has this hash. Statuses and outcomes as
 * ttb_solve() has them; the timetable was accepted by the checker, or has no sections. */
ttb_status ttb__solve(const ttb_partnership *partnership, const char hash[65],
                      const ttb_options *options, const ttb__watch *watch, ttb__solved *solved_out,
                      ttb_report *report);

/* End a solve for this reason before anything is known of the partnership, not even its hash. */
ttb_status ttb__solve_nothing(const ttb_partnership *partnership, const ttb_options *options,
                              int32_t stop, ttb__solved *solved_out);

#endif
