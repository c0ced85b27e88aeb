/* timetable reach PARTNERSHIP TIMETABLE: what each home site's students can reach. */
#include <stdlib.h>

#include "audit.h"
#include "cli.h"
#include "facts.h"
#include "job_json.h"
#include "reach_text.h"

static int tell_in_words(const job *self, const facts *about, const audit *found)
{
    written text;
    FILE *out = written_begin(&text);
    print_reach(out, self->arguments, about, found);
    return written_end(&text, self->arguments->output, EXIT_DONE);
}

static void course_json(json_writer *json, const facts *about, const audit_course *course)
{
    json_open_object(json, NULL);
    json_text(json, "course", facts_id(about, TTB_KIND_COURSE, course->course));
    json_text(json, "reason", reason_word(course->reason));
    if (is_reachable(course)) {
        char *blocks = reach_blocks(about, course->course, course->site);
        json_text(json, "site", facts_id(about, TTB_KIND_SITE, course->site));
        json_text(json, "blocks", blocks);
        json_int(json, "minutes", course->minutes);
        json_truth(json, "free_seat", course->has_free_seats);
        free(blocks);
    }
    json_close(json);
}

static void shares_json(json_writer *json, const audit_home *home)
{
    json_mille(json, "pairs", home->pairs);
    json_mille(json, "pairs_with_free_seats", home->pairs_with_seats);
    json_mille(json, "triples", home->triples);
    json_mille(json, "triples_with_free_seats", home->triples_with_seats);
}

static void home_json(json_writer *json, const facts *about, const audit_home *home)
{
    json_open_object(json, NULL);
    json_text(json, "home", facts_id(about, TTB_KIND_SITE, home->site));
    if (home->cohort == TTB_NONE)
        json_null(json, "cohort");
    else
        json_text(json, "cohort", facts_id(about, TTB_KIND_COHORT, home->cohort));
    json_int(json, "courses", home->count);
    json_int(json, "reachable", home->reachable);
    json_int(json, "with_free_seats", home->with_seats);
    shares_json(json, home);
    json_open_array(json, "list");
    for (int64_t i = 0; i < home->count; i++)
        course_json(json, about, &home->courses[i]);
    json_close(json);
    json_close(json);
}

static int tell_as_json(const job *self, const facts *about, const audit *found)
{
    document answer;
    document_begin(&answer, self, EXIT_DONE);
    json_open_array(&answer.json, "homes");
    for (int64_t home = 0; home < found->homes; home++)
        home_json(&answer.json, about, &found->items[home]);
    json_close(&answer.json);
    return document_end(&answer, self, self->arguments->output, EXIT_DONE);
}

static int run(job *self)
{
    const arguments *given = self->arguments;
    ttb_reach *reach = NULL;
    audit found = {0};
    facts about = {0};
    int code = EXIT_DONE;
    ttb_status status =
        ttb_reach_new(self->partnership, self->timetable, given->level, given->minutes, &reach);
    if (status == TTB_OK)
        status = audit_read(&found, reach);
    if (status == TTB_OK)
        status = facts_read(&about, self->partnership, self->timetable);
    if (status == TTB_ERR_RANGE)
        code = usage_error(given->command, "--level is 0 to 8, --minutes is 0 to 1440");
    else if (status != TTB_OK)
        code = job_fail(self, "reach", status);
    else
        code = given->as_json ? tell_as_json(self, &about, &found)
                              : tell_in_words(self, &about, &found);
    facts_free(&about);
    audit_free(&found);
    ttb_reach_free(reach);
    return code;
}

int run_reach(const arguments *given)
{
    if (given->file_count != 2)
        return usage_error(given->command, "reach needs two files: the partnership and the "
                                           "timetable");
    return job_run(given, run);
}
