/* Block columns: each block fills itself at prices, with the sections and students that gain most.
 *
 * A choice is worth its seat price in each block of its course, a section in a block costs its
 * section price, and a block may seat a student once. What all blocks can gain at most is taken off
 * what choices and sections pay. docs/explain/proof-blocks.md. */
#ifndef TTB_PROOF_BLOCKS_H
#define TTB_PROOF_BLOCKS_H

#include "proof/argument.h"
#include "proof/profit.h"

/* A seat that a request may have in a block. */
typedef struct ttb__priced_seat {
    int64_t cost; /* for this block, at the prices of the argument but for seat and section */
    int32_t request;
    int32_t student; /* among those of the part */
} ttb__priced_seat;

typedef struct ttb__priced_offer {
    int32_t offer;
    int32_t is_pinned; /* a section of it stands there in any case */
    int64_t first_seat;
    int32_t seat_count;
} ttb__priced_offer;

/* One part of the town in one of several blocks that are alike. */
typedef struct ttb__priced_block {
    int32_t part;
    int32_t block; /* the first of those that are alike */
    int32_t count; /* of them */
    int32_t student_count;
    TTB__ARRAY(ttb__priced_offer) offers;
    TTB__ARRAY(ttb__priced_seat) seats; /* by offer */
} ttb__priced_block;

/* All that is there to be priced. Claims of an argument have the order of its blocks: part after
 * part (parts of TTB__STUDENTS_CLASHES), and in a part by the first of the blocks that are alike.
 */
typedef struct ttb__blocks {
    const ttb__town *town;
    TTB__ARRAY(ttb__priced_block) blocks;
    int64_t *skips;    /* [request] what the choice costs without a seat; 0 for reserves */
    int64_t *sections; /* [offer] what a section costs, but for its section prices */
    int64_t rows;      /* what rows give and demand */
} ttb__blocks;

/* What the prices of an argument, but for seat and section, make of the town.
 * TTB_ERR_RANGE if prices are out of range; TTB_ERR_MEMORY. */
ttb_status ttb__blocks_make(const ttb__town *town, const ttb__argument *argument,
                            ttb__blocks **blocks_out);
void ttb__blocks_destroy(ttb__blocks *blocks);

/* What choices and sections of a part pay at these prices, seat[request] and section[offer];
 * TTB_NONE: of all parts, and what rows give and demand. */
ttb__wide ttb__blocks_paid(const ttb__blocks *blocks, int32_t part, const int64_t seat[],
                           const int64_t section[]);

/* The profit of a block at these prices; its sections are the offers of the block. Fills what was
 * cleared or used before. TTB_ERR_RANGE if sums are out of range; TTB_ERR_MEMORY. */
ttb_status ttb__priced_block_profit(const ttb__priced_block *block, const int64_t seat[],
                                    const int64_t section[], ttb__profit *profit);

/* Check the claims of an argument for blocks with at most so many counted steps in all, and work
 * out the sum that follows from them. */
ttb_status ttb__blocks_prove(const ttb__town *town, const ttb__argument *argument,
                             int64_t most_work, ttb__wide *sum_out, int *is_proven_out);

#endif
