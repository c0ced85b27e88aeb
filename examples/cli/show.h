/* The parts of `timetable show`. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include <stdio.h>

#include "facts.h"
#include "json.h"

/* A partnership: blocks, sites, travel, students, courses, goals. */
void show_partnership(FILE *out, const facts *about, int columns);
void partnership_json(json_writer *json, const facts *about);

/* A timetable: sites by blocks, courses with their sections, unmet choices, seats away. */
void show_grid(FILE *out, const facts *about, int columns);
void show_courses(FILE *out, const facts *about, int columns);
void show_unmet(FILE *out, const facts *about, int columns);
void show_away(FILE *out, const facts *about, int columns);
void timetable_json(json_writer *json, const facts *about);

/* "Mon 09:00-10:40, Thu 13:30-15:10 (week 1)", or "abstract". Free with free(). */
char *lessons_text(const ttb_partnership *partnership, int32_t block);

#endif
