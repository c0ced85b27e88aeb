#include "bound/bounds.h"

#include <string.h>

#include "bound/pricing.h"
#include "proof/prove.h"

/* Work of one climb: at least so much, and a part of what its tier had so far. */
enum { LEAST_CLIMB = 200000, MOST_CLIMBS = 2 };

/* A tier is given up when so much work, and so many times what was done before, did not halve its
 * gap. */
enum { LEAST_PATIENCE = 20000000, PATIENCE = 16 };

/* An argument and what it proves: a sum, or for sections the bound at some earlier values. */
typedef struct record {
    ttb__argument *argument;
    int64_t serial; /* of the climb that it is a step of: later steps prove more */
    int64_t sum;
    int64_t earlier[TTB__GOALS], bound;
} record;

typedef TTB__ARRAY(record) records;

typedef struct bounded_tier {
    records known, found; /* committed, and since then */
    int64_t gap,
        gap_work; /* between value and bound when it last halved, and the work until then */
    int64_t earlier[TTB__GOALS];
    int32_t is_priced;               /* for these earlier values */
    ttb__climb *climbs[MOST_CLIMBS]; /* without prices, with prices */
    int64_t serials[MOST_CLIMBS];
    int32_t is_stuck[MOST_CLIMBS]; /* at the value */
    int64_t value;
    int64_t work;
} bounded_tier;

struct ttb__bounds {
    ttb__town *town;
    bounded_tier tiers[TTB__GOALS];
    int64_t work, serial;
};

enum { WITHOUT_PRICES, WITH_PRICES };

/* ---- Records */

static void clear_records(records *list)
{
    for (int64_t number = 0; number < list->count; number++)
        ttb__argument_destroy(list->items[number].argument);
    ttb__free(list->items);
}

/* Takes the argument. A step of a climb takes the place of the step before. */
static ttb_status add_record(records *list, record added)
{
    for (int64_t number = 0; number < list->count; number++) {
        record *old = &list->items[number];
        if (old->serial == added.serial) {
            ttb__argument_destroy(old->argument);
            *old = added;
            return TTB_OK;
        }
    }
    if (!TTB__PUSH(list, added))
        return TTB_OK;
    ttb__argument_destroy(added.argument);
    return TTB_ERR_MEMORY;
}

/* The bound that a record proves at these earlier values; *status where there is no memory. */
static int64_t bound_of(const ttb__town *town, record *of, const int64_t earlier[TTB__GOALS],
                        ttb_status *status)
{
    size_t bytes = (size_t)of->argument->tier * sizeof of->earlier[0];

    if (of->argument->kind != TTB__ARGUMENT_SECTIONS)
        return ttb__argument_bound(town, of->argument, of->sum, earlier);
    if (of->bound < 0 || memcmp(of->earlier, earlier, bytes) != 0) {
        memcpy(of->earlier, earlier, bytes);
        *status = ttb__argument_prove(town, of->argument, earlier, &of->bound);
    }
    return *status ? 0 : of->bound;
}

static record *best_of(const ttb__town *town, records *list, const int64_t earlier[TTB__GOALS],
                       int64_t *bound_out, ttb_status *status)
{
    record *best = NULL;

    *bound_out = 0;
    for (int64_t number = 0; number < list->count && !*status; number++) {
        int64_t bound = bound_of(town, &list->items[number], earlier, status);
        if (bound > *bound_out) {
            *bound_out = bound;
            best = &list->items[number];
        }
    }
    return best;
}

/* ---- Looking for arguments */

static ttb_status keep_climb(bounded_tier *tier, int32_t number)
{
    const ttb__climb *climb = tier->climbs[number];
    record added = {.serial = tier->serials[number], .sum = climb->sum};
    ttb_status status = ttb__climb_argument(climb, &added.argument);

    return status ? status : add_record(&tier->found, added);
}

/* Where costs are out of range there is no such climb. */
static ttb_status begin_climb(ttb__bounds *bounds, bounded_tier *tier, int32_t number,
                              ttb__climb *climb, ttb_status status)
{
    ttb__climb_destroy(tier->climbs[number]);
    tier->climbs[number] = climb;
    tier->is_stuck[number] = 0;
    if (!climb)
        return status == TTB_ERR_RANGE ? TTB_OK : status;
    tier->serials[number] = ++bounds->serial;
    return keep_climb(tier, number);
}

static ttb_status add_sections(ttb__bounds *bounds, int32_t number)
{
    record added = {.serial = ++bounds->serial, .bound = -1};
    ttb_status status =
        ttb__argument_make(bounds->town, TTB__ARGUMENT_SECTIONS, number, &added.argument);

    return status ? status : add_record(&bounds->tiers[number].found, added);
}

/* What does not depend on earlier values. */
static ttb_status begin_tier(ttb__bounds *bounds, int32_t number)
{
    const ttb__tier *goals = &bounds->town->tiers[number];
    bounded_tier *tier = &bounds->tiers[number];
    ttb__climb *climb = NULL;
    ttb_status status = TTB_OK;

    if (ttb__tier_weight(goals, TTB_GOAL_SECTION_COST))
        status = add_sections(bounds, number);
    if (status || !ttb__tier_weight(goals, TTB_GOAL_UNMET))
        return status;
    status = ttb__pricing_clashes(bounds->town, number, &climb);
    bounds->work += climb ? climb->work : 0;
    return begin_climb(bounds, tier, WITHOUT_PRICES, climb, status);
}

/* Prices are made anew when earlier values change. */
static ttb_status price_tier(ttb__bounds *bounds, const ttb__bound_means *means, int32_t number,
                             const int64_t values[TTB__GOALS])
{
    bounded_tier *tier = &bounds->tiers[number];
    size_t bytes = (size_t)number * sizeof values[0];
    ttb__climb *climb = NULL;
    ttb_status status;

    if (tier->is_priced && memcmp(tier->earlier, values, bytes) == 0)
        return TTB_OK;
    status = tier->is_priced ? TTB_OK : begin_tier(bounds, number);
    if (status)
        return status;
    status = ttb__pricing_climb(bounds->town, means, number, values, &bounds->work, &climb);
    memcpy(tier->earlier, values, bytes);
    tier->is_priced = 1;
    return begin_climb(bounds, tier, WITH_PRICES, climb, status);
}

/* The bound of a tier, with what was found and is not committed yet. */
static int64_t bound_now(ttb__bounds *bounds, int32_t number, const int64_t values[TTB__GOALS],
                         ttb_status *status)
{
    bounded_tier *tier = &bounds->tiers[number];
    int64_t known, found;

    (void)best_of(bounds->town, &tier->known, values, &known, status);
    (void)best_of(bounds->town, &tier->found, values, &found, status);
    return known > found ? known : found;
}

/* ---- Climbing */

/* The climb of a tier that had the least work and can go on, TTB_NONE if there is none. */
static int32_t choose_climb(const bounded_tier *tier)
{
    int32_t best = TTB_NONE;

    for (int32_t number = 0; number < MOST_CLIMBS; number++)
        if (tier->climbs[number] && !tier->is_stuck[number] &&
            (best == TTB_NONE || tier->climbs[number]->work < tier->climbs[best]->work))
            best = number;
    return best;
}

static int is_given_up(bounded_tier *tier, int64_t gap)
{
    if (!tier->gap || gap <= tier->gap / 2) {
        tier->gap = gap;
        tier->gap_work = tier->work;
    }
    return tier->work > LEAST_PATIENCE + PATIENCE * tier->gap_work;
}

/* Of the tiers that are not at their bounds, an earlier one has twice the work of the next. */
static ttb_status choose_tier(ttb__bounds *bounds, const int64_t values[TTB__GOALS], int32_t tiers,
                              int32_t *best_out)
{
    int64_t least = INT64_MAX;
    int32_t place = 0;
    ttb_status status = TTB_OK;

    *best_out = TTB_NONE;
    for (int32_t number = 0; number < tiers && !status; number++) {
        bounded_tier *tier = &bounds->tiers[number];
        int64_t gap;
        if (values[number] == INT64_MAX || choose_climb(tier) == TTB_NONE)
            continue;
        gap = values[number] - bound_now(bounds, number, values, &status);
        if (gap <= 0 || is_given_up(tier, gap))
            continue;
        if (tier->work << place < least) {
            least = tier->work << place;
            *best_out = number;
        }
        place++;
    }
    return status;
}

static int64_t next_climb(const bounded_tier *tier)
{
    return tier->work / 2 > LEAST_CLIMB ? tier->work / 2 : LEAST_CLIMB;
}

/* A climb that does no work, or cannot reach any further, is stuck. */
static ttb_status climb_tier(ttb__bounds *bounds, const ttb__bound_means *means, int32_t number,
                             const int64_t values[TTB__GOALS])
{
    bounded_tier *tier = &bounds->tiers[number];
    int32_t chosen = choose_climb(tier);
    ttb__climb *climb = tier->climbs[chosen];
    int64_t wanted, before = climb->work;
    int has_risen = 0;
    ttb_status status =
        ttb__argument_claim(bounds->town, climb->argument, values[number], values, &wanted);

    if (status) {
        tier->is_stuck[chosen] = 1;
        return TTB_OK;
    }
    status = ttb__climb_on(climb, means, wanted, next_climb(tier), &has_risen);
    tier->work += climb->work - before;
    bounds->work += climb->work - before;
    tier->is_stuck[chosen] = climb->work == before;
    return !status && has_risen ? keep_climb(tier, chosen) : status;
}

/* With another value there is another way to go. */
static void set_value(bounded_tier *tier, int64_t value)
{
    for (int32_t number = 0; number < MOST_CLIMBS && tier->value != value; number++)
        tier->is_stuck[number] = 0;
    tier->value = value;
}

static ttb_status climb_all(ttb__bounds *bounds, const ttb__bound_means *means,
                            const int64_t values[TTB__GOALS], int32_t tiers, int64_t most_work)
{
    int32_t number;
    ttb_status status = choose_tier(bounds, values, tiers, &number);

    while (!status && number != TTB_NONE && !ttb__bound_must_stop(means) &&
           bounds->work + next_climb(&bounds->tiers[number]) <= most_work) {
        status = climb_tier(bounds, means, number, values);
        if (!status)
            status = choose_tier(bounds, values, tiers, &number);
    }
    return status;
}

/* ---- The whole */

ttb_status ttb__bounds_make(const ttb_partnership *partnership, ttb__bounds **bounds_out)
{
    ttb_status status;

    *bounds_out = ttb__alloc(1, sizeof **bounds_out);
    if (!*bounds_out)
        return TTB_ERR_MEMORY;
    status = ttb__town_make(partnership, &(*bounds_out)->town);
    if (status) {
        ttb__free(*bounds_out);
        *bounds_out = NULL;
    }
    return status;
}

void ttb__bounds_destroy(ttb__bounds *bounds)
{
    if (!bounds)
        return;
    for (int32_t number = 0; number < TTB__GOALS; number++) {
        bounded_tier *tier = &bounds->tiers[number];
        clear_records(&tier->known);
        clear_records(&tier->found);
        for (int32_t climb = 0; climb < MOST_CLIMBS; climb++)
            ttb__climb_destroy(tier->climbs[climb]);
    }
    ttb__town_destroy(bounds->town);
    ttb__free(bounds);
}

int64_t ttb__bounds_work(const ttb__bounds *bounds)
{
    return bounds->work;
}

ttb_status ttb__bounds_improve(ttb__bounds *bounds, const ttb__bound_means *means,
                               const int64_t values[TTB__GOALS], int32_t tiers, int64_t most_work)
{
    ttb_status status = TTB_OK;

    for (int32_t number = 0; number < tiers && !status && !ttb__bound_must_stop(means); number++) {
        set_value(&bounds->tiers[number], values[number]);
        int is_due = !bounds->tiers[number].is_priced || bounds->work < most_work;
        if (is_due && bound_now(bounds, number, values, &status) < values[number] && !status)
            status = price_tier(bounds, means, number, values);
    }
    return status ? status : climb_all(bounds, means, values, tiers, most_work);
}

static int is_live(const bounded_tier *tier, const record *of)
{
    return of->argument->kind == TTB__ARGUMENT_SECTIONS ||
           of->serial == tier->serials[WITHOUT_PRICES] || of->serial == tier->serials[WITH_PRICES];
}

/* Of climbs that are given up only the best is kept. */
static ttb_status commit_tier(ttb__bounds *bounds, int32_t number, const int64_t values[TTB__GOALS],
                              int64_t *bound_out)
{
    bounded_tier *tier = &bounds->tiers[number];
    int64_t best, count = 0;
    const record *kept;
    ttb_status status = TTB_OK;

    while (tier->found.count > 0 && !status)
        status = add_record(&tier->known, tier->found.items[--tier->found.count]);
    kept = best_of(bounds->town, &tier->known, values, bound_out, &status);
    best = kept ? kept - tier->known.items : TTB_NONE;
    for (int64_t at = 0; at < tier->known.count && !status; at++) {
        if (at == best || is_live(tier, &tier->known.items[at]))
            tier->known.items[count++] = tier->known.items[at];
        else
            ttb__argument_destroy(tier->known.items[at].argument);
    }
    tier->known.count = status ? tier->known.count : count;
    return status;
}

ttb_status ttb__bounds_commit(ttb__bounds *bounds, const int64_t values[TTB__GOALS], int32_t tiers,
                              int64_t bounds_out[TTB__GOALS])
{
    ttb_status status = TTB_OK;

    for (int32_t number = 0; number < tiers && !status; number++)
        status = commit_tier(bounds, number, values, &bounds_out[number]);
    return status;
}

ttb_status ttb__bounds_certificate(ttb__bounds *bounds, const int64_t values[TTB__GOALS],
                                   ttb_certificate **certificate_out)
{
    ttb_certificate *certificate;
    ttb_status status = ttb__certificate_make(bounds->town, certificate_out);

    certificate = *certificate_out;
    for (int32_t number = 0; number < bounds->town->tier_count && !status; number++) {
        ttb__certificate_tier *tier = &certificate->tiers[number];
        ttb__argument *argument = NULL;
        record *best =
            best_of(bounds->town, &bounds->tiers[number].known, values, &tier->bound, &status);
        tier->value = values[number];
        if (best && !status)
            status = ttb__argument_copy(bounds->town, best->argument, &argument);
        if (argument)
            status = ttb__certificate_add(certificate, argument);
    }
    if (status) {
        ttb__certificate_destroy(certificate);
        *certificate_out = NULL;
    }
    return status;
}
