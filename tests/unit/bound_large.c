/* Bounds of a town that is too large for one program: each course gets prices of its own. */
#include "town.h"

#include <stdio.h>

#include "bound/bounds.h"
#include "bound/transport.h"
#include "proof/prove.h"

enum { STUDENTS = 800, COURSES = 4, WAY = 10, LOOK = 8000000 };

/* Everybody lives at north and chooses all four courses, two of which are at south; there is a seat
 * for each. No two choices weigh the same, so that no two are alike. */
static ttb_partnership *make_large_town(void)
{
    static const char *const ids[COURSES] = {"art", "biology", "chemistry", "drama"};
    ttb_partnership *town = new_town(COURSES, 2);
    int32_t student;

    add_ways(town, NORTH, SOUTH, WAY);
    for (int32_t course = 0; course < COURSES; course++) {
        int32_t offer = add_offer(town, add_course(town, ids[course], 1), course % 2);
        assert_int_equal(ttb__set_offer_sections(town, offer, 0, 40), TTB_OK);
        assert_int_equal(ttb__set_offer_size(town, offer, 0, 30), TTB_OK);
    }
    for (int32_t number = 0; number < STUDENTS; number++) {
        char id[16];
        snprintf(id, sizeof id, "s%d", (int)number);
        assert_int_equal(ttb__add_student(town, id, NORTH, NULL, &student), TTB_OK);
        for (int32_t course = 0; course < COURSES; course++)
            assert_int_equal(
                ttb__add_choice(town, student, course, 1000 + number * COURSES + course), TTB_OK);
    }
    return town;
}

static void assert_proven(const ttb_partnership *town, ttb__bounds *bounds,
                          const int64_t values[TTB__GOALS], int32_t tier, int64_t bound)
{
    ttb_certificate *certificate = NULL;
    ttb__town *again = NULL;
    int64_t proven = 0;

    assert_int_equal(ttb__town_make(town, &again), TTB_OK);
    assert_true(ttb__transport_is_large(again));
    assert_int_equal(ttb__bounds_certificate(bounds, values, &certificate), TTB_OK);
    for (int64_t number = 0; number < certificate->tiers[tier].arguments.count; number++)
        assert_int_equal(ttb__argument_prove(again,
                                             certificate->tiers[tier].arguments.items[number],
                                             values, &proven),
                         TTB_OK);
    assert_int_equal(proven, bound);
    ttb__certificate_destroy(certificate);
    ttb__town_destroy(again);
}

/* Two returns for each student are needed if nobody goes without, and a way costs ten minutes. */
static void everybody_has_to_travel(void **state)
{
    const int64_t least = (int64_t)STUDENTS * 2 * 2 * WAY * 1000;
    ttb_partnership *town = make_large_town();
    ttb__mip_session *session = NULL;
    ttb__bounds *bounds = NULL;
    int64_t values[TTB__GOALS] = {0}, found[TTB__GOALS] = {0};
    int32_t tier;

    (void)state;
    assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(town, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(town, tier, TTB_GOAL_TRAVEL, 1), TTB_OK);
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
    assert_int_equal(ttb__bounds_make(town, &bounds), TTB_OK);
    values[tier] = least + 5000;
    ttb__bound_means means = {session, {NULL, NULL}};
    ttb__bound_effort effort = {INT64_MAX, LOOK};
    assert_int_equal(ttb__bounds_improve(bounds, &means, values, tier + 1, &effort), TTB_OK);
    assert_int_equal(ttb__bounds_commit(bounds, values, tier + 1, found), TTB_OK);
    assert_int_equal(found[0], 0);
    assert_int_equal(found[tier], least);
    assert_proven(town, bounds, values, tier, found[tier]);
    ttb__bounds_destroy(bounds);
    ttb__mip_session_close(session);
    ttb__partnership_destroy(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_has_to_travel),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
