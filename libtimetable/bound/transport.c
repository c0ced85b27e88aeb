#include "bound/transport.h"

#include "bound/program.h"

enum {
    MOST_PIVOTS = 60000, /* the duals that are reached then are valid too */
    MOST_CLASSES = 3000, /* of one program; its time grows with their square */
    BETWEEN = 50         /* percent: between what is sure and what seats cost alone */
};

/* A program, and the argument that it is to give prices. */
typedef struct pricing {
    ttb__transport *transport;
    ttb__bound_program program;
    ttb__argument *argument;
} pricing;

int ttb__transport_is_large(const ttb__town *town)
{
    return town->classes.count > MOST_CLASSES;
}

/* ---- Duals as prices */

static void read_offer(const pricing *with, const double duals[], int32_t offer)
{
    double scale = 1000 * (double)with->argument->scale;

    with->argument->full[offer] = ttb__draft_price(duals, with->program.full_row[offer], -scale);
    with->argument->viable[offer] = ttb__draft_price(duals, with->program.viable_row[offer], scale);
}

static void read_row(const pricing *with, const double duals[], int32_t row)
{
    double scale = 1000 * (double)with->argument->scale;

    with->argument->row[row] =
        ttb__draft_price(duals, with->program.row[row],
                         with->program.town->rows.items[row].is_covering ? scale : -scale);
}

static void read_all(const pricing *with, const double duals[])
{
    const ttb__town *town = with->program.town;

    for (int32_t offer = 0; offer < town->offers.count; offer++)
        read_offer(with, duals, offer);
    for (int32_t row = 0; row < town->rows.count; row++)
        read_row(with, duals, row);
    for (int32_t earlier = 0; earlier < with->argument->tier; earlier++)
        with->argument->tiers[earlier] = ttb__draft_price(duals, with->program.tier_row[earlier],
                                                          -(double)with->argument->scale);
    for (int64_t seat = 0; with->argument->link && seat < town->seat_count; seat++)
        with->argument->link[seat] = ttb__draft_price(
            duals, with->program.first_link + (int32_t)seat, -1000 * (double)with->argument->scale);
}

static void read_course(const pricing *with, const double duals[])
{
    const ttb__bound_program *program = &with->program;
    int32_t course = program->course, first = program->town->course_first_offer[course];

    for (int32_t number = 0; number < program->town->course_offer_count[course]; number++)
        read_offer(with, duals, first + number);
    for (int32_t at = program->course_start[course]; at < program->course_start[course + 1]; at++)
        read_row(with, duals, program->course_rows[at]);
}

/* ---- Solving */

static ttb_status solve(pricing *with, int *is_known_out)
{
    ttb__lp_result result;
    ttb__lp *lp;
    ttb_status status =
        ttb__draft_solve(&with->program.draft, with->transport->session, MOST_PIVOTS, &lp, &result);

    if (!status && result.duals) {
        with->transport->pivots += result.pivots;
        if (with->program.course == TTB_NONE)
            read_all(with, result.duals);
        else
            read_course(with, result.duals);
        *is_known_out = 1;
    }
    ttb__lp_free(lp);
    return status;
}

static ttb_status build_and_solve(pricing *with, int32_t course, int *is_known_out)
{
    ttb_status status;

    *is_known_out = 0;
    if (!with->transport->session || ttb__mip_session_status(with->transport->session))
        return TTB_OK;
    status = ttb__bound_program_build(&with->program, course);
    return status ? status : solve(with, is_known_out);
}

ttb_status ttb__transport_prices(ttb__transport *transport, int32_t percent,
                                 ttb__argument *argument, int *is_known_out)
{
    const ttb__town *town = transport->town;
    pricing with = {.transport = transport, .argument = argument};
    ttb_status status;

    *is_known_out = 0;
    with.program = (ttb__bound_program){.town = town,
                                        .tier = argument->tier,
                                        .earlier = transport->earlier,
                                        .percent = percent,
                                        .by_student = argument->link != NULL};
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        if (goal != TTB_GOAL_BALANCE)
            with.program.weights[goal] =
                (double)ttb__tier_weight(&town->tiers[argument->tier], goal);
    status = ttb__bound_program_make(&with.program);
    if (!status)
        status = build_and_solve(&with, TTB_NONE, is_known_out);
    ttb__bound_program_clear(&with.program);
    return status;
}

ttb_status ttb__transport_by_course(ttb__transport *transport, ttb__argument *argument,
                                    int *is_known_out)
{
    const ttb__town *town = transport->town;
    pricing with = {.transport = transport, .argument = argument};
    int64_t goals[TTB__GOALS];
    ttb_status status;

    with.program = (ttb__bound_program){.town = town, .percent = BETWEEN};
    *is_known_out = ttb__argument_goals(town, argument, goals);
    for (int32_t goal = 0; goal < TTB__GOALS && *is_known_out; goal++)
        with.program.weights[goal] = (double)goals[goal] / (double)argument->scale;
    status = ttb__bound_program_make(&with.program);
    for (int32_t course = 0; course < town->partnership->courses.count && !status && *is_known_out;
         course++)
        status = build_and_solve(&with, course, is_known_out);
    ttb__bound_program_clear(&with.program);
    return status;
}
