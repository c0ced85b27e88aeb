/* Exact pricing: claims that hold, at the best prices of a part. */
#include <stdlib.h>

#include "bound/columns_state.h"

enum {
    TRIES = 60,        /* local searches before it, for a good guess */
    SLACK_PART = 20000 /* of the sum, what all claims together may give away */
};

/* Of the proofs of all claims, which have to be checked in some seconds, and of one of them. */
static const int64_t all_steps = INT64_C(2400000000), most_steps = INT64_C(1200000000);

/* A claim may take a part of all steps that is as large as its part of all seats. */
static int64_t steps_of(const ttb__columns *columns, int64_t number)
{
    const ttb__priced_block *blocks = columns->blocks->blocks.items;
    ttb__wide seats = 0, steps;

    for (int64_t block = 0; block < columns->blocks->blocks.count; block++)
        seats += blocks[block].seats.count;
    steps = seats ? (ttb__wide)all_steps * blocks[number].seats.count / seats : 0;
    return steps < most_steps ? (int64_t)steps : most_steps;
}

/* Claim what one block earns at most. *is_proven_out 0: it takes too many steps. */
static ttb_status price_block(ttb__columns *columns, const ttb__bound_means *means, int64_t number,
                              int64_t slack, int64_t *claim_out, int *is_proven_out)
{
    ttb__column_pool *pool = &columns->pools[number];
    int64_t guess = ttb__columns_fill(columns, number, TRIES);
    ttb__profit_search search = {.poll = means->poll.must_stop,
                                 .poll_user = means->poll.user,
                                 .claim = guess + slack,
                                 .slack = slack,
                                 .most_work = steps_of(columns, number),
                                 .is_running = pool->trial};
    ttb_status status = ttb__profit_find_most(&columns->profit, &search);

    columns->work += search.work;
    if (search.found > guess)
        ttb__columns_keep(columns, number, pool->trial);
    *claim_out = search.claim;
    *is_proven_out = search.is_proven;
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

/* The sum of the part that claims with so much slack prove; INT64_MIN: they take too long. */
static ttb_status prove_sum(ttb__columns *columns, const ttb__bound_means *means,
                            const ttb__columns_part *part, int64_t slack, int64_t claims[],
                            int64_t *sum_out)
{
    ttb__wide sum =
        ttb__blocks_paid(columns->blocks, part->part, columns->best_seat, columns->best_section);
    ttb_status status = TTB_OK;
    int is_proven = 1;

    for (int64_t number = 0; number < part->block_count && !status && is_proven; number++) {
        const ttb__priced_block *block = &columns->blocks->blocks.items[part->first_block + number];
        status = ttb__priced_block_profit(block, columns->best_seat, columns->best_section,
                                          &columns->profit);
        if (!status)
            status = price_block(columns, means, part->first_block + number, slack, &claims[number],
                                 &is_proven);
        if (!status)
            sum -= (ttb__wide)claims[number] * block->count;
    }
    *sum_out = is_proven ? (int64_t)sum : INT64_MIN;
    return status;
}

ttb_status ttb__columns_price(ttb__columns *columns, const ttb__bound_means *means,
                              ttb__columns_part *part, int *is_proven_out)
{
    int64_t claims[TTB__MOST_BLOCKS], sum;
    int64_t slack = llabs(part->sum) / SLACK_PART / columns->town->block_count;
    ttb_status status = prove_sum(columns, means, part, slack, claims, &sum);

    *is_proven_out = !status && sum > INT64_MIN;
    if (!*is_proven_out)
        return status;
    part->sum = part->last = sum;
    if (sum > part->proven) {
        part->proven = sum;
        keep_proven(columns, part, claims);
    }
    return TTB_OK;
}
