#include "bound/climb.h"

#include <string.h>

/* More parts than this are argued as one. */
enum { MOST_LEGS = 32 };

/* Leaves NULL. */
static void end_try(ttb__try **begun)
{
    ttb__try *ended = *begun;

    if (!ended)
        return;
    ttb__tree_destroy(ended->tree);
    ttb__placing_destroy(ended->placing);
    ttb__branching_clear(&ended->search);
    ttb__free(ended->nodes.items);
    ttb__free(ended);
    *begun = NULL;
}

void ttb__climb_destroy(ttb__climb *climb)
{
    if (!climb)
        return;
    for (int32_t leg = 0; leg < climb->leg_count; leg++) {
        ttb__free(climb->legs[leg].tree.items);
        end_try(&climb->legs[leg].all);
        end_try(&climb->legs[leg].near);
    }
    ttb__free(climb->legs);
    ttb__free(climb->leaf.items);
    ttb__argument_destroy(climb->argument);
    ttb__free(climb);
}

/* ---- The beginning */

static ttb_status begin_leg(ttb__climb *climb, const ttb__bound_means *means, ttb__leg *leg)
{
    ttb__placing *placing = NULL;
    ttb_status status = ttb__placing_make(climb->town, climb->argument, leg->part,
                                          ttb__bound_poll(means), &placing);

    if (!status) {
        leg->claim = ttb__placing_bound(placing);
        leg->lost = INT64_MAX;
        climb->sum += leg->claim;
        climb->work += ttb__placing_work(placing);
    }
    ttb__placing_destroy(placing);
    return status;
}

static ttb_status begin_legs(ttb__climb *climb, const ttb__bound_means *means)
{
    int32_t parts = climb->town->parts[climb->argument->students].count;
    int is_whole = parts < 2 || parts > MOST_LEGS;
    ttb_status status = TTB_OK;

    climb->legs = ttb__alloc(is_whole ? 1 : parts, sizeof *climb->legs);
    if (!climb->legs)
        return TTB_ERR_MEMORY;
    climb->leg_count = is_whole ? 1 : parts;
    for (int32_t leg = 0; leg < climb->leg_count && !status; leg++) {
        climb->legs[leg].part = is_whole ? TTB_NONE : leg;
        status = begin_leg(climb, means, &climb->legs[leg]);
    }
    if (!is_whole)
        climb->sum += ttb__argument_rows(climb->town, climb->argument);
    return status;
}

ttb_status ttb__climb_make(const ttb__town *town, const ttb__bound_means *means,
                           ttb__argument *argument, ttb__climb **climb_out)
{
    ttb__climb *climb = ttb__alloc(1, sizeof *climb);
    int64_t goals[TTB__GOALS];
    ttb_status status = TTB_ERR_RANGE;

    *climb_out = NULL;
    if (!climb) {
        ttb__argument_destroy(argument);
        return TTB_ERR_MEMORY;
    }
    climb->town = town;
    climb->argument = argument;
    if (ttb__argument_goals(town, argument, goals))
        status = begin_legs(climb, means);
    if (status)
        ttb__climb_destroy(climb);
    else
        *climb_out = climb;
    return status;
}

/* ---- One try */

/* The least step that is worth a try. */
static int64_t least_step(const ttb__climb *climb)
{
    int64_t unit = climb->town->units[climb->argument->tier] * climb->argument->scale;

    return unit > 1 ? unit : 1;
}

static void keep(ttb__climb *climb, ttb__leg *leg, int64_t claim, ttb__numbers *tree)
{
    climb->sum += claim - leg->claim;
    leg->claim = claim;
    ttb__free(leg->tree.items);
    leg->tree = *tree;
    *tree = (ttb__numbers){0};
}

/* The claim is not tried again, and where the tree was lost is kept. */
static void lose(ttb__climb *climb, ttb__leg *leg, ttb__try *lost)
{
    ttb__leaf *leaf = &lost->search.leaf;

    if (lost->claim < leg->lost)
        leg->lost = lost->claim;
    if (!leaf->count)
        return;
    ttb__free(climb->leaf.items);
    climb->leaf = *leaf;
    *leaf = (ttb__leaf){0};
}

static int64_t work_of(const ttb__try *begun)
{
    return begun->search.work + (begun->tree ? ttb__tree_work(begun->tree) : 0);
}

static ttb_status begin_try(ttb__climb *climb, const ttb__leg *leg, const ttb__bound_means *means,
                            int64_t claim, ttb__try **try_out)
{
    ttb__try *begun = *try_out = ttb__alloc(1, sizeof *begun);
    ttb_status status;

    if (!begun)
        return TTB_ERR_MEMORY;
    begun->claim = claim;
    begun->search = (ttb__branching){.town = climb->town,
                                     .argument = climb->argument,
                                     .claim = claim,
                                     .tree = &begun->nodes,
                                     .repricing = TTB_NONE};
    status = ttb__placing_make(climb->town, climb->argument, leg->part, ttb__bound_poll(means),
                               &begun->placing);
    if (!status)
        status = ttb__tree_make(begun->placing, claim, &begun->tree);
    if (!status)
        climb->work += ttb__tree_work(begun->tree);
    return status;
}

/* Go on with a try; *is_ended_out 1: it is proven, which is kept, or lost. */
static ttb_status go_on(ttb__climb *climb, ttb__leg *leg, const ttb__bound_means *means,
                        ttb__try *begun, int64_t most_work, int *is_ended_out)
{
    ttb__branching *search = &begun->search;
    int64_t before = work_of(begun), work;
    int32_t state;
    ttb_status status;

    search->means = means;
    search->most_work = before + most_work;
    status = ttb__tree_grow(begun->tree, ttb__branching_choose, search, &state);
    if (!status)
        status = search->status;
    work = work_of(begun) - before;
    leg->work += work;
    climb->work += work;
    *is_ended_out = status || state != TTB__TREE_PAUSED;
    if (!status && state == TTB__TREE_PROVEN)
        keep(climb, leg, begun->claim, &begun->nodes);
    else if (!status && state == TTB__TREE_LOST)
        lose(climb, leg, begun);
    return status;
}

/* Go on with the try of this claim from where it was left; one of another claim is dropped. */
static ttb_status try_claim(ttb__climb *climb, ttb__leg *leg, const ttb__bound_means *means,
                            int64_t claim, int64_t most_work, ttb__try **begun)
{
    int is_ended = 1;
    ttb_status status = TTB_OK;

    if (*begun && (*begun)->claim != claim)
        end_try(begun);
    if (!*begun)
        status = begin_try(climb, leg, means, claim, begun);
    if (!status)
        status = go_on(climb, leg, means, *begun, most_work, &is_ended);
    if (is_ended)
        end_try(begun);
    return status;
}

/* ---- Many tries */

/* What a leg may lack. Another leg has to make up for it, and may not be able to, so that together
 * they lack little of a step. */
static int64_t least_gap(const ttb__climb *climb)
{
    enum { LITTLE = 8 };

    return climb->leg_count > 1 ? least_step(climb) / LITTLE / climb->leg_count + 1
                                : least_step(climb);
}

/* The leg that can still rise and had the least work; NULL: there is none. */
static ttb__leg *choose_leg(const ttb__climb *climb)
{
    int64_t least = least_gap(climb);
    ttb__leg *best = NULL;

    for (int32_t number = 0; number < climb->leg_count; number++) {
        ttb__leg *leg = &climb->legs[number];
        if (leg->lost - leg->claim > least && (!best || leg->work < best->work))
            best = leg;
    }
    return best;
}

/* A claim that is lost is not tried again: then halfway to it. */
static int64_t reachable(const ttb__leg *leg, int64_t claim)
{
    return claim >= leg->lost ? leg->claim + (leg->lost - leg->claim) / 2 : claim;
}

/* Reach for what is wanted, and if that fails for a step, which grows as long as it goes well. */
static ttb_status climb_leg(ttb__climb *climb, ttb__leg *leg, const ttb__bound_means *means,
                            int64_t wanted, int64_t most_work, int *has_risen)
{
    int64_t before = leg->claim, all = before + wanted - climb->sum, least = least_step(climb);
    ttb_status status = TTB_OK;

    if (all < leg->lost)
        status = try_claim(climb, leg, means, all, most_work / 4 * 3, &leg->all);
    *has_risen |= leg->claim > before;
    if (status || leg->claim > before)
        return status;
    if (!leg->step)
        leg->step = (wanted - climb->sum) / 8;
    leg->step = leg->step > least ? leg->step : least;
    all = before + leg->step < all ? before + leg->step : all;
    status = try_claim(climb, leg, means, reachable(leg, all), most_work / 4, &leg->near);
    leg->step = leg->claim > before ? leg->step * 2 : leg->step / 2;
    *has_risen |= leg->claim > before;
    return status;
}

ttb_status ttb__climb_on(ttb__climb *climb, const ttb__bound_means *means, int64_t wanted,
                         int64_t most_work, int *has_risen_out)
{
    int64_t end = climb->work + most_work;
    ttb_status status = TTB_OK;

    *has_risen_out = 0;
    while (!status && climb->sum < wanted && climb->work < end) {
        ttb__leg *leg = choose_leg(climb);
        if (!leg || ttb__bound_must_stop(means))
            break;
        status = climb_leg(climb, leg, means, wanted, most_work, has_risen_out);
    }
    return status;
}

/* ---- What is proven */

/* Keep the repricings that trees go over to, in the order of their first use. */
static ttb_status keep_used(ttb__argument *argument)
{
    int64_t count = argument->repricings.count, used = 0;
    ttb__repricing *kept = ttb__alloc(count, sizeof *kept);
    int32_t *place = ttb__alloc(count, sizeof *place); /* among those that are kept, from 1 */
    ttb_status status;

    for (int64_t at = 0; kept && place && at < argument->tree.count; at++) {
        int32_t number = TTB__REPRICE(0) - argument->tree.items[at];
        if (number < 0)
            continue;
        if (!place[number]) {
            kept[used] = argument->repricings.items[number];
            place[number] = (int32_t)++used;
        }
        argument->tree.items[at] = TTB__REPRICE(place[number] - 1);
    }
    if (kept && place) {
        for (int64_t number = 0, unused = used; number < count; number++)
            if (!place[number])
                kept[unused++] = argument->repricings.items[number];
        if (count > 0)
            memcpy(argument->repricings.items, kept, (size_t)count * sizeof *kept);
        ttb__argument_cut_repricings(argument, used);
    }
    status = kept && place ? TTB_OK : TTB_ERR_MEMORY;
    ttb__free(place);
    ttb__free(kept);
    return status;
}

ttb_status ttb__climb_argument(const ttb__climb *climb, ttb__argument **argument_out)
{
    ttb__argument *argument;
    ttb_status status = ttb__argument_copy(climb->town, climb->argument, argument_out);

    if (status)
        return status;
    argument = *argument_out;
    for (int32_t number = 0; number < climb->leg_count && !status; number++) {
        const ttb__leg *leg = &climb->legs[number];
        status = TTB__PUSH(&argument->claims, leg->claim);
        if (!status)
            status = TTB__RESERVE(&argument->tree, leg->tree.count);
        for (int64_t at = 0; at < leg->tree.count && !status; at++)
            argument->tree.items[argument->tree.count++] = leg->tree.items[at];
    }
    if (!status)
        status = keep_used(argument);
    if (status) {
        ttb__argument_destroy(argument);
        *argument_out = NULL;
    }
    return status;
}
