/* timetable show PARTNERSHIP [TIMETABLE]: what is in a file, for people. */
#include "show.h"

#include "cli.h"
#include "job_json.h"
#include "numbers.h"
#include "summary.h"
#include "table.h"
#include "tiers.h"
#include "utf8.h"

static void show_timetable(FILE *out, const facts *about, const job *self, int64_t broken)
{
    const char *name = ttb_partnership_get_name(about->partnership);
    char many[NUMBER_BYTES * 3];
    int columns = terminal_columns();
    fputs("Timetable of ", out);
    utf8_print(out, *name ? name : self->arguments->files[0]);
    fputc('\n', out);
    if (broken > 0)
        fprintf(out, "It is not valid: rules are broken in %s; `timetable check` lists them.\n",
                counted(broken, "place", many));
    fputc('\n', out);
    print_summary(out, about, self->timetable);
    show_grid(out, about, columns);
    show_courses(out, about, columns);
    show_unmet(out, about, columns);
    show_away(out, about, columns);
}

static int tell_in_words(const job *self, const facts *about, int64_t broken)
{
    written text;
    FILE *out = written_begin(&text);
    if (self->timetable)
        show_timetable(out, about, self, broken);
    else
        show_partnership(out, about, terminal_columns());
    return written_end(&text, self->arguments->output, EXIT_DONE);
}

static int tell_as_json(const job *self, const facts *about, int64_t broken)
{
    document answer;
    json_writer *json = &answer.json;
    document_begin(&answer, self, EXIT_DONE);
    json_open_object(json, "partnership");
    partnership_json(json, about);
    json_close(json);
    if (self->timetable) {
        json_open_object(json, "timetable");
        json_truth(json, "valid", broken == 0);
        summary_json(json, about, self->timetable);
        timetable_json(json, about);
        json_close(json);
    }
    return document_end(&answer, self, self->arguments->output, EXIT_DONE);
}

/* The checker works out what a file need not say. */
static ttb_status check(job *self, int64_t *broken_out)
{
    int32_t is_valid = 0;
    *broken_out = 0;
    if (!self->timetable)
        return TTB_OK;
    ttb_status status = ttb_check(self->partnership, self->timetable, &is_valid, self->found);
    *broken_out = ttb_report_count(self->found, TTB_SEVERITY_ERROR);
    return status;
}

static int run(job *self)
{
    facts about = {0};
    int64_t broken = 0;
    ttb_status status = check(self, &broken);
    if (status == TTB_OK)
        status = facts_read(&about, self->partnership, self->timetable);
    int code = EXIT_DONE;
    if (status != TTB_OK)
        code = job_fail(self, "show", status);
    else if (self->arguments->as_json)
        code = tell_as_json(self, &about, broken);
    else
        code = tell_in_words(self, &about, broken);
    facts_free(&about);
    return code;
}

int run_show(const arguments *given)
{
    if (given->file_count == 0)
        return usage_error(given->command, "show needs a partnership, and may take a timetable");
    return job_run(given, run);
}
