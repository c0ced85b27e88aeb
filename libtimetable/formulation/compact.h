/* The compact program: one tier of a partnership as a plain integer program, to be written as text
 * and given to any solver.
 *
 * A whole column for the sections of an offer in each placement, a binary one for each seat that a
 * student could have, one for each choice that may stay unmet; with lessons and a price on travel
 * one for each day that he could have. docs/explain/integer-program.md gives the formulas. */
#ifndef TTB_FORMULATION_COMPACT_H
#define TTB_FORMULATION_COMPACT_H

#include "mip/ilp.h"
#include "prep/prep.h"

/* Build the program of `tier`, every earlier tier t being at most earlier[t]. Its objective times
 * *unit_out is the tier's value, in thousandths. What is relaxed is a warning in the report and a
 * comment at the head of the program. The ilp is made here; clear it in any case.
 *
 * TTB_OK; TTB_ERR_TOO_LARGE; TTB_ERR_MEMORY */
ttb_status ttb__compact_make(const ttb__prep *prep, int32_t tier, const int64_t *earlier,
                             ttb__ilp *ilp, int64_t *unit_out, ttb_report *report);

#endif
