/* Tabu search: of all steps the best is taken, also where it is a loss, and a section may not go
 * back at once (Hertz and de Werra 1987, for colouring graphs). */
#include "search/tabu.h"
#include "base/bits.h"

enum {
    STEPS = 64,         /* between two looks at the clock */
    TENURE = 10,        /* steps for which a section may not come back, at random from 1 on */
    TENURE_SHARE = 6,   /* and so many for ten sections that clash */
    PLACES_A_STEP = 16, /* places looked at that take as long as one step of counted work */
    EDGES_A_STEP = 8    /* and neighbours */
};

/* What a row costs with so many sections. */
static int64_t row_cost(const ttb__tabu *tabu, const ttb__row *row, int64_t use, int64_t *over)
{
    if (use > row->most) {
        *over += use - row->most;
        return (use - row->most) * tabu->dear;
    }
    return use < row->least ? (row->least - use) * tabu->dear : 0;
}

/* The rows of one placement, for a unit that leaves `from` for `to`; those of `skipped` are done.
 */
static int64_t rows_of(const ttb__tabu *tabu, int32_t placement, int32_t from, int32_t to,
                       int32_t skipped, int64_t *over)
{
    const ttb__prep *prep = tabu->prep;
    const ttb__placement *at;
    int64_t change = 0, over_before = 0;
    if (placement == TTB_NONE)
        return 0;
    at = &prep->placements.items[placement];
    for (int32_t entry = at->first_entry; entry < at->first_entry + at->entry_count; entry++) {
        int32_t row = prep->entries.items[entry].row, use = tabu->row_use[row];
        int32_t more = ttb__amount_in(prep, to, row) - ttb__amount_in(prep, from, row);
        if (!more || ttb__amount_in(prep, skipped, row))
            continue;
        change += row_cost(tabu, &prep->rows.items[row], (int64_t)use + more, over);
        change -= row_cost(tabu, &prep->rows.items[row], use, &over_before);
    }
    *over -= over_before;
    return change;
}

int64_t ttb__tabu_rows(const ttb__tabu *tabu, int32_t number, int32_t placement, int64_t *over_out)
{
    int32_t from = tabu->units.items[number].now;
    *over_out = 0;
    if (!tabu->units.items[number].is_limited && from != TTB_NONE)
        return 0;
    return rows_of(tabu, placement, from, placement, TTB_NONE, over_out) +
           rows_of(tabu, from, from, placement, placement, over_out);
}

static void use_rows(ttb__tabu *tabu, int32_t placement, int32_t sign)
{
    const ttb__placement *at;
    if (placement == TTB_NONE)
        return;
    at = &tabu->prep->placements.items[placement];
    for (int32_t entry = at->first_entry; entry < at->first_entry + at->entry_count; entry++) {
        const ttb__entry *uses = &tabu->prep->entries.items[entry];
        tabu->row_use[uses->row] += sign * uses->amount;
    }
}

static int is_clash(const ttb__prep *prep, const ttb__placement *one, int32_t other)
{
    const ttb__placement *at = &prep->placements.items[other];
    return !ttb__seats_fit(prep, one->site, one->blocks, at->site, at->blocks);
}

/* A simple unit notices only what comes to its blocks, or leaves them. */
static void update_simple(ttb__tabu *tabu, int32_t number, int32_t placement, int64_t worth)
{
    const int32_t *places = &tabu->place_in[(int64_t)number * tabu->prep->block_count];
    int64_t *costs = &tabu->costs[tabu->units.items[number].first_cost];
    uint64_t blocks = placement == TTB_NONE ? 0 : tabu->prep->placements.items[placement].blocks;
    for (; blocks; blocks &= blocks - 1) {
        int32_t place = places[ttb__lowest_bit(blocks)];
        if (place != TTB_NONE)
            costs[place] += worth;
    }
}

/* What a neighbour costs in each of its places, once the unit is in `to` and no longer in `from`.
 */
static void update_neighbour(ttb__tabu *tabu, const ttb__tabu_edge *edge, int32_t from, int32_t to)
{
    const ttb__prep *prep = tabu->prep;
    const ttb__tabu_unit *unit = &tabu->units.items[edge->unit];
    int64_t *costs = &tabu->costs[unit->first_cost];
    if (unit->is_simple) {
        update_simple(tabu, edge->unit, from, -edge->worth);
        update_simple(tabu, edge->unit, to, edge->worth);
        return;
    }
    for (int32_t place = 0; place < unit->place_count; place++) {
        const ttb__placement *at = &prep->placements.items[unit->first_place + place];
        if (from != TTB_NONE && is_clash(prep, at, from))
            costs[place] -= edge->worth;
        if (is_clash(prep, at, to))
            costs[place] += edge->worth;
    }
    tabu->work += unit->place_count / PLACES_A_STEP;
}

/* Of its clashes; a pinned one's are its neighbours'. */
static int64_t cost_in(const ttb__tabu *tabu, const ttb__tabu_unit *unit, int32_t placement)
{
    if (!unit->place_count || placement == TTB_NONE)
        return 0;
    return tabu->costs[unit->first_cost + placement - unit->first_place];
}

void ttb__tabu_place(ttb__tabu *tabu, int32_t number, int32_t placement)
{
    ttb__tabu_unit *unit = &tabu->units.items[number];
    int64_t over;
    tabu->cost += ttb__tabu_rows(tabu, number, placement, &over) + cost_in(tabu, unit, placement) -
                  cost_in(tabu, unit, unit->now);
    tabu->over += over;
    use_rows(tabu, unit->now, -1);
    use_rows(tabu, placement, 1);
    for (int64_t edge = unit->first_edge; edge < unit[1].first_edge; edge++)
        update_neighbour(tabu, &tabu->edges.items[edge], unit->now, placement);
    unit->now = placement;
    tabu->work += 2 + (unit[1].first_edge - unit->first_edge) / EDGES_A_STEP;
}

/* The best step that is not tabu, at random among equals. */
typedef struct choice {
    int64_t change;
    int32_t unit, placement, equals;
} choice;

static void look_at(const ttb__tabu *tabu, ttb__random *random, int32_t number, choice *found)
{
    const ttb__tabu_unit *unit = &tabu->units.items[number];
    const int64_t *costs = &tabu->costs[unit->first_cost];
    int32_t now = unit->now - unit->first_place;
    for (int32_t place = 0; place < unit->place_count; place++) {
        int64_t change = costs[place] - costs[now], over;
        if (place == now || (change > found->change && !unit->is_limited))
            continue;
        change += ttb__tabu_rows(tabu, number, unit->first_place + place, &over);
        if (change > found->change ||
            (tabu->free_at[unit->first_cost + place] > tabu->steps &&
             (tabu->cost + change >= tabu->best_cost || tabu->over + over)))
            continue;
        found->equals = change < found->change ? 1 : found->equals + 1;
        if (ttb__random_below(random, (uint32_t)found->equals))
            continue;
        *found = (choice){change, number, unit->first_place + place, found->equals};
    }
}

/* 1 if a section too many stands in one of the unit's rows. */
static int is_crowded(const ttb__tabu *tabu, const ttb__tabu_unit *unit)
{
    const ttb__prep *prep = tabu->prep;
    const ttb__placement *at = &prep->placements.items[unit->now];
    if (!unit->is_limited || !tabu->over)
        return 0;
    for (int32_t entry = at->first_entry; entry < at->first_entry + at->entry_count; entry++) {
        int32_t row = prep->entries.items[entry].row;
        if (tabu->row_use[row] > prep->rows.items[row].most)
            return 1;
    }
    return 0;
}

static choice choose(ttb__tabu *tabu, ttb__random *random)
{
    choice found = {INT64_MAX, TTB_NONE, TTB_NONE, 0};
    tabu->moving = 0;
    for (int32_t number = 0; number < tabu->units.count - 1; number++) {
        const ttb__tabu_unit *unit = &tabu->units.items[number];
        if (!unit->place_count || (!cost_in(tabu, unit, unit->now) && !is_crowded(tabu, unit)))
            continue;
        tabu->moving++;
        tabu->work += unit->place_count / PLACES_A_STEP + unit->is_limited;
        look_at(tabu, random, number, &found);
    }
    tabu->work += 1 + tabu->units.count / PLACES_A_STEP;
    return found;
}

static void keep_if_best(ttb__tabu *tabu)
{
    if (tabu->over || tabu->cost >= tabu->best_cost)
        return;
    tabu->best_cost = tabu->cost;
    for (int32_t number = 0; number < tabu->units.count - 1; number++)
        tabu->best[tabu->units.items[number].slot] = tabu->units.items[number].now;
}

int ttb__tabu_run(ttb__tabu *tabu, ttb__random *random)
{
    for (int32_t step = 0; step < STEPS && tabu->best_cost > 0; step++) {
        choice found = choose(tabu, random);
        tabu->steps++;
        if (found.unit == TTB_NONE) {
            if (!tabu->moving)
                return 1; /* what clashes cannot move */
            continue;
        }
        const ttb__tabu_unit *unit = &tabu->units.items[found.unit];
        tabu->free_at[unit->first_cost + unit->now - unit->first_place] =
            tabu->steps + 1 + tabu->moving * TENURE_SHARE / 10 + ttb__random_below(random, TENURE);
        ttb__tabu_place(tabu, found.unit, found.placement);
        keep_if_best(tabu);
    }
    return tabu->best_cost <= 0;
}
