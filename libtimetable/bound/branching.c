#include "bound/branching.h"

#include "base/bits.h"

/* Nodes between two looks for prices, at least. */
enum { LEAST_PATIENCE = 16 };

/* Prices pay for having been looked for if they prove a node so many steps above. */
enum { WORTH_STEPS = 2 };

/* Remember how long the tree is here, so that it can be cut when it goes back to this node. */
static void mark(ttb__branching *search, int64_t steps)
{
    if (search->at.count > steps)
        search->at.count = steps;
    if (!search->status)
        search->status = TTB__PUSH(&search->at, search->tree->count);
}

static int32_t keep(ttb__branching *search, int32_t choice)
{
    if (!search->status)
        search->status = TTB__PUSH(search->tree, choice);
    return search->status ? TTB_NONE : choice;
}

static int is_due(ttb__branching *search, int is_last)
{
    return is_last || ++search->chosen >= search->next_try;
}

/* Prices are looked for where everything is placed, and now and then: less often each time that
 * there are none that pay, more often when there are. */
static int32_t try_prices(ttb__branching *search, const ttb__placing *placing, int64_t steps,
                          int is_last)
{
    int32_t up = ttb__reprice(search, placing);
    int64_t patience = search->patience;

    if (!is_last)
        patience = up == TTB_NONE || up + WORTH_STEPS > steps ? patience * 2 : patience / 2;
    search->patience = patience < LEAST_PATIENCE ? LEAST_PATIENCE : patience;
    search->next_try = search->chosen + search->patience;
    return up;
}

static uint64_t given_blocks(const ttb__town *town, uint64_t blocks)
{
    uint64_t given = 0;

    for (; blocks; blocks &= blocks - 1)
        given |= UINT64_C(1) << town->block_at[ttb__lowest_bit(blocks)];
    return given;
}

/* Everything is placed, and it costs too little: note where, and give up. */
static int32_t give_up(ttb__branching *search, const ttb__placing *placing)
{
    const ttb__town *town = search->town;
    const int32_t *places;

    for (int32_t offer = 0; offer < town->offers.count && !search->status; offer++) {
        const ttb__town_offer *at = &town->offers.items[offer];
        int32_t count = ttb__placing_stands(placing, offer, &places);
        ttb__standing standing = {at->number, 0};
        if (!ttb__placing_looks_at(placing, at->course))
            continue;
        search->status = TTB__PUSH(&search->leaf, standing);
        for (int32_t section = 0; section < count && !search->status; section++) {
            standing.blocks = given_blocks(town, ttb__town_place(town, offer, places[section]));
            search->status = TTB__PUSH(&search->leaf, standing);
        }
    }
    return TTB_NONE;
}

int32_t ttb__branching_choose(ttb__placing *placing, void *branching)
{
    ttb__branching *search = branching;
    const int32_t *offers, *places;
    int64_t steps = ttb__placing_steps(placing, &offers, &places);
    int32_t offer, up, repricing = search->repricing;

    if (ttb__branching_is_over(search, placing))
        return TTB__PAUSE;
    mark(search, steps);
    if (repricing != TTB_NONE) {
        search->repricing = TTB_NONE;
        return keep(search, TTB__REPRICE(repricing));
    }
    offer = ttb__branching_offer(search, placing);
    up = is_due(search, offer == TTB_NONE) ? try_prices(search, placing, steps, offer == TTB_NONE)
                                           : TTB_NONE;
    if (up != TTB_NONE && !search->status) {
        search->tree->count = search->at.items[up];
        return TTB__GO_BACK(up);
    }
    return offer == TTB_NONE ? give_up(search, placing) : keep(search, offer);
}

void ttb__branching_clear(ttb__branching *search)
{
    ttb__free(search->leaf.items);
    ttb__free(search->at.items);
    ttb__free(search->experience);
}
