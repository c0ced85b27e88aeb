/* Reading and writing partnerships and timetables as JSON. */
#ifndef TTB_TEXT_JSON_H
#define TTB_TEXT_JSON_H

#include "model/partnership.h"
#include "result/timetable.h"

/* Read and validate; statuses as ttb_partnership_from_json(). */
ttb_status ttb__partnership_from_json(const char *text, int64_t bytes,
                                      ttb_partnership **partnership_out, ttb_report *report);
ttb_status ttb__partnership_to_json(const ttb_partnership *partnership, char **text_out,
                                    int64_t *bytes_out);
/* The canonical form: defaults written out, sorted by key bytes, names, titles and locations left
 * out. */
ttb_status ttb__partnership_canonical(const ttb_partnership *partnership, char **text_out,
                                      int64_t *bytes_out);
/* SHA-256 in hex of the canonical form. */
ttb_status ttb__partnership_hash(const ttb_partnership *partnership, char hash_out[65]);

/* Read a timetable; what a file says of derived things is compared with ttb__check()'s figures. */
ttb_status ttb__timetable_from_json(const ttb_partnership *partnership, const char *text,
                                    int64_t bytes, ttb_timetable **timetable_out,
                                    ttb_report *report);
ttb_status ttb__timetable_to_json(const ttb_timetable *timetable, char **text_out,
                                  int64_t *bytes_out);

#endif
