/* The choices without a seat. */
#ifndef TTB_RESULT_UNMET_H
#define TTB_RESULT_UNMET_H

#include "result/timetable.h"

/* Fill two lists side by side, by student, then in the order of his choices. TTB_ERR_STATE if the
 * timetable names what the partnership does not have. */
ttb_status ttb__find_unmet(const ttb_partnership *partnership, const ttb_timetable *timetable,
                           ttb__numbers *students, ttb__numbers *courses);

#endif
