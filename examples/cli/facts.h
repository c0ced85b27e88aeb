/* A partnership and a timetable of it in plain arrays, with what can be counted from them. */
#ifndef CLI_FACTS_H
#define CLI_FACTS_H

#include <stdint.h>

#include "timetable.h"

typedef struct facts {
    const ttb_partnership *partnership;
    int32_t blocks, sites, courses, cohorts, offers, students; /* how many */
    int32_t *homes, *student_cohorts;                          /* by student */
    int64_t choices, reserves;
    int32_t *choice_students, *choice_courses;
    int32_t *reserve_students, *reserve_courses;
    int32_t *course_chosen; /* by course: students who chose it */
    int32_t *offer_at;      /* by course * sites + site; TTB_NONE: not offered */
    /* Of the timetable; nothing where there is none. */
    int64_t sections, seats, unmet;
    int32_t *section_courses, *section_sites, *section_numbers, *section_sizes;
    uint64_t *section_blocks; /* masks: bit b is block b */
    int32_t *seat_sections, *seat_students;
    int32_t *unmet_students, *unmet_courses;
    int32_t *course_unmet;                   /* by course */
    int64_t choosing_students, met_students; /* with any choice; with all of them met */
    int64_t away_seats, reserve_seats;
} facts;

/* Returns TTB_OK or what a getter returned; facts_free() in any case. timetable may be NULL. */
ttb_status facts_read(facts *self, const ttb_partnership *partnership,
                      const ttb_timetable *timetable);
void facts_free(facts *self);

/* The offer of a course at a site; TTB_NONE if there is none. */
int32_t facts_offer(const facts *self, int32_t course, int32_t site);
/* The most students that a section may have; TTB_NONE where the course is not offered. */
int32_t facts_places(const facts *self, int32_t course, int32_t site);
/* "A" or "A+C": the blocks of a mask. Free with free(). */
char *facts_block_names(const facts *self, uint64_t mask);
const char *facts_id(const facts *self, int32_t kind, int32_t number);

#endif
