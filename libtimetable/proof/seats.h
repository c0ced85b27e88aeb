/* What seats cost at the prices of an argument. */
#ifndef TTB_PROOF_SEATS_H
#define TTB_PROOF_SEATS_H

#include "proof/argument.h"

typedef struct ttb__seat_costs {
    int64_t *in_block; /* [option * block count + block] of a seat, for one block of its section */
    int64_t *anywhere; /* [option] the cheapest of the blocks where it may be */
    const int64_t *link; /* the argument's, besides */
} ttb__seat_costs;

/* Clear the costs also after a failure. */
ttb_status ttb__seat_costs_make(const ttb__town *town, const ttb__argument *argument,
                                const int64_t goals[TTB__GOALS], ttb__seat_costs *costs_out);
void ttb__seat_costs_clear(ttb__seat_costs *costs);

/* Blocks in which students of the option may have a seat. */
uint64_t ttb__seat_blocks(const ttb__town *town, const ttb__town_option *option);

/* What a seat of the option surely costs in travel, in one of its blocks: formula 5. */
int64_t ttb__seat_charge(const ttb__town *town, const int64_t goals[TTB__GOALS],
                         const ttb__town_option *option, int32_t block);

/* A share of a cost, rounded down, so that the parts are never more than the whole. */
int64_t ttb__share(int64_t cost, int32_t blocks);

/* What the link of a request to one of its class's options costs. */
int64_t ttb__seat_link(const ttb__seat_costs *costs, const ttb__town_request *request,
                       int32_t option);

/* The most that a reserve seat can gain, which an unmet choice of the student may bring with it. */
int64_t ttb__reserve_gain(const ttb__town *town, const int64_t goals[TTB__GOALS],
                          const ttb__seat_costs *costs, const ttb__town_student *student);

#endif
