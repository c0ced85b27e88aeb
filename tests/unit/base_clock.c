#include "test.h"

#include "base/clock.h"

static void time_runs_forwards(void **state)
{
    int64_t before = ttb__clock_ms(), now = before;

    (void)state;
    assert_true(before >= 0);
    for (int64_t look = 0; look < 100000000 && now == before; look++)
        now = ttb__clock_ms();
    assert_true(now > before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(time_runs_forwards)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
