/* The cheapest legal week of one student, by trying all: seats that fit together, tours, limits,
 * reserves. */
#ifndef TTB_PROOF_WEEK_H
#define TTB_PROOF_WEEK_H

#include "proof/town.h"

/* A seat that the student could have by itself. */
typedef struct ttb__week_seat {
    int32_t site;
    uint64_t blocks; /* canonical */
    int64_t cost;    /* without travel */
    int64_t sure;    /* what it surely adds in travel, whatever else there is */
} ttb__week_seat;

typedef struct ttb__want {
    int32_t first_seat, seat_count;
    int32_t is_reserve;
    int64_t skip; /* of leaving it unmet */
} ttb__want;

/* A lesson on a tour. */
typedef struct ttb__week_stop {
    int32_t start_minute, site;
} ttb__week_stop;

typedef struct ttb__week {
    const ttb__town *town;
    const ttb__town_student *student;
    int64_t minute_cost, journey_cost; /* of a thousandth */
    TTB__ARRAY(ttb__want) wants;       /* choices before reserves */
    TTB__ARRAY(ttb__week_seat) seats;
    ttb__week_stop *stops; /* room for the lessons of a day */
} ttb__week;

ttb_status ttb__week_make(const ttb__town *town, int64_t minute_cost, int64_t journey_cost,
                          ttb__week *week_out);
void ttb__week_clear(ttb__week *week);

/* Forget the wants; then add wants, and seats to the last one. */
void ttb__week_begin(ttb__week *week, const ttb__town_student *student);
ttb_status ttb__week_add_want(ttb__week *week, int32_t is_reserve, int64_t skip);
ttb_status ttb__week_add_seat(ttb__week *week, int32_t site, uint64_t blocks, int64_t cost,
                              int64_t sure);

/* Seats are sorted, cheapest first, which finds good weeks early. */
void ttb__week_sort(ttb__week *week);

/* The least cost of a legal week, at most `most` (what the caller knows; larger is not looked for).
 * Steps are counted; *is_known_out 0: more than most_steps were needed. */
int64_t ttb__week_least(const ttb__week *week, int64_t most, int64_t most_steps, int64_t *steps,
                        int *is_known_out);

#endif
