/* timetable rename PARTNERSHIP [TIMETABLE] --key KEY: to the other side of an anonymous copy. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "files.h"
#include "findings.h"
#include "job_json.h"
#include "memory.h"
#include "numbers.h"

/* What is on the other side. */
typedef struct renamed {
    ttb_key *key;
    ttb_partnership *partnership;
    ttb_timetable *timetable;
    int32_t is_valid; /* of the timetable */
    int64_t broken;   /* places where it breaks rules */
} renamed;

static int bad_input(job *self, const char *path, const char *why)
{
    if (why)
        fprintf(stderr, "%s: error: %s\n", path, why);
    self->answer = "bad-input";
    if (self->arguments->as_json)
        job_write_refusal(self);
    return EXIT_INPUT;
}

static int read_key(job *self, renamed *made)
{
    const char *path = self->arguments->key;
    char *text = NULL;
    int64_t bytes = 0;
    int code = file_read(path, &text, &bytes);
    if (code != EXIT_DONE)
        return bad_input(self, path, NULL);
    ttb_status status = ttb_key_from_json(text, bytes, &made->key, self->found);
    free(text);
    findings_print(self->found, path, self->loaded);
    if (status == TTB_ERR_INPUT || status == TTB_ERR_TOO_LARGE)
        return bad_input(self, path, NULL);
    return status == TTB_OK ? EXIT_DONE : job_fail(self, path, status);
}

static int end_renaming(job *self, ttb_status status)
{
    const char *path = self->arguments->key;
    if (status == TTB_ERR_STATE)
        return bad_input(self, path,
                         "the key is of another partnership, or this one has been changed since");
    if (status == TTB_ERR_INPUT)
        return bad_input(self, path, "the key was changed: it does not lead to the other side");
    return status == TTB_OK ? EXIT_DONE : job_fail(self, path, status);
}

/* The checker gives the timetable its values; what it finds is no news to who renames. */
static ttb_status check(renamed *made)
{
    ttb_report *report = NULL;
    ttb_status status = ttb_report_new(&report);
    if (status == TTB_OK)
        status = ttb_check(made->partnership, made->timetable, &made->is_valid, report);
    made->broken = ttb_report_count(report, TTB_SEVERITY_ERROR);
    ttb_report_free(report);
    return status;
}

static int make(job *self, renamed *made)
{
    ttb_status status = ttb_partnership_rename(self->partnership, made->key, &made->partnership);
    if (status == TTB_OK && self->timetable)
        status =
            ttb_timetable_rename(self->timetable, made->key, made->partnership, &made->timetable);
    int code = end_renaming(self, status);
    if (code != EXIT_DONE || !self->timetable)
        return code;
    status = check(made);
    return status == TTB_OK ? EXIT_DONE : job_fail(self, self->arguments->files[1], status);
}

static int write_result(job *self, const renamed *made)
{
    const char *output = self->arguments->output ? self->arguments->output : "-";
    char *text = NULL;
    int64_t bytes = 0;
    ttb_status status = made->timetable ? ttb_timetable_to_json(made->timetable, &text, &bytes)
                                        : ttb_partnership_to_json(made->partnership, &text, &bytes);
    if (status != TTB_OK)
        return job_fail(self, output, status);
    int code = file_write(output, text, (size_t)bytes);
    ttb_text_free(text);
    return code;
}

static int tell_as_json(const job *self, const renamed *made)
{
    document answer;
    document_begin(&answer, self, EXIT_DONE);
    json_text(&answer.json, "renamed", made->timetable ? "timetable" : "partnership");
    if (made->timetable)
        json_truth(&answer.json, "valid", made->is_valid);
    return document_end(&answer, self, "-", EXIT_DONE);
}

static int tell(const job *self, const renamed *made)
{
    const char *output = self->arguments->output;
    char many[NUMBER_BYTES * 3];
    written text;
    FILE *out;
    if (self->arguments->as_json)
        return tell_as_json(self, made);
    if (!output || !strcmp(output, "-"))
        return EXIT_DONE;
    out = written_begin(&text);
    fprintf(out, "The %s has the ids of the other side.\n",
            made->timetable ? "timetable" : "partnership");
    if (made->timetable && made->is_valid)
        fputs("It keeps every rule.\n", out);
    else if (made->timetable)
        fprintf(out, "Rules are broken in %s, as before.\n", counted(made->broken, "place", many));
    return written_end(&text, "-", EXIT_DONE);
}

static int run(job *self)
{
    renamed made = {.key = NULL};
    int code = read_key(self, &made);
    if (code == EXIT_DONE)
        code = make(self, &made);
    if (code == EXIT_DONE)
        code = write_result(self, &made);
    if (code == EXIT_DONE)
        code = tell(self, &made);
    ttb_timetable_free(made.timetable);
    ttb_partnership_free(made.partnership);
    ttb_key_free(made.key);
    return code;
}

int run_rename(const arguments *given)
{
    int is_output = !given->output || !strcmp(given->output, "-");
    if (given->file_count < 1)
        return usage_error(given->command, "rename needs a file: the partnership");
    if (!given->key)
        return usage_error(given->command, "rename needs --key FILE: the key of anonymise");
    if (given->as_json && is_output)
        return usage_error(given->command, "--json needs -o FILE, since the result would go to "
                                           "standard output too");
    return job_run(given, run);
}
