/* Every text that the library makes of a town, after one solve: for run.py, which compares them
 * with those of other builds. usage: outputs town.json workers seed programs work
 *
 * It takes the locale of its surroundings, as a host may, so that numbers are tried with a decimal
 * comma too. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "timetable.h"

enum { MOST_BYTES = 1 << 20 };

/* What is made on the way. */
typedef struct made {
    ttb_partnership *town;
    ttb_options *options;
    ttb_timetable *timetable;
    ttb_certificate *certificate;
    ttb_report *report;
} made;

/* Print a text that a call made under a heading, and free it. */
static ttb_status show(const char *heading, ttb_status status, char *const *text)
{
    if (!status)
        printf("== %s\n%s\n", heading, *text);
    ttb_text_free(*text);
    return status;
}

static void show_findings(const char *heading, ttb_report *report)
{
    printf("== %s\n", heading);
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        printf("%s %s %s\n", ttb_report_get_code(report, finding),
               ttb_report_get_place(report, finding), ttb_report_get_sentence(report, finding));
    ttb_report_clear(report);
}

static ttb_status read_town(const char *path, made *all)
{
    char *text = malloc(MOST_BYTES), *copy = NULL;
    FILE *file = fopen(path, "rb");
    ttb_status status = TTB_ERR_FILE;
    int64_t bytes;
    if (file && text) {
        bytes = (int64_t)fread(text, 1, MOST_BYTES, file);
        status = ttb_partnership_from_json(text, bytes, &all->town, all->report);
        show_findings("report", all->report);
    }
    if (file)
        fclose(file);
    free(text);
    return status ? status
                  : show("partnership", ttb_partnership_to_json(all->town, &copy, &bytes), &copy);
}

static ttb_status set_options(char *const numbers[], ttb_options *options)
{
    static const char *const keys[] = {"workers", "seed", "programs", "work_limit"};
    ttb_status status = ttb_options_set_int(options, "time_limit_ms", 0, NULL);
    for (size_t key = 0; !status && key < sizeof keys / sizeof *keys; key++)
        status = ttb_options_set_from_text(options, keys[key], numbers[key], NULL);
    return status ? status : ttb_options_set_from_text(options, "seating", numbers[2], NULL);
}

static ttb_status show_solve(made *all)
{
    char *text = NULL, *proof = NULL;
    int64_t bytes;
    int32_t is_valid = 0, is_proven = 0;
    ttb_status status = ttb_solve(all->town, all->options, NULL, NULL, NULL, &all->timetable,
                                  &all->certificate, all->report);
    if (!status)
        status = show("timetable", ttb_timetable_to_json(all->timetable, &text, &bytes), &text);
    if (!status && all->certificate)
        status = show("certificate",
                      ttb_certificate_to_json(all->town, all->certificate, &proof, &bytes), &proof);
    if (!status)
        status = ttb_check(all->town, all->timetable, &is_valid, all->report);
    if (!status && all->certificate)
        status = ttb_verify(all->town, all->timetable, all->certificate, &is_proven, all->report);
    if (!status) {
        show_findings("verdict", all->report);
        printf("valid %d, proven %d\n", (int)is_valid, (int)is_proven);
    }
    return status;
}

static ttb_status show_program(made *all, int32_t form, const char *heading)
{
    char *text = NULL;
    int64_t bytes;
    ttb_status status = ttb_partnership_to_ilp(all->town, NULL, 0, form, &text, &bytes, NULL);
    return show(heading, status, &text);
}

int main(int count, char *words[])
{
    made all = {0};
    ttb_status status;
    if (count != 6 || !setlocale(LC_ALL, ""))
        return 2;
    status = ttb_report_new(&all.report);
    if (!status)
        status = ttb_options_new(&all.options);
    if (!status)
        status = set_options(words + 2, all.options);
    if (!status)
        status = read_town(words[1], &all);
    if (!status)
        status = show_solve(&all);
    if (!status)
        status = show_program(&all, TTB_ILP_LP, "lp");
    if (!status)
        status = show_program(&all, TTB_ILP_MPS, "mps");
    ttb_certificate_free(all.certificate);
    ttb_timetable_free(all.timetable);
    ttb_options_free(all.options);
    ttb_partnership_free(all.town);
    ttb_report_free(all.report);
    if (status)
        fprintf(stderr, "%s\n", ttb_status_text(status));
    return status ? 1 : 0;
}
