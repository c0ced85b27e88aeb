/* The neighbourhood program against trying everything: what is not free is pinned in a copy of the
 * partnership. */
#include "formulation_town.h"

#include "brute_force.h"
#include "formulation/neighbourhood.h"

enum { TOWNS = TTB_TOWNS(600), MUCH_WORK = 100000000 };

static const int32_t goals[] = {TTB_GOAL_UNMET, TTB_GOAL_SECTION_COST, TTB_GOAL_TRAVEL,
                                TTB_GOAL_JOURNEYS, TTB_NONE};

typedef struct attempt {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__solution from, improved;
    ttb__neighbourhood free;
    char is_free_slot[64], is_free_student[16];
} attempt;

/* ---- What is free */

/* All of it, or every second thing and whoever sits in a free section. Sections that do not run
 * are always free, as they are in the pinned copy. */
static void set_free(attempt *tried, town_dice *dice, int is_whole)
{
    const ttb__prep *prep = tried->prep;
    tried->free.most_work = MUCH_WORK;
    memset(tried->is_free_slot, 0, sizeof tried->is_free_slot);
    memset(tried->is_free_student, 0, sizeof tried->is_free_student);
    for (int32_t slot = 0; slot < prep->slots.count; slot++)
        tried->is_free_slot[slot] =
            prep->slots.items[slot].pinned_placement == TTB_NONE &&
            (is_whole || tried->from.placement_of[slot] == TTB_NONE || roll(dice, 2));
    for (int32_t request = 0; request < prep->requests.count; request++) {
        int32_t slot = tried->from.slot_of[request];
        if (is_whole || !roll(dice, 4) || (slot != TTB_NONE && tried->is_free_slot[slot]))
            tried->is_free_student[prep->requests.items[request].student] = 1;
    }
    for (int32_t slot = 0; slot < prep->slots.count; slot++)
        if (tried->is_free_slot[slot])
            assert_int_equal(TTB__PUSH(&tried->free.slots, slot), TTB_OK);
    for (int32_t student = 0; student < prep->student_count; student++)
        if (tried->is_free_student[student])
            assert_int_equal(TTB__PUSH(&tried->free.students, student), TTB_OK);
}

static void pin_seat(const attempt *tried, ttb_partnership *town, int32_t request)
{
    const ttb__request *asked = &tried->prep->requests.items[request];
    int32_t slot = tried->from.slot_of[request];
    ttb__rule rule = {.kind = TTB__RULE_FORBID_SEAT,
                      .student = asked->student,
                      .course = asked->course,
                      .site = TTB_NONE};
    if (slot != TTB_NONE) {
        const ttb__placement *at = &tried->prep->placements.items[tried->from.placement_of[slot]];
        rule.kind = TTB__RULE_PIN_SEAT;
        rule.site = at->site;
        rule.blocks = at->blocks;
    }
    add_rule(town, rule);
}

/* The copy in which all that is not free is pinned where it is. */
static ttb_partnership *pinned_copy(const attempt *tried, uint64_t seed, int is_one_tier)
{
    const ttb__prep *prep = tried->prep;
    ttb_partnership *town = random_town(seed, tiny_town);
    town_dice dice = {.size = tiny_town};
    ttb__random_seed(&dice.random, seed);
    set_tiers(town, &dice, goals, is_one_tier);
    for (int32_t slot = 0; slot < prep->slots.count; slot++) {
        const ttb__placement *at;
        if (tried->is_free_slot[slot] || prep->slots.items[slot].pinned_placement != TTB_NONE)
            continue;
        at = &prep->placements.items[tried->from.placement_of[slot]];
        add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SECTION,
                                   .course = at->course,
                                   .site = at->site,
                                   .blocks = at->blocks});
    }
    for (int32_t request = 0; request < prep->requests.count; request++)
        if (!tried->is_free_student[prep->requests.items[request].student])
            pin_seat(tried, town, request);
    return town;
}

/* ---- Judging the answer */

static int has_strayed(const attempt *tried)
{
    for (int32_t slot = 0; slot < tried->prep->slots.count; slot++)
        if (!tried->is_free_slot[slot] &&
            tried->improved.placement_of[slot] != tried->from.placement_of[slot])
            return 1;
    for (int32_t request = 0; request < tried->prep->requests.count; request++)
        if (!tried->is_free_student[tried->prep->requests.items[request].student] &&
            tried->improved.slot_of[request] != tried->from.slot_of[request])
            return 1;
    return 0;
}

static int32_t compared; /* with every possible timetable */

static int is_best(const attempt *tried, uint64_t seed, int is_one_tier)
{
    ttb_partnership *town = pinned_copy(tried, seed, is_one_tier);
    int is_same = 1;
    brute all;
    if (!ttb__validate(town, NULL)) {
        if (brute_solve(&all, town) == BRUTE_FOUND) {
            is_same = !memcmp(all.best, tried->improved.tiers,
                              (size_t)tried->prep->tier_count * sizeof *all.best);
            compared++;
        }
        brute_clear(&all);
    }
    ttb__partnership_destroy(town);
    return is_same;
}

/* What is wrong with the answer, NULL if nothing. */
static const char *fault_of(const attempt *tried, uint64_t seed, int is_one_tier)
{
    ttb_timetable *timetable = convert(tried->prep, &tried->improved);
    const char *fault = NULL;
    int is_valid;
    assert_int_equal(ttb__check(tried->prep->partnership, timetable, &is_valid, NULL), TTB_OK);
    if (!is_valid)
        fault = "the checker rejects it";
    else if (ttb__solution_is_better(tried->prep, &tried->from, &tried->improved))
        fault = "it is worse than before";
    else if (has_strayed(tried))
        fault = "it changed what was not free";
    else if (is_one_tier && !is_best(tried, seed, is_one_tier))
        fault = "it is not the best";
    ttb__timetable_destroy(timetable);
    return fault;
}

static void improve(attempt *tried)
{
    ttb__mip_session *session = NULL;
    ttb__neighbourhood_result result;
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
    assert_int_equal(ttb__neighbourhood_improve(tried->prep, session, &tried->from, &tried->free,
                                                &tried->improved, &result),
                     TTB_OK);
    assert_int_equal(result.is_better,
                     ttb__solution_is_better(tried->prep, &tried->improved, &tried->from));
    assert_false(result.is_cut);
    assert_true(result.work > 0);
    ttb__mip_session_close(session);
}

static void begin(attempt *tried, uint64_t seed, town_dice *dice, int is_one_tier)
{
    memset(tried, 0, sizeof *tried);
    tried->town = random_town(seed, dice->size);
    ttb__random_seed(&dice->random, seed);
    set_tiers(tried->town, dice, goals, is_one_tier);
    tried->prep = prepare(tried->town, NULL);
    assert_int_equal(ttb__solution_make(tried->prep, &tried->from), TTB_OK);
    assert_int_equal(ttb__solution_make(tried->prep, &tried->improved), TTB_OK);
}

static void end(attempt *tried)
{
    ttb__free(tried->free.slots.items);
    ttb__free(tried->free.students.items);
    ttb__solution_clear(&tried->from);
    ttb__solution_clear(&tried->improved);
    destroy(tried->town, tried->prep);
}

static void try_towns(int is_whole, int is_one_tier)
{
    int32_t better = 0;
    compared = 0;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        town_dice dice = {.size = tiny_town};
        attempt tried;
        begin(&tried, seed, &dice, is_one_tier);
        if (find_some(tried.prep, seed, &tried.from)) {
            const char *fault;
            spoil(tried.prep, &dice, &tried.from);
            set_free(&tried, &dice, is_whole);
            tried.free.tier = is_one_tier ? 0 : roll(&dice, tried.prep->tier_count);
            improve(&tried);
            fault = fault_of(&tried, seed, is_one_tier);
            if (fault)
                fail_msg("seed %llu: %s", (unsigned long long)seed, fault);
            better += ttb__solution_is_better(tried.prep, &tried.improved, &tried.from);
        }
        end(&tried);
    }
    assert_true(better > TOWNS / 10); /* the program had something to do */
    assert_true(!is_one_tier || compared > TOWNS / 4);
}

static void with_everything_free_the_best_timetable_is_found(void **state)
{
    (void)state;
    try_towns(1, 1);
}

static void a_part_is_the_best_for_the_rest_as_it_is(void **state)
{
    (void)state;
    try_towns(0, 1);
}

static void no_tier_is_given_up_for_a_later_one(void **state)
{
    (void)state;
    try_towns(0, 0);
}

static void a_stopped_session_leaves_the_timetable_as_it_was(void **state)
{
    int32_t stopped = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        town_dice dice = {.size = small_town};
        ttb__neighbourhood_result result;
        ttb__mip_session *session = NULL;
        attempt tried;
        begin(&tried, seed, &dice, 0);
        if (find_some(tried.prep, seed, &tried.from)) {
            set_free(&tried, &dice, 1);
            assert_int_equal(ttb__mip_session_open(stops_at_once, NULL, 0, &session), TTB_OK);
            stopped += ttb__neighbourhood_improve(tried.prep, session, &tried.from, &tried.free,
                                                  &tried.improved, &result) == TTB_ERR_SOLVER;
            assert_false(result.is_better);
            assert_memory_equal(tried.improved.slot_of, tried.from.slot_of,
                                (size_t)tried.prep->requests.count * sizeof(int32_t));
            assert_memory_equal(tried.improved.tiers, tried.from.tiers, sizeof tried.from.tiers);
            ttb__mip_session_close(session);
        }
        end(&tried);
    }
    assert_true(stopped > 0);
}

/* Every allocation of ours fails in turn: the timetable stays as it was, until there is memory. */
static void a_failed_allocation_leaves_the_timetable_as_it_was(void **state)
{
    town_dice dice = {.size = small_town};
    ttb_status status = TTB_ERR_MEMORY;
    ttb__mip_session *session = NULL;
    attempt tried;
    (void)state;
    begin(&tried, 7, &dice, 1);
    assert_true(find_some(tried.prep, 7, &tried.from));
    spoil(tried.prep, &dice, &tried.from);
    set_free(&tried, &dice, 1);
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
    for (int64_t failing = 1; status; failing++) {
        ttb__neighbourhood_result result;
        ttb__fault_set(failing, 0);
        status = ttb__neighbourhood_improve(tried.prep, session, &tried.from, &tried.free,
                                            &tried.improved, &result);
        ttb__fault_set(0, 0);
        if (status && status != TTB_ERR_MEMORY)
            fail_msg("allocation %d: %d", (int)failing, status);
        if (status)
            assert_memory_equal(tried.improved.slot_of, tried.from.slot_of,
                                (size_t)tried.prep->requests.count * sizeof(int32_t));
        assert_true(failing < 10000);
    }
    assert_true(ttb__solution_is_better(tried.prep, &tried.improved, &tried.from));
    ttb__mip_session_close(session);
    end(&tried);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_everything_free_the_best_timetable_is_found),
        cmocka_unit_test(a_part_is_the_best_for_the_rest_as_it_is),
        cmocka_unit_test(no_tier_is_given_up_for_a_later_one),
        cmocka_unit_test(a_stopped_session_leaves_the_timetable_as_it_was),
        cmocka_unit_test(a_failed_allocation_leaves_the_timetable_as_it_was),
    };
    return cmocka_run_group_tests_name("neighbourhood", tests, NULL, NULL);
}
