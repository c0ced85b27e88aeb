/* The linear program of seats at a node of a tree: sections stand where they are placed, those that
 * are not placed wherever students like. Its duals are prices of seats for what follows from the
 * node: docs/explain/bounds.md, section 2. Inside bound/ only. */
#ifndef TTB_BOUND_SEAT_PROGRAM_H
#define TTB_BOUND_SEAT_PROGRAM_H

#include "bound/branching.h"

/* The node that the placing stood at after so many of its steps; seats cost what the argument says
 * without its prices of seats. */
typedef struct ttb__seat_node {
    const ttb__placing *placing;
    int64_t steps;
    const ttb__argument *argument;
} ttb__seat_node;

/* Prices for it. *is_known_out 0: GLPK found none within so many counted steps, or there is no
 * session. *work counts on. */
ttb_status ttb__seat_program_prices(const ttb__bound_means *means, const ttb__seat_node *node,
                                    int64_t most_work, ttb__repricing *prices, int64_t *work,
                                    int *is_known_out);

#endif
