/* Students: one section in a block, time for the way to the next, courses away, limits of a day. */
#include "formulation/compact_parts.h"

#include "base/report.h"

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

/* ---- How large all students would be */

/* So many students are tried, at equal distances. */
enum { SAMPLES = 64 };

/* What an entry, at least, takes in the text: "+ seat_1_2_3". */
enum { TEXT_BYTES = 12 };

static int64_t bytes_of(const ttb__ilp *ilp)
{
    return ilp->columns.count * (int64_t)sizeof *ilp->columns.items +
           ilp->rows.count * (int64_t)sizeof *ilp->rows.items +
           ilp->entries.count * ((int64_t)sizeof *ilp->entries.items + TEXT_BYTES);
}

/* Take back what was added since; arrays keep their place. */
static void take_back(ttb__compact *compact, const ttb__compact *before, const ttb__ilp *ilp)
{
    compact->ilp->columns.count = ilp->columns.count;
    compact->ilp->rows.count = ilp->rows.count;
    compact->ilp->entries.count = ilp->entries.count;
    compact->ilp->never = ilp->never;
    compact->relaxed_students = before->relaxed_students;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        compact->goals[goal].count = before->goals[goal].count;
}

/* What the call would hold with the rows of all students and the text, from those of some. Room
 * that arrays keep for growing is left out. */
static ttb_status estimate(ttb__compact *compact, int64_t held, int64_t *bytes_out)
{
    const ttb__compact before = *compact;
    const ttb__ilp ilp = *compact->ilp;
    int64_t count = compact->prep->student_count, base = bytes_of(&ilp);
    ttb_status status = TTB_OK;
    for (int64_t sample = 0; !status && sample < SAMPLES; sample++) {
        status = add_student(compact, (int32_t)(sample * count / SAMPLES));
        if (!status)
            status = compact->ilp->status;
    }
    *bytes_out = held + (bytes_of(compact->ilp) - base) * count / SAMPLES;
    take_back(compact, &before, &ilp);
    return status;
}

/* Minutes of work for a program that cannot be held in the end are no answer. */
static ttb_status refuse_too_large(ttb__compact *compact)
{
    ttb__memory *memory = ttb__memory_entered();
    int64_t most = memory ? atomic_load(&memory->most) : 0, bytes = 0;
    ttb_status status;
    if (most == 0 || compact->prep->student_count <= SAMPLES)
        return TTB_OK;
    status = estimate(compact, atomic_load(&memory->held), &bytes);
    if (status || bytes <= most)
        return status;
    status = ttb__report_error(
        compact->report, "memory.limit", "/students",
        "The integer program would take about %lld MB of memory, and it may have %lld",
        (long long)(bytes >> 20), (long long)(most >> 20));
    return status ? status : TTB_ERR_TOO_LARGE;
}

ttb_status ttb__compact_students(ttb__compact *compact)
{
    ttb_status status = refuse_too_large(compact);
    for (int32_t student = 0; !status && student < compact->prep->student_count; student++)
        status = add_student(compact, student);
    return status;
}
