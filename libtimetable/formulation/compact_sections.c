/* Sections: how many of an offer stand in each placement. What limits them apart from teachers'
 * bells stands in the prepared rows: capacities, least sections, block_sections, reach. */
#include "formulation/compact_parts.h"

/* Pinned slots are sections that stand there for certain. */
static void count_pins(ttb__compact *compact)
{
    for (int64_t slot = 0; slot < compact->prep->slots.count; slot++) {
        int32_t pinned = compact->prep->slots.items[slot].pinned_placement;
        if (pinned != TTB_NONE)
            compact->least[pinned]++;
    }
}

static int32_t seats_in(const ttb__compact *compact, int32_t placement)
{
    return compact->first_of_placement[placement + 1] - compact->first_of_placement[placement];
}

static int32_t smaller(int32_t one, int32_t other)
{
    return one < other ? one : other;
}

/* The most sections that can stand in a placement: the offer's, what each row has room for, and
 * what enough students could make viable. A pin that needs more stays, and a row falls with it. */
static int32_t most_sections(const ttb__compact *compact, int32_t number)
{
    const ttb__prep *prep = compact->prep;
    const ttb__placement *placement = &prep->placements.items[number];
    const ttb__offer *offer = &prep->partnership->offers.items[placement->offer];
    int32_t most = smaller(compact->most[number], offer->most_sections);
    for (int32_t item = 0; item < placement->entry_count; item++) {
        const ttb__entry *entry = &prep->entries.items[placement->first_entry + item];
        most = smaller(most, prep->rows.items[entry->row].most / entry->amount);
    }
    if (offer->least_size > 0)
        most = smaller(most, seats_in(compact, number) / offer->least_size);
    return most > compact->least[number] ? most : compact->least[number];
}

static void add_columns(ttb__compact *compact)
{
    const ttb__prep *prep = compact->prep;
    for (int32_t number = 0; number < prep->placements.count; number++) {
        int32_t offer = prep->placements.items[number].offer;
        compact->most[number] = most_sections(compact, number);
        compact->stands[number] = TTB_NONE;
        if (!compact->most[number])
            continue;
        compact->stands[number] = ttb__ilp_add_column(
            compact->ilp, ttb__compact_name(compact, "run", offer, TTB_NONE, number),
            compact->least[number], compact->most[number]);
        ttb__compact_add_goal(compact, TTB_GOAL_SECTION_COST, compact->stands[number],
                              prep->partnership->offers.items[offer].cost);
    }
}

static void add_offer(ttb__compact *compact, int32_t offer)
{
    const ttb__prep *prep = compact->prep;
    int32_t most = prep->partnership->offers.items[offer].most_sections, sum = 0;
    int32_t first = prep->offer_first_placement[offer];
    for (int32_t number = first; number < first + prep->offer_placement_count[offer]; number++)
        sum += compact->most[number];
    if (sum <= most)
        return;
    ttb__ilp_begin_row(compact->ilp, (ttb__ilp_name){"offer", 1, {offer}}, TTB__ILP_AT_MOST, most);
    for (int32_t number = first; number < first + prep->offer_placement_count[offer]; number++) {
        if (compact->most[number])
            ttb__ilp_add_entry(compact->ilp, compact->stands[number], 1);
    }
    ttb__ilp_end_row(compact->ilp);
}

static void add_side(ttb__compact *compact, int32_t number, const char *stem, int32_t sense,
                     int32_t side)
{
    const ttb__row *row = &compact->prep->rows.items[number];
    ttb__ilp_begin_row(compact->ilp, (ttb__ilp_name){stem, 1, {number}}, sense, side);
    for (int32_t place = 0; place < row->placement_count; place++) {
        int32_t item = compact->prep->row_placements.items[row->first_placement + place];
        const ttb__placement *placement = &compact->prep->placements.items[item];
        const ttb__entry *entry = &compact->prep->entries.items[placement->first_entry];
        while (entry->row != number)
            entry++;
        if (compact->most[item])
            ttb__ilp_add_entry(compact->ilp, compact->stands[item], entry->amount);
    }
    ttb__ilp_end_row(compact->ilp);
}

/* Teachers with lessons have stronger rows in compact_resources.c. */
static int is_elsewhere(const ttb__prep *prep, const ttb__row *row)
{
    return row->kind == TTB__ROW_RESOURCE && row->other != TTB_NONE && prep->has_lessons &&
           prep->partnership->resources.items[row->subject].kind == TTB_RESOURCE_TEACHER;
}

ttb_status ttb__compact_sections(ttb__compact *compact)
{
    const ttb__prep *prep = compact->prep;
    count_pins(compact);
    add_columns(compact);
    for (int32_t offer = 0; offer < prep->offer_count; offer++)
        add_offer(compact, offer);
    for (int32_t number = 0; number < prep->rows.count; number++) {
        const ttb__row *row = &prep->rows.items[number];
        if (row->most < INT32_MAX && !is_elsewhere(prep, row))
            add_side(compact, number, "most", TTB__ILP_AT_MOST, row->most);
        if (row->least > 0)
            add_side(compact, number, "least", TTB__ILP_AT_LEAST, row->least);
    }
    return TTB_OK;
}
