/* The lessons that one person attends through the cycle, in order. */
#ifndef TTB_RESULT_STOPS_H
#define TTB_RESULT_STOPS_H

#include "result/checker.h"

typedef struct ttb__stop {
    int32_t week, day; /* of the cycle; a lesson of every week is one stop in each */
    int32_t start_minute, end_minute;
    int32_t site, block;
    int32_t section, place; /* place TTB_NONE: a teacher */
    int32_t is_every_week;
} ttb__stop;

typedef TTB__ARRAY(ttb__stop) ttb__stops;

/* Whose stops they are, and the codes of what can be wrong with them. */
typedef struct ttb__person {
    const char *word, *id;
    const char *overlap_code, *gap_code, *no_way_code;
} ttb__person;

/* Add the lessons of a section. */
ttb_status ttb__stops_add(const ttb__checker *checker, ttb__stops *stops, int32_t section,
                          int32_t place);
void ttb__stops_sort(ttb__stops *stops);

/* The number of stops from the first on that are on its day. */
int64_t ttb__stops_of_day(const ttb__stop *first, int64_t count);

/* Report lessons of one day that overlap, or lie too close together for the way between them. */
void ttb__check_day(ttb__checker *checker, const ttb__person *person, const ttb__stop *stops,
                    int64_t count);

/* "Monday", or "Monday of week 2" where the cycle has two weeks. */
const char *ttb__day_text(const ttb__checker *checker, int32_t week, int32_t day);

#endif
