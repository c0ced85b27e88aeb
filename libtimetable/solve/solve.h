/* The conductor: workers that search in rounds of counted work, improve seats and bounds between
 * rounds, and are watched by the thread that called. */
#ifndef TTB_SOLVE_SOLVE_H
#define TTB_SOLVE_SOLVE_H

#include <stdatomic.h>

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

#endif
