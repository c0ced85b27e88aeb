/* The audit of reach: from each home, what can be taken, and what can be taken together. */
#ifndef TTB_INSIGHT_REACH_H
#define TTB_INSIGHT_REACH_H

#include "result/timetable.h"

typedef struct ttb__reach_course {
    int32_t course;
    int32_t reason;        /* TTB_REACH_... */
    int32_t site, minutes; /* the nearest, TTB_NONE where it is not reachable */
    int32_t has_free_seat;
} ttb__reach_course;

/* Shares per thousand, rounded down; 1000 where there is no pair or triple at all. */
typedef struct ttb__reach_share {
    int64_t any, free; /* with any seat, with free seats only */
} ttb__reach_share;

typedef struct ttb__reach_home {
    int32_t site, cohort;
    TTB__ARRAY(ttb__reach_course) courses;
    ttb__reach_share pairs, triples;
} ttb__reach_home;

struct ttb_reach {
    TTB__ARRAY(ttb__reach_home) homes; /* by site, then cohort */
};

/* Audit a timetable of this (validated) partnership. level and minutes as ttb_reach_new() has
 * them. TTB_ERR_STATE if the timetable names what the partnership does not have. */
ttb_status ttb__reach_make(const ttb_partnership *partnership, const ttb_timetable *timetable,
                           int32_t level, int32_t minutes, ttb_reach **reach_out);
void ttb__reach_destroy(ttb_reach *reach);

#endif
