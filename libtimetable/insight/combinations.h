/* Which pairs and triples of courses can be taken together. */
#ifndef TTB_INSIGHT_COMBINATIONS_H
#define TTB_INSIGHT_COMBINATIONS_H

#include "insight/menu.h"

/* Shares per thousand of all pairs and triples of courses, rounded down; 1000 where there is none.
 * sets holds for each course the options that it has, a row of menu->words each. */
ttb_status ttb__count_combinations(const ttb__menu *menu, const uint64_t *sets, int64_t courses,
                                   int64_t *pairs_out, int64_t *triples_out);

#endif
