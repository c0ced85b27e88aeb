/* Tiers, outcomes and stops in words. */
#ifndef CLI_TIERS_H
#define CLI_TIERS_H

#include <stdio.h>

#include "json.h"
#include "timetable.h"

enum { TIER_NAME_BYTES = 160 };

/* What a tier sums up: "unmet", or "travel + 3 x balance". */
const char *tier_name(const ttb_partnership *partnership, int32_t tier, char name[TIER_NAME_BYTES]);

/* "  unmet 54 (cannot be less than 54)" for each tier; without bounds where they are not asked for
 * or no solve proved any. */
void print_tiers(FILE *out, const ttb_partnership *partnership, const ttb_timetable *timetable,
                 int with_bounds);
/* The members "tiers" and "goals". */
void tiers_json(json_writer *json, const ttb_partnership *partnership,
                const ttb_timetable *timetable, int with_bounds);

/* The member "goals" of a tier: names and weights. */
void goals_of_tier_json(json_writer *json, const ttb_partnership *partnership, int32_t tier);

/* As JSON has it: "feasible", "time". */
const char *outcome_word(int32_t outcome);
const char *stop_word(int32_t stop);
/* As a sentence: "A valid timetable was found.", "the time limit was reached". */
const char *outcome_sentence(int32_t outcome);
const char *stop_sentence(int32_t stop);

#endif
