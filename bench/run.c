/* Solve one instance and print one line of JSON: see bench/README.md. */
#define _POSIX_C_SOURCE 200809L
#include "run.h"
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char usage[] =
    "usage: run FILE [--time SECONDS | --work N] [--seed N] [--workers N] [--set KEY=VALUE]\n"
    "           [--marks 1,10,60,300] [--met PERMILLE] [--stop-when-met]\n"
    "           [--known known.csv] [--instance NAME] [-o TIMETABLE]\n"
    "           [--certificate FILE]\n"
    "       run FILE --answer TIMETABLE [--known known.csv] [--instance NAME]\n"
    "Solve an instance and print one line of JSON. Exit code 1: the answer is wrong.\n"
    "  --marks          record values and bounds at these seconds (whole numbers)\n"
    "  --met 995        record when so many of a thousand choices are met, by weight\n"
    "  --stop-when-met  and end the solve there\n"
    "  --known FILE     compare with the best values and bounds known\n"
    "  --answer FILE    judge this timetable and the bounds that it claims, and solve nothing\n";

static int64_t clock_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- arguments ---- */

static int set_option(struct run *run, const char *key, const char *value)
{
    ttb_report *report = NULL;
    ttb_status status;
    ttb_report_new(&report);
    status = ttb_options_set_from_text(run->options, key, value, report);
    if (status != TTB_OK)
        run_complain(key, status, report);
    ttb_report_free(report);
    return status == TTB_OK;
}

static int set_pair(struct run *run, const char *pair)
{
    const char *sign = strchr(pair, '=');
    char key[64];
    if (sign == NULL || sign - pair >= (ptrdiff_t)sizeof key)
        return 0;
    memcpy(key, pair, (size_t)(sign - pair));
    key[sign - pair] = '\0';
    return set_option(run, key, sign + 1);
}

static int set_time(struct run *run, const char *seconds)
{
    char milliseconds[32];
    snprintf(milliseconds, sizeof milliseconds, "%.0f", strtod(seconds, NULL) * 1000);
    return set_option(run, "time_limit_ms", milliseconds);
}

static int set_marks(struct run *run, const char *text)
{
    char *end = NULL;
    for (run->mark_count = 0; run->mark_count < MOST_MARKS; text = end + 1) {
        run->marks[run->mark_count++] = (int32_t)strtol(text, &end, 10);
        if (end == text || *end != ',')
            return end != text && *end == '\0';
    }
    return 0;
}

static int read_pair(struct run *run, const char *key, const char *value)
{
    if (strcmp(key, "--time") == 0)
        return set_time(run, value);
    if (strcmp(key, "--work") == 0)
        return set_option(run, "time_limit_ms", "0") && set_option(run, "work_limit", value);
    if (strcmp(key, "--seed") == 0 || strcmp(key, "--workers") == 0)
        return set_option(run, key + 2, value);
    if (strcmp(key, "--set") == 0)
        return set_pair(run, value);
    if (strcmp(key, "--marks") == 0)
        return set_marks(run, value);
    if (strcmp(key, "--met") == 0)
        return (run->met_per_mille = (int32_t)strtol(value, NULL, 10)) > 0;
    if (strcmp(key, "--known") == 0)
        return (run->known_path = value) != NULL;
    if (strcmp(key, "--instance") == 0)
        return (run->instance = value) != NULL;
    if (strcmp(key, "--answer") == 0)
        return (run->answer = value) != NULL;
    if (strcmp(key, "--certificate") == 0)
        return (run->certificate_path = value) != NULL;
    if (strcmp(key, "-o") == 0)
        return (run->output = value) != NULL;
    return 0;
}

static int read_arguments(struct run *run, int count, char **words)
{
    for (int word = 1; word < count; word++) {
        if (strcmp(words[word], "--stop-when-met") == 0) {
            run->stops_when_met = 1;
        } else if (words[word][0] != '-') {
            run->path = words[word];
        } else if (word + 1 < count && read_pair(run, words[word], words[word + 1])) {
            word++;
        } else {
            fprintf(stderr, "run: cannot use %s\n%s", words[word], usage);
            return 0;
        }
    }
    if (run->path == NULL)
        fputs(usage, stderr);
    return run->path != NULL;
}

/* The file's name without folder and ending, unless --instance says otherwise. */
static void name_instance(struct run *run, char *name, size_t room)
{
    const char *slash = strrchr(run->path, '/');
    char *dot;
    if (run->instance != NULL)
        return;
    snprintf(name, room, "%s", slash != NULL ? slash + 1 : run->path);
    dot = strrchr(name, '.');
    if (dot != NULL)
        *dot = '\0';
    run->instance = name;
}

/* ---- the run ---- */

static void count_choices(struct run *run)
{
    int64_t count = 0, *weights;
    int32_t goals[16], goal_weights[16];
    ttb_partnership_get_choices(run->partnership, NULL, NULL, NULL, 0, &run->choices);
    weights = calloc((size_t)run->choices + 1, sizeof *weights);
    if (weights != NULL)
        ttb_partnership_get_choices(run->partnership, NULL, NULL, weights, run->choices, &count);
    for (int64_t choice = 0; choice < count; choice++)
        run->choice_weight += weights[choice];
    free(weights);
    ttb_partnership_get_tier_goals(run->partnership, 0, goals, goal_weights, 16, &count);
    run->is_unmet_first = count == 1 && goals[0] == TTB_GOAL_UNMET && goal_weights[0] == 1;
}

static int load(struct run *run)
{
    const int64_t began_ms = clock_ms(CLOCK_MONOTONIC);
    int64_t bytes = 0;
    char *text = run_read_file(run->path, &bytes);
    ttb_report *report = NULL;
    ttb_status status = TTB_ERR_FILE;
    ttb_report_new(&report);
    if (text != NULL)
        status = ttb_partnership_from_json(text, bytes, &run->partnership, report);
    free(text);
    if (status != TTB_OK)
        run_complain(run->path, status, report);
    ttb_report_free(report);
    if (status != TTB_OK)
        return 0;
    run->load_ms = clock_ms(CLOCK_MONOTONIC) - began_ms;
    run->tiers = ttb_partnership_tier_count(run->partnership);
    if (run->tiers > MOST_TIERS)
        run->tiers = MOST_TIERS;
    ttb_partnership_get_hash(run->partnership, run->hash, sizeof run->hash);
    count_choices(run);
    return 1;
}

static int solve(struct run *run)
{
    const int64_t began_ms = clock_ms(CLOCK_MONOTONIC);
    const int64_t processor_began_ms = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
    ttb_report *report = NULL;
    ttb_status status;
    ttb_report_new(&report);
    status = ttb_solve(run->partnership, run->options, NULL, run_watch, run, &run->timetable,
                       &run->certificate, report);
    run->solve_ms = clock_ms(CLOCK_MONOTONIC) - began_ms;
    run->processor_ms = clock_ms(CLOCK_PROCESS_CPUTIME_ID) - processor_began_ms;
    if (status != TTB_OK)
        run_complain("solve", status, report);
    ttb_report_free(report);
    if (status != TTB_OK)
        return 0;
    run_watch_end(run);
    return 1;
}

/* The most memory that this program held. Linux knows it for the program alone; getrusage() also
 * counts what the process was before the program was loaded into it. */
static int64_t peak_kilobytes(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    long long kilobytes = 0;
    struct rusage used;
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "VmHWM: %lld kB", &kilobytes) == 1)
            break;
    if (file != NULL)
        fclose(file);
    if (kilobytes > 0)
        return kilobytes;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

int main(int count, char **words)
{
    struct run run = {.marks = {1, 10, 60, 300}, .mark_count = 4, .met_per_mille = 995};
    char name[256];
    int is_done;
    if (ttb_options_new(&run.options) != TTB_OK || !read_arguments(&run, count, words)) {
        ttb_options_free(run.options);
        return 2;
    }
    name_instance(&run, name, sizeof name);
    is_done = load(&run) && (run.answer != NULL ? run_read_answer(&run) : solve(&run));
    if (is_done) {
        run_check(&run);
        run.peak_kilobytes = peak_kilobytes();
        if (run.mistake[0] == '\0' && !run_compare(&run))
            fprintf(stderr, "run: cannot read %s\n", run.known_path);
        run_print(&run);
    }
    ttb_certificate_free(run.certificate);
    ttb_timetable_free(run.timetable);
    ttb_partnership_free(run.partnership);
    ttb_options_free(run.options);
    return !is_done ? 4 : run.mistake[0] != '\0';
}
