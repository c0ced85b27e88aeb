/* Prices for one branch of a tree: where everything is placed, prices that were right for the whole
 * town leave a gap, because some sections are full and others lack students. Those of a program at
 * the node close it, and often a node far above it too. */
#include "bound/seat_program.h"

/* A program may take so much work, and as much as everything before it. */
enum { LEAST_PROGRAM = 2000000 };

/* The first node on the way down, up to `most` steps, that is proven at the prices of the last
 * repricing; TTB_NONE: none is. */
static int32_t first_proven(ttb__branching *search, const ttb__placing *placing, int64_t most)
{
    ttb__argument prices =
        ttb__argument_repriced(search->argument, (int32_t)search->argument->repricings.count - 1);
    const int32_t *offers, *places;
    ttb__placing *other = NULL;
    int32_t first = TTB_NONE;

    (void)ttb__placing_steps(placing, &offers, &places);
    search->status = ttb__placing_again(placing, &prices, 0, &other);
    for (int64_t steps = 0; steps <= most && !search->status && first == TTB_NONE; steps++) {
        if (ttb__placing_bound(other) >= search->claim)
            first = (int32_t)steps;
        else if (steps < most)
            search->status = ttb__placing_step(other, offers[steps], places[steps]);
    }
    if (other)
        search->work += ttb__placing_work(other);
    ttb__placing_destroy(other);
    if (search->status == TTB_ERR_RANGE)
        search->status = TTB_OK;
    return first;
}

/* Add the prices of the node after so many steps; the first node that they prove. Prices that prove
 * none are dropped. */
static int32_t try_node(ttb__branching *search, const ttb__placing *placing, int64_t steps)
{
    ttb__seat_node node = {placing, steps, search->argument};
    int64_t before = ttb__placing_work(placing) + search->work;
    int is_known = 0;
    int32_t first = TTB_NONE;

    search->status = ttb__argument_add_repricing(search->town, search->argument);
    if (search->status)
        return TTB_NONE;
    search->status = ttb__seat_program_prices(
        search->means, &node, before > LEAST_PROGRAM ? before : LEAST_PROGRAM,
        &search->argument->repricings.items[search->argument->repricings.count - 1], &search->work,
        &is_known);
    if (!search->status && is_known)
        first = first_proven(search, placing, steps);
    if (first == TTB_NONE)
        ttb__argument_cut_repricings(search->argument, search->argument->repricings.count - 1);
    return first;
}

int32_t ttb__reprice(ttb__branching *search, const ttb__placing *placing)
{
    const int32_t *offers, *places;
    int64_t steps = ttb__placing_steps(placing, &offers, &places), low = 0;
    int32_t high;

    if (!search->means->session)
        return TTB_NONE;
    high = try_node(search, placing, steps);
    if (high == TTB_NONE)
        return TTB_NONE;
    search->repricing = (int32_t)search->argument->repricings.count - 1;
    while (low < high && !search->status) {
        int64_t middle = (low + high) / 2;
        int32_t first = try_node(search, placing, middle);
        if (first == TTB_NONE) {
            low = middle + 1;
            continue;
        }
        high = first;
        search->repricing = (int32_t)search->argument->repricings.count - 1;
    }
    return search->status ? TTB_NONE : high;
}
