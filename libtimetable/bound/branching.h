/* Branching on placings: which offer to branch on, and how far to go. Inside bound/ only. */
#ifndef TTB_BOUND_BRANCHING_H
#define TTB_BOUND_BRANCHING_H

#include "mip/mip.h"
#include "proof/placing.h"

/* What looking for bounds may use, and what ends it. */
typedef struct ttb__bound_means {
    ttb__mip_session *session; /* of this thread; NULL: without GLPK */
    ttb__poll poll;            /* must_stop NULL: never */
} ttb__bound_means;

static inline const ttb__poll *ttb__bound_poll(const ttb__bound_means *means)
{
    return means->poll.must_stop ? &means->poll : NULL;
}

static inline int ttb__bound_must_stop(const ttb__bound_means *means)
{
    return means->poll.must_stop && means->poll.must_stop(means->poll.user);
}

/* How the trees below an offer's places were tried. */
typedef struct ttb__experience {
    int64_t seen, tries; /* times that it was among the most promising, and that it was tried */
    int64_t parts;       /* over all tries: what was left, in 1024ths of what was known before */
} ttb__experience;

/* A section of an offer in these blocks, both by the partnership's numbers; blocks 0: none, the
 * offer is only named. */
typedef struct ttb__standing {
    int32_t offer;
    uint64_t blocks;
} ttb__standing;

/* Where everything stands at the end of a tree that is lost: all sections of each offer of its
 * part, one offer after the other. As far as this argument sees it costs less than was claimed, and
 * may be a better timetable. */
typedef TTB__ARRAY(ttb__standing) ttb__leaf;

/* One search for a tree that proves a claim. */
typedef struct ttb__branching {
    const ttb__town *town;
    ttb__argument *argument; /* of the placing: it gets repricings */
    int64_t claim;
    int64_t most_work; /* counted steps after which it gives up */
    const ttb__bound_means *means;
    ttb__numbers *tree;     /* what it chose, in preorder, as an argument has it */
    TTB__ARRAY(int64_t) at; /* [steps] how long the tree was at the node after so many steps */
    int64_t work;           /* counted beside that of the placing */
    int64_t chosen, next_try, patience; /* nodes so far; when to look for prices, and how often */
    ttb__experience *experience;        /* [offer]; NULL: none yet */
    int32_t repricing;                  /* that the next node is to go over to; TTB_NONE: none */
    ttb__leaf leaf;                     /* where it gave up because everything is placed */
    ttb_status status;
} ttb__branching;

/* 1 where its work is used up or a stop is asked for. */
static inline int ttb__branching_is_over(const ttb__branching *search, const ttb__placing *placing)
{
    return ttb__placing_work(placing) + search->work > search->most_work ||
           ttb__bound_must_stop(search->means);
}

void ttb__branching_clear(ttb__branching *search);

/* The offer that is best to branch on; TTB_NONE: everything is placed, or the status is set. */
int32_t ttb__branching_offer(ttb__branching *search, ttb__placing *placing);

/* Look for prices by which the node that the placing stands at, or one above it, is proven at once.
 * Returns the steps of the highest such node, with the repricing in `search`; TTB_NONE: there is
 * none. */
int32_t ttb__reprice(ttb__branching *search, const ttb__placing *placing);

/* A ttb__choose_fn with a ttb__branching as user. */
int32_t ttb__branching_choose(ttb__placing *placing, void *branching);

#endif
