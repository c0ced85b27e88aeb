/* Matching of wants to blocks, for students with many choices. */
#ifndef TTB_PREP_MATCHING_H
#define TTB_PREP_MATCHING_H

#include "prep/best_week.h"

/* Up to so many weeks of a student are enumerated. */
enum { TTB__ENUMERATED_WEEKS = 4096 };

/* The cheapest week where every seat has one block, costs add up, and there are no reserves. chosen
 * is in and out as in ttb__best_week(): a week that is no cheaper leaves it as it was. */
void ttb__match_week(const ttb__week_task *task, int32_t *chosen, int64_t *work);

#endif
