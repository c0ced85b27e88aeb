#include "summary.h"

#include <inttypes.h>

#include "numbers.h"
#include "table.h"
#include "tiers.h"

static void add_share(table *lines, const char *what, int64_t part, int64_t whole)
{
    char share[NUMBER_BYTES];
    table_add(lines, "%s", what);
    table_add(lines, "%" PRId64 " of %" PRId64 " (%s)", part, whole,
              number_of_share(part, whole, share));
}

static void add_journeys(table *lines, const ttb_timetable *timetable)
{
    char journeys[NUMBER_BYTES], minutes[NUMBER_BYTES];
    int64_t journey_value = 0, travel_value = 0;
    if (ttb_timetable_get_goal(timetable, TTB_GOAL_JOURNEYS, &journey_value) != TTB_OK ||
        ttb_timetable_get_goal(timetable, TTB_GOAL_TRAVEL, &travel_value) != TTB_OK)
        return;
    table_add(lines, "Journeys of all students");
    table_add(lines, "%s, %s minutes", number_of_mille(journey_value, journeys),
              number_of_mille(travel_value, minutes));
}

void print_summary(FILE *out, const facts *about, const ttb_timetable *timetable)
{
    table *lines = table_new("lw", NULL);
    print_tiers(out, about->partnership, timetable, 1);
    fputc('\n', out);
    add_share(lines, "Choices met", about->choices - about->unmet, about->choices);
    add_share(lines, "Students with all choices met", about->met_students,
              about->choosing_students);
    table_add(lines, "Sections running");
    table_add(lines, "%" PRId64, about->sections);
    add_share(lines, "Seats away from home", about->away_seats, about->seats);
    if (about->reserves > 0) {
        table_add(lines, "Seats in reserve choices");
        table_add(lines, "%" PRId64, about->reserve_seats);
    }
    add_journeys(lines, timetable);
    table_print(lines, out, terminal_columns());
}

void summary_json(json_writer *json, const facts *about, const ttb_timetable *timetable)
{
    tiers_json(json, about->partnership, timetable, 1);
    json_int(json, "choices", about->choices);
    json_int(json, "choices_met", about->choices - about->unmet);
    json_int(json, "students", about->students);
    json_int(json, "students_with_choices", about->choosing_students);
    json_int(json, "students_all_met", about->met_students);
    json_int(json, "sections", about->sections);
    json_int(json, "seats", about->seats);
    json_int(json, "seats_away", about->away_seats);
    json_int(json, "seats_reserve", about->reserve_seats);
}
