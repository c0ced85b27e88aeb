/* The search goes on from where a bound placed everything. */
#include "search/inside.h"
#include "search/moves.h"

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
    int64_t left = ttb__search_work(search) / LEAF_PART - begin;
    ttb__cooling cooling = search->cooling;
    ttb__cooling_make_cold(&cooling, length < left ? length : left);
    ttb__cooling_begin(&cooling, begin);
    while (state->work < cooling.end && ttb__state_goes_on(state))
        ttb__search_step(search, ttb__cooling_heat(&cooling, &search->steps, state->work));
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

/* In the state for leaves, so that the search goes on from where it was as if nothing had been. */
static ttb_status try_aside(ttb__search *search, const ttb__numbers *leaf, const atomic_int *stop)
{
    ttb__state *own = search->state, *state = search->leaf_state;
    ttb__steps steps = search->steps;
    state->stop = stop;
    state->part = own->part;
    state->weights = search->cooling.weights;
    ttb__state_load(state, &search->best);
    search->state = state;
    search->leaf_state = own;
    seat_leaf(search, leaf);
    search->leaf_state = state;
    search->state = own;
    search->steps = steps;
    state->stop = NULL;
    return state->status;
}

ttb_status ttb__search_take_leaf(ttb__search *search, const ttb__numbers *leaf,
                                 const atomic_int *stop)
{
    ttb_status status = TTB_OK;
    if (search->cooling.number == 0 || !search->best.is_valid)
        return TTB_OK;
    if (!search->leaf_state)
        status = ttb__state_make(search->prep, search->seed, &search->leaf_state);
    return status ? status : try_aside(search, leaf, stop);
}
