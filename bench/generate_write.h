/* What the files that write a town share. */
#ifndef GENERATE_WRITE_H
#define GENERATE_WRITE_H

#include "generate.h"

struct writing {
    const struct town *town;
    ttb_partnership *partnership;
    int32_t courses[MOST_COHORTS][MOST_SUBJECTS];
    int32_t rooms[MOST_SITES][ROOM_KINDS];
    int32_t teachers[MOST_TEACHERS];
};
extern const char *const cohort_ids[MOST_COHORTS];

/* A failing call here is a fault of the generator: say which, and let the caller give up. */
int called(ttb_status status, const char *what);
int write_resources(struct writing *writing);
int write_offers(struct writing *writing);

#endif
