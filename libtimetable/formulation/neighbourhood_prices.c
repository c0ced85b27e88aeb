/* Weeks that are worth having at the duals of the relaxation: each student's best one, or all that
 * could be part of a better timetable. */
#include <math.h>
#include <string.h>

#include "formulation/neighbourhood_parts.h"

enum {
    PRICE_UNIT = 1024,  /* duals are rounded to this part of a cost unit for pricing */
    MOST_STEPS = 20000, /* of the pricing of one student */
    LIST_STEPS = 4000,  /* of listing his weeks */
    MOST_LISTED = 60    /* weeks of one student */
};

/* What a thousandth of each goal costs a student, in the objective and in the rows of tiers. */
typedef struct prices {
    double goals[TTB__GOALS];
} prices;

static prices find_prices(const ttb__program *program)
{
    prices found;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        found.goals[goal] = (double)program->weights.goals[goal] / (double)program->unit;
    for (int32_t tier = 0; tier < program->free->tier; tier++) {
        const ttb__tier *given = &program->prep->tiers[tier];
        for (int32_t number = 0; number < given->goal_count; number++)
            found.goals[given->goals[number].goal] -=
                program->duals[program->tier_rows[tier]] * (double)given->goals[number].weight;
    }
    return found;
}

static int64_t in_price_units(double cost)
{
    return llround(cost * PRICE_UNIT);
}

static double dual(const ttb__program *program, int32_t row)
{
    return row == TTB_NONE ? 0 : program->duals[row];
}

static int is_pinned(const ttb__prep *prep, const ttb__prep_student *student, int32_t request)
{
    for (int32_t rule = 0; rule < student->seat_rule_count; rule++) {
        const ttb__seat_rule *given = &prep->seat_rules.items[student->first_seat_rule + rule];
        if (given->request == request && given->is_pin)
            return 1;
    }
    return 0;
}

static ttb_status fill_want(ttb__program *program, int32_t ask, int32_t request, const prices *at)
{
    const ttb__prep *prep = program->prep;
    const ttb__request *asked = &prep->requests.items[request];
    int64_t unmet = in_price_units(at->goals[TTB_GOAL_UNMET] * (double)asked->weight);
    ttb__want want = {(int32_t)program->task.seats.count, 0, asked->is_reserve,
                      asked->is_reserve ? 0 : unmet};
    for (int32_t option = program->first_option[ask]; option < program->first_option[ask + 1];
         option++) {
        const ttb__option *of = &program->options.items[option];
        const ttb__place *place = &program->places.items[of->place];
        const ttb__placement *stands = &prep->placements.items[place->placement];
        ttb__seat seat = {option, stands->site, stands->blocks, asked->is_reserve ? -unmet : 0};
        seat.cost -= in_price_units(dual(program, place->most_row) +
                                    dual(program, place->least_row) + dual(program, of->link_row));
        if (TTB__PUSH(&program->task.seats, seat))
            return TTB_ERR_MEMORY;
    }
    want.seat_count = (int32_t)program->task.seats.count - want.first_seat;
    if (is_pinned(prep, program->task.student, request))
        want.skip_cost = INT64_MAX / 1024; /* the present week has the seat, and wins */
    return TTB__PUSH(&program->task.wants, want);
}

static ttb_status fill_task(ttb__program *program, int32_t number, const prices *at)
{
    const ttb__prep_student *student = ttb__program_student(program, number);
    ttb_status status = TTB_OK;
    program->task.student = student;
    program->task.minute_cost = in_price_units(at->goals[TTB_GOAL_TRAVEL] * 1000);
    program->task.journey_cost = in_price_units(at->goals[TTB_GOAL_JOURNEYS] * 1000);
    program->task.wants.count = program->task.seats.count = 0;
    for (int32_t want = 0; !status && want < student->request_count; want++)
        status = fill_want(program, program->first_ask[number] + want,
                           student->first_request + want, at);
    program->work += program->task.seats.count;
    return status;
}

/* The present week, the first of the student's columns, as the week to beat. */
static void choose_present(const ttb__program *program, int32_t number, int32_t *chosen)
{
    const int32_t *options = &program->week_options.items[program->week_first.items[number]];
    for (int32_t want = 0; want < program->task.wants.count; want++) {
        const ttb__want *of = &program->task.wants.items[want];
        chosen[want] = TTB_NONE;
        for (int32_t seat = of->first_seat; seat < of->first_seat + of->seat_count; seat++) {
            if (program->task.seats.items[seat].key == options[want])
                chosen[want] = seat;
        }
    }
}

static void find_options(const ttb__program *program, const int32_t *chosen, int32_t *options)
{
    for (int32_t want = 0; want < program->task.wants.count; want++)
        options[want] =
            chosen[want] == TTB_NONE ? TTB_NONE : program->task.seats.items[chosen[want]].key;
}

/* Add the student's cheapest week if it beats the dual of his row. */
static ttb_status price_student(ttb__program *program, int32_t number, const prices *at,
                                int32_t *added)
{
    int32_t chosen[TTB__MOST_WANTS], options[TTB__MOST_WANTS];
    int64_t cost;
    ttb_status status = fill_task(program, number, at);
    if (status || !program->task.wants.count)
        return status;
    choose_present(program, number, chosen);
    cost = ttb__best_week(&program->task, chosen, MOST_STEPS, &program->work);
    if (cost >= in_price_units(program->duals[number]) - PRICE_UNIT / 64)
        return TTB_OK;
    find_options(program, chosen, options);
    program->lack += program->duals[number] - (double)cost / PRICE_UNIT;
    ++*added;
    return ttb__program_add_week(program, number, options);
}

ttb_status ttb__program_price(ttb__program *program, int32_t *added_out)
{
    prices at = find_prices(program);
    ttb_status status = TTB_OK;
    *added_out = 0;
    program->lack = 0;
    for (int32_t number = 0; !status && number < program->free->students.count; number++)
        status = price_student(program, number, &at, added_out);
    return status;
}

/* ---- Listing */

typedef struct listing {
    ttb__program *program;
    int32_t number, count;
    int64_t known; /* weeks before this listing */
    ttb_status status;
} listing;

static int is_known(const listing *list, const int32_t *options)
{
    const ttb__program *program = list->program;
    size_t bytes = (size_t)program->task.wants.count * sizeof *options;
    for (int64_t week = 0; week < list->known; week++) {
        if (program->week_student.items[week] == list->number &&
            memcmp(&program->week_options.items[program->week_first.items[week]], options, bytes) ==
                0)
            return 1;
    }
    return 0;
}

static int add_listed(void *user, const int32_t *chosen, int64_t cost)
{
    listing *list = user;
    int32_t options[TTB__MOST_WANTS];
    (void)cost;
    find_options(list->program, chosen, options);
    if (is_known(list, options))
        return 0;
    list->status = ttb__program_add_week(list->program, list->number, options);
    return list->status || ++list->count >= MOST_LISTED;
}

ttb_status ttb__program_list(ttb__program *program, double most)
{
    prices at = find_prices(program);
    listing list = {.program = program, .known = program->week_student.count};
    for (int32_t number = 0; !list.status && number < program->free->students.count; number++) {
        list.number = number;
        list.count = 0;
        list.status = fill_task(program, number, &at);
        if (list.status || !program->task.wants.count)
            continue;
        ttb__list_weeks(&program->task, in_price_units(program->duals[number] + most), LIST_STEPS,
                        add_listed, &list, &program->work);
    }
    return list.status;
}
