/* The audit of reach in words. */
#include <inttypes.h>
#include <stdlib.h>

#include "memory.h"
#include "numbers.h"
#include "reach_text.h"
#include "table.h"
#include "utf8.h"

static const char *cohort_of(const facts *about, const audit_home *home)
{
    return home->cohort == TTB_NONE ? "" : facts_id(about, TTB_KIND_COHORT, home->cohort);
}

char *reach_blocks(const facts *about, int32_t course, int32_t site)
{
    char *blocks = need_copy("");
    for (int64_t section = 0; section < about->sections; section++) {
        int is_new =
            about->section_courses[section] == course && about->section_sites[section] == site;
        for (int64_t before = 0; before < section && is_new; before++)
            is_new = about->section_courses[before] != course ||
                     about->section_sites[before] != site ||
                     about->section_blocks[before] != about->section_blocks[section];
        if (!is_new)
            continue;
        char *names = facts_block_names(about, about->section_blocks[section]);
        char *longer = need_text("%s%s%s", blocks, *blocks ? ", " : "", names);
        free(names);
        free(blocks);
        blocks = longer;
    }
    return blocks;
}

static void print_homes(FILE *out, const facts *about, const audit *found, int columns)
{
    static const char *const HEADS[] = {"Home",  "Cohort", "Courses", "Free",
                                        "Pairs", "Free",   "Triples", "Free"};
    table *homes = table_new("llrrrrrr", HEADS);
    char share[NUMBER_BYTES];
    for (int64_t i = 0; i < found->homes; i++) {
        const audit_home *home = &found->items[i];
        const int64_t shares[] = {home->pairs, home->pairs_with_seats, home->triples,
                                  home->triples_with_seats};
        table_add(homes, "%s", facts_id(about, TTB_KIND_SITE, home->site));
        table_add(homes, "%s", cohort_of(about, home));
        table_add(homes, "%" PRId64 " of %" PRId64, home->reachable, home->count);
        table_add(homes, "%" PRId64, home->with_seats);
        for (int j = 0; j < 4; j++)
            table_add(homes, "%s", number_of_share(shares[j], 1000, share));
    }
    table_print(homes, out, columns);
    fputs("  Free: with a free seat in each.\n", out);
}

static void print_missing(FILE *out, const facts *about, const audit *found, int columns)
{
    static const char *const HEADS[] = {"Home", "Cohort", "Course", "Why"};
    table *missing = table_new("lllw", HEADS);
    for (int64_t i = 0; i < found->homes; i++)
        for (int64_t j = 0; j < found->items[i].count; j++) {
            const audit_course *course = &found->items[i].courses[j];
            if (is_reachable(course))
                continue;
            table_add(missing, "%s", facts_id(about, TTB_KIND_SITE, found->items[i].site));
            table_add(missing, "%s", cohort_of(about, &found->items[i]));
            table_add(missing, "%s", facts_id(about, TTB_KIND_COURSE, course->course));
            table_add(missing, "%s", reason_sentence(course->reason));
        }
    table_print_titled(missing, out, "Not reachable", columns);
}

static void print_courses(FILE *out, const facts *about, const audit_home *home, int columns)
{
    static const char *const HEADS[] = {"Course", "Nearest site", "Blocks", "Minutes", "Seat free"};
    table *courses = table_new("llwrl", HEADS);
    for (int64_t i = 0; i < home->count; i++) {
        const audit_course *course = &home->courses[i];
        if (!is_reachable(course))
            continue;
        char *blocks = reach_blocks(about, course->course, course->site);
        table_add(courses, "%s", facts_id(about, TTB_KIND_COURSE, course->course));
        table_add(courses, "%s", facts_id(about, TTB_KIND_SITE, course->site));
        table_add(courses, "%s", blocks);
        table_add(courses, "%d", course->minutes);
        table_add(courses, "%s", course->has_free_seats ? "yes" : "no");
        free(blocks);
    }
    fputs("\nFrom ", out);
    utf8_print(out, facts_id(about, TTB_KIND_SITE, home->site));
    if (home->cohort != TTB_NONE) {
        fputs(", ", out);
        utf8_print(out, cohort_of(about, home));
    }
    fputc('\n', out);
    table_print(courses, out, columns);
}

static void print_title(FILE *out, const arguments *given)
{
    char minutes[NUMBER_BYTES * 3];
    fputs("Reach of ", out);
    if (given->level == TTB_NONE)
        fputs("all courses", out);
    else
        fprintf(out, "the courses of level %d", given->level);
    if (given->minutes != TTB_NONE)
        fprintf(out, ", at most %s one way", counted(given->minutes, "minute", minutes));
    fputs(", for a student with the usual limits on travel\n\n", out);
}

void print_reach(FILE *out, const arguments *given, const facts *about, const audit *found)
{
    int columns = terminal_columns();
    print_title(out, given);
    int64_t courses = 0, reachable = 0;
    for (int64_t home = 0; home < found->homes; home++) {
        courses += found->items[home].count;
        reachable += found->items[home].reachable;
    }
    if (found->homes == 0)
        fputs("No site is home to a student who may travel.\n", out);
    else if (courses == 0)
        fputs("There is no such course.\n", out);
    else
        print_homes(out, about, found, columns);
    if (courses > 0 && reachable == courses)
        fputs("\nEvery course is reachable from every home site.\n", out);
    print_missing(out, about, found, columns);
    for (int64_t home = 0; home < found->homes && given->wants_all; home++)
        print_courses(out, about, &found->items[home], columns);
}
