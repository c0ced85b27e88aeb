/* The search goes on from where a bound placed everything. */
#include "search/inside.h"
#include "search/moves.h"

#include <string.h>

enum {
    LEAF_WORK = 3000, /* work of the cooling of a leaf for each request, */
    LEAF_PART = 32    /* and what all of them may take of the work so far */
};

/* Bounds do not see everything that a timetable has to keep: a short cooling finds how it can be
 * kept nearby. */
static void cool_leaf(ttb__search *search)
{
    ttb__state *state = search->state;
    int64_t begin = state->work, length = LEAF_WORK * search->prep->requests.count;
    int64_t left = begin / LEAF_PART - search->leaf_work;
    ttb__cooling cooling = search->cooling;
    ttb__cooling_make_cold(&cooling, length < left ? length : left);
    ttb__cooling_begin(&cooling, begin);
    while (state->work < cooling.end && ttb__state_goes_on(state))
        ttb__search_step(search, ttb__cooling_heat(&cooling, &search->steps, state->work));
    search->leaf_work += state->work - begin;
}

/* The best timetable, where the state stands, with the leaf's sections. */
static void seat_leaf(ttb__search *search, const ttb__numbers *leaf)
{
    ttb__state *state = search->state;
    int32_t *target = ttb__alloc(search->prep->slots.count, sizeof *target);
    int is_taken =
        target && ttb__leaf_target(state, leaf, target) && ttb__search_seat_at(state, target);
    if (!target)
        state->status = TTB_ERR_MEMORY;
    ttb__free(target);
    if (!is_taken)
        return;
    ttb__mend(state);
    if (!ttb__search_keep_if_best(search))
        cool_leaf(search);
}

ttb_status ttb__search_take_leaf(ttb__search *search, const ttb__numbers *leaf,
                                 const atomic_int *stop)
{
    ttb__state *state = search->state;
    ttb__solution before = {0};
    int64_t tiers[TTB__GOALS];
    if (search->cooling.number == 0 || !search->best.is_valid)
        return TTB_OK;
    if (ttb__solution_make(search->prep, &before))
        return TTB_ERR_MEMORY;
    memcpy(tiers, search->best.tiers, sizeof tiers);
    state->stop = stop;
    state->weights = search->cooling.weights;
    ttb__state_save(state, &before);
    ttb__state_load(state, &search->best);
    seat_leaf(search, leaf);
    if (memcmp(tiers, search->best.tiers, sizeof tiers) != 0)
        ttb__search_start_cooling(search, &search->best);
    else
        ttb__state_load(state, &before);
    ttb__solution_clear(&before);
    state->stop = NULL;
    return state->status;
}
