/* Placing sections step by step, with a lower bound on what every completion costs at the prices of
 * an argument.
 *
 * Students choose for themselves among the sections placed so far and, for what is not placed yet,
 * as if a section stood wherever they like. What the next section of a course costs at least, over
 * all places that it may take, is added for every course: the look-ahead. docs/explain/proof.md,
 * section 4, says why the sum is valid. */
#ifndef TTB_PROOF_PLACING_H
#define TTB_PROOF_PLACING_H

#include "proof/argument.h"

typedef struct ttb__placing ttb__placing;

/* part: only these courses, as the town's parts for the argument's view of students have them;
 * TTB_NONE: all, and what rows give and demand.
 * An argument that does not look ahead needs little memory in a large town. poll may be NULL.
 * TTB_ERR_RANGE if the prices are out of range, or poll said stop; TTB_ERR_MEMORY. */
ttb_status ttb__placing_make(const ttb__town *town, const ttb__argument *argument, int32_t part,
                             const ttb__poll *poll, ttb__placing **placing_out);
void ttb__placing_destroy(ttb__placing *placing);

/* A lower bound on the cost of every way to go on. */
int64_t ttb__placing_bound(const ttb__placing *placing);

/* 1 if another section of this offer may be placed, or ruled out. */
int ttb__placing_is_open(const ttb__placing *placing, int32_t offer);

/* A way to go on: the next section of the offer stands in this place (by number within the offer),
 * or with TTB_NONE none of its sections runs any more. */
typedef struct ttb__child {
    int32_t place;
    int64_t bound; /* known before the step is taken; perhaps lower than after it */
} ttb__child;

/* At most so many children: places, and none. */
enum { TTB__MOST_CHILDREN = 65 };

/* All ways to go on with an open offer of at most 64 places that need be looked at: others are the
 * same by symmetry, or no better. Returns their number, 0 for an offer of more places. */
int32_t ttb__placing_children(const ttb__placing *placing, int32_t offer,
                              ttb__child children[TTB__MOST_CHILDREN]);

/* Take a step, and take the last one back. After TTB_ERR_MEMORY the placing is of no more use. */
ttb_status ttb__placing_step(ttb__placing *placing, int32_t offer, int32_t place);

/* Whether what a step of the offer saves is still within a fixed limit, the same everywhere. */
int ttb__placing_has_room(const ttb__placing *placing, int32_t offer);

void ttb__placing_back(ttb__placing *placing);

/* The bound after a step, which is taken back: nothing else changes, but for work. */
ttb_status ttb__placing_try(ttb__placing *placing, int32_t offer, int32_t place,
                            int64_t *bound_out);

/* The places of the sections of an offer so far, and their number. */
int32_t ttb__placing_stands(const ttb__placing *placing, int32_t offer, const int32_t **places_out);

const ttb__town *ttb__placing_town(const ttb__placing *placing);
/* 1 if the course is of its part. */
int ttb__placing_looks_at(const ttb__placing *placing, int32_t course);

/* The steps so far that can be taken back: their number, offers and places. */
int64_t ttb__placing_steps(const ttb__placing *placing, const int32_t **offers_out,
                           const int32_t **places_out);

/* A placing of the same part at other prices, which stands where this one did after so many of its
 * steps. Statuses as of ttb__placing_make(). */
ttb_status ttb__placing_again(const ttb__placing *placing, const ttb__argument *argument,
                              int64_t steps, ttb__placing **placing_out);

/* Counted steps of all this so far. */
int64_t ttb__placing_work(const ttb__placing *placing);

/* ---- Trees */

/* Choose how to go on where the bound is too low: the open offer to branch on; TTB_NONE: give up;
 * TTB__REPRICE(number): by other prices of the argument, from this node on; TTB__GO_BACK(steps): to
 * the node after so many steps of those taken so far, to choose anew there. */
typedef int32_t (*ttb__choose_fn)(ttb__placing *placing, void *user);
#define TTB__GO_BACK(steps) (INT32_MIN + (int32_t)(steps))
/* Leave off here: the same is asked again when the tree grows on. */
#define TTB__PAUSE INT32_MAX

/* Prove that every way to go on costs at least `claim`, by what `choose` says wherever the bound is
 * lower. *is_proven_out 0: it gave up. TTB_ERR_MEMORY. */
ttb_status ttb__placing_prove(ttb__placing *placing, int64_t claim, ttb__choose_fn choose,
                              void *user, int *is_proven_out);

/* The same bit by bit. The tree steps on with the placing, which is the caller's and of no other
 * use from then on, also where the tree is not grown to its end. */
typedef struct ttb__tree ttb__tree;
enum { TTB__TREE_PAUSED, TTB__TREE_PROVEN, TTB__TREE_LOST };

ttb_status ttb__tree_make(ttb__placing *placing, int64_t claim, ttb__tree **tree_out);
void ttb__tree_destroy(ttb__tree *tree);
/* TTB_ERR_MEMORY: it cannot go on. */
ttb_status ttb__tree_grow(ttb__tree *tree, ttb__choose_fn choose, void *user, int32_t *state_out);
/* Counted steps so far, those of making the placing with them. */
int64_t ttb__tree_work(const ttb__tree *tree);

#endif
