/* What the parts of the checker share: the timetable's seats by student, its sections by offer, and
 * a way to say that a rule is broken. Only result/check*.c and the goals include it. */
#ifndef TTB_RESULT_CHECKER_H
#define TTB_RESULT_CHECKER_H

#include "base/bits.h"
#include "base/report.h"
#include "base/text.h"
#include "model/travel.h"
#include "result/check.h"

/* A seat by its place in the timetable: /sections/<section>/students/<place>. */
typedef struct ttb__seat {
    int32_t section, place;
} ttb__seat;

typedef struct ttb__checker {
    const ttb_partnership *partnership;
    const ttb_timetable *timetable;
    ttb_report *report;
    ttb__travel travel;
    int32_t weeks; /* of the cycle: 1 or 2 */
    int32_t has_lessons;
    int32_t *section_offers; /* of each section: its offer, TTB_NONE if there is none */
    int64_t *offer_starts;   /* sections of offer o: offer_sections[offer_starts[o]...[o + 1]) */
    int32_t *offer_sections;
    int64_t *student_starts; /* the same for the seats of a student, in the order of sections */
    ttb__seat *seats;
    int32_t *course_marks; /* one number a course, for whoever walks over students; see ttb__mark */
    int64_t broken_count;  /* rules found broken */
    int64_t goal_values[TTB__GOALS];
    int64_t tier_values[TTB__GOALS];
    int32_t is_too_large;        /* a value passed int64 */
    ttb__numbers unmet_students; /* side by side with unmet_courses */
    ttb__numbers unmet_courses;
    ttb__text place, sentence;
    ttb_status status; /* TTB_ERR_MEMORY once a finding had no room */
} ttb__checker;

/* Group what stands in a timetable. TTB_ERR_STATE if it names what the partnership does not have.
 * To be cleared after a failure too. */
ttb_status ttb__checker_make(ttb__checker *checker, const ttb_partnership *partnership,
                             const ttb_timetable *timetable, ttb_report *report);
void ttb__checker_clear(ttb__checker *checker);

/* Report a broken rule at a section (TTB_NONE: the timetable as a whole) and a seat of it
 * (TTB_NONE: the section). The format knows %s, %d and %lld. */
void ttb__broken(ttb__checker *checker, const char *code, int32_t section, int32_t seat,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Add units * weight to a goal's value, in thousandths, and notice when it passes int64. */
void ttb__goal_add(ttb__checker *checker, int32_t goal, int64_t units, int64_t weight);

/* The sections of an offer, and how many they are. */
static inline int64_t ttb__sections_of(const ttb__checker *checker, int32_t offer,
                                       const int32_t **sections_out)
{
    *sections_out = checker->offer_sections + checker->offer_starts[offer];
    return checker->offer_starts[offer + 1] - checker->offer_starts[offer];
}

/* The seats of a student, and how many they are. */
static inline int64_t ttb__seats_of(const ttb__checker *checker, int32_t student,
                                    const ttb__seat **seats_out)
{
    *seats_out = checker->seats + checker->student_starts[student];
    return checker->student_starts[student + 1] - checker->student_starts[student];
}

static inline const ttb__section *ttb__section_at(const ttb__checker *checker, int32_t section)
{
    return &checker->timetable->sections.items[section];
}

static inline const char *ttb__course_id(const ttb__checker *checker, int32_t course)
{
    return checker->partnership->courses.items[course].id;
}

static inline const char *ttb__site_id(const ttb__checker *checker, int32_t site)
{
    return checker->partnership->sites.items[site].id;
}

static inline const char *ttb__block_id(const ttb__checker *checker, int32_t block)
{
    return checker->partnership->blocks.items[block].id;
}

static inline const char *ttb__student_id(const ttb__checker *checker, int32_t student)
{
    return checker->partnership->students.items[student].id;
}

/* The parts, in the order of the rules of docs/explain/model.md. */
void ttb__check_sections(ttb__checker *checker);  /* 1 and 3 */
void ttb__check_students(ttb__checker *checker);  /* 2 */
void ttb__check_resources(ttb__checker *checker); /* 4 */
void ttb__check_travel(ttb__checker *checker);    /* 5, and the goals travel and journeys */
void ttb__check_rules(ttb__checker *checker);     /* 6, and block_sections of 7 */
void ttb__check_reach(ttb__checker *checker);     /* 8 */
/* The other goals, the unmet choices and the tiers. */
void ttb__work_out_values(ttb__checker *checker);
/* Put them into the timetable, which cannot fail. */
void ttb__put_values(ttb__checker *checker, ttb_timetable *timetable);

#endif
