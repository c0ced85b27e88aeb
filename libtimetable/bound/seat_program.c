#include "bound/seat_program.h"

#include <math.h>

#include "base/bits.h"
#include "bound/draft.h"
#include "proof/seats.h"

enum { MOST_PIVOTS = 20000, PIVOT_WORK = 40, DEAR = 10000000 };

typedef struct seat_program {
    const ttb__town *town;
    const ttb__seat_node *node;
    ttb__argument argument; /* without prices of seats */
    int64_t goals[TTB__GOALS];
    double unit; /* costs of the argument that count as 1 */
    ttb__seat_costs costs;
    int64_t *zeros, *sections; /* [offer] what a section costs */
    uint64_t *stands;          /* [offer] the places in which sections stand */
    int32_t *placed, *is_closed;
    int32_t *full_row, *viable_row; /* [offer] */
    ttb__draft draft;
} seat_program;

/* ---- Sections */

static void find_stands(seat_program *make)
{
    const int32_t *offers, *places;

    for (int32_t offer = 0; offer < make->town->offers.count; offer++) {
        const ttb__town_offer *at = &make->town->offers.items[offer];
        for (int32_t pin = 0; pin < at->pinned_count; pin++)
            make->stands[offer] |= UINT64_C(1) << make->town->pinned.items[at->first_pinned + pin];
        make->placed[offer] = at->pinned_count;
    }
    (void)ttb__placing_steps(make->node->placing, &offers, &places);
    for (int64_t step = 0; step < make->node->steps; step++) {
        if (places[step] == TTB_NONE) {
            make->is_closed[offers[step]] = 1;
            continue;
        }
        make->stands[offers[step]] |= UINT64_C(1) << places[step];
        make->placed[offers[step]]++;
    }
}

static int32_t left_of(const seat_program *make, int32_t offer)
{
    return make->is_closed[offer] ? 0 : make->town->offers.items[offer].most - make->placed[offer];
}

static void add_offer(seat_program *make, int32_t offer)
{
    const ttb__offer *given = ttb__town_given(make->town, offer);
    const ttb__town_offer *at = &make->town->offers.items[offer];
    int32_t most = make->placed[offer] + left_of(make, offer);
    int32_t least = make->placed[offer] > at->least ? make->placed[offer] : at->least;

    make->full_row[offer] = make->viable_row[offer] = TTB_NONE;
    if (!most || !ttb__placing_looks_at(make->node->placing, at->course))
        return;
    make->full_row[offer] = ttb__draft_row(&make->draft, -INFINITY, 0);
    if (given->least_size > 0)
        make->viable_row[offer] = ttb__draft_row(&make->draft, 0, INFINITY);
    ttb__draft_column(&make->draft, (double)make->sections[offer] / make->unit,
                      least < most ? least : most, most);
    ttb__draft_value(&make->draft, make->full_row[offer], -given->most_size);
    ttb__draft_value(&make->draft, make->viable_row[offer], -given->least_size);
}

/* ---- Students */

/* The rows of one student: of each block, courses away, reserves. */
typedef struct student_rows {
    int32_t first_block, away, reserves;
} student_rows;

static student_rows add_student_rows(seat_program *make, const ttb__town_student *student)
{
    student_rows rows = {.first_block = (int32_t)make->draft.row_lower.count};

    for (int32_t block = 0; block < make->town->block_count; block++)
        (void)ttb__draft_row(&make->draft, -INFINITY, 1);
    rows.away = student->courses_away < student->request_count
                    ? ttb__draft_row(&make->draft, -INFINITY, student->courses_away)
                    : TTB_NONE;
    rows.reserves = student->request_count > student->choice_count
                        ? ttb__draft_row(&make->draft, -INFINITY, 0)
                        : TTB_NONE;
    return rows;
}

/* A seat that a request may have; place TTB_NONE: in a section that is not placed yet, wherever it
 * likes. */
typedef struct seat {
    const student_rows *rows;
    int32_t request_row, option, place;
    int is_reserve, is_away;
    double cost;
} seat;

static void add_seat(seat_program *make, const seat *of)
{
    int32_t offer = make->town->options.items[of->option].offer;
    uint64_t blocks = of->place == TTB_NONE ? 0 : ttb__town_place(make->town, offer, of->place);

    ttb__draft_column(&make->draft, of->cost / make->unit, 0, 1);
    ttb__draft_value(&make->draft, of->request_row, 1);
    for (; blocks; blocks &= blocks - 1)
        ttb__draft_value(&make->draft, of->rows->first_block + ttb__lowest_bit(blocks), 1);
    ttb__draft_value(&make->draft, of->is_away ? of->rows->away : TTB_NONE, 1);
    ttb__draft_value(&make->draft, of->is_reserve ? of->rows->reserves : TTB_NONE, 1);
    ttb__draft_value(&make->draft, make->full_row[offer], 1);
    ttb__draft_value(&make->draft, make->viable_row[offer], 1);
}

static double cost_in(const seat_program *make, int32_t option, int32_t place)
{
    int32_t offer = make->town->options.items[option].offer;
    double cost = 0;

    for (uint64_t blocks = ttb__town_place(make->town, offer, place); blocks; blocks &= blocks - 1)
        cost += (double)make->costs
                    .in_block[(int64_t)option * make->town->block_count + ttb__lowest_bit(blocks)];
    return cost;
}

static void add_option(seat_program *make, seat of, double gain)
{
    const ttb__town_option *at = &make->town->options.items[of.option];
    double anywhere = (double)make->costs.anywhere[of.option];

    for (uint64_t places = make->stands[at->offer]; places; places &= places - 1) {
        of.place = ttb__lowest_bit(places);
        of.cost = cost_in(make, of.option, of.place) - gain;
        if (ttb__town_is_legal(at, of.place))
            add_seat(make, &of);
    }
    of.place = TTB_NONE;
    of.cost = anywhere * make->town->offers.items[at->offer].course_blocks - gain;
    if (left_of(make, at->offer) > 0 && anywhere < (double)TTB__NO_SEAT)
        add_seat(make, &of);
}

static void add_request(seat_program *make, const student_rows *rows, int32_t request)
{
    const ttb__town_request *asked = &make->town->requests.items[request];
    const ttb__town_class *class = &make->town->classes.items[asked->class];
    double worth = (double)asked->weight * (double)make->goals[TTB_GOAL_UNMET];
    int32_t row = ttb__draft_row(&make->draft, asked->is_reserve ? -INFINITY : 1, 1);

    if (!asked->is_reserve) {
        ttb__draft_column(&make->draft, class->is_pinned ? DEAR : worth / make->unit, 0, 1);
        ttb__draft_value(&make->draft, row, 1);
        ttb__draft_value(&make->draft, rows->reserves, -1);
    }
    for (int32_t number = 0; number < class->option_count; number++) {
        int32_t option = class->first_option + number;
        int32_t site = make->town->offers.items[make->town->options.items[option].offer].site;
        seat of = {.rows = rows,
                   .request_row = row,
                   .option = option,
                   .is_reserve = asked->is_reserve,
                   .is_away = site != make->town->students[asked->student].home};
        add_option(make, of, asked->is_reserve ? worth : 0);
    }
}

static void add_student(seat_program *make, const ttb__town_student *student)
{
    student_rows rows = add_student_rows(make, student);

    for (int32_t number = 0; number < student->request_count; number++) {
        int32_t request = student->first_request + number;
        if (ttb__placing_looks_at(make->node->placing, make->town->requests.items[request].course))
            add_request(make, &rows, request);
    }
}

static void build(seat_program *make)
{
    find_stands(make);
    for (int32_t offer = 0; offer < make->town->offers.count; offer++)
        add_offer(make, offer);
    for (int64_t student = 0; student < make->town->partnership->students.count; student++)
        add_student(make, &make->town->students[student]);
}

static ttb_status make_room(seat_program *make)
{
    int64_t offers = make->town->offers.count;

    make->zeros = ttb__alloc(offers, sizeof *make->zeros);
    make->sections = ttb__alloc(offers, sizeof *make->sections);
    make->stands = ttb__alloc(offers, sizeof *make->stands);
    make->placed = ttb__alloc(offers, sizeof *make->placed);
    make->is_closed = ttb__alloc(offers, sizeof *make->is_closed);
    make->full_row = ttb__alloc(offers, sizeof *make->full_row);
    make->viable_row = ttb__alloc(offers, sizeof *make->viable_row);
    if (!make->zeros || !make->sections || !make->stands || !make->placed || !make->is_closed ||
        !make->full_row || !make->viable_row)
        return TTB_ERR_MEMORY;
    make->argument.full = make->argument.viable = make->zeros;
    make->argument.link = NULL;
    if (!ttb__argument_goals(make->town, &make->argument, make->goals))
        return TTB_ERR_RANGE;
    ttb__argument_sections(make->town, &make->argument, make->goals, make->sections);
    return ttb__seat_costs_make(make->town, &make->argument, make->goals, &make->costs);
}

static void clear(seat_program *make)
{
    ttb__draft_clear(&make->draft);
    ttb__free(make->zeros);
    ttb__free(make->sections);
    ttb__free(make->stands);
    ttb__free(make->placed);
    ttb__free(make->is_closed);
    ttb__free(make->full_row);
    ttb__free(make->viable_row);
    ttb__seat_costs_clear(&make->costs);
}

/* ---- Solving */

static int64_t most_pivots(int64_t most_work, int64_t pivot_work)
{
    int64_t pivots = most_work / pivot_work;

    pivots = pivots < MOST_PIVOTS ? pivots : MOST_PIVOTS;
    return pivots > 1 ? pivots : 1;
}

/* A pivot takes longer the more rows there are: 6 us with 60 rows, 1300 us with 33,000. */
static ttb_status solve(seat_program *make, ttb__mip_session *session, int64_t most_work,
                        ttb__repricing *prices, int64_t *work, int *is_known)
{
    int64_t pivot_work = make->draft.row_lower.count / 2 + PIVOT_WORK;
    ttb__lp_result result;
    ttb__lp *lp;
    ttb_status status =
        ttb__draft_solve(&make->draft, session, most_pivots(most_work, pivot_work), &lp, &result);

    if (!status)
        *work += result.pivots * pivot_work;
    *is_known = !status && result.duals && result.state == TTB__LP_OPTIMAL;
    for (int32_t offer = 0; *is_known && offer < make->town->offers.count; offer++) {
        prices->full[offer] = ttb__draft_price(result.duals, make->full_row[offer], -make->unit);
        prices->viable[offer] = ttb__draft_price(result.duals, make->viable_row[offer], make->unit);
    }
    ttb__lp_free(lp);
    return status;
}

ttb_status ttb__seat_program_prices(const ttb__bound_means *means, const ttb__seat_node *node,
                                    int64_t most_work, ttb__repricing *prices, int64_t *work,
                                    int *is_known_out)
{
    seat_program make = {.town = ttb__placing_town(node->placing),
                         .node = node,
                         .argument = *node->argument,
                         .unit = 1000 * (double)node->argument->scale};
    ttb_status status;

    *is_known_out = 0;
    if (!means->session || ttb__mip_session_status(means->session))
        return TTB_OK;
    status = make_room(&make);
    if (!status) {
        build(&make);
        *work += (int64_t)make.draft.cost.count;
        status = solve(&make, means->session, most_work, prices, work, is_known_out);
    }
    clear(&make);
    return status;
}
