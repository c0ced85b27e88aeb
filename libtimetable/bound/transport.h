/* Prices from one linear program over all courses at once, without blocks: docs/explain/bounds.md,
 * section 2. Inside bound/ only. */
#ifndef TTB_BOUND_TRANSPORT_H
#define TTB_BOUND_TRANSPORT_H

#include "mip/mip.h"
#include "proof/argument.h"

/* What programs are made of. */
typedef struct ttb__transport {
    const ttb__town *town;
    ttb__mip_session *session; /* NULL: no prices come out */
    const int64_t *earlier;    /* what earlier tiers are at most; INT64_MAX: any value */
    int64_t pivots;            /* of all programs so far */
} ttb__transport;

/* Fill the prices of an argument from the duals of one program over all courses. percent: how much
 * of the way from the sure cost of a seat to what it costs alone is charged in the program; it only
 * changes which prices come out, and any prices are valid. Where the argument has links they are
 * priced too, student by student. *is_known_out 0: GLPK gave none. */
ttb_status ttb__transport_prices(ttb__transport *transport, int32_t percent,
                                 ttb__argument *argument, int *is_known_out);

/* The same course by course, which is fast for any size, at the prices of earlier tiers that stand
 * in the argument already. What courses share (rooms, teachers) has no price then. */
ttb_status ttb__transport_by_course(ttb__transport *transport, ttb__argument *argument,
                                    int *is_known_out);

/* 1 if one program over all courses takes too long. */
int ttb__transport_is_large(const ttb__town *town);

#endif
