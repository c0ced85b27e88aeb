/* Exact pricing: claims that hold, at the best prices of a part. */
#include <stdlib.h>

#include "bound/columns_state.h"

enum {
    TRIES = 60,            /* local searches before it, for a good guess */
    SLACK_PART = 20000,    /* of the sum, what all claims together may give away */
    MORE_SLACK = 4,        /* times, where a claim takes too many steps to prove */
    MOST_STEPS = 400000000 /* of one proof; all claims have to be checked in some seconds */
};

static ttb_status price_block(ttb__columns *columns, int64_t number, int64_t slack,
                              int64_t *claim_out)
{
    ttb__column_pool *pool = &columns->pools[number];
    int64_t guess = ttb__columns_fill(columns, number, TRIES);
    ttb__profit_search search;
    ttb_status status = TTB_OK;

    do {
        search = (ttb__profit_search){.claim = guess + slack,
                                      .slack = slack,
                                      .most_work = MOST_STEPS,
                                      .is_running = pool->trial};
        status = ttb__profit_find_most(&columns->profit, &search);
        columns->work += search.work;
        if (search.found > guess) {
            guess = search.found;
            ttb__columns_keep(columns, number, pool->trial);
        }
        slack = slack * MORE_SLACK + 1;
    } while (!status && !search.is_proven);
    *claim_out = search.claim;
    return status;
}

/* The claims become part of the argument. */
static void keep_proven(ttb__columns *columns, const ttb__columns_part *part,
                        const int64_t claims[])
{
    ttb__argument *argument = columns->argument;

    for (int64_t number = 0; number < part->block_count; number++)
        argument->claims.items[part->first_block + number] = claims[number];
    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        argument->seat[request] = columns->best_seat[request];
    }
    for (int64_t number = 0; number < part->offers.count; number++) {
        int32_t offer = part->offers.items[number];
        argument->section[offer] = columns->best_section[offer];
    }
}

ttb_status ttb__columns_price(ttb__columns *columns, ttb__columns_part *part)
{
    int64_t claims[TTB__MOST_BLOCKS];
    int64_t hoped = part->sum > INT64_MIN ? llabs(part->sum) : 0; /* no step was made yet */
    int64_t slack = hoped / SLACK_PART / columns->town->block_count;
    ttb__wide sum =
        ttb__blocks_paid(columns->blocks, part->part, columns->best_seat, columns->best_section);
    ttb_status status = TTB_OK;

    for (int64_t number = 0; number < part->block_count && !status; number++) {
        const ttb__priced_block *block = &columns->blocks->blocks.items[part->first_block + number];
        status = ttb__priced_block_profit(block, columns->best_seat, columns->best_section,
                                          &columns->profit);
        if (!status)
            status = price_block(columns, part->first_block + number, slack, &claims[number]);
        if (!status)
            sum -= (ttb__wide)claims[number] * block->count;
    }
    if (status)
        return status;
    part->fruitless++;
    if (sum > part->proven) {
        if (part->proven == INT64_MIN || sum > part->proven + slack)
            part->fruitless = 0;
        part->proven = (int64_t)sum;
        keep_proven(columns, part, claims);
    }
    return TTB_OK;
}
