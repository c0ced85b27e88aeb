/* The cheapest way to give one student's choices blocks of their own: a small assignment problem,
 * solved exactly in integers by augmenting paths. */
#ifndef TTB_PROOF_ASSIGN_H
#define TTB_PROOF_ASSIGN_H

#include "proof/town.h"

/* Choices, one for each block of a course that has several. */
enum { TTB__MOST_AGENTS = TTB__MOST_CHOICES * TTB__MOST_COURSE_BLOCKS };

typedef struct ttb__agent {
    int64_t skip;                    /* cost of going without */
    int64_t costs[TTB__MOST_BLOCKS]; /* of each block; TTB__NO_SEAT: it cannot have it */
} ttb__agent;

typedef struct ttb__assignment {
    int32_t agent_count, block_count;
    ttb__agent agents[TTB__MOST_AGENTS];
    int32_t agent_of[TTB__MOST_BLOCKS]; /* after a solve: who has the block, TTB_NONE: nobody */
} ttb__assignment;

/* The least total cost, without the agents of [from, to) (equal: with all). */
int64_t ttb__assign(ttb__assignment *task, int32_t from, int32_t to);

/* After ttb__assign(): how much more it costs if a block is not there, for each block. */
void ttb__assign_losses(const ttb__assignment *task, int64_t losses[TTB__MOST_BLOCKS]);

#endif
