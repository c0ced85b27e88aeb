/* Courses of a partnership: how many students choose them and how many seats there can be. */
#include <inttypes.h>
#include <stdlib.h>

#include "demand.h"
#include "memory.h"
#include "numbers.h"
#include "show.h"
#include "table.h"

/* What all sites offer of a course. */
typedef struct supply {
    int64_t sections, seats;
    int32_t least_size; /* of the offer that is viable first; TTB_NONE: no offer */
} supply;

static void read_limits(const facts *about, int32_t offer, int32_t *sections, int32_t *least_size,
                        int32_t *most_size)
{
    *sections = *least_size = *most_size = 0;
    ttb_partnership_get_offer_limits(about->partnership, offer, NULL, sections, least_size,
                                     most_size);
}

int64_t seats_offered(const facts *about, int32_t course, int32_t site)
{
    int32_t offer = facts_offer(about, course, site), sections, least_size, most_size;
    if (offer == TTB_NONE)
        return 0;
    read_limits(about, offer, &sections, &least_size, &most_size);
    return (int64_t)sections * most_size;
}

static supply supply_of(const facts *about, int32_t course)
{
    supply all = {0, 0, TTB_NONE};
    for (int32_t site = 0; site < about->sites; site++) {
        int32_t offer = facts_offer(about, course, site), sections, least_size, most_size;
        if (offer == TTB_NONE)
            continue;
        read_limits(about, offer, &sections, &least_size, &most_size);
        all.sections += sections;
        all.seats += (int64_t)sections * most_size;
        if (all.least_size == TTB_NONE || least_size < all.least_size)
            all.least_size = least_size;
    }
    return all;
}

static char *sites_of(const facts *about, int32_t course)
{
    char *sites = need_copy("");
    for (int32_t site = 0; site < about->sites; site++) {
        if (facts_offer(about, course, site) == TTB_NONE)
            continue;
        char *longer =
            need_text("%s%s%s", sites, *sites ? ", " : "", facts_id(about, TTB_KIND_SITE, site));
        free(sites);
        sites = longer;
    }
    return sites;
}

static void add_course(table *courses, const facts *about, int32_t course)
{
    int32_t level = 0, cohort = TTB_NONE, blocks = 1;
    supply all = supply_of(about, course);
    char *sites = sites_of(about, course);
    ttb_partnership_get_course(about->partnership, course, &level, &cohort, &blocks);
    table_add(courses, "%s", facts_id(about, TTB_KIND_COURSE, course));
    table_add(courses, "%d", level);
    table_add(courses, "%s", cohort == TTB_NONE ? "" : facts_id(about, TTB_KIND_COHORT, cohort));
    table_add(courses, "%d", blocks);
    table_add(courses, "%d", about->course_chosen[course]);
    table_add(courses, "%" PRId64, all.sections);
    table_add(courses, "%" PRId64, all.seats);
    table_add(courses, "%s", sites);
    free(sites);
}

/* What no solve can put right. */
static void show_trouble(FILE *out, const facts *about, int32_t course, int columns)
{
    supply all = supply_of(about, course);
    int32_t chosen = about->course_chosen[course];
    const char *id = facts_id(about, TTB_KIND_COURSE, course);
    char students[3 * NUMBER_BYTES], *line = NULL;
    counted(chosen, "student chooses/students choose", students);
    if (chosen > 0 && all.least_size != TTB_NONE && chosen < all.least_size)
        line = need_text("%s: %s it, a viable section needs %d", id, students, all.least_size);
    else if (chosen > all.seats)
        line = need_text("%s: %s it, there is room for %" PRId64, id, students, all.seats);
    if (line) {
        fputs("  ", out);
        print_wrapped(out, line, 2, columns);
    }
    free(line);
}

void show_demand(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"Course", "Level",    "Cohort", "Blocks",
                                        "Chosen", "Sections", "Seats",  "Offered at"};
    table *courses = table_new("lrlrrrrw", HEADS);
    for (int32_t course = 0; course < about->courses; course++)
        add_course(courses, about, course);
    table_print_titled(courses, out, "Courses (sections and seats: at most)", columns);
    for (int32_t course = 0; course < about->courses; course++)
        show_trouble(out, about, course, columns);
}
