/* Prices by counting alone, for want of a linear program. Inside bound/ only. */
#ifndef TTB_BOUND_COUNTING_H
#define TTB_BOUND_COUNTING_H

#include "bound/branching.h"

/* Set prices without GLPK: seats that are short, sections by the seat, and the best of several
 * prices of earlier tiers, which are at most `earlier`. docs/explain/bounds.md, section 2. */
ttb_status ttb__counting_prices(const ttb__town *town, const ttb__bound_means *means,
                                const int64_t earlier[TTB__GOALS], ttb__argument *argument);

#endif
