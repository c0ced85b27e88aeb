/* From a solution in prepared, sorted numbers to the caller's timetable. */
#ifndef TTB_SOLVE_CONVERT_H
#define TTB_SOLVE_CONVERT_H

#include "model/sorted.h"
#include "prep/solution.h"
#include "result/timetable.h"
#include "solve/options.h"

/* Add the sections and seats of the solution to an empty timetable, sorted. */
ttb_status ttb__convert_solution(const ttb__prep *prep, const ttb__sorted *sorted,
                                 const ttb__solution *solution, ttb_timetable *timetable);

/* Note how the solve went, so that it can be repeated. */
ttb_status ttb__convert_run(const ttb_options *options, int64_t work, ttb_timetable *timetable);

#endif
