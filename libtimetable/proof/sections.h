/* Whole sections for the seats that are needed, by recursion over sections and courses. */
#ifndef TTB_PROOF_SECTIONS_H
#define TTB_PROOF_SECTIONS_H

#include "proof/argument.h"

/* A lower bound on what sections cost, as a bound of the tier in thousandths, where earlier tiers
 * are at most `earlier`. docs/explain/proof.md, section 6. */
ttb_status ttb__section_cost_bound(const ttb__town *town, int32_t tier,
                                   const int64_t earlier[TTB__GOALS], int64_t *bound_out);

#endif
