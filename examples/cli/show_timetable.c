/* A timetable in words: courses with their sections, unmet choices, seats away. */
#include <inttypes.h>
#include <stdlib.h>

#include "memory.h"
#include "numbers.h"
#include "show.h"
#include "table.h"

static char *added(char *list, char *next)
{
    char *longer = need_text("%s%s%s", list, *list ? ", " : "", next);
    free(list);
    free(next);
    return longer;
}

/* "A north 18/22, C college 20/20": block, site, students of places. Free with free(). */
static char *sections_of(const facts *about, int32_t course)
{
    char *list = need_copy("");
    for (int64_t section = 0; section < about->sections; section++) {
        if (about->section_courses[section] != course)
            continue;
        int32_t site = about->section_sites[section], size = about->section_sizes[section];
        char *blocks = facts_block_names(about, about->section_blocks[section]);
        list = added(list, need_text("%s %s %d/%d", blocks, facts_id(about, TTB_KIND_SITE, site),
                                     size, facts_places(about, course, site)));
        free(blocks);
    }
    return *list ? list : added(list, need_copy("does not run"));
}

void show_courses(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"Course", "Chosen", "Met", "Sections"};
    table *courses = table_new("lrrw", HEADS);
    for (int32_t course = 0; course < about->courses; course++) {
        char *sections = sections_of(about, course);
        int32_t chosen = about->course_chosen[course];
        table_add(courses, "%s", facts_id(about, TTB_KIND_COURSE, course));
        table_add(courses, "%d", chosen);
        table_add(courses, "%d", chosen - about->course_unmet[course]);
        table_add(courses, "%s", sections);
        free(sections);
    }
    table_print_titled(courses, out, "Courses (each section: block, site, students of places)",
                       columns);
}

void show_unmet(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"Student", "Home", "Course"};
    table *unmet = table_new("lll", HEADS);
    for (int64_t each = 0; each < about->unmet; each++) {
        int32_t student = about->unmet_students[each];
        table_add(unmet, "%s", facts_id(about, TTB_KIND_STUDENT, student));
        table_add(unmet, "%s", facts_id(about, TTB_KIND_SITE, about->homes[student]));
        table_add(unmet, "%s", facts_id(about, TTB_KIND_COURSE, about->unmet_courses[each]));
    }
    if (about->unmet == 0)
        fputs("\nUnmet choices: none\n", out);
    table_print_titled(unmet, out, "Unmet choices", columns);
}

/* Seats by home * sites + host. Free with free(). */
static int64_t *seats_by_pair(const facts *about)
{
    int64_t *seats = need_array((int64_t)about->sites * about->sites, sizeof *seats);
    for (int64_t seat = 0; seat < about->seats; seat++) {
        int32_t home = about->homes[about->seat_students[seat]];
        int32_t host = about->section_sites[about->seat_sections[seat]];
        seats[(int64_t)home * about->sites + host]++;
    }
    return seats;
}

static void add_home(table *away, const facts *about, int32_t home, const int64_t *seats)
{
    char *hosts = need_copy("");
    int64_t all = 0, gone = 0;
    for (int32_t host = 0; host < about->sites; host++) {
        all += seats[host];
        if (host == home || seats[host] == 0)
            continue;
        gone += seats[host];
        hosts = added(hosts,
                      need_text("%s %" PRId64, facts_id(about, TTB_KIND_SITE, host), seats[host]));
    }
    if (all > 0) {
        table_add(away, "%s", facts_id(about, TTB_KIND_SITE, home));
        table_add(away, "%" PRId64, all);
        table_add(away, "%" PRId64, gone);
        table_add(away, "%s", hosts);
    }
    free(hosts);
}

void show_away(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"Home", "Seats", "Away", "At"};
    table *away = table_new("lrrw", HEADS);
    int64_t *seats = seats_by_pair(about);
    for (int32_t home = 0; home < about->sites; home++)
        add_home(away, about, home, seats + (int64_t)home * about->sites);
    free(seats);
    table_print_titled(away, out, "Seats away from home", columns);
}
