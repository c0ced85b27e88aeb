/* What the files of the neighbourhood program share. */
#ifndef TTB_FORMULATION_NEIGHBOURHOOD_PARTS_H
#define TTB_FORMULATION_NEIGHBOURHOOD_PARTS_H

#include "formulation/neighbourhood.h"
#include "prep/best_week.h"
#include "prep/weights.h"

/* Where somebody can sit: a section that stays, or the free sections of an offer in one placement.
 */
typedef struct ttb__place {
    int32_t slot; /* TTB_NONE: free sections */
    int32_t placement;
    int32_t column;              /* free sections: how many of them stand there */
    int32_t most_row, least_row; /* TTB_NONE: no limit that could matter */
} ttb__place;

/* A seat that a free student could have by itself. */
typedef struct ttb__option {
    int32_t place;
    int32_t link_row; /* his seat there is at most the number of sections there; TTB_NONE: no row */
} ttb__option;

typedef struct ttb__program {
    const ttb__prep *prep;
    const ttb__solution *from;
    const ttb__neighbourhood *free;
    ttb__weights weights;
    int64_t unit;         /* of the costs: their greatest common divisor */
    int64_t present_cost; /* of what is free, as it stands now */
    int64_t work;

    char *is_free_slot, *is_free_student;
    int32_t *fixed_size;  /* [slot] students who stay */
    int32_t *fixed_use;   /* [row of prep] by sections that stay */
    int32_t *free_count;  /* [offer] free slots */
    int32_t *row_of_rule; /* [row of prep]; [prep rows + offer] at most its free slots */
    int32_t tier_rows[TTB__GOALS];

    TTB__ARRAY(ttb__place) places;
    int32_t *course_first_place; /* [course], [course_count] the end */
    int32_t *first_ask;          /* [number of a free student] his first request */
    TTB__ARRAY(ttb__option) options;
    int32_t *first_option; /* [ask]; [ask + 1] the end */

    /* Columns: those of places, then weeks; the present ones first, one a free student. */
    int32_t place_columns;
    TTB__ARRAY(int32_t) week_student; /* number of a free student */
    TTB__ARRAY(int32_t) week_first;   /* into week_options: an option or TTB_NONE an ask */
    TTB__ARRAY(int32_t) week_options;
    ttb__week_task task;
    ttb__lp *lp;
    double lack;   /* by how much the last pricing can lower the relaxation, at most */
    double *duals; /* [row] of the last relaxation */
} ttb__program;

static inline const ttb__prep_student *ttb__program_student(const ttb__program *program,
                                                            int32_t number)
{
    return &program->prep->students[program->free->students.items[number]];
}

/* neighbourhood_places.c: places, with the rows and columns of sections; rows of students too. */
ttb_status ttb__program_make_places(ttb__program *program);
ttb_status ttb__program_make_rows(ttb__program *program);
ttb_status ttb__program_make_place_columns(ttb__program *program);
/* The place of a slot as it stands now; TTB_NONE if it does not run. */
int32_t ttb__program_place_of(const ttb__program *program, int32_t slot);

/* neighbourhood_weeks.c: what students can have. Costs are in units of the objective. */
void ttb__program_find_unit(ttb__program *program);
ttb_status ttb__program_make_options(ttb__program *program);
/* Everybody's present week. */
ttb_status ttb__program_add_present_weeks(ttb__program *program);
/* What a free student's week adds to each goal; options: one or TTB_NONE for each request. */
void ttb__program_week_goals(const ttb__program *program, int32_t number, const int32_t *options,
                             int64_t goals[TTB__GOALS]);
int64_t ttb__program_cost(const ttb__program *program, const int64_t goals[TTB__GOALS]);
int64_t ttb__program_tier_value(const ttb__program *program, int32_t tier,
                                const int64_t goals[TTB__GOALS]);
ttb_status ttb__program_add_week(ttb__program *program, int32_t number, const int32_t *options);
/* Add the links that the point breaks; *added_out: how many. */
ttb_status ttb__program_add_links(ttb__program *program, const double *point, int32_t *added_out);

/* neighbourhood_prices.c: weeks that are worth having at the duals. */
ttb_status ttb__program_price(ttb__program *program, int32_t *added_out);
/* Every week whose reduced cost is at most `most`, as far as there is room for them. */
ttb_status ttb__program_list(ttb__program *program, double most);

/* neighbourhood_read.c: the timetable that a point of the program says, measured. */
ttb_status ttb__program_read(const ttb__program *program, const double *point,
                             ttb__solution *improved);

#endif
