/* Lower bounds: what no timetable can be better than, tier by tier, and the arguments that prove
 * it. See docs/explain/bounds.md for where arguments come from, and docs/explain/proof.md for why
 * they are valid.
 *
 * Arguments are looked for a bit at a time. What was found counts when it is committed, so that a
 * search that is cut short leaves nothing behind. */
#ifndef TTB_BOUND_BOUNDS_H
#define TTB_BOUND_BOUNDS_H

#include "bound/branching.h"
#include "proof/certificate.h"

typedef struct ttb__bounds ttb__bounds;

/* Bounds of a validated partnership, which must outlive them: nothing is known yet. */
ttb_status ttb__bounds_make(const ttb_partnership *partnership, ttb__bounds **bounds_out);
void ttb__bounds_destroy(ttb__bounds *bounds);

/* Counted steps of all calls so far: at most about so many are done, and none more is begun once
 * `enough` are. */
typedef struct ttb__bound_effort {
    int64_t enough, most;
} ttb__bound_effort;

/* Look for better arguments for the first `tiers` tiers of a timetable of these values, which are
 * thousandths (INT64_MAX: not known). What is proven to be the least is left alone.
 *
 * Where GLPK dies or the poll says stop, bounds are weaker and the status still TTB_OK.
 * Deterministic. TTB_ERR_MEMORY. */
ttb_status ttb__bounds_improve(ttb__bounds *bounds, const ttb__bound_means *means,
                               const int64_t values[TTB__GOALS], int32_t tiers,
                               const ttb__bound_effort *effort);

/* What a tree was lost at since the last call, in some tier: the caller's to free, empty if there
 * is nothing. */
ttb__leaf ttb__bounds_take_leaf(ttb__bounds *bounds);

/* Steps counted so far. */
int64_t ttb__bounds_work(const ttb__bounds *bounds);

/* Let count what was found since the last time, and work out the bounds of the first `tiers` tiers
 * for a timetable of these values. TTB_ERR_MEMORY. */
ttb_status ttb__bounds_commit(ttb__bounds *bounds, const int64_t values[TTB__GOALS], int32_t tiers,
                              int64_t bounds_out[TTB__GOALS]);

/* What is proven of the first tier in some courses alone, in thousandths, committed or not: of the
 * parts of the town (ttb__town_parts) all of whose courses are in this part of the caller's,
 * [course]. */
int64_t ttb__bounds_over(const ttb__bounds *bounds, const int32_t *part_of, int32_t part);

/* A certificate of the committed bounds for a timetable of these values, without hashes. */
ttb_status ttb__bounds_certificate(ttb__bounds *bounds, const int64_t values[TTB__GOALS],
                                   ttb_certificate **certificate_out);

#endif
