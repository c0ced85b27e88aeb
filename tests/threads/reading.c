/* Files are read on several threads at once: cJSON's own global must not be raced for, and each
 * thread gets its own findings. */
#include "test.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 200 };

static const char town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"blocks\": [{\"id\": \"A\"}],"
    " \"sites\": [{\"id\": \"n\"}], \"courses\": [{\"id\": \"c\"}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\"}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\"]}]}";

/* No assert of cmocka in a thread: count what went wrong instead. */
typedef struct reading {
    pthread_t thread;
    const char *text;
    ttb_status expected;
    int64_t findings, failures;
} reading;

static void *read_often(void *argument)
{
    reading *mine = argument;

    for (int round = 0; round < ROUNDS; round++) {
        ttb_partnership *partnership = NULL;
        ttb_report *report = NULL;
        mine->failures += ttb_report_new(&report) != TTB_OK;
        mine->failures += ttb_partnership_from_json(mine->text, (int64_t)strlen(mine->text),
                                                    &partnership, report) != mine->expected;
        mine->failures += ttb_report_count(report, TTB_NONE) != mine->findings;
        ttb_partnership_free(partnership);
        ttb_report_free(report);
    }
    return NULL;
}

static void threads_read_at_the_same_time(void **state)
{
    reading readings[THREADS] = {
        {.text = town, .expected = TTB_OK},
        {.text = "[1, 2", .expected = TTB_ERR_INPUT, .findings = 1},
        {.text = town, .expected = TTB_OK},
        {.text = "{\"format\": \"timetable-partnership\", \"version\": 1}",
         .expected = TTB_ERR_INPUT,
         .findings = 5},
    };

    (void)state;
    for (int each = 0; each < THREADS; each++)
        assert_int_equal(pthread_create(&readings[each].thread, NULL, read_often, &readings[each]),
                         0);
    for (int each = 0; each < THREADS; each++) {
        assert_int_equal(pthread_join(readings[each].thread, NULL), 0);
        assert_int_equal(readings[each].failures, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_read_at_the_same_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
