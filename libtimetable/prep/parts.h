/* The steps of ttb__prep_make(), in their order. Each fills its part and leaves cleaning up to
 * ttb__prep_destroy(). Not every step has something to report. */
#ifndef TTB_PREP_PARTS_H
#define TTB_PREP_PARTS_H

#include "base/poll.h"
#include "prep/prep.h"

/* A limit as algorithms compare it: TTB_NONE is the largest number. */
static inline int32_t ttb__limit_or_most(int32_t limit)
{
    return limit == TTB_NONE ? INT32_MAX : limit;
}

/* travel, returns, days, times, clashes */
ttb_status ttb__prep_days(ttb__prep *prep, ttb_report *report);
/* placements, first placements of courses and offers */
ttb_status ttb__prep_placements(ttb__prep *prep, ttb_report *report);
/* students, requests, takers, seat rules */
ttb_status ttb__prep_students(ttb__prep *prep, ttb_report *report);
/* slots, with the pinned ones; a pin that no slot or placement can take is an error in the report
 */
ttb_status ttb__prep_slots(ttb__prep *prep, ttb_report *report);
/* rows, entries, row_placements */
ttb_status ttb__prep_rows(ttb__prep *prep, ttb_report *report);
/* is_impossible, with the reasons in the report */
ttb_status ttb__prep_impossible(ttb__prep *prep, ttb_report *report);

#endif
