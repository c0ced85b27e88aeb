/* Six hundred small random partnerships; random_towns.c tries the first hundred. */
#include "random_towns.h"

enum { TOWNS = 600, LEAST_TRIED = 180 };

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
    return cmocka_run_group_tests_name("all random towns", tests, NULL, NULL);
}
