/* timetable verify PARTNERSHIP TIMETABLE CERTIFICATE: what is proven of a timetable. */
#include "cli.h"
#include "findings.h"
#include "job_json.h"
#include "memory.h"
#include "numbers.h"
#include "verdict.h"

/* What was found: whether every rule is kept, and whether every claim is proven too. */
typedef struct answer {
    int32_t is_valid, is_proven;
    int64_t broken; /* rules */
} answer;

static int tell_in_words(const job *self, const answer *found, int code)
{
    written text;
    FILE *out = written_begin(&text);
    char many[NUMBER_BYTES * 3];
    if (!found->is_valid)
        fprintf(out, "The timetable is not valid: rules are broken in %s.\n",
                counted(found->broken, "place", many));
    else if (!found->is_proven)
        fputs("Every rule is kept, but what the certificate says is not proven.\n", out);
    else
        fputs("Every rule is kept.\n", out);
    if (found->is_proven)
        print_verdict(out, self->partnership, self->timetable, self->certificate);
    if (found->is_proven && verdict_is_best(self->certificate))
        fputs("There is no better timetable.\n", out);
    return written_end(&text, self->arguments->output, code);
}

static int tell_as_json(const job *self, const answer *found, int code)
{
    document text;
    document_begin(&text, self, code);
    json_truth(&text.json, "valid", found->is_valid);
    json_truth(&text.json, "proven", found->is_proven);
    json_truth(&text.json, "best", found->is_proven && verdict_is_best(self->certificate));
    verdict_json(&text.json, self->partnership, self->timetable, self->certificate,
                 found->is_proven);
    return document_end(&text, self, self->arguments->output, code);
}

/* Rules first, so that each finding is shown with the file that it is about; verifying finds broken
 * rules again. */
static ttb_status verify(job *self, answer *found)
{
    const arguments *given = self->arguments;
    ttb_report *broken = NULL;
    if (ttb_report_new(&broken) != TTB_OK)
        no_memory();
    ttb_status status = ttb_check(self->partnership, self->timetable, &found->is_valid, broken);
    found->broken = ttb_report_count(broken, TTB_SEVERITY_ERROR);
    findings_print(broken, given->files[1], self->loaded);
    if (status == TTB_OK)
        status = ttb_verify(self->partnership, self->timetable, self->certificate,
                            &found->is_proven, self->found);
    findings_print(self->found, given->files[2], broken);
    ttb_report_free(broken);
    return status;
}

static int run(job *self)
{
    answer found = {0};
    ttb_status status = verify(self, &found);
    if (status != TTB_OK)
        return job_fail(self, self->arguments->files[2], status);
    if (!found.is_proven)
        self->answer = found.is_valid ? "not-proven" : "rules-broken";
    int code = found.is_proven ? EXIT_DONE : EXIT_NO;
    return self->arguments->as_json ? tell_as_json(self, &found, code)
                                    : tell_in_words(self, &found, code);
}

int run_verify(const arguments *given)
{
    if (given->file_count != 3)
        return usage_error(given->command, "verify needs three files: the partnership, the "
                                           "timetable and the certificate");
    return job_run(given, run);
}
