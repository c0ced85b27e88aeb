#include "solve/solve.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/report.h"
#include "result/check.h"
#include "solve/convert.h"
#include "solve/worker.h"

/* How often the cancel token and the clock are looked at, and the watch function is called. */
enum { LOOK_MS = 10, WATCH_MS = 100 };

/* Preparing ends so long after the time limit, and so long after the call began if it is cancelled,
 * and no search follows. */
enum { LATE_MS = 100 };

/* Eighths of the memory limit: two are GLPK's, one is kept for the timetable, its check and the
 * verifier. */
enum { SEARCH_SHARE = 5, END_SHARE = 6 };

typedef struct solve {
    ttb__sorted sorted;
    ttb__prep *prep;
    ttb__rounds rounds;
    int32_t has_rounds;
    ttb__worker *workers;
    int32_t made_count, started_count;
    const ttb_options *options;
    const ttb__watch *watch;
    int64_t next_watch_ms;
    ttb__late late; /* its reason: why preparing ended early */
} solve;

static int64_t elapsed_ms(const ttb__watch *watch)
{
    int64_t now = watch->clock_ms ? watch->clock_ms() : ttb__clock_ms();
    return now - watch->begin_ms;
}

/* Call the watch function outside the lock; what it sees was copied inside. */
static int32_t call_watch(const solve *run, ttb_progress *progress)
{
    return run->watch->watch(progress, run->watch->user);
}

static void read_progress(const solve *run, ttb_progress *progress)
{
    const ttb__rounds *rounds = &run->rounds;
    progress->elapsed_ms = elapsed_ms(run->watch);
    progress->work = rounds->work;
    progress->has_timetable = rounds->best.is_valid;
    progress->tier_count = run->prep->tier_count;
    memcpy(progress->values, rounds->best.tiers, sizeof progress->values);
    memcpy(progress->bounds, rounds->bounds, sizeof progress->bounds);
}

static int is_cancelled(const ttb__watch *watch)
{
    return watch->cancel && atomic_load(&watch->cancel->is_requested);
}

/* Why the caller wants an end now: TTB_STOP_CANCELLED or TTB_STOP_TIME; TTB__STOP_NOT_YET. */
static int32_t asked_to_stop(const solve *run)
{
    int64_t limit = run->options->values[TTB__OPTION_TIME_LIMIT_MS].number;
    if (is_cancelled(run->watch))
        return TTB_STOP_CANCELLED;
    return limit && elapsed_ms(run->watch) >= limit ? TTB_STOP_TIME : TTB__STOP_NOT_YET;
}

/* A large town may take longer to prepare than it may be solved: then no search begins. Whoever
 * asked for an end before the call still gets the first round of a small town. */
int ttb__is_late(void *user)
{
    ttb__late *late = user;
    int64_t limit = late->options->values[TTB__OPTION_TIME_LIMIT_MS].number;
    int64_t elapsed = elapsed_ms(late->watch);
    if (is_cancelled(late->watch) && elapsed >= LATE_MS)
        late->reason = TTB_STOP_CANCELLED;
    else if (limit && elapsed >= limit + LATE_MS)
        late->reason = TTB_STOP_TIME;
    return late->reason != TTB__STOP_NOT_YET;
}

/* Look at the token, the clock and the watch function; with the lock held, which is let go for the
 * latter. */
static void look(solve *run)
{
    int64_t now = ttb__clock_ms();
    int32_t asked = asked_to_stop(run);
    ttb_progress progress;
    if (asked != TTB__STOP_NOT_YET)
        ttb__rounds_stop(&run->rounds, asked);
    if (!run->watch->watch || now < run->next_watch_ms)
        return;
    run->next_watch_ms = now + WATCH_MS;
    read_progress(run, &progress);
    pthread_mutex_unlock(&run->rounds.mutex);
    if (call_watch(run, &progress))
        ttb__rounds_stop(&run->rounds, TTB_STOP_CANCELLED);
    pthread_mutex_lock(&run->rounds.mutex);
}

static void wait_for_end(solve *run)
{
    ttb__rounds *rounds = &run->rounds;
    pthread_mutex_lock(&rounds->mutex);
    while (rounds->reason == TTB__STOP_NOT_YET) {
        struct timespec until;
        look(run);
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += LOOK_MS * 1000000;
        if (until.tv_nsec >= 1000000000) {
            until.tv_nsec -= 1000000000;
            until.tv_sec++;
        }
        if (rounds->reason == TTB__STOP_NOT_YET)
            pthread_cond_timedwait(&rounds->ended, &rounds->mutex, &until);
    }
    pthread_mutex_unlock(&rounds->mutex);
}

/* Let the call hold so many eighths of its limit from now on. */
static void let_hold(const solve *run, int64_t eighths)
{
    ttb__memory *memory = ttb__memory_entered();
    if (memory)
        atomic_store(&memory->most,
                     (run->options->values[TTB__OPTION_MEMORY_LIMIT_MB].number << 20) / 8 *
                         eighths);
}

static ttb_status make_workers(solve *run)
{
    int32_t count = run->rounds.worker_count;
    ttb_status status = TTB_OK;
    run->workers = ttb__alloc(count, sizeof *run->workers);
    if (!run->workers)
        return TTB_ERR_MEMORY;
    while (!status && run->made_count < count) {
        status = ttb__ask();
        if (!status)
            status =
                ttb__worker_make(&run->rounds, run->made_count, &run->workers[run->made_count]);
        run->made_count += !status;
    }
    return status;
}

/* Where a thread cannot be started, those that run already wait for it: they are let go by a lower
 * count. */
static ttb_status run_workers(solve *run)
{
    ttb__rounds *rounds = &run->rounds;
    ttb_status status = TTB_OK;
    pthread_mutex_lock(&rounds->mutex);
    while (!status && run->started_count < rounds->worker_count) {
        status = ttb__worker_start(&run->workers[run->started_count]);
        run->started_count += !status;
    }
    if (status) {
        rounds->worker_count = run->started_count;
        ttb__rounds_stop(rounds, TTB_STOP_CANCELLED);
    }
    pthread_mutex_unlock(&rounds->mutex);
    if (run->started_count)
        wait_for_end(run);
    for (int32_t worker = 0; worker < run->started_count; worker++)
        pthread_join(run->workers[worker].thread, NULL);
    return status ? status : rounds->status;
}

/* The timetable in which only pinned sections run may be valid: there is one from the beginning.
 * A token that was asked for before ends the first round, whatever it finds. */
static void begin(solve *run)
{
    ttb__solution_copy(run->prep, &run->rounds.best, ttb__search_best(run->workers[0].search));
    if (is_cancelled(run->watch))
        ttb__rounds_stop(&run->rounds, TTB_STOP_CANCELLED);
}

/* A search that is as large as it may be ends like one that has no time left. */
static ttb_status forgive_limit(solve *run, ttb_status status)
{
    if (status != TTB_ERR_MEMORY || run->started_count < run->rounds.worker_count ||
        !ttb__memory_is_reached())
        return status;
    run->rounds.reason = TTB_STOP_MEMORY;
    return TTB_OK;
}

static ttb_status search(solve *run)
{
    ttb_status status = ttb__rounds_make(run->prep, run->options, &run->rounds);
    if (status)
        return status;
    run->has_rounds = 1;
    status = make_workers(run);
    run->rounds.reason = run->late.reason;
    if (status)
        return status;
    begin(run);
    return forgive_limit(run, run_workers(run));
}

/* The independent checker has the last word. */
static ttb_status check_result(const solve *run, const ttb_partnership *partnership,
                               ttb_timetable *timetable, ttb_report *report)
{
    int is_valid;
    ttb_status status = ttb__check(partnership, timetable, &is_valid, report);
    if (status)
        return status;
    memcpy(timetable->tier_bounds, run->rounds.bounds, sizeof timetable->tier_bounds);
    return is_valid ? TTB_OK : TTB_ERR_INTERNAL;
}

static int is_proven(const solve *run)
{
    const ttb__rounds *rounds = &run->rounds;
    for (int32_t tier = 0; tier < run->prep->tier_count; tier++)
        if (rounds->bounds[tier] != rounds->best.tiers[tier])
            return 0;
    return 1;
}

static ttb_status make_timetable(const solve *run, const ttb_partnership *partnership,
                                 const char hash[65], ttb_timetable **timetable_out,
                                 ttb_report *report)
{
    ttb_timetable *timetable = NULL;
    int is_found = run->prep && run->has_rounds && run->rounds.best.is_valid;
    int is_impossible = run->prep && run->prep->is_impossible;
    ttb_status status = ttb__timetable_make(partnership, hash, &timetable);
    if (status)
        return status;
    timetable->stop = run->has_rounds ? run->rounds.reason
                      : is_impossible ? TTB_STOP_DONE
                                      : run->late.reason;
    timetable->outcome = is_found && is_proven(run) ? TTB_OUTCOME_OPTIMAL
                         : is_found                 ? TTB_OUTCOME_FEASIBLE
                         : is_impossible            ? TTB_OUTCOME_INFEASIBLE
                                                    : TTB_OUTCOME_UNKNOWN;
    status = ttb__convert_run(run->options, run->has_rounds ? run->rounds.work : 0, timetable);
    if (!status && is_found)
        status = ttb__convert_solution(run->prep, &run->sorted, &run->rounds.best, timetable);
    if (!status && is_found)
        status = check_result(run, partnership, timetable, report);
    if (status)
        ttb__timetable_destroy(timetable);
    else
        *timetable_out = timetable;
    return status;
}

static ttb_status make_certificate(const solve *run, const ttb_timetable *timetable,
                                   ttb_certificate **certificate_out)
{
    ttb_status status =
        ttb__bounds_certificate(run->rounds.proof, timetable->tier_values, certificate_out);
    if (!status)
        memcpy((*certificate_out)->partnership, timetable->hash, sizeof timetable->hash);
    return status;
}

static int must_stop_verifying(void *user)
{
    return asked_to_stop(user) != TTB__STOP_NOT_YET;
}

/* The verifier has the last word on a proof, as the checker has on a timetable. Where the time is
 * over before it has spoken, the timetable stands and the proof is nobody's word yet. */
static ttb_status verify_result(solve *run, const ttb__solved *solved)
{
    ttb__poll poll = {must_stop_verifying, run};
    const ttb__poll *before = ttb__poll_enter(&poll);
    ttb__town *town = NULL;
    int is_proven = 0;
    ttb_status status = ttb__town_make(run->sorted.partnership, &town);
    (void)ttb__poll_enter(before);
    if (!status) {
        town->poll = &poll;
        status = ttb__certificate_verify(town, solved->certificate, solved->timetable,
                                         solved->certificate->timetable, &is_proven, NULL);
    }
    ttb__town_destroy(town);
    if ((status && status != TTB__STOPPED) || is_proven)
        return status;
    if (!must_stop_verifying(run))
        return TTB_ERR_INTERNAL;
    solved->timetable->outcome = TTB_OUTCOME_FEASIBLE;
    solved->timetable->stop = asked_to_stop(run);
    return TTB_OK;
}

/* What workers held is there for the timetable, and so is what was kept from them. */
static void clear_workers(solve *run)
{
    for (int32_t worker = 0; worker < run->made_count; worker++)
        ttb__worker_clear(&run->workers[worker]);
    ttb__free(run->workers);
    run->workers = NULL;
    run->made_count = 0;
}

static void clear(solve *run)
{
    clear_workers(run);
    if (run->has_rounds)
        ttb__rounds_clear(&run->rounds);
    ttb__prep_destroy(run->prep);
    ttb__sorted_clear(&run->sorted);
}

/* Only what comes before the search can be late: the search has its own end, and what it found is
 * always written down. */
static ttb_status prepare_and_search(solve *run, const ttb_partnership *partnership,
                                     ttb_report *report)
{
    ttb__poll poll = {ttb__is_late, &run->late};
    const ttb__poll *before = ttb__poll_enter(&poll);
    ttb_status status = ttb__sorted_make(partnership, &run->sorted);
    if (!status)
        status = ttb__prep_make(run->sorted.partnership, &run->prep, report);
    if (!status && !run->prep->is_impossible)
        status = search(run);
    (void)ttb__poll_enter(before);
    return status == TTB__STOPPED ? TTB_OK : status;
}

ttb_status ttb__solve(const ttb_partnership *partnership, const char hash[65],
                      const ttb_options *options, const ttb__watch *watch, ttb__solved *solved_out,
                      ttb_report *report)
{
    solve run = {.options = options,
                 .watch = watch,
                 .late = {watch, options, TTB__STOP_NOT_YET},
                 .next_watch_ms = watch->begin_ms + WATCH_MS};
    ttb_status status;
    *solved_out = (ttb__solved){NULL, NULL};
    let_hold(&run, SEARCH_SHARE);
    status = prepare_and_search(&run, partnership, report);
    clear_workers(&run);
    let_hold(&run, END_SHARE);
    if (!status)
        status = make_timetable(&run, partnership, hash, &solved_out->timetable, report);
    if (!status && run.has_rounds && run.rounds.best.is_valid)
        status = make_certificate(&run, solved_out->timetable, &solved_out->certificate);
    if (!status && solved_out->timetable->outcome == TTB_OUTCOME_OPTIMAL)
        status = verify_result(&run, solved_out);
    if (status) {
        ttb__timetable_destroy(solved_out->timetable);
        ttb__certificate_destroy(solved_out->certificate);
        *solved_out = (ttb__solved){NULL, NULL};
    }
    clear(&run);
    return status;
}

ttb_status ttb__solve_nothing(const ttb_partnership *partnership, const ttb_options *options,
                              int32_t stop, ttb__solved *solved_out)
{
    solve run = {.options = options, .late = {NULL, options, stop}};
    *solved_out = (ttb__solved){NULL, NULL};
    return make_timetable(&run, partnership, (char[65]){""}, &solved_out->timetable, NULL);
}
