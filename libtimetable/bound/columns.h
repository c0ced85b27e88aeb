/* Prices for block columns: a deflected subgradient, one part of the town after the other, and
 * exact pricing. docs/explain/proof-blocks.md, section 5, says how. Inside bound/ only. */
#ifndef TTB_BOUND_COLUMNS_H
#define TTB_BOUND_COLUMNS_H

#include "bound/branching.h"
#include "proof/blocks.h"

typedef struct ttb__columns ttb__columns;

/* Begin at the prices of an argument of any kind for the same tier. TTB_ERR_RANGE if they are out
 * of range; TTB_ERR_MEMORY. */
ttb_status ttb__columns_make(const ttb__town *town, const ttb__argument *prices,
                             ttb__columns **columns_out);
void ttb__columns_destroy(ttb__columns *columns);

/* Go on until about so many counted steps are done in all calls so far, or nothing more is to be
 * had. Deterministic, whatever the slices; where the poll says stop it returns early, and goes on
 * from there the next time. TTB_ERR_MEMORY. */
ttb_status ttb__columns_run(ttb__columns *columns, const ttb__bound_means *means,
                            int64_t most_work);

/* Counted steps so far; and 1 if nothing more is to be had. */
int64_t ttb__columns_work(const ttb__columns *columns);
int ttb__columns_is_done(const ttb__columns *columns);

/* 1 if it may well gain soon: in the largest part nothing was priced exactly yet, or prices promise
 * more than is proven there. */
int ttb__columns_are_hopeful(const ttb__columns *columns);

/* The best argument so far, with claims that its search has proven already, and the sum that
 * follows from it. NULL and TTB_OK if there is none yet. TTB_ERR_MEMORY. */
ttb_status ttb__columns_argument(const ttb__columns *columns, ttb__argument **argument_out,
                                 int64_t *sum_out);

#endif
