#include "test.h"

#include "base/random.h"

/* From the state 1, 2, 3, 4: the figures that other implementations of xoshiro256** publish. */
static void numbers_are_those_of_xoshiro256(void **state)
{
    static const uint64_t expected[] = {
        11520,
        0,
        1509978240,
        UINT64_C(1215971899390074240),
        UINT64_C(1216172134540287360),
        UINT64_C(607988272756665600),
        UINT64_C(16172922978634559625),
        UINT64_C(8476171486693032832),
    };
    ttb__random random = {{1, 2, 3, 4}};

    (void)state;
    for (size_t number = 0; number < sizeof expected / sizeof *expected; number++)
        assert_true(ttb__random_next(&random) == expected[number]);
}

static void a_seed_goes_through_splitmix64(void **state)
{
    ttb__random random;

    (void)state;
    ttb__random_seed(&random, 1234567);
    assert_true(random.state[0] == UINT64_C(6457827717110365317));
    assert_true(random.state[1] == UINT64_C(3203168211198807973));
    assert_true(random.state[2] == UINT64_C(9817491932198370423));
    assert_true(random.state[3] == UINT64_C(4593380528125082431));
}

static void seeds_give_fixed_numbers(void **state)
{
    static const struct {
        uint64_t seed, first, second;
    } expected[] = {
        {0, UINT64_C(0x99ec5f36cb75f2b4), UINT64_C(0xbf6e1f784956452a)},
        {1, UINT64_C(0xb3f2af6d0fc710c5), UINT64_C(0x853b559647364cea)},
        {UINT64_MAX, UINT64_C(0x8f5520d52a7ead08), UINT64_C(0xc476a018caa1802d)},
    };

    (void)state;
    for (size_t each = 0; each < sizeof expected / sizeof *expected; each++) {
        ttb__random random;
        ttb__random_seed(&random, expected[each].seed);
        assert_true(ttb__random_next(&random) == expected[each].first);
        assert_true(ttb__random_next(&random) == expected[each].second);
    }
}

static void below_stays_below_and_is_even(void **state)
{
    enum { SIDES = 6, THROWS = 60000 };
    int counts[SIDES] = {0};
    ttb__random random;

    (void)state;
    ttb__random_seed(&random, 42);
    for (int throw = 0; throw < THROWS; throw ++) {
        uint32_t side = ttb__random_below(&random, SIDES);
        assert_true(side < SIDES);
        counts[side]++;
    }
    for (int side = 0; side < SIDES; side++)
        assert_in_range(counts[side], THROWS / SIDES - 500, THROWS / SIDES + 500);
    for (int look = 0; look < 100; look++) {
        assert_int_equal(ttb__random_below(&random, 1), 0);
        assert_true(ttb__random_below(&random, UINT32_MAX) < UINT32_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_xoshiro256),
        cmocka_unit_test(a_seed_goes_through_splitmix64),
        cmocka_unit_test(seeds_give_fixed_numbers),
        cmocka_unit_test(below_stays_below_and_is_even),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
