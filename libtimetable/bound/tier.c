#include "bound/tier.h"

#include <string.h>

#include "bound/pricing.h"

/* A step has a part of the work that its tier had so far for this value, at least a smaller part of
 * all that it had, and at least so much. */
enum { LEAST_STEP = 200000, STEP_PART = 2, ALL_PART = 16, LITTLE = 32 };

/* Counted steps of block columns that take as long as one of a tree. */
enum { COLUMN_STEPS = 6 };

/* A program of links takes about so much work for each square of its seats, and waits until as much
 * was done without. */
enum { LINKS_WORK = 3 };

/* A tier is given up when so much work, and so many times what was done before, did not halve its
 * gap. */
enum { LEAST_PATIENCE = 1000000000, PATIENCE = 16 };

static void clear_way(ttb__way *way)
{
    ttb__climb_destroy(way->climb);
    ttb__columns_destroy(way->columns);
    *way = (ttb__way){.climb = NULL};
}

void ttb__tier_clear(ttb__bounded_tier *tier)
{
    ttb__records_clear(&tier->known);
    ttb__records_clear(&tier->found);
    for (int32_t number = 0; number < TTB__WAYS; number++)
        clear_way(&tier->ways[number]);
}

/* ---- Beginning */

static ttb_status keep(ttb__bounded_tier *tier, const ttb__way *way)
{
    ttb__record added = {.serial = way->serial};
    ttb_status status;

    if (way->climb) {
        added.sum = way->climb->sum;
        status = ttb__climb_argument(way->climb, &added.argument);
    } else {
        status = ttb__columns_argument(way->columns, &added.argument, &added.sum);
    }
    return status || !added.argument ? status : ttb__records_add(&tier->found, added);
}

/* Where costs are out of range there is no such way. */
static ttb_status begin_climb(ttb__bounded_tier *tier, int32_t number, ttb__climb *climb,
                              ttb_status status)
{
    ttb__way *way = &tier->ways[number];

    clear_way(way);
    if (!climb)
        return status == TTB_ERR_RANGE ? TTB_OK : status;
    way->climb = climb;
    way->serial = ++tier->serials;
    return keep(tier, way);
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

    clear_way(&tier->ways[TTB__WAY_DEAR]);
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

    clear_way(way);
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
    clear_way(&tier->ways[TTB__WAY_LINKS]);
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
            tier->ways[way].is_stuck = 0;
        tier->work_before = tier->work;
        tier->value = values[tier->number];
    }
    if (!tier->is_priced || memcmp(tier->earlier, values, bytes) != 0)
        status = price_anew(town, means, values, tier);
    if (!status && !tier->has_links && tier->work >= tier->links_due)
        status = begin_links(town, means, values, tier);
    return status;
}

int64_t ttb__tier_bound(const ttb__town *town, const ttb__bounded_tier *tier,
                        const int64_t values[TTB__GOALS], ttb_status *status)
{
    int64_t known, found;

    (void)ttb__records_best(town, &tier->known, values, &known, status);
    (void)ttb__records_best(town, &tier->found, values, &found, status);
    return known > found ? known : found;
}

/* ---- Going on */

/* What a way's work counts where ways are compared: several times where it brought little. Where
 * there are trees with such dear earlier tiers that they can prove everything, that of others
 * counts more, but for columns that are hopeful. */
static int64_t counted_work(const ttb__bounded_tier *tier, int32_t number)
{
    enum { OTHERS = 8 };
    const ttb__way *way = &tier->ways[number];
    int is_other = number != TTB__WAY_DEAR && tier->ways[TTB__WAY_DEAR].climb &&
                   !(way->columns && ttb__columns_are_hopeful(way->columns));

    return way->work * (1 + way->fruitless) * (is_other ? OTHERS : 1);
}

/* The way that had the least work and is not stuck, TTB_NONE if there is none. */
static int32_t choose_way(const ttb__bounded_tier *tier)
{
    int64_t least = INT64_MAX;
    int32_t best = TTB_NONE;

    for (int32_t number = 0; number < TTB__WAYS; number++) {
        const ttb__way *way = &tier->ways[number];
        int64_t work;
        if ((!way->climb && !way->columns) || way->is_stuck)
            continue;
        work = counted_work(tier, number);
        if (work < least) {
            least = work;
            best = number;
        }
    }
    return best;
}

int ttb__tier_may_rise(ttb__bounded_tier *tier, int64_t gap)
{
    if (!tier->gap || gap <= tier->gap / 2) {
        tier->gap = gap;
        tier->gap_work = tier->work;
    }
    return gap > 0 && choose_way(tier) != TTB_NONE &&
           tier->work <= LEAST_PATIENCE + PATIENCE * tier->gap_work;
}

int64_t ttb__tier_next_work(const ttb__bounded_tier *tier)
{
    int64_t part = (tier->work - tier->work_before) / STEP_PART, least = tier->work / ALL_PART;

    least = least > LEAST_STEP ? least : LEAST_STEP;
    return part > least ? part : least;
}

/* A climb that does no work cannot reach any further. */
static ttb_status go_on_climbing(const ttb__town *town, const ttb__bound_means *means,
                                 const int64_t values[TTB__GOALS], int64_t work, ttb__way *way,
                                 int *has_risen)
{
    int64_t wanted, before = way->climb->work;
    ttb_status status = ttb__argument_claim(town, way->climb->argument,
                                            values[way->climb->argument->tier], values, &wanted);

    if (!status)
        status = ttb__climb_on(way->climb, means, wanted, work, has_risen);
    way->work += way->climb->work - before;
    way->is_stuck = way->climb->work == before;
    return status == TTB_ERR_RANGE ? TTB_OK : status;
}

static ttb_status go_on_with_columns(const ttb__bound_means *means, int64_t work, ttb__way *way,
                                     int *has_risen)
{
    int64_t before = ttb__columns_work(way->columns);
    ttb_status status = ttb__columns_run(way->columns, means, before + work * COLUMN_STEPS);

    way->work += (ttb__columns_work(way->columns) - before) / COLUMN_STEPS;
    way->is_stuck = ttb__columns_is_done(way->columns);
    *has_risen = 1;
    return status;
}

/* The bound that the way has proven so far. */
static int64_t bound_of(const ttb__town *town, const ttb__records *records, const ttb__way *way,
                        const int64_t values[TTB__GOALS])
{
    int64_t bound = 0;

    for (int64_t number = 0; number < records->count; number++)
        if (records->items[number].serial == way->serial)
            bound = ttb__argument_bound(town, records->items[number].argument,
                                        records->items[number].sum, values);
    return bound;
}

/* Keep what the way has proven. A rise by less than a small part of the gap is little. */
static ttb_status keep_risen(const ttb__town *town, const int64_t values[TTB__GOALS],
                             ttb__bounded_tier *tier, ttb__way *way)
{
    int64_t known = bound_of(town, &tier->known, way, values);
    int64_t found = bound_of(town, &tier->found, way, values);
    int64_t before = known > found ? known : found;
    ttb_status status = keep(tier, way);

    if (!status && bound_of(town, &tier->found, way, values) - before >
                       (values[tier->number] - before) / LITTLE)
        way->fruitless = 0;
    return status;
}

ttb_status ttb__tier_go_on(const ttb__town *town, const ttb__bound_means *means,
                           const int64_t values[TTB__GOALS], ttb__bounded_tier *tier)
{
    ttb__way *way = &tier->ways[choose_way(tier)];
    int64_t before = way->work, work = ttb__tier_next_work(tier);
    int has_risen = 0;
    ttb_status status = way->climb ? go_on_climbing(town, means, values, work, way, &has_risen)
                                   : go_on_with_columns(means, work, way, &has_risen);

    tier->work += way->work - before;
    way->fruitless++;
    return !status && has_risen ? keep_risen(town, values, tier, way) : status;
}

/* ---- Committing */

static int is_live(const ttb__bounded_tier *tier, const ttb__record *of)
{
    int is_live = of->argument->kind == TTB__ARGUMENT_SECTIONS;

    for (int32_t way = 0; way < TTB__WAYS; way++)
        is_live |= of->serial == tier->ways[way].serial;
    return is_live;
}

/* Of ways that are given up only the best is kept. */
ttb_status ttb__tier_commit(const ttb__town *town, const int64_t values[TTB__GOALS],
                            ttb__bounded_tier *tier, int64_t *bound_out)
{
    int64_t count = 0;
    const ttb__record *best;
    ttb_status status = TTB_OK;

    while (tier->found.count > 0 && !status)
        status = ttb__records_add(&tier->known, tier->found.items[--tier->found.count]);
    best = ttb__records_best(town, &tier->known, values, bound_out, &status);
    for (int64_t at = 0; at < tier->known.count && !status; at++) {
        const ttb__record *old = &tier->known.items[at];
        if (old != best && !is_live(tier, old))
            ttb__argument_destroy(old->argument);
        else
            tier->known.items[count++] = *old;
    }
    tier->known.count = status ? tier->known.count : count;
    return status;
}
