/* The inside of columns. Only bound/columns*.c include it. */
#ifndef TTB_BOUND_COLUMNS_STATE_H
#define TTB_BOUND_COLUMNS_STATE_H

#include "base/random.h"
#include "bound/columns.h"
#include "bound/filling.h"

enum {
    TTB__COLUMNS_POOL = 300 /* sets that are kept of a block */
};

/* The largest price that an argument may have. */
#define TTB__COLUMNS_MOST_PRICE (TTB__NO_SEAT / 1024)

/* Sets of sections that earned most in a block at some prices, which are often good at others. */
typedef struct ttb__column_pool {
    char *sets; /* [number * offers of the block + offer of the block] */
    int32_t count;
    char *best, *trial; /* [offer of the block] */
} ttb__column_pool;

/* One part of the town: its prices move by themselves. */
typedef struct ttb__columns_part {
    int32_t part;
    int64_t first_block, block_count; /* of blocks */
    ttb__numbers requests, offers;
    int64_t sum;       /* at the best prices, by local search: what it hopes for */
    int64_t last;      /* sum that was last much better than before */
    int64_t gap;       /* how much better prices are aimed at */
    int64_t least_gap; /* where steps end, and exact pricing begins */
    int32_t failures;  /* steps since then */
    int64_t next_gap;  /* where blocks are priced exactly */
    int32_t is_priced; /* exactly, once at least */
    int32_t fruitless; /* exact pricings at the end that made nothing better */
    int64_t proven;    /* what the argument proves of the part; INT64_MIN: nothing */
} ttb__columns_part;

struct ttb__columns {
    const ttb__town *town;
    ttb__argument *argument; /* the best that is proven */
    ttb__blocks *blocks;
    TTB__ARRAY(ttb__columns_part) parts;
    int32_t next_part;
    ttb__column_pool *pools; /* [block] */
    int64_t *most_seat;      /* [request] a higher price is of no use */
    /* Prices: now, the best by local search, and the direction in which they move (1/1024). */
    int64_t *seat, *best_seat, *seat_way;          /* [request] */
    int64_t *section, *best_section, *section_way; /* [offer] */
    int64_t *seat_slope, *section_slope;           /* of the sum at the prices of now */
    ttb__filling filling;
    ttb__profit profit;
    ttb__random random;
    int64_t work;
};

/* columns_start.c: where prices start. */
ttb_status ttb__columns_start(ttb__columns *columns, ttb__columns_part *part);

/* columns_step.c: fill a block as well as local search can at the profit of now; what it earns.
 * Leaves the set in the pool's best. */
int64_t ttb__columns_fill(ttb__columns *columns, int64_t block, int32_t tries);

/* Keep a set in the pool of its block. */
void ttb__columns_keep(ttb__columns *columns, int64_t block, const char *set);

/* One step of the prices of a part. */
ttb_status ttb__columns_step(ttb__columns *columns, ttb__columns_part *part);

/* columns_exact.c: price the blocks of a part exactly at its best prices, and keep what is proven
 * if it is more than before. *is_proven_out 0: it takes too long. */
ttb_status ttb__columns_price(ttb__columns *columns, const ttb__bound_means *means,
                              ttb__columns_part *part, int *is_proven_out);

#endif
