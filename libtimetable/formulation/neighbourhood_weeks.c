/* Weeks of free students: what they cost, their columns, and the links between a seat and the
 * section it is in. */
#include <math.h>

#include "base/bits.h"
#include "formulation/neighbourhood_parts.h"

enum { LINK_SLACK = 1000 }; /* a link is broken by at least one part in so many */

/* ---- Seats by themselves */

static ttb_status add_options(ttb__program *program, int32_t request)
{
    const ttb__prep *prep = program->prep;
    int32_t course = prep->requests.items[request].course;
    for (int32_t place = program->course_first_place[course];
         place < program->course_first_place[course + 1]; place++) {
        ttb__option option = {place, TTB_NONE};
        if (ttb__may_sit(prep, request, program->places.items[place].placement) &&
            TTB__PUSH(&program->options, option))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

ttb_status ttb__program_make_options(ttb__program *program)
{
    int64_t students = program->free->students.count;
    int32_t asks = 0;
    ttb_status status = TTB_OK;
    program->first_ask = ttb__alloc(students, sizeof *program->first_ask);
    for (int32_t number = 0; program->first_ask && number < students; number++) {
        program->first_ask[number] = asks;
        asks += ttb__program_student(program, number)->request_count;
    }
    program->first_option = ttb__alloc(asks + 1, sizeof *program->first_option);
    if (!program->first_ask || !program->first_option)
        return TTB_ERR_MEMORY;
    for (int32_t number = 0; number < students; number++) {
        const ttb__prep_student *student = ttb__program_student(program, number);
        for (int32_t want = 0; !status && want < student->request_count; want++) {
            status = add_options(program, student->first_request + want);
            program->first_option[program->first_ask[number] + want + 1] =
                (int32_t)program->options.count;
        }
    }
    return status;
}

/* ---- Costs */

static int64_t greatest_divisor(int64_t one, int64_t other)
{
    while (other) {
        int64_t rest = one % other;
        one = other;
        other = rest;
    }
    return one;
}

void ttb__program_find_unit(ttb__program *program)
{
    const ttb__prep *prep = program->prep;
    const int64_t *weights = program->weights.goals;
    int64_t unit = 1000 * greatest_divisor(weights[TTB_GOAL_TRAVEL], weights[TTB_GOAL_JOURNEYS]);
    for (int64_t request = 0; request < prep->requests.count; request++)
        unit =
            greatest_divisor(unit, weights[TTB_GOAL_UNMET] * prep->requests.items[request].weight);
    for (int64_t offer = 0; offer < prep->offer_count; offer++)
        unit = greatest_divisor(unit, weights[TTB_GOAL_SECTION_COST] *
                                          prep->partnership->offers.items[offer].cost);
    program->unit = unit ? unit : 1;
}

void ttb__program_week_goals(const ttb__program *program, int32_t number, const int32_t *options,
                             int64_t goals[TTB__GOALS])
{
    const ttb__prep *prep = program->prep;
    const ttb__prep_student *student = ttb__program_student(program, number);
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t used = 0;
    ttb__tour tour;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        goals[goal] = 0;
    for (int32_t want = 0; want < student->request_count; want++) {
        const ttb__request *request = &prep->requests.items[student->first_request + want];
        const ttb__placement *at;
        if (options[want] == TTB_NONE) {
            goals[TTB_GOAL_UNMET] += request->is_reserve ? 0 : request->weight;
            continue;
        }
        goals[TTB_GOAL_UNMET] -= request->is_reserve ? request->weight : 0;
        at = &prep->placements.items
                  [program->places.items[program->options.items[options[want]].place].placement];
        used |= at->blocks;
        for (uint64_t rest = at->blocks; rest; rest &= rest - 1)
            site_of_block[ttb__lowest_bit(rest)] = at->site;
    }
    tour = ttb__week_tour(prep, program->task.tours, student->home, used, site_of_block);
    goals[TTB_GOAL_TRAVEL] = (int64_t)tour.minutes * 1000;
    goals[TTB_GOAL_JOURNEYS] = (int64_t)tour.journeys * 1000;
}

int64_t ttb__program_cost(const ttb__program *program, const int64_t goals[TTB__GOALS])
{
    int64_t sum = 0;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        sum += program->weights.goals[goal] * goals[goal];
    return sum / program->unit;
}

int64_t ttb__program_tier_value(const ttb__program *program, int32_t tier,
                                const int64_t goals[TTB__GOALS])
{
    const ttb__tier *given = &program->prep->tiers[tier];
    int64_t value = 0;
    for (int32_t number = 0; number < given->goal_count; number++)
        value += given->goals[number].weight * goals[given->goals[number].goal];
    return value;
}

/* ---- Columns */

typedef struct week_column {
    int32_t count;
    int32_t rows[1 + 3 * TTB__MOST_WANTS + TTB__GOALS];
    double values[1 + 3 * TTB__MOST_WANTS + TTB__GOALS];
} week_column;

static void add_entry(week_column *column, int32_t row, double value)
{
    if (row == TTB_NONE || value == 0)
        return;
    column->rows[column->count] = row;
    column->values[column->count++] = value;
}

static ttb_status keep_week(ttb__program *program, int32_t number, const int32_t *options)
{
    int32_t wants = ttb__program_student(program, number)->request_count;
    if (TTB__PUSH(&program->week_student, number) ||
        TTB__PUSH(&program->week_first, (int32_t)program->week_options.count))
        return TTB_ERR_MEMORY;
    for (int32_t want = 0; want < wants; want++) {
        if (TTB__PUSH(&program->week_options, options[want]))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

ttb_status ttb__program_add_week(ttb__program *program, int32_t number, const int32_t *options)
{
    int32_t wants = ttb__program_student(program, number)->request_count;
    int64_t goals[TTB__GOALS], starts[2] = {0};
    double cost, lower = 0, upper = INFINITY;
    week_column column = {.count = 0};
    ttb__program_week_goals(program, number, options, goals);
    cost = (double)ttb__program_cost(program, goals);
    add_entry(&column, number, 1);
    for (int32_t want = 0; want < wants; want++) {
        const ttb__option *option;
        const ttb__place *place;
        if (options[want] == TTB_NONE)
            continue;
        option = &program->options.items[options[want]];
        place = &program->places.items[option->place];
        add_entry(&column, place->most_row, 1);
        add_entry(&column, place->least_row, 1);
        add_entry(&column, option->link_row, 1);
    }
    for (int32_t tier = 0; tier < program->free->tier; tier++)
        add_entry(&column, program->tier_rows[tier],
                  (double)ttb__program_tier_value(program, tier, goals));
    starts[1] = column.count;
    if (keep_week(program, number, options))
        return TTB_ERR_MEMORY;
    return ttb__lp_add_columns(program->lp, 1, &cost, &lower, &upper, starts, column.rows,
                               column.values);
}

/* ---- The present weeks */

static int32_t present_option(const ttb__program *program, int32_t ask, int32_t request)
{
    int32_t slot = program->from->slot_of[request], place;
    if (slot == TTB_NONE)
        return TTB_NONE;
    place = ttb__program_place_of(program, slot);
    for (int32_t option = program->first_option[ask]; option < program->first_option[ask + 1];
         option++) {
        if (program->options.items[option].place == place)
            return option;
    }
    return TTB_NONE;
}

ttb_status ttb__program_add_present_weeks(ttb__program *program)
{
    int32_t options[TTB__MOST_WANTS];
    ttb_status status = TTB_OK;
    for (int32_t number = 0; !status && number < program->free->students.count; number++) {
        const ttb__prep_student *student = ttb__program_student(program, number);
        for (int32_t want = 0; want < student->request_count; want++)
            options[want] = present_option(program, program->first_ask[number] + want,
                                           student->first_request + want);
        status = ttb__program_add_week(program, number, options);
    }
    return status;
}

/* ---- Links: without them every section stands in a part of each block, and nobody ever clashes */

typedef struct link_list {
    TTB__ARRAY(double) lower, upper, values;
    TTB__ARRAY(int64_t) starts;
    TTB__ARRAY(int32_t) columns;
} link_list;

/* The share of each option that a point uses. */
static double *use_of_options(const ttb__program *program, const double *point)
{
    double *use = ttb__alloc(program->options.count, sizeof *use);
    for (int64_t week = 0; use && week < program->week_student.count; week++) {
        double share = point[program->place_columns + week];
        int32_t number = program->week_student.items[week];
        const int32_t *options = &program->week_options.items[program->week_first.items[week]];
        if (share <= 0)
            continue;
        for (int32_t want = 0; want < ttb__program_student(program, number)->request_count;
             want++) {
            if (options[want] != TTB_NONE)
                use[options[want]] += share;
        }
    }
    return use;
}

static ttb_status begin_link(ttb__program *program, link_list *links, int32_t option)
{
    ttb__option *of = &program->options.items[option];
    of->link_row = ttb__lp_row_count(program->lp) + (int32_t)links->lower.count;
    return TTB__PUSH(&links->lower, (double)-INFINITY) || TTB__PUSH(&links->upper, 0) ||
                   TTB__PUSH(&links->columns, program->places.items[of->place].column) ||
                   TTB__PUSH(&links->values, -1)
               ? TTB_ERR_MEMORY
               : TTB_OK;
}

/* The weeks of one student that use an option. */
static ttb_status add_weeks_of(const ttb__program *program, link_list *links, int32_t number,
                               int32_t option)
{
    int32_t wants = ttb__program_student(program, number)->request_count;
    for (int32_t week = 0; week < program->week_student.count; week++) {
        const int32_t *options = &program->week_options.items[program->week_first.items[week]];
        for (int32_t want = 0; program->week_student.items[week] == number && want < wants;
             want++) {
            if (options[want] == option &&
                (TTB__PUSH(&links->columns, program->place_columns + week) ||
                 TTB__PUSH(&links->values, 1)))
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

static ttb_status find_links(ttb__program *program, const double *point, const double *use,
                             link_list *links)
{
    ttb_status status = TTB_OK;
    for (int32_t number = 0; number < program->free->students.count; number++) {
        int32_t ask = program->first_ask[number];
        int32_t wants = ttb__program_student(program, number)->request_count;
        for (int32_t option = program->first_option[ask];
             !status && option < program->first_option[ask + wants]; option++) {
            const ttb__option *of = &program->options.items[option];
            const ttb__place *place = &program->places.items[of->place];
            if (place->slot != TTB_NONE || of->link_row != TTB_NONE ||
                (use[option] - point[place->column]) * LINK_SLACK < 1)
                continue;
            status = TTB__PUSH(&links->starts, links->columns.count);
            if (!status)
                status = begin_link(program, links, option);
            if (!status)
                status = add_weeks_of(program, links, number, option);
        }
    }
    return status ? status : TTB__PUSH(&links->starts, links->columns.count);
}

ttb_status ttb__program_add_links(ttb__program *program, const double *point, int32_t *added_out)
{
    link_list links = {0};
    double *use = use_of_options(program, point);
    ttb_status status = use ? find_links(program, point, use, &links) : TTB_ERR_MEMORY;
    *added_out = (int32_t)links.lower.count;
    if (!status)
        status = ttb__lp_add_filled_rows(program->lp, (int32_t)links.lower.count, links.lower.items,
                                         links.upper.items, links.starts.items, links.columns.items,
                                         links.values.items);
    ttb__free(use);
    ttb__free(links.lower.items);
    ttb__free(links.upper.items);
    ttb__free(links.values.items);
    ttb__free(links.starts.items);
    ttb__free(links.columns.items);
    return status;
}
