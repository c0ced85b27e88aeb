/* The inside of the search for the most that a block earns. Only proof/profit*.c include it.
 *
 * A node has sections that run, sections that do not, and candidates; what a seat of a candidate is
 * worth more than the student's best seat among the sections that run is its gain. Candidates that
 * share students stand in groups. Formulas: docs/explain/proof-blocks.md, section 4. */
#ifndef TTB_PROOF_PROFIT_TREE_H
#define TTB_PROOF_PROFIT_TREE_H

#include "proof/profit.h"

enum { TTB__MOST_OF_GROUP = 14 };

/* A section that may still run; its seats are those with a gain. */
typedef struct ttb__candidate {
    int32_t section, seat_count;
    int64_t first_seat;
    int64_t price;
    int64_t adds;      /* to the sections that run, if it comes next */
    int32_t cluster;   /* of sections that share students */
    int32_t group;     /* the same, or itself alone */
    int32_t is_chosen; /* in the best set of its group, at the best dual prices of students */
    int64_t loss;      /* of the group, if the candidate is the other way round */
} ttb__candidate;

typedef struct ttb__profit_node {
    int64_t earned;                           /* by the sections that run */
    int64_t running_count;                    /* of tree.running */
    int64_t first_candidate, candidate_count; /* group by group */
    int64_t first_seat;                       /* of its own in tree.seats */
    int64_t branched; /* among its candidates, the one that runs in the node below */
} ttb__profit_node;

typedef struct ttb__profit_tree {
    ttb__profit_search *search;
    int32_t
        is_ended;   /* too many steps are counted, or the poll said so; bounds are none any more */
    uint32_t looks; /* at that, so far */
    int64_t student_count, section_count;
    TTB__ARRAY(ttb__profit_node) nodes; /* from the root to here */
    TTB__ARRAY(ttb__candidate) candidates;
    TTB__ARRAY(ttb__profit_seat) seats;
    int32_t *running;       /* sections that run, from the root to here */
    int64_t *gains;         /* [student] his best gain among sections that run from now on */
    int64_t *duals, *trial; /* [student] dual prices: the best of the node, and on trial */
    int32_t *served;        /* [student] groups whose best sets seat him at the prices on trial */
    int64_t *counted;       /* [student] the set in which he was counted last, by number */
    int64_t sets;           /* counted so far */
    int64_t *taken; /* [student] his best gain beyond his price in the set of a group at hand */
    int64_t *saved; /* what was there before, seat by seat of that set */
} ttb__profit_tree;

static inline const ttb__profit_seat *ttb__candidate_seats(const ttb__profit_tree *tree,
                                                           const ttb__candidate *at)
{
    return tree->seats.items + at->first_seat;
}

static inline ttb__candidate *ttb__node_candidates(const ttb__profit_tree *tree,
                                                   const ttb__profit_node *at)
{
    return tree->candidates.items + at->first_candidate;
}

/* 1 if the search is to end; looked at before each set of a group. */
int ttb__profit_must_end(ttb__profit_tree *tree);

/* ---- profit_clusters.c */

/* Which group each section would stand in: those that share most students, group_out[section].
 * Where there are very many sections or seats each stands alone. */
ttb_status ttb__profit_clusters(const ttb__profit *profit, int64_t *work, int32_t group_out[]);

/* ---- profit_groups.c */

/* A set of candidates of a group, by place in it, and what it earns at the prices on trial. */
typedef struct ttb__group_set {
    int64_t earned;
    uint32_t places;
} ttb__group_set;

/* How many candidates from here on are of the first one's group. */
int32_t ttb__group_size(const ttb__candidate *first, int64_t count);

/* The set that earns most. */
ttb__group_set ttb__group_best(ttb__profit_tree *tree, const ttb__candidate *group, int32_t count);

/* The most that a set earns in which the candidate at `place` is the other way round than in this
 * one; if that is not more than `least`, then `least`. */
int64_t ttb__group_other_way(ttb__profit_tree *tree, const ttb__candidate *group, int32_t count,
                             uint32_t places, int32_t place, int64_t least);

/* ---- profit_bound.c */

/* The best bound on what the candidates of a node add, over some steps of the dual prices. It ends
 * as soon as the bound is at most `room`. */
int64_t ttb__profit_bound(ttb__profit_tree *tree, const ttb__profit_node *at, int64_t room);

/* At the prices of that bound: which candidates are chosen, and what their groups lose if they are
 * the other way round, at most bound - room. */
void ttb__profit_find_losses(ttb__profit_tree *tree, const ttb__profit_node *at, int64_t bound,
                             int64_t room);

#endif
