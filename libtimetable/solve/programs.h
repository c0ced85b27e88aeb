/* The integer programs of a worker: what they improve, and how much of his work they get. */
#ifndef TTB_SOLVE_PROGRAMS_H
#define TTB_SOLVE_PROGRAMS_H

#include "solve/chooser.h"

/* What one of the two ways to improve has gained of late for its work. */
typedef struct ttb__earning {
    int64_t gain, work;
} ttb__earning;

typedef struct ttb__programs {
    const ttb__prep *prep;
    ttb__chooser chooser;
    ttb__solution best;  /* what they made of the search's best */
    ttb__solution trial; /* of the running program */
    int64_t work;        /* in all */
    int64_t share;       /* of the work from now on that neighbourhoods may take, in thousandths */
    int64_t credit;      /* work that neighbourhoods may take now; below 0: took too much */
    int64_t known_work;  /* the worker's, when credit was last given */
    ttb__earning by_search, by_programs;
} ttb__programs;

ttb_status ttb__programs_make(const ttb__prep *prep, uint64_t seed, ttb__programs *programs_out);
void ttb__programs_clear(ttb__programs *programs);

/* Seat everybody anew by the seating program, within about most_work. `from` is the search's best;
 * programs->best is the better of it and of what was there, improved. GLPK giving up is no error.
 */
ttb_status ttb__programs_seat(ttb__programs *programs, ttb__mip_session *session,
                              const ttb__solution *from, int64_t most_work);

/* 1 if it is the turn of neighbourhoods, after so much work of the worker in all. What
 * neighbourhoods and search still gain decides about their shares. */
int ttb__programs_are_due(ttb__programs *programs, const ttb__solution *from, int64_t work);

/* Improve programs->best by one neighbourhood. bounds: of the tiers. */
ttb_status ttb__programs_improve(ttb__programs *programs, ttb__mip_session *session,
                                 const int64_t bounds[TTB__GOALS]);

#endif
