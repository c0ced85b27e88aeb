/* The schedule of coolings: how long each is, where its temperature begins, and what the first tier
 * weighs meanwhile. */
#ifndef TTB_SEARCH_COOLING_H
#define TTB_SEARCH_COOLING_H

#include "prep/solution.h"
#include "prep/weights.h"
#include "search/steps.h"

typedef struct ttb__cooling {
    const ttb__prep *prep;
    ttb__weights weights; /* in full */
    int32_t number;       /* of this cooling, from 0; those of all parts count as one */
    int64_t length;       /* in work */
    int64_t end;          /* work at which it will end */
    int64_t start_per_mille;
    int32_t travel_tier;        /* the last one that is about travel; 0: at most the first is */
    int32_t is_light;           /* it begins with a light first tier */
    int32_t is_reheat;          /* it goes on from where a light one ended */
    int32_t idle;               /* coolings since the first tier gained */
    int64_t first_tier;         /* of the best when it began */
    int64_t light_length;       /* of the last light one, in work; 0 before */
    int32_t is_promising;       /* the last light one began after a gain of the one before */
    int64_t before[TTB__GOALS]; /* tiers of the best when it began */
} ttb__cooling;

/* Number 0, which opens the first sections at temperature 0. */
void ttb__cooling_make(const ttb__prep *prep, ttb__cooling *cooling_out);

/* The next one, after the best so far; then let it begin at so much work. */
void ttb__cooling_choose(ttb__cooling *cooling, const ttb__solution *best);
void ttb__cooling_begin(ttb__cooling *cooling, int64_t work);

/* The same for the next part of the town. */
void ttb__cooling_repeat(ttb__cooling *cooling);

/* A short one that goes on from where a light one ended and makes the first tier heavier; warmer
 * after others in vain. */
void ttb__cooling_reheat(ttb__cooling *cooling, int32_t vain);

/* One at full weight that is so long and begins where hardly any step of those met passes. */
void ttb__cooling_make_cold(ttb__cooling *cooling, int64_t length);

/* The temperature falls through the steps met, from a share of them to the smallest. */
int64_t ttb__cooling_heat(const ttb__cooling *cooling, const ttb__steps *steps, int64_t work);

/* The weights at this point: a light first tier comes to its weight at the end evenly. */
void ttb__cooling_weigh(const ttb__cooling *cooling, int64_t work, ttb__weights *weights_out);

#endif
