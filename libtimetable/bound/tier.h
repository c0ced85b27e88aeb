/* What is known of one tier, and the ways on which more is looked for. Inside bound/ only. */
#ifndef TTB_BOUND_TIER_H
#define TTB_BOUND_TIER_H

#include "bound/climb.h"
#include "bound/columns.h"
#include "bound/records.h"

/* Trees without prices, for clashes; with prices; with so high prices of earlier tiers that nothing
 * is won by giving some of them up; with prices of links; and block columns. */
enum {
    TTB__WAY_CLASHES,
    TTB__WAY_PRICES,
    TTB__WAY_DEAR,
    TTB__WAY_LINKS,
    TTB__WAY_COLUMNS,
    TTB__WAYS
};

/* One of them; without climb and columns there is no such way. */
typedef struct ttb__way {
    ttb__climb *climb;
    ttb__columns *columns;
    int64_t serial, work;
    int32_t fruitless; /* steps since the last that brought much */
    int32_t is_stuck;  /* nothing more is to be had for the value */
} ttb__way;

typedef struct ttb__bounded_tier {
    int32_t number;
    ttb__records known, found; /* committed, and since then */
    ttb__way ways[TTB__WAYS];
    int32_t is_priced; /* for these earlier values */
    int32_t has_links; /* their prices were looked for, too */
    int64_t links_due; /* and are again after so much work */
    int64_t earlier[TTB__GOALS];
    int64_t value;       /* that was asked for last */
    int64_t work;        /* counted, of all ways */
    int64_t work_before; /* until the value last changed */
    int64_t serials;
    int64_t gap,
        gap_work; /* between value and bound when it last halved, and the work until then */
} ttb__bounded_tier;

void ttb__tier_clear(ttb__bounded_tier *tier);

void ttb__way_clear(ttb__way *way);

/* Add what the way has proven to what was found. */
ttb_status ttb__tier_keep(ttb__bounded_tier *tier, const ttb__way *way);

/* tier_price.c: find prices for these values, of which earlier tiers have theirs and this one has
 * values[tier->number]; if there are some already, nothing. */
ttb_status ttb__tier_price(const ttb__town *town, const ttb__bound_means *means,
                           const int64_t values[TTB__GOALS], ttb__bounded_tier *tier);

/* The best bound, with what is not committed yet. */
int64_t ttb__tier_bound(const ttb__town *town, const ttb__bounded_tier *tier,
                        const int64_t values[TTB__GOALS], ttb_status *status);

/* 1 if more may be had by going on, while the value is so much above the bound. */
int ttb__tier_may_rise(ttb__bounded_tier *tier, int64_t gap);

/* The counted work of the next step, and the step. */
int64_t ttb__tier_next_work(const ttb__bounded_tier *tier);
ttb_status ttb__tier_go_on(const ttb__town *town, const ttb__bound_means *means,
                           const int64_t values[TTB__GOALS], ttb__bounded_tier *tier);

/* Let count what was found. */
ttb_status ttb__tier_commit(const ttb__town *town, const int64_t values[TTB__GOALS],
                            ttb__bounded_tier *tier, int64_t *bound_out);

#endif
