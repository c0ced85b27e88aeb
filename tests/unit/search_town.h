/* A search's state of a prepared partnership, for tests of what the search is made of. */
#ifndef TTB_TEST_SEARCH_TOWN_H
#define TTB_TEST_SEARCH_TOWN_H

#include "prep_town.h"

#include "search/moves.h"

/* Seed 1, with weights. The caller's to free. */
static inline ttb__state *new_state(const ttb__prep *prep)
{
    ttb__state *state = NULL;
    assert_int_equal(ttb__state_make(prep, 1, &state), TTB_OK);
    ttb__weights_make(prep, &state->weights);
    return state;
}

#endif
