/* The state of a search: a timetable that changes step by step, its goals, and a log that takes
 * steps back.
 *
 * Limits (rows' most, sizes, clashes) always hold. What is demanded (rows' least, viable minimums,
 * pinned seats) may be missing: it is counted in `missing`, and a state with none missing is a
 * valid timetable. */
#ifndef TTB_SEARCH_STATE_H
#define TTB_SEARCH_STATE_H

#include <stdatomic.h>

#include "base/random.h"
#include "prep/best_week.h"
#include "prep/solution.h"
#include "prep/weights.h"

/* What a demand that is not met counts: a student that a section lacks, a section that a row lacks,
 * a pinned seat. */
enum { TTB__MISSING_STUDENT = 1, TTB__MISSING_SECTION = 10, TTB__MISSING_PIN = 20 };

/* The sums that make the cost. */
typedef struct ttb__sums {
    int64_t goals[TTB__GOALS];
    int64_t missing;
    int64_t sections; /* that run */
} ttb__sums;

/* One step that was taken, and what stood there before. */
enum { TTB__STEP_SEAT, TTB__STEP_PLACE, TTB__STEP_TRAVEL };
typedef struct ttb__step {
    int32_t kind, subject; /* request, slot or student */
    int64_t before, other; /* slot; placement; minutes and journeys */
} ttb__step;

/* What seating asks of a running section, side by side in memory. */
typedef struct ttb__open {
    int32_t slot, placement, site, offer;
    int32_t least_size, most_size;
    uint64_t blocks;
} ttb__open;

typedef struct ttb__state {
    const ttb__prep *prep;
    ttb__random random;
    ttb__weights weights;
    ttb__sums sums;
    int64_t work;
    int64_t heat; /* the temperature: how much a seat's cost may be misjudged at random in chains */

    int32_t *placement_of, *size_of;     /* [slot] */
    int32_t *first_member;               /* [slot]: a request, TTB_NONE */
    int32_t *next_member, *prior_member; /* [request] */
    int32_t *slot_of;                    /* [request] */
    int32_t *row_use;                    /* [row] */

    ttb__open *open;                 /* running slots by course: [course_first_slot[c] ...] */
    int32_t *open_at;                /* [slot] its place there */
    int32_t *course_first_slot;      /* [course], into open */
    int32_t *open_count;             /* [course] */
    int32_t *all_open, *all_open_at; /* every running slot that is not pinned; [slot] its place */
    int32_t all_open_count;
    int32_t *all_closed, *all_closed_at; /* every slot that does not run */
    int32_t all_closed_count;
    int32_t *weak, *weak_at; /* running slots with fewer students than viable; [slot] its place */
    int32_t weak_count;
    int32_t *lacking, *lacking_at; /* rows with fewer sections than they demand; [row] its place */
    int32_t lacking_count;
    int32_t *unmet;    /* choices without a seat by course: [course_first_taker[c] ...] */
    int32_t *unmet_at; /* [request] its place there */
    int32_t *all_unmet, *all_unmet_at; /* all of these */
    int32_t all_unmet_count;
    int32_t *unmet_count;        /* [course] */
    int32_t *offer_open;         /* [offer] running sections */
    int32_t *offer_seated;       /* [offer] students in them */
    int64_t *offer_squares;      /* [offer] sum of squared sizes */
    ttb__numbers *teacher_slots; /* [resource] running slots of a teacher; empty for rooms and
                                    without lessons */

    int32_t *part_of;            /* [course] its part of the town, up to part_count; see parts.c */
    int32_t part_count, part;    /* and the one that moves are about, TTB_NONE: all */
    int64_t *minutes, *journeys; /* [student] */
    char *has_pin, *has_rule;    /* [request] a pinned seat; any rule on its seats */
    char *is_moving;             /* [slot] */
    ttb__numbers moving;         /* pairs of slot and placement, while a move exchanges blocks */
    ttb__numbers queue;          /* students to be seated anew */
    char *is_queued;             /* [student] */
    TTB__ARRAY(ttb__step) log;
    ttb__sums sums_before; /* when the log began */
    ttb__week_task task;
    ttb_status status;      /* the first failure; every step after it does nothing */
    const atomic_int *stop; /* not 0: an end is asked for, and moves are left half-done; NULL */
} ttb__state;

static inline int ttb__state_is_stopped(const ttb__state *state)
{
    return state->stop && atomic_load_explicit(state->stop, memory_order_relaxed) != 0;
}

/* 1 unless something failed or an end is asked for. */
static inline int ttb__state_goes_on(const ttb__state *state)
{
    return !state->status && !ttb__state_is_stopped(state);
}

ttb_status ttb__state_make(const ttb__prep *prep, uint64_t seed, ttb__state **state_out);
void ttb__state_destroy(ttb__state *state);

/* parts.c: find the parts of the town; moves are about all of them. TTB_ERR_MEMORY; TTB__STOPPED
 * where the poll that was entered says so. */
ttb_status ttb__state_find_parts(ttb__state *state);

/* Steps. Each is logged. */
void ttb__state_seat(ttb__state *state, int32_t request, int32_t slot);
void ttb__state_place(ttb__state *state, int32_t slot, int32_t placement);
/* Work out a student's travel anew after his seats changed. */
void ttb__state_travel(ttb__state *state, int32_t student);

/* 1 if a slot may stand in a placement (of its offer) as far as rows and teachers go. */
int ttb__state_has_room(const ttb__state *state, int32_t slot, int32_t placement);

/* Begin a move; then keep it (nothing to do) or take every step since back. */
void ttb__state_begin(ttb__state *state);
void ttb__state_undo(ttb__state *state);
/* Take back the steps after the first `steps`; sums: as they were then. */
void ttb__state_undo_to(ttb__state *state, int64_t steps, const ttb__sums *sums);

int64_t ttb__state_cost(const ttb__state *state, const ttb__sums *sums);
/* What the cost rose by since the move began. */
static inline int64_t ttb__state_rise(const ttb__state *state)
{
    return ttb__state_cost(state, &state->sums) - ttb__state_cost(state, &state->sums_before);
}
void ttb__state_tiers(const ttb__state *state, int64_t tiers_out[TTB__GOALS]);

void ttb__state_save(const ttb__state *state, ttb__solution *solution);
/* Take over a timetable that keeps every limit. */
void ttb__state_load(ttb__state *state, const ttb__solution *solution);

/* How a student is seated anew. */
typedef struct ttb__reseat {
    int64_t eject_cost; /* at least 0: full sections are on offer too, at so much more; the student
                           may then be one too many */
    int64_t noise;  /* each seat seems to cost up to so much more, at random, so that equal weeks
                       change places */
    int32_t barred; /* a slot that he may not have, or TTB_NONE */
} ttb__reseat;

/* reseat.c: seat the student as well as the seats on offer allow. Returns the change of cost. */
int64_t ttb__reseat_student(ttb__state *state, int32_t student, const ttb__reseat *how);
/* Ask for a student to be seated anew, and seat all that were asked for. */
void ttb__queue_student(ttb__state *state, int32_t student);
void ttb__settle(ttb__state *state);
/* Forget who was asked for. */
void ttb__drop_queue(ttb__state *state);

#endif
