/* What the parts of the search share. */
#ifndef TTB_SEARCH_INSIDE_H
#define TTB_SEARCH_INSIDE_H

#include "search/cooling.h"
#include "search/search.h"
#include "search/state.h"
#include "search/tabu.h"

struct ttb__search {
    const ttb__prep *prep;
    uint64_t seed;
    ttb__state *state;
    ttb__steps steps;
    ttb__solution best;
    ttb__cooling cooling;
    ttb__tabu *tabu;  /* that comes before this cooling, NULL */
    int64_t tabu_end; /* work at which it will end */
    int64_t tabu_part;
    ttb__state *leaf_state;              /* in which leaves are tried; NULL: there was none */
    int64_t part_least[TTB__MOST_PARTS]; /* of the first tier */
    ttb__solution reheated;              /* where reheats go on from */
    int64_t reheated_cost;
    int32_t reheats, vain_reheats; /* since the last light cooling; since one of them gained */
};

/* Returns 1 if it is. */
int ttb__search_keep_if_best(ttb__search *search);

/* The next part of the town has its turn. Returns 1 if a round of turns begins with it. */
int ttb__search_turn_to_next_part(ttb__search *search);

/* One move at a temperature: kept, or taken back. */
void ttb__search_step(ttb__search *search, int64_t heat);

/* Sections go where the target says, and everybody is seated there as well as chains let him.
 * Returns 0 if nothing changed. */
int ttb__search_seat_at(ttb__state *state, const int32_t *target);

/* A light cooling or a reheat ended: begin a reheat from there, or from better, unless the first
 * tier is 0 or gained. Returns 1 if it did. */
int ttb__search_reheat(ttb__search *search);

/* This cooling begins, from a timetable if it is valid. */
void ttb__search_start_cooling(ttb__search *search, const ttb__solution *from);

#endif
