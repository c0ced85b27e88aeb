/* The least loss when courses share blocks, against all ways to share them. */
#include "test.h"

#include <string.h>

#include "base/bits.h"
#include "base/random.h"
#include "bound/clashes.h"

enum { MOST_MEMBERS = 5, MOST_BLOCKS = 4 };

/* The most members that one person can have, each in a block of its own; by trying all. */
static int32_t most_seats(const uint64_t *stands, uint64_t members, uint64_t used)
{
    int32_t member, best;

    if (!members)
        return 0;
    member = ttb__lowest_bit(members);
    members &= members - 1;
    best = most_seats(stands, members, used);
    for (uint64_t left = stands[member] & ~used; left; left &= left - 1) {
        int32_t seats = 1 + most_seats(stands, members, used | (left & (~left + 1)));
        best = seats > best ? seats : best;
    }
    return best;
}

static int64_t loss_of(const ttb__sharing *sharing, const uint64_t *stands)
{
    int64_t loss = 0;

    for (int64_t number = 0; number < sharing->wishes.count; number++) {
        const ttb__sharing_wish *wish = &sharing->wishes.items[number];
        loss +=
            wish->weight * (ttb__bit_count(wish->members) - most_seats(stands, wish->members, 0));
    }
    return loss;
}

static int64_t try_all(const ttb__sharing *sharing, uint64_t *stands, int32_t member)
{
    int64_t best = INT64_MAX;

    if (member == sharing->member_count)
        return loss_of(sharing, stands);
    for (uint64_t blocks = 1; blocks >> sharing->blocks == 0; blocks++) {
        int64_t loss;
        if (ttb__bit_count(blocks) != sharing->sections[member])
            continue;
        stands[member] = blocks;
        loss = try_all(sharing, stands, member + 1);
        best = loss < best ? loss : best;
    }
    return best;
}

static void roll(ttb__random *random, ttb__sharing *sharing)
{
    int32_t students = 1 + (int32_t)ttb__random_below(random, 8);

    sharing->member_count = 1 + (int32_t)ttb__random_below(random, MOST_MEMBERS);
    sharing->blocks = 1 + (int32_t)ttb__random_below(random, MOST_BLOCKS);
    sharing->wishes.count = 0;
    sharing->steps = 0;
    for (int32_t member = 0; member < sharing->member_count; member++)
        sharing->sections[member] =
            1 + (int32_t)ttb__random_below(random, sharing->blocks > 1 ? 2 : 1);
    for (int32_t student = 0; student < students; student++) {
        ttb__sharing_wish wish = {ttb__random_next(random) &
                                      ((UINT64_C(1) << sharing->member_count) - 1),
                                  1 + ttb__random_below(random, 3)};
        if (ttb__bit_count(wish.members) > 1)
            assert_int_equal(TTB__PUSH(&sharing->wishes, wish), TTB_OK);
    }
}

static void the_least_loss_is_found(void **state)
{
    ttb__sharing *sharing = ttb__alloc(1, sizeof *sharing);
    ttb__random random;
    int32_t losing = 0;

    (void)state;
    ttb__random_seed(&random, 31);
    for (int round = 0; round < 1500; round++) {
        uint64_t stands[MOST_MEMBERS];
        int64_t least;
        roll(&random, sharing);
        least = try_all(sharing, stands, 0);
        assert_int_equal(ttb__sharing_solve(sharing), sharing->member_count);
        assert_int_equal(sharing->least_loss[sharing->member_count], least);
        losing += least > 0;
    }
    assert_true(losing > 300);
    ttb__free(sharing->wishes.items);
    ttb__free(sharing);
}

static void too_many_steps_leave_the_bound_of_fewer(void **state)
{
    ttb__sharing *sharing = ttb__alloc(1, sizeof *sharing);
    int32_t solved;

    (void)state;
    sharing->member_count = 40;
    sharing->blocks = 6;
    for (int32_t one = 0; one < 40; one++) {
        sharing->sections[one] = 1;
        for (int32_t other = 0; other < one; other++) {
            ttb__sharing_wish wish = {UINT64_C(1) << one | UINT64_C(1) << other,
                                      1 + (one * 7 + other * 13) % 5};
            assert_int_equal(TTB__PUSH(&sharing->wishes, wish), TTB_OK);
        }
    }
    solved = ttb__sharing_solve(sharing);
    assert_in_range(solved, 7, 39);
    assert_true(sharing->steps > TTB__MOST_SHARING_STEPS);
    assert_true(sharing->least_loss[solved] > 0);
    ttb__free(sharing->wishes.items);
    ttb__free(sharing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_loss_is_found),
        cmocka_unit_test(too_many_steps_leave_the_bound_of_fewer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
