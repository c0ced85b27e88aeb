/* A partnership in words. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "demand.h"
#include "memory.h"
#include "numbers.h"
#include "show.h"
#include "table.h"
#include "tiers.h"
#include "utf8.h"

static const char *site_kind(const facts *about, int32_t site)
{
    static const char *const KINDS[] = {"school", "special school", "pupil referral unit",
                                        "college"};
    int32_t kind = TTB_SITE_SCHOOL;
    ttb_partnership_get_site_kind(about->partnership, site, &kind);
    return kind >= 0 && kind < 4 ? KINDS[kind] : "site";
}

static void show_head(FILE *out, const facts *about, int columns)
{
    const struct {
        int64_t count;
        const char *what;
    } counts[] = {{about->blocks, "block"},
                  {about->sites, "site"},
                  {about->courses, "course"},
                  {about->offers, "offer"},
                  {about->students, "student"},
                  {about->choices, "choice"},
                  {about->reserves, "reserve"},
                  {ttb_partnership_count(about->partnership, TTB_KIND_RESOURCE), "resource"},
                  {ttb_partnership_count(about->partnership, TTB_KIND_RULE), "rule"}};
    const char *name = ttb_partnership_get_name(about->partnership);
    char text[sizeof counts / sizeof counts[0] * 3 * NUMBER_BYTES] = "", one[3 * NUMBER_BYTES];
    size_t used = 0;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        if (counts[i].count > 0)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", used ? ", " : "",
                                     counted(counts[i].count, counts[i].what, one));
    print_wrapped(out, *name ? name : "A partnership without a name", 0, columns);
    fputs("  ", out);
    print_wrapped(out, used ? text : "nothing in it", 2, columns);
}

static void show_blocks(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"Block", "Lessons"};
    table *blocks = table_new("lw", HEADS);
    for (int32_t block = 0; block < about->blocks; block++) {
        char *lessons = lessons_text(about->partnership, block);
        table_add(blocks, "%s", facts_id(about, TTB_KIND_BLOCK, block));
        table_add(blocks, "%s", lessons);
        free(lessons);
    }
    table_print_titled(blocks, out, "Blocks", columns);
}

/* The blocks in which a site is closed. Free with free(). */
static char *closed_blocks(const facts *about, int32_t site)
{
    uint64_t closed = 0;
    for (int32_t block = 0; block < about->blocks; block++) {
        int32_t is_open = 1;
        ttb_partnership_get_site_open(about->partnership, site, block, &is_open);
        closed |= (uint64_t)!is_open << block;
    }
    return facts_block_names(about, closed);
}

static void add_site(table *sites, const facts *about, int32_t site)
{
    int64_t students = 0, courses = 0, seats = 0;
    for (int32_t student = 0; student < about->students; student++)
        students += about->homes[student] == site;
    for (int32_t course = 0; course < about->courses; course++)
        courses += facts_offer(about, course, site) != TTB_NONE;
    for (int32_t course = 0; course < about->courses; course++)
        seats += seats_offered(about, course, site);
    char *closed = closed_blocks(about, site);
    table_add(sites, "%s", facts_id(about, TTB_KIND_SITE, site));
    table_add(sites, "%s", ttb_partnership_get_title(about->partnership, TTB_KIND_SITE, site));
    table_add(sites, "%s", site_kind(about, site));
    table_add(sites, "%" PRId64, students);
    table_add(sites, "%" PRId64, courses);
    table_add(sites, "%" PRId64, seats);
    table_add(sites, "%s", closed);
    free(closed);
}

static void show_sites(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"Site",    "Name",  "Kind",     "Students",
                                        "Courses", "Seats", "Closed in"};
    table *sites = table_new("lllrrrw", HEADS);
    for (int32_t site = 0; site < about->sites; site++)
        add_site(sites, about, site);
    table_print_titled(sites, out, "Sites", columns);
}

/* "north 15, college 25": the minutes from a site. Free with free(). */
static char *ways_from(const facts *about, int32_t from)
{
    char *ways = need_copy("");
    for (int32_t to = 0; to < about->sites; to++) {
        int32_t minutes = 0;
        if (to == from ||
            ttb_partnership_get_minutes(about->partnership, from, to, &minutes) != TTB_OK)
            continue;
        char *longer = need_text("%s%s%s %d", ways, *ways ? ", " : "",
                                 facts_id(about, TTB_KIND_SITE, to), minutes);
        free(ways);
        ways = longer;
    }
    return ways;
}

static void show_travel(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"From", "Minutes by the quickest way"};
    table *travel = table_new("lw", HEADS);
    for (int32_t site = 0; site < about->sites && about->sites > 1; site++) {
        char *ways = ways_from(about, site);
        table_add(travel, "%s", facts_id(about, TTB_KIND_SITE, site));
        table_add(travel, "%s", *ways ? ways : "no way to any other site");
        free(ways);
    }
    table_print_titled(travel, out, "Travel", columns);
}

/* Students of a cohort (TTB_NONE: of none) by home. */
static void add_homes(table *students, const facts *about, int32_t cohort)
{
    int64_t *by_home = need_array(about->sites, sizeof *by_home);
    int64_t all = 0;
    for (int32_t student = 0; student < about->students; student++) {
        by_home[about->homes[student]] += about->student_cohorts[student] == cohort;
        all += about->student_cohorts[student] == cohort;
    }
    for (int32_t site = 0; site < about->sites && all > 0; site++) {
        if (by_home[site] == 0)
            continue;
        table_add(students, "%s",
                  cohort == TTB_NONE ? "" : facts_id(about, TTB_KIND_COHORT, cohort));
        table_add(students, "%s", facts_id(about, TTB_KIND_SITE, site));
        table_add(students, "%" PRId64, by_home[site]);
    }
    free(by_home);
}

static void show_students(FILE *out, const facts *about, int columns)
{
    static const char *const HEADS[] = {"Cohort", "Home", "Students"};
    table *students = table_new("llr", HEADS);
    for (int32_t cohort = TTB_NONE; cohort < about->cohorts; cohort++)
        add_homes(students, about, cohort);
    table_print_titled(students, out, "Students", columns);
}

/* How many students have 1, 2, 3... choices. */
static void show_choices(FILE *out, const facts *about)
{
    int64_t *each = need_array(about->students, sizeof *each), most = 0;
    for (int64_t choice = 0; choice < about->choices; choice++)
        each[about->choice_students[choice]]++;
    for (int32_t student = 0; student < about->students; student++)
        most = each[student] > most ? each[student] : most;
    int64_t *by_number = need_array(most + 1, sizeof *by_number);
    for (int32_t student = 0; student < about->students; student++)
        by_number[each[student]]++;
    if (about->students > 0)
        fputs("\nChoices\n", out);
    for (int64_t number = 0; number <= most; number++) {
        char choices[3 * NUMBER_BYTES], students[3 * NUMBER_BYTES];
        if (by_number[number] > 0)
            fprintf(out, "  %s with %s\n", counted(by_number[number], "student", students),
                    counted(number, "choice", choices));
    }
    free(by_number);
    free(each);
}

static void show_goals(FILE *out, const facts *about)
{
    char name[TIER_NAME_BYTES];
    fputs("\nGoals, in the order of their tiers\n", out);
    for (int32_t tier = 0; tier < ttb_partnership_tier_count(about->partnership); tier++)
        fprintf(out, "  %d. %s\n", tier + 1, tier_name(about->partnership, tier, name));
}

void show_partnership(FILE *out, const facts *about, int columns)
{
    show_head(out, about, columns);
    show_blocks(out, about, columns);
    show_sites(out, about, columns);
    show_travel(out, about, columns);
    show_students(out, about, columns);
    show_choices(out, about);
    show_demand(out, about, columns);
    show_goals(out, about);
}
