/* Coolings one after the other. Each begins at a temperature that lets a share of the cost steps
 * met so far pass, ends at the smallest of them, and has a budget of counted work that grows from
 * cooling to cooling; the next one begins from the best timetable. Where the town has several parts
 * each has a cooling of its own in turn. Before them sections are opened where something is
 * missing. */
#include "search/search.h"

#include "prep/weights.h"
#include "search/moves.h"
#include "search/steps.h"
#include "search/tabu.h"

enum {
    CHECK_MOVES = 64, /* moves between looks at the temperature */
    BUILD_WORK = 200, /* work of the first sections for each request */
    FIRST_WORK = 300, /* work of the first cooling for each request */
    LEAST_FIRST_WORK = 100000,
    IDLE_COOLINGS = 2, /* that left the first tier as it was, before one that begins light */
    LIGHT_HEAT = 400,  /* per mille of the steps met: a light one begins there */
    LIGHT_WEIGHT = 30, /* and with so much of a thousand of the first tier's weight */
    LIGHT_LENGTH = 4,  /* the first is so many times as long as others, the next twice as long */
    FULL_HEAT = 150,   /* one at full weight between light ones begins there */
    FULL_PART = 4,     /* and is this part of the light one's length */
    STEP_SHARE = 3,    /* the temperature is this part of a step: rises like it pass now and then */
    REPAIR_CHOICES = 4, /* a move that costs up to so many choices is repaired */
    TABU_PART = 4,      /* this part of a cooling's work comes before it as tabu search, half of it
                           after each that found nothing */
    LEAST_TABU_PART = 8,
    EVEN_PART = 32 /* moves that even out sizes get so small a part where travel counts, too */
};

struct ttb__search {
    const ttb__prep *prep;
    ttb__state *state;
    ttb__steps steps;
    ttb__solution best;
    int32_t number;     /* of this cooling, from 0; those of all parts count as one */
    int64_t length;     /* of this cooling, in work */
    int64_t begin, end; /* work at which it began and will end */
    int64_t start_per_mille;
    ttb__weights weights; /* in full */
    int32_t is_travel_later;
    int32_t is_light;     /* this cooling begins with a light first tier */
    int32_t idle;         /* coolings since the first tier gained */
    int64_t first_tier;   /* of the best when this cooling began */
    int64_t light_length; /* of the last light one, in work; 0 before */
    ttb__tabu *tabu;      /* that comes before this cooling, NULL */
    int64_t tabu_end;     /* work at which it will end */
    int64_t tabu_part;
};

void ttb__search_destroy(ttb__search *search)
{
    if (!search)
        return;
    ttb__state_destroy(search->state);
    ttb__tabu_destroy(search->tabu);
    ttb__solution_clear(&search->best);
    ttb__free(search);
}

static int64_t first_work(const ttb__prep *prep)
{
    int64_t work = prep->requests.count * FIRST_WORK;
    return work < LEAST_FIRST_WORK ? LEAST_FIRST_WORK : work;
}

/* Returns 1 if it is. */
static int keep_if_best(ttb__search *search)
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

/* The first tier weighs so much of what it weighs in full. */
static void weigh_first_tier(ttb__search *search, int64_t per_mille)
{
    const ttb__tier *tier = &search->prep->tiers[0];
    for (int32_t number = 0; number < tier->goal_count; number++) {
        int32_t goal = tier->goals[number].goal;
        int64_t weight = search->weights.goals[goal] * per_mille / 1000;
        search->state->weights.goals[goal] = weight > 1 ? weight : 1;
    }
}

/* 1 if a later tier is about travel. At full weight of the first, students would hardly ever lose a
 * seat for a better timetable of all that travel, and towns with the least travel lie behind such
 * losses. Sizes of sections are no reason: they come out even in any case. */
static int is_travel_later(const ttb__prep *prep)
{
    for (int32_t tier = 1; prep->site_count > 1 && tier < prep->tier_count; tier++) {
        for (int32_t number = 0; number < prep->tiers[tier].goal_count; number++) {
            int32_t goal = prep->tiers[tier].goals[number].goal;
            if (goal == TTB_GOAL_TRAVEL || goal == TTB_GOAL_JOURNEYS)
                return 1;
        }
    }
    return 0;
}

ttb_status ttb__search_make(const ttb__prep *prep, uint64_t seed, ttb__search **search_out)
{
    ttb__search *search = ttb__alloc(1, sizeof *search);
    ttb_status status = search ? ttb__state_make(prep, seed, &search->state) : TTB_ERR_MEMORY;
    *search_out = NULL;
    if (!status)
        status = ttb__solution_make(prep, &search->best);
    if (status) {
        ttb__search_destroy(search);
        return status;
    }
    search->prep = prep;
    search->tabu_part = TABU_PART;
    search->end = prep->requests.count * BUILD_WORK;
    ttb__weights_make(prep, &search->weights);
    search->state->weights = search->weights;
    search->is_travel_later = is_travel_later(prep);
    (void)keep_if_best(search);
    *search_out = search;
    return TTB_OK;
}

/* What is left of the cooling, per mille; 0 while sections are first opened. */
static int64_t left_per_mille(const ttb__search *search)
{
    int64_t length = search->end - search->begin, left = search->end - search->state->work;
    return search->number == 0 || left <= 0 ? 0 : 1000 * left / length;
}

/* The temperature falls through the steps met, from a share of them to the smallest, while a light
 * first tier comes to its full weight. */
static int64_t cool(ttb__search *search)
{
    int64_t left = left_per_mille(search);
    if (search->is_light)
        weigh_first_tier(search, 1000 - (1000 - LIGHT_WEIGHT) * left / 1000);
    return left ? ttb__steps_quantile(&search->steps, search->start_per_mille * left / 1000) /
                      STEP_SHARE
                : 0;
}

/* Where somebody misses a choice a tabu search comes first. */
static void begin_tabu(ttb__search *search)
{
    ttb__state *state = search->state;
    if (!state->all_unmet_count || state->status)
        return;
    state->status = ttb__tabu_make(state, &search->tabu);
    search->tabu_end = state->work + search->length / search->tabu_part;
}

/* The next part of the town has its turn. Returns 1 if it is the first one's. */
static int turn_to_next_part(ttb__state *state)
{
    if (state->part_count < 2)
        return 1;
    state->part = (state->part + 1) % state->part_count; /* from TTB_NONE to the first */
    return state->part == 0;
}

static void drop_tabu(ttb__search *search)
{
    ttb__tabu_destroy(search->tabu);
    search->tabu = NULL;
}

/* The cooling's work counts from now on. */
static void start_counting(ttb__search *search)
{
    search->begin = search->state->work;
    search->end = search->begin + search->length;
}

static void start_cooling(ttb__search *search)
{
    drop_tabu(search);
    start_counting(search);
    weigh_first_tier(search, 1000);
    if (search->best.is_valid)
        ttb__state_load(search->state, &search->best);
    begin_tabu(search);
}

/* Light coolings begin where the first tier is at 0, or does not gain any more; then every second
 * one is light, or each where the first tier is at 0. */
static int is_light_next(ttb__search *search)
{
    int64_t first_tier = search->best.tiers[0];
    search->idle = first_tier == search->first_tier ? search->idle + 1 : 0;
    search->first_tier = first_tier;
    if (!search->is_travel_later || !search->best.is_valid)
        return 0;
    if (first_tier == 0)
        return 1;
    return search->light_length ? !search->is_light : search->idle >= IDLE_COOLINGS;
}

/* Each light cooling is twice as long as the one before. Coolings at full weight between them bring
 * the first tier down from what the best of these left; without light ones they grow by half every
 * second time. */
static void choose_cooling(ttb__search *search)
{
    static const int64_t starts[] = {400, 150, 250, 100};
    search->is_light = is_light_next(search);
    search->number++;
    search->start_per_mille = starts[search->number % 4];
    if (search->number == 1) {
        search->length = first_work(search->prep);
    } else if (search->is_light) {
        search->light_length =
            search->light_length ? 2 * search->light_length : LIGHT_LENGTH * search->length;
        search->length = search->light_length;
        search->start_per_mille = LIGHT_HEAT;
    } else if (search->light_length) {
        search->length = search->light_length / FULL_PART;
        search->start_per_mille = FULL_HEAT;
    } else if (search->number % 2 == 0) {
        search->length += search->length / 2;
    }
}

static void begin_next_cooling(ttb__search *search)
{
    if (turn_to_next_part(search->state))
        choose_cooling(search);
    start_cooling(search);
}

static void step(ttb__search *search, int64_t heat)
{
    ttb__state *state = search->state;
    int64_t mendable = REPAIR_CHOICES * 1000 * state->weights.goals[TTB_GOAL_UNMET];
    int64_t rise, allowed = ttb__threshold(heat, ttb__random_next(&state->random));
    ttb__state_begin(state);
    state->heat = heat;
    if (!(search->number ? ttb__move(state) : ttb__move_build(state)))
        return;
    rise = ttb__state_rise(state);
    if (search->number && rise > allowed && rise <= allowed + mendable) {
        ttb__repair(state, allowed);
        rise = ttb__state_rise(state);
    }
    if (search->number && rise > allowed && ttb__costs_sizes_alone(state)) {
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
        (void)keep_if_best(search);
}

/* Sections go where the target says, and everybody is seated there as well as chains let him.
 * Returns 0 if nothing changed. */
static int seat_at(ttb__state *state, const int32_t *target)
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
    if (!seat_at(state, target))
        return 0;
    if (keep_if_best(search) || ttb__state_rise(state) < 0)
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
    start_counting(search);
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
            (void)keep_if_best(search);
    }
}

static void make_moves(ttb__search *search)
{
    const ttb__state *state = search->state;
    int64_t heat = cool(search), begin = state->work;
    for (int32_t move = 0; move < CHECK_MOVES && ttb__state_goes_on(state); move++)
        step(search, heat);
    if (search->number)
        even_out(search, heat, begin);
    if (state->work >= search->end)
        begin_next_cooling(search);
}

/* A move of a large town takes milliseconds, so each may be the last, and none has to end. */
ttb_status ttb__search_run(ttb__search *search, int64_t work, const atomic_int *stop)
{
    ttb__state *state = search->state;
    state->stop = stop;
    while (state->work < work && ttb__state_goes_on(state)) {
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
    return search->state->work;
}

const ttb__solution *ttb__search_best(const ttb__search *search)
{
    return &search->best;
}

/* 1 if the best timetable, where the state stands, is better with the leaf's sections. */
static int leaf_is_gain(ttb__search *search, const ttb__numbers *leaf)
{
    ttb__state *state = search->state;
    int32_t *target = ttb__alloc(search->prep->slots.count, sizeof *target);
    int is_taken = target && ttb__leaf_target(state, leaf, target) && seat_at(state, target);
    if (!target)
        state->status = TTB_ERR_MEMORY;
    ttb__free(target);
    if (!is_taken)
        return 0;
    ttb__mend(state);
    return keep_if_best(search);
}

ttb_status ttb__search_take_leaf(ttb__search *search, const ttb__numbers *leaf,
                                 const atomic_int *stop)
{
    ttb__state *state = search->state;
    ttb__solution before = {0};
    if (search->number == 0 || !search->best.is_valid)
        return TTB_OK;
    if (ttb__solution_make(search->prep, &before))
        return TTB_ERR_MEMORY;
    state->stop = stop;
    weigh_first_tier(search, 1000);
    ttb__state_save(state, &before);
    ttb__state_load(state, &search->best);
    if (leaf_is_gain(search, leaf))
        start_cooling(search);
    else
        ttb__state_load(state, &before);
    ttb__solution_clear(&before);
    state->stop = NULL;
    return state->status;
}

void ttb__search_adopt(ttb__search *search, const ttb__solution *solution)
{
    ttb__solution_copy(search->prep, &search->best, solution);
}
