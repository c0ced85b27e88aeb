/* The linear program of transport while it is built, by columns, and which of its rows means what:
 * docs/explain/bounds.md, section 2. Inside bound/ only. */
#ifndef TTB_BOUND_PROGRAM_H
#define TTB_BOUND_PROGRAM_H

#include "bound/draft.h"
#include "proof/town.h"

typedef struct ttb__bound_program {
    const ttb__town *town;
    int32_t tier;               /* whose program it is, under the tiers before */
    const int64_t *earlier;     /* their values */
    int32_t percent;            /* see transport.h */
    double weights[TTB__GOALS]; /* what is minimised */
    int32_t by_student;         /* each has rows of his own, and each seat its link */
    int32_t course;             /* of the last build */
    ttb__draft draft;
    /* Rows of the program by what they are for; TTB_NONE: not there. */
    int32_t *full_row, *viable_row;                    /* [offer] */
    int32_t *row;                                      /* [row of the town] */
    int32_t tier_row[TTB__GOALS];                      /* [earlier tier] */
    int32_t first_link;                                /* by student: of all seats, in order */
    int32_t *offer_start, *offer_rows, *offer_amounts; /* entries of the town's rows by offer */
    int32_t *course_start, *course_rows;               /* rows of one course by course */
    int32_t *reserve_takers;                           /* [offer] */
} ttb__bound_program;

/* Make room for programs from what is set of the first block. Clear it also after a failure. */
ttb_status ttb__bound_program_make(ttb__bound_program *program);
void ttb__bound_program_clear(ttb__bound_program *program);

/* A column that adds these amounts (thousandths) to the goals; its other entries come after it. */
void ttb__bound_program_column(ttb__bound_program *program, const double amounts[TTB__GOALS],
                               double lower, double upper);
/* What a seat of the option costs in its cheapest legal place, each goal by itself. */
void ttb__bound_program_amounts(const ttb__bound_program *program, const ttb__town_option *option,
                                double amounts[TTB__GOALS]);
/* Rows and columns of students one by one, but for those of sections. */
void ttb__bound_program_students(ttb__bound_program *program);
/* In a column of sections: what they allow to sit there. */
void ttb__bound_program_links(ttb__bound_program *program, int32_t offer);

/* Build the program of one course; TTB_NONE: of all, and of what they share. */
ttb_status ttb__bound_program_build(ttb__bound_program *program, int32_t course);

#endif
