/* The partnership: what the caller said, in plain arrays, numbered in the order of being added.
 *
 * Every layer above reads these arrays; only model/ changes them. Sets of blocks are bit masks: bit
 * b is block b. */
#ifndef TTB_MODEL_PARTNERSHIP_H
#define TTB_MODEL_PARTNERSHIP_H

#include <stdint.h>

#include "base/idmap.h"
#include "base/memory.h"
#include "timetable.h"

enum {
    TTB__MOST_BLOCKS = 64,
    TTB__MOST_COURSE_BLOCKS = 3,
    TTB__MOST_LINK_MINUTES = 240,
    TTB__MOST_SECTIONS = 1000,
    TTB__MOST_SIZE = 10000,
    TTB__MOST_GOAL_WEIGHT = 1000000,
    TTB__GOALS = 5,               /* TTB_GOAL_... are 0 to TTB__GOALS - 1 */
    TTB__MOST_MILLE = 1000000000, /* the largest cost or weight, in thousandths */
    TTB__LIMITS = 3               /* TTB_LIMIT_... */
};

/* How large a partnership may be; beyond it building says TTB_ERR_TOO_LARGE. The limits within one
 * thing are small, so that a search through its list is quick whatever a file holds. */
enum {
    TTB__MOST_SITES = 1000,
    TTB__MOST_RESOURCES = 100000,
    TTB__MOST_COHORTS = 1000,
    TTB__MOST_COURSES = 10000,
    TTB__MOST_OFFERS = 100000,
    TTB__MOST_STUDENTS = 1000000,
    TTB__MOST_RULES = 1000000,
    TTB__MOST_REACH_RULES = 100,
    TTB__MOST_BLOCK_LESSONS = 64,   /* of a block, and of a site's bells for it */
    TTB__MOST_RESOURCE_SITES = 100, /* that a resource serves */
    TTB__MOST_USES = 64,            /* resources of an offer */
    TTB__MOST_CHOICES = 64,         /* of a student, and as many reserves */
    TTB__MOST_SEAT_RULES = 256      /* pin_seat and forbid_seat for one student */
};

/* "This student has no limit of his own": the partnership's holds. */
#define TTB__LIMIT_DEFAULT (-2)

typedef struct ttb__lesson {
    int32_t day;
    int32_t start_minute, end_minute;
    int32_t week; /* 0: every week */
} ttb__lesson;

typedef TTB__ARRAY(ttb__lesson) ttb__lessons;
typedef TTB__ARRAY(int32_t) ttb__numbers;

typedef struct ttb__block {
    char *id;
    ttb__lessons lessons;
} ttb__block;

/* A site's own lessons for one block. */
typedef struct ttb__bell {
    int32_t block;
    ttb__lessons lessons;
} ttb__bell;

typedef struct ttb__site {
    char *id, *name; /* name is NULL where it is the id */
    int32_t kind;
    int32_t has_location;
    double latitude, longitude;
    uint64_t closed;
    TTB__ARRAY(ttb__bell) bells;
} ttb__site;

typedef struct ttb__link {
    int32_t from, to, minutes;
} ttb__link;

typedef struct ttb__resource {
    char *id;
    int32_t kind;
    ttb__numbers sites;
    int32_t capacity[TTB__MOST_BLOCKS];
    int32_t week_capacity; /* TTB_NONE: no limit */
} ttb__resource;

typedef struct ttb__course {
    char *id, *title;              /* title is NULL where it is the id */
    int32_t level, cohort, blocks; /* cohort TTB_NONE: none named */
    ttb__numbers offers;
} ttb__course;

typedef struct ttb__offer {
    int32_t course, site;
    int32_t least_sections, most_sections;
    int32_t least_size, most_size;
    uint64_t blocks;   /* allowed by the offer itself; ~0 at first: every block, also one that is
                          added later */
    ttb__numbers uses; /* resources */
    int64_t cost;
} ttb__offer;

typedef struct ttb__choice {
    int32_t course;
    int64_t weight;
} ttb__choice;

typedef TTB__ARRAY(ttb__choice) ttb__choices;

typedef struct ttb__student {
    char *id;
    int32_t home, cohort;
    ttb__choices choices, reserves;
    int32_t limits[TTB__LIMITS]; /* TTB__LIMIT_DEFAULT, TTB_NONE or a number */
    int32_t seat_rules;          /* pin_seat and forbid_seat that name him */
} ttb__student;

enum {
    TTB__RULE_PIN_SECTION,
    TTB__RULE_FORBID_SECTION,
    TTB__RULE_PIN_SEAT,
    TTB__RULE_FORBID_SEAT,
    TTB__RULE_BLOCK_SECTIONS,
    TTB__RULE_REACH
};

/* One rule. Which fields count stands behind them; the others are TTB_NONE or 0. */
typedef struct ttb__rule {
    int32_t kind;
    int32_t course;                 /* pins and prohibitions */
    int32_t site;                   /* the same; TTB_NONE in those of seats: any site */
    int32_t student;                /* of seats */
    uint64_t blocks;                /* pins and prohibitions; 0 in those of seats: any blocks */
    int32_t block;                  /* block_sections */
    int32_t least, most;            /* block_sections; most TTB_NONE: no limit */
    int32_t level, minutes, cohort; /* reach; cohort TTB_NONE: all */
} ttb__rule;

typedef struct ttb__goal {
    int32_t goal, weight;
} ttb__goal;

typedef struct ttb__tier {
    ttb__goal goals[TTB__GOALS];
    int32_t goal_count;
} ttb__tier;

struct ttb_partnership {
    char *name; /* NULL: none */
    TTB__ARRAY(ttb__block) blocks;
    TTB__ARRAY(ttb__site) sites;
    TTB__ARRAY(ttb__link) links; /* at most one for each pair and direction */
    TTB__ARRAY(ttb__resource) resources;
    TTB__ARRAY(char *) cohorts;
    TTB__ARRAY(ttb__course) courses;
    TTB__ARRAY(ttb__offer) offers;
    TTB__ARRAY(ttb__student) students;
    TTB__ARRAY(ttb__rule) rules;
    TTB__ARRAY(ttb__tier) tiers; /* none: ttb__tiers() gives the default ones */
    int32_t reach_rules;         /* how many of the rules are of that kind */
    int32_t limits[TTB__LIMITS];
    ttb__idmap block_ids, site_ids, resource_ids, cohort_ids, course_ids, student_ids;
    ttb__idmap link_pairs; /* see model/build_sites.c */
};

/* The tiers that a solve uses: the partnership's, else the default ones. */
const ttb__tier *ttb__tiers(const ttb_partnership *partnership, int32_t *count_out);

/* The limit that holds for a student: TTB_NONE or a number. */
int32_t ttb__student_limit(const ttb_partnership *partnership, int32_t student, int32_t limit);

/* 1 if a student may sit in sections away from home at all: no limit of his is 0. */
int ttb__may_travel(const ttb_partnership *partnership, int32_t student);

/* The blocks in which an offer's sections may stand by its own list and its site's closed blocks,
 * within the blocks that there are. Rules (forbid_section) are not looked at. */
uint64_t ttb__offer_blocks(const ttb_partnership *partnership, int32_t offer);

/* A mask of all blocks that there are. */
uint64_t ttb__all_blocks(const ttb_partnership *partnership);

/* The least and most sections of a block, over all rules; INT32_MAX: any number. */
void ttb__block_limits(const ttb_partnership *partnership, int32_t block, int32_t *least_out,
                       int32_t *most_out);

/* The offer of a course at a site, TTB_NONE if there is none. */
int32_t ttb__find_offer(const ttb_partnership *partnership, int32_t course, int32_t site);

/* When a block is taught at a site: by its bells if it has any, else by the block's own list.
 * Borrowed. */
const ttb__lessons *ttb__site_lessons(const ttb_partnership *partnership, int32_t block,
                                      int32_t site);

/* 1 if the blocks have lessons (either all have or none has, once validated). */
int ttb__has_lessons(const ttb_partnership *partnership);

/* Every finding of validation; TTB_OK also with warnings, TTB_ERR_INPUT with errors. */
ttb_status ttb__validate(const ttb_partnership *partnership, ttb_report *report);

/* The id of a thing of a kind that has ids, by a number that there is; NULL for other kinds. */
const char *ttb__id_of(const ttb_partnership *partnership, int32_t kind, int32_t number);

/* The static name of a goal in files, NULL if there is none. */
const char *ttb__goal_name(int32_t goal);

#endif
