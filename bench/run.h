/* The benchmark driver: what its files share. Values are in thousandths. */
#ifndef RUN_H
#define RUN_H

#include <stdint.h>
#include <timetable.h>

enum { MOST_TIERS = 8, MOST_MARKS = 16 };

/* What a solve has at one moment. */
struct standing {
    int is_set;
    int64_t milliseconds, work;
    int64_t values[MOST_TIERS], bounds[MOST_TIERS];
};
struct run {
    const char *path, *instance, *known_path, *answer, *output, *certificate_path;
    int32_t marks[MOST_MARKS]; /* seconds */
    int32_t mark_count;
    int32_t met_per_mille; /* of the choices' weight: how many must be met for met to be set */
    int32_t stops_when_met;
    ttb_options *options;
    ttb_partnership *partnership;
    ttb_timetable *timetable;
    ttb_certificate *certificate;
    char hash[65];
    int64_t choice_weight, choices;
    int32_t tiers;
    int32_t is_unmet_first; /* the first tier is unmet choices alone */
    struct standing at_mark[MOST_MARKS], met, first, end;
    int32_t outcome, stop;
    int32_t is_valid;
    int64_t load_ms, solve_ms, processor_ms, peak_kilobytes;
    char mistake[512]; /* what is wrong with the answer; empty if nothing */
};

/* run_watch.c: record a running solve at its marks. */
int32_t run_watch(const ttb_progress *progress, void *run);
void run_watch_end(struct run *run);

/* run_answer.c: say on standard error what went wrong, and return 0. */
int run_complain(const char *what, ttb_status status, const ttb_report *report);
/* A file's text, to be freed; NULL if it cannot be read. */
char *run_read_file(const char *path, int64_t *bytes);
/* Take a timetable from a file instead of a solve; 0 if it cannot be read. */
int run_read_answer(struct run *run);
/* Write the answer and its certificate, read the answer again, check it and compare its values. */
void run_check(struct run *run);

/* run_known.c: compare with the best values and bounds known; 0 if the file cannot be read. */
int run_compare(struct run *run);

/* run_print.c: one line of JSON. */
void run_print(const struct run *run);

#endif
