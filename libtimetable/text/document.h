/* From bytes to a cJSON tree: the scan, then cJSON behind one lock. */
#ifndef TTB_TEXT_DOCUMENT_H
#define TTB_TEXT_DOCUMENT_H

#include <cjson/cJSON.h>
#include <stdint.h>

#include "timetable.h"

/* TTB_OK and a tree to free with cJSON_Delete(); TTB_ERR_INPUT or TTB_ERR_TOO_LARGE with an error
 * in the report; TTB_ERR_MEMORY. */
ttb_status ttb__document_read(const char *text, int64_t bytes, cJSON **root_out,
                              ttb_report *report);

#endif
