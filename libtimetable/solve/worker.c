#include "solve/worker.h"

#include <signal.h>
#include <string.h>

/* Enough for a matching and a deep search of weeks, and for GLPK. */
enum { STACK_BYTES = 4 << 20 };

static int is_stopped(void *user)
{
    const ttb__worker *worker = user;
    return atomic_load_explicit(&worker->rounds->stop, memory_order_relaxed);
}

/* Of search and programs; bounds have their own. */
static int64_t work_of(const ttb__worker *worker)
{
    return ttb__search_work(worker->search) + worker->programs.work;
}

/* The search tries where a tree was lost, unless somebody may not be placed so after all. */
static ttb_status try_leaf(ttb__worker *worker)
{
    ttb__leaf leaf = ttb__bounds_take_leaf(worker->rounds->proof);
    ttb__numbers pairs = {0};
    ttb_status status = TTB_OK;
    for (int64_t number = 0; number < leaf.count && !status; number++) {
        ttb__standing at = leaf.items[number];
        int32_t placement = ttb__find_placement(worker->rounds->prep, at.offer, at.blocks);
        if (at.blocks && placement == TTB_NONE)
            break;
        status = TTB__PUSH(&pairs, at.offer) ? TTB_ERR_MEMORY : TTB__PUSH(&pairs, placement);
    }
    if (!status && pairs.count && pairs.count == 2 * leaf.count)
        status = ttb__search_take_leaf(worker->search, &pairs, &worker->rounds->stop);
    ttb__free(leaf.items);
    ttb__free(pairs.items);
    return status;
}

/* In the last third of all work. */
static int is_of_late(const ttb__rounds *rounds, int64_t work)
{
    return work > rounds->mark / 3 * 2;
}

/* How much work bounds should have had by this mark, together with neighbourhoods: a quarter of all
 * as long as the search makes the first tier better that is not proven, half of it while it finds
 * anything or may well do so at the end of its cooling, else all but a quarter, and so where others
 * search beside it. */
static int64_t share_to_improve(const ttb__worker *worker)
{
    const ttb__rounds *rounds = worker->rounds;
    int64_t quarter = rounds->mark / 4;
    if (rounds->worker_count > 1)
        return quarter * 3;
    if (is_of_late(rounds, rounds->gain_work))
        return quarter;
    if (is_of_late(rounds, rounds->best_work) || ttb__search_is_promising(worker->search))
        return quarter * 2;
    return quarter * 3;
}

/* What is proven of the parts of the town, for all searches from the next round on. */
static void note_parts(ttb__worker *worker)
{
    ttb__rounds *rounds = worker->rounds;
    int32_t count = ttb__search_part_count(worker->search);
    for (int32_t part = 0; part < count && count > 1; part++)
        rounds->part_least[part] =
            ttb__bounds_over(rounds->proof, ttb__search_parts(worker->search), part);
}

static void bound_parts(ttb__worker *worker)
{
    for (int32_t part = 0; part < ttb__search_part_count(worker->search); part++)
        ttb__search_bound_part(worker->search, part, worker->rounds->part_least[part]);
}

/* The first worker looks for arguments, for the best timetable of the last round. A bit at a time,
 * so that what is proven counts soon; and a bit in any case where everybody improves, because a
 * better timetable may be easier to prove. What a solve does only because it ends must not change
 * its timetable. */
static ttb_status improve_bounds(ttb__worker *worker, ttb__mip_session *session)
{
    enum { BIT = 12 };
    ttb__rounds *rounds = worker->rounds;
    ttb__bound_means means = {session, {is_stopped, worker}};
    int64_t before = ttb__bounds_work(rounds->proof), values[TTB__GOALS];
    int64_t bit = before + rounds->mark / BIT;
    int64_t share = share_to_improve(worker) - worker->programs.taken;
    ttb__bound_effort effort = {bit, rounds->is_improving && bit > share ? bit : share};
    int is_last = !rounds->is_improving && !rounds->bounds_are_due;
    ttb_status status;
    for (int32_t tier = 0; tier < TTB__GOALS; tier++)
        values[tier] = rounds->best.is_valid ? rounds->best.tiers[tier] : INT64_MAX;
    status = ttb__bounds_improve(rounds->proof, &means, values,
                                 rounds->best.is_valid ? rounds->prep->tier_count : 1, &effort);
    rounds->bounds_are_due = ttb__bounds_work(rounds->proof) >= bit;
    worker->bound_work += ttb__bounds_work(rounds->proof) - before;
    note_parts(worker);
    return status || is_last ? status : try_leaf(worker);
}

static int is_on(const ttb__worker *worker, int32_t option)
{
    return worker->rounds->options->values[option].number != 0;
}

/* The seating program gets a third of all work so far, at most. */
static ttb_status improve_seats(ttb__worker *worker, ttb__mip_session *session)
{
    const ttb__solution *best = ttb__search_best(worker->search);
    if (!best->is_valid || !worker->rounds->is_improving || !is_on(worker, TTB__OPTION_SEATING))
        return TTB_OK;
    return ttb__programs_seat(&worker->programs, session, best, work_of(worker) / 3);
}

/* Neighbourhoods get little while bounds rise: the next proof is worth more. */
static int neighbourhoods_are_due(ttb__worker *worker)
{
    const ttb__rounds *rounds = worker->rounds;
    const ttb__solution *best = ttb__search_best(worker->search);
    int is_rare = worker->number == 0 && is_of_late(rounds, rounds->rise_work);
    return best->is_valid && is_on(worker, TTB__OPTION_PROGRAMS) && rounds->has_improved &&
           ttb__programs_are_due(&worker->programs, best, rounds->mark, is_rare);
}

/* Each worker's part of the quarter that is GLPK's. It depends on options alone, so that GLPK does
 * the same whatever else is held. */
static int32_t glpk_memory_mb(const ttb__rounds *rounds)
{
    enum { MOST_MB = 4096, PARTS = 4 };
    int64_t limit = rounds->options->values[TTB__OPTION_MEMORY_LIMIT_MB].number;
    int64_t part = limit / PARTS / rounds->options->values[TTB__OPTION_WORKERS].number;
    if (limit == 0 || part > MOST_MB)
        return MOST_MB;
    return part > 0 ? (int32_t)part : 1;
}

/* GLPK giving up costs its help, never the timetable. */
static ttb_status improve(ttb__worker *worker)
{
    ttb__rounds *rounds = worker->rounds;
    ttb__mip_session *session = NULL;
    ttb_status status = TTB_OK;
    int is_bounding = rounds->is_bounding && worker->number == 0;
    if (!rounds->is_improving && !is_bounding &&
        !(rounds->has_improved && is_on(worker, TTB__OPTION_PROGRAMS)))
        return TTB_OK;
    if (rounds->is_improving && rounds->best_worker != worker->number &&
        ttb__solution_is_better(rounds->prep, &rounds->best, ttb__search_best(worker->search)))
        ttb__search_adopt(worker->search, &rounds->best);
    if (ttb__mip_session_open(is_stopped, worker, glpk_memory_mb(rounds), &session))
        session = NULL;
    if (is_bounding)
        status = improve_bounds(worker, session);
    if (!status && session)
        status = improve_seats(worker, session);
    if (!status && session && !ttb__mip_session_status(session) && neighbourhoods_are_due(worker))
        status = ttb__programs_improve(&worker->programs, session, rounds->bounds);
    ttb__mip_session_close(session);
    return status;
}

static ttb__arrival arrival_of(const ttb__worker *worker)
{
    const ttb__solution *searched = ttb__search_best(worker->search);
    const ttb__solution *improved = &worker->programs.best;
    int is_improved = ttb__solution_is_better(worker->rounds->prep, improved, searched);
    return (ttb__arrival){searched, is_improved ? improved : searched};
}

static void *run(void *argument)
{
    ttb__worker *worker = argument;
    ttb__rounds *rounds = worker->rounds;
    ttb_status status;
    (void)ttb__memory_enter(worker->memory);
    do {
        bound_parts(worker);
        status = ttb__search_run(worker->search,
                                 rounds->mark - worker->programs.work - worker->bound_work,
                                 &rounds->stop);
        if (!status && !is_stopped(worker))
            status = improve(worker);
    } while (ttb__rounds_arrive(rounds, worker->number, arrival_of(worker), status));
    return NULL;
}

ttb_status ttb__worker_make(ttb__rounds *rounds, int32_t number, ttb__worker *worker_out)
{
    uint64_t seed = (uint64_t)rounds->options->values[TTB__OPTION_SEED].number;
    ttb_status status;
    memset(worker_out, 0, sizeof *worker_out);
    worker_out->rounds = rounds;
    worker_out->number = number;
    seed = seed * TTB__MOST_WORKERS + (uint64_t)number;
    status = ttb__programs_make(rounds->prep, seed, &worker_out->programs);
    if (!status)
        status = ttb__search_make(rounds->prep, seed, &worker_out->search);
    if (status)
        ttb__worker_clear(worker_out);
    return status;
}

void ttb__worker_clear(ttb__worker *worker)
{
    ttb__search_destroy(worker->search);
    ttb__programs_clear(&worker->programs);
    memset(worker, 0, sizeof *worker);
}

ttb_status ttb__worker_start(ttb__worker *worker)
{
    pthread_attr_t attributes;
    sigset_t all, before;
    int failed;
    worker->memory = ttb__memory_entered();
    if (pthread_attr_init(&attributes))
        return TTB_ERR_MEMORY;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failed = pthread_attr_setstacksize(&attributes, STACK_BYTES) ||
             pthread_create(&worker->thread, &attributes, run, worker);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failed ? TTB_ERR_SOLVER : TTB_OK;
}
