/* Random towns with a timetable that leaves something to improve, for tests of programs that begin
 * with one. */
#ifndef TTB_TEST_FORMULATION_TOWN_H
#define TTB_TEST_FORMULATION_TOWN_H

#include "prep_town.h"

#include "random_town.h"
#include "search/search.h"

enum { LITTLE_WORK = 600 };

static inline int stops_at_once(void *user)
{
    (void)user;
    return 1;
}

/* One tier of all these goals, which end with TTB_NONE, or a tier each. */
static inline void set_tiers(ttb_partnership *town, town_dice *dice, const int32_t *goals,
                             int is_one_tier)
{
    int32_t tier = TTB_NONE;
    town->tiers.count = 0;
    for (int32_t goal = 0; goals[goal] != TTB_NONE; goal++) {
        if (!goal || !is_one_tier)
            assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
        assert_int_equal(ttb__add_goal(town, tier, goals[goal], 1 + roll(dice, 30)), TTB_OK);
    }
}

/* Some valid timetable, mostly a poor one; 0 if none is found. */
static inline int find_some(const ttb__prep *prep, uint64_t seed, ttb__solution *from)
{
    ttb__search *search = NULL;
    atomic_int stop = 0;
    int is_valid;
    if (prep->is_impossible)
        return 0;
    assert_int_equal(ttb__search_make(prep, seed, &search), TTB_OK);
    assert_int_equal(ttb__search_run(search, LITTLE_WORK, &stop), TTB_OK);
    ttb__solution_copy(prep, from, ttb__search_best(search));
    is_valid = from->is_valid;
    ttb__search_destroy(search);
    return is_valid;
}

static inline int is_pinned(const ttb__prep *prep, int32_t request)
{
    for (int64_t rule = 0; rule < prep->seat_rules.count; rule++) {
        if (prep->seat_rules.items[rule].request == request && prep->seat_rules.items[rule].is_pin)
            return 1;
    }
    return 0;
}

/* Take seats away where sections stay viable, so that there is something to improve. */
static inline void spoil(const ttb__prep *prep, town_dice *dice, ttb__solution *from)
{
    for (int32_t request = 0; request < prep->requests.count; request++) {
        int32_t slot = from->slot_of[request], size = 0;
        for (int32_t other = 0; other < prep->requests.count; other++)
            size += from->slot_of[other] == slot;
        if (slot != TTB_NONE && !is_pinned(prep, request) && roll(dice, 2) &&
            size > prep->partnership->offers.items[prep->slots.items[slot].offer].least_size)
            from->slot_of[request] = TTB_NONE;
    }
    assert_int_equal(ttb__solution_measure(prep, from), TTB_OK);
}

#endif
