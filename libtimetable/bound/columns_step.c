/* Prices move along a running average of the slopes of the sum (a deflected subgradient), by a step
 * that aims `gap` above the best sum so far (Polyak). docs/explain/proof-blocks.md, section 5. */
#include <string.h>

#include "bound/columns_state.h"

enum {
    TRIES = 2,      /* local searches for each block */
    FLIPS = 6,      /* sections that change at most before a search that starts from the pool */
    RARELY = 2,     /* one search in so many starts from any set */
    AVERAGE = 10,   /* a slope counts one part in ten */
    UNIT = 1024,    /* of directions */
    STEP = 32,      /* the part of the way to the aim that is gone in one step */
    PATIENCE = 200, /* steps without progress, after which less is aimed at */
    PROGRESS = 50   /* of the gap, one part in so many is progress */
};

/* ---- Filling a block */

/* The set of the pool that earns most now, into its best; what it earns. */
static int64_t find_best(ttb__columns *columns, ttb__column_pool *pool)
{
    int64_t offers = columns->profit.sections.count, most = 0, best = TTB_NONE;

    for (int32_t number = 0; number < pool->count; number++) {
        int64_t earned =
            ttb__filling_earned(&columns->filling, &columns->profit, pool->sets + number * offers);
        if (earned <= most)
            continue;
        most = earned;
        best = number;
    }
    memset(pool->best, 0, (size_t)offers);
    if (best != TTB_NONE)
        memcpy(pool->best, pool->sets + best * offers, (size_t)offers);
    return most;
}

/* Searches start from the best set, then from others with some changes, and every second time, or
 * while there are few, from any. */
static void begin_trial(ttb__columns *columns, ttb__column_pool *pool, int32_t try)
{
    uint32_t offers = (uint32_t)columns->profit.sections.count, flips;
    const char *from = pool->best;

    if (try == 0) {
        flips = 0;
    } else if (pool->count < TTB__COLUMNS_POOL / 4 ||
               !ttb__random_below(&columns->random, RARELY)) {
        flips = ttb__random_below(&columns->random, offers / 2 + 1);
        from = NULL;
    } else {
        flips = ttb__random_below(&columns->random, FLIPS);
        from = pool->sets +
               (int64_t)ttb__random_below(&columns->random, (uint32_t)pool->count) * offers;
    }
    if (from)
        memcpy(pool->trial, from, offers);
    else
        memset(pool->trial, 0, offers);
    for (uint32_t flip = 0; flip < flips; flip++)
        pool->trial[ttb__random_below(&columns->random, offers)] ^= 1;
}

void ttb__columns_keep(ttb__columns *columns, int64_t block, const char *set)
{
    ttb__column_pool *pool = &columns->pools[block];
    int64_t offers = columns->profit.sections.count;
    int32_t number = pool->count;

    if (pool->count < TTB__COLUMNS_POOL)
        pool->count++;
    else
        number = (int32_t)ttb__random_below(&columns->random, TTB__COLUMNS_POOL);
    memcpy(pool->sets + number * offers, set, (size_t)offers);
}

int64_t ttb__columns_fill(ttb__columns *columns, int64_t block, int32_t tries)
{
    ttb__column_pool *pool = &columns->pools[block];
    size_t offers = (size_t)columns->profit.sections.count;
    int64_t in_pool = offers ? find_best(columns, pool) : 0, most = in_pool;

    for (int32_t try = 0; try < tries && offers; try++) {
        int64_t earned;
        begin_trial(columns, pool, try);
        earned = ttb__filling_improve(&columns->filling, &columns->profit, pool->trial);
        if (earned > most)
            memcpy(pool->best, pool->trial, offers);
        most = earned > most ? earned : most;
    }
    if (most > in_pool)
        ttb__columns_keep(columns, block, pool->best);
    columns->work += columns->filling.work;
    columns->filling.work = 0;
    return most;
}

/* ---- Slopes */

/* What the sum gains where a price rises, as far as choices and sections pay it. */
static void begin_slopes(ttb__columns *columns, const ttb__columns_part *part)
{
    const ttb__town *town = columns->town;

    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        columns->seat_slope[request] =
            town->partnership->courses.items[town->requests.items[request].course].blocks;
    }
    for (int64_t number = 0; number < part->offers.count; number++) {
        int32_t offer = part->offers.items[number];
        const ttb__town_offer *at = &town->offers.items[offer];
        int64_t blocks = at->course_blocks;
        int64_t rest = columns->blocks->sections[offer] - columns->section[offer] * blocks;
        columns->section_slope[offer] =
            blocks * (at->pinned_count - (rest < 0 ? at->most : at->least));
    }
}

/* What it loses where blocks have the best set that was found. */
static void add_slopes(ttb__columns *columns, int64_t block)
{
    const ttb__priced_block *at = &columns->blocks->blocks.items[block];
    const ttb__column_pool *pool = &columns->pools[block];

    (void)ttb__filling_seat(&columns->filling, &columns->profit, pool->best);
    for (int32_t student = 0; student < at->student_count; student++) {
        int32_t seat = columns->filling.seat_of[student];
        if (seat != TTB_NONE)
            columns->seat_slope[columns->profit.seats.items[seat].request] -= at->count;
    }
    for (int64_t number = 0; number < at->offers.count; number++)
        if (pool->best[number] && !at->offers.items[number].is_pinned)
            columns->section_slope[at->offers.items[number].offer] += at->count;
}

static ttb_status find_sum(ttb__columns *columns, const ttb__columns_part *part, int64_t *sum_out)
{
    ttb__wide sum = ttb__blocks_paid(columns->blocks, part->part, columns->seat, columns->section);
    ttb_status status = TTB_OK;

    begin_slopes(columns, part);
    for (int64_t number = 0; number < part->block_count && !status; number++) {
        const ttb__priced_block *block = &columns->blocks->blocks.items[part->first_block + number];
        status = ttb__priced_block_profit(block, columns->seat, columns->section, &columns->profit);
        if (status)
            break;
        sum -=
            (ttb__wide)block->count * ttb__columns_fill(columns, part->first_block + number, TRIES);
        add_slopes(columns, part->first_block + number);
    }
    columns->work += part->requests.count;
    *sum_out = (int64_t)sum;
    return status;
}

/* ---- Moving */

static int64_t average(int64_t way, int64_t slope)
{
    return way + (UNIT * slope - way) / AVERAGE;
}

static void turn(ttb__columns *columns, const ttb__columns_part *part)
{
    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        columns->seat_way[request] =
            average(columns->seat_way[request], columns->seat_slope[request]);
    }
    for (int64_t number = 0; number < part->offers.count; number++) {
        int32_t offer = part->offers.items[number];
        columns->section_way[offer] =
            average(columns->section_way[offer], columns->section_slope[offer]);
    }
}

static ttb__wide square_of_way(const ttb__columns *columns, const ttb__columns_part *part)
{
    ttb__wide norm = 0;

    for (int64_t number = 0; number < part->requests.count; number++) {
        int64_t way = columns->seat_way[part->requests.items[number]];
        norm += (ttb__wide)way * way;
    }
    for (int64_t number = 0; number < part->offers.count; number++) {
        int64_t way = columns->section_way[part->offers.items[number]];
        norm += (ttb__wide)way * way;
    }
    return norm > UNIT * UNIT ? norm : UNIT * UNIT;
}

static int64_t moved(int64_t price, int64_t way, ttb__wide length, ttb__wide norm, int64_t most)
{
    ttb__wide to = price + length * way / norm;

    return to < 0 ? 0 : to > most ? most : (int64_t)to;
}

static void move(ttb__columns *columns, const ttb__columns_part *part, int64_t missing)
{
    ttb__wide length = (ttb__wide)missing * UNIT / STEP, norm = square_of_way(columns, part);

    for (int64_t number = 0; number < part->requests.count; number++) {
        int32_t request = part->requests.items[number];
        columns->seat[request] = moved(columns->seat[request], columns->seat_way[request], length,
                                       norm, columns->most_seat[request]);
    }
    for (int64_t number = 0; number < part->offers.count; number++) {
        int32_t offer = part->offers.items[number];
        columns->section[offer] = moved(columns->section[offer], columns->section_way[offer],
                                        length, norm, TTB__COLUMNS_MOST_PRICE);
    }
}

static void copy_prices(const ttb__columns_part *part, const int64_t *seat, const int64_t *section,
                        int64_t *to_seat, int64_t *to_section)
{
    for (int64_t number = 0; number < part->requests.count; number++)
        to_seat[part->requests.items[number]] = seat[part->requests.items[number]];
    for (int64_t number = 0; number < part->offers.count; number++)
        to_section[part->offers.items[number]] = section[part->offers.items[number]];
}

/* Without progress for long, less is aimed at, from the best prices so far. */
static void note_progress(ttb__columns *columns, ttb__columns_part *part, int64_t sum)
{
    if (sum > part->sum) {
        part->sum = sum;
        copy_prices(part, columns->seat, columns->section, columns->best_seat,
                    columns->best_section);
    }
    if (part->last == INT64_MIN || sum > part->last + part->gap / PROGRESS) {
        part->last = sum;
        part->failures = 0;
    } else if (++part->failures >= PATIENCE) {
        part->failures = 0;
        part->gap = part->gap / 10 * 7;
        part->last = part->sum;
        copy_prices(part, columns->best_seat, columns->best_section, columns->seat,
                    columns->section);
    }
}

ttb_status ttb__columns_step(ttb__columns *columns, ttb__columns_part *part)
{
    int64_t sum;
    ttb_status status = find_sum(columns, part, &sum);

    if (status)
        return status;
    turn(columns, part);
    note_progress(columns, part, sum);
    move(columns, part, part->sum + part->gap - sum);
    return TTB_OK;
}
