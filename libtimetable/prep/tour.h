/* How far a week takes a student: all his days' tours together, with a memory, because the same
 * weeks come up again and again. */
#ifndef TTB_PREP_TOUR_H
#define TTB_PREP_TOUR_H

#include "prep/prep.h"

typedef struct ttb__tour {
    int32_t minutes, journeys;           /* in the cycle */
    int32_t most_minutes, most_journeys; /* what the limits of a day are compared with */
    int32_t is_possible;                 /* there is a way for every journey */
} ttb__tour;

/* Tours worked out before; one thread's. */
typedef struct ttb__tours ttb__tours;

ttb_status ttb__tours_make(ttb__tours **tours_out);
void ttb__tours_destroy(ttb__tours *tours);

/* The tour of a student with this home whose seats in these blocks are at these sites
 * (site_of_block[block], for the blocks of `blocks`). Abstract blocks: a return for each block
 * away. tours may be NULL. */
ttb__tour ttb__week_tour(const ttb__prep *prep, ttb__tours *tours, int32_t home, uint64_t blocks,
                         const int32_t *site_of_block);

/* The same for one day with lessons alone. */
ttb__tour ttb__day_tour(const ttb__prep *prep, const ttb__day *day, int32_t home, uint64_t blocks,
                        const int32_t *site_of_block);

/* 1 if the tour can be made and keeps the student's limits of a day. */
static inline int ttb__tour_is_legal(const ttb__tour *tour, const ttb__prep_student *student)
{
    return tour->is_possible && tour->most_minutes <= student->minutes_a_day &&
           tour->most_journeys <= student->journeys_a_day;
}

#endif
