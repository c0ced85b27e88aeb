/* The integer programs of a worker: what they improve, and how much of his work they get. */
#ifndef TTB_SOLVE_PROGRAMS_H
#define TTB_SOLVE_PROGRAMS_H

#include "solve/chooser.h"

typedef struct ttb__programs {
    const ttb__prep *prep;
    ttb__chooser chooser;
    ttb__solution best;  /* what they made of the search's best */
    ttb__solution trial; /* of the running program */
    int64_t work;        /* in all */
    int64_t taken;       /* of it by neighbourhoods */
    int64_t credit;      /* work that neighbourhoods may take now; below 0: took too much */
    int64_t known_work;  /* the worker's, when credit was last given */
    int64_t search_gain; /* the worker's work when the search last found something better */
    int64_t own_gain;    /* taken when neighbourhoods last did */
} ttb__programs;

ttb_status ttb__programs_make(const ttb__prep *prep, uint64_t seed, ttb__programs *programs_out);
void ttb__programs_clear(ttb__programs *programs);

/* Seat everybody anew by the seating program, within about most_work. `from` is the search's best;
 * programs->best is the better of it and of what was there, improved. GLPK giving up is no error.
 */
ttb_status ttb__programs_seat(ttb__programs *programs, ttb__mip_session *session,
                              const ttb__solution *from, int64_t most_work);

/* 1 if it is the turn of neighbourhoods, after so much work of the worker in all: the cooling is
 * over that found something better, or the search finds nothing any more and is not promising
 * (ttb__search_is_promising()), and they have not had their share. */
int ttb__programs_are_due(ttb__programs *programs, const ttb__solution *from, int64_t work,
                          int is_promising);

/* 1 if programs->best is so much better than `from` that the search had better go on from there. */
int ttb__programs_are_ahead(const ttb__programs *programs, const ttb__solution *from);

/* Improve programs->best by one neighbourhood. bounds: of the tiers. */
ttb_status ttb__programs_improve(ttb__programs *programs, ttb__mip_session *session,
                                 const int64_t bounds[TTB__GOALS]);

#endif
