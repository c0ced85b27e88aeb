/* The prepared partnership that every algorithm works on: dense numbers, legal placements, rows,
 * requests.
 *
 * A placement is one way for a section of an offer to stand: the offer and a set of blocks that
 * closed sites, the offer's own list, prohibitions and capacities allow. A row limits how many
 * sections stand in placements of one kind: a resource in a block, a week capacity, the sections of
 * an offer or of a block, a reach demand. A request is a choice or a reserve of a student. */
#ifndef TTB_PREP_PREP_H
#define TTB_PREP_PREP_H

#include "base/poll.h"
#include "model/partnership.h"
#include "model/travel.h"

typedef struct ttb__placement {
    int32_t offer, course, site;
    uint64_t blocks;
    int32_t first_entry, entry_count; /* its rows in ttb__prep.entries */
} ttb__placement;

/* A section in the placement counts `amount` times in the row. */
typedef struct ttb__entry {
    int32_t row, amount;
} ttb__entry;

enum {
    TTB__ROW_RESOURCE,       /* subject: resource, other: block, TTB_NONE for the week capacity */
    TTB__ROW_OFFER_SECTIONS, /* subject: offer */
    TTB__ROW_BLOCK_SECTIONS, /* subject: block */
    TTB__ROW_REACH           /* subject: course, other: a home site that needs it */
};

/* At least `least` (0: nothing demanded) and at most `most` (INT32_MAX: no limit) in the row. */
typedef struct ttb__row {
    int32_t kind, subject, other;
    int32_t least, most;
    int32_t first_placement, placement_count; /* its placements in ttb__prep.row_placements */
} ttb__row;

/* A section that may run: slot `number` (from 0) of its offer. A pinned one always runs, in its
 * pinned placement. */
typedef struct ttb__slot {
    int32_t offer;
    int32_t pinned_placement; /* TTB_NONE: free */
} ttb__slot;

typedef struct ttb__request {
    int32_t student, course;
    int32_t is_reserve;
    int64_t weight;
} ttb__request;

/* What rules say of the seats of one student in one course: pin_seat or forbid_seat, as in the
 * model. */
typedef struct ttb__seat_rule {
    int32_t request;
    int32_t is_pin;
    int32_t site;    /* TTB_NONE: any */
    uint64_t blocks; /* 0: any */
} ttb__seat_rule;

typedef struct ttb__prep_student {
    int32_t home;
    int32_t first_request, choice_count, request_count; /* choices first, then reserves */
    int32_t first_seat_rule, seat_rule_count;
    int32_t minutes_a_day, journeys_a_day, courses_away; /* INT32_MAX: no limit */
} ttb__prep_student;

/* One lesson of a block on one day of the cycle (a day of week 1 or 2), at every site. */
typedef struct ttb__day_lesson {
    int32_t block;
    int32_t
        first_time; /* start and end at site s: ttb__prep.times[first_time + 2 * s] and the next */
} ttb__day_lesson;

/* Lessons of all blocks on one day; more are refused. */
enum { TTB__MOST_DAY_LESSONS = 256, TTB__MOST_PLACEMENTS = 4000000 };

/* A day of the cycle on which something is taught. */
typedef struct ttb__day {
    uint64_t blocks;
    int32_t first_lesson, lesson_count;
} ttb__day;

typedef struct ttb__prep {
    const ttb_partnership *partnership;
    ttb__travel travel;
    int32_t block_count, site_count, course_count, offer_count, student_count;
    int32_t has_lessons;

    TTB__ARRAY(ttb__placement) placements; /* by course, then offer, then blocks */
    int32_t *course_first_placement;       /* course_count + 1 */
    int32_t *offer_first_placement;        /* offer_count; with offer_placement_count */
    int32_t *offer_placement_count;
    TTB__ARRAY(ttb__entry) entries;
    TTB__ARRAY(ttb__row) rows;
    TTB__ARRAY(int32_t) row_placements;

    TTB__ARRAY(ttb__slot) slots; /* by offer */
    int32_t *offer_first_slot;   /* offer_count + 1 */

    ttb__prep_student *students;
    TTB__ARRAY(ttb__request) requests;     /* by student */
    int32_t *course_first_taker;           /* course_count + 1, into takers */
    int32_t *takers;                       /* requests by course */
    TTB__ARRAY(ttb__seat_rule) seat_rules; /* by student */

    TTB__ARRAY(ttb__day) days;
    TTB__ARRAY(ttb__day_lesson) day_lessons;
    int32_t *times;
    int32_t *returns; /* [home * site_count + site]: minutes there and back, TTB_NONE: no way */
    /* Seats that one person cannot hold both: bit (site * block_count + block) of row (site *
     * block_count + block). NULL without lessons, where only equal blocks clash. */
    uint64_t *clashes;
    int32_t clash_words;

    ttb__tier tiers[TTB__GOALS];
    int32_t tier_count;
    int32_t is_impossible; /* a rule can never hold: see the findings in the report */
} ttb__prep;

/* Prepare a validated partnership, which must outlive it. TTB_ERR_TOO_LARGE, with an error in the
 * report, where there are too many placements or lessons. What can never hold sets is_impossible
 * and is an error in the report. TTB__STOPPED where the poll that was entered says so before
 * anything like that is found. Free with ttb__prep_destroy(). */
ttb_status ttb__prep_make(const ttb_partnership *partnership, ttb__prep **prep_out,
                          ttb_report *report);
void ttb__prep_destroy(ttb__prep *prep);

/* The placement of an offer in exactly these blocks, TTB_NONE if it may not stand there. */
int32_t ttb__find_placement(const ttb__prep *prep, int32_t offer, uint64_t blocks);

static inline int32_t ttb__course_of_slot(const ttb__prep *prep, int32_t slot)
{
    return prep->partnership->offers.items[prep->slots.items[slot].offer].course;
}

/* How often a section in the placement counts in the row; TTB_NONE: not at all. */
static inline int32_t ttb__amount_in(const ttb__prep *prep, int32_t placement, int32_t row)
{
    const ttb__placement *at;
    if (placement == TTB_NONE)
        return 0;
    at = &prep->placements.items[placement];
    for (int32_t entry = at->first_entry; entry < at->first_entry + at->entry_count; entry++) {
        if (prep->entries.items[entry].row == row)
            return prep->entries.items[entry].amount;
    }
    return 0;
}

/* Minutes from a home site to another and back, TTB_NONE where there is no way. */
static inline int32_t ttb__return_minutes(const ttb__prep *prep, int32_t home, int32_t site)
{
    return prep->returns[(int64_t)home * prep->site_count + site];
}

/* 1 if the student may sit in a section of this placement for this request as far as he alone is
 * concerned: seat rules, a way there and back, his limits with this seat alone. */
int ttb__may_sit(const ttb__prep *prep, int32_t request, int32_t placement);

/* 1 if one person can have lessons in both: different blocks, no overlap by the sites' bells, and
 * gaps that let him travel. */
int ttb__seats_fit(const ttb__prep *prep, int32_t site, uint64_t blocks, int32_t other_site,
                   uint64_t other_blocks);

/* Minutes travelled and journeys made in the cycle by a student with this home whose seats in these
 * blocks are at these sites (site_of_block[block], for the blocks of `blocks`). Returns 0, or 1 if
 * a day breaks his limits. Abstract blocks: a return for each block away. Seats that do not fit
 * together are the caller's to rule out. */
int ttb__week_travel(const ttb__prep *prep, const ttb__prep_student *student, uint64_t blocks,
                     const int32_t *site_of_block, int64_t *minutes_out, int64_t *journeys_out);

#endif
