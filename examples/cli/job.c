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

/* A result must not take the place of what it was made from. */
static int check_output(const arguments *given, const char *flag, const char *path)
{
    if (!path || !strcmp(path, "-"))
        return EXIT_DONE;
    for (int i = 0; i < given->file_count; i++)
        if (file_is_same(path, given->files[i]))
            return usage_error(given->command, "%s %s would replace a file that is read", flag,
                               path);
    return file_check_output(path);
}

/* rename reads a key, anonymise writes one. */
static int is_key_written(const arguments *given)
{
    return given->key && !strcmp(given->command, "anonymise");
}

static int check_differs(const arguments *given, const char *flag, const char *path)
{
    if (given->output && path &&
        (!strcmp(given->output, path) || file_is_same(given->output, path)))
        return usage_error(given->command, "-o and %s name the same file", flag);
    return EXIT_DONE;
}

static int check_outputs(const arguments *given)
{
    int code = check_output(given, "-o", given->output);
    if (code == EXIT_DONE)
        code = check_output(given, "--certificate", given->certificate);
    if (code == EXIT_DONE && is_key_written(given))
        code = check_output(given, "--key", given->key);
    if (code == EXIT_DONE)
        code = check_differs(given, "--certificate", given->certificate);
    return code == EXIT_DONE ? check_differs(given, "--key", given->key) : code;
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

static int read_certificate(job *self, const char *path)
{
    char *text = NULL;
    int64_t bytes = 0;
    int code = file_read(path, &text, &bytes);
    if (code != EXIT_DONE)
        return code;
    ttb_status status =
        ttb_certificate_from_json(self->partnership, text, bytes, &self->certificate, self->found);
    free(text);
    findings_print(self->found, path, self->loaded);
    return end_reading(self, path, status, self->found);
}

static int read_files(job *self)
{
    const arguments *given = self->arguments;
    int inputs = 0;
    for (int i = 0; i < given->file_count; i++)
        inputs += !strcmp(given->files[i], "-");
    if (inputs > 1)
        return usage_error(given->command, "only one file can be standard input");
    int code = read_partnership(self, given->files[0]);
    if (code == EXIT_DONE && given->file_count > 1)
        code = read_timetable(self, given->files[1]);
    if (code == EXIT_DONE && given->file_count > 2)
        code = read_certificate(self, given->files[2]);
    if (code == EXIT_INPUT) {
        self->answer = "bad-input";
        if (given->as_json)
            job_write_refusal(self);
    }
    return code;
}

/* What a solve may hold, reading may. */
static void limit_memory(const job *self, const arguments *given)
{
    if (given->has_memory_limit) {
        (void)ttb_report_set_memory_limit(self->loaded, given->memory_limit_mb);
        (void)ttb_report_set_memory_limit(self->found, given->memory_limit_mb);
    }
}

int job_open(job *self, const arguments *given)
{
    *self = (job){.arguments = given, .answer = "done"};
    if (ttb_report_new(&self->loaded) != TTB_OK || ttb_report_new(&self->found) != TTB_OK)
        no_memory();
    limit_memory(self, given);
    int code = check_outputs(given);
    return code == EXIT_DONE ? read_files(self) : code;
}

void job_close(job *self)
{
    ttb_certificate_free(self->certificate);
    ttb_timetable_free(self->timetable);
    ttb_partnership_free(self->partnership);
    ttb_report_free(self->loaded);
    ttb_report_free(self->found);
}

int job_run(const arguments *given, int (*run)(job *self))
{
    job self;
    int code = job_open(&self, given);
    if (code == EXIT_DONE)
        code = run(&self);
    job_close(&self);
    return code;
}
