/* Every allocation fails once, one after the other, in our code, in cJSON, in GLPK and in libc:
 * loading, validating, building, solving, bounding, verifying, checking and writing. After each: a
 * status, nothing comes out of a failed call, inputs are as they were, nothing leaks, and the same
 * call, tried again with the same handles, gives what it always gives. Then all allocations fail
 * from one on, and then some at random.
 *
 * usage: test-fault-allocations [short|medium|all] [seed] [stage]
 *
 * Ends with a line for each stage and owner: how many failed, and how many of these did no harm. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "inject.h"

/* How much is tried. */
typedef struct effort {
    const char *name;
    int64_t work;                             /* of a solve; the integer programs begin at 400000 */
    int64_t most_single, most_sticky, random; /* attempts for each call */
    int64_t most_large;                       /* the same, in all, in the larger town */
} effort;

static const effort efforts[] = {
    {"short", 60000, 40, 5, 5, 0},
    {"medium", 400000, 100, 12, 12, 4},
    {"all", 60000, INT64_MAX, 1000, 2000, 600},
};
static const effort *chosen = &efforts[0];
static uint64_t first_seed = 1;

enum { MOST_STAGES = 8, MOST_FAILURES_TOLD = 200 };
static struct tally {
    const char *stage;
    int64_t attempts, injected[OWNERS], survived[OWNERS], lost;
} tallies[MOST_STAGES];
static int64_t failures;

static struct tally *tally_of(const char *stage)
{
    int place = 0;
    while (tallies[place].stage && strcmp(tallies[place].stage, stage) != 0)
        place++;
    assert_true(place < MOST_STAGES);
    tallies[place].stage = stage;
    return &tallies[place];
}

/* ---- One attempt -----------------------------------------------------------------------------
 */

/* What a call may say when these allocations failed. GLPK giving up and libc's sorting without
 * extra room cost nothing; a thread that cannot start is the solver's. */
static const char *wrong_status(const struct call *call, ttb_status status, ttb_status usual,
                                const inject_count *count)
{
    int is_hit = count->failed[OWNER_OURS] || count->failed[OWNER_CJSON];
    int has_thread = strcmp(call->stage, "solve") == 0 && count->failed[OWNER_SYSTEM];
    if (status == TTB_ERR_MEMORY)
        return is_hit || has_thread ? NULL : "no memory, though none of ours failed";
    if (status == TTB_ERR_SOLVER && has_thread)
        return NULL;
    if (status != usual)
        return "not a status for this";
    return is_hit && !call->is_hardy ? "a failed allocation passed unseen" : NULL;
}

/* The same call with the same handles, now with memory. */
static const char *fault_of_retry(const struct scene *scene, const struct call *call,
                                  struct attempt *made, const char *usual)
{
    char *text;
    int is_same;
    attempt_clear_results(made);
    made->status = call->run(scene, made);
    text = attempt_text(scene, made);
    is_same = strcmp(text, usual) == 0;
    free(text);
    return is_same ? NULL : "the next call gives something else";
}

static const char *fault_of_result(const struct scene *scene, const struct call *call,
                                   struct attempt *made, const char *usual)
{
    char *text = attempt_text(scene, made);
    int is_same = strcmp(text, usual) == 0;
    free(text);
    if (is_same)
        return NULL;
    return call->is_hardy ? attempt_untruth(scene, made) : "the result is another one";
}

static const char *fault_of_failure(const struct scene *scene, const struct call *call,
                                    struct attempt *made, const char *usual)
{
    const char *fault = attempt_leftover(made);
    if (!fault)
        fault = attempt_changed_input(scene, made);
    return fault ? fault : fault_of_retry(scene, call, made, usual);
}

static const char *find_leak(const int64_t before[OWNERS])
{
    static char leak[100];
    for (int owner = OWNER_OURS; owner <= OWNER_GLPK; owner++)
        if (inject_live(owner) != before[owner]) {
            snprintf(leak, sizeof leak, "%s leaks %" PRId64 " blocks", owner_names[owner],
                     inject_live(owner) - before[owner]);
            return leak;
        }
    return NULL;
}

/* NULL, or what went wrong. */
static const char *find_fault(const struct scene *scene, const struct call *call,
                              const inject_plan *plan, const char *usual, struct tally *tally,
                              inject_count *count)
{
    ttb_status usual_status = (ttb_status)strtol(usual, NULL, 10);
    int64_t live[OWNERS];
    struct attempt made;
    const char *fault, *leak;
    for (int owner = 0; owner < OWNERS; owner++)
        live[owner] = inject_live(owner);
    attempt_make(scene, call, &made);
    inject_begin(plan);
    made.status = call->run(scene, &made);
    *count = inject_end();
    fault = wrong_status(call, made.status, usual_status, count);
    if (!fault && made.status == usual_status)
        fault = fault_of_result(scene, call, &made, usual);
    else if (!fault)
        fault = fault_of_failure(scene, call, &made, usual);
    attempt_clear(&made);
    tally->lost += inject_free_lost();
    leak = find_leak(live);
    return fault ? fault : leak;
}

/* Returns whether something failed at all. */
static int try_plan(const struct scene *scene, const struct call *call, const inject_plan *plan,
                    const char *usual)
{
    static char what[200];
    struct tally *tally = tally_of(call->stage);
    int64_t failed = 0;
    inject_count count;
    const char *fault;
    snprintf(what, sizeof what, "%s, %s: allocation %" PRId64 "%s, seed %" PRIu64 ", one in %u",
             call->stage, call->name, plan->first, plan->is_sticky ? " and all after" : "",
             plan->seed, (unsigned)plan->one_in);
    inject_describe(what);
    fault = find_fault(scene, call, plan, usual, tally, &count);
    inject_describe(NULL);
    tally->attempts++;
    for (int owner = 0; owner < OWNERS; owner++) {
        failed += count.failed[owner];
        tally->injected[owner] += count.failed[owner];
        tally->survived[owner] += fault ? 0 : count.failed[owner];
    }
    if (fault && failures++ < MOST_FAILURES_TOLD)
        print_error("%s: %s\n", what, fault);
    return failed > 0;
}

/* ---- Attempts at a call ----------------------------------------------------------------------
 */

/* What the call gives where nothing fails, and how many allocations it makes. */
static char *take_usual(const struct scene *scene, const struct call *call,
                        int64_t *allocations_out)
{
    const inject_plan nothing = {0};
    inject_count count;
    struct attempt made;
    char *text;
    attempt_make(scene, call, &made);
    inject_begin(&nothing);
    made.status = call->run(scene, &made);
    count = inject_end();
    *allocations_out = 0;
    for (int owner = 0; owner < OWNERS; owner++)
        *allocations_out += count.calls[owner];
    text = attempt_text(scene, &made);
    attempt_clear(&made);
    return text;
}

/* All allocations one by one, or so many, evenly spread from a first one that the seed chooses. */
static void try_each(const struct scene *scene, const struct call *call, const char *usual,
                     int64_t allocations, int64_t most, int is_sticky)
{
    int64_t stride = most < allocations ? (allocations + most - 1) / most : 1;
    inject_plan plan = {.first = 1 + (int64_t)(first_seed % (uint64_t)stride),
                        .is_sticky = is_sticky};
    for (; plan.first <= allocations; plan.first += stride)
        (void)try_plan(scene, call, &plan, usual);
}

/* From about one failure an attempt to many. */
static void try_random(const struct scene *scene, const struct call *call, const char *usual,
                       int64_t allocations, int64_t attempts)
{
    for (int64_t number = 0; number < attempts; number++) {
        uint64_t seed = first_seed * 1000003 + (uint64_t)number;
        int64_t one_in = allocations >> (number % 12);
        inject_plan plan = {.seed = seed, .one_in = (uint32_t)(one_in > 1 ? one_in : 2)};
        (void)try_plan(scene, call, &plan, usual);
    }
}

static void try_call(const struct scene *scene, const struct call *call, int64_t most_single,
                     int64_t most_sticky, int64_t random)
{
    int64_t allocations, again;
    char *first = take_usual(scene, call, &again), *usual = take_usual(scene, call, &allocations);
    assert_string_equal(usual, first);
    assert_true(allocations > 0);
    try_each(scene, call, usual, allocations, most_single, 0);
    try_each(scene, call, usual, allocations, most_sticky, 1);
    try_random(scene, call, usual, allocations, random);
    free(first);
    free(usual);
}

/* ---- Tests -----------------------------------------------------------------------------------
 */

static void every_allocation_of(const char *stage)
{
    int64_t before = failures;
    struct scene small, large;
    scene_make("examples/partnerships/first-town.json", chosen->work, &small);
    if (chosen->most_large)
        scene_make("examples/partnerships/consortium.json", 900000, &large);
    for (int number = 0; number < call_count; number++) {
        const struct call *call = &calls[number];
        if (strcmp(call->stage, stage) != 0)
            continue;
        try_call(&small, call, chosen->most_single, chosen->most_sticky, chosen->random);
        if (chosen->most_large)
            try_call(&large, call, chosen->most_large, chosen->most_large, chosen->most_large);
    }
    if (chosen->most_large)
        scene_clear(&large);
    scene_clear(&small);
    assert_int_equal(failures, before);
}

#define STAGE(stage)                                                                               \
    static void stage##_survives_without_memory(void **state)                                      \
    {                                                                                              \
        (void)state;                                                                               \
        every_allocation_of(#stage);                                                               \
    }
STAGE(load)
STAGE(validate)
STAGE(build)
STAGE(solve)
STAGE(bound)
STAGE(verify)
STAGE(check)
STAGE(write)

static int tell_crash(void **state)
{
    (void)state;
    inject_tell_crash();
    return 0;
}

static void print_tallies(void)
{
    for (int stage = 0; stage < MOST_STAGES && tallies[stage].stage; stage++) {
        const struct tally *tally = &tallies[stage];
        for (int owner = 0; owner < OWNERS; owner++)
            printf("faults stage=%s owner=%s injected=%" PRId64 " survived=%" PRId64 "\n",
                   tally->stage, owner_names[owner], tally->injected[owner],
                   tally->survived[owner]);
        printf("faults-known stage=%s attempts=%" PRId64 " glpk_realloc_blocks_lost=%" PRId64 "\n",
               tally->stage, tally->attempts, tally->lost);
    }
}

/* Only this stage, by the name of its test; 0 where there is none. */
static int choose_stage(const char *stage)
{
    static char pattern[40];
    for (int number = 0; number < call_count; number++)
        if (strcmp(calls[number].stage, stage) == 0) {
            snprintf(pattern, sizeof pattern, "%s_*", stage);
            cmocka_set_test_filter(pattern);
            return 1;
        }
    return 0;
}

static int read_arguments(int count, char **words)
{
    if (count > 1) {
        chosen = NULL;
        for (size_t number = 0; number < sizeof efforts / sizeof *efforts; number++)
            if (strcmp(words[1], efforts[number].name) == 0)
                chosen = &efforts[number];
    }
    if (count > 2)
        first_seed = strtoull(words[2], NULL, 10);
    return chosen != NULL && count <= 4 && (count < 4 || choose_stage(words[3]));
}

#define TEST(stage) cmocka_unit_test_teardown(stage##_survives_without_memory, tell_crash)

int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {TEST(load),  TEST(validate), TEST(build), TEST(solve),
                                       TEST(bound), TEST(verify),   TEST(check), TEST(write)};
    int failed;
    if (!read_arguments(count, words)) {
        fputs("usage: test-fault-allocations [short|medium|all] [seed] [stage]\n", stderr);
        return 2;
    }
    printf("%s, seed %" PRIu64 "\n", chosen->name, first_seed);
    failed = cmocka_run_group_tests_name("out of memory", tests, NULL, NULL);
    print_tallies();
    return failed;
}
