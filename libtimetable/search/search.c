/* Coolings one after the other, from a temperature that was learnt from the cost steps met down to
 * the smallest of them. Long ones that begin hot, with the first tier eased, take turns with short
 * ones that begin warm from the best timetable: docs/explain/search.md, section 4. */
#include "search/search.h"

#include "prep/weights.h"
#include "search/moves.h"
#include "search/steps.h"

enum {
    CHECK_MOVES = 64, /* moves between looks at the stop flag and the temperature */
    BUILD_WORK = 200, /* work of the first sections for each request */
    FIRST_WORK = 300, /* work of the first cooling for each request */
    LEAST_FIRST_WORK = 100000,
    LONG_GROWTH = 2,     /* each long cooling is so many times the last one */
    SHORT_SHARE = 4,     /* a short one is this part of the long one before it */
    HOT_PER_MILLE = 100, /* a long cooling begins at the rise that so many rises stay below */
    WARM_PER_MILLE = 20, /* a short one */
    EIGHTHS = 8,         /* of a cooling: the temperature is halved in each of the first */
    HALVING_EIGHTHS = 6, /* so many, and the others go down to the smallest rise */
    EASED_EIGHTHS = 4,   /* the first tier has its whole weight after so many */
    OCTAVE = 1024,       /* of temperature */
    EASE = 3,            /* the first tier weighs this part at first */
    STEP_SHARE = 3,      /* at the end rises like the smallest pass now and then */
    REPAIR_CHOICES = 4   /* a move that costs up to so many choices is repaired */
};

struct ttb__search {
    const ttb__prep *prep;
    ttb__state *state;
    ttb__steps steps;
    ttb__solution best;
    int32_t number;     /* of this cooling, from 0 */
    int64_t begin, end; /* work at which this cooling began and will end */
    int64_t long_work;  /* of the long cooling that was last or is */
    int64_t hottest, coldest;
    ttb__weights weights; /* not eased */
};

void ttb__search_destroy(ttb__search *search)
{
    if (!search)
        return;
    ttb__state_destroy(search->state);
    ttb__solution_clear(&search->best);
    ttb__free(search);
}

static int64_t first_work(const ttb__prep *prep)
{
    int64_t work = prep->requests.count * FIRST_WORK;
    return work < LEAST_FIRST_WORK ? LEAST_FIRST_WORK : work;
}

static void keep_if_best(ttb__search *search)
{
    ttb__solution now = search->best;
    if (search->state->sums.missing)
        return;
    now.is_valid = 1;
    ttb__state_tiers(search->state, now.tiers);
    if (ttb__solution_is_better(search->prep, &now, &search->best))
        ttb__state_save(search->state, &search->best);
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
    search->end = prep->requests.count * BUILD_WORK;
    search->long_work = first_work(prep) / LONG_GROWTH;
    ttb__weights_make(prep, &search->weights);
    search->state->weights = search->weights;
    keep_if_best(search);
    *search_out = search;
    return TTB_OK;
}

static int is_long(const ttb__search *search)
{
    return search->number % 2;
}

/* How far the cooling is, in octaves of its first eighths. */
static int64_t progress(const ttb__search *search)
{
    int64_t done = search->state->work - search->begin, length = search->end - search->begin;
    return done < length ? done * (EIGHTHS * OCTAVE) / length : EIGHTHS * OCTAVE;
}

/* Halved once for each octave, in a straight line between. */
static int64_t halved(int64_t temperature, int64_t octaves)
{
    temperature >>= octaves / OCTAVE;
    return temperature - temperature * (octaves % OCTAVE) / (2 * OCTAVE);
}

/* The last eighths have as many octaves as lead to the coldest. */
static int64_t temperature(const ttb__search *search)
{
    int64_t octaves = progress(search), last = octaves - HALVING_EIGHTHS * OCTAVE, factor = 0;
    if (search->number == 0)
        return 0;
    if (last <= 0)
        return halved(search->hottest, octaves);
    while (search->hottest >> (HALVING_EIGHTHS + factor) > search->coldest)
        factor++;
    return halved(search->hottest,
                  HALVING_EIGHTHS * OCTAVE + last * factor / (EIGHTHS - HALVING_EIGHTHS));
}

/* In a long cooling the first tier's weight rises from a part to the whole before the temperature
 * is low: a timetable may give up choices on its way to one that is better on all tiers. */
static void ease(ttb__search *search)
{
    const ttb__tier *tier = &search->prep->tiers[0];
    int64_t all = EASED_EIGHTHS * OCTAVE, done = progress(search);
    if (!is_long(search) || search->prep->tier_count < 2 || done > all)
        done = all;
    for (int32_t number = 0; number < tier->goal_count; number++) {
        int32_t goal = tier->goals[number].goal;
        int64_t part = search->weights.goals[goal] / EASE;
        search->state->weights.goals[goal] =
            part + (search->weights.goals[goal] - part) * done / all;
    }
}

static void begin_cooling(ttb__search *search)
{
    search->number++;
    if (is_long(search))
        search->long_work *= LONG_GROWTH;
    search->begin = search->state->work;
    search->end =
        search->begin + (is_long(search) ? search->long_work : search->long_work / SHORT_SHARE);
    search->hottest =
        ttb__steps_quantile(&search->steps, is_long(search) ? HOT_PER_MILLE : WARM_PER_MILLE);
    search->coldest = ttb__steps_quantile(&search->steps, 0) / STEP_SHARE;
    if (search->best.is_valid)
        ttb__state_load(search->state, &search->best);
}

static int64_t rise_of(const ttb__state *state)
{
    return ttb__state_cost(state, &state->sums) - ttb__state_cost(state, &state->sums_before);
}

/* Students whom the move left without a seat try chains, until its rise is allowed. A move that
 * fails narrowly is worth it; most fail by far. */
static void repair(ttb__state *state, int64_t allowed)
{
    int64_t count = state->log.count;
    for (int64_t number = 0; number < count && number < state->log.count; number++) {
        ttb__step step = state->log.items[number];
        int64_t steps = state->log.count;
        ttb__sums sums = state->sums;
        if (step.kind != TTB__STEP_SEAT || step.before == TTB_NONE ||
            state->slot_of[step.subject] != TTB_NONE)
            continue;
        if (rise_of(state) <= allowed)
            return;
        ttb__move_chain(state, state->prep->requests.items[step.subject].student);
        if (ttb__state_cost(state, &state->sums) > ttb__state_cost(state, &sums))
            ttb__state_undo_to(state, steps, &sums);
    }
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
    rise = rise_of(state);
    if (search->number && rise > allowed && rise <= allowed + mendable) {
        repair(state, allowed);
        rise = rise_of(state);
    }
    if (rise > 0)
        ttb__steps_add(&search->steps, rise);
    if (rise > allowed) {
        ttb__state_undo(state);
        return;
    }
    if (rise < 0 || !search->best.is_valid)
        keep_if_best(search);
}

ttb_status ttb__search_run(ttb__search *search, int64_t work, const atomic_int *stop)
{
    ttb__state *state = search->state;
    while (state->work < work && !state->status) {
        int64_t heat = temperature(search);
        ease(search);
        for (int32_t move = 0; move < CHECK_MOVES && !state->status; move++)
            step(search, heat);
        if (state->work >= search->end)
            begin_cooling(search);
        if (atomic_load_explicit(stop, memory_order_relaxed))
            break;
    }
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

void ttb__search_adopt(ttb__search *search, const ttb__solution *solution)
{
    ttb__solution_copy(search->prep, &search->best, solution);
}
