/* What every command does first and last. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "files.h"
#include "findings.h"
#include "job_json.h"
#include "memory.h"
#include "utf8.h"

int job_fail(job *self, const char *what, ttb_status status)
{
    self->answer = "failure";
    utf8_print(stderr, what);
    fprintf(stderr, ": error: %s\n", ttb_status_text(status));
    return EXIT_OTHER;
}

/* Options that the library does not know, or values that it does not take. */
static int refuse_setting(const arguments *given, const setting *refused, const ttb_report *report)
{
    const char *why = ttb_report_count(report, TTB_NONE) > 0 ? ttb_report_get_sentence(report, 0)
                                                             : "is no option or value";
    if (!strcmp(refused->flag, "--set"))
        return usage_error(given->command, "--set %s=%s: %s", refused->key, refused->value, why);
    return usage_error(given->command, "%s: %s", refused->flag, why);
}

static int make_options(job *self)
{
    const arguments *given = self->arguments;
    int code = EXIT_DONE;
    for (int i = 0; i < given->setting_count && code == EXIT_DONE; i++) {
        const setting *each = &given->settings[i];
        ttb_report *report = NULL;
        ttb_report_new(&report);
        ttb_status status =
            ttb_options_set_from_text(self->options, each->key, each->value, report);
        if (status == TTB_ERR_MEMORY)
            code = job_fail(self, "options", status);
        else if (status != TTB_OK)
            code = refuse_setting(given, each, report);
        ttb_report_free(report);
    }
    return code;
}

/* A result must not take the place of what it was made from. */
static int check_output(const job *self)
{
    const arguments *given = self->arguments;
    if (!given->output || !strcmp(given->output, "-"))
        return EXIT_DONE;
    for (int i = 0; i < given->file_count; i++)
        if (file_is_same(given->output, given->files[i]))
            return usage_error(given->command, "-o %s would replace a file that is read",
                               given->output);
    return file_check_output(given->output);
}

/* A file was read or refused: show what was found, and turn the status into an exit code. */
static int end_reading(job *self, const char *path, ttb_status status, const ttb_report *found)
{
    if (status == TTB_OK)
        return EXIT_DONE;
    if (status != TTB_ERR_STATE && status != TTB_ERR_TOO_LARGE && status != TTB_ERR_INPUT)
        return job_fail(self, path, status);
    if (ttb_report_count(found, TTB_SEVERITY_ERROR) == 0)
        fprintf(stderr, "%s: error: %s\n", path, ttb_status_text(status));
    return EXIT_INPUT;
}

static int read_partnership(job *self, const char *path)
{
    char *text = NULL;
    int64_t bytes = 0;
    int code = file_read(path, &text, &bytes);
    if (code != EXIT_DONE)
        return code;
    ttb_status status = ttb_partnership_from_json(text, bytes, &self->partnership, self->loaded);
    free(text);
    findings_print(self->loaded, path, NULL);
    return end_reading(self, path, status, self->loaded);
}

static int read_timetable(job *self, const char *path)
{
    char *text = NULL;
    int64_t bytes = 0;
    int code = file_read(path, &text, &bytes);
    if (code != EXIT_DONE)
        return code;
    ttb_status status =
        ttb_timetable_from_json(self->partnership, text, bytes, &self->timetable, self->found);
    free(text);
    findings_print(self->found, path, self->loaded);
    code = end_reading(self, path, status, self->found);
    if (code == EXIT_DONE)
        ttb_report_clear(self->found); /* the command looks for itself */
    return code;
}

static int read_files(job *self)
{
    const arguments *given = self->arguments;
    if (given->file_count == 2 && !strcmp(given->files[0], "-") && !strcmp(given->files[1], "-"))
        return usage_error(given->command, "only one file can be standard input");
    int code = read_partnership(self, given->files[0]);
    if (code == EXIT_DONE && given->file_count == 2)
        code = read_timetable(self, given->files[1]);
    if (code == EXIT_INPUT) {
        self->answer = "bad-input";
        if (given->as_json)
            job_write_refusal(self);
    }
    return code;
}

int job_open(job *self, const arguments *given)
{
    *self = (job){.arguments = given, .answer = "done"};
    if (ttb_options_new(&self->options) != TTB_OK || ttb_report_new(&self->loaded) != TTB_OK ||
        ttb_report_new(&self->found) != TTB_OK)
        no_memory();
    int code = make_options(self);
    if (code == EXIT_DONE)
        code = check_output(self);
    return code == EXIT_DONE ? read_files(self) : code;
}

void job_close(job *self)
{
    ttb_timetable_free(self->timetable);
    ttb_partnership_free(self->partnership);
    ttb_options_free(self->options);
    ttb_report_free(self->loaded);
    ttb_report_free(self->found);
}
