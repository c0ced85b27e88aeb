/* usage: soak [--seconds N] [--threads N] [--from SEED]
 *
 * Take random partnerships through everything for so many seconds. A round is a batch of towns that
 * the threads share; between rounds every thread is gone and every handle freed, so that what the
 * process holds can be compared. Every fourth round has the towns of the first again and must have
 * its answers. The last line sums up; the program leaves with 1 after a finding. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "soak.h"

enum { MOST_THREADS = 64, TOWNS = 24, WARM_ROUNDS = 2, AGAIN_EVERY = 4 };

/* How much more the process may hold at the end than when it was warm. The heap is exact but for
 * what the C library keeps for itself; of resident pages the allocator keeps some that it has cut
 * up. */
enum { HEAP_NOISE_BYTES = 16 * 1024, RESIDENT_NOISE_BYTES = 4 * 1024 * 1024, NOISE_SHARE = 10 };

struct soak {
    int64_t seconds, first_seed;
    int32_t threads;
    int64_t rounds, towns;
    struct holding first, last;
    int64_t next; /* seed that no round has had */
    uint64_t answers[TOWNS];
};

/* What the threads of a round share. */
struct round {
    int64_t seed; /* of its first town */
    atomic_int next;
    uint64_t answers[TOWNS];
};

static atomic_llong findings;

void soak_found(uint64_t seed, const char *what, const char *detail)
{
    atomic_fetch_add(&findings, 1);
    fprintf(stderr, "seed %llu: %s: %s\n", (unsigned long long)seed, what, detail);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void *visit_towns(void *argument)
{
    struct round *round = argument;
    for (int town; (town = atomic_fetch_add(&round->next, 1)) < TOWNS;)
        round->answers[town] = soak_town((uint64_t)(round->seed + town));
    return NULL;
}

static void run_round(struct soak *self, struct round *round)
{
    pthread_t threads[MOST_THREADS];
    int32_t started = 0;
    while (started < self->threads &&
           pthread_create(&threads[started], NULL, visit_towns, round) == 0)
        started++;
    if (started < self->threads)
        soak_found((uint64_t)round->seed, "a thread cannot be started", "");
    for (int32_t thread = 0; thread < started; thread++)
        pthread_join(threads[thread], NULL);
}

static void compare_answers(const struct soak *self, const struct round *round)
{
    for (int32_t town = 0; town < TOWNS; town++)
        if (round->answers[town] != self->answers[town])
            soak_found((uint64_t)(round->seed + town), "another answer than the first time", "");
}

static void next_round(struct soak *self)
{
    int is_again = self->rounds % AGAIN_EVERY == AGAIN_EVERY - 1;
    struct round round = {.seed = is_again ? self->first_seed : self->next};
    run_round(self, &round);
    if (is_again) {
        compare_answers(self, &round);
    } else {
        self->next += TOWNS;
        for (int32_t town = 0; town < TOWNS; town++)
            self->towns += round.answers[town] != 0;
    }
    if (self->rounds++ == 0)
        memcpy(self->answers, round.answers, sizeof self->answers);
    self->last = holding_now();
    printf("round %lld: resident %.1f MB, heap %.1f kB, %d files, %d threads\n",
           (long long)self->rounds, (double)self->last.resident_bytes / 1e6,
           (double)self->last.heap_bytes / 1e3, self->last.files, self->last.threads);
    fflush(stdout);
}

/* The process is warm once it has run for a fifth of the time. */
static void run(struct soak *self)
{
    int64_t began_ms = now_ms();
    int is_warm = 0;
    self->next = self->first_seed;
    while (!is_warm || now_ms() - began_ms < self->seconds * 1000) {
        next_round(self);
        if (!is_warm && self->rounds >= WARM_ROUNDS && now_ms() - began_ms >= self->seconds * 200) {
            is_warm = 1;
            self->first = self->last;
        }
    }
    next_round(self);
}

static void judge_growth(const char *what, int64_t first, int64_t last, int64_t noise)
{
    char detail[96];
    if (last - first <= noise && first >= 0)
        return;
    snprintf(detail, sizeof detail, "from %lld to %lld", (long long)first, (long long)last);
    soak_found(0, what, detail);
}

static void judge(const struct soak *self)
{
    const struct holding *first = &self->first, *last = &self->last;
    judge_growth("the heap grows", first->heap_bytes, last->heap_bytes, HEAP_NOISE_BYTES);
    judge_growth("resident memory grows", first->resident_bytes, last->resident_bytes,
                 RESIDENT_NOISE_BYTES + first->resident_bytes / NOISE_SHARE);
    judge_growth("files stay open", first->files, last->files, 0);
    judge_growth("threads stay", first->threads, last->threads, 0);
    if (self->towns == 0)
        soak_found(0, "no town was drawn", "");
}

static int read_number(const char *text, int64_t most, int64_t *number)
{
    char *end = NULL;
    *number = strtoll(text, &end, 10);
    return end != text && !*end && *number >= 1 && *number <= most;
}

static int read_arguments(int count, char **words, struct soak *self)
{
    int64_t threads = self->threads;
    for (int word = 1; word < count; word += 2) {
        const char *value = word + 1 < count ? words[word + 1] : "";
        int is_good = 0;
        if (!strcmp(words[word], "--seconds"))
            is_good = read_number(value, 1000000, &self->seconds);
        else if (!strcmp(words[word], "--threads"))
            is_good = read_number(value, MOST_THREADS, &threads);
        else if (!strcmp(words[word], "--from"))
            is_good = read_number(value, INT64_MAX / 2, &self->first_seed);
        if (!is_good) {
            fprintf(stderr, "usage: soak [--seconds N] [--threads N] [--from SEED]\n");
            return 0;
        }
    }
    self->threads = (int32_t)threads;
    return 1;
}

int main(int count, char **words)
{
    struct soak self = {.seconds = 600, .threads = 4, .first_seed = 1};
    if (!read_arguments(count, words, &self))
        return 2;
    run(&self);
    judge(&self);
    printf("soak seconds=%lld threads=%d partnerships=%lld memory_first_mb=%.1f "
           "memory_last_mb=%.1f findings=%lld\n",
           (long long)self.seconds, self.threads, (long long)self.towns,
           (double)self.first.resident_bytes / 1e6, (double)self.last.resident_bytes / 1e6,
           (long long)atomic_load(&findings));
    return atomic_load(&findings) != 0;
}
