/* How long a solve does not look whether it is to end, and how long after its end was asked for it
 * returns:
 *
 *   looks PARTNERSHIP [SECONDS [RUNS [MOST_MS]]]
 *
 * RUNS solves (10) have limits of time spread evenly up to SECONDS (10). The linker lets every look
 * of the calling thread at the clock go through here (ld --wrap). With MOST_MS: leaves with 1 where
 * a solve works longer than that after its limit; what the processor did meanwhile for others does
 * not count. docs/reference/limits.md quotes what it prints. */
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "timetable.h"

/* In microseconds. */
static int64_t last_look, longest_gap, longest_after, limit, worked_in_time;
static pthread_t caller;

static int64_t read_clock(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static int64_t now(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

/* By all threads of this process. */
static int64_t worked(void)
{
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

static void look(int64_t *longest)
{
    int64_t at = now();

    if (at - last_look > *longest)
        *longest = at - last_look;
    last_look = at;
    if (at < limit)
        worked_in_time = worked();
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

/* How many microseconds after the limit the solve returned, and worked after it. */
typedef struct late {
    int64_t returned, worked;
} late;

static late solve(const ttb_partnership *town, int64_t limit_ms)
{
    ttb_options *options = NULL;
    ttb_timetable *timetable = NULL;
    late found;

    last_look = now();
    limit = last_look + limit_ms * 1000;
    worked_in_time = worked();
    if (ttb_options_new(&options) ||
        ttb_options_set_int(options, "time_limit_ms", limit_ms, NULL) ||
        ttb_solve(town, options, NULL, NULL, NULL, &timetable, NULL, NULL)) {
        fprintf(stderr, "looks: the solve failed\n");
        exit(1);
    }
    found = (late){now() - limit, worked() - worked_in_time};
    look(&longest_after);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    return found;
}

static int64_t number(int count, char **words, int place, int64_t usual)
{
    return place < count ? strtoll(words[place], NULL, 10) : usual;
}

int main(int count, char **words)
{
    ttb_partnership *town = count > 1 ? read_town(words[1]) : NULL;
    int64_t seconds = number(count, words, 2, 10), runs = number(count, words, 3, 10);
    int64_t most_ms = number(count, words, 4, INT64_MAX / 1000);
    late latest = {0, 0};

    if (!town || seconds < 1 || runs < 1) {
        fprintf(stderr, "usage: looks PARTNERSHIP [SECONDS [RUNS [MOST_MS]]]\n");
        return 2;
    }
    caller = pthread_self();
    for (int64_t run = 1; run <= runs; run++) {
        late found = solve(town, seconds * 1000 * run / runs);
        latest.returned = found.returned > latest.returned ? found.returned : latest.returned;
        latest.worked = found.worked > latest.worked ? found.worked : latest.worked;
    }
    printf("looks students=%" PRId32 " solves=%" PRId64 " longest_between_ms=%.1f "
           "longest_after_last_ms=%.1f latest_ms=%.1f worked_late_ms=%.1f\n",
           ttb_partnership_count(town, TTB_KIND_STUDENT), runs, (double)longest_gap / 1000,
           (double)longest_after / 1000, (double)latest.returned / 1000,
           (double)latest.worked / 1000);
    ttb_partnership_free(town);
    return latest.worked > most_ms * 1000;
}
