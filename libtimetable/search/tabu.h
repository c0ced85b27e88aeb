/* Sections go to other blocks, and everybody stays in his section: a clash counts what its two
 * seats are worth, the lesser of the two, and a tabu search makes the sum small. Nobody is seated
 * on the way, so a step takes two microseconds, however many students a section has.
 *
 * docs/explain/search.md, section 5. */
#ifndef TTB_SEARCH_TABU_H
#define TTB_SEARCH_TABU_H

#include "search/state.h"

/* A running section, or the first one of a course that somebody misses and that runs nowhere. */
typedef struct ttb__tabu_unit {
    int32_t slot, now;                /* where it stands; TTB_NONE: nowhere yet */
    int32_t first_place, place_count; /* where it may stand; 0: it is pinned */
    int64_t first_cost;               /* of its places in `costs` and `free_at` */
    int64_t first_edge;               /* in `edges`, up to that of the next unit */
    int32_t is_simple;                /* each place is one block, and only equal blocks clash */
    int32_t is_limited; /* how many sections stand somewhere makes a difference to rows */
} ttb__tabu_unit;

/* The other section, and what it costs if nobody can have both. */
typedef struct ttb__tabu_edge {
    int32_t unit;
    int64_t worth;
} ttb__tabu_edge;

typedef struct ttb__tabu {
    const ttb__prep *prep;
    int32_t *unit_of; /* [slot], TTB_NONE */
    TTB__ARRAY(ttb__tabu_unit) units;
    TTB__ARRAY(ttb__tabu_edge) edges;
    int32_t *place_in; /* [unit, block] the place of a simple unit there, TTB_NONE */
    int64_t *costs;    /* of the clashes of a unit in each of its places */
    int64_t *free_at;  /* the step from which a unit may come back to a place */
    int32_t *best;     /* [slot] its placement in the best state so far, TTB_NONE */
    int32_t *row_use;  /* [row] */
    int64_t cost, first_cost, best_cost;
    int64_t dear; /* what a section too many in a row costs, and one too few */
    int64_t over; /* sections too many, in all rows */
    int64_t steps, work;
    int32_t moving; /* units in whose places somebody clashes */
} ttb__tabu;

/* tabu_make.c: from a state that lacks a choice. *tabu_out is NULL, too, where it would take too
 * much memory or nothing is there to move. */
ttb_status ttb__tabu_make(ttb__state *state, ttb__tabu **tabu_out);
void ttb__tabu_destroy(ttb__tabu *tabu);

/* Some steps. Returns 1 once nothing clashes. */
int ttb__tabu_run(ttb__tabu *tabu, ttb__random *random);

/* A unit goes to a place: what it and its neighbours cost follows. */
void ttb__tabu_place(ttb__tabu *tabu, int32_t unit, int32_t placement);
/* How rows' costs change when a unit goes there; sections too many alone through over_out. */
int64_t ttb__tabu_rows(const ttb__tabu *tabu, int32_t unit, int32_t placement, int64_t *over_out);

#endif
