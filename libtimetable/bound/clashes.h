/* Courses with fewer sections than there are blocks, and students who want several of them. Inside
 * bound/ only. */
#ifndef TTB_BOUND_CLASHES_H
#define TTB_BOUND_CLASHES_H

#include "bound/task.h"

/* A lower bound on the goal unmet, in thousandths: formula 10 of docs/explain/bounds.md. */
ttb_status ttb__clashes_bound(const ttb__bound_task *task, int64_t *bound_out);

/* ---- sharing.c: how a group of courses shares the blocks */

enum { TTB__MOST_SHARING = 64, TTB__MOST_LAYOUTS = 220, TTB__MOST_SHARING_STEPS = 3000000 };

/* What one student wants of the group. */
typedef struct ttb__sharing_wish {
    uint64_t members;
    int64_t weight; /* the least of these choices */
} ttb__sharing_wish;

/* Members stand in `sections` different blocks each, out of blocks that are alike; a student loses
 * what he cannot have in blocks of its own. */
typedef struct ttb__sharing {
    const ttb__bound_task *task; /* whose poll ends the search as too many steps do; NULL: none */
    int32_t member_count, blocks;
    int32_t sections[TTB__MOST_SHARING];
    TTB__ARRAY(ttb__sharing_wish) wishes;
    int64_t least_loss[TTB__MOST_SHARING + 1]; /* of the first members, as far as it is known */
    uint64_t stands[TTB__MOST_SHARING];        /* blocks of each member while searching */
    uint64_t best_stands[TTB__MOST_SHARING];
    int64_t best;
    int64_t steps, places; /* wishes looked at, layouts tried; in all groups */
} ttb__sharing;

/* Work out the least loss of the first members, of as many as the steps allow; returns how many.
 * least_loss of that number is the bound. */
int32_t ttb__sharing_solve(ttb__sharing *sharing);

#endif
