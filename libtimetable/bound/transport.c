#include "bound/transport.h"

#include <math.h>

#include "bound/program.h"

enum {
    MOST_PIVOTS = 60000, /* the duals that are reached then are valid too */
    MOST_CLASSES = 3000  /* of one program; its time grows with their square */
};

int ttb__transport_is_large(const ttb__bound_task *task)
{
    return task->classes.count > MOST_CLASSES;
}

/* A dual as a price: whole, and 0 where its sign is wrong or its row is not there. */
static int64_t to_price(const double duals[], int32_t row, double factor)
{
    double price = row == TTB_NONE ? 0 : duals[row] * factor;

    return price > 0 && price < 1e18 ? (int64_t)llround(price) : 0;
}

static void read_offer(const ttb__bound_program *program, const double duals[], int32_t offer,
                       ttb__prices *prices)
{
    double scale = 1000 * (double)prices->scale;

    prices->full[offer] = to_price(duals, program->full_row[offer], -scale);
    prices->viable[offer] = to_price(duals, program->viable_row[offer], scale);
}

static void read_row(const ttb__bound_program *program, const double duals[], int32_t row,
                     ttb__prices *prices)
{
    double scale = 1000 * (double)prices->scale;

    prices->row[row] = to_price(duals, program->row[row],
                                program->task->rows.items[row].is_covering ? scale : -scale);
}

static void read_all(const ttb__bound_program *program, const double duals[], ttb__prices *prices)
{
    const ttb__bound_task *task = program->task;
    double scale = (double)prices->scale;

    for (int32_t offer = 0; offer < task->prep->offer_count; offer++)
        read_offer(program, duals, offer, prices);
    for (int32_t row = 0; row < task->rows.count; row++)
        read_row(program, duals, row, prices);
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        prices->tier[earlier] = to_price(duals, program->tier_row[earlier], -scale);
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        prices->least[goal] = to_price(duals, program->least_row[goal], scale);
}

static void read_course(const ttb__bound_program *program, const double duals[],
                        ttb__prices *prices)
{
    const ttb__bound_task *task = program->task;
    const ttb__numbers *offers = ttb__bound_course_offers(task, program->course);

    for (int64_t number = 0; number < offers->count; number++)
        read_offer(program, duals, offers->items[number], prices);
    for (int32_t place = task->course_first_row[program->course];
         place < task->course_first_row[program->course + 1]; place++)
        read_row(program, duals, task->course_rows[place], prices);
}

static ttb_status solve(const ttb__bound_program *program, ttb__lp *lp, ttb__prices *prices,
                        int *is_known_out)
{
    ttb__lp_result result;
    ttb_status status = ttb__lp_add_rows(lp, (int32_t)program->row_lower.count,
                                         program->row_lower.items, program->row_upper.items);

    if (!status)
        status =
            ttb__lp_add_columns(lp, (int32_t)program->cost.count, program->cost.items,
                                program->lower.items, program->upper.items, program->starts.items,
                                program->rows.items, program->values.items);
    if (!status)
        status = ttb__lp_solve(lp, MOST_PIVOTS, &result);
    if (status || !result.duals)
        return status;
    if (program->course == TTB_NONE)
        read_all(program, result.duals, prices);
    else
        read_course(program, result.duals, prices);
    *is_known_out = 1;
    return TTB_OK;
}

/* Whatever GLPK says, there is a bound without it; our own lack of memory is another thing. */
static ttb_status forgive(const ttb__bound_task *task, ttb_status status)
{
    int is_ours = status == TTB_ERR_MEMORY && !ttb__mip_session_status(task->session);

    return is_ours ? status : TTB_OK;
}

static ttb_status build_and_solve(ttb__bound_program *program, int32_t course, ttb__prices *prices,
                                  int *is_known_out)
{
    ttb__mip_session *session = program->task->session;
    ttb__lp *lp = NULL;
    ttb_status status;

    *is_known_out = 0;
    if (!session || ttb__mip_session_status(session))
        return TTB_OK;
    status = ttb__bound_program_build(program, course);
    if (!status)
        status = ttb__lp_new(session, &lp);
    if (!status)
        status = solve(program, lp, prices, is_known_out);
    ttb__lp_free(lp);
    return forgive(program->task, status);
}

ttb_status ttb__transport_prices(const ttb__bound_task *task, int32_t percent, ttb__prices *prices,
                                 int *is_known_out)
{
    ttb__bound_program program = {.task = task, .percent = percent};
    ttb_status status;

    *is_known_out = 0;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        program.weights[goal] = (double)task->aim.weights[goal];
    status = ttb__bound_program_make(&program);
    if (!status)
        status = build_and_solve(&program, TTB_NONE, prices, is_known_out);
    ttb__bound_program_clear(&program);
    return status;
}

ttb_status ttb__transport_by_course(const ttb__bound_task *task, int32_t percent,
                                    ttb__prices *prices, int *is_known_out)
{
    ttb__bound_program program = {.task = task, .percent = percent};
    ttb_status status;

    *is_known_out = ttb__prices_set_goals(task, prices);
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        program.weights[goal] = (double)prices->goals[goal] / (double)prices->scale;
    status = ttb__bound_program_make(&program);
    for (int32_t course = 0; course < task->prep->course_count && !status && *is_known_out;
         course++)
        status = build_and_solve(&program, course, prices, is_known_out);
    ttb__bound_program_clear(&program);
    return status;
}
