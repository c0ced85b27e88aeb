/* The audit of reach in plain arrays. */
#ifndef CLI_AUDIT_H
#define CLI_AUDIT_H

#include <stdint.h>

#include "timetable.h"

typedef struct audit_course {
    int32_t course, reason, site, minutes, has_free_seats;
} audit_course;

typedef struct audit_home {
    int32_t site, cohort;
    int64_t count; /* of courses */
    audit_course *courses;
    int64_t reachable, with_seats;                                /* courses */
    int64_t pairs, pairs_with_seats, triples, triples_with_seats; /* per thousand */
} audit_home;

typedef struct audit {
    int64_t homes;
    audit_home *items;
} audit;

/* Whether a student can get there, with a free seat or without. */
int is_reachable(const audit_course *course);

/* Returns TTB_OK or what a getter returned; audit_free() in any case. */
ttb_status audit_read(audit *self, const ttb_reach *reach);
void audit_free(audit *self);

/* As JSON has it: "not-run"; and in words: "no section runs". */
const char *reason_word(int32_t reason);
const char *reason_sentence(int32_t reason);

#endif
