/* timetable check PARTNERSHIP TIMETABLE: list every broken rule. */
#include "cli.h"
#include "findings.h"
#include "job_json.h"
#include "numbers.h"
#include "tiers.h"
#include <inttypes.h>

static void print_goals(FILE *out, const ttb_timetable *timetable)
{
    char at[NUMBER_BYTES];
    fputs("Goals:", out);
    for (int32_t goal = 0; ttb_goal_name(goal); goal++) {
        int64_t value = 0;
        if (ttb_timetable_get_goal(timetable, goal, &value) == TTB_OK)
            fprintf(out, "%s %s %s", goal > 0 ? "," : "", ttb_goal_name(goal),
                    number_of_mille(value, at));
    }
    fputc('\n', out);
}

static int tell_in_words(const job *self, int is_valid, int code)
{
    written text;
    FILE *out = written_begin(&text);
    char many[NUMBER_BYTES * 3];
    if (is_valid)
        fputs("The timetable keeps every rule.\n", out);
    else
        fprintf(out, "The timetable is not valid: rules are broken in %s.\n",
                counted(ttb_report_count(self->found, TTB_SEVERITY_ERROR), "place", many));
    fputs("Tiers:\n", out);
    print_tiers(out, self->partnership, self->timetable, 0);
    print_goals(out, self->timetable);
    return written_end(&text, self->arguments->output, code);
}

static int tell_as_json(const job *self, int is_valid, int code)
{
    document answer;
    document_begin(&answer, self, code);
    json_truth(&answer.json, "valid", is_valid);
    json_open_object(&answer.json, "timetable");
    tiers_json(&answer.json, self->partnership, self->timetable, 0);
    json_close(&answer.json);
    return document_end(&answer, self, self->arguments->output, code);
}

static int run(job *self)
{
    int32_t is_valid = 0;
    ttb_status status = ttb_check(self->partnership, self->timetable, &is_valid, self->found);
    if (status != TTB_OK)
        return job_fail(self, self->arguments->files[1], status);
    findings_print(self->found, self->arguments->files[1], self->loaded);
    if (!is_valid)
        self->answer = "rules-broken";
    int code = is_valid ? EXIT_DONE : EXIT_NO;
    return self->arguments->as_json ? tell_as_json(self, is_valid, code)
                                    : tell_in_words(self, is_valid, code);
}

int run_check(const arguments *given)
{
    if (given->file_count != 2)
        return usage_error(given->command, "check needs two files: the partnership and the "
                                           "timetable");
    return job_run(given, run);
}
