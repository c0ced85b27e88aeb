/* Lower bounds: what no timetable can be better than. Every bound is worked out in integers, so
 * that a slip in the solver's arithmetic can weaken it and never make it wrong. See
 * docs/explain/bounds.md. */
#ifndef TTB_BOUND_BOUND_H
#define TTB_BOUND_BOUND_H

#include "mip/mip.h"
#include "prep/prep.h"

/* Bound the value of a tier from below, over all valid timetables whose earlier tiers are at most
 * earlier_values (one for each tier before; INT64_MAX: nothing is known of it). A bound stays good
 * when an earlier value falls. Thousandths, at least 0.
 *
 * session: of this thread, NULL for bounds without GLPK; if it dies or its poll says stop, the
 * bound is weaker and the status still TTB_OK. Deterministic. A partnership that is_impossible gets
 * a bound too, of no meaning. TTB_ERR_MEMORY; TTB_ERR_NOT_FOUND if there is no such tier. */
ttb_status ttb__bound_tier(const ttb__prep *prep, ttb__mip_session *session, int32_t tier,
                           const int64_t *earlier_values, int64_t *bound_out);

#endif
