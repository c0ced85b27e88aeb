/* The linear program of transport while it is built, by columns, and which of its rows means what:
 * formula 8 of docs/explain/bounds.md. Inside bound/ only. */
#ifndef TTB_BOUND_PROGRAM_H
#define TTB_BOUND_PROGRAM_H

#include "bound/task.h"

typedef TTB__ARRAY(double) ttb__bound_doubles;

typedef struct ttb__bound_program {
    const ttb__bound_task *task;
    int32_t course;             /* of the last build */
    int32_t percent;            /* see transport.h */
    double weights[TTB__GOALS]; /* what is minimised */
    ttb__bound_doubles row_lower, row_upper;
    ttb__bound_doubles cost, lower, upper, values;
    TTB__ARRAY(int64_t) starts;
    TTB__ARRAY(int32_t) rows;
    /* Rows of the program by what they are for; TTB_NONE: not there. */
    int32_t *full_row, *viable_row;                    /* [offer] */
    int32_t *row;                                      /* [row of the task] */
    int32_t tier_row[TTB__GOALS];                      /* [earlier tier] */
    int32_t least_row[TTB__GOALS];                     /* [goal] */
    int32_t *offer_start, *offer_rows, *offer_amounts; /* entries of the task's rows by offer */
    ttb_status status;                                 /* what failed first */
} ttb__bound_program;

/* Make room for programs from task, percent and weights. Clear it also after a failure. */
ttb_status ttb__bound_program_make(ttb__bound_program *program);
void ttb__bound_program_clear(ttb__bound_program *program);

/* Build the program of one course; TTB_NONE: of all, and of what they share. */
ttb_status ttb__bound_program_build(ttb__bound_program *program, int32_t course);

#endif
