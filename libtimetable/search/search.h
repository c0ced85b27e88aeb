/* The search: annealing over section blocks, everybody touched seated anew exactly, chains between
 * students.
 *
 * It runs in slices of counted work, so that the same seed and slices give the same timetables
 * everywhere. */
#ifndef TTB_SEARCH_SEARCH_H
#define TTB_SEARCH_SEARCH_H

#include <stdatomic.h>

#include "prep/solution.h"

typedef struct ttb__search ttb__search;

ttb_status ttb__search_make(const ttb__prep *prep, uint64_t seed, ttb__search **search_out);
void ttb__search_destroy(ttb__search *search);

/* Search until `work` steps are counted in all, or *stop is not 0 (looked at every millisecond or
 * so; what was found since the last call is then not to be used where results must repeat). */
ttb_status ttb__search_run(ttb__search *search, int64_t work, const atomic_int *stop);

/* Steps counted so far. */
int64_t ttb__search_work(const ttb__search *search);

/* 1 if coolings double, so that the next gain may be as far away as all that was done so far, and
 * no whole one has passed without a gain. */
int ttb__search_is_promising(const ttb__search *search);

/* The best timetable so far; is_valid says whether there is one. Borrowed, until the next call. */
const ttb__solution *ttb__search_best(const ttb__search *search);

/* Parts of the town that are searched in turn (parts.c): [course] its part, up to the count, which
 * is at most TTB__MOST_PARTS. Borrowed; the same in every search of a town. */
enum { TTB__MOST_PARTS = 9 };
int32_t ttb__search_part_count(const ttb__search *search);
const int32_t *ttb__search_parts(const ttb__search *search);

/* What the first tier cannot be below in a part, in thousandths; 0 is known from the beginning. A
 * part that is as good as that has fewer coolings while another is not. */
void ttb__search_bound_part(ttb__search *search, int32_t part, int64_t least);

/* Try where a bound placed everything (a leaf as ttb__leaf_target() has it), with all others as
 * they are in the best timetable. The cooling under way goes on as if nothing had been; a gain is
 * where the next one begins. *stop as above. TTB_ERR_MEMORY. */
ttb_status ttb__search_take_leaf(ttb__search *search, const ttb__numbers *leaf,
                                 const atomic_int *stop);

/* Take over a better timetable from elsewhere; the next cooling starts from it. */
void ttb__search_adopt(ttb__search *search, const ttb__solution *solution);

#endif
