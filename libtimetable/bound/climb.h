/* Climbing: an argument whose claims rise step by step, each proven by a tree. Inside bound/ only.
 */
#ifndef TTB_BOUND_CLIMB_H
#define TTB_BOUND_CLIMB_H

#include "bound/branching.h"

/* A try to prove a claim of a leg, which can be left for later. */
typedef struct ttb__try {
    int64_t claim;
    ttb__numbers nodes; /* of its tree so far */
    ttb__branching search;
    ttb__placing *placing;
    ttb__tree *tree;
} ttb__try;

/* One part of the town, or all of it. */
typedef struct ttb__leg {
    int32_t part;  /* TTB_NONE: all, and what rows give and demand */
    int64_t claim; /* what is proven, by the tree */
    int64_t lost;  /* a claim that this argument cannot prove; INT64_MAX: none known */
    int64_t step;  /* how far to reach next */
    int64_t work;  /* counted, of all tries */
    ttb__numbers tree;
    ttb__try *all;  /* for all that is wanted, as far as it got; NULL: none has begun */
    ttb__try *near; /* the same for the step */
} ttb__leg;

typedef struct ttb__climb {
    const ttb__town *town;
    ttb__argument *argument; /* its claims are kept in the legs */
    ttb__leg *legs;
    int32_t leg_count;
    ttb__leaf leaf; /* of the last tree that was lost at one, until it is taken; empty */
    int64_t sum;    /* what all claims prove */
    int64_t work;   /* counted */
} ttb__climb;

/* Begin with what is proven without any tree. Takes the argument, also where it fails.
 * TTB_ERR_RANGE for prices out of range, or a stop; TTB_ERR_MEMORY. */
ttb_status ttb__climb_make(const ttb__town *town, const ttb__bound_means *means,
                           ttb__argument *argument, ttb__climb **climb_out);
void ttb__climb_destroy(ttb__climb *climb);

/* Try to raise the sum to `wanted`, and failing that as far as it goes, with about so much counted
 * work. *has_risen_out 1: something more is proven. */
ttb_status ttb__climb_on(ttb__climb *climb, const ttb__bound_means *means, int64_t wanted,
                         int64_t most_work, int *has_risen_out);

/* A copy of the argument with the claims and trees of now. */
ttb_status ttb__climb_argument(const ttb__climb *climb, ttb__argument **argument_out);

#endif
