/* The neighbourhood program: a part of a timetable made anew, the rest as it is, as an integer
 * program.
 *
 * Free sections may stand in any legal placement, close or open; free students may sit anywhere
 * that leaves the others where they are. docs/explain/neighbourhood.md gives the formulas. With no
 * free section and every student free it is the seating program (docs/explain/seating.md). */
#ifndef TTB_FORMULATION_NEIGHBOURHOOD_H
#define TTB_FORMULATION_NEIGHBOURHOOD_H

#include "mip/mip.h"
#include "prep/solution.h"

typedef struct ttb__neighbourhood {
    TTB__ARRAY(int32_t) slots;    /* free sections, running or not; none pinned, none twice */
    TTB__ARRAY(int32_t) students; /* none twice; whoever sits in a free section among them */
    int32_t tier;                 /* earlier tiers do not get worse, even for a gain here */
    int64_t most_work;            /* about */
    int64_t *prices; /* NULL, or [slot]: out, what one seat more in a section that stays is worth,
                        in units of the program's objective, rounded */
} ttb__neighbourhood;

typedef struct ttb__neighbourhood_result {
    int32_t is_better; /* *improved is better than where it began */
    int32_t is_cut;    /* the work was used up before the program was solved */
    int64_t work;
} ttb__neighbourhood_result;

/* Improve a valid timetable over the goals unmet, section cost, travel and journeys.
 * *improved is the timetable found if it is better tier by tier, else `from`.
 *
 * TTB_OK; TTB_ERR_SOLVER if GLPK gave up or was stopped (improved is `from` then); TTB_ERR_MEMORY.
 */
ttb_status ttb__neighbourhood_improve(const ttb__prep *prep, ttb__mip_session *session,
                                      const ttb__solution *from, const ttb__neighbourhood *free,
                                      ttb__solution *improved,
                                      ttb__neighbourhood_result *result_out);

#endif
