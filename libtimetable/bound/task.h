/* What a bound is worked out from: one question about one tier, and the town as bounds see it.
 * Inside bound/ only. Formulas: docs/explain/bounds.md.
 *
 * Requests that look alike from here (course, home, limits, weight, legal placements) form a class.
 * Sections are only counted: so many of an offer, in no block. */
#ifndef TTB_BOUND_TASK_H
#define TTB_BOUND_TASK_H

#include "base/memory.h"
#include "mip/mip.h"
#include "prep/prep.h"

__extension__ typedef __int128 ttb__wide;

/* A seat of a class at an offer, and what it surely costs in travel: formula 5. Thousandths. */
typedef struct ttb__bound_option {
    int32_t offer;
    int64_t minutes, journeys;
    int64_t own_minutes; /* if it shared its tours with no other seat: more than is sure */
} ttb__bound_option;

typedef struct ttb__bound_class {
    int32_t request; /* one of them, which stands for all */
    int32_t count;
    int64_t net_weight; /* less the best reserve that may take its place */
    int32_t first_option, option_count;
    int32_t first_place, place_count; /* legal placements */
} ttb__bound_class;

typedef struct ttb__bound_offer {
    int32_t least, most; /* sections that run */
    int32_t takers;      /* requests of choices that may sit here */
    int32_t reserve_takers;
} ttb__bound_offer;

/* Sections of offers, with amounts, are at most the limit; if is_covering, at least. */
typedef struct ttb__bound_row {
    int32_t is_covering;
    int32_t course; /* all entries are of offers of this course; TTB_NONE: of several */
    int64_t limit;
    int32_t first_entry, entry_count;
} ttb__bound_row;

typedef struct ttb__bound_entry {
    int32_t offer, amount;
} ttb__bound_entry;

/* One tier: a weight for each goal. Balance has no weight here: it is at least 0. */
typedef struct ttb__bound_aim {
    int64_t weights[TTB__GOALS];
    int64_t value; /* of an earlier tier: what it is at most */
} ttb__bound_aim;

typedef struct ttb__bound_task {
    const ttb__prep *prep;
    ttb__mip_session *session; /* NULL: none */

    ttb__bound_aim aim;
    ttb__bound_aim earlier[TTB__GOALS];
    int32_t earlier_count;     /* of the earlier tiers, those of which a value is known */
    int64_t least[TTB__GOALS]; /* what each goal is surely at least, in thousandths */

    TTB__ARRAY(ttb__bound_class) classes; /* by course; choices before reserves */
    int32_t *course_first_class;          /* course_count + 1 */
    TTB__ARRAY(ttb__bound_option) options;
    TTB__ARRAY(int32_t) places;
    int32_t *class_of; /* [request] */
    ttb__bound_offer *offers;
    TTB__ARRAY(ttb__bound_row) rows;
    TTB__ARRAY(ttb__bound_entry) entries;
    int32_t *course_first_row; /* course_count + 1, into course_rows */
    int32_t *course_rows;      /* rows of one course, by course */
    int32_t *student_order;    /* students with equal lists of classes side by side */
} ttb__bound_task;

/* Prepare everything but the aims. Clear it also after a failure. */
ttb_status ttb__bound_task_make(const ttb__prep *prep, ttb__mip_session *session,
                                ttb__bound_task *task_out);
void ttb__bound_task_clear(ttb__bound_task *task);

/* Its steps. */
ttb_status ttb__bound_classes(ttb__bound_task *task);
ttb_status ttb__bound_offers(ttb__bound_task *task);
ttb_status ttb__bound_rows(ttb__bound_task *task);

static inline const ttb__offer *ttb__bound_offer_of(const ttb__bound_task *task, int32_t offer)
{
    return &task->prep->partnership->offers.items[offer];
}

/* 1 if two students have equal lists of classes. */
int ttb__bound_are_equal(const ttb__bound_task *task, int32_t one, int32_t other);

/* The request that stands for a class. */
static inline const ttb__request *ttb__bound_request(const ttb__bound_task *task,
                                                     const ttb__bound_class *class)
{
    return &task->prep->requests.items[class->request];
}

static inline const ttb__numbers *ttb__bound_course_offers(const ttb__bound_task *task,
                                                           int32_t course)
{
    return &task->prep->partnership->courses.items[course].offers;
}

int64_t ttb__bound_gcd(int64_t one, int64_t other);

/* 1 if the session's poll says stop. */
int ttb__bound_must_stop(const ttb__bound_task *task);

#endif
