/* A timetable under other ids: model/key.h. */
#ifndef TTB_RESULT_RENAME_H
#define TTB_RESULT_RENAME_H

#include "model/key.h"
#include "result/timetable.h"

/* The sections and seats of a timetable, numbered as in `renamed`, the partnership that its own
 * becomes in this direction, with its hash. Outcome GIVEN, no values: those are ttb__check()'s.
 * TTB_ERR_NOT_FOUND if the key or the partnership lacks an id. */
ttb_status ttb__timetable_rename(const ttb_timetable *timetable, const ttb_key *key,
                                 ttb__direction direction, const ttb_partnership *renamed,
                                 ttb_timetable **timetable_out);

#endif
