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

/* One search for a tree that proves a claim. */
typedef struct ttb__branching {
    const ttb__town *town;
    int64_t claim;
    int64_t most_work; /* counted steps of the placing after which it gives up */
    const ttb__bound_means *means;
    ttb__numbers *tree; /* the offers that it branched on, in preorder */
    int is_complete;    /* it gave up where everything was placed: there may be such a timetable */
    ttb_status status;
} ttb__branching;

/* A ttb__choose_fn with a ttb__branching as user. */
int32_t ttb__branching_choose(ttb__placing *placing, void *branching);

#endif
