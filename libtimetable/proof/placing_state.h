/* The inside of a placing. Only proof/placing*.c include it. */
#ifndef TTB_PROOF_PLACING_STATE_H
#define TTB_PROOF_PLACING_STATE_H

#include "proof/assign.h"
#include "proof/placing.h"
#include "proof/seats.h"
#include "proof/week.h"

enum {
    TTB__MOST_JOINT = 2,         /* sections of a course that are looked at together */
    TTB__MOST_JOINT_PLACES = 16, /* where offers have more places, one at a time */
    TTB__MOST_PLACES = 64        /* where an offer has more, there is no look-ahead */
};

/* How the sections of an offer stand so far. */
typedef struct ttb__stand {
    int32_t placed, is_closed;
    int32_t last;        /* the highest place taken while all its blocks were touched; TTB_NONE */
    int64_t price;       /* of a section */
    int64_t links;       /* what the first one earns */
    int32_t always_runs; /* a section more never costs anything, whatever seats are priced at */
} ttb__stand;

/* The next sections of a course that are not decided: joint[i] is one of this offer. A pattern
 * gives each a place, or none; patterns are numbered first section fastest. */
typedef struct ttb__ahead {
    int32_t joint_count, joint[TTB__MOST_JOINT];
    int32_t pattern_count, allowed_count;
    int64_t first_sum, capacity; /* into sums, whole_sums and credit_sums */
    int64_t least;               /* of all patterns that fit: what the course adds to the bound */
    int64_t found_in;            /* the round in which they were found */
    int64_t least_alone;         /* the same without students who count for one course only */
} ttb__ahead;

/* Two courses that students choose both. */
typedef struct ttb__pair {
    int32_t course, other;
    int32_t takers;        /* of both */
    int32_t counting;      /* students in whose trees it is now */
    int32_t is_warm;       /* a pass goes on from the messages of the node above */
    int32_t before;        /* an older pair of the same first course; TTB_NONE */
    int64_t first_sum;     /* into sums: patterns of the course times those of the other */
    int64_t first_message; /* into messages: those of the course, then those of the other */
} ttb__pair;

/* Two choices of a student. */
typedef struct ttb__together {
    int32_t request, other, pair;
    int32_t counts;      /* 1: in his tree now */
    int64_t first_delta; /* into deltas, as sums */
} ttb__together;

/* What patterns of two courses cost together beyond what each costs alone. */
typedef struct ttb__pairs {
    TTB__ARRAY(ttb__pair) list;
    TTB__ARRAY(ttb__together) together;   /* by student */
    int32_t *first_together;              /* [student], and the end */
    int32_t *newest;                      /* [course]: of the pairs whose first course it is */
    int32_t *first_of_course, *of_course; /* pairs by course */
    int64_t sum_count, delta_count, message_count;
    int64_t *sums, *deltas; /* of all students; of each */
    int64_t *messages;      /* what passes moved from pairs to patterns */
    int64_t *costs;         /* [as ttb__ahead.sums] of patterns, with what was moved */
    int64_t *margins;       /* [as costs] what a pattern adds at least to the whole bound */
    int32_t has_margins;    /* 0: they are of another node */
    int64_t *kept_margins;  /* while a step is tried */
    int64_t *leasts;        /* scratch, of the patterns of one course */
    int32_t *allowed; /* [as costs] patterns that are allowed in this pass, each course's first */
} ttb__pairs;

struct ttb__placing {
    const ttb__town *town;
    const ttb__argument *argument;
    int64_t goals[TTB__GOALS];
    int32_t part;    /* TTB_NONE: all */
    uint64_t blocks; /* of the part */
    int64_t never;   /* stands for the cost of what cannot be; sums of it stay in range */

    ttb__stand *stands;   /* [offer] */
    int32_t *first_stand; /* [offer]: into stand_places */
    int32_t *stand_places;
    int32_t *used;         /* [scarce * block count + block] */
    int64_t *used_in_week; /* [scarce] */
    uint64_t touched;      /* blocks in which a section stands */

    ttb__seat_costs costs;
    int32_t *first_taker, *takers; /* requests by course */
    int64_t *least;                /* [student] the cost of his cheapest week */
    ttb__ahead *ahead;             /* [course] */
    /* What each pattern adds, by course. A student whose week does not add up by courses (see
     * placing_week.c) counts in whole_sums for each of his courses and in credit_sums for one. */
    int64_t *sums, *whole_sums, *credit_sums;
    char *is_allowed;         /* 0: the pattern is ruled out now and in every further step */
    int64_t pattern_capacity; /* of all courses */
    char *is_whole;           /* [student] his weeks are tried too */
    int32_t *credited;        /* [student] the request that counts in credit_sums; TTB__ADDS_UP */
    int64_t *first_delta;     /* [request], into deltas; as many as its course's capacity */
    int64_t *deltas;          /* what each pattern adds for one taker */
    int64_t constant, students, sections; /* parts of the bound */
    int64_t look_ahead, look_alone;       /* sums of least and least_alone */
    ttb__pairs pairs;
    int64_t joint; /* what pairs add to look_ahead */
    int64_t aim;   /* what is to be proven, INT64_MAX: nothing certain */

    TTB__ARRAY(int64_t) saved; /* what steps changed */
    ttb__numbers steps;        /* the offers of the steps, and their places */
    ttb__numbers step_places;
    int64_t round; /* counts steps */
    ttb__assignment task;
    int64_t let_go; /* what the task gains by choices that have to be let go */
    ttb__week week;
    ttb_status status; /* TTB_ERR_MEMORY: nothing can be relied on any more */
    int64_t work;
};

/* 1 if the course is looked at. */
static inline int ttb__placing_has(const ttb__placing *placing, int32_t course)
{
    return placing->part == TTB_NONE ||
           placing->town->parts[placing->argument->students].of_course[course] == placing->part;
}

/* Patterns of the course that is asked for. */
static inline int64_t ttb__placing_patterns(const ttb__placing *placing, int32_t request)
{
    return placing->ahead[placing->town->requests.items[request].course].pattern_count;
}

/* 1 if a step of its course touches who asked: a reserve counts only where weeks are looked at
 * whole. */
static inline int ttb__placing_touches(const ttb__placing *placing, int32_t request)
{
    const ttb__town_request *asked = &placing->town->requests.items[request];

    return !asked->is_reserve || placing->is_whole[asked->student];
}

/* Sections of an offer that are still open to be placed or ruled out. */
static inline int32_t ttb__placing_left(const ttb__placing *placing, int32_t offer)
{
    const ttb__stand *stand = &placing->stands[offer];

    return stand->is_closed ? 0 : placing->town->offers.items[offer].most - stand->placed;
}

/* 1 if rows have room for one more section of the offer in this place. */
int ttb__placing_fits(const ttb__placing *placing, int32_t offer, uint64_t blocks);

/* 1 if it is allowed that no more sections of the offer run after `placed`. */
int ttb__placing_may_close(const ttb__placing *placing, int32_t offer, int32_t placed);

/* What the sections of an offer cost, so many being placed. */
int64_t ttb__placing_sections(const ttb__placing *placing, int32_t offer, int32_t placed,
                              int is_closed);

/* placing_step.c: visit the students whom a step of the course touches. */
typedef void (*ttb__visit_fn)(ttb__placing *placing, int32_t student);
void ttb__for_each_touched(ttb__placing *placing, int32_t course, ttb__visit_fn visit);

/* placing_save.c: save what a step of the offer changes; take it off the stack, in this order: the
 * rest, students once patterns are what they were, what passes made once students count again. */
ttb_status ttb__save(ttb__placing *placing, int32_t offer);
void ttb__restore_rest(ttb__placing *placing, int32_t offer);
void ttb__restore_students(ttb__placing *placing, int32_t course);
void ttb__restore_passed(ttb__placing *placing);

/* placing_ahead.c: which sections are looked at next, and what each pattern adds. */
void ttb__ahead_choose(ttb__placing *placing, int32_t course);
/* Find which patterns are allowed, after that. */
void ttb__ahead_rule_out(ttb__placing *placing, int32_t course);
/* The place of one of the joint sections in a pattern; TTB_NONE: it does not run. */
int32_t ttb__ahead_place(const ttb__placing *placing, int32_t course, int32_t pattern,
                         int32_t joint);
/* Bit j: joint section j does not run in the pattern, and no more sections of its offer. */
int32_t ttb__ahead_closed(const ttb__placing *placing, int32_t course, int32_t pattern);
/* What the sections of a pattern cost themselves, INT64_MAX if it is not allowed now. */
int64_t ttb__ahead_cost(const ttb__placing *placing, int32_t course, int32_t pattern);
/* Add what a student's patterns add to the sums, or with sign -1 take it out. */
void ttb__ahead_add(ttb__placing *placing, int32_t request, int32_t sign);
void ttb__ahead_find_least(ttb__placing *placing, int32_t course);

/* placing_student.c: the student's cheapest week now, and what the patterns of his courses add. */
void ttb__placing_student(ttb__placing *placing, int32_t student);

/* In credited: his week adds up by choices. */
enum { TTB__ADDS_UP = -2 };

/* placing_pairs.c: choose the pairs of a student that count; what they have in tables; add them to
 * the sums, or with sign -1 take them out. */
ttb_status ttb__pairs_make(ttb__placing *placing);
void ttb__pairs_clear(ttb__pairs *pairs);
void ttb__pairs_plant(ttb__placing *placing, int32_t student);
int64_t ttb__pairs_size(const ttb__placing *placing, const ttb__together *both);
/* Messages from first_message on. */
int64_t ttb__pairs_messages(const ttb__placing *placing, const ttb__pair *pair);
void ttb__pairs_add(ttb__placing *placing, int32_t student, int32_t sign);

/* placing_pass.c: what pairs add to the bound, and margins; patterns are ruled out by which the
 * bound would reach the aim. */
void ttb__pairs_pass(ttb__placing *placing);

/* placing_week.c: 1 if the student's week has to be looked at whole; and that look, after the least
 * by choices is known: 1 if his week costs more. */
int ttb__placing_is_whole(const ttb__placing *placing, int32_t student);
int ttb__placing_whole_student(ttb__placing *placing, int32_t student);

/* placing_step.c: look at a student, and add what he costs to the sums. */
void ttb__placing_look(ttb__placing *placing, int32_t student);

#endif
