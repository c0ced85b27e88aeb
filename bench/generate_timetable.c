/* The hidden timetable as a file: a valid answer that seats every choice, for tests and bounds. */
#include "generate.h"
#include <stdlib.h>

static int find_course(const struct town *town, const ttb_partnership *partnership, int32_t number,
                       int32_t *course)
{
    char id[64];
    town_course_id(town->sections[number].subject, town->sections[number].cohort, id);
    return ttb_partnership_find(partnership, TTB_KIND_COURSE, id, course) == TTB_OK;
}

/* Numbers of an offer's sections count from 1. */
static int32_t number_of(const struct town *town, int32_t number)
{
    const struct section *section = &town->sections[number];
    int32_t count = 1;
    for (int32_t other = 0; other < number; other++)
        count += town->sections[other].cohort == section->cohort &&
                 town->sections[other].subject == section->subject &&
                 town->sections[other].site == section->site;
    return count;
}

static int add_section(const struct town *town, const ttb_partnership *partnership,
                       ttb_timetable *timetable, int32_t number, int32_t *added)
{
    const struct section *section = &town->sections[number];
    int32_t blocks[MOST_BLOCKS], course;
    int64_t count = 0;
    for (int32_t block = 0; block < town->set.blocks; block++)
        if (section->blocks >> block & 1)
            blocks[count++] = block;
    return find_course(town, partnership, number, &course) &&
           ttb_timetable_add_section(timetable, course, section->site, number_of(town, number),
                                     blocks, count, added) == TTB_OK;
}

static int add_seats(const struct town *town, ttb_timetable *timetable, const int32_t *added)
{
    for (int32_t number = 0; number < town->student_total; number++) {
        const struct student *student = &town->students[number];
        if (student->cohort >= town->set.cohorts)
            break;
        for (int32_t choice = 0; choice < student->choice_count; choice++)
            if (student->sections[choice] >= 0 &&
                ttb_timetable_add_seat(timetable, added[student->sections[choice]], number) !=
                    TTB_OK)
                return 0;
    }
    return 1;
}

/* Print what the checker says, so that a generator that went wrong is seen at once. */
static int print_check(const ttb_partnership *partnership, ttb_timetable *timetable)
{
    ttb_report *report = NULL;
    int32_t is_valid = 0;
    int64_t value, bound;
    ttb_report_new(&report);
    if (ttb_check(partnership, timetable, &is_valid, report) != TTB_OK || !is_valid)
        fprintf(stderr, "generate: the hidden timetable breaks a rule\n");
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        fprintf(stderr, "  %s: %s\n", ttb_report_get_code(report, finding),
                ttb_report_get_sentence(report, finding));
    fprintf(stderr, "hidden timetable:");
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(timetable); tier++)
        if (ttb_timetable_get_tier(timetable, tier, &value, &bound) == TTB_OK)
            fprintf(stderr, " %lld", (long long)value);
    fprintf(stderr, " (thousandths, tier by tier)\n");
    ttb_report_free(report);
    return is_valid;
}

int town_write_timetable(const struct town *town, const ttb_partnership *partnership,
                         const char *path)
{
    ttb_timetable *timetable = NULL;
    int32_t *added = calloc((size_t)town->section_total + 1, sizeof *added);
    char *text = NULL;
    int64_t bytes = 0;
    int is_done = added != NULL && ttb_timetable_new(partnership, &timetable) == TTB_OK;
    for (int32_t number = 0; is_done && number < town->section_total; number++)
        if (town->sections[number].cohort < town->set.cohorts)
            is_done = add_section(town, partnership, timetable, number, &added[number]);
    is_done = is_done && add_seats(town, timetable, added) && print_check(partnership, timetable) &&
              ttb_timetable_to_json(timetable, &text, &bytes) == TTB_OK &&
              write_file(path, text, bytes);
    ttb_text_free(text);
    ttb_timetable_free(timetable);
    free(added);
    return is_done;
}
