/* Random walks through small random partnerships: after every move that is kept the state is what
 * the checker sees, and after every move that is taken back it is what it was. */
#include "prep_town.h"

#include "random_town.h"
#include "search/moves.h"
#include "search/tabu.h"

enum { TOWNS = 120, MOVES = 150 };

/* What undoing must bring back. Lists are sets: their order may change. */
typedef struct snapshot {
    ttb__sums sums;
    int32_t *placement_of, *size_of, *slot_of, *row_use, *offer_open, *offer_seated;
    int64_t *offer_squares, *minutes, *journeys;
} snapshot;

static void *copy_of(const void *items, int64_t count, size_t bytes)
{
    void *copy = ttb__alloc(count, bytes);
    assert_non_null(copy);
    memcpy(copy, items, (size_t)count * bytes);
    return copy;
}

static snapshot take_snapshot(const ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    return (snapshot){
        state->sums,
        copy_of(state->placement_of, prep->slots.count, sizeof(int32_t)),
        copy_of(state->size_of, prep->slots.count, sizeof(int32_t)),
        copy_of(state->slot_of, prep->requests.count, sizeof(int32_t)),
        copy_of(state->row_use, prep->rows.count, sizeof(int32_t)),
        copy_of(state->offer_open, prep->offer_count, sizeof(int32_t)),
        copy_of(state->offer_seated, prep->offer_count, sizeof(int32_t)),
        copy_of(state->offer_squares, prep->offer_count, sizeof(int64_t)),
        copy_of(state->minutes, prep->student_count, sizeof(int64_t)),
        copy_of(state->journeys, prep->student_count, sizeof(int64_t)),
    };
}

static void clear_snapshot(snapshot *before)
{
    ttb__free(before->placement_of);
    ttb__free(before->size_of);
    ttb__free(before->slot_of);
    ttb__free(before->row_use);
    ttb__free(before->offer_open);
    ttb__free(before->offer_seated);
    ttb__free(before->offer_squares);
    ttb__free(before->minutes);
    ttb__free(before->journeys);
}

static int same(const void *one, const void *other, int64_t count, size_t bytes)
{
    return memcmp(one, other, (size_t)count * bytes) == 0;
}

static int is_as_before(const ttb__state *state, const snapshot *before)
{
    const ttb__prep *prep = state->prep;
    return !memcmp(&state->sums, &before->sums, sizeof state->sums) &&
           same(state->placement_of, before->placement_of, prep->slots.count, sizeof(int32_t)) &&
           same(state->size_of, before->size_of, prep->slots.count, sizeof(int32_t)) &&
           same(state->slot_of, before->slot_of, prep->requests.count, sizeof(int32_t)) &&
           same(state->row_use, before->row_use, prep->rows.count, sizeof(int32_t)) &&
           same(state->offer_open, before->offer_open, prep->offer_count, sizeof(int32_t)) &&
           same(state->offer_seated, before->offer_seated, prep->offer_count, sizeof(int32_t)) &&
           same(state->offer_squares, before->offer_squares, prep->offer_count, sizeof(int64_t)) &&
           same(state->minutes, before->minutes, prep->student_count, sizeof(int64_t)) &&
           same(state->journeys, before->journeys, prep->student_count, sizeof(int64_t));
}

/* ---- Lists */

static int are_members_right(const ttb__state *state, int32_t slot)
{
    int32_t count = 0, prior = TTB_NONE;
    for (int32_t request = state->first_member[slot]; request != TTB_NONE;
         request = state->next_member[request]) {
        if (state->slot_of[request] != slot || state->prior_member[request] != prior)
            return 0;
        prior = request;
        count++;
    }
    return count == state->size_of[slot];
}

static int is_slot_listed(const ttb__state *state, int32_t slot)
{
    const ttb__prep *prep = state->prep;
    int runs = state->placement_of[slot] != TTB_NONE;
    int32_t course = ttb__course_of_slot(prep, slot);
    const ttb__open *open = &state->open[state->course_first_slot[course] + state->open_at[slot]];
    if (runs && (open->slot != slot || open->placement != state->placement_of[slot] ||
                 open->blocks != prep->placements.items[open->placement].blocks ||
                 state->open_at[slot] >= state->open_count[course]))
        return 0;
    if (prep->slots.items[slot].pinned_placement != TTB_NONE)
        return runs;
    return runs ? state->all_open[state->all_open_at[slot]] == slot &&
                      state->all_open_at[slot] < state->all_open_count
                : state->all_closed[state->all_closed_at[slot]] == slot &&
                      state->all_closed_at[slot] < state->all_closed_count;
}

static int is_request_listed(const ttb__state *state, int32_t request)
{
    const ttb__request *asked = &state->prep->requests.items[request];
    int32_t first = state->prep->course_first_taker[asked->course];
    if (asked->is_reserve || state->slot_of[request] != TTB_NONE)
        return 1;
    return state->unmet[first + state->unmet_at[request]] == request &&
           state->unmet_at[request] < state->unmet_count[asked->course] &&
           state->all_unmet[state->all_unmet_at[request]] == request &&
           state->all_unmet_at[request] < state->all_unmet_count;
}

static int is_in(const int32_t *items, const int32_t *at, int32_t count, int32_t item)
{
    return at[item] != TTB_NONE && at[item] < count && items[at[item]] == item;
}

/* What is missing is listed, and nothing else. */
static int are_lacks_listed(const ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    int32_t weak = 0, lacking = 0;
    for (int32_t slot = 0; slot < prep->slots.count; slot++) {
        const ttb__offer *offer = &prep->partnership->offers.items[prep->slots.items[slot].offer];
        if (state->placement_of[slot] == TTB_NONE || state->size_of[slot] >= offer->least_size)
            continue;
        if (!is_in(state->weak, state->weak_at, state->weak_count, slot))
            return 0;
        weak++;
    }
    for (int32_t row = 0; row < prep->rows.count; row++) {
        if (state->row_use[row] >= prep->rows.items[row].least)
            continue;
        if (!is_in(state->lacking, state->lacking_at, state->lacking_count, row))
            return 0;
        lacking++;
    }
    return weak == state->weak_count && lacking == state->lacking_count;
}

static int are_lists_right(const ttb__state *state)
{
    const ttb__prep *prep = state->prep;
    int32_t running = 0, pinned = 0, unmet = 0;
    if (!are_lacks_listed(state))
        return 0;
    for (int32_t slot = 0; slot < prep->slots.count; slot++) {
        if (!are_members_right(state, slot) || !is_slot_listed(state, slot))
            return 0;
        running += state->placement_of[slot] != TTB_NONE;
        pinned += prep->slots.items[slot].pinned_placement != TTB_NONE;
    }
    for (int32_t request = 0; request < prep->requests.count; request++) {
        if (!is_request_listed(state, request))
            return 0;
        unmet += !prep->requests.items[request].is_reserve && state->slot_of[request] == TTB_NONE;
    }
    return state->all_open_count == running - pinned && state->all_unmet_count == unmet &&
           state->all_closed_count == prep->slots.count - running && state->queue.count == 0;
}

/* ---- The checker's view */

/* Broken rules that a state never has: all but those that something missing breaks. */
static int64_t count_broken_limits(const ttb_report *report)
{
    static const char *const demands[] = {"section.not-viable", "offer.too-few-sections",
                                          "rule.pin-seat", "rule.reach"};
    int64_t count = ttb_report_count(report, TTB_NONE);
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++) {
        for (size_t demand = 0; demand < sizeof demands / sizeof *demands; demand++)
            count -= !strcmp(ttb_report_get_code(report, finding), demands[demand]);
        count -= !strcmp(ttb_report_get_code(report, finding), "rule.block-sections") &&
                 strstr(ttb_report_get_sentence(report, finding), "at least") != NULL;
    }
    return count;
}

static const char *fault_of(const ttb__state *state)
{
    ttb_report *report = NULL;
    ttb__solution now = {state->placement_of, state->slot_of, 0, {0}};
    ttb_timetable *timetable = convert(state->prep, &now);
    const char *fault = NULL;
    int is_valid;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__check(state->prep->partnership, timetable, &is_valid, report), TTB_OK);
    if (count_broken_limits(report))
        fault = "a limit is broken";
    if (is_valid != (state->sums.missing == 0))
        fault = "what is missing is miscounted";
    if (memcmp(timetable->goal_values, state->sums.goals, sizeof state->sums.goals) != 0)
        fault = "a goal is not the checker's";
    if (!are_lists_right(state))
        fault = "a list is wrong";
    if (fault)
        print_error("%s\n", ttb_report_get_sentence(report, 0));
    ttb_report_free(report);
    ttb__timetable_destroy(timetable);
    return fault;
}

/* ---- Walks */

/* Some steps of tabu search, and what they found. */
static void move_by_tabu(ttb__state *state)
{
    ttb__tabu *tabu = NULL;
    assert_int_equal(ttb__tabu_make(state, &tabu), TTB_OK);
    assert_non_null(tabu);
    (void)ttb__tabu_run(tabu, &state->random);
    (void)ttb__move_take(state, tabu->best);
    ttb__tabu_destroy(tabu);
}

static void make_move(ttb__state *state, town_dice *dice)
{
    int32_t kind = roll(dice, 8);
    if (kind < 2)
        ttb__move_build(state);
    else if (kind == 2)
        ttb__move_even(state);
    else if (kind == 3)
        move_by_tabu(state);
    else
        ttb__move(state);
}

static void walk(ttb__state *state, town_dice *dice, uint64_t seed)
{
    for (int32_t move = 0; move < MOVES; move++) {
        snapshot before = take_snapshot(state);
        const char *fault = NULL;
        ttb__state_begin(state);
        state->heat = roll(dice, 2) ? 0 : 1 + roll(dice, 1000000);
        make_move(state, dice);
        if (roll(dice, 3) == 0) {
            ttb__state_undo(state);
            fault = is_as_before(state, &before) ? NULL : "undoing left something";
        }
        if (!fault)
            fault = fault_of(state);
        if (fault)
            fail_msg("seed %llu, move %d: %s", (unsigned long long)seed, move, fault);
        assert_int_equal(state->status, TTB_OK);
        clear_snapshot(&before);
    }
}

static void a_walk_keeps_the_state_whole(void **unused)
{
    int32_t walked = 0;
    (void)unused;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        town_dice dice = {.size = small_town};
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        ttb__state *state = NULL;
        ttb__random_seed(&dice.random, seed);
        if (!prep->is_impossible) {
            assert_int_equal(ttb__state_make(prep, seed, &state), TTB_OK);
            ttb__weights_make(prep, &state->weights);
            walk(state, &dice, seed);
            ttb__state_destroy(state);
            walked++;
        }
        destroy(town, prep);
    }
    assert_true(walked > TOWNS / 2);
}

/* Go astray, then load what was saved. */
static void loading_brings_a_saved_timetable_back(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        ttb__state *state = NULL;
        ttb__solution saved;
        if (!prep->is_impossible) {
            assert_int_equal(ttb__state_make(prep, seed, &state), TTB_OK);
            ttb__weights_make(prep, &state->weights);
            assert_int_equal(ttb__solution_make(prep, &saved), TTB_OK);
            for (int32_t move = 0; move < 60; move++) {
                ttb__state_begin(state);
                ttb__move(state);
                if (move == 30)
                    ttb__state_save(state, &saved);
            }
            ttb__state_load(state, &saved);
            assert_true(same(state->slot_of, saved.slot_of, prep->requests.count, sizeof(int32_t)));
            assert_int_equal(saved.is_valid, state->sums.missing == 0);
            if (fault_of(state))
                fail_msg("seed %llu: %s", (unsigned long long)seed, fault_of(state));
            ttb__solution_clear(&saved);
            ttb__state_destroy(state);
        }
        destroy(town, prep);
    }
}

static void a_new_state_runs_the_pinned_sections_only(void **unused)
{
    ttb_partnership *town = new_town(2, 1);
    int32_t art = add_course(town, "art", 1);
    ttb__state *state = NULL;
    ttb__prep *prep;
    (void)unused;
    add_offer(town, art, NORTH);
    add_choice(town, add_student(town, NORTH), art);
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SECTION, .blocks = BLOCK(B)});
    prep = prepare(town, NULL);
    assert_int_equal(ttb__state_make(prep, 1, &state), TTB_OK);
    assert_int_equal(state->placement_of[0], placement_number(prep, 0, BLOCK(B)));
    assert_int_equal(state->placement_of[1], TTB_NONE);
    assert_int_equal(state->all_open_count, 0);
    assert_int_equal(state->sums.goals[TTB_GOAL_UNMET], 1000);
    ttb__state_destroy(state);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_keeps_the_state_whole),
        cmocka_unit_test(loading_brings_a_saved_timetable_back),
        cmocka_unit_test(a_new_state_runs_the_pinned_sections_only),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
