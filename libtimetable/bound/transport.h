/* Prices from one linear program over all courses at once, without blocks: formula 8 of
 * docs/explain/bounds.md. Inside bound/ only. */
#ifndef TTB_BOUND_TRANSPORT_H
#define TTB_BOUND_TRANSPORT_H

#include "bound/prices.h"

/* Fill the prices from the duals of one program over all courses. percent: how much of the way from
 * the sure cost of a seat to what it costs alone is charged in the program; it only changes which
 * prices come out, and any prices are valid. *is_known_out 0: GLPK gave none. */
ttb_status ttb__transport_prices(const ttb__bound_task *task, int32_t percent, ttb__prices *prices,
                                 int *is_known_out);

/* The same course by course, which is fast for any size, at the prices of earlier tiers that stand
 * in prices already. What courses share (rooms, teachers) has no price then. */
ttb_status ttb__transport_by_course(const ttb__bound_task *task, int32_t percent,
                                    ttb__prices *prices, int *is_known_out);

/* 1 if one program over all courses takes too long. */
int ttb__transport_is_large(const ttb__bound_task *task);

#endif
