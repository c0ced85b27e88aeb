/* Students: one section in a block, time for the way to the next, courses away, limits of a day. */
#include "formulation/compact_parts.h"

static ttb_status add_spots(const ttb__compact *compact, const ttb__prep_student *student,
                            ttb__spots *spots)
{
    ttb_status status = TTB_OK;
    int32_t first = compact->first_seat[student->first_request];
    int32_t end = compact->first_seat[student->first_request + student->request_count];
    for (int32_t number = first; !status && number < end; number++) {
        const ttb__compact_seat *seat = &compact->seats.items[number];
        const ttb__placement *placement = &compact->prep->placements.items[seat->placement];
        if (seat->column != TTB_NONE)
            status = ttb__spots_add(spots, placement->site, placement->blocks, seat->column,
                                    seat->request);
    }
    return status;
}

/* Seats away from home, one for each course. */
static void add_away(ttb__compact *compact, int32_t number)
{
    const ttb__prep_student *student = &compact->prep->students[number];
    int32_t first = compact->first_seat[student->first_request];
    int32_t end = compact->first_seat[student->first_request + student->request_count];
    if (student->courses_away >= student->choice_count)
        return; /* there are never more seats than choices */
    ttb__ilp_begin_row(compact->ilp, (ttb__ilp_name){"away", 1, {number}}, TTB__ILP_AT_MOST,
                       student->courses_away);
    for (int32_t place = first; place < end; place++) {
        const ttb__compact_seat *seat = &compact->seats.items[place];
        if (seat->column != TTB_NONE &&
            compact->prep->placements.items[seat->placement].site != student->home)
            ttb__ilp_add_entry(compact->ilp, seat->column, 1);
    }
    ttb__ilp_end_row(compact->ilp);
}

static ttb_status add_student(ttb__compact *compact, int32_t number)
{
    const ttb__prep *prep = compact->prep;
    ttb__spots spots = {0};
    ttb_status status = add_spots(compact, &prep->students[number], &spots);
    add_away(compact, number);
    if (!status)
        status = ttb__spots_clash(prep, &spots);
    if (!status)
        ttb__compact_limit_pairs(compact, number, &spots);
    if (!status)
        status = ttb__spots_write(compact, &spots, "clash", number);
    if (!status)
        status = ttb__compact_tours(compact, number, &spots);
    ttb__spots_clear(&spots);
    return status;
}

ttb_status ttb__compact_students(ttb__compact *compact)
{
    ttb_status status = TTB_OK;
    for (int32_t student = 0; !status && student < compact->prep->student_count; student++)
        status = add_student(compact, student);
    return status;
}
