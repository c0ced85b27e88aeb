/* The first hundred small random partnerships; random_towns_all.c tries six hundred. */
#include "random_towns.h"

enum { TOWNS = TTB_TOWNS(100), LEAST_TRIED = TTB_TOWNS(30) };

static void every_town_is_solved_right(void **state)
{
    town_counts counts = try_towns(1, TOWNS);
    (void)state;
    assert_int_equal(counts.failures, 0);
    assert_true(counts.tried >= LEAST_TRIED);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_town_is_solved_right),
    };
    if (count > 1)
        return repeat_town(arguments[1]);
    return cmocka_run_group_tests_name("random towns", tests, NULL, NULL);
}
