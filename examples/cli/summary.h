/* How good a timetable is, in a few lines. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include <stdio.h>

#include "facts.h"
#include "json.h"
#include "timetable.h"

/* Tiers, then choices met, students with all choices met, sections, seats away, journeys. */
void print_summary(FILE *out, const facts *about, const ttb_timetable *timetable);
/* The same as members of the object that is open. */
void summary_json(json_writer *json, const facts *about, const ttb_timetable *timetable);

#endif
