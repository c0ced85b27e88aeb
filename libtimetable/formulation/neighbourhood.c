#include "formulation/neighbourhood.h"

#include <math.h>
#include <string.h>

#include "formulation/neighbourhood_parts.h"

enum {
    MOST_ROUNDS = 400, /* of pricing and linking */
    MOST_NODES = 400,  /* of the integer program */
    PIVOT_WORK = 600   /* counted for a pivot, besides rows and a half */
};

/* ---- Making it */

static ttb_status allocate(ttb__program *program)
{
    const ttb__prep *prep = program->prep;
    program->is_free_slot = ttb__alloc(prep->slots.count, 1);
    program->is_free_student = ttb__alloc(prep->student_count, 1);
    program->fixed_size = ttb__alloc(prep->slots.count, sizeof *program->fixed_size);
    program->fixed_use = ttb__alloc(prep->rows.count, sizeof *program->fixed_use);
    program->free_count = ttb__alloc(prep->offer_count, sizeof *program->free_count);
    return program->is_free_slot && program->is_free_student && program->fixed_size &&
                   program->fixed_use && program->free_count
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

static void count_fixed_section(ttb__program *program, int32_t slot)
{
    const ttb__prep *prep = program->prep;
    int32_t placement = program->from->placement_of[slot];
    const ttb__placement *at;
    if (placement == TTB_NONE || program->is_free_slot[slot])
        return;
    at = &prep->placements.items[placement];
    for (int32_t entry = 0; entry < at->entry_count; entry++) {
        const ttb__entry *uses = &prep->entries.items[at->first_entry + entry];
        program->fixed_use[uses->row] += uses->amount;
    }
}

/* What stays: sections and their use of rows, students and their seats. */
static void count_fixed(ttb__program *program)
{
    const ttb__prep *prep = program->prep;
    const ttb__neighbourhood *free = program->free;
    for (int64_t number = 0; number < free->slots.count; number++) {
        program->is_free_slot[free->slots.items[number]] = 1;
        program->free_count[prep->slots.items[free->slots.items[number]].offer]++;
    }
    for (int64_t number = 0; number < free->students.count; number++)
        program->is_free_student[free->students.items[number]] = 1;
    for (int32_t slot = 0; slot < prep->slots.count; slot++)
        count_fixed_section(program, slot);
    for (int64_t request = 0; request < prep->requests.count; request++) {
        int32_t slot = program->from->slot_of[request];
        if (slot != TTB_NONE && !program->is_free_student[prep->requests.items[request].student])
            program->fixed_size[slot]++;
    }
    program->work += prep->requests.count / 8 + prep->slots.count + 1;
}

/* The incumbent as a point: present sections and weeks. */
static double *present_point(const ttb__program *program)
{
    double *point = ttb__alloc(ttb__lp_column_count(program->lp), sizeof *point);
    for (int64_t number = 0; point && number < program->free->slots.count; number++) {
        int32_t place = ttb__program_place_of(program, program->free->slots.items[number]);
        if (place != TTB_NONE)
            point[program->places.items[place].column]++;
    }
    for (int64_t number = 0; point && number < program->free->students.count; number++)
        point[program->place_columns + number] = 1;
    return point;
}

/* What the free sections and students add to each goal now. */
static void sum_present_goals(const ttb__program *program, int64_t sums[TTB__GOALS])
{
    const ttb__prep *prep = program->prep;
    memset(sums, 0, TTB__GOALS * sizeof *sums);
    for (int32_t number = 0; number < program->free->students.count; number++) {
        int64_t goals[TTB__GOALS];
        ttb__program_week_goals(program, number,
                                &program->week_options.items[program->week_first.items[number]],
                                goals);
        for (int32_t goal = 0; goal < TTB__GOALS; goal++)
            sums[goal] += goals[goal];
    }
    for (int64_t number = 0; number < program->free->slots.count; number++) {
        int32_t slot = program->free->slots.items[number];
        if (program->from->placement_of[slot] != TTB_NONE)
            sums[TTB_GOAL_SECTION_COST] +=
                prep->partnership->offers.items[prep->slots.items[slot].offer].cost;
    }
}

/* The value to beat; earlier tiers stay at most what they are. */
static ttb_status hold_present(ttb__program *program)
{
    int64_t goals[TTB__GOALS];
    ttb_status status = TTB_OK;
    sum_present_goals(program, goals);
    program->present_cost = ttb__program_cost(program, goals);
    for (int32_t tier = 0; !status && tier < program->free->tier; tier++)
        status = ttb__lp_set_row_bounds(program->lp, program->tier_rows[tier], -INFINITY,
                                        (double)ttb__program_tier_value(program, tier, goals));
    return status;
}

static ttb_status make(ttb__program *program, ttb__mip_session *session)
{
    ttb_status status = allocate(program);
    if (status)
        return status;
    count_fixed(program);
    ttb__program_find_unit(program);
    status = ttb__tours_make(&program->task.tours);
    if (!status)
        status = ttb__lp_new(session, &program->lp);
    if (!status)
        status = ttb__program_make_places(program);
    if (!status)
        status = ttb__program_make_options(program);
    if (!status)
        status = ttb__program_make_rows(program);
    if (!status)
        status = ttb__program_make_place_columns(program);
    if (!status)
        status = ttb__program_add_present_weeks(program);
    return status ? status : hold_present(program);
}

/* ---- The relaxation */

static int64_t pivot_work(const ttb__program *program)
{
    return ttb__lp_row_count(program->lp) * INT64_C(3) / 2 + PIVOT_WORK;
}

static int64_t pivots_left(const ttb__program *program)
{
    return (program->free->most_work - program->work) / pivot_work(program);
}

static ttb_status keep_duals(ttb__program *program, const ttb__lp_result *result)
{
    int32_t rows = ttb__lp_row_count(program->lp);
    ttb__free(program->duals);
    program->duals = ttb__alloc(rows, sizeof *program->duals);
    if (!program->duals)
        return TTB_ERR_MEMORY;
    memcpy(program->duals, result->duals, (size_t)rows * sizeof *program->duals);
    return TTB_OK;
}

/* Solve what there is. *goes_on_out: it is solved, and there is work left. */
static ttb_status relax(ttb__program *program, ttb__lp_result *result, int *goes_on_out)
{
    ttb_status status;
    *goes_on_out = 0;
    if (pivots_left(program) < 1)
        return TTB_OK;
    status = ttb__lp_solve(program->lp, pivots_left(program), result);
    program->work += result->pivots * pivot_work(program);
    if (status)
        return status;
    if (result->state != TTB__LP_OPTIMAL)
        return result->state == TTB__LP_LIMIT ? TTB_OK : TTB_ERR_SOLVER;
    *goes_on_out = 1;
    return keep_duals(program, result);
}

static void keep_prices(const ttb__program *program)
{
    for (int64_t number = 0; program->free->prices && number < program->places.count; number++) {
        const ttb__place *place = &program->places.items[number];
        if (place->slot != TTB_NONE)
            program->free->prices[place->slot] =
                place->most_row == TTB_NONE ? 0 : llround(fabs(program->duals[place->most_row]));
    }
}

/* Weeks and links until neither is missing. *bound_out: the relaxation's value then, -INFINITY if
 * the work was used up before. */
static ttb_status generate(ttb__program *program, double *bound_out)
{
    ttb__lp_result result;
    int goes_on = 1;
    *bound_out = -INFINITY;
    for (int32_t round = 0; round < MOST_ROUNDS; round++) {
        int32_t added = 0;
        ttb_status status = relax(program, &result, &goes_on);
        if (status || !goes_on)
            return status;
        status = ttb__program_price(program, &added);
        if (!status && result.objective - program->lack > (double)program->present_cost - 0.99) {
            *bound_out = result.objective - program->lack;
            return TTB_OK;
        }
        if (!status && !added)
            status = ttb__program_add_links(program, result.primal, &added);
        if (status)
            return status;
        if (!added) {
            keep_prices(program);
            *bound_out = result.objective;
            return TTB_OK;
        }
    }
    return TTB_OK;
}

/* ---- The integer program */

static ttb_status search(ttb__program *program, const double *present, ttb__solution *improved)
{
    int32_t count = ttb__lp_column_count(program->lp);
    ttb__integer_limits limits = {MOST_NODES, 1, INFINITY, program->place_columns};
    ttb__integer_result result;
    ttb_status status = TTB_ERR_MEMORY;
    int32_t *columns = ttb__alloc(count, sizeof *columns);
    if (!columns)
        return status;
    for (int32_t column = 0; column < count; column++)
        columns[column] = column;
    limits.most_pivots = pivots_left(program) > 1 ? pivots_left(program) : 1;
    status = ttb__lp_solve_integer(program->lp, count, columns, present, &limits, &result);
    if (status == TTB_ERR_RANGE)
        status = TTB_ERR_MEMORY; /* to check the present point, which is one */
    if (!status) {
        program->work += result.pivots * pivot_work(program);
        if (result.state == TTB__LP_STOPPED)
            status = TTB_ERR_SOLVER;
        else if (result.has_point)
            status = ttb__program_read(program, result.point, improved);
    }
    ttb__free(columns);
    return status;
}

/* Only weeks whose reduced cost is less than the gap to the present value can help. */
static ttb_status solve(ttb__program *program, ttb__solution *improved, int32_t *is_cut_out)
{
    double bound, gap;
    double *present;
    ttb_status status = generate(program, &bound);
    if (status)
        return status;
    *is_cut_out = bound == -INFINITY;
    gap = (double)program->present_cost - 1 - bound;
    if (gap < 0)
        return TTB_OK;
    if (!*is_cut_out)
        status = ttb__program_list(program, gap);
    present = present_point(program);
    if (!status)
        status = present ? search(program, present, improved) : TTB_ERR_MEMORY;
    ttb__free(present);
    *is_cut_out |= pivots_left(program) < 1;
    return status;
}

static void clear(ttb__program *program)
{
    void *blocks[] = {program->is_free_slot,
                      program->is_free_student,
                      program->fixed_size,
                      program->fixed_use,
                      program->free_count,
                      program->row_of_rule,
                      program->places.items,
                      program->course_first_place,
                      program->first_ask,
                      program->options.items,
                      program->first_option,
                      program->week_student.items,
                      program->week_first.items,
                      program->week_options.items,
                      program->task.wants.items,
                      program->task.seats.items,
                      program->duals};
    ttb__lp_free(program->lp);
    ttb__tours_destroy(program->task.tours);
    for (size_t number = 0; number < sizeof blocks / sizeof *blocks; number++)
        ttb__free(blocks[number]);
}

ttb_status ttb__neighbourhood_improve(const ttb__prep *prep, ttb__mip_session *session,
                                      const ttb__solution *from, const ttb__neighbourhood *free,
                                      ttb__solution *improved,
                                      ttb__neighbourhood_result *result_out)
{
    ttb__program program = {.prep = prep, .from = from, .free = free};
    ttb_status status;
    memset(result_out, 0, sizeof *result_out);
    program.task.prep = prep;
    ttb__weights_make(prep, &program.weights);
    ttb__solution_copy(prep, improved, from);
    status = make(&program, session);
    if (!status)
        status = solve(&program, improved, &result_out->is_cut);
    result_out->is_better = !status && ttb__solution_is_better(prep, improved, from);
    if (!result_out->is_better)
        ttb__solution_copy(prep, improved, from);
    result_out->work = program.work;
    clear(&program);
    return status;
}
