/* The seating program (everybody is free, and no section) against trying every seat, its sections
 * as they are. */
#include "formulation_town.h"

#include "brute_force.h"
#include "formulation/neighbourhood.h"

enum { TOWNS = 400, MUCH_WORK = 100000000 };

/* Goals that seats alone decide. */
static const int32_t seat_goals[] = {TTB_GOAL_UNMET, TTB_GOAL_TRAVEL, TTB_GOAL_JOURNEYS, TTB_NONE};

static ttb_status seat(const ttb__prep *prep, ttb__mip_session *session, const ttb__solution *from,
                       ttb__solution *improved)
{
    ttb__neighbourhood everybody = {.most_work = MUCH_WORK};
    ttb__neighbourhood_result result;
    ttb_status status;
    for (int32_t student = 0; student < prep->student_count; student++)
        assert_int_equal(TTB__PUSH(&everybody.students, student), TTB_OK);
    status = ttb__neighbourhood_improve(prep, session, from, &everybody, improved, &result);
    assert_true(result.work > 0);
    ttb__free(everybody.students.items);
    return status;
}

static void improve(const ttb__prep *prep, const ttb__solution *from, ttb__solution *improved)
{
    ttb__mip_session *session = NULL;
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
    assert_int_equal(seat(prep, session, from, improved), TTB_OK);
    ttb__mip_session_close(session);
}

/* What is wrong with the answer, NULL if nothing. */
static const char *fault_of(const ttb__prep *prep, const ttb__solution *from,
                            const ttb__solution *improved)
{
    ttb_timetable *timetable = convert(prep, improved);
    brute all;
    int is_valid;
    const char *fault = NULL;
    int32_t state = brute_solve_seats(&all, prep->partnership, timetable);
    assert_int_equal(ttb__check(prep->partnership, timetable, &is_valid, NULL), TTB_OK);
    if (!is_valid)
        fault = "the checker rejects it";
    else if (ttb__solution_is_better(prep, from, improved))
        fault = "it is worse than before";
    else if (memcmp(improved->placement_of, from->placement_of,
                    (size_t)prep->slots.count * sizeof(int32_t)) != 0)
        fault = "a section has moved";
    else if (state == BRUTE_FOUND &&
             memcmp(all.best, improved->tiers, (size_t)prep->tier_count * sizeof *all.best) != 0)
        fault = "it is not the best";
    brute_clear(&all);
    ttb__timetable_destroy(timetable);
    return fault;
}

static void try_town(uint64_t seed, int is_one_tier, int32_t *better)
{
    town_dice dice = {.size = tiny_town};
    ttb_partnership *town = random_town(seed, tiny_town);
    ttb__solution from, improved;
    ttb__prep *prep;
    ttb__random_seed(&dice.random, seed);
    set_tiers(town, &dice, seat_goals, is_one_tier);
    prep = prepare(town, NULL);
    assert_int_equal(ttb__solution_make(prep, &from), TTB_OK);
    assert_int_equal(ttb__solution_make(prep, &improved), TTB_OK);
    if (find_some(prep, seed, &from)) {
        spoil(prep, &dice, &from);
        improve(prep, &from, &improved);
        if (fault_of(prep, &from, &improved))
            fail_msg("seed %llu: %s", (unsigned long long)seed, fault_of(prep, &from, &improved));
        *better += ttb__solution_is_better(prep, &improved, &from);
    }
    ttb__solution_clear(&from);
    ttb__solution_clear(&improved);
    destroy(town, prep);
}

static void seats_are_the_best_for_goals_of_one_tier(void **state)
{
    int32_t better = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++)
        try_town(seed, 1, &better);
    assert_true(better > 100); /* the program had something to do */
}

static void seats_are_the_best_tier_by_tier(void **state)
{
    int32_t better = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++)
        try_town(seed, 0, &better);
    assert_true(better > 100);
}

static void a_stopped_session_leaves_the_seats_as_they_were(void **state)
{
    int32_t stopped = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        ttb__mip_session *session = NULL;
        ttb__solution from, improved;
        assert_int_equal(ttb__solution_make(prep, &from), TTB_OK);
        assert_int_equal(ttb__solution_make(prep, &improved), TTB_OK);
        if (find_some(prep, seed, &from)) {
            assert_int_equal(ttb__mip_session_open(stops_at_once, NULL, 0, &session), TTB_OK);
            stopped += seat(prep, session, &from, &improved) == TTB_ERR_SOLVER;
            assert_memory_equal(improved.slot_of, from.slot_of,
                                (size_t)prep->requests.count * sizeof(int32_t));
            assert_memory_equal(improved.tiers, from.tiers, sizeof from.tiers);
            ttb__mip_session_close(session);
        }
        ttb__solution_clear(&from);
        ttb__solution_clear(&improved);
        destroy(town, prep);
    }
    assert_true(stopped > 0);
}

/* One seat at home, pinned to the student who would rather be away: he keeps it. */
static void a_pinned_seat_is_kept(void **state)
{
    ttb_partnership *town = new_town(1, 2);
    int32_t art = add_course(town, "art", 1), first, second;
    ttb__solution from, improved;
    ttb__prep *prep;
    (void)state;
    assert_int_equal(ttb__set_offer_size(town, add_offer(town, art, NORTH), 0, 1), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town, add_offer(town, art, SOUTH), 0, 1), TTB_OK);
    add_ways(town, NORTH, SOUTH, 10);
    add_choice(town, first = add_student(town, NORTH), art);
    add_choice(town, second = add_student(town, SOUTH), art);
    add_rule(town, (ttb__rule){.kind = TTB__RULE_PIN_SEAT, .student = second, .site = NORTH});
    prep = prepare(town, NULL);
    assert_int_equal(ttb__solution_make(prep, &from), TTB_OK);
    assert_int_equal(ttb__solution_make(prep, &improved), TTB_OK);
    from.placement_of[0] = placement_number(prep, 0, BLOCK(A));
    from.placement_of[2] = placement_number(prep, 1, BLOCK(A));
    from.slot_of[second] = 0;
    from.is_valid = 1;
    assert_int_equal(ttb__solution_measure(prep, &from), TTB_OK);
    improve(prep, &from, &improved);
    assert_int_equal(improved.slot_of[second], 0);
    assert_int_equal(improved.slot_of[first], 2); /* better than none, though both travel */
    ttb__solution_clear(&from);
    ttb__solution_clear(&improved);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seats_are_the_best_for_goals_of_one_tier),
        cmocka_unit_test(seats_are_the_best_tier_by_tier),
        cmocka_unit_test(a_stopped_session_leaves_the_seats_as_they_were),
        cmocka_unit_test(a_pinned_seat_is_kept),
    };
    return cmocka_run_group_tests_name("seating", tests, NULL, NULL);
}
