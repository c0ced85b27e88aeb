/* The parts of the compact program, one file for each family of rules. Each adds columns and rows,
 * and terms to the goals; ttb__compact_make() calls them in this order. */
#ifndef TTB_FORMULATION_COMPACT_PARTS_H
#define TTB_FORMULATION_COMPACT_PARTS_H

#include "formulation/compact.h"

/* A seat that a request could have. */
typedef struct ttb__compact_seat {
    int32_t request, placement;
    int32_t column;
} ttb__compact_seat;

typedef struct ttb__compact {
    const ttb__prep *prep;
    int32_t tier;
    const int64_t *earlier;
    ttb__ilp *ilp;
    ttb_report *report;
    TTB__ARRAY(ttb__compact_seat) seats; /* by request, then placement */
    int32_t *first_seat;                 /* [request]; [request + 1] the end */
    int32_t *first_of_placement;         /* [placement], into seats_of_placement; likewise */
    int32_t *seats_of_placement;
    int32_t *least, *most; /* [placement]: sections that stand there; most 0: none ever does */
    int32_t *stands;       /* [placement]: the column that counts them, TTB_NONE without one */
    int32_t *unmet;        /* [request]: the column of a choice that may stay unmet, or TTB_NONE */
    int32_t *repeats;      /* [day]: how many days are like this one; 0: an earlier one is */
    int32_t is_counted[TTB__GOALS];               /* it stands in this tier or an earlier one */
    TTB__ARRAY(ttb__ilp_entry) goals[TTB__GOALS]; /* what adds up to it, in thousandths */
    int32_t relaxed_students; /* whose days are too many to have a column each */
} ttb__compact;

/* ---- Where one person could be */

/* A site in a block. */
typedef struct ttb__spot {
    int32_t site, block;
} ttb__spot;

/* A column that puts the person there when it is 1. Columns of one owner are at most 1 together by
 * another row. */
typedef struct ttb__spot_member {
    int32_t spot, column, owner;
} ttb__spot_member;

typedef struct ttb__spots {
    TTB__ARRAY(ttb__spot) items;
    TTB__ARRAY(ttb__spot_member) members;
    char *clash; /* [spot * count + other]: nobody can be at both */
} ttb__spots;

/* compact_cliques.c: add a column with its site and blocks; then fill clash with equal blocks and
 * bells; then write rows, at most one of each clique, that keep every clash. */
ttb_status ttb__spots_add(ttb__spots *spots, int32_t site, uint64_t blocks, int32_t column,
                          int32_t owner);
ttb_status ttb__spots_clash(const ttb__prep *prep, ttb__spots *spots);
ttb_status ttb__spots_write(ttb__compact *compact, const ttb__spots *spots, const char *stem,
                            int32_t person);
void ttb__spots_clear(ttb__spots *spots);

/* ---- Parts */

ttb_status ttb__compact_list_seats(ttb__compact *compact); /* seats, without columns */
ttb_status ttb__compact_break_symmetry(ttb__compact *compact);
ttb_status ttb__compact_sections(ttb__compact *compact);
ttb_status ttb__compact_seats(ttb__compact *compact);
ttb_status ttb__compact_resources(ttb__compact *compact);
ttb_status ttb__compact_students(ttb__compact *compact);
ttb_status ttb__compact_balance(ttb__compact *compact);
/* Objective and earlier tiers, with comments on them. */
ttb_status ttb__compact_tiers(ttb__compact *compact, int64_t *unit_out);

/* compact_travel.c: with abstract blocks what a seat costs; with lessons two spots that no day of
 * the student can hold by his limits, and then the other limits and his days' tours. */
void ttb__compact_return(ttb__compact *compact, const ttb__compact_seat *seat);
void ttb__compact_limit_pairs(const ttb__compact *compact, int32_t student, ttb__spots *spots);
ttb_status ttb__compact_days(ttb__compact *compact);
ttb_status ttb__compact_tours(ttb__compact *compact, int32_t student, const ttb__spots *spots);

/* ---- Small things */

/* A term of a goal; nothing where the goal does not count. */
void ttb__compact_add_goal(ttb__compact *compact, int32_t goal, int32_t column, int64_t amount);
/* The stem, up to two numbers (TTB_NONE: left out) and the blocks of a placement. */
ttb__ilp_name ttb__compact_name(const ttb__compact *compact, const char *stem, int32_t first,
                                int32_t second, int32_t placement);

#endif
