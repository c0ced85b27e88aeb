/* Arguments from prices: which ones are tried, and which is kept. Inside bound/ only. */
#ifndef TTB_BOUND_PRICING_H
#define TTB_BOUND_PRICING_H

#include "bound/climb.h"

/* Begin to climb from the best prices that are found for a tier, where earlier tiers are at most
 * `earlier` (INT64_MAX: any value). Adds its work.
 * TTB_ERR_RANGE where costs are so large that no prices fit. */
ttb_status ttb__pricing_climb(const ttb__town *town, const ttb__bound_means *means, int32_t tier,
                              const int64_t earlier[TTB__GOALS], int64_t *work,
                              ttb__climb **climb_out);

/* The same with prices of links, which see what it takes that a section runs; *climb_out NULL where
 * the town is too large for them. */
ttb_status ttb__pricing_links(const ttb__town *town, const ttb__bound_means *means, int32_t tier,
                              const int64_t earlier[TTB__GOALS], int64_t *work,
                              ttb__climb **climb_out);

/* Begin to climb without prices, where only clashes count. */
ttb_status ttb__pricing_clashes(const ttb__town *town, const ttb__bound_means *means, int32_t tier,
                                ttb__climb **climb_out);

#endif
