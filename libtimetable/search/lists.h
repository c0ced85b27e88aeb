/* The lists that a state keeps up to date: members of slots, running slots, unmet choices. */
#ifndef TTB_SEARCH_LISTS_H
#define TTB_SEARCH_LISTS_H

#include "base/bits.h"
#include "search/state.h"

/* Put a request into, or take it out of, the members of the slot where it sits. */
void ttb__list_join(ttb__state *state, int32_t request);
void ttb__list_leave(ttb__state *state, int32_t request);

/* Choices without a seat, by course; reserves are never among them. */
void ttb__unmet_add(ttb__state *state, int32_t request);
void ttb__unmet_remove(ttb__state *state, int32_t request);

/* Running slots: by course, by teacher, and all that may move. */
void ttb__open_add(ttb__state *state, int32_t slot);
void ttb__open_remove(ttb__state *state, int32_t slot);
/* Its placement or its size changed. */
void ttb__weak_update(ttb__state *state, int32_t slot);
/* The use of the row changed. */
void ttb__lacking_update(ttb__state *state, int32_t row);
/* Its placement changed. */
void ttb__open_update(ttb__state *state, int32_t slot);

#endif
