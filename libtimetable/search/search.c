/* Coolings one after the other. Each begins at a temperature that lets a share of the cost steps
 * met so far pass, ends at the smallest of them, and has a budget of counted work that grows from
 * cooling to cooling; the next one begins from the best timetable, but for reheats (reheat.c).
 * Where the town has several parts each has a cooling of its own in turn. Before them sections are
 * opened where something is missing. */
#include "search/inside.h"
#include "search/moves.h"

enum {
    CHECK_MOVES = 64,   /* moves between looks at the temperature */
    REPAIR_CHOICES = 4, /* a move that costs up to so many choices is repaired */
    TABU_PART = 4,      /* this part of a cooling's work comes before it as tabu search, half of it
                           after each that found nothing */
    LEAST_TABU_PART = 8,
    TABU_WORK = 300, /* never more than so much for each request, or than this if that is less */
    LEAST_TABU_WORK = 1000000,
    EVEN_PART = 32 /* moves that even out sizes get so small a part where travel counts, too */
};

void ttb__search_destroy(ttb__search *search)
{
    if (!search)
        return;
    ttb__state_destroy(search->state);
    ttb__state_destroy(search->leaf_state);
    ttb__tabu_destroy(search->tabu);
    ttb__solution_clear(&search->best);
    ttb__solution_clear(&search->reheated);
    ttb__free(search);
}

int ttb__search_keep_if_best(ttb__search *search)
{
    ttb__solution now = search->best;
    if (search->state->sums.missing)
        return 0;
    now.is_valid = 1;
    ttb__state_tiers(search->state, now.tiers);
    if (!ttb__solution_is_better(search->prep, &now, &search->best))
        return 0;
    ttb__state_save(search->state, &search->best);
    return 1;
}

ttb_status ttb__search_make(const ttb__prep *prep, uint64_t seed, ttb__search **search_out)
{
    ttb__search *search = ttb__alloc(1, sizeof *search);
    ttb_status status = search ? ttb__state_make(prep, seed, &search->state) : TTB_ERR_MEMORY;
    *search_out = NULL;
    if (!status)
        status = ttb__solution_make(prep, &search->best);
    if (!status)
        status = ttb__solution_make(prep, &search->reheated);
    if (status) {
        ttb__search_destroy(search);
        return status;
    }
    search->prep = prep;
    search->seed = seed;
    search->tabu_part = TABU_PART;
    ttb__cooling_make(prep, &search->cooling);
    search->state->weights = search->cooling.weights;
    (void)ttb__search_keep_if_best(search);
    *search_out = search;
    return TTB_OK;
}

static int64_t tabu_work(const ttb__search *search)
{
    int64_t part = search->cooling.length / search->tabu_part;
    int64_t most = search->prep->requests.count * TABU_WORK;
    if (most < LEAST_TABU_WORK)
        most = LEAST_TABU_WORK;
    return part < most ? part : most;
}

/* Where somebody misses a choice a tabu search comes first. */
static void begin_tabu(ttb__search *search)
{
    ttb__state *state = search->state;
    if (!state->all_unmet_count || state->status)
        return;
    state->status = ttb__tabu_make(state, &search->tabu);
    search->tabu_end = state->work + tabu_work(search);
}

static void drop_tabu(ttb__search *search)
{
    ttb__tabu_destroy(search->tabu);
    search->tabu = NULL;
}

void ttb__search_start_cooling(ttb__search *search, const ttb__solution *from)
{
    drop_tabu(search);
    ttb__cooling_begin(&search->cooling, search->state->work);
    search->state->weights = search->cooling.weights;
    if (from->is_valid)
        ttb__state_load(search->state, from);
    begin_tabu(search);
}

static void begin_next_cooling(ttb__search *search)
{
    if (ttb__search_reheat(search))
        return;
    if (ttb__search_turn_to_next_part(search))
        ttb__cooling_choose(&search->cooling, &search->best);
    else
        ttb__cooling_repeat(&search->cooling);
    ttb__search_start_cooling(search, &search->best);
}

void ttb__search_step(ttb__search *search, int64_t heat)
{
    ttb__state *state = search->state;
    int64_t mendable = REPAIR_CHOICES * 1000 * state->weights.goals[TTB_GOAL_UNMET];
    int64_t rise, allowed = ttb__threshold(heat, ttb__random_next(&state->random));
    ttb__state_begin(state);
    state->heat = heat;
    if (!(search->cooling.number ? ttb__move(state) : ttb__move_build(state)))
        return;
    rise = ttb__state_rise(state);
    if (search->cooling.number && rise > allowed && rise <= allowed + mendable) {
        ttb__repair(state, allowed);
        rise = ttb__state_rise(state);
    }
    if (search->cooling.number && rise > allowed && ttb__costs_sizes_alone(state)) {
        ttb__repair_sizes(state, allowed);
        rise = ttb__state_rise(state);
    }
    if (rise > 0)
        ttb__steps_add(&search->steps, rise);
    if (rise > allowed) {
        ttb__state_undo(state);
        return;
    }
    if (rise < 0 || !search->best.is_valid)
        (void)ttb__search_keep_if_best(search);
}

int ttb__search_seat_at(ttb__state *state, const int32_t *target)
{
    ttb__state_begin(state);
    state->heat = 0;
    if (!ttb__move_take(state, target))
        return 0;
    ttb__repair(state, 0);
    return 1;
}

/* The same; if that is no gain everything stays as it was. Returns 1 if it is. A tier may gain
 * although the sum of all does not. */
static int take(ttb__search *search, const int32_t *target)
{
    ttb__state *state = search->state;
    if (!ttb__search_seat_at(state, target))
        return 0;
    if (ttb__search_keep_if_best(search) || ttb__state_rise(state) < 0)
        return 1;
    ttb__state_undo(state);
    return 0;
}

static void end_tabu(ttb__search *search)
{
    const ttb__tabu *tabu = search->tabu;
    if (tabu->best_cost < tabu->first_cost && take(search, tabu->best))
        search->tabu_part = TABU_PART;
    else if (search->tabu_part < LEAST_TABU_PART)
        search->tabu_part *= 2;
    drop_tabu(search);
    ttb__cooling_begin(&search->cooling, search->state->work);
}

static void go_on_with_tabu(ttb__search *search)
{
    ttb__state *state = search->state;
    int is_done = ttb__tabu_run(search->tabu, &state->random);
    state->work += search->tabu->work;
    search->tabu->work = 0;
    if (is_done || state->work >= search->tabu_end)
        end_tabu(search);
}

/* 1 if nothing but sizes is left to make better. */
static int is_about_sizes(const ttb__state *state)
{
    return !state->all_unmet_count && !state->sums.goals[TTB_GOAL_TRAVEL] &&
           !state->sums.goals[TTB_GOAL_JOURNEYS];
}

/* Sizes become even by small moves, with a part of the work that moves had since `begin`. */
static void even_out(ttb__search *search, int64_t heat, int64_t begin)
{
    ttb__state *state = search->state;
    int64_t part = is_about_sizes(state) ? 1 : EVEN_PART;
    int64_t end = state->work + (state->work - begin) / part;
    while (state->weights.goals[TTB_GOAL_BALANCE] && state->sums.goals[TTB_GOAL_BALANCE] &&
           state->work < end && ttb__state_goes_on(state)) {
        int64_t rise;
        ttb__state_begin(state);
        if (!ttb__move_even(state))
            continue;
        rise = ttb__state_rise(state);
        if (rise > 0 && rise > ttb__threshold(heat, ttb__random_next(&state->random)))
            ttb__state_undo(state);
        else if (rise < 0)
            (void)ttb__search_keep_if_best(search);
    }
}

static void make_moves(ttb__search *search)
{
    ttb__state *state = search->state;
    int64_t begin = state->work, heat = ttb__cooling_heat(&search->cooling, &search->steps, begin);
    ttb__cooling_weigh(&search->cooling, begin, &state->weights);
    for (int32_t move = 0; move < CHECK_MOVES && ttb__state_goes_on(state); move++)
        ttb__search_step(search, heat);
    if (search->cooling.number)
        even_out(search, heat, begin);
    if (state->work >= search->cooling.end)
        begin_next_cooling(search);
}

/* A move of a large town takes milliseconds, so each may be the last, and none has to end. */
ttb_status ttb__search_run(ttb__search *search, int64_t work, const atomic_int *stop)
{
    ttb__state *state = search->state;
    state->stop = stop;
    while (ttb__search_work(search) < work && ttb__state_goes_on(state)) {
        if (search->tabu)
            go_on_with_tabu(search);
        else
            make_moves(search);
    }
    state->stop = NULL;
    return state->status;
}

int64_t ttb__search_work(const ttb__search *search)
{
    return search->state->work + (search->leaf_state ? search->leaf_state->work : 0);
}

int ttb__search_is_promising(const ttb__search *search)
{
    return search->cooling.is_promising;
}

const ttb__solution *ttb__search_best(const ttb__search *search)
{
    return &search->best;
}

void ttb__search_adopt(ttb__search *search, const ttb__solution *solution)
{
    ttb__solution_copy(search->prep, &search->best, solution);
}
