/* The strict byte scan that every JSON text passes before cJSON sees it.
 *
 * cJSON takes invalid UTF-8, cuts strings at an escaped NUL, reads 007 and 1e400, and gives no line
 * and column. What passes this scan is RFC 8259 JSON within our limits, so that a failure of cJSON
 * afterwards can only mean that there is no memory. */
#ifndef TTB_TEXT_SCAN_H
#define TTB_TEXT_SCAN_H

#include <stdint.h>

#include "timetable.h"

enum {
    TTB__MOST_JSON_BYTES = 1000000000,
    TTB__MOST_JSON_TREE_BYTES = 2000000000,
    TTB__MOST_JSON_DEPTH = 32,
    TTB__MOST_JSON_DIGITS = 15
};

/* What cJSON takes for a value beside its texts: a node of 64 bytes, and what an allocator adds. */
enum { TTB__JSON_VALUE_BYTES = 80 };

/* 2^53: up to here every whole number is a double of its own. */
#define TTB__MOST_WHOLE INT64_C(9007199254740992)

/* 1 if so many thousandths, written with their decimals, have more digits than a number may. */
int ttb__is_long_decimal(int64_t thousandths);

/* TTB_OK, or the first mistake as an error in the report, with line and column: TTB_ERR_INPUT, or
 * TTB_ERR_TOO_LARGE; TTB_ERR_MEMORY. */
ttb_status ttb__json_scan(const char *text, int64_t bytes, ttb_report *report);

#endif
