#include "formulation/seating.h"

#include <math.h>
#include <string.h>

#include "base/bits.h"
#include "prep/best_week.h"
#include "prep/weights.h"

enum {
    PRICE_UNIT = 1024,  /* duals are rounded to this part of a cost unit for pricing */
    MOST_STEPS = 20000, /* of the pricing of one student */
    MOST_ROUNDS = 200,  /* of pricing */
    MOST_NODES = 200,   /* of the integer program */
    PIVOT_WORK = 100    /* counted for a pivot, besides its rows */
};

/* A seat that a request could have, by itself. */
typedef struct option {
    int32_t slot, placement;
} option;

typedef struct seating {
    const ttb__prep *prep;
    const ttb__solution *from;
    ttb__weights weights;
    int64_t unit; /* of the costs: their greatest common divisor */
    TTB__ARRAY(option) options;
    int32_t *first_option; /* [request]; [request + 1] the end */
    int32_t *row_of_slot;  /* rows of students first, by number */
    TTB__ARRAY(int32_t) column_student;
    TTB__ARRAY(int32_t) column_first; /* into column_slots: one slot or TTB_NONE a request */
    TTB__ARRAY(int32_t) column_slots;
    ttb__week_task task;
    ttb__lp *lp;
    int64_t most_work, work;
} seating;

/* ---- What may be seated where */

static ttb_status add_options(seating *program, int32_t request)
{
    const ttb__prep *prep = program->prep;
    int32_t course = prep->requests.items[request].course;
    const ttb__numbers *offers = &prep->partnership->courses.items[course].offers;
    for (int64_t number = 0; number < offers->count; number++) {
        int32_t offer = offers->items[number];
        for (int32_t slot = prep->offer_first_slot[offer]; slot < prep->offer_first_slot[offer + 1];
             slot++) {
            option made = {slot, program->from->placement_of[slot]};
            if (made.placement != TTB_NONE && ttb__may_sit(prep, request, made.placement) &&
                TTB__PUSH(&program->options, made))
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

static ttb_status make_options(seating *program)
{
    ttb_status status = TTB_OK;
    int64_t requests = program->prep->requests.count;
    program->first_option = ttb__alloc(requests + 1, sizeof *program->first_option);
    if (!program->first_option)
        return TTB_ERR_MEMORY;
    for (int32_t request = 0; !status && request < requests; request++) {
        status = add_options(program, request);
        program->first_option[request + 1] = (int32_t)program->options.count;
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

/* All costs are multiples of the unit; divided by it they stay small for the program. */
static void find_unit(seating *program)
{
    const int64_t *weights = program->weights.goals;
    int64_t unit = 1000 * greatest_divisor(weights[TTB_GOAL_TRAVEL], weights[TTB_GOAL_JOURNEYS]);
    for (int64_t request = 0; request < program->prep->requests.count; request++)
        unit = greatest_divisor(unit, weights[TTB_GOAL_UNMET] *
                                          program->prep->requests.items[request].weight);
    program->unit = unit ? unit : 1;
}

static int64_t unmet_cost(const seating *program, int32_t request)
{
    return program->weights.goals[TTB_GOAL_UNMET] * program->prep->requests.items[request].weight /
           program->unit;
}

static int64_t minute_cost(const seating *program)
{
    return program->weights.goals[TTB_GOAL_TRAVEL] * 1000 / program->unit;
}

static int64_t journey_cost(const seating *program)
{
    return program->weights.goals[TTB_GOAL_JOURNEYS] * 1000 / program->unit;
}

static int64_t week_cost(const seating *program, const ttb__prep_student *student,
                         const int32_t *slots)
{
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t used = 0;
    int64_t minutes, journeys, cost = 0;
    for (int32_t number = 0; number < student->request_count; number++) {
        int32_t request = student->first_request + number;
        int is_reserve = program->prep->requests.items[request].is_reserve;
        const ttb__placement *placement;
        if (slots[number] == TTB_NONE) {
            cost += is_reserve ? 0 : unmet_cost(program, request);
            continue;
        }
        cost -= is_reserve ? unmet_cost(program, request) : 0;
        placement = &program->prep->placements.items[program->from->placement_of[slots[number]]];
        used |= placement->blocks;
        for (uint64_t rest = placement->blocks; rest; rest &= rest - 1)
            site_of_block[ttb__lowest_bit(rest)] = placement->site;
    }
    ttb__week_travel(program->prep, student, used, site_of_block, &minutes, &journeys);
    return cost + minutes * minute_cost(program) + journeys * journey_cost(program);
}

/* ---- Rows and columns */

static ttb_status add_rows(seating *program)
{
    const ttb__prep *prep = program->prep;
    int32_t rows = prep->student_count;
    ttb_status status = TTB_ERR_MEMORY;
    double *lower = ttb__alloc(rows + prep->slots.count, sizeof *lower);
    double *upper = ttb__alloc(rows + prep->slots.count, sizeof *upper);
    program->row_of_slot = ttb__alloc(prep->slots.count, sizeof *program->row_of_slot);
    if (!lower || !upper || !program->row_of_slot)
        goto done;
    for (int32_t student = 0; student < rows; student++)
        lower[student] = upper[student] = 1;
    for (int32_t slot = 0; slot < prep->slots.count; slot++) {
        const ttb__offer *offer = &prep->partnership->offers.items[prep->slots.items[slot].offer];
        if (program->from->placement_of[slot] == TTB_NONE)
            continue;
        program->row_of_slot[slot] = rows;
        lower[rows] = offer->least_size > 0 ? (double)offer->least_size : (double)-INFINITY;
        upper[rows++] = offer->most_size;
    }
    status = ttb__lp_add_rows(program->lp, rows, lower, upper);
done:
    ttb__free(lower);
    ttb__free(upper);
    return status;
}

static ttb_status add_column(seating *program, int32_t number, const int32_t *slots)
{
    const ttb__prep_student *student = &program->prep->students[number];
    int32_t rows[TTB__MOST_WANTS + 1];
    double values[TTB__MOST_WANTS + 1];
    int64_t starts[2] = {0, 1};
    double cost = (double)week_cost(program, student, slots), lower = 0, upper = INFINITY;
    rows[0] = number;
    values[0] = 1;
    if (TTB__PUSH(&program->column_student, number) ||
        TTB__PUSH(&program->column_first, (int32_t)program->column_slots.count))
        return TTB_ERR_MEMORY;
    for (int32_t want = 0; want < student->request_count; want++) {
        if (TTB__PUSH(&program->column_slots, slots[want]))
            return TTB_ERR_MEMORY;
        if (slots[want] == TTB_NONE)
            continue;
        rows[starts[1]] = program->row_of_slot[slots[want]];
        values[starts[1]++] = 1;
    }
    return ttb__lp_add_columns(program->lp, 1, &cost, &lower, &upper, starts, rows, values);
}

/* The week that each student has now: a whole solution from the first solve on. */
static ttb_status add_present_weeks(seating *program)
{
    ttb_status status = TTB_OK;
    for (int32_t student = 0; !status && student < program->prep->student_count; student++)
        status =
            add_column(program, student,
                       &program->from->slot_of[program->prep->students[student].first_request]);
    return status;
}

/* ---- Pricing */

static int64_t price(const double *duals, int32_t row)
{
    return llround(duals[row] * PRICE_UNIT);
}

static ttb_status fill_want(seating *program, int32_t request, const double *duals)
{
    const ttb__prep *prep = program->prep;
    int is_reserve = prep->requests.items[request].is_reserve, is_pinned = 0;
    const ttb__prep_student *student = program->task.student;
    ttb__want want = {(int32_t)program->task.seats.count, 0, is_reserve, 0};
    for (int32_t number = program->first_option[request];
         number < program->first_option[request + 1]; number++) {
        const option *given = &program->options.items[number];
        const ttb__placement *placement = &prep->placements.items[given->placement];
        ttb__seat seat = {given->slot, placement->site, placement->blocks, 0};
        seat.cost = -price(duals, program->row_of_slot[given->slot]);
        seat.cost -= is_reserve ? unmet_cost(program, request) * PRICE_UNIT : 0;
        if (TTB__PUSH(&program->task.seats, seat))
            return TTB_ERR_MEMORY;
    }
    for (int32_t rule = 0; rule < student->seat_rule_count; rule++) {
        const ttb__seat_rule *given = &prep->seat_rules.items[student->first_seat_rule + rule];
        is_pinned |= given->request == request && given->is_pin;
    }
    want.seat_count = (int32_t)program->task.seats.count - want.first_seat;
    want.skip_cost = is_reserve ? 0 : unmet_cost(program, request) * PRICE_UNIT;
    if (is_pinned) /* the present week has the seat, so that a week without it never wins */
        want.skip_cost = INT64_MAX / 1024;
    return TTB__PUSH(&program->task.wants, want);
}

/* Where the present week sits in the task's seats: the week to beat. */
static void find_present(const seating *program, int32_t *chosen)
{
    for (int32_t number = 0; number < program->task.wants.count; number++) {
        const ttb__want *want = &program->task.wants.items[number];
        int32_t slot = program->from->slot_of[program->task.student->first_request + number];
        chosen[number] = TTB_NONE;
        for (int32_t place = want->first_seat; place < want->first_seat + want->seat_count;
             place++) {
            if (program->task.seats.items[place].key == slot && slot != TTB_NONE)
                chosen[number] = place;
        }
    }
}

/* Add the student's cheapest week at these prices if it beats his row's dual. */
static ttb_status price_student(seating *program, int32_t number, const double *duals,
                                int32_t *added)
{
    const ttb__prep_student *student = &program->prep->students[number];
    int32_t chosen[TTB__MOST_WANTS], slots[TTB__MOST_WANTS];
    int64_t cost;
    program->task.student = student;
    program->task.wants.count = program->task.seats.count = 0;
    for (int32_t want = 0; want < student->request_count; want++) {
        if (fill_want(program, student->first_request + want, duals))
            return TTB_ERR_MEMORY;
    }
    find_present(program, chosen);
    cost = ttb__best_week(&program->task, chosen, MOST_STEPS, &program->work);
    program->work += program->task.seats.count;
    if (cost >= price(duals, number) - PRICE_UNIT / 64)
        return TTB_OK;
    for (int32_t want = 0; want < student->request_count; want++)
        slots[want] =
            chosen[want] == TTB_NONE ? TTB_NONE : program->task.seats.items[chosen[want]].key;
    ++*added;
    return add_column(program, number, slots);
}

static ttb_status price_all(seating *program, const double *duals, int32_t *added)
{
    ttb_status status = TTB_OK;
    int32_t students = program->prep->student_count;
    double *own = ttb__alloc(ttb__lp_row_count(program->lp), sizeof *own);
    *added = 0;
    if (!own)
        return TTB_ERR_MEMORY;
    memcpy(own, duals, (size_t)ttb__lp_row_count(program->lp) * sizeof *own);
    for (int32_t student = 0; !status && student < students; student++) {
        if (program->prep->students[student].request_count)
            status = price_student(program, student, own, added);
    }
    ttb__free(own);
    return status;
}

static void count_pivots(seating *program, int64_t pivots)
{
    program->work += pivots * (ttb__lp_row_count(program->lp) + PIVOT_WORK);
}

/* Columns until no week has a negative reduced cost, or the work is used up. */
static ttb_status generate(seating *program)
{
    ttb_status status = TTB_OK;
    int32_t added = 1;
    for (int32_t round = 0; !status && added && round < MOST_ROUNDS; round++) {
        ttb__lp_result result;
        int64_t left =
            (program->most_work - program->work) / (ttb__lp_row_count(program->lp) + PIVOT_WORK);
        if (left < 1)
            break;
        status = ttb__lp_solve(program->lp, left, &result);
        if (status)
            break;
        count_pivots(program, result.pivots);
        if (result.state == TTB__LP_STOPPED)
            status = TTB_ERR_SOLVER;
        else if (result.state != TTB__LP_OPTIMAL)
            break;
        else
            status = price_all(program, result.duals, &added);
    }
    return status;
}

/* ---- The integer program */

static void take_columns(const seating *program, const double *point, ttb__solution *improved)
{
    for (int64_t column = 0; column < program->column_student.count; column++) {
        const ttb__prep_student *student =
            &program->prep->students[program->column_student.items[column]];
        const int32_t *slots = &program->column_slots.items[program->column_first.items[column]];
        if (point[column] > 0.5)
            memcpy(&improved->slot_of[student->first_request], slots,
                   (size_t)student->request_count * sizeof *slots);
    }
}

/* The first columns are the present weeks: the incumbent. */
static ttb_status choose_weeks(seating *program, ttb__solution *improved)
{
    int32_t count = (int32_t)program->column_student.count;
    ttb__integer_limits limits = {MOST_NODES, 1, INFINITY};
    ttb__integer_result result;
    ttb_status status = TTB_ERR_MEMORY;
    int32_t *columns = ttb__alloc(count, sizeof *columns);
    double *incumbent = ttb__alloc(count, sizeof *incumbent);
    if (!columns || !incumbent)
        goto done;
    for (int32_t column = 0; column < count; column++)
        columns[column] = column;
    for (int32_t student = 0; student < program->prep->student_count; student++)
        incumbent[student] = 1;
    limits.most_pivots = program->most_work / (ttb__lp_row_count(program->lp) + PIVOT_WORK) + 1000;
    status = ttb__lp_solve_integer(program->lp, count, columns, incumbent, &limits, &result);
    if (status)
        goto done;
    count_pivots(program, result.pivots);
    if (result.has_point)
        take_columns(program, result.point, improved);
done:
    ttb__free(columns);
    ttb__free(incumbent);
    return status;
}

static ttb_status solve(seating *program, ttb__mip_session *session, ttb__solution *improved)
{
    ttb_status status = ttb__tours_make(&program->task.tours);
    if (!status)
        status = make_options(program);
    if (!status)
        status = ttb__lp_new(session, &program->lp);
    if (!status)
        status = add_rows(program);
    if (!status)
        status = add_present_weeks(program);
    if (!status)
        status = generate(program);
    if (!status && program->column_student.count > program->prep->student_count)
        status = choose_weeks(program, improved);
    return status;
}

static void clear(seating *program)
{
    ttb__lp_free(program->lp);
    ttb__tours_destroy(program->task.tours);
    ttb__free(program->options.items);
    ttb__free(program->first_option);
    ttb__free(program->row_of_slot);
    ttb__free(program->column_student.items);
    ttb__free(program->column_first.items);
    ttb__free(program->column_slots.items);
    ttb__free(program->task.wants.items);
    ttb__free(program->task.seats.items);
}

ttb_status ttb__seating_improve(const ttb__prep *prep, ttb__mip_session *session,
                                const ttb__solution *from, int64_t most_work,
                                ttb__solution *improved, int64_t *work)
{
    seating program = {.prep = prep, .from = from, .most_work = most_work};
    ttb_status status;
    program.task.prep = prep;
    ttb__solution_copy(prep, improved, from);
    ttb__weights_make(prep, &program.weights);
    find_unit(&program);
    program.task.minute_cost = minute_cost(&program) * PRICE_UNIT;
    program.task.journey_cost = journey_cost(&program) * PRICE_UNIT;
    status = solve(&program, session, improved);
    if (!status)
        status = ttb__solution_measure(prep, improved);
    else
        ttb__solution_copy(prep, improved, from);
    *work += program.work;
    clear(&program);
    return status;
}
