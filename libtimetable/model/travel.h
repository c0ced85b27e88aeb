/* Minutes between all pairs of sites: the quickest way over the links. */
#ifndef TTB_MODEL_TRAVEL_H
#define TTB_MODEL_TRAVEL_H

#include "model/partnership.h"

typedef struct ttb__travel {
    int32_t sites;
    int32_t *minutes; /* [from * sites + to]; TTB_NONE: no way. 0 from a site to itself */
} ttb__travel;

/* Work the table out: a shortest path search from each site. Free with ttb__travel_clear(). */
ttb_status ttb__travel_make(const ttb_partnership *partnership, ttb__travel *travel_out);
void ttb__travel_clear(ttb__travel *travel);

/* The same for one pair that exists, without a table: one search. */
ttb_status ttb__travel_find(const ttb_partnership *partnership, int32_t from, int32_t to,
                            int32_t *minutes_out);

static inline int32_t ttb__minutes(const ttb__travel *travel, int32_t from, int32_t to)
{
    return travel->minutes[(int64_t)from * travel->sites + to];
}

#endif
