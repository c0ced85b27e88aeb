#include "proof/town.h"

#include <string.h>

#include "base/bits.h"
#include "model/sorted.h"
#include "result/cycle.h"

void ttb__town_destroy(ttb__town *town)
{
    if (!town)
        return;
    ttb__travel_clear(&town->travel);
    ttb__free(town->offers.items);
    ttb__free(town->offer_at);
    ttb__free(town->course_first_offer);
    ttb__free(town->course_offer_count);
    for (int kind = 0; kind < 2; kind++) {
        ttb__free(town->parts[kind].of_course);
        ttb__free(town->parts[kind].blocks);
    }
    ttb__free(town->places.items);
    ttb__free(town->pinned.items);
    ttb__free(town->scarce.items);
    ttb__free(town->uses.items);
    ttb__free(town->students);
    ttb__free(town->requests.items);
    ttb__free(town->classes.items);
    ttb__free(town->course_first_class);
    ttb__free(town->options.items);
    ttb__free(town->charges.items);
    ttb__free(town->days.items);
    ttb__free(town->rows.items);
    ttb__free(town->entries.items);
    ttb__free(town);
}

int64_t ttb__town_divisor(int64_t one, int64_t other)
{
    while (other) {
        int64_t rest = one % other;
        one = other;
        other = rest;
    }
    return one < 0 ? -one : one;
}

uint64_t ttb__town_mask(const ttb__town *town, uint64_t blocks)
{
    uint64_t mask = 0;

    for (; blocks; blocks &= blocks - 1)
        mask |= UINT64_C(1) << town->rank_of[ttb__lowest_bit(blocks)];
    return mask;
}

/* ---- Canonical order */

static ttb_status order_blocks(ttb__town *town)
{
    const ttb_partnership *partnership = town->partnership;
    int32_t *order = NULL;
    ttb_status status = ttb__order_by_id(partnership->blocks.items, partnership->blocks.count,
                                         sizeof *partnership->blocks.items, &order);

    for (int32_t rank = 0; !status && rank < town->block_count; rank++) {
        town->block_at[rank] = order[rank];
        town->rank_of[order[rank]] = rank;
    }
    ttb__free(order);
    return status;
}

/* ---- Blocks that may change places: everything that names one of them names the other too */

static int are_both_or_neither(uint64_t blocks, int32_t one, int32_t other)
{
    return (blocks >> one & 1) == (blocks >> other & 1);
}

static int rules_agree(const ttb_partnership *partnership, int32_t one, int32_t other)
{
    int32_t least, most, other_least, other_most;

    for (int64_t rule = 0; rule < partnership->rules.count; rule++)
        if (!are_both_or_neither(partnership->rules.items[rule].blocks, one, other))
            return 0;
    ttb__block_limits(partnership, one, &least, &most);
    ttb__block_limits(partnership, other, &other_least, &other_most);
    return least == other_least && most == other_most;
}

static int are_alike(const ttb_partnership *partnership, int32_t one, int32_t other)
{
    for (int64_t site = 0; site < partnership->sites.count; site++)
        if (!are_both_or_neither(partnership->sites.items[site].closed, one, other))
            return 0;
    for (int64_t offer = 0; offer < partnership->offers.count; offer++)
        if (!are_both_or_neither(partnership->offers.items[offer].blocks, one, other))
            return 0;
    for (int64_t resource = 0; resource < partnership->resources.count; resource++)
        if (partnership->resources.items[resource].capacity[one] !=
            partnership->resources.items[resource].capacity[other])
            return 0;
    return rules_agree(partnership, one, other);
}

static void find_alike(ttb__town *town)
{
    for (int32_t one = 0; one < town->block_count; one++)
        for (int32_t other = 0; other < town->block_count; other++)
            if (one == other ||
                are_alike(town->partnership, town->block_at[one], town->block_at[other]))
                town->alike[one] |= UINT64_C(1) << other;
}

/* ---- Days */

static uint64_t blocks_of_day(const ttb__town *town, int32_t week, int32_t day)
{
    uint64_t blocks = 0;

    for (int32_t rank = 0; rank < town->block_count; rank++) {
        const ttb__lessons *lessons =
            &town->partnership->blocks.items[town->block_at[rank]].lessons;
        for (int64_t lesson = 0; lesson < lessons->count; lesson++)
            if (lessons->items[lesson].day == day &&
                (!lessons->items[lesson].week || lessons->items[lesson].week == week))
                blocks |= UINT64_C(1) << rank;
    }
    return blocks;
}

ttb_status ttb__town_blocks(ttb__town *town)
{
    if (order_blocks(town))
        return TTB_ERR_MEMORY;
    find_alike(town);
    for (int32_t week = 1; week <= town->weeks; week++) {
        for (int32_t day = TTB_DAY_MON; day <= TTB_DAY_SUN; day++) {
            ttb__town_day made = {week, day, blocks_of_day(town, week, day)};
            if (made.blocks && TTB__PUSH(&town->days, made))
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

/* ---- Making */

ttb_status ttb__town_make(const ttb_partnership *partnership, ttb__town **town_out)
{
    const ttb__tier *tiers;
    static ttb_status (*const steps[])(ttb__town *) = {
        ttb__town_blocks,  ttb__town_offers, ttb__town_students, ttb__town_find_parts,
        ttb__town_classes, ttb__town_limits, ttb__town_rows};
    ttb_status status;
    ttb__town *town = ttb__alloc(1, sizeof *town);

    *town_out = NULL;
    if (!town)
        return TTB_ERR_MEMORY;
    town->partnership = partnership;
    town->block_count = (int32_t)partnership->blocks.count;
    town->has_lessons = ttb__has_lessons(partnership);
    town->weeks = ttb__cycle_weeks(partnership);
    tiers = ttb__tiers(partnership, &town->tier_count);
    memcpy(town->tiers, tiers, (size_t)town->tier_count * sizeof *tiers);
    status = ttb__travel_make(partnership, &town->travel);
    for (size_t step = 0; !status && step < sizeof steps / sizeof *steps; step++) {
        status = ttb__ask();
        if (!status)
            status = steps[step](town);
    }
    if (status) {
        ttb__town_destroy(town);
        return status;
    }
    ttb__town_find_units(town);
    *town_out = town;
    return TTB_OK;
}
