/* What `timetable show` says, for machines. */
#include <stdlib.h>

#include "demand.h"
#include "memory.h"
#include "show.h"

static void lessons_json(json_writer *json, const facts *about, int32_t block)
{
    char *lessons = lessons_text(about->partnership, block);
    json_open_object(json, NULL);
    json_text(json, "id", facts_id(about, TTB_KIND_BLOCK, block));
    json_text(json, "lessons", lessons);
    json_close(json);
    free(lessons);
}

static void site_json(json_writer *json, const facts *about, int32_t site)
{
    int64_t students = 0, seats = 0;
    for (int32_t student = 0; student < about->students; student++)
        students += about->homes[student] == site;
    for (int32_t course = 0; course < about->courses; course++)
        seats += seats_offered(about, course, site);
    json_open_object(json, NULL);
    json_text(json, "id", facts_id(about, TTB_KIND_SITE, site));
    json_text(json, "name", ttb_partnership_get_title(about->partnership, TTB_KIND_SITE, site));
    json_int(json, "students", students);
    json_int(json, "seats", seats);
    json_close(json);
}

static void cohort_json(json_writer *json, const char *name, const facts *about, int32_t cohort)
{
    if (cohort == TTB_NONE)
        json_null(json, name);
    else
        json_text(json, name, facts_id(about, TTB_KIND_COHORT, cohort));
}

static void course_json(json_writer *json, const facts *about, int32_t course)
{
    int32_t level = 0, cohort = TTB_NONE, blocks = 1;
    int64_t seats = 0;
    ttb_partnership_get_course(about->partnership, course, &level, &cohort, &blocks);
    for (int32_t site = 0; site < about->sites; site++)
        seats += seats_offered(about, course, site);
    json_open_object(json, NULL);
    json_text(json, "id", facts_id(about, TTB_KIND_COURSE, course));
    json_int(json, "level", level);
    cohort_json(json, "cohort", about, cohort);
    json_int(json, "blocks", blocks);
    json_int(json, "chosen", about->course_chosen[course]);
    json_int(json, "seats", seats);
    if (about->course_unmet)
        json_int(json, "met", about->course_chosen[course] - about->course_unmet[course]);
    json_close(json);
}

void partnership_json(json_writer *json, const facts *about)
{
    json_text(json, "name", ttb_partnership_get_name(about->partnership));
    json_int(json, "students", about->students);
    json_int(json, "choices", about->choices);
    json_int(json, "reserves", about->reserves);
    json_int(json, "offers", about->offers);
    json_open_array(json, "blocks");
    for (int32_t block = 0; block < about->blocks; block++)
        lessons_json(json, about, block);
    json_close(json);
    json_open_array(json, "sites");
    for (int32_t site = 0; site < about->sites; site++)
        site_json(json, about, site);
    json_close(json);
    json_open_array(json, "courses");
    for (int32_t course = 0; course < about->courses; course++)
        course_json(json, about, course);
    json_close(json);
}

static void section_json(json_writer *json, const facts *about, int64_t section)
{
    int32_t course = about->section_courses[section], site = about->section_sites[section];
    json_open_object(json, NULL);
    json_text(json, "course", facts_id(about, TTB_KIND_COURSE, course));
    json_text(json, "site", facts_id(about, TTB_KIND_SITE, site));
    json_int(json, "number", about->section_numbers[section]);
    json_open_array(json, "blocks");
    for (int32_t block = 0; block < about->blocks; block++)
        if (about->section_blocks[section] >> block & 1)
            json_text(json, NULL, facts_id(about, TTB_KIND_BLOCK, block));
    json_close(json);
    json_int(json, "students", about->section_sizes[section]);
    json_int(json, "places", facts_places(about, course, site));
    json_close(json);
}

void timetable_json(json_writer *json, const facts *about)
{
    json_open_array(json, "sections_running");
    for (int64_t section = 0; section < about->sections; section++)
        section_json(json, about, section);
    json_close(json);
    json_open_array(json, "unmet");
    for (int64_t unmet = 0; unmet < about->unmet; unmet++) {
        json_open_object(json, NULL);
        json_text(json, "student", facts_id(about, TTB_KIND_STUDENT, about->unmet_students[unmet]));
        json_text(json, "course", facts_id(about, TTB_KIND_COURSE, about->unmet_courses[unmet]));
        json_close(json);
    }
    json_close(json);
}
