/* timetable ilp PARTNERSHIP [TIMETABLE]: one tier as an integer program in text. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "files.h"
#include "findings.h"
#include "job_json.h"
#include "memory.h"
#include "tiers.h"

/* What is asked for: the tier after `count` earlier ones, and their values in thousandths. */
typedef struct request {
    int64_t *values;
    int64_t count;
    int32_t form;
} request;

/* ---- The command line */

/* A number of at most three decimals, as thousandths; returns what follows it, NULL if it is none.
 */
static const char *read_thousandths(const char *text, int64_t *value_out)
{
    enum { MOST_DIGITS = 15 };
    size_t whole = strspn(text, "0123456789"), decimals = 0;
    int64_t value = 0;
    if (text[whole] == '.')
        decimals = strspn(text + whole + 1, "0123456789");
    if (!whole || whole > MOST_DIGITS || decimals > 3 || (text[whole] == '.' && !decimals))
        return NULL;
    for (size_t i = 0; i < whole; i++)
        value = value * 10 + (text[i] - '0');
    for (size_t i = 1; i <= 3; i++)
        value = value * 10 + (i <= decimals ? text[whole + i] - '0' : 0);
    *value_out = value;
    return text + whole + (decimals ? decimals + 1 : 0);
}

/* --earlier 0,41.5 */
static int read_earlier(const arguments *given, request *self)
{
    const char *text = given->earlier;
    self->values = need_array((int64_t)strlen(text) + 1, sizeof *self->values);
    while (text) {
        text = read_thousandths(text, &self->values[self->count]);
        if (!text || (*text && *text != ','))
            return usage_error(given->command,
                               "--earlier needs numbers with commas between them, such as "
                               "0,41.5, not \"%s\"",
                               given->earlier);
        self->count++;
        text = *text ? text + 1 : NULL;
    }
    return EXIT_DONE;
}

static int ends_in_mps(const char *path)
{
    size_t bytes = path ? strlen(path) : 0;
    return bytes >= 4 && !strcmp(path + bytes - 4, ".mps");
}

static int read_form(const arguments *given, request *self)
{
    self->form = ends_in_mps(given->output) ? TTB_ILP_MPS : TTB_ILP_LP;
    if (!given->form)
        return EXIT_DONE;
    self->form = !strcmp(given->form, "mps") ? TTB_ILP_MPS : TTB_ILP_LP;
    if (strcmp(given->form, "mps") != 0 && strcmp(given->form, "lp") != 0)
        return usage_error(given->command, "--format is lp or mps, not \"%s\"", given->form);
    return EXIT_DONE;
}

/* What the words say by themselves, before any file is read. */
static int read_request(const arguments *given, request *self)
{
    int has_timetable = given->file_count == 2;
    if (given->file_count < 1)
        return usage_error(given->command, "ilp needs a file: the partnership");
    if (given->as_json && (!given->output || !strcmp(given->output, "-")))
        return usage_error(given->command, "--json needs -o FILE, since the program would go to "
                                           "standard output too");
    if (has_timetable && given->earlier)
        return usage_error(given->command, "values of earlier tiers come from the timetable or "
                                           "from --earlier, not from both");
    if (has_timetable && given->tier == TTB_NONE)
        return usage_error(given->command, "say with --tier which tier to minimise");
    if (given->tier == 0)
        return usage_error(given->command, "--tier counts from 1");
    if (given->earlier && read_earlier(given, self) != EXIT_DONE)
        return EXIT_USAGE;
    if (!has_timetable && given->tier != TTB_NONE && given->tier != self->count + 1)
        return usage_error(given->command,
                           "tier %d has %d earlier ones; give their values with --earlier, or a "
                           "timetable",
                           given->tier, given->tier - 1);
    return read_form(given, self);
}

/* ---- The work */

/* Take the values of earlier tiers from a timetable, which must be valid: nothing else has them. */
static int take_values(job *self, request *wanted)
{
    int32_t is_valid = 0;
    ttb_status status = ttb_check(self->partnership, self->timetable, &is_valid, self->found);
    if (status != TTB_OK)
        return job_fail(self, self->arguments->files[1], status);
    findings_print(self->found, self->arguments->files[1], self->loaded);
    if (!is_valid) {
        self->answer = "rules-broken";
        return EXIT_NO;
    }
    wanted->count = self->arguments->tier - 1;
    wanted->values = need_array(wanted->count, sizeof *wanted->values);
    for (int64_t tier = 0; tier < wanted->count; tier++) {
        int64_t bound;
        status =
            ttb_timetable_get_tier(self->timetable, (int32_t)tier, &wanted->values[tier], &bound);
        if (status != TTB_OK)
            return job_fail(self, self->arguments->files[1], status);
    }
    return EXIT_DONE;
}

static int is_relaxed(const ttb_report *report)
{
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        if (!strncmp(ttb_report_get_code(report, finding), "ilp.", 4))
            return 1;
    return 0;
}

static int tell(const job *self, const request *wanted)
{
    char name[TIER_NAME_BYTES];
    int32_t tier = (int32_t)wanted->count;
    const char *output = self->arguments->output;
    tier_name(self->partnership, tier, name);
    if (self->arguments->as_json) {
        document answer;
        document_begin(&answer, self, EXIT_DONE);
        json_int(&answer.json, "tier", tier + 1);
        json_text(&answer.json, "goals", name);
        json_truth(&answer.json, "exact", !is_relaxed(self->found));
        return document_end(&answer, self, "-", EXIT_DONE);
    }
    if (!output || !strcmp(output, "-"))
        return EXIT_DONE;
    written text;
    fprintf(written_begin(&text), "Tier %d of %d, %s, as an integer program: %s.\n", tier + 1,
            ttb_partnership_tier_count(self->partnership), name,
            is_relaxed(self->found) ? "relaxed, so that its optimum is a bound"
                                    : "its solutions are the timetables that keep every rule");
    return written_end(&text, "-", EXIT_DONE);
}

static int write_program(job *self, const request *wanted)
{
    const char *output = self->arguments->output;
    char *text = NULL;
    int64_t bytes = 0;
    ttb_status status = ttb_partnership_to_ilp(self->partnership, wanted->values, wanted->count,
                                               wanted->form, &text, &bytes, self->found);
    findings_print(self->found, self->arguments->files[0], self->loaded);
    if (status != TTB_OK)
        return job_fail(self, self->arguments->files[0], status);
    int code = file_write(output ? output : "-", text, (size_t)bytes);
    ttb_text_free(text);
    return code == EXIT_DONE ? tell(self, wanted) : code;
}

static int run(job *self, request *wanted)
{
    int32_t tiers = ttb_partnership_tier_count(self->partnership);
    int64_t tier = self->timetable ? self->arguments->tier : wanted->count + 1;
    if (tier > tiers)
        return usage_error(self->arguments->command, "there is no tier %d; the partnership has %d",
                           (int)tier, (int)tiers);
    int code = self->timetable ? take_values(self, wanted) : EXIT_DONE;
    return code == EXIT_DONE ? write_program(self, wanted) : code;
}

int run_ilp(const arguments *given)
{
    job self = {0};
    request wanted = {0};
    int code = read_request(given, &wanted);
    if (code == EXIT_DONE)
        code = job_open(&self, given);
    if (code == EXIT_DONE)
        code = run(&self, &wanted);
    job_close(&self);
    free(wanted.values);
    return code;
}
