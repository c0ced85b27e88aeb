/* A timetable in the numbers of a prepared partnership: where each slot stands and where each
 * request sits. */
#ifndef TTB_PREP_SOLUTION_H
#define TTB_PREP_SOLUTION_H

#include "prep/prep.h"

typedef struct ttb__solution {
    int32_t *placement_of; /* [slot]: TTB_NONE: it does not run */
    int32_t *slot_of;      /* [request]: TTB_NONE: no seat */
    int32_t is_valid;      /* every hard rule holds, as far as its maker knows */
    int64_t tiers[TTB__GOALS];
} ttb__solution;

ttb_status ttb__solution_make(const ttb__prep *prep, ttb__solution *solution_out);
void ttb__solution_clear(ttb__solution *solution);
void ttb__solution_copy(const ttb__prep *prep, ttb__solution *to, const ttb__solution *from);
/* What is needed to tell which is better, alone. */
void ttb__solution_copy_values(ttb__solution *to, const ttb__solution *from);
/* Work the tiers out from placements and seats. TTB_ERR_MEMORY leaves them as they were. */
ttb_status ttb__solution_measure(const ttb__prep *prep, ttb__solution *solution);
/* 1 if `one` is valid and better than `other`: valid before invalid, then tier by tier. */
int ttb__solution_is_better(const ttb__prep *prep, const ttb__solution *one,
                            const ttb__solution *other);

#endif
