/* An argument: a reason why no timetable has less on a tier, made of whole numbers only.
 *
 * Prices are put on what sections and students share; then everybody decides alone, and what is
 * left is bounded by one of three ways. Any prices of at least 0 give a valid bound. Formulas:
 * docs/explain/proof.md. */
#ifndef TTB_PROOF_ARGUMENT_H
#define TTB_PROOF_ARGUMENT_H

#include "proof/town.h"

/* Sums over a town stay below it, so that no sum of two overflows. */
#define TTB__MOST_SUM (INT64_C(1) << 60)

enum {
    TTB__ARGUMENT_PLACING, /* students choose weeks; sections are placed by a branch tree */
    TTB__ARGUMENT_BLOCKS,  /* each block fills itself */
    TTB__ARGUMENT_SECTIONS /* whole sections for the seats that are needed; has no prices */
};

/* Other prices of seats, which a tree goes over to at one of its nodes. */
typedef struct ttb__repricing {
    int64_t *full, *viable; /* [offer], as in an argument */
} ttb__repricing;

typedef struct ttb__argument {
    int32_t kind, tier;
    /* Prices, each in 1/scale of a thousandth of the tier. */
    int64_t scale;
    int64_t tiers[TTB__GOALS]; /* [earlier tier] of a thousandth of its value */
    int64_t *full;             /* [offer of the town] of a seat, where sections are full */
    int64_t *viable;           /* [offer] for a seat, where sections lack students */
    int64_t *row;              /* [row of the town] */
    /* What is claimed of each part of the town (placing: the least cost) or of each class of alike
     * blocks in it (blocks: the most profit of one block). */
    TTB__ARRAY(int64_t) claims;
    /* Placing: how students are looked at, TTB__STUDENTS_..., whether the look-ahead is needed, and
     * the trees in preorder, part after part: the offers that they branch on, and
     * TTB__REPRICE(number) where they go over to other prices. */
    int32_t students, looks_ahead;
    ttb__numbers tree;
    TTB__ARRAY(ttb__repricing) repricings;
    /* Placing: of each seat of a request (ttb__town_request.first_seat), so that it needs a
     * section; NULL: all are 0. Repricings have none. */
    int64_t *link;
    /* Blocks: the worth of a choice's seat and the price of a section, each in one block. */
    int64_t *seat;    /* [request] */
    int64_t *section; /* [offer] */
} ttb__argument;

/* An argument for a tier of the town, with all prices 0. */
ttb_status ttb__argument_make(const ttb__town *town, int32_t kind, int32_t tier,
                              ttb__argument **argument_out);
ttb_status ttb__argument_copy(const ttb__town *town, const ttb__argument *from,
                              ttb__argument **argument_out);
void ttb__argument_destroy(ttb__argument *argument);

/* Give it prices of links, all 0. */
ttb_status ttb__argument_add_links(const ttb__town *town, ttb__argument *argument);

/* What the links of each offer's seats come to: [offer], to be cleared before. */
void ttb__argument_links(const ttb__town *town, const ttb__argument *argument, int64_t sums_out[]);

/* In a tree: go over to the repricing of this number, and back from there. */
#define TTB__REPRICE(number) (-2 - (number))

/* Add a repricing with all prices 0. */
ttb_status ttb__argument_add_repricing(const ttb__town *town, ttb__argument *argument);

/* Drop all repricings but the first so many. */
void ttb__argument_cut_repricings(ttb__argument *argument, int64_t count);

/* The argument at the prices of one of its repricings: a view that owns nothing, good as long as
 * that one is there. */
ttb__argument ttb__argument_repriced(const ttb__argument *argument, int32_t repricing);

/* What a thousandth of each goal costs at the prices of the earlier tiers. 0 if a price is negative
 * or so large that a sum might overflow: such an argument proves nothing. */
int ttb__argument_goals(const ttb__town *town, const ttb__argument *argument,
                        int64_t goals_out[TTB__GOALS]);

/* What a section of each offer costs at the prices: [offer]. */
void ttb__argument_sections(const ttb__town *town, const ttb__argument *argument,
                            const int64_t goals[TTB__GOALS], int64_t prices_out[]);

/* The constant part: what rows give and demand at their prices. */
int64_t ttb__argument_rows(const ttb__town *town, const ttb__argument *argument);

/* The bound of the tier, in thousandths and at least 0, that follows from a sum at these prices
 * where earlier tiers are at most `earlier`: rounded up to what values of the tier are multiples
 * of. */
int64_t ttb__argument_bound(const ttb__town *town, const ttb__argument *argument, int64_t sum,
                            const int64_t earlier[TTB__GOALS]);

/* The same the other way round: the least sum at these prices from which this bound follows. */
ttb_status ttb__argument_claim(const ttb__town *town, const ttb__argument *argument, int64_t bound,
                               const int64_t earlier[TTB__GOALS], int64_t *sum_out);

/* How much a tier weighs a goal; 0: it does not look at it. */
int64_t ttb__tier_weight(const ttb__tier *tier, int32_t goal);

/* 1 if an argument may prove something of the tier: of balance alone nothing is known but 0. */
int ttb__tier_is_arguable(const ttb__tier *tier);

#endif
