/* How long a solve does not look whether it is to end, and how long after its end was asked for it
 * returns:
 *
 *   looks PARTNERSHIP [SECONDS [RUNS [MOST_MS]]]
 *
 * RUNS solves (10) have limits of time spread evenly up to SECONDS (10). The linker lets every look
 * of the calling thread at the clock go through here (ld --wrap). With MOST_MS: leaves with 1 where
 * a solve is later than that. docs/reference/limits.md quotes what it prints. */
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "timetable.h"

/* In microseconds. */
static int64_t last_look, longest_gap, longest_after;
static pthread_t caller;

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void look(int64_t *longest)
{
    int64_t at = now();

    if (at - last_look > *longest)
        *longest = at - last_look;
    last_look = at;
}

int64_t __real_ttb__clock_ms(void);
int64_t __wrap_ttb__clock_ms(void);
int64_t __wrap_ttb__clock_ms(void)
{
    if (pthread_equal(pthread_self(), caller))
        look(&longest_gap);
    return __real_ttb__clock_ms();
}

static ttb_partnership *read_town(const char *path)
{
    FILE *file = fopen(path, "rb");
    ttb_partnership *town = NULL;
    char *text = NULL;
    long bytes = -1;

    if (file && fseek(file, 0, SEEK_END) == 0)
        bytes = ftell(file);
    if (bytes > 0)
        text = malloc((size_t)bytes);
    if (text && fseek(file, 0, SEEK_SET) == 0 &&
        fread(text, 1, (size_t)bytes, file) == (size_t)bytes)
        (void)ttb_partnership_from_json(text, bytes, &town, NULL);
    free(text);
    if (file)
        (void)fclose(file);
    return town;
}

/* How many microseconds after the limit the solve returned. */
static int64_t solve(const ttb_partnership *town, int64_t limit_ms)
{
    ttb_options *options = NULL;
    ttb_timetable *timetable = NULL;
    int64_t begin = now(), end;

    last_look = begin;
    if (ttb_options_new(&options) ||
        ttb_options_set_int(options, "time_limit_ms", limit_ms, NULL) ||
        ttb_solve(town, options, NULL, NULL, NULL, &timetable, NULL, NULL)) {
        fprintf(stderr, "looks: the solve failed\n");
        exit(1);
    }
    end = now();
    look(&longest_after);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    return end - begin - limit_ms * 1000;
}

static int64_t number(int count, char **words, int place, int64_t usual)
{
    return place < count ? strtoll(words[place], NULL, 10) : usual;
}

int main(int count, char **words)
{
    ttb_partnership *town = count > 1 ? read_town(words[1]) : NULL;
    int64_t seconds = number(count, words, 2, 10), runs = number(count, words, 3, 10);
    int64_t most_ms = number(count, words, 4, INT64_MAX / 1000), latest = 0;

    if (!town || seconds < 1 || runs < 1) {
        fprintf(stderr, "usage: looks PARTNERSHIP [SECONDS [RUNS [MOST_MS]]]\n");
        return 2;
    }
    caller = pthread_self();
    for (int64_t run = 1; run <= runs; run++) {
        int64_t late = solve(town, seconds * 1000 * run / runs);
        latest = late > latest ? late : latest;
    }
    printf("looks students=%" PRId32 " solves=%" PRId64 " longest_between_ms=%.1f "
           "longest_after_last_ms=%.1f latest_ms=%.1f\n",
           ttb_partnership_count(town, TTB_KIND_STUDENT), runs, (double)longest_gap / 1000,
           (double)longest_after / 1000, (double)latest / 1000);
    ttb_partnership_free(town);
    return latest > most_ms * 1000;
}
