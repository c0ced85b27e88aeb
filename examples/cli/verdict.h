/* What a certificate proves of a timetable, as a sentence for each tier. */
#ifndef CLI_VERDICT_H
#define CLI_VERDICT_H

#include <stdio.h>

#include "json.h"
#include "timetable.h"

/* "3 choices are unmet: no timetable has less." and so on, a line each. */
void print_verdict(FILE *out, const ttb_partnership *partnership, const ttb_timetable *timetable,
                   const ttb_certificate *certificate);

/* The member "tiers": values, and bounds where they are proven. */
void verdict_json(json_writer *json, const ttb_partnership *partnership,
                  const ttb_timetable *timetable, const ttb_certificate *certificate,
                  int is_proven);

/* Whether every tier has its least value: there is no better timetable. */
int verdict_is_best(const ttb_certificate *certificate);

#endif
