/* Good sets of sections for one block at prices, quickly: local search. Inside bound/ only. */
#ifndef TTB_BOUND_FILLING_H
#define TTB_BOUND_FILLING_H

#include "proof/profit.h"

typedef struct ttb__filling {
    int64_t *first, *second; /* [student] his two best worths among sections that run */
    int32_t *seat_of;       /* [student] the seat of the first, into profit.seats; TTB_NONE: none */
    int32_t *section_of;    /* [student] its section */
    int64_t *drops, *swaps; /* [section] what it gains if it does not run; and less for a swap */
    int64_t work;           /* counted */
} ttb__filling;

/* Room for profits of so many students and sections. Clear it also after a failure. */
ttb_status ttb__filling_make(int64_t students, int64_t sections, ttb__filling *filling_out);
void ttb__filling_clear(ttb__filling *filling);

/* What a set earns. */
int64_t ttb__filling_earned(ttb__filling *filling, const ttb__profit *profit,
                            const char *is_running);

/* The same; fills seat_of. */
int64_t ttb__filling_seat(ttb__filling *filling, const ttb__profit *profit, const char *is_running);

/* Add, drop and swap sections of the set as long as that earns more. Returns what it earns. */
int64_t ttb__filling_improve(ttb__filling *filling, const ttb__profit *profit, char *is_running);

#endif
