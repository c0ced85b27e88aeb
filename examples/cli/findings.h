/* What the library found, on standard error and in JSON. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "json.h"
#include "timetable.h"

/* Print each finding as "town.json: /students/3: error: sentence [code]". Findings that stand in
 * `seen` too (it may be NULL) are left out. */
void findings_print(const ttb_report *report, const char *path, const ttb_report *seen);

/* Write the findings of both reports as the member "findings", each once. */
void findings_json(json_writer *json, const ttb_report *first, const ttb_report *second);

#endif
