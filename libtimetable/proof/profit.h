/* The most that one block can earn: which sections run in it, if every student takes the seat that
 * is worth most to him, or none, and every section that runs has its price.
 *
 *     most over all sets S of sections:  sum over students of max(0, worth of a seat in S) - prices
 *
 * This is the uncapacitated facility location problem. It is searched by branch and bound in whole
 * numbers; docs/explain/proof-blocks.md, section 4, says why the bounds of the search are valid. */
#ifndef TTB_PROOF_PROFIT_H
#define TTB_PROOF_PROFIT_H

#include "base/memory.h"
#include "base/poll.h"

/* A seat that is worth something: more than 0. */
typedef struct ttb__profit_seat {
    int64_t worth;
    int32_t student; /* from 0 */
    int32_t request; /* whose seat it is: for the caller, the search does not look at it */
} ttb__profit_seat;

typedef struct ttb__profit_section {
    int64_t price; /* at least 0 */
    int64_t first_seat;
    int32_t seat_count; /* at most one for each student */
} ttb__profit_section;

/* All worths together are less than TTB__MOST_PROFIT, and so are all prices. */
#define TTB__MOST_PROFIT (INT64_C(1) << 56)

typedef struct ttb__profit {
    int32_t student_count;
    TTB__ARRAY(ttb__profit_section) sections;
    TTB__ARRAY(ttb__profit_seat) seats; /* by section */
} ttb__profit;

void ttb__profit_clear(ttb__profit *profit);

/* Says 1 to stop. */
typedef int (*ttb__profit_poll_fn)(void *user);

/* A search for the most. */
typedef struct ttb__profit_search {
    ttb__profit_poll_fn poll; /* in: ends the search; NULL: never */
    void *poll_user;
    int64_t claim; /* in: a guess, at least 0; out: no set earns more, if is_proven */
    int64_t slack; /* in: where the claim is less than what is found and so much, it grows to it */
    int64_t most_work; /* in: give up after so many counted steps */
    int64_t work;      /* out: counted steps */
    int64_t found;     /* out: the most that a set which was met earns */
    char *is_running;  /* out: that set, by section; NULL: not asked for */
    int is_proven;     /* out: 0: it gave up */
} ttb__profit_search;

ttb_status ttb__profit_find_most(const ttb__profit *profit, ttb__profit_search *search);

/* Prove that no set earns more than `claim` within so many counted steps, and subtract those that
 * it took. poll may be NULL. */
ttb_status ttb__profit_prove(const ttb__profit *profit, int64_t claim, const ttb__poll *poll,
                             int64_t *work_inout, int *is_proven_out);

#endif
