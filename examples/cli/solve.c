/* timetable solve PARTNERSHIP: make a timetable. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli.h"
#include "facts.h"
#include "files.h"
#include "findings.h"
#include "job_json.h"
#include "memory.h"
#include "progress.h"
#include "signals.h"
#include "summary.h"
#include "tiers.h"
#include "utf8.h"

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static ttb_status solve(job *self, ttb_cancel *cancel)
{
    progress_line line;
    progress_begin(&line, self->partnership);
    ttb_status status = ttb_solve(
        self->partnership, self->arguments->options, cancel, progress_watch, &line,
        &self->timetable, self->arguments->certificate ? &self->certificate : NULL, self->found);
    progress_end(&line);
    findings_print(self->found, self->arguments->files[0], self->loaded);
    return status;
}

static int is_found(const job *self)
{
    int32_t outcome = ttb_timetable_get_outcome(self->timetable);
    return outcome == TTB_OUTCOME_FEASIBLE || outcome == TTB_OUTCOME_OPTIMAL;
}

/* Write text that the library has made, and free it. */
static int write_text(job *self, const char *path, ttb_status status, char *text, int64_t bytes)
{
    if (status != TTB_OK)
        return job_fail(self, path, status);
    int code = file_write(path, text, (size_t)bytes);
    ttb_text_free(text);
    return code;
}

/* Write the timetable where -o says, and the certificate where --certificate does. */
static int write_results(job *self)
{
    const arguments *given = self->arguments;
    char *text = NULL;
    int64_t bytes = 0;
    int code = EXIT_DONE;
    if (!is_found(self))
        return EXIT_DONE;
    if (given->certificate) {
        ttb_status status =
            ttb_certificate_to_json(self->partnership, self->certificate, &text, &bytes);
        code = write_text(self, given->certificate, status, text, bytes);
    }
    if (given->output && code == EXIT_DONE) {
        ttb_status status = ttb_timetable_to_json(self->timetable, &text, &bytes);
        code = write_text(self, given->output, status, text, bytes);
    }
    return code;
}

static void print_not_written(FILE *out, const char *path)
{
    if (path)
        fprintf(out, "%s was not written.\n", path);
}

static void print_answer(FILE *out, const job *self, const facts *about, int64_t elapsed_ms)
{
    const char *name = ttb_partnership_get_name(self->partnership);
    utf8_print(out, *name ? name : self->arguments->files[0]);
    fprintf(out, "\n%s The solve ended because %s, after %" PRId64 ".%" PRId64 " s.\n",
            outcome_sentence(ttb_timetable_get_outcome(self->timetable)),
            stop_sentence(ttb_timetable_get_stop(self->timetable)), elapsed_ms / 1000,
            elapsed_ms % 1000 / 100);
    if (is_found(self)) {
        fputc('\n', out);
        print_summary(out, about, self->timetable);
    } else {
        print_not_written(out, self->arguments->output);
        print_not_written(out, self->arguments->certificate);
    }
}

static int tell(job *self, const facts *about, int code, int64_t elapsed_ms)
{
    const char *output = self->arguments->output;
    if (self->arguments->as_json) {
        document answer;
        document_begin(&answer, self, code);
        json_text(&answer.json, "outcome",
                  outcome_word(ttb_timetable_get_outcome(self->timetable)));
        json_text(&answer.json, "stop", stop_word(ttb_timetable_get_stop(self->timetable)));
        json_int(&answer.json, "work", ttb_timetable_get_work(self->timetable));
        if (is_found(self)) {
            json_open_object(&answer.json, "timetable");
            summary_json(&answer.json, about, self->timetable);
            json_close(&answer.json);
        }
        return document_end(&answer, self, "-", code);
    }
    written text;
    print_answer(written_begin(&text), self, about, elapsed_ms);
    if (!output || strcmp(output, "-") != 0)
        return written_end(&text, "-", code);
    written_end_aside(&text);
    return code;
}

/* A signal that comes when the solve has just ended must not cost the timetable: only a second one
 * ends the program before it is written. */
static int solve_and_write(job *self, int64_t *elapsed_ms_out)
{
    int64_t began_ms = now_ms();
    ttb_cancel *cancel = NULL;
    ttb_status status = ttb_cancel_new(&cancel);
    if (status != TTB_OK)
        return job_fail(self, "solve", status);
    signals_set_cancel(cancel);
    status = solve(self, cancel);
    *elapsed_ms_out = now_ms() - began_ms;
    int code = status == TTB_OK          ? write_results(self)
               : status == TTB_ERR_INPUT ? EXIT_INPUT
                                         : job_fail(self, "solve", status);
    signals_set_cancel(NULL);
    ttb_cancel_free(cancel);
    return code;
}

static int run(job *self)
{
    int64_t elapsed_ms = 0;
    facts about;
    int code = solve_and_write(self, &elapsed_ms);
    if (code != EXIT_DONE)
        return code;
    if (!is_found(self)) {
        int is_infeasible = ttb_timetable_get_outcome(self->timetable) == TTB_OUTCOME_INFEASIBLE;
        self->answer = is_infeasible ? "infeasible" : "none-found";
        code = EXIT_NO;
    }
    ttb_status status = facts_read(&about, self->partnership, self->timetable);
    code =
        status == TTB_OK ? tell(self, &about, code, elapsed_ms) : job_fail(self, "solve", status);
    facts_free(&about);
    return code;
}

int run_solve(const arguments *given)
{
    if (given->file_count != 1)
        return usage_error(given->command, "solve needs one file: the partnership");
    if (given->as_json && given->output && !strcmp(given->output, "-"))
        return usage_error(given->command, "--json and -o - would both write to standard output");
    return job_run(given, run);
}
