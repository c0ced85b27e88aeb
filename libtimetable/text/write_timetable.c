#include "text/json.h"
#include "text/words.h"
#include "text/writer.h"

#define DIGITS_OF(number) #number
#define TEXT_OF(number)   DIGITS_OF(number)
#define VERSION                                                                                    \
    TEXT_OF(TTB_VERSION_MAJOR) "." TEXT_OF(TTB_VERSION_MINOR) "." TEXT_OF(TTB_VERSION_PATCH)

static void write_goal_values(ttb__writer *writer, const ttb_timetable *timetable, int32_t tier)
{
    const ttb__tier *goals = &timetable->tiers[tier];

    ttb__open_array(writer, "goals", TTB__IN_LINE);
    for (int32_t place = 0; place < goals->goal_count; place++) {
        int32_t goal = goals->goals[place].goal;
        ttb__open_object(writer, NULL, TTB__IN_LINE);
        ttb__write_text(writer, "goal", ttb__goal_name(goal));
        ttb__write_thousandths(writer, "value", timetable->goal_values[goal]);
        ttb__close(writer);
    }
    ttb__close(writer);
}

static void write_values(ttb__writer *writer, const ttb_timetable *timetable)
{
    ttb__open_array(writer, "tiers", TTB__LINES);
    for (int32_t tier = 0; tier < timetable->tier_count; tier++) {
        ttb__open_object(writer, NULL, TTB__IN_LINE);
        ttb__write_thousandths(writer, "value", timetable->tier_values[tier]);
        ttb__write_thousandths(writer, "bound", timetable->tier_bounds[tier]);
        write_goal_values(writer, timetable, tier);
        ttb__close(writer);
    }
    ttb__close(writer);
}

static void write_section(ttb__writer *writer, const ttb_timetable *timetable,
                          const ttb__section *section)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "course", timetable->course_ids.items[section->course]);
    ttb__write_text(writer, "site", timetable->site_ids.items[section->site]);
    ttb__write_int(writer, "number", section->number);
    ttb__open_array(writer, "blocks", TTB__IN_LINE);
    for (int32_t block = 0; block < timetable->block_ids.count; block++)
        if (section->blocks >> block & 1)
            ttb__write_text(writer, NULL, timetable->block_ids.items[block]);
    ttb__close(writer);
    ttb__open_array(writer, "students", TTB__IN_LINE);
    for (int64_t seat = 0; seat < section->students.count; seat++)
        ttb__write_text(writer, NULL, timetable->student_ids.items[section->students.items[seat]]);
    ttb__close(writer);
    ttb__close(writer);
}

static void write_unmet(ttb__writer *writer, const ttb_timetable *timetable)
{
    ttb__open_array(writer, "unmet", TTB__LINES);
    for (int64_t choice = 0; choice < timetable->unmet_students.count; choice++) {
        ttb__open_object(writer, NULL, TTB__IN_LINE);
        ttb__write_text(writer, "student",
                        timetable->student_ids.items[timetable->unmet_students.items[choice]]);
        ttb__write_text(writer, "course",
                        timetable->course_ids.items[timetable->unmet_courses.items[choice]]);
        ttb__close(writer);
    }
    ttb__close(writer);
}

/* What a solve needs to be repeated, and no time: the same solve gives the same bytes. */
static void write_run(ttb__writer *writer, const ttb__run *run)
{
    ttb__open_object(writer, "solve", TTB__IN_LINE);
    ttb__write_text(writer, "version", VERSION);
    ttb__write_int(writer, "seed", run->seed);
    ttb__write_int(writer, "workers", run->workers);
    ttb__write_int(writer, "work", run->work);
    ttb__open_object(writer, "options", TTB__IN_LINE);
    for (int64_t option = 0; option < run->option_keys.count; option++)
        ttb__write_raw(writer, run->option_keys.items[option], run->option_values.items[option]);
    ttb__close(writer);
    ttb__close(writer);
}

ttb_status ttb__timetable_to_json(const ttb_timetable *timetable, char **text_out,
                                  int64_t *bytes_out)
{
    ttb__writer writer = {.partnership = NULL};

    ttb__open_object(&writer, NULL, TTB__LINES);
    ttb__write_text(&writer, "format", "timetable");
    ttb__write_int(&writer, "version", 1);
    if (timetable->hash[0])
        ttb__write_text(&writer, "partnership", timetable->hash);
    ttb__write_text(&writer, "outcome", ttb__outcome_words[timetable->outcome]);
    if (timetable->run.is_solved)
        ttb__write_text(&writer, "stop", ttb__stop_words[timetable->stop]);
    if (timetable->has_values)
        write_values(&writer, timetable);
    ttb__open_array(&writer, "sections", TTB__LINES);
    for (int64_t section = 0; section < timetable->sections.count; section++)
        write_section(&writer, timetable, &timetable->sections.items[section]);
    ttb__close(&writer);
    if (timetable->has_values)
        write_unmet(&writer, timetable);
    if (timetable->run.is_solved)
        write_run(&writer, &timetable->run);
    ttb__close(&writer);
    ttb__text_add(&writer.text, "\n");
    return ttb__text_take(&writer.text, text_out, bytes_out);
}
