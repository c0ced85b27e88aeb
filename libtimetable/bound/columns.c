#include "bound/columns_state.h"

enum {
    MOST_FRUITLESS = 4, /* exact pricings that make nothing better, after which a part is done */
    WIDEN = 4,          /* times the last gap, after each */
    HOPE = 8,           /* times the last gap is worth going on for */
    NARROW = 4          /* blocks are priced exactly each time the gap is so many times less */
};

/* ---- Making */

static ttb_status list_parts(ttb__columns *columns)
{
    const ttb__town *town = columns->town;
    const int32_t *of_course = town->parts[TTB__STUDENTS_CLASHES].of_course;
    ttb_status status = TTB_OK;

    for (int64_t block = 0; block < columns->blocks->blocks.count && !status; block++) {
        int32_t part = columns->blocks->blocks.items[block].part;
        ttb__columns_part next = {.part = part,
                                  .first_block = block,
                                  .sum = INT64_MIN,
                                  .last = INT64_MIN,
                                  .proven = INT64_MIN};
        if (part == columns->parts.count)
            status = TTB__PUSH(&columns->parts, next);
        if (!status)
            columns->parts.items[part].block_count++;
    }
    for (int32_t number = 0; number < town->requests.count && !status; number++)
        if (!town->requests.items[number].is_reserve)
            status = TTB__PUSH(
                &columns->parts.items[of_course[town->requests.items[number].course]].requests,
                number);
    for (int32_t number = 0; number < town->offers.count && !status; number++)
        status = TTB__PUSH(
            &columns->parts.items[of_course[town->offers.items[number].course]].offers, number);
    return status;
}

static ttb_status make_pools(ttb__columns *columns)
{
    int64_t blocks = columns->blocks->blocks.count, students = 0, offers = 0;

    columns->pools = ttb__alloc(blocks, sizeof *columns->pools);
    if (!columns->pools)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < blocks; number++) {
        const ttb__priced_block *block = &columns->blocks->blocks.items[number];
        ttb__column_pool *pool = &columns->pools[number];
        pool->sets = ttb__alloc(block->offers.count * TTB__COLUMNS_POOL, 1);
        pool->best = ttb__alloc(block->offers.count, 1);
        pool->trial = ttb__alloc(block->offers.count, 1);
        if (!pool->sets || !pool->best || !pool->trial)
            return TTB_ERR_MEMORY;
        students = block->student_count > students ? block->student_count : students;
        offers = block->offers.count > offers ? block->offers.count : offers;
    }
    return ttb__filling_make(students, offers, &columns->filling);
}

static ttb_status make_prices(ttb__columns *columns)
{
    int64_t **of_request[] = {&columns->seat, &columns->best_seat, &columns->seat_way,
                              &columns->seat_slope, &columns->most_seat};
    int64_t **of_offer[] = {&columns->section, &columns->best_section, &columns->section_way,
                            &columns->section_slope};

    for (size_t number = 0; number < sizeof of_request / sizeof *of_request; number++) {
        *of_request[number] = ttb__alloc(columns->town->requests.count, sizeof(int64_t));
        if (!*of_request[number])
            return TTB_ERR_MEMORY;
    }
    for (size_t number = 0; number < sizeof of_offer / sizeof *of_offer; number++) {
        *of_offer[number] = ttb__alloc(columns->town->offers.count, sizeof(int64_t));
        if (!*of_offer[number])
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

static ttb_status make_argument(ttb__columns *columns, const ttb__argument *prices)
{
    ttb__argument *argument;
    ttb_status status = ttb__argument_copy(columns->town, prices, &columns->argument);

    if (status)
        return status;
    argument = columns->argument;
    argument->kind = TTB__ARGUMENT_BLOCKS;
    argument->looks_ahead = 0;
    argument->tree.count = argument->claims.count = 0;
    for (int64_t request = 0; request < columns->town->requests.count; request++)
        argument->seat[request] = 0;
    for (int64_t offer = 0; offer < columns->town->offers.count; offer++)
        argument->section[offer] = 0;
    return TTB_OK;
}

static ttb_status make_rest(ttb__columns *columns)
{
    ttb__argument *argument = columns->argument;
    ttb_status status = ttb__blocks_make(columns->town, argument, &columns->blocks);

    for (int64_t block = 0; !status && block < columns->blocks->blocks.count; block++)
        status = TTB__PUSH(&argument->claims, 0);
    if (!status)
        status = make_prices(columns);
    if (!status)
        status = make_pools(columns);
    if (!status)
        status = list_parts(columns);
    for (int64_t part = 0; part < columns->parts.count && !status; part++)
        status = ttb__columns_start(columns, &columns->parts.items[part]);
    return status;
}

ttb_status ttb__columns_make(const ttb__town *town, const ttb__argument *prices,
                             ttb__columns **columns_out)
{
    ttb__columns *columns = ttb__alloc(1, sizeof *columns);
    ttb_status status;

    *columns_out = NULL;
    if (!columns)
        return TTB_ERR_MEMORY;
    columns->town = town;
    ttb__random_seed(&columns->random, 1);
    status = make_argument(columns, prices);
    if (!status)
        status = make_rest(columns);
    if (status)
        ttb__columns_destroy(columns);
    else
        *columns_out = columns;
    return status;
}

static void free_prices(ttb__columns *columns)
{
    ttb__free(columns->seat);
    ttb__free(columns->best_seat);
    ttb__free(columns->seat_way);
    ttb__free(columns->seat_slope);
    ttb__free(columns->most_seat);
    ttb__free(columns->section);
    ttb__free(columns->best_section);
    ttb__free(columns->section_way);
    ttb__free(columns->section_slope);
}

void ttb__columns_destroy(ttb__columns *columns)
{
    if (!columns)
        return;
    for (int64_t block = 0; columns->pools && block < columns->blocks->blocks.count; block++) {
        ttb__free(columns->pools[block].sets);
        ttb__free(columns->pools[block].best);
        ttb__free(columns->pools[block].trial);
    }
    ttb__free(columns->pools);
    for (int64_t part = 0; part < columns->parts.count; part++) {
        ttb__free(columns->parts.items[part].requests.items);
        ttb__free(columns->parts.items[part].offers.items);
    }
    ttb__free(columns->parts.items);
    free_prices(columns);
    ttb__filling_clear(&columns->filling);
    ttb__profit_clear(&columns->profit);
    ttb__blocks_destroy(columns->blocks);
    ttb__argument_destroy(columns->argument);
    ttb__free(columns);
}

/* ---- Running: the parts in turn, a step each */

static int is_done(const ttb__columns_part *part)
{
    return part->fruitless >= MOST_FRUITLESS;
}

int ttb__columns_is_done(const ttb__columns *columns)
{
    for (int64_t part = 0; part < columns->parts.count; part++)
        if (!is_done(&columns->parts.items[part]))
            return 0;
    return 1;
}

int ttb__columns_are_hopeful(const ttb__columns *columns)
{
    const ttb__columns_part *largest = NULL;

    for (int64_t number = 0; number < columns->parts.count; number++) {
        const ttb__columns_part *part = &columns->parts.items[number];
        if (!largest || part->requests.count > largest->requests.count)
            largest = part;
    }
    return largest && !is_done(largest) &&
           (!largest->is_priced || largest->sum > largest->proven + HOPE * largest->least_gap);
}

/* The closer prices come to the best, the more sets earn nearly the same and the longer exact
 * pricing takes: where it takes too long once, it would the next time. */
static ttb_status go_on(ttb__columns *columns, const ttb__bound_means *means,
                        ttb__columns_part *part)
{
    int64_t before = part->proven;
    int is_proven;
    ttb_status status;

    if (part->gap > part->next_gap || part->sum == INT64_MIN)
        return ttb__columns_step(columns, part);
    status = ttb__columns_price(columns, means, part, &is_proven);
    if (status || ttb__bound_must_stop(means))
        return status;
    part->is_priced = 1;
    if (!is_proven)
        part->fruitless = MOST_FRUITLESS;
    if (part->gap <= part->least_gap) {
        part->fruitless = part->proven > before ? 0 : part->fruitless + 1;
        part->gap = part->least_gap * WIDEN + WIDEN;
    }
    part->next_gap = part->gap / NARROW > part->least_gap ? part->gap / NARROW : part->least_gap;
    return TTB_OK;
}

ttb_status ttb__columns_run(ttb__columns *columns, const ttb__bound_means *means, int64_t most_work)
{
    ttb_status status = TTB_OK;

    while (!status && columns->work < most_work && !ttb__columns_is_done(columns) &&
           !ttb__bound_must_stop(means)) {
        ttb__columns_part *part = &columns->parts.items[columns->next_part];
        columns->next_part = (columns->next_part + 1) % (int32_t)columns->parts.count;
        if (!is_done(part))
            status = go_on(columns, means, part);
    }
    return status;
}

int64_t ttb__columns_work(const ttb__columns *columns)
{
    return columns->work;
}

ttb_status ttb__columns_argument(const ttb__columns *columns, ttb__argument **argument_out,
                                 int64_t *sum_out)
{
    ttb__wide sum = columns->blocks->rows;

    *argument_out = NULL;
    *sum_out = 0;
    for (int64_t part = 0; part < columns->parts.count; part++) {
        if (columns->parts.items[part].proven == INT64_MIN)
            return TTB_OK;
        sum += columns->parts.items[part].proven;
    }
    *sum_out = (int64_t)sum;
    return ttb__argument_copy(columns->town, columns->argument, argument_out);
}
