/* What an argument proves: its claims are checked, whoever made them. */
#ifndef TTB_PROOF_PROVE_H
#define TTB_PROOF_PROVE_H

#include "proof/argument.h"

/* Check the claims of an argument of prices. *is_proven_out 1: everything costs at least *sum_out
 * at these prices, for ttb__argument_bound(). A false claim, or prices that are out of range, is no
 * error: it proves nothing. TTB_ERR_MEMORY. */
ttb_status ttb__argument_check(const ttb__town *town, const ttb__argument *argument,
                               int64_t *sum_out, int *is_proven_out);

/* The bound of its tier that an argument of any kind proves where earlier tiers are at most
 * `earlier`; 0 if it proves nothing. TTB_ERR_MEMORY. */
ttb_status ttb__argument_prove(const ttb__town *town, const ttb__argument *argument,
                               const int64_t earlier[TTB__GOALS], int64_t *bound_out);

#endif
