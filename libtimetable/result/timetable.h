/* The timetable: sections with their blocks and students, and what is known of its values. */
#ifndef TTB_RESULT_TIMETABLE_H
#define TTB_RESULT_TIMETABLE_H

#include "base/memory.h"
#include "model/partnership.h"
#include "timetable.h"

typedef struct ttb__section {
    int32_t course, site;
    int32_t number; /* from 1 */
    uint64_t blocks;
    ttb__numbers students; /* may hold anything that a file or a caller said; the checker judges */
} ttb__section;

/* How a solve came to this timetable; written into its JSON so that it can be repeated. */
typedef struct ttb__run {
    int32_t is_solved; /* 0: read or built by hand */
    int64_t seed, workers, work;
    TTB__ARRAY(char *) option_keys;   /* options that differ from their defaults, sorted by key */
    TTB__ARRAY(char *) option_values; /* as JSON writes them */
} ttb__run;

/* The ids of one kind, copied, so that a timetable outlives its partnership. */
typedef TTB__ARRAY(char *) ttb__ids;

struct ttb_timetable {
    /* Of its partnership's canonical form; "": the solve ended before it was known. */
    char hash[65];
    ttb__ids block_ids, site_ids, course_ids, student_ids;
    int32_t outcome, stop;
    TTB__ARRAY(ttb__section) sections;
    int32_t has_values; /* the fields below are set, by the checker */
    ttb__tier tiers[TTB__GOALS];
    int32_t tier_count;
    int64_t tier_values[TTB__GOALS], tier_bounds[TTB__GOALS];
    int64_t goal_values[TTB__GOALS];
    ttb__numbers unmet_students; /* with unmet_courses: by student, then choice */
    ttb__numbers unmet_courses;
    ttb__run run;
    int32_t *index; /* sections by course, site and number; kept by result/timetable.c alone */
    int64_t index_capacity, indexed;
};

/* An empty timetable of a partnership: outcome GIVEN, no sections. The hash is the caller's to pass
 * (text/ works it out). */
ttb_status ttb__timetable_make(const ttb_partnership *partnership, const char hash[65],
                               ttb_timetable **timetable_out);
void ttb__timetable_destroy(ttb_timetable *timetable);

/* 1 if blocks, sites, courses and students have the numbers in the partnership that they have in
 * the timetable. */
int ttb__timetable_is_numbered_as(const ttb_timetable *timetable,
                                  const ttb_partnership *partnership);

/* Append a section; TTB_ERR_STATE if course, site and number are there already, TTB_ERR_NOT_FOUND
 * for an unknown course, site or block, TTB_ERR_RANGE for a number below 1. section_out may be
 * NULL. Values that were known are forgotten, here and when a seat is added. */
ttb_status ttb__timetable_add_section(ttb_timetable *timetable, int32_t course, int32_t site,
                                      int32_t number, uint64_t blocks, int32_t *section_out);
/* Append a student to a section, also one who is there already: the checker says so. */
ttb_status ttb__timetable_add_seat(ttb_timetable *timetable, int32_t section, int32_t student);

/* Sort sections by course, site, number, and the students of each by number; number each offer's
 * sections from 1 where renumber is 1. The numbers of ttb__timetable_add_section() are no longer
 * good after it. */
void ttb__timetable_sort(ttb_timetable *timetable, int renumber);

#endif
