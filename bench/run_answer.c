/* Answers: read, written and checked as a stranger would. */
#include "run.h"
#include <stdio.h>
#include <stdlib.h>

int run_complain(const char *what, ttb_status status, const ttb_report *report)
{
    fprintf(stderr, "run: %s: %s\n", what, ttb_status_text(status));
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        fprintf(stderr, "  %s: %s\n", ttb_report_get_place(report, finding),
                ttb_report_get_sentence(report, finding));
    return 0;
}

char *run_read_file(const char *path, int64_t *bytes)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size = -1;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size >= 0 && fseek(file, 0, SEEK_SET) == 0)
        text = malloc((size_t)size + 1);
    if (text != NULL && fread(text, 1, (size_t)size, file) != (size_t)size) {
        free(text);
        text = NULL;
    }
    if (file != NULL)
        fclose(file);
    *bytes = size;
    return text;
}

/* A timetable made elsewhere takes the place of a solve; its bounds are what it claims. */
int run_read_answer(struct run *run)
{
    int64_t bytes = 0;
    char *text = run_read_file(run->answer, &bytes);
    ttb_report *report = NULL;
    ttb_status status = TTB_ERR_FILE;
    ttb_report_new(&report);
    if (text != NULL)
        status = ttb_timetable_from_json(run->partnership, text, bytes, &run->timetable, report);
    if (status == TTB_OK)
        status = ttb_check(run->partnership, run->timetable, &run->is_valid, NULL);
    if (status != TTB_OK)
        run_complain(run->answer, status, report);
    else
        run_watch_end(run);
    ttb_report_free(report);
    free(text);
    return status == TTB_OK;
}

/* The answer as a stranger would get it: written, read again, checked, its values compared. */
static ttb_status check_text(struct run *run, const char *text, int64_t bytes, ttb_report *report)
{
    ttb_timetable *again = NULL;
    int64_t value, bound;
    ttb_status status = ttb_timetable_from_json(run->partnership, text, bytes, &again, report);
    if (status == TTB_OK)
        status = ttb_check(run->partnership, again, &run->is_valid, report);
    for (int32_t tier = 0; tier < run->tiers && status == TTB_OK; tier++)
        if (ttb_timetable_get_tier(again, tier, &value, &bound) != TTB_OK ||
            value != run->end.values[tier])
            run->is_valid = 0;
    ttb_timetable_free(again);
    return status;
}

/* A bound above its value does not even pass the reader. */
static void check_outcome(struct run *run)
{
    for (int32_t tier = 0; tier < run->tiers && run->outcome == TTB_OUTCOME_OPTIMAL; tier++)
        if (run->end.values[tier] != run->end.bounds[tier])
            snprintf(run->mistake, sizeof run->mistake,
                     "tier %d: optimal, and the bound is below the value", (int)tier);
}

static void write_text(const char *path, const char *text, int64_t bytes)
{
    FILE *file = path != NULL ? fopen(path, "wb") : NULL;
    if (file == NULL)
        return;
    if (fwrite(text, 1, (size_t)bytes, file) != (size_t)bytes)
        fprintf(stderr, "run: cannot write %s\n", path);
    fclose(file);
}

static void write_certificate(const struct run *run)
{
    char *text = NULL;
    int64_t bytes = 0;
    if (run->certificate_path == NULL || run->certificate == NULL)
        return;
    if (ttb_certificate_to_json(run->partnership, run->certificate, &text, &bytes) == TTB_OK)
        write_text(run->certificate_path, text, bytes);
    ttb_text_free(text);
}

void run_check(struct run *run)
{
    char *text = NULL;
    int64_t bytes = 0;
    ttb_report *report = NULL;
    if (!run->end.is_set)
        return;
    ttb_report_new(&report);
    if (ttb_timetable_to_json(run->timetable, &text, &bytes) == TTB_OK &&
        check_text(run, text, bytes, report) == TTB_OK && !run->is_valid)
        run_complain("check", TTB_ERR_INPUT, report);
    check_outcome(run);
    if (!run->is_valid)
        snprintf(run->mistake, sizeof run->mistake, "the checker does not accept the timetable");
    write_text(run->output, text, bytes);
    write_certificate(run);
    ttb_text_free(text);
    ttb_report_free(report);
}
