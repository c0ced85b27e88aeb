#include "bound/bounds.h"

#include "bound/tier.h"

struct ttb__bounds {
    ttb__town *town;
    ttb__bounded_tier tiers[TTB__GOALS];
};

ttb_status ttb__bounds_make(const ttb_partnership *partnership, ttb__bounds **bounds_out)
{
    ttb_status status;

    *bounds_out = ttb__alloc(1, sizeof **bounds_out);
    if (!*bounds_out)
        return TTB_ERR_MEMORY;
    for (int32_t number = 0; number < TTB__GOALS; number++)
        (*bounds_out)->tiers[number].number = number;
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
    for (int32_t number = 0; number < TTB__GOALS; number++)
        ttb__tier_clear(&bounds->tiers[number]);
    ttb__town_destroy(bounds->town);
    ttb__free(bounds);
}

int64_t ttb__bounds_work(const ttb__bounds *bounds)
{
    int64_t work = 0;

    for (int32_t number = 0; number < TTB__GOALS; number++)
        work += bounds->tiers[number].work;
    return work;
}

/* ---- Looking */

/* A tier that may rise has so many times (as a power of two) the work of the next. */
enum { SHARE = 2 };

/* The tier to go on with; NULL: none may rise. */
static ttb_status choose_tier(ttb__bounds *bounds, const int64_t values[TTB__GOALS], int32_t tiers,
                              ttb__bounded_tier **best_out)
{
    int64_t least = INT64_MAX;
    int32_t place = 0;
    ttb_status status = TTB_OK;

    *best_out = NULL;
    for (int32_t number = 0; number < tiers && !status; number++) {
        ttb__bounded_tier *tier = &bounds->tiers[number];
        int64_t bound = ttb__tier_bound(bounds->town, tier, values, &status);
        if (values[number] == INT64_MAX || !ttb__tier_may_rise(tier, values[number] - bound))
            continue;
        if (tier->work << (SHARE * place) < least) {
            least = tier->work << (SHARE * place);
            *best_out = tier;
        }
        place++;
    }
    return status;
}

static ttb_status go_on(ttb__bounds *bounds, const ttb__bound_means *means,
                        const int64_t values[TTB__GOALS], int32_t tiers,
                        const ttb__bound_effort *effort)
{
    ttb__bounded_tier *tier;
    ttb_status status = choose_tier(bounds, values, tiers, &tier);

    while (!status && tier && !ttb__bound_must_stop(means) &&
           ttb__bounds_work(bounds) < effort->enough &&
           ttb__bounds_work(bounds) + ttb__tier_next_work(tier) <= effort->most) {
        status = ttb__tier_go_on(bounds->town, means, values, tier);
        if (!status)
            status = choose_tier(bounds, values, tiers, &tier);
    }
    return status;
}

/* Prices are made anew when earlier values change, but for the first time only while there is work
 * left. */
ttb_status ttb__bounds_improve(ttb__bounds *bounds, const ttb__bound_means *means,
                               const int64_t values[TTB__GOALS], int32_t tiers,
                               const ttb__bound_effort *effort)
{
    ttb_status status = TTB_OK;

    for (int32_t number = 0; number < tiers && !status && !ttb__bound_must_stop(means); number++) {
        ttb__bounded_tier *tier = &bounds->tiers[number];
        int is_due = !tier->is_priced || ttb__bounds_work(bounds) < effort->most;
        if (is_due && ttb__tier_is_arguable(&bounds->town->tiers[number]) &&
            ttb__tier_bound(bounds->town, tier, values, &status) < values[number] && !status)
            status = ttb__tier_price(bounds->town, means, values, tier);
    }
    return status ? status : go_on(bounds, means, values, tiers, effort);
}

ttb__leaf ttb__bounds_take_leaf(ttb__bounds *bounds)
{
    ttb__leaf found = {0};

    for (int32_t number = 0; number < TTB__GOALS * TTB__WAYS && !found.count; number++) {
        ttb__climb *climb = bounds->tiers[number / TTB__WAYS].ways[number % TTB__WAYS].climb;
        if (!climb)
            continue;
        found = climb->leaf;
        climb->leaf = (ttb__leaf){0};
    }
    return found;
}

/* ---- What is known */

ttb_status ttb__bounds_commit(ttb__bounds *bounds, const int64_t values[TTB__GOALS], int32_t tiers,
                              int64_t bounds_out[TTB__GOALS])
{
    ttb_status status = TTB_OK;

    for (int32_t number = 0; number < tiers && !status; number++)
        status =
            ttb__tier_commit(bounds->town, values, &bounds->tiers[number], &bounds_out[number]);
    return status;
}

/* 1 if the claims of the argument are of the town's parts, and nothing is shared between them. */
static int is_by_part(const ttb__town *town, const ttb__argument *argument)
{
    if (argument->kind != TTB__ARGUMENT_PLACING ||
        argument->claims.count != town->parts[argument->students].count)
        return 0;
    for (int64_t row = 0; row < town->rows.count; row++)
        if (argument->row[row])
            return 0;
    return 1;
}

static int is_inside(const ttb__bounds *bounds, const ttb__town_parts *parts, int32_t inner,
                     const int32_t *part_of, int32_t part)
{
    for (int64_t course = 0; course < bounds->town->partnership->courses.count; course++)
        if (parts->of_course[course] == inner && part_of[course] != part)
            return 0;
    return 1;
}

/* What an argument by part proves of the first tier in the parts of the town that are all inside.
 */
static int64_t bound_over(const ttb__bounds *bounds, const ttb__argument *argument,
                          const int32_t *part_of, int32_t part)
{
    static const int64_t earlier[TTB__GOALS];
    const ttb__town *town = bounds->town;
    int64_t sum = 0;

    for (int32_t inner = 0; inner < argument->claims.count; inner++)
        if (is_inside(bounds, &town->parts[argument->students], inner, part_of, part))
            sum += ttb__argument_bound(town, argument, argument->claims.items[inner], earlier);
    return sum;
}

int64_t ttb__bounds_over(const ttb__bounds *bounds, const int32_t *part_of, int32_t part)
{
    const ttb__records *all[] = {&bounds->tiers[0].known, &bounds->tiers[0].found};
    int64_t best = 0;

    for (int32_t list = 0; list < 2; list++) {
        for (int64_t number = 0; number < all[list]->count; number++) {
            const ttb__argument *argument = all[list]->items[number].argument;
            int64_t bound = is_by_part(bounds->town, argument)
                                ? bound_over(bounds, argument, part_of, part)
                                : 0;
            best = bound > best ? bound : best;
        }
    }
    return best;
}

static ttb_status add_best(const ttb__bounds *bounds, const int64_t values[TTB__GOALS],
                           int32_t number, ttb_certificate *certificate)
{
    ttb__certificate_tier *tier = &certificate->tiers[number];
    ttb__argument *argument = NULL;
    ttb_status status = TTB_OK;
    const ttb__record *best = ttb__records_best(bounds->town, &bounds->tiers[number].known, values,
                                                &tier->bound, &status);

    tier->value = values[number];
    if (best && !status)
        status = ttb__argument_copy(bounds->town, best->argument, &argument);
    return argument ? ttb__certificate_add(certificate, argument) : status;
}

ttb_status ttb__bounds_certificate(ttb__bounds *bounds, const int64_t values[TTB__GOALS],
                                   ttb_certificate **certificate_out)
{
    ttb_status status = ttb__certificate_make(bounds->town, certificate_out);

    for (int32_t number = 0; number < bounds->town->tier_count && !status; number++)
        status = add_best(bounds, values, number, *certificate_out);
    if (status) {
        ttb__certificate_destroy(*certificate_out);
        *certificate_out = NULL;
    }
    return status;
}
