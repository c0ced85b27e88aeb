/* Errors planted at every entry into GLPK, wrong answers of GLPK, GLPK's own memory limit, and
 * threads that cannot be started. A solve goes on with what it has: its timetable keeps every rule
 * and its certificate holds. The seam mip/ says why it gave up, and the next session works.
 *
 * usage: test-fault-planted [short|medium|all] [seed]
 *
 * Ends with a line for each kind: how many were planted, and how many did no harm. */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "calls.h"
#include "inject.h"
#include "mip/mip.h"
#include "plant.h"

typedef struct effort {
    const char *name;
    int64_t work;   /* of a solve; the integer programs begin at 400000 */
    int64_t places; /* calls of an entry at which something is planted, besides the first and the
                       last */
    int answers;    /* wrong answers tried at each, of PLANT_ANSWERS */
    int32_t most_limit_mb; /* memory limits up to this */
    int has_large;
} effort;

static const effort efforts[] = {
    {"short", 60000, -1, 1, 1, 0},
    {"medium", 400000, 0, 1, 2, 1},
    {"all", 400000, 60, PLANT_ANSWERS, 24, 1},
};
static const effort *chosen = &efforts[0];
static ttb__random dice;

enum { KIND_ERRORS, KIND_ANSWERS, KIND_LIMIT, KIND_THREADS, KINDS };
static const char *const kind_names[KINDS] = {"glpk-errors", "glpk-answers", "glpk-memory-limit",
                                              "threads"};
static struct tally {
    int64_t planted, survived;
    int64_t hit;     /* solves in which GLPK ran into its limit */
} tallies[2][KINDS]; /* of solves, of mip/ */
enum { IN_SOLVE, IN_MIP };

/* ---- Trying one plant ------------------------------------------------------------------------
 */

static int kind_of(const plant *wanted)
{
    if (wanted->memory_limit_mb)
        return KIND_LIMIT;
    if (strncmp(entry_names[wanted->entry], "pthread_", 8) == 0)
        return KIND_THREADS;
    return wanted->kind == PLANT_ERROR ? KIND_ERRORS : KIND_ANSWERS;
}

static void tell_plant(const plant *wanted, char what[200])
{
    snprintf(what, 200, "%s at call %" PRId64 " of %s, answer %d, %d simplexes fail, limit %d MB",
             wanted->kind == PLANT_ERROR ? "error" : "answer", wanted->call,
             wanted->kind ? entry_names[wanted->entry] : "nothing", wanted->answer,
             wanted->failed_simplex, (int)wanted->memory_limit_mb);
}

static void note(int where, const plant *wanted, const char *fault)
{
    struct tally *tally = &tallies[where][kind_of(wanted)];
    char what[200];
    tally->planted++;
    tally->survived += fault == NULL;
    tell_plant(wanted, what);
    if (fault)
        print_error("%s: %s\n", what, fault);
}

/* A block that GLPK's limit refused to enlarge is lost, once for each time it did. */
static const char *leak_of(const int64_t before[OWNERS], int64_t limit_errors)
{
    if (inject_live(OWNER_OURS) != before[OWNER_OURS])
        return "ours leaks";
    return inject_live(OWNER_GLPK) - before[OWNER_GLPK] > limit_errors ? "GLPK leaks" : NULL;
}

static void note_live(int64_t live[OWNERS])
{
    for (int owner = 0; owner < OWNERS; owner++)
        live[owner] = inject_live(owner);
}

/* ---- A solve ---------------------------------------------------------------------------------
 */

static const char *fault_of_solve(const struct scene *scene, const struct attempt *made,
                                  const plant *wanted)
{
    const char *fault;
    if (made->status == TTB_OK)
        return kind_of(wanted) == KIND_THREADS ? "the failure passed unseen"
                                               : attempt_untruth(scene, made);
    if (kind_of(wanted) != KIND_THREADS)
        return "the solve did not go on";
    if (made->status != TTB_ERR_SOLVER && made->status != TTB_ERR_MEMORY)
        return "not a status for this";
    fault = attempt_leftover(made);
    return fault ? fault : attempt_changed_input(scene, made);
}

static const char *fault_of_next(const struct scene *scene, const struct call *call,
                                 const char *usual)
{
    struct attempt made;
    char *text;
    int is_same;
    attempt_make(scene, call, &made);
    made.status = call->run(scene, &made);
    text = attempt_text(scene, &made);
    is_same = strcmp(text, usual) == 0;
    free(text);
    attempt_clear(&made);
    return is_same ? NULL : "the next solve gives something else";
}

static void try_solve(const struct scene *scene, const struct call *call, const plant *wanted,
                      const char *usual)
{
    static char what[200];
    int64_t live[OWNERS], limit_errors;
    struct attempt made;
    const char *fault;
    note_live(live);
    attempt_make(scene, call, &made);
    tell_plant(wanted, what);
    inject_describe(what);
    plant_begin(wanted);
    made.status = call->run(scene, &made);
    plant_end(NULL);
    limit_errors = wanted->memory_limit_mb ? plant_errors() : 0;
    fault = fault_of_solve(scene, &made, wanted);
    attempt_clear(&made);
    if (!fault)
        fault = leak_of(live, limit_errors);
    if (!fault)
        fault = fault_of_next(scene, call, usual);
    inject_describe(NULL);
    tallies[IN_SOLVE][kind_of(wanted)].hit += limit_errors > 0;
    if (wanted->memory_limit_mb || plant_was_met())
        note(IN_SOLVE, wanted, fault);
}

/* ---- The seam: building, simplex by every method, and trees ----------------------------------
 */

enum { COLUMNS = 18, ROWS = 9 };

/* Rows with few whole points near the optimum of the relaxation, so that trees have work. */
static ttb_status add_program(ttb__lp *lp)
{
    double costs[COLUMNS], zeros[COLUMNS] = {0}, ones[COLUMNS], lower[ROWS], upper[ROWS];
    double values[COLUMNS * ROWS];
    int64_t starts[COLUMNS + 1] = {0};
    int32_t rows[COLUMNS * ROWS];
    ttb__random random;
    ttb_status status;
    ttb__random_seed(&random, 5);
    for (int row = 0; row < ROWS; row++) {
        lower[row] = -INFINITY;
        upper[row] = 40 + ttb__random_below(&random, 20);
    }
    for (int column = 0; column < COLUMNS; column++) {
        costs[column] = -10.0 - ttb__random_below(&random, 20);
        ones[column] = 1;
        starts[column + 1] = starts[column] + ROWS;
        for (int row = 0; row < ROWS; row++) {
            rows[column * ROWS + row] = row;
            values[column * ROWS + row] = 1 + ttb__random_below(&random, 20);
        }
    }
    status = ttb__lp_add_rows(lp, ROWS, lower, upper);
    return status ? status
                  : ttb__lp_add_columns(lp, COLUMNS, costs, zeros, ones, starts, rows, values);
}

static ttb_status change_program(ttb__lp *lp)
{
    const double side = 1, values[2] = {1, 1}, lowest = -INFINITY;
    const int64_t starts[2] = {0, 2};
    const int32_t columns[2] = {0, 1}, last = COLUMNS - 1;
    ttb_status status = ttb__lp_add_filled_rows(lp, 1, &lowest, &side, starts, columns, values);
    if (!status)
        status = ttb__lp_set_row_bounds(lp, 0, -INFINITY, 45);
    if (!status)
        status = ttb__lp_set_column_bounds(lp, 2, 0, 1);
    if (!status)
        status = ttb__lp_set_cost(lp, 3, -13);
    return status ? status : ttb__lp_delete_columns(lp, 1, &last);
}

/* From nothing; then from a point that is there, within a cutoff, branching on chosen columns, and
 * with too few nodes. */
static ttb_status search_trees(ttb__lp *lp, double best[2])
{
    int32_t columns[COLUMNS - 1];
    ttb__integer_limits limits = {1000, 100000, INFINITY, 0};
    ttb__integer_result result;
    const double zeros[COLUMNS] = {0};
    ttb_status status;
    for (int32_t column = 0; column < COLUMNS - 1; column++)
        columns[column] = column;
    status = ttb__lp_solve_integer(lp, COLUMNS - 1, columns, NULL, &limits, &result);
    best[0] = !status && result.has_point ? result.objective : 0;
    limits.cutoff = 0;
    limits.branch_first = 3;
    if (!status)
        status = ttb__lp_solve_integer(lp, COLUMNS - 1, columns, zeros, &limits, &result);
    best[1] = !status && result.has_point ? result.objective : 0;
    limits.most_nodes = 1;
    if (!status)
        status = ttb__lp_solve_integer(lp, COLUMNS - 1, columns, zeros, &limits, &result);
    return status;
}

static ttb_status use_seam(double best[2])
{
    ttb__mip_session *session = NULL;
    ttb__lp_result relaxed;
    ttb__lp *lp = NULL;
    ttb_status status = ttb__mip_session_open(NULL, NULL, 1000, &session);
    best[0] = best[1] = 0;
    if (!status)
        status = ttb__lp_new(session, &lp);
    if (!status)
        status = add_program(lp);
    if (!status)
        status = ttb__lp_solve(lp, 100000, &relaxed);
    if (!status)
        status = change_program(lp);
    if (!status)
        status = ttb__lp_solve(lp, 100000, &relaxed);
    if (!status)
        status = search_trees(lp, best);
    ttb__lp_free(lp);
    ttb__mip_session_close(session);
    return status;
}

/* Points are checked by mip/ itself: what a wrong answer may bring is a worse one. */
static void try_seam(const plant *wanted, const double usual[2])
{
    static char what[200];
    int64_t live[OWNERS];
    const char *fault = NULL;
    double best[2];
    ttb_status status;
    note_live(live);
    tell_plant(wanted, what);
    inject_describe(what);
    plant_begin(wanted);
    status = use_seam(best);
    plant_end(NULL);
    if (wanted->kind == PLANT_ERROR && wanted->entry != ENTRY_glp_delete_prob && plant_was_met() &&
        status != TTB_ERR_SOLVER)
        fault = "the error passed unseen";
    if (best[0] < usual[0] - 1e-6 || best[1] < usual[1] - 1e-6)
        fault = "better than the best";
    if (!fault)
        fault = leak_of(live, 0);
    if (!fault && (use_seam(best) || best[0] != usual[0] || best[1] != usual[1]))
        fault = "the next session gives something else";
    inject_describe(NULL);
    if (plant_was_met())
        note(IN_MIP, wanted, fault);
}

/* ---- Which plants ----------------------------------------------------------------------------
 */

typedef void (*try_fn)(const plant *wanted, const void *data);

static int64_t choose_call(int64_t place, int64_t entry_calls)
{
    if (place == 0)
        return 1;
    if (place == 1)
        return entry_calls;
    return 1 + ttb__random_below(&dice, (uint32_t)entry_calls);
}

/* At the first call of the entry, the last, and some between. */
static void try_entry(plant wanted, int64_t entry_calls, try_fn try, const void *data)
{
    int is_thread = strncmp(entry_names[wanted.entry], "pthread_", 8) == 0;
    int answers = wanted.kind == PLANT_ANSWER && !is_thread ? chosen->answers : 1;
    for (int64_t place = 0; place < chosen->places + 2 && place < entry_calls; place++) {
        wanted.call = choose_call(place, entry_calls);
        for (int number = 0; number < answers; number++) {
            wanted.answer =
                answers == PLANT_ANSWERS ? number : (int)ttb__random_below(&dice, PLANT_ANSWERS);
            try(&wanted, data);
        }
    }
}

static void try_entries(const int64_t entry_calls[ENTRIES], int failed_simplex, try_fn try,
                        const void *data)
{
    for (int entry = 0; entry < ENTRIES; entry++)
        for (int kind = PLANT_ERROR; kind <= PLANT_ANSWER; kind++)
            if (entry_calls[entry] && plant_is_possible(entry, kind))
                try_entry((plant){.kind = kind, .entry = entry, .failed_simplex = failed_simplex},
                          entry_calls[entry], try, data);
}

/* ---- Tests -----------------------------------------------------------------------------------
 */

static void assert_survived(int where)
{
    for (int kind = 0; kind < KINDS; kind++)
        assert_int_equal(tallies[where][kind].survived, tallies[where][kind].planted);
}

static int64_t entries_seen[ENTRIES];

static void see_entries(const int64_t entry_calls[ENTRIES])
{
    for (int entry = 0; entry < ENTRIES; entry++)
        entries_seen[entry] += entry_calls[entry];
}

static void try_in_seam(const plant *wanted, const void *usual)
{
    try_seam(wanted, usual);
}

/* Once as usual, once with simplex failing by all methods but the last. */
static void the_seam_survives_every_entry(void **state)
{
    double usual[2], again[2];
    int64_t entry_calls[ENTRIES];
    (void)state;
    for (int failed_simplex = 0; failed_simplex <= 3; failed_simplex += 3) {
        const plant failing = {.failed_simplex = failed_simplex};
        assert_int_equal(use_seam(usual), TTB_OK);
        plant_begin(&failing);
        assert_int_equal(use_seam(again), TTB_OK);
        plant_end(entry_calls);
        assert_true(usual[0] < 0 && again[0] == usual[0] && again[1] == usual[1]);
        see_entries(entry_calls);
        try_entries(entry_calls, failed_simplex, try_in_seam, usual);
    }
    assert_survived(IN_MIP);
}

/* A call on a scene, and what it usually gives. */
typedef struct solving {
    struct scene scene;
    const struct call *call;
    char *usual;
    int64_t entry_calls[ENTRIES];
} solving;

static const struct call *find_solve(int number)
{
    for (int each = 0; each < call_count; each++)
        if (strcmp(calls[each].stage, "solve") == 0 && number-- == 0)
            return &calls[each];
    return NULL;
}

static void begin_solving(solving *all, const char *path, int64_t work, int which)
{
    struct attempt made;
    scene_make(path, work, &all->scene);
    all->call = find_solve(which);
    attempt_make(&all->scene, all->call, &made);
    plant_begin(NULL);
    made.status = all->call->run(&all->scene, &made);
    plant_end(all->entry_calls);
    see_entries(all->entry_calls);
    all->usual = attempt_text(&all->scene, &made);
    attempt_clear(&made);
}

static void end_solving(solving *all)
{
    free(all->usual);
    scene_clear(&all->scene);
}

static void try_in_solve(const plant *wanted, const void *data)
{
    const solving *all = data;
    try_solve(&all->scene, all->call, wanted, all->usual);
}

static const char small_town[] = "examples/partnerships/first-town.json";
static const char large_town[] = "examples/partnerships/consortium.json";

static void a_solve_survives_every_entry(void **state)
{
    solving all;
    (void)state;
    for (int which = 0; which < 2; which++) {
        begin_solving(&all, small_town, chosen->work, which);
        try_entries(all.entry_calls, 0, try_in_solve, &all);
        end_solving(&all);
    }
    if (chosen->has_large) {
        begin_solving(&all, large_town, 400000, 0);
        try_entries(all.entry_calls, 0, try_in_solve, &all);
        end_solving(&all);
    }
    assert_survived(IN_SOLVE);
}

/* The smallest limit is below what the larger town needs. */
static void a_solve_goes_on_within_a_limit_of_memory(void **state)
{
    solving all;
    (void)state;
    begin_solving(&all, "examples/partnerships/stevenage-y12.json", chosen->work, 0);
    for (int32_t limit = 1; limit <= chosen->most_limit_mb; limit++)
        try_in_solve(&(plant){.memory_limit_mb = limit}, &all);
    end_solving(&all);
    assert_survived(IN_SOLVE);
    assert_true(tallies[IN_SOLVE][KIND_LIMIT].hit > 0);
}

static int is_listed(const char *name)
{
    static const char *const hooks[] = {"glp_error_hook", "glp_term_hook", "glp_at_error"};
    for (int entry = 0; entry < ENTRIES; entry++)
        if (strcmp(entry_names[entry], name) == 0)
            return entries_seen[entry] > 0;
    for (size_t hook = 0; hook < sizeof hooks / sizeof *hooks; hook++)
        if (strcmp(hooks[hook], name) == 0)
            return 1;
    return 0;
}

/* Look whether every call of GLPK in a file of mip/ has an entry that was planted in, and count the
 * calls. */
static void look_through(const char *path, int64_t *found, int64_t *missing)
{
    char line[400], name[100];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        for (char *at = line; (at = strstr(at, "glp_")) != NULL; at++) {
            size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz_");
            if (at[length] != '(' || (at > line && (isalnum(at[-1]) || at[-1] == '_')))
                continue;
            snprintf(name, sizeof name, "%.*s", (int)length, at);
            ++*found;
            if (is_listed(name))
                continue;
            ++*missing;
            print_error("%s: no error was planted in %s\n", path, name);
        }
    fclose(file);
}

static void every_entry_of_mip_was_tried(void **state)
{
    static const char *const files[] = {"columns", "exact",   "guard",   "integer", "lp",
                                        "rows",    "session", "simplex", "state",   "tree"};
    int64_t found = 0, missing = 0;
    (void)state;
    for (size_t file = 0; file < sizeof files / sizeof *files; file++) {
        char path[100];
        snprintf(path, sizeof path, "libtimetable/mip/%s.c", files[file]);
        look_through(path, &found, &missing);
    }
    assert_true(found > 40);
    assert_int_equal(missing, 0);
}

static int tell_crash(void **state)
{
    (void)state;
    inject_tell_crash();
    return 0;
}

static void print_tallies(void)
{
    static const char *const stages[2] = {"solve", "mip"};
    for (int where = 0; where < 2; where++)
        for (int kind = 0; kind < KINDS; kind++) {
            const struct tally *tally = &tallies[where][kind];
            if (tally->planted)
                printf("faults stage=%s owner=%s injected=%" PRId64 " survived=%" PRId64 "\n",
                       stages[where], kind_names[kind], tally->planted, tally->survived);
        }
    printf("faults-known stage=solve glpk_memory_limit_hit=%" PRId64 "\n",
           tallies[IN_SOLVE][KIND_LIMIT].hit);
}

static int read_arguments(int count, char **words, uint64_t *seed_out)
{
    *seed_out = count > 2 ? strtoull(words[2], NULL, 10) : 1;
    if (count > 1) {
        chosen = NULL;
        for (size_t number = 0; number < sizeof efforts / sizeof *efforts; number++)
            if (strcmp(words[1], efforts[number].name) == 0)
                chosen = &efforts[number];
    }
    return chosen != NULL && count <= 3;
}

/* For LeakSanitizer: the blocks that GLPK's limit makes it forget; they are counted here. */
const char *__lsan_default_suppressions(void) __attribute__((visibility("default")));
const char *__lsan_default_suppressions(void)
{
    return "leak:libglpk";
}

int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_seam_survives_every_entry, tell_crash),
        cmocka_unit_test_teardown(a_solve_survives_every_entry, tell_crash),
        cmocka_unit_test_teardown(a_solve_goes_on_within_a_limit_of_memory, tell_crash),
        cmocka_unit_test(every_entry_of_mip_was_tried),
    };
    uint64_t seed;
    int failed;
    if (!read_arguments(count, words, &seed)) {
        fputs("usage: test-fault-planted [short|medium|all] [seed]\n", stderr);
        return 2;
    }
    printf("%s, seed %" PRIu64 "\n", chosen->name, seed);
    ttb__random_seed(&dice, seed);
    failed = cmocka_run_group_tests_name("planted errors", tests, NULL, NULL);
    print_tallies();
    return failed;
}
