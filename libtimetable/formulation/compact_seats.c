/* Seats: which requests may sit where, that a seat needs its section, sizes, unmet choices and
 * reserves. */
#include "formulation/compact_parts.h"

/* ---- Which there are */

static ttb_status add_request(ttb__compact *compact, int32_t request)
{
    const ttb__prep *prep = compact->prep;
    int32_t course = prep->requests.items[request].course;
    for (int32_t placement = prep->course_first_placement[course];
         placement < prep->course_first_placement[course + 1]; placement++) {
        ttb__compact_seat seat = {request, placement, TTB_NONE};
        if (ttb__may_sit(prep, request, placement) && TTB__PUSH(&compact->seats, seat))
            return TTB_ERR_MEMORY;
    }
    if (compact->seats.count > TTB__ILP_MOST_COLUMNS)
        return TTB_ERR_TOO_LARGE;
    compact->first_seat[request + 1] = (int32_t)compact->seats.count;
    return TTB_OK;
}

/* Seats by placement: counted, summed, filled. */
static ttb_status sort_by_placement(ttb__compact *compact)
{
    int32_t *first = compact->first_of_placement;
    compact->seats_of_placement =
        ttb__alloc(compact->seats.count, sizeof *compact->seats_of_placement);
    if (!compact->seats_of_placement)
        return TTB_ERR_MEMORY;
    for (int64_t seat = 0; seat < compact->seats.count; seat++)
        first[compact->seats.items[seat].placement + 2]++;
    for (int64_t placement = 0; placement < compact->prep->placements.count; placement++)
        first[placement + 2] += first[placement + 1];
    for (int64_t seat = 0; seat < compact->seats.count; seat++)
        compact->seats_of_placement[first[compact->seats.items[seat].placement + 1]++] =
            (int32_t)seat;
    return TTB_OK;
}

ttb_status ttb__compact_list_seats(ttb__compact *compact)
{
    ttb_status status = TTB_OK;
    for (int32_t request = 0; !status && request < compact->prep->requests.count; request++)
        status = add_request(compact, request);
    return status ? status : sort_by_placement(compact);
}

/* ---- Columns */

static int is_pinned(const ttb__prep *prep, int32_t request)
{
    const ttb__prep_student *student = &prep->students[prep->requests.items[request].student];
    for (int32_t number = 0; number < student->seat_rule_count; number++) {
        const ttb__seat_rule *rule = &prep->seat_rules.items[student->first_seat_rule + number];
        if (rule->request == request && rule->is_pin)
            return 1;
    }
    return 0;
}

static void add_seat_columns(ttb__compact *compact)
{
    const ttb__prep *prep = compact->prep;
    for (int64_t number = 0; number < compact->seats.count; number++) {
        ttb__compact_seat *seat = &compact->seats.items[number];
        const ttb__request *request = &prep->requests.items[seat->request];
        int32_t offer = prep->placements.items[seat->placement].offer;
        if (!compact->most[seat->placement])
            continue;
        seat->column = ttb__ilp_add_column(
            compact->ilp,
            ttb__compact_name(compact, "seat", request->student, offer, seat->placement), 0, 1);
        if (request->is_reserve)
            ttb__compact_add_goal(compact, TTB_GOAL_UNMET, seat->column, -request->weight);
        ttb__compact_return(compact, seat);
    }
}

static void add_unmet_columns(ttb__compact *compact)
{
    const ttb__prep *prep = compact->prep;
    for (int32_t number = 0; number < prep->requests.count; number++) {
        const ttb__request *request = &prep->requests.items[number];
        compact->unmet[number] = TTB_NONE;
        if (request->is_reserve || is_pinned(prep, number))
            continue;
        compact->unmet[number] = ttb__ilp_add_column(
            compact->ilp, (ttb__ilp_name){"unmet", 2, {request->student, request->course}}, 0, 1);
        ttb__compact_add_goal(compact, TTB_GOAL_UNMET, compact->unmet[number], request->weight);
    }
}

/* ---- Rows of a request, of a student, of a placement */

static void add_seats_of(ttb__compact *compact, int32_t request, int64_t amount)
{
    for (int32_t seat = compact->first_seat[request]; seat < compact->first_seat[request + 1];
         seat++) {
        if (compact->seats.items[seat].column != TTB_NONE)
            ttb__ilp_add_entry(compact->ilp, compact->seats.items[seat].column, amount);
    }
}

/* A choice sits somewhere or is unmet; a reserve sits somewhere or not; a pin sits. */
static void add_request_row(ttb__compact *compact, int32_t number)
{
    const ttb__request *request = &compact->prep->requests.items[number];
    ttb__ilp_name name = {"choice", 2, {request->student, request->course}};
    int is_free = request->is_reserve && !is_pinned(compact->prep, number);
    ttb__ilp_begin_row(compact->ilp, name, is_free ? TTB__ILP_AT_MOST : TTB__ILP_EQUAL, 1);
    add_seats_of(compact, number, 1);
    if (compact->unmet[number] != TTB_NONE)
        ttb__ilp_add_entry(compact->ilp, compact->unmet[number], 1);
    ttb__ilp_end_row(compact->ilp);
}

/* 1 if any request from one up to another has a seat. */
static int has_seats(const ttb__compact *compact, int32_t from, int32_t end)
{
    for (int32_t seat = compact->first_seat[from]; seat < compact->first_seat[end]; seat++) {
        if (compact->seats.items[seat].column != TTB_NONE)
            return 1;
    }
    return 0;
}

/* At most as many reserve seats as unmet choices. */
static void add_reserve_row(ttb__compact *compact, int32_t student)
{
    const ttb__prep_student *given = &compact->prep->students[student];
    int32_t first = given->first_request, first_reserve = first + given->choice_count;
    if (!has_seats(compact, first_reserve, first + given->request_count))
        return;
    ttb__ilp_begin_row(compact->ilp, (ttb__ilp_name){"reserve", 1, {student}}, TTB__ILP_AT_MOST, 0);
    for (int32_t request = first; request < first + given->request_count; request++) {
        if (request >= first_reserve)
            add_seats_of(compact, request, 1);
        else if (compact->unmet[request] != TTB_NONE)
            ttb__ilp_add_entry(compact->ilp, compact->unmet[request], -1);
    }
    ttb__ilp_end_row(compact->ilp);
}

/* The students of a placement less so many for each section there: at most or at least 0. All of
 * the placement's sections together: students go to them as evenly as they like. */
static void add_size_row(ttb__compact *compact, const char *stem, int32_t placement, int32_t sense,
                         int64_t size)
{
    int32_t offer = compact->prep->placements.items[placement].offer;
    ttb__ilp_begin_row(compact->ilp, ttb__compact_name(compact, stem, offer, TTB_NONE, placement),
                       sense, 0);
    for (int32_t place = compact->first_of_placement[placement];
         place < compact->first_of_placement[placement + 1]; place++)
        ttb__ilp_add_entry(compact->ilp,
                           compact->seats.items[compact->seats_of_placement[place]].column, 1);
    ttb__ilp_add_entry(compact->ilp, compact->stands[placement], -size);
    ttb__ilp_end_row(compact->ilp);
}

/* A seat needs its section: one row a seat, which is tighter than the row of sizes alone. */
static void add_links(ttb__compact *compact, int32_t placement)
{
    const ttb__prep *prep = compact->prep;
    for (int32_t place = compact->first_of_placement[placement];
         place < compact->first_of_placement[placement + 1]; place++) {
        const ttb__compact_seat *seat = &compact->seats.items[compact->seats_of_placement[place]];
        ttb__ilp_begin_row(compact->ilp,
                           ttb__compact_name(compact, "link",
                                             prep->requests.items[seat->request].student,
                                             prep->placements.items[placement].offer, placement),
                           TTB__ILP_AT_MOST, 0);
        ttb__ilp_add_entry(compact->ilp, seat->column, 1);
        ttb__ilp_add_entry(compact->ilp, compact->stands[placement], -1);
        ttb__ilp_end_row(compact->ilp);
    }
}

static void add_placement(ttb__compact *compact, int32_t number)
{
    const ttb__prep *prep = compact->prep;
    const ttb__offer *offer =
        &prep->partnership->offers.items[prep->placements.items[number].offer];
    int32_t seats = compact->first_of_placement[number + 1] - compact->first_of_placement[number];
    if (!compact->most[number])
        return;
    if (!compact->least[number])
        add_links(compact, number);
    if (seats > offer->most_size)
        add_size_row(compact, "full", number, TTB__ILP_AT_MOST, offer->most_size);
    if (offer->least_size > 0)
        add_size_row(compact, "viable", number, TTB__ILP_AT_LEAST, offer->least_size);
}

ttb_status ttb__compact_seats(ttb__compact *compact)
{
    add_seat_columns(compact);
    add_unmet_columns(compact);
    for (int32_t request = 0; request < compact->prep->requests.count; request++)
        add_request_row(compact, request);
    for (int32_t student = 0; student < compact->prep->student_count; student++)
        add_reserve_row(compact, student);
    for (int32_t placement = 0; placement < compact->prep->placements.count; placement++)
        add_placement(compact, placement);
    return TTB_OK;
}
