/* What a timetable file says of things that follow from its sections. */
#ifndef TTB_TEXT_CLAIMS_H
#define TTB_TEXT_CLAIMS_H

#include "result/timetable.h"
#include "text/reader.h"

/* Compare the values and bounds of the file's tiers with those of the timetable, which the checker
 * has worked out, and take over the bounds. */
void ttb__compare_tiers(ttb__reader *reader, const ttb__node *node, ttb_timetable *timetable);

/* Compare the file's unmet choices, in any order, with those of the timetable. */
void ttb__compare_unmet(ttb__reader *reader, const ttb__node *node, const ttb_timetable *timetable);

#endif
