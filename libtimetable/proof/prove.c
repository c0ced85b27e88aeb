#include "proof/prove.h"

#include "proof/blocks.h"
#include "proof/placing.h"
#include "proof/sections.h"

/* The offers of a tree, read one by one. */
typedef struct reader {
    const ttb__numbers *tree;
    int64_t next;
    const ttb__poll *poll;
} reader;

static int32_t read_offer(ttb__placing *placing, void *user)
{
    reader *tree = user;

    (void)placing;
    if (ttb__must_stop(tree->poll))
        return TTB_NONE;
    return tree->next < tree->tree->count ? tree->tree->items[tree->next++] : TTB_NONE;
}

static ttb_status check_part(const ttb__town *town, const ttb__argument *argument, int32_t part,
                             int64_t claim, reader *tree, int *is_proven)
{
    ttb__placing *placing = NULL;
    ttb_status status = ttb__placing_make(town, argument, part, town->poll, &placing);

    if (!status)
        status = ttb__placing_prove(placing, claim, read_offer, tree, is_proven);
    ttb__placing_destroy(placing);
    return status;
}

/* One claim is of the whole town, more are one of each part: formula 13. */
static ttb_status check_placing(const ttb__town *town, const ttb__argument *argument,
                                ttb__wide *sum_out, int *is_proven)
{
    const ttb__town_parts *parts = &town->parts[argument->students];
    reader tree = {.tree = &argument->tree, .poll = town->poll};
    ttb_status status = TTB_OK;
    int is_whole = argument->claims.count == 1;

    if (!is_whole && argument->claims.count != parts->count)
        return TTB_ERR_RANGE;
    *is_proven = 1;
    for (int32_t part = 0; part < argument->claims.count && *is_proven && !status; part++) {
        int64_t claim = argument->claims.items[part];
        *sum_out += claim;
        status = check_part(town, argument, is_whole ? TTB_NONE : part, claim, &tree, is_proven);
    }
    if (!is_whole && !status)
        *sum_out += ttb__argument_rows(town, argument);
    *is_proven = *is_proven && tree.next == argument->tree.count;
    return status;
}

/* Counted steps, some seconds of work, in which the claims of all blocks have to be checked. */
static const int64_t most_blocks_work = INT64_C(6000000000);

ttb_status ttb__argument_check(const ttb__town *town, const ttb__argument *argument,
                               int64_t *sum_out, int *is_proven_out)
{
    ttb__wide sum = 0;
    int64_t goals[TTB__GOALS];
    int is_proven = 0;
    ttb_status status = TTB_ERR_RANGE;

    *sum_out = *is_proven_out = 0;
    if (!ttb__argument_goals(town, argument, goals))
        return TTB_OK;
    if (argument->kind == TTB__ARGUMENT_PLACING)
        status = check_placing(town, argument, &sum, &is_proven);
    else if (argument->kind == TTB__ARGUMENT_BLOCKS)
        status = ttb__blocks_prove(town, argument, most_blocks_work, &sum, &is_proven);
    if (status == TTB_ERR_RANGE || sum < -TTB__MOST_SUM || sum > TTB__MOST_SUM)
        return TTB_OK;
    *sum_out = (int64_t)sum;
    *is_proven_out = is_proven;
    return status;
}

ttb_status ttb__argument_prove(const ttb__town *town, const ttb__argument *argument,
                               const int64_t earlier[TTB__GOALS], int64_t *bound_out)
{
    int64_t sum;
    int is_proven;
    ttb_status status;

    *bound_out = 0;
    if (argument->kind == TTB__ARGUMENT_SECTIONS)
        return ttb__section_cost_bound(town, argument->tier, earlier, bound_out);
    status = ttb__argument_check(town, argument, &sum, &is_proven);
    if (!status && is_proven)
        *bound_out = ttb__argument_bound(town, argument, sum, earlier);
    return status;
}
