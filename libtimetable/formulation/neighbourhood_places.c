/* Places, and the rows and columns of sections. */
#include <math.h>

#include "formulation/neighbourhood_parts.h"

/* ---- Places */

static ttb_status add_place(ttb__program *program, int32_t slot, int32_t placement)
{
    ttb__place place = {slot, placement, TTB_NONE, TTB_NONE, TTB_NONE};
    if (slot == TTB_NONE)
        place.column = program->place_columns++;
    return TTB__PUSH(&program->places, place);
}

/* 1 if no teacher of the offer teaches another section that stays so near in time that he could
 * not be at both. */
static int teachers_fit(const ttb__program *program, int32_t placement);

static ttb_status add_offer_places(ttb__program *program, int32_t offer)
{
    const ttb__prep *prep = program->prep;
    int32_t first = prep->offer_first_placement[offer];
    ttb_status status = TTB_OK;
    for (int32_t slot = prep->offer_first_slot[offer];
         !status && slot < prep->offer_first_slot[offer + 1]; slot++) {
        if (!program->is_free_slot[slot] && program->from->placement_of[slot] != TTB_NONE)
            status = add_place(program, slot, program->from->placement_of[slot]);
    }
    for (int32_t number = 0; number < prep->offer_placement_count[offer]; number++) {
        if (!status && program->free_count[offer] && teachers_fit(program, first + number))
            status = add_place(program, TTB_NONE, first + number);
    }
    return status;
}

ttb_status ttb__program_make_places(ttb__program *program)
{
    const ttb__prep *prep = program->prep;
    ttb_status status = TTB_OK;
    program->course_first_place =
        ttb__alloc(prep->course_count + 1, sizeof *program->course_first_place);
    if (!program->course_first_place)
        return TTB_ERR_MEMORY;
    for (int32_t course = 0; !status && course < prep->course_count; course++) {
        const ttb__numbers *offers = &prep->partnership->courses.items[course].offers;
        for (int64_t number = 0; !status && number < offers->count; number++)
            status = add_offer_places(program, offers->items[number]);
        program->course_first_place[course + 1] = (int32_t)program->places.count;
    }
    return status;
}

int32_t ttb__program_place_of(const ttb__program *program, int32_t slot)
{
    int32_t placement = program->from->placement_of[slot];
    int32_t course, wanted = program->is_free_slot[slot] ? TTB_NONE : slot;
    if (placement == TTB_NONE)
        return TTB_NONE;
    course = program->prep->placements.items[placement].course;
    for (int32_t place = program->course_first_place[course];
         place < program->course_first_place[course + 1]; place++) {
        const ttb__place *at = &program->places.items[place];
        if (at->slot == wanted && at->placement == placement)
            return place;
    }
    return TTB_NONE;
}

/* ---- Teachers, whom rows of prep keep from two sections in one block but not from a way that is
 * too long */

static int shares_teacher(const ttb__prep *prep, int32_t offer, int32_t other)
{
    const ttb__numbers *uses = &prep->partnership->offers.items[offer].uses;
    const ttb__numbers *others = &prep->partnership->offers.items[other].uses;
    for (int64_t use = 0; use < uses->count; use++) {
        if (prep->partnership->resources.items[uses->items[use]].kind != TTB_RESOURCE_TEACHER)
            continue;
        for (int64_t number = 0; number < others->count; number++) {
            if (others->items[number] == uses->items[use])
                return 1;
        }
    }
    return 0;
}

static int is_beyond_teachers(const ttb__prep *prep, int32_t number, int32_t other_number)
{
    const ttb__placement *one = &prep->placements.items[number];
    const ttb__placement *other = &prep->placements.items[other_number];
    return !ttb__seats_fit(prep, one->site, one->blocks, other->site, other->blocks) &&
           shares_teacher(prep, one->offer, other->offer);
}

static int teachers_fit(const ttb__program *program, int32_t placement)
{
    const ttb__prep *prep = program->prep;
    for (int32_t slot = 0; prep->has_lessons && slot < prep->slots.count; slot++) {
        if (!program->is_free_slot[slot] && program->from->placement_of[slot] != TTB_NONE &&
            is_beyond_teachers(prep, placement, program->from->placement_of[slot]))
            return 0;
    }
    return 1;
}

static int shares_block(const ttb__program *program, const ttb__place *one, const ttb__place *other)
{
    const ttb__placement *placements = program->prep->placements.items;
    return (placements[one->placement].blocks & placements[other->placement].blocks) != 0;
}

/* A row for each two free places of one teacher that are too far from each other. */
static ttb_status add_teacher_rows(ttb__program *program)
{
    static const int64_t starts[2] = {0, 2};
    static const double values[2] = {1, 1}, lower = -INFINITY, upper = 1;
    ttb_status status = TTB_OK;
    for (int64_t one = 0; program->prep->has_lessons && one < program->places.count; one++) {
        const ttb__place *place = &program->places.items[one];
        for (int64_t other = one + 1; !status && other < program->places.count; other++) {
            const ttb__place *with = &program->places.items[other];
            int32_t columns[2] = {place->column, with->column};
            if (place->slot == TTB_NONE && with->slot == TTB_NONE &&
                !shares_block(program, place, with) &&
                is_beyond_teachers(program->prep, place->placement, with->placement))
                status = ttb__lp_add_filled_rows(program->lp, 1, &lower, &upper, starts, columns,
                                                 values);
        }
    }
    return status;
}

/* ---- Rows */

typedef struct row_list {
    TTB__ARRAY(double) lower, upper;
    ttb_status status;
} row_list;

static int32_t add_row(row_list *rows, double lower, double upper)
{
    if (rows->status || TTB__PUSH(&rows->lower, lower) || TTB__PUSH(&rows->upper, upper)) {
        rows->status = TTB_ERR_MEMORY;
        return TTB_NONE;
    }
    return (int32_t)rows->lower.count - 1;
}

/* Rows of prep that free placements touch, as far as they can matter. */
static void add_rule_rows(ttb__program *program, row_list *rows)
{
    const ttb__prep *prep = program->prep;
    for (int64_t number = 0; number < prep->rows.count; number++)
        program->row_of_rule[number] = TTB_NONE;
    for (int64_t number = 0; number < program->places.count; number++) {
        const ttb__place *place = &program->places.items[number];
        const ttb__placement *at = &prep->placements.items[place->placement];
        for (int32_t entry = 0; place->slot == TTB_NONE && entry < at->entry_count; entry++) {
            int32_t rule = prep->entries.items[at->first_entry + entry].row;
            const ttb__row *row = &prep->rows.items[rule];
            int32_t use = program->fixed_use[rule];
            if (program->row_of_rule[rule] == TTB_NONE &&
                (row->least > use || row->most < INT32_MAX))
                program->row_of_rule[rule] =
                    add_row(rows, row->least > use ? row->least - use : (double)-INFINITY,
                            row->most < INT32_MAX ? row->most - use : (double)INFINITY);
        }
    }
    for (int32_t offer = 0; offer < prep->offer_count; offer++) {
        program->row_of_rule[prep->rows.count + offer] =
            program->free_count[offer]
                ? add_row(rows, (double)-INFINITY, program->free_count[offer])
                : TTB_NONE;
    }
}

/* Free: seats - most size * sections <= 0 and seats - least size * sections >= 0. Fixed: seats
 * within what is left. */
static void add_place_rows(ttb__program *program, row_list *rows)
{
    for (int64_t number = 0; number < program->places.count; number++) {
        ttb__place *place = &program->places.items[number];
        const ttb__offer *offer =
            &program->prep->partnership->offers
                 .items[program->prep->placements.items[place->placement].offer];
        int32_t stay = place->slot == TTB_NONE ? 0 : program->fixed_size[place->slot];
        int32_t lack = offer->least_size - stay;
        if (place->slot == TTB_NONE) {
            place->most_row = add_row(rows, (double)-INFINITY, 0);
            if (offer->least_size > 0)
                place->least_row = add_row(rows, 0, (double)INFINITY);
        } else if (lack > 0 || offer->most_size - stay < program->free->students.count) {
            place->most_row =
                add_row(rows, lack > 0 ? lack : (double)-INFINITY, offer->most_size - stay);
        }
    }
}

/* Earlier tiers stay at most what they are: their bounds come with the present weeks. */
static void add_tier_rows(ttb__program *program, row_list *rows)
{
    for (int32_t tier = 0; tier < program->free->tier; tier++)
        program->tier_rows[tier] = add_row(rows, (double)-INFINITY, 0);
}

ttb_status ttb__program_make_rows(ttb__program *program)
{
    row_list rows = {0};
    ttb_status status;
    program->row_of_rule = ttb__alloc(program->prep->rows.count + program->prep->offer_count,
                                      sizeof *program->row_of_rule);
    if (!program->row_of_rule)
        return TTB_ERR_MEMORY;
    for (int64_t student = 0; student < program->free->students.count; student++)
        add_row(&rows, 1, 1);
    add_rule_rows(program, &rows);
    add_place_rows(program, &rows);
    add_tier_rows(program, &rows);
    status = rows.status;
    if (!status)
        status = ttb__lp_add_rows(program->lp, (int32_t)rows.lower.count, rows.lower.items,
                                  rows.upper.items);
    ttb__free(rows.lower.items);
    ttb__free(rows.upper.items);
    return status;
}

/* ---- Columns */

typedef struct column {
    TTB__ARRAY(int32_t) rows;
    TTB__ARRAY(double) values;
} column;

static ttb_status add_entry(column *made, int32_t row, double value)
{
    if (row == TTB_NONE || value == 0)
        return TTB_OK;
    return TTB__PUSH(&made->rows, row) || TTB__PUSH(&made->values, value) ? TTB_ERR_MEMORY : TTB_OK;
}

static ttb_status fill_column(const ttb__program *program, const ttb__place *place, column *made)
{
    const ttb__prep *prep = program->prep;
    const ttb__placement *at = &prep->placements.items[place->placement];
    const ttb__offer *offer = &prep->partnership->offers.items[at->offer];
    int64_t goals[TTB__GOALS] = {[TTB_GOAL_SECTION_COST] = offer->cost};
    ttb_status status = add_entry(made, program->row_of_rule[prep->rows.count + at->offer], 1);
    for (int32_t entry = 0; !status && entry < at->entry_count; entry++) {
        const ttb__entry *uses = &prep->entries.items[at->first_entry + entry];
        status = add_entry(made, program->row_of_rule[uses->row], uses->amount);
    }
    if (!status)
        status = add_entry(made, place->most_row, -offer->most_size);
    if (!status)
        status = add_entry(made, place->least_row, -offer->least_size);
    for (int32_t tier = 0; !status && tier < program->free->tier; tier++)
        status = add_entry(made, program->tier_rows[tier],
                           (double)ttb__program_tier_value(program, tier, goals));
    return status;
}

static ttb_status add_place_column(ttb__program *program, const ttb__place *place)
{
    int32_t offer = program->prep->placements.items[place->placement].offer;
    column made = {0};
    double lower = 0, upper = program->free_count[offer];
    int64_t units = program->weights.goals[TTB_GOAL_SECTION_COST] *
                    program->prep->partnership->offers.items[offer].cost / program->unit;
    double cost = (double)units;
    ttb_status status = fill_column(program, place, &made);
    if (!status) {
        int64_t starts[2] = {0, made.rows.count};
        status = ttb__lp_add_columns(program->lp, 1, &cost, &lower, &upper, starts, made.rows.items,
                                     made.values.items);
    }
    ttb__free(made.rows.items);
    ttb__free(made.values.items);
    return status;
}

ttb_status ttb__program_make_place_columns(ttb__program *program)
{
    ttb_status status = TTB_OK;
    for (int64_t number = 0; !status && number < program->places.count; number++) {
        if (program->places.items[number].slot == TTB_NONE)
            status = add_place_column(program, &program->places.items[number]);
    }
    return status ? status : add_teacher_rows(program);
}
