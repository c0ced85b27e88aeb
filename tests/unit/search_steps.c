/* Cost steps, and what temperatures and thresholds come from. */
#include "test.h"

#include "base/random.h"
#include "search/steps.h"

static void no_steps_have_no_quantile(void **state)
{
    ttb__steps steps = {{0}, 0};
    (void)state;
    assert_int_equal(ttb__steps_quantile(&steps, 0), 0);
    assert_int_equal(ttb__steps_quantile(&steps, 1000), 0);
}

static void a_quantile_is_a_step_within_a_quarter(void **state)
{
    (void)state;
    for (int64_t rise = 1; rise < INT64_MAX / 2; rise += rise / 2 + 1) {
        ttb__steps steps = {{0}, 0};
        int64_t found;
        ttb__steps_add(&steps, rise);
        found = ttb__steps_quantile(&steps, 500);
        assert_in_range(found, rise - rise / 4, rise);
    }
}

static void quantiles_grow_with_the_share(void **state)
{
    ttb__steps steps = {{0}, 0};
    (void)state;
    for (int64_t rise = 1; rise <= 1000; rise++)
        ttb__steps_add(&steps, rise);
    for (int64_t share = 100; share < 1000; share += 100) {
        assert_true(ttb__steps_quantile(&steps, share) >= ttb__steps_quantile(&steps, share - 100));
        assert_in_range(ttb__steps_quantile(&steps, share), share - share / 4 - 1, share + 1);
    }
    assert_int_equal(ttb__steps_quantile(&steps, 0), 1);
}

static void the_largest_steps_have_a_bucket(void **state)
{
    ttb__steps steps = {{0}, 0};
    (void)state;
    ttb__steps_add(&steps, INT64_MAX);
    assert_in_range(ttb__steps_quantile(&steps, 0), INT64_MAX / 4 * 3, INT64_MAX);
}

static void old_steps_fade(void **state)
{
    ttb__steps steps = {{0}, 0};
    (void)state;
    for (int32_t number = 0; number < 200000; number++)
        ttb__steps_add(&steps, 1000);
    for (int32_t number = 0; number < 200000; number++)
        ttb__steps_add(&steps, 8);
    assert_true(steps.total < 200000);
    assert_int_equal(ttb__steps_quantile(&steps, 500), 8);
}

static void without_heat_nothing_is_allowed(void **state)
{
    (void)state;
    for (uint64_t random = 0; random < 256; random++)
        assert_int_equal(ttb__threshold(0, random), 0);
}

/* The mean of an exponential distribution is its temperature; half of it lies below ln 2 of it. */
static void thresholds_are_exponential(void **state)
{
    int64_t sum = 0, below = 0;
    (void)state;
    for (uint64_t random = 0; random < 256; random++) {
        int64_t threshold = ttb__threshold(1000000, random);
        assert_true(threshold >= 0);
        sum += threshold;
        below += threshold < 693147;
    }
    assert_in_range(sum / 256, 990000, 1010000);
    assert_int_equal(below, 128);
}

static void great_heat_does_not_overflow(void **state)
{
    (void)state;
    for (uint64_t random = 0; random < 256; random++) {
        assert_true(ttb__threshold(INT64_MAX / 8, random) >= 0);
        assert_true(ttb__threshold(INT64_MAX / 8192, random) <=
                    ttb__threshold(INT64_MAX / 8191, random) + INT64_MAX / 8192);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_steps_have_no_quantile),
        cmocka_unit_test(a_quantile_is_a_step_within_a_quarter),
        cmocka_unit_test(quantiles_grow_with_the_share),
        cmocka_unit_test(the_largest_steps_have_a_bucket),
        cmocka_unit_test(old_steps_fade),
        cmocka_unit_test(without_heat_nothing_is_allowed),
        cmocka_unit_test(thresholds_are_exponential),
        cmocka_unit_test(great_heat_does_not_overflow),
    };
    return cmocka_run_group_tests_name("steps", tests, NULL, NULL);
}
