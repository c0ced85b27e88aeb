/* What a thousandth of each goal costs while an algorithm works on all tiers at once. */
#ifndef TTB_PREP_WEIGHTS_H
#define TTB_PREP_WEIGHTS_H

#include "prep/prep.h"

typedef struct ttb__weights {
    int64_t goals[TTB__GOALS]; /* cost of a thousandth of each goal */
    int64_t missing;           /* cost of one count of what is demanded and missing */
    int64_t section;           /* worth of each section that runs, 0 but in a search */
} ttb__weights;

/* Weights with which the smallest step of a tier outweighs the largest that one seat makes in the
 * next. They only guide the search: timetables are compared tier by tier. */
void ttb__weights_make(const ttb__prep *prep, ttb__weights *weights_out);

#endif
