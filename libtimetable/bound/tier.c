#include "bound/tier.h"

/* A step has a part of the work that its tier had so far for this value, at least a smaller part of
 * all that it had, and at least so much. */
enum { LEAST_STEP = 200000, STEP_PART = 2, ALL_PART = 16, LITTLE = 32 };

/* Counted steps of block columns that take as long as one of a tree. */
enum { COLUMN_STEPS = 6 };

/* A tier is given up when so much work, and so many times what was done before, did not halve its
 * gap. */
enum { LEAST_PATIENCE = 1000000000, PATIENCE = 16 };

void ttb__way_clear(ttb__way *way)
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
        ttb__way_clear(&tier->ways[number]);
}

ttb_status ttb__tier_keep(ttb__bounded_tier *tier, const ttb__way *way)
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
    ttb_status status = ttb__tier_keep(tier, way);

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
