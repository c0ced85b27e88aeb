/* Tiers: the objective, earlier tiers as rows, and what the numbers mean, at the head of the text.
 */
#include "formulation/compact_parts.h"

static int64_t greatest_divisor(int64_t one, int64_t other)
{
    while (other) {
        int64_t rest = one % other;
        one = other;
        other = rest;
    }
    return one < 0 ? -one : one;
}

static void add_tier_entries(ttb__compact *compact, const ttb__tier *tier)
{
    for (int32_t number = 0; number < tier->goal_count; number++) {
        const ttb__goal *goal = &tier->goals[number];
        for (int64_t term = 0; term < compact->goals[goal->goal].count; term++) {
            const ttb__ilp_entry *entry = &compact->goals[goal->goal].items[term];
            ttb__ilp_add_entry(compact->ilp, entry->column, goal->weight * entry->amount);
        }
    }
}

/* The entries of the last row in their greatest common divisor, which is returned: 1 where there
 * are none. */
static int64_t divide_row(ttb__ilp *ilp, const ttb__ilp_row *row)
{
    int64_t unit = 0;
    for (int64_t item = 0; item < row->entry_count; item++)
        unit = greatest_divisor(unit, ilp->entries.items[row->first_entry + item].amount);
    if (!unit)
        return 1;
    for (int64_t item = 0; item < row->entry_count; item++)
        ilp->entries.items[row->first_entry + item].amount /= unit;
    return unit;
}

static int64_t rounded_down(int64_t number, int64_t unit)
{
    return number / unit - (number % unit < 0);
}

/* What an earlier tier keeps. Its value is whole in its unit, so that the side may be rounded. */
static void add_earlier(ttb__compact *compact, int32_t number)
{
    ttb__ilp *ilp = compact->ilp;
    int64_t rows = ilp->rows.count;
    ttb__ilp_begin_row(ilp, (ttb__ilp_name){"tier", 1, {number}}, TTB__ILP_AT_MOST,
                       compact->earlier[number]);
    add_tier_entries(compact, &compact->prep->tiers[number]);
    ttb__ilp_end_row(ilp);
    if (!ilp->status && ilp->rows.count > rows) {
        ttb__ilp_row *row = &ilp->rows.items[rows];
        row->side = rounded_down(row->side, divide_row(ilp, row));
    }
}

/* The objective is made as a row, which adds up what comes twice, and then taken out of the rows.
 */
static int64_t set_objective(ttb__compact *compact)
{
    ttb__ilp *ilp = compact->ilp;
    int64_t rows = ilp->rows.count, unit;
    ttb__ilp_begin_row(ilp, (ttb__ilp_name){"cost", 0, {0}}, TTB__ILP_AT_MOST, 0);
    add_tier_entries(compact, &compact->prep->tiers[compact->tier]);
    ttb__ilp_end_row(ilp);
    if (ilp->status || ilp->rows.count == rows)
        return 1000; /* no column has a price */
    unit = divide_row(ilp, &ilp->rows.items[rows]);
    for (int64_t item = 0; item < ilp->rows.items[rows].entry_count; item++) {
        const ttb__ilp_entry *entry = &ilp->entries.items[ilp->rows.items[rows].first_entry + item];
        ilp->columns.items[entry->column].cost = entry->amount;
    }
    ilp->entries.count = ilp->rows.items[rows].first_entry;
    ilp->rows.count = rows;
    return unit;
}

/* ---- Words */

static void add_tier_words(ttb__text *text, const ttb__prep *prep, int32_t number)
{
    const ttb__tier *tier = &prep->tiers[number];
    ttb__text_format(text, "tier %d of %d, ", number + 1, prep->tier_count);
    for (int32_t goal = 0; goal < tier->goal_count; goal++) {
        ttb__text_add(text, goal ? " + " : "");
        if (tier->goals[goal].weight != 1)
            ttb__text_format(text, "%d ", tier->goals[goal].weight);
        ttb__text_add(text, ttb__goal_name(tier->goals[goal].goal));
    }
}

/* A line of the head; the text is emptied for the next. */
static void add_line(ttb__compact *compact, ttb__text *text)
{
    if (text->status && !compact->ilp->status)
        compact->ilp->status = text->status;
    if (!text->status)
        ttb__ilp_comment(compact->ilp, text->bytes);
    text->length = 0;
}

static void tell(ttb__compact *compact, int64_t unit)
{
    ttb__text text = {0};
    ttb__text_add(&text, "Minimise ");
    add_tier_words(&text, compact->prep, compact->tier);
    add_line(compact, &text);
    ttb__text_add(&text, "The tier's value is the objective times ");
    ttb__text_add_thousandths(&text, unit);
    ttb__text_add(&text, ".");
    add_line(compact, &text);
    for (int32_t tier = 0; tier < compact->tier; tier++) {
        ttb__text_add(&text, "Keep ");
        add_tier_words(&text, compact->prep, tier);
        ttb__text_add(&text, ", at ");
        ttb__text_add_thousandths(&text, compact->earlier[tier]);
        ttb__text_add(&text, " or less");
        add_line(compact, &text);
    }
    ttb__text_clear(&text);
}

ttb_status ttb__compact_tiers(ttb__compact *compact, int64_t *unit_out)
{
    for (int32_t tier = 0; tier < compact->tier; tier++)
        add_earlier(compact, tier);
    *unit_out = set_objective(compact);
    tell(compact, *unit_out);
    return compact->ilp->status;
}
