/* Moves: each changes the state by a few steps, which the caller keeps or takes back. */
#ifndef TTB_SEARCH_MOVES_H
#define TTB_SEARCH_MOVES_H

#include "search/state.h"

/* Make one move of a random kind. Returns 0 if it found nothing to change. */
int ttb__move(ttb__state *state);

/* Section moves, each with everybody seated anew whom it touches; 0 if rows or teachers are in the
 * way. */
int ttb__move_relocate(ttb__state *state, int32_t slot, int32_t placement);
int ttb__move_open(ttb__state *state, int32_t slot, int32_t placement);
int ttb__move_close(ttb__state *state, int32_t slot);

/* chains.c: the student takes the week that he likes best, also in full sections, and in each of
 * these another student gives way, to a free seat or by the same means. */
int ttb__move_chain(ttb__state *state, int32_t student);

#endif
