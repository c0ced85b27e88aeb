/* Where the ways of a tier begin: what each has for prices, for these values of earlier tiers. */
#include <string.h>

#include "bound/pricing.h"
#include "bound/tier.h"

/* A program of links takes about so much work for each square of its seats, and waits until as much
 * was done without. */
enum { LINKS_WORK = 3 };

/* Where costs are out of range there is no such way. */
static ttb_status begin_climb(ttb__bounded_tier *tier, int32_t number, ttb__climb *climb,
                              ttb_status status)
{
    ttb__way *way = &tier->ways[number];

    ttb__way_clear(way);
    if (!climb)
        return status == TTB_ERR_RANGE ? TTB_OK : status;
    way->climb = climb;
    way->serial = ++tier->serials;
    return ttb__tier_keep(tier, way);
}

/* A unit more of an earlier tier is to cost all that the tier and those between could win by it.
 * Where the earlier values are the least that there are, no complete placement is then below the
 * value, and trees that go on long enough prove it. */
static int raise_prices(const ttb__town *town, const int64_t values[TTB__GOALS],
                        ttb__argument *argument)
{
    ttb__wide gain = (ttb__wide)values[argument->tier] * argument->scale;
    int64_t goals[TTB__GOALS];
    int is_higher = 0;

    for (int32_t earlier = argument->tier - 1; earlier >= 0 && values[argument->tier] < INT64_MAX;
         earlier--) {
        int64_t unit = town->units[earlier], before = argument->tiers[earlier];
        ttb__wide price = unit ? (gain + unit - 1) / unit : 0;
        price = price > TTB__NO_SEAT ? TTB__NO_SEAT : price;
        for (argument->tiers[earlier] = (int64_t)price;
             argument->tiers[earlier] > before && !ttb__argument_goals(town, argument, goals);)
            argument->tiers[earlier] /= 2;
        if (argument->tiers[earlier] > before)
            is_higher = 1;
        else
            argument->tiers[earlier] = before;
        gain += (ttb__wide)argument->tiers[earlier] * values[earlier];
    }
    return is_higher;
}

/* Rows of sections have no price: it would be paid for the least that there are, and a section more
 * would cost nothing even where everything is placed. */
static void drop_row_prices(const ttb__town *town, ttb__argument *argument)
{
    for (int64_t row = 0; row < town->rows.count; row++)
        argument->row[row] = 0;
}

static ttb_status begin_dear(const ttb__town *town, const ttb__bound_means *means,
                             const int64_t values[TTB__GOALS], ttb__bounded_tier *tier)
{
    const ttb__climb *from = tier->ways[TTB__WAY_PRICES].climb;
    ttb__argument *argument = NULL;
    ttb__climb *climb = NULL;
    ttb_status status;

    ttb__way_clear(&tier->ways[TTB__WAY_DEAR]);
    if (!from)
        return TTB_OK;
    status = ttb__argument_copy(town, from->argument, &argument);
    if (status)
        return status;
    if (!raise_prices(town, values, argument)) {
        ttb__argument_destroy(argument);
        return TTB_OK;
    }
    drop_row_prices(town, argument);
    status = ttb__climb_make(town, means, argument, &climb);
    tier->work += climb ? climb->work : 0;
    return begin_climb(tier, TTB__WAY_DEAR, climb, status);
}

/* Block columns start at the prices of the climb. */
static ttb_status begin_columns(const ttb__town *town, ttb__bounded_tier *tier)
{
    const ttb__climb *climb = tier->ways[TTB__WAY_PRICES].climb;
    ttb__way *way = &tier->ways[TTB__WAY_COLUMNS];
    ttb_status status;

    ttb__way_clear(way);
    if (!climb)
        return TTB_OK;
    status = ttb__columns_make(town, climb->argument, &way->columns);
    way->serial = ++tier->serials;
    return status == TTB_ERR_RANGE ? TTB_OK : status;
}

static ttb_status add_sections(const ttb__town *town, ttb__bounded_tier *tier)
{
    ttb__record added = {.serial = ++tier->serials, .bound = -1};
    ttb_status status =
        ttb__argument_make(town, TTB__ARGUMENT_SECTIONS, tier->number, &added.argument);

    return status ? status : ttb__records_add(&tier->found, added);
}

/* What does not depend on earlier values. */
static ttb_status begin_tier(const ttb__town *town, const ttb__bound_means *means,
                             ttb__bounded_tier *tier)
{
    const ttb__tier *goals = &town->tiers[tier->number];
    ttb__climb *climb = NULL;
    ttb_status status = TTB_OK;

    if (ttb__tier_weight(goals, TTB_GOAL_SECTION_COST))
        status = add_sections(town, tier);
    if (status || !ttb__tier_weight(goals, TTB_GOAL_UNMET))
        return status;
    status = ttb__pricing_clashes(town, means, tier->number, &climb);
    tier->work += climb ? climb->work : 0;
    return begin_climb(tier, TTB__WAY_CLASHES, climb, status);
}

static int64_t links_work(const ttb__town *town)
{
    return LINKS_WORK * town->seat_count * town->seat_count;
}

/* 1 if half of the gap that one leaves is closed by the other. */
static int halves_gap(const ttb__town *town, const int64_t values[TTB__GOALS],
                      const ttb__climb *before, const ttb__climb *after)
{
    int64_t value = values[after->argument->tier];
    int64_t low = ttb__argument_bound(town, before->argument, before->sum, values);
    int64_t high = ttb__argument_bound(town, after->argument, after->sum, values);

    return high > low && high - low >= value - high;
}

/* Links are of use where it matters that a section runs for few, and not where blocks are all that
 * does: then they prove hardly more than other prices, and there is no such way. */
static ttb_status begin_links(const ttb__town *town, const ttb__bound_means *means,
                              const int64_t values[TTB__GOALS], ttb__bounded_tier *tier)
{
    const ttb__climb *other = tier->ways[TTB__WAY_PRICES].climb;
    ttb__climb *climb = NULL;
    ttb_status status = ttb__pricing_links(town, means, tier->number, values, &tier->work, &climb);

    if (climb && other && !halves_gap(town, values, other, climb)) {
        ttb__climb_destroy(climb);
        climb = NULL;
    }
    tier->has_links = 1;
    tier->links_due = tier->work + links_work(town);
    return begin_climb(tier, TTB__WAY_LINKS, climb, status);
}

/* All ways but that of links begin anew. */
static ttb_status price_anew(const ttb__town *town, const ttb__bound_means *means,
                             const int64_t values[TTB__GOALS], ttb__bounded_tier *tier)
{
    ttb__climb *climb = NULL;
    ttb_status status = tier->is_priced ? TTB_OK : begin_tier(town, means, tier);

    if (status)
        return status;
    if (!tier->is_priced)
        tier->links_due = links_work(town);
    status = ttb__pricing_climb(town, means, tier->number, values, &tier->work, &climb);
    memcpy(tier->earlier, values, (size_t)tier->number * sizeof values[0]);
    tier->is_priced = 1;
    tier->has_links = 0;
    ttb__way_clear(&tier->ways[TTB__WAY_LINKS]);
    status = begin_climb(tier, TTB__WAY_PRICES, climb, status);
    if (!status)
        status = begin_dear(town, means, values, tier);
    if (!status)
        status = begin_columns(town, tier);
    return status;
}

ttb_status ttb__tier_price(const ttb__town *town, const ttb__bound_means *means,
                           const int64_t values[TTB__GOALS], ttb__bounded_tier *tier)
{
    size_t bytes = (size_t)tier->number * sizeof values[0];
    ttb_status status = TTB_OK;

    if (tier->value != values[tier->number]) {
        for (int32_t way = 0; way < TTB__WAYS; way++)
            tier->ways[way].is_stuck = tier->ways[way].fruitless = 0;
        tier->work_before = tier->work;
        tier->value = values[tier->number];
    }
    if (!tier->is_priced || memcmp(tier->earlier, values, bytes) != 0)
        status = price_anew(town, means, values, tier);
    if (!status && !tier->has_links && tier->work >= tier->links_due)
        status = begin_links(town, means, values, tier);
    return status;
}
