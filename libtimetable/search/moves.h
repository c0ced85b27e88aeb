/* Moves: each changes the state by a few steps, which the caller keeps or takes back. */
#ifndef TTB_SEARCH_MOVES_H
#define TTB_SEARCH_MOVES_H

#include "search/state.h"

/* choose.c: make one move of a random kind. Returns 0 if it found nothing to change. */
int ttb__move(ttb__state *state);
/* One about what is demanded and missing; 0 if nothing is. */
int ttb__move_mend(ttb__state *state);
/* One that lets a section run where one is demanded or a student misses a choice. */
int ttb__move_build(ttb__state *state);

/* Section moves, each with everybody seated anew whom it touches; 0 if rows or teachers are in the
 * way. */
int ttb__move_relocate(ttb__state *state, int32_t slot, int32_t placement);
int ttb__move_open(ttb__state *state, int32_t slot, int32_t placement);
int ttb__move_close(ttb__state *state, int32_t slot);
/* Close one section and open another of the same course in its stead. */
int ttb__move_transfer(ttb__state *state, int32_t from, int32_t to, int32_t placement);

/* Two sections change blocks. */
int ttb__move_swap(ttb__state *state, int32_t one, int32_t other);

/* force.c: place a section, running or not, where rooms are used up: up to two others go elsewhere
 * or close. 0 and nothing changed if that is not enough. */
int ttb__move_force(ttb__state *state, int32_t slot, int32_t placement);

/* exchange.c: two blocks change places at the site of a slot, for its cohort or for all: whoever
 * learns there only notices nothing, which no move of one section can do. 0 and nothing changed if
 * a section cannot go along. */
int ttb__move_columns(ttb__state *state, int32_t slot, int32_t block, int is_whole_site);

/* exchange.c: a section goes to a block, those there that share a student with it come to its
 * block, and so on, until nobody has two at once. 0 and nothing changed if that takes too many or
 * one cannot. */
int ttb__move_kempe(ttb__state *state, int32_t slot, int32_t block);

/* take.c: every section goes where target[slot] says, TTB_NONE: it closes; who cannot have his
 * seats there is seated anew, like those who miss a choice. 0 and nothing changed if all stand
 * there, or one finds no room. */
int ttb__move_take(ttb__state *state, const int32_t *target);

/* leaf.c: the target of every slot by a leaf: pairs of offer and placement (TTB_NONE: the offer
 * alone), those of an offer one after the other. Its offers have these sections and no others; all
 * others stay as they are. 0: a pinned section would move, or an offer has too few slots. */
int ttb__leaf_target(const ttb__state *state, const ttb__numbers *leaf, int32_t *target);

/* repair.c: students whom the move left without a seat try chains, until its rise is allowed. A
 * move that fails narrowly is worth it; most fail by far. */
void ttb__repair(ttb__state *state, int64_t allowed);
/* 1 if the move costs nothing but even sizes; then turns that are no loss, until the rise is
 * allowed. */
int ttb__costs_sizes_alone(const ttb__state *state);
void ttb__repair_sizes(ttb__state *state, int64_t allowed);
/* Moves of their own, about what is demanded and missing, as long as they are no loss. */
void ttb__mend(ttb__state *state);

/* exchange.c: several sections move at once. Note that one moves, and to which placement; 0 if
 * there is no memory. */
int ttb__note_moving(ttb__state *state, int32_t slot, int32_t placement);

/* Every section of state->moving goes to the placement beside it; 0 and everything as before the
 * move if one finds no room. Then forget which they were. */
int ttb__place_moving(ttb__state *state);
void ttb__forget_moving(ttb__state *state);

/* chains.c: the student takes the week that he likes best, also in full sections, and in each of
 * these another student gives way, to a free seat or by the same means. */
int ttb__move_chain(ttb__state *state, int32_t student);

/* even.c: a student goes to another section, and those of his courses that stand in the way to
 * others, all at the sites where they were. 0 and nothing changed if it does not come out. */
int ttb__move_even(ttb__state *state);

/* 1 if another time alone changes nothing else for the student of a seat: no rule is about it, and
 * he does not travel. */
int ttb__may_change_time(const ttb__state *state, int32_t request);

/* Unseat those members of a section who may not keep their seats in the move. */
typedef int (*ttb__may_keep_fn)(const void *move, int32_t request);
void ttb__unseat_unless(ttb__state *state, int32_t slot, ttb__may_keep_fn may_keep,
                        const void *move);

/* Blocks in which the student of a request has no seat in another course. */
uint64_t ttb__free_blocks(const ttb__state *state, int32_t request);

/* Free every seat of a section likewise. */
void ttb__unseat_members(ttb__state *state, int32_t slot);
/* Ask takers of the section's course, those without a seat first, whether they want to sit there.
 */
void ttb__attract(ttb__state *state, int32_t slot);
/* Place a section that does not run, and ask those who may want to sit there; nothing where there
 * is no room. */
void ttb__put_down(ttb__state *state, int32_t slot, int32_t placement);
/* Free a seat and ask for its student to be seated anew. */
void ttb__unseat(ttb__state *state, int32_t request);

#endif
