/* What a thousandth of each goal costs while the search works on all tiers at once. */
#ifndef TTB_SEARCH_WEIGHTS_H
#define TTB_SEARCH_WEIGHTS_H

#include "search/state.h"

/* Weights with which the smallest step of a tier outweighs the largest that one seat makes in the
 * next. They only guide the search: timetables are compared tier by tier. */
void ttb__weights_make(const ttb__prep *prep, ttb__weights *weights_out);

#endif
