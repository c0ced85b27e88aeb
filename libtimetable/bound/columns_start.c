/* Where prices start. */
#include "bound/columns_state.h"

enum {
    LEAST_GAP = 4,     /* at first better prices are aimed at by this part of what choices cost */
    SECOND_GAP = 64,   /* at least, and by this part of what they cost at the second best */
    FIRST_PRICED = 64, /* blocks are priced exactly first with this part of the first gap */
    LAST_GAP = 2048    /* steps end with this part of the first gap */
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

/* A seat is worth what the choice costs at the second best of its offers, or without a seat: about
 * what it loses when the best one clashes. */
static ttb_status price_seats(ttb__columns *columns, ttb__columns_part *part)
{
    two_least *costs = ttb__alloc(columns->town->requests.count, sizeof *costs);

    if (!costs)
        return TTB_ERR_MEMORY;
    find_costs(columns, part, costs);
    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        int64_t least = smaller(costs[request].least, columns->most_seat[request]);
        int64_t second = smaller(costs[request].second, columns->most_seat[request]);
        least = least > 0 ? least : 0;
        second = second > least ? second - least : 0;
        columns->seat[request] = least + second;
        columns->argument->seat[request] = least;
        part->gap += least / LEAST_GAP + second / SECOND_GAP;
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
