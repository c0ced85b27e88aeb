/* Making a tabu search: which sections there are, and what they cost each other. */
#include <string.h>

#include "base/bits.h"
#include "search/tabu.h"

/* Pairs of seats, and places of sections: with more it would take too much memory. */
enum { MOST_PAIRS = 8000000, MOST_PLACES = 4000000, DEAR = 3 };

typedef struct pair {
    int32_t unit, other;
    int64_t worth;
} pair;

typedef struct making {
    ttb__state *state;
    const ttb__prep *prep;
    ttb__tabu *tabu;
    int32_t *unit_of_request; /* where a request's student sits or could sit, TTB_NONE */
    TTB__ARRAY(pair) pairs;
    int64_t *starts;
    int32_t *edge_of; /* [unit] its edge from the present one, TTB_NONE */
    int64_t place_count;
} making;

/* ---- Units */

static int32_t is_limited(const ttb__prep *prep, const ttb__tabu_unit *unit)
{
    for (int32_t place = 0; place < unit->place_count; place++) {
        const ttb__placement *at = &prep->placements.items[unit->first_place + place];
        for (int32_t entry = at->first_entry; entry < at->first_entry + at->entry_count; entry++) {
            int32_t kind = prep->rows.items[prep->entries.items[entry].row].kind;
            if (kind == TTB__ROW_RESOURCE || kind == TTB__ROW_BLOCK_SECTIONS)
                return 1;
        }
    }
    return 0;
}

static int32_t is_simple(const ttb__prep *prep, const ttb__tabu_unit *unit)
{
    for (int32_t place = 0; place < unit->place_count; place++) {
        uint64_t blocks = prep->placements.items[unit->first_place + place].blocks;
        if (blocks & (blocks - 1))
            return 0;
    }
    return !prep->clashes;
}

static ttb_status add_unit(making *make, int32_t slot)
{
    const ttb__slot *given = &make->prep->slots.items[slot];
    int is_pinned = given->pinned_placement != TTB_NONE;
    ttb__tabu_unit unit = {.slot = slot,
                           .now = TTB_NONE,
                           .first_place = make->prep->offer_first_placement[given->offer],
                           .place_count =
                               is_pinned ? 0 : make->prep->offer_placement_count[given->offer],
                           .first_cost = make->place_count};
    unit.is_limited = is_limited(make->prep, &unit);
    unit.is_simple = is_simple(make->prep, &unit);
    make->place_count += unit.place_count;
    make->tabu->unit_of[slot] = (int32_t)make->tabu->units.count;
    return TTB__PUSH(&make->tabu->units, unit);
}

/* A section of the course that does not run and could. */
static int32_t closed_slot(const making *make, int32_t course)
{
    const ttb__prep *prep = make->prep;
    const ttb__numbers *offers = &prep->partnership->courses.items[course].offers;
    for (int64_t number = 0; number < offers->count; number++) {
        int32_t offer = offers->items[number];
        if (prep->offer_placement_count[offer] &&
            prep->offer_first_slot[offer] < prep->offer_first_slot[offer + 1])
            return prep->offer_first_slot[offer];
    }
    return TTB_NONE;
}

static ttb_status add_units(making *make)
{
    const ttb__state *state = make->state;
    ttb_status status = TTB_OK;
    for (int32_t slot = 0; slot < make->prep->slots.count && !status; slot++) {
        make->tabu->unit_of[slot] = TTB_NONE;
        if (state->placement_of[slot] != TTB_NONE)
            status = add_unit(make, slot);
    }
    for (int32_t number = 0; number < state->all_unmet_count && !status; number++) {
        int32_t course = make->prep->requests.items[state->all_unmet[number]].course;
        int32_t slot = state->open_count[course] ? TTB_NONE : closed_slot(make, course);
        if (slot != TTB_NONE && make->tabu->unit_of[slot] == TTB_NONE)
            status = add_unit(make, slot);
    }
    return status;
}

/* ---- Edges */

/* Where somebody without a seat could sit: a section with a free one, at random among several. */
static int32_t slot_for(making *make, int32_t request)
{
    ttb__state *state = make->state;
    int32_t course = make->prep->requests.items[request].course, count = 0, slot = TTB_NONE;
    const ttb__open *open = &state->open[state->course_first_slot[course]];
    if (make->prep->requests.items[request].is_reserve)
        return TTB_NONE;
    if (!state->open_count[course])
        return closed_slot(make, course);
    for (const ttb__open *end = open + state->open_count[course]; open < end; open++) {
        if (state->size_of[open->slot] < open->most_size &&
            (state->has_rule[request] || ttb__may_sit(make->prep, request, open->placement)) &&
            !ttb__random_below(&state->random, (uint32_t)++count))
            slot = open->slot;
    }
    return slot;
}

static void find_units(making *make)
{
    for (int32_t request = 0; request < make->prep->requests.count; request++) {
        int32_t slot = make->state->slot_of[request];
        if (slot == TTB_NONE)
            slot = slot_for(make, request);
        make->unit_of_request[request] = slot == TTB_NONE ? TTB_NONE : make->tabu->unit_of[slot];
    }
}

static ttb_status add_pair(making *make, int32_t unit, int32_t other, int64_t worth)
{
    pair there = {unit, other, worth}, back = {other, unit, worth};
    if (unit == TTB_NONE || other == TTB_NONE || unit == other)
        return TTB_OK;
    if (TTB__PUSH(&make->pairs, there) || TTB__PUSH(&make->pairs, back))
        return TTB_ERR_MEMORY;
    return TTB_OK;
}

static ttb_status add_student(making *make, const ttb__prep_student *student)
{
    int32_t end = student->first_request + student->request_count;
    ttb_status status = TTB_OK;
    for (int32_t one = student->first_request; one < end; one++) {
        int64_t worth = make->prep->requests.items[one].weight;
        if (worth * DEAR > make->tabu->dear)
            make->tabu->dear = worth * DEAR;
        for (int32_t other = one + 1; other < end && !status; other++) {
            int64_t others = make->prep->requests.items[other].weight;
            status = add_pair(make, make->unit_of_request[one], make->unit_of_request[other],
                              worth < others ? worth : others);
        }
    }
    return status;
}

/* One teacher's sections: rows see that no two stand in a block, but not that he must travel. */
static ttb_status add_teacher(making *make, const ttb__numbers *slots)
{
    const int32_t *unit_of = make->tabu->unit_of;
    ttb_status status = TTB_OK;
    for (int64_t one = 0; one < slots->count; one++) {
        for (int64_t other = one + 1; other < slots->count && !status; other++)
            status = add_pair(make, unit_of[slots->items[one]], unit_of[slots->items[other]],
                              make->tabu->dear);
    }
    return status;
}

static ttb_status add_pairs(making *make)
{
    const ttb__prep *prep = make->prep;
    ttb_status status = TTB_OK;
    for (int32_t student = 0; student < prep->student_count && !status; student++)
        status = add_student(make, &prep->students[student]);
    for (int64_t teacher = 0; teacher < prep->partnership->resources.count && !status; teacher++)
        status = add_teacher(make, &make->state->teacher_slots[teacher]);
    make->state->work += make->pairs.count;
    return status;
}

/* Sort pairs by their first unit. */
static ttb_status sort_pairs(making *make)
{
    int64_t units = make->tabu->units.count;
    pair *sorted = ttb__alloc(make->pairs.count, sizeof *sorted);
    if (!sorted)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < make->pairs.count; number++)
        make->starts[make->pairs.items[number].unit + 1]++;
    for (int64_t unit = 0; unit < units; unit++)
        make->starts[unit + 1] += make->starts[unit];
    for (int64_t number = 0; number < make->pairs.count; number++)
        sorted[make->starts[make->pairs.items[number].unit]++] = make->pairs.items[number];
    ttb__free(make->pairs.items);
    make->pairs.items = sorted;
    return TTB_OK;
}

/* Pairs of the same two units make one edge. */
static ttb_status merge_pairs(making *make)
{
    ttb__tabu *tabu = make->tabu;
    int64_t number = 0;
    for (int64_t unit = 0; unit < tabu->units.count; unit++)
        make->edge_of[unit] = TTB_NONE;
    for (int32_t unit = 0; unit < tabu->units.count; unit++) {
        int64_t first = tabu->edges.count;
        tabu->units.items[unit].first_edge = first;
        for (; number < make->pairs.count && make->pairs.items[number].unit == unit; number++) {
            pair now = make->pairs.items[number];
            ttb__tabu_edge edge = {now.other, 0};
            if (make->edge_of[now.other] == TTB_NONE) {
                make->edge_of[now.other] = (int32_t)tabu->edges.count;
                if (TTB__PUSH(&tabu->edges, edge))
                    return TTB_ERR_MEMORY;
            }
            tabu->edges.items[make->edge_of[now.other]].worth += now.worth;
        }
        for (int64_t edge = first; edge < tabu->edges.count; edge++)
            make->edge_of[tabu->edges.items[edge].unit] = TTB_NONE;
    }
    return TTB_OK;
}

/* ---- The first state */

/* A section may not stand where rules keep a student out whom it has. */
static void count_rules(const making *make)
{
    ttb__tabu *tabu = make->tabu;
    for (int32_t request = 0; request < make->prep->requests.count; request++) {
        int32_t number = make->unit_of_request[request];
        const ttb__tabu_unit *unit = &tabu->units.items[number == TTB_NONE ? 0 : number];
        if (number == TTB_NONE || !make->state->has_rule[request])
            continue;
        for (int32_t place = 0; place < unit->place_count; place++) {
            if (!ttb__may_sit(make->prep, request, unit->first_place + place))
                tabu->costs[unit->first_cost + place] += make->prep->requests.items[request].weight;
        }
    }
}

static int32_t cheapest_place(const ttb__tabu *tabu, int32_t number)
{
    const ttb__tabu_unit *unit = &tabu->units.items[number];
    int64_t least = INT64_MAX, over;
    int32_t best = unit->first_place;
    for (int32_t place = 0; place < unit->place_count; place++) {
        int64_t cost = tabu->costs[unit->first_cost + place] +
                       ttb__tabu_rows(tabu, number, unit->first_place + place, &over);
        if (cost < least) {
            least = cost;
            best = unit->first_place + place;
        }
    }
    return best;
}

static void place(const making *make, int32_t number)
{
    ttb__tabu *tabu = make->tabu;
    int32_t now = make->state->placement_of[tabu->units.items[number].slot];
    ttb__tabu_place(tabu, number, now == TTB_NONE ? cheapest_place(tabu, number) : now);
    tabu->best[tabu->units.items[number].slot] = tabu->units.items[number].now;
}

/* Sections come one after the other to where they stand, pinned ones first: what clashes with them
 * counts when it comes. */
static void place_all(const making *make)
{
    ttb__tabu *tabu = make->tabu;
    for (int32_t slot = 0; slot < make->prep->slots.count; slot++)
        tabu->best[slot] = TTB_NONE;
    for (int64_t row = 0; row < make->prep->rows.count; row++)
        tabu->cost += make->prep->rows.items[row].least * tabu->dear;
    for (int32_t number = 0; number < tabu->units.count - 1; number++) {
        if (!tabu->units.items[number].place_count)
            place(make, number);
    }
    for (int32_t number = 0; number < tabu->units.count - 1; number++) {
        if (tabu->units.items[number].place_count)
            place(make, number);
    }
    tabu->first_cost = tabu->best_cost = tabu->cost;
}

static void find_places(ttb__tabu *tabu)
{
    int32_t blocks = tabu->prep->block_count;
    for (int64_t number = 0; number < tabu->units.count * blocks; number++)
        tabu->place_in[number] = TTB_NONE;
    for (int64_t number = 0; number < tabu->units.count; number++) {
        const ttb__tabu_unit *unit = &tabu->units.items[number];
        for (int32_t place = 0; unit->is_simple && place < unit->place_count; place++) {
            uint64_t block = tabu->prep->placements.items[unit->first_place + place].blocks;
            tabu->place_in[number * blocks + ttb__lowest_bit(block)] = place;
        }
    }
}

static ttb_status make_arrays(making *make)
{
    ttb__tabu *tabu = make->tabu;
    int64_t blocks = make->prep->block_count;
    tabu->place_in = ttb__alloc(tabu->units.count * blocks, sizeof *tabu->place_in);
    tabu->costs = ttb__alloc(make->place_count, sizeof *tabu->costs);
    tabu->free_at = ttb__alloc(make->place_count, sizeof *tabu->free_at);
    tabu->best = ttb__alloc(make->prep->slots.count, sizeof *tabu->best);
    make->starts = ttb__alloc(tabu->units.count + 1, sizeof *make->starts);
    make->edge_of = ttb__alloc(tabu->units.count, sizeof *make->edge_of);
    return tabu->place_in && tabu->costs && tabu->free_at && tabu->best && make->starts &&
                   make->edge_of
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

static ttb_status fill(making *make)
{
    ttb__tabu_unit end = {.slot = TTB_NONE, .now = TTB_NONE};
    ttb_status status = add_units(make);
    if (!status)
        status = TTB__PUSH(&make->tabu->units, end);
    if (!status)
        status = make_arrays(make);
    if (!status) {
        find_places(make->tabu);
        find_units(make);
        status = add_pairs(make);
    }
    if (!status)
        status = sort_pairs(make);
    if (!status)
        status = merge_pairs(make);
    if (!status) {
        count_rules(make);
        place_all(make);
    }
    return status;
}

/* 1 if there are few enough pairs and places. */
static int is_small(const ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    int64_t pairs = 0, places = 0;
    for (int32_t student = 0; student < prep->student_count; student++)
        pairs += (int64_t)prep->students[student].request_count *
                 (prep->students[student].request_count - 1);
    for (int32_t slot = 0; slot < prep->slots.count; slot++)
        places += prep->offer_placement_count[prep->slots.items[slot].offer];
    return pairs <= MOST_PAIRS && places <= MOST_PLACES;
}

ttb_status ttb__tabu_make(ttb__state *state, ttb__tabu **tabu_out)
{
    making make = {.state = state, .prep = state->prep};
    ttb_status status = TTB_ERR_MEMORY;
    *tabu_out = NULL;
    if (!is_small(state))
        return TTB_OK;
    make.tabu = ttb__alloc(1, sizeof *make.tabu);
    if (!make.tabu)
        return status;
    make.tabu->prep = state->prep;
    make.tabu->unit_of = ttb__alloc(state->prep->slots.count, sizeof *make.tabu->unit_of);
    make.tabu->row_use = ttb__alloc(state->prep->rows.count, sizeof *make.tabu->row_use);
    make.unit_of_request = ttb__alloc(state->prep->requests.count, sizeof *make.unit_of_request);
    if (make.tabu->unit_of && make.tabu->row_use && make.unit_of_request)
        status = fill(&make);
    ttb__free(make.unit_of_request);
    ttb__free(make.pairs.items);
    ttb__free(make.starts);
    ttb__free(make.edge_of);
    if (status)
        ttb__tabu_destroy(make.tabu);
    else
        *tabu_out = make.tabu;
    return status;
}

void ttb__tabu_destroy(ttb__tabu *tabu)
{
    if (!tabu)
        return;
    ttb__free(tabu->unit_of);
    ttb__free(tabu->units.items);
    ttb__free(tabu->edges.items);
    ttb__free(tabu->place_in);
    ttb__free(tabu->costs);
    ttb__free(tabu->free_at);
    ttb__free(tabu->best);
    ttb__free(tabu->row_use);
    ttb__free(tabu);
}
