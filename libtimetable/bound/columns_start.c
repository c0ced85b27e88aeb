/* Where prices start. */
#include "bound/columns_state.h"

enum {
    LEAST_GAP = 4,    /* at first better prices are aimed at by this part of what choices cost */
    SECOND_GAP = 64,  /* at least, and by this part of what they cost at the second best */
    FIRST_PRICED = 8, /* blocks are priced exactly first with this part of the first gap */
    LAST_GAP = 2048,  /* steps end with this part of the first gap */
    MOST_TIMES = 4    /* a choice loses at most so many times what is usual */
};

typedef struct two_least {
    int32_t offer; /* of the least */
    int64_t least, second;
} two_least;

static int64_t smaller(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static void note_cost(int32_t offer, int64_t cost, two_least *costs)
{
    if (cost < costs->least) {
        costs->second = costs->offer == offer ? costs->second : costs->least;
        costs->least = cost;
        costs->offer = offer;
    } else if (cost < costs->second && offer != costs->offer) {
        costs->second = cost;
    }
}

/* What each choice of a part costs at its two best offers: costs[request]. */
static void find_costs(const ttb__columns *columns, const ttb__columns_part *part,
                       two_least costs[])
{
    for (int64_t number = 0; number < part->requests.count; number++)
        costs[part->requests.items[number]] = (two_least){TTB_NONE, INT64_MAX, INT64_MAX};
    for (int64_t block = 0; block < part->block_count; block++) {
        const ttb__priced_block *at = &columns->blocks->blocks.items[part->first_block + block];
        for (int64_t number = 0; number < at->offers.count; number++) {
            const ttb__priced_offer *offer = &at->offers.items[number];
            for (int32_t place = 0; place < offer->seat_count; place++) {
                const ttb__priced_seat *seat = &at->seats.items[offer->first_seat + place];
                note_cost(offer->offer, seat->cost, &costs[seat->request]);
            }
        }
    }
}

static two_least limited(const ttb__columns *columns, int32_t request, two_least costs)
{
    int64_t least = smaller(costs.least, columns->most_seat[request]);

    costs.least = least > 0 ? least : 0;
    costs.second = smaller(costs.second, columns->most_seat[request]);
    if (costs.second < costs.least)
        costs.second = costs.least;
    return costs;
}

/* What a choice with a second offer loses there on average; 0: no choice loses anything so. */
static int64_t usual_loss(const ttb__columns *columns, const ttb__columns_part *part,
                          const two_least costs[])
{
    ttb__wide sum = 0;
    int64_t count = 0;

    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        if (costs[request].second >= columns->most_seat[request])
            continue;
        sum += costs[request].second - costs[request].least;
        count++;
    }
    return count ? (int64_t)(sum / count) : 0;
}

/* A seat is worth what the choice costs at the second best of its offers: about what it loses when
 * the best one clashes. To go without costs far more than that where a chain of moves makes room,
 * so nobody loses more than some times what is usual. */
static ttb_status price_seats(ttb__columns *columns, ttb__columns_part *part)
{
    two_least *costs = ttb__alloc(columns->town->requests.count, sizeof *costs);
    int64_t usual, most;

    if (!costs)
        return TTB_ERR_MEMORY;
    find_costs(columns, part, costs);
    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        costs[request] = limited(columns, request, costs[request]);
    }
    usual = usual_loss(columns, part, costs);
    most = usual > 0 ? usual * MOST_TIMES : INT64_MAX;
    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        int64_t least = costs[request].least;
        int64_t loss = smaller(costs[request].second - least, most);
        columns->seat[request] = least + loss;
        columns->argument->seat[request] = least;
        part->gap += least / LEAST_GAP + loss / SECOND_GAP;
    }
    ttb__free(costs);
    return TTB_OK;
}

/* Four fifths of what its seats are worth, shared by all its sections in all their blocks. */
static void price_sections(ttb__columns *columns, const ttb__columns_part *part)
{
    for (int64_t block = 0; block < part->block_count; block++) {
        const ttb__priced_block *at = &columns->blocks->blocks.items[part->first_block + block];
        for (int64_t number = 0; number < at->offers.count; number++) {
            const ttb__priced_offer *offer = &at->offers.items[number];
            const ttb__town_offer *of = &columns->town->offers.items[offer->offer];
            int64_t worth = 0;
            for (int32_t place = 0; place < offer->seat_count; place++) {
                const ttb__priced_seat *seat = &at->seats.items[offer->first_seat + place];
                int64_t more = columns->seat[seat->request] - seat->cost;
                worth += more > 0 ? more : 0;
            }
            worth = worth / 5 * 4 / ((int64_t)of->most * of->course_blocks);
            columns->section[offer->offer] =
                worth < TTB__COLUMNS_MOST_PRICE ? worth : TTB__COLUMNS_MOST_PRICE;
        }
    }
}

/* Seats are worth at most what it costs to go without, in each block of the course. */
static void limit_seats(ttb__columns *columns, const ttb__columns_part *part)
{
    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        int32_t course = columns->town->requests.items[request].course;
        int32_t blocks = columns->town->partnership->courses.items[course].blocks;
        int64_t skip = columns->blocks->skips[request];
        int64_t most = skip > 0 ? skip / blocks + (skip % blocks > 0) : 0;
        columns->most_seat[request] =
            most < TTB__COLUMNS_MOST_PRICE ? most : TTB__COLUMNS_MOST_PRICE;
    }
}

/* 1 if a seat of the block gains something at the prices of the argument: one that costs less than
 * nothing. */
static int gains(const ttb__columns *columns, const ttb__priced_block *block)
{
    for (int64_t number = 0; number < block->seats.count; number++) {
        const ttb__priced_seat *seat = &block->seats.items[number];
        if (columns->argument->seat[seat->request] > seat->cost)
            return 1;
    }
    return 0;
}

/* Where seats are worth no more than the cheapest costs, no block gains anything: the bound of
 * transport, seat by seat. */
static void begin_proven(ttb__columns *columns, ttb__columns_part *part)
{
    const ttb__argument *argument = columns->argument;

    part->proven =
        (int64_t)ttb__blocks_paid(columns->blocks, part->part, argument->seat, argument->section);
    for (int64_t block = 0; block < part->block_count; block++)
        if (gains(columns, &columns->blocks->blocks.items[part->first_block + block]))
            part->proven = INT64_MIN;
}

ttb_status ttb__columns_start(ttb__columns *columns, ttb__columns_part *part)
{
    ttb_status status;

    limit_seats(columns, part);
    status = price_seats(columns, part);
    if (!status)
        begin_proven(columns, part);
    if (!status)
        price_sections(columns, part);
    part->least_gap = part->gap / LAST_GAP;
    part->next_gap = part->gap / FIRST_PRICED;
    return status;
}
