/* The cycle of the timetable: one week, or two where any lesson has a week. */
#ifndef TTB_RESULT_CYCLE_H
#define TTB_RESULT_CYCLE_H

#include "model/partnership.h"

/* 1 or 2. */
int32_t ttb__cycle_weeks(const ttb_partnership *partnership);

#endif
