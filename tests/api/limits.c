/* What is too large is refused, or ends with what there is, through the public header. The whole
 * program has 3 GB of address space, so that a limit that does not hold fails here and nowhere
 * else. */
#define _DEFAULT_SOURCE
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

enum { ADDRESS_SPACE_MB = 3000, STUDENTS = 400, COURSES = 20, SITES = 4, CHOICES = 4 };

/* Sanitizers need more addresses than there is memory. */
#ifdef __has_feature
#define HAS_SHADOW __has_feature(memory_sanitizer)
#else
#define HAS_SHADOW 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || HAS_SHADOW
static void limit_address_space(void)
{
}
#else
static void limit_address_space(void)
{
    struct rlimit limit = {(rlim_t)ADDRESS_SPACE_MB << 20, (rlim_t)ADDRESS_SPACE_MB << 20};

    if (setrlimit(RLIMIT_AS, &limit) != 0)
        abort();
}
#endif

/* ---- A town of some size */

static void add_students(ttb_partnership *town, int32_t students, int64_t weight)
{
    for (int32_t number = 0; number < students; number++) {
        char id[16];
        int32_t student;
        snprintf(id, sizeof id, "s%d", (int)number);
        assert_int_equal(ttb_partnership_add_student(town, id, number % SITES, NULL, &student),
                         TTB_OK);
        for (int32_t choice = 0; choice < CHOICES; choice++)
            assert_int_equal(
                ttb_partnership_add_choice(town, student,
                                           (number + choice * (1 + number % 4)) % COURSES, weight),
                TTB_OK);
    }
}

/* minutes: of a link; cost: of a section; weight: of a choice. */
static ttb_partnership *new_town(int32_t students, int32_t minutes, int64_t cost, int64_t weight)
{
    ttb_partnership *town = NULL;
    int32_t made;
    char id[16];

    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    for (int32_t number = 0; number < 5; number++) {
        snprintf(id, sizeof id, "b%d", (int)number);
        assert_int_equal(ttb_partnership_add_block(town, id, &made), TTB_OK);
    }
    for (int32_t number = 0; number < SITES; number++) {
        snprintf(id, sizeof id, "site%d", (int)number);
        assert_int_equal(ttb_partnership_add_site(town, id, NULL, TTB_SITE_SCHOOL, &made), TTB_OK);
        if (number > 0) {
            assert_int_equal(ttb_partnership_add_link(town, 0, number, minutes), TTB_OK);
            assert_int_equal(ttb_partnership_add_link(town, number, 0, minutes), TTB_OK);
        }
    }
    for (int32_t number = 0; number < COURSES; number++) {
        int32_t offer;
        snprintf(id, sizeof id, "c%d", (int)number);
        assert_int_equal(ttb_partnership_add_course(town, id, NULL, 3, NULL, 1, &made), TTB_OK);
        assert_int_equal(ttb_partnership_add_offer(town, made, number % SITES, &offer), TTB_OK);
        assert_int_equal(ttb_partnership_set_offer_sections(town, offer, 0, 20), TTB_OK);
        assert_int_equal(ttb_partnership_set_offer_size(town, offer, 0, 20), TTB_OK);
        assert_int_equal(ttb_partnership_set_offer_cost(town, offer, cost), TTB_OK);
    }
    add_students(town, students, weight);
    return town;
}

static ttb_options *options_of(int64_t memory_mb, int64_t work)
{
    ttb_options *options = NULL;

    assert_int_equal(ttb_options_new(&options), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "time_limit_ms", 0, NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "work_limit", work, NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "memory_limit_mb", memory_mb, NULL), TTB_OK);
    return options;
}

static void assert_only_finding(const ttb_report *report, const char *code, const char *sentence)
{
    assert_int_equal(ttb_report_count(report, TTB_NONE), 1);
    assert_string_equal(ttb_report_get_code(report, 0), code);
    assert_string_equal(ttb_report_get_sentence(report, 0), sentence);
}

/* ---- A solve within a limit of memory */

/* Returns the stop, TTB_NONE where the limit allowed no timetable at all. */
static int32_t solve_within(const ttb_partnership *town, int64_t memory_mb)
{
    ttb_options *options = options_of(memory_mb, 1500000);
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;
    ttb_report *report = NULL;
    int32_t stop = TTB_NONE, is_proven = 0;
    ttb_status status;
    char sentence[100];

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    status = ttb_solve(town, options, NULL, NULL, NULL, &timetable, &certificate, report);
    if (status == TTB_OK) {
        stop = ttb_timetable_get_stop(timetable);
        assert_int_equal(ttb_timetable_get_outcome(timetable), TTB_OUTCOME_FEASIBLE);
        assert_int_equal(ttb_verify(town, timetable, certificate, &is_proven, NULL), TTB_OK);
        assert_true(is_proven);
    } else {
        assert_int_equal(status, TTB_ERR_TOO_LARGE);
        assert_null(timetable);
        assert_null(certificate);
        snprintf(sentence, sizeof sentence,
                 "The solve needs more than the %d MB of memory that it may have", (int)memory_mb);
        assert_only_finding(report, "memory.limit", sentence);
    }
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
    ttb_report_free(report);
    ttb_options_free(options);
    return stop;
}

/* From too little for anything to enough for everything: first there is no timetable, then what was
 * found until memory was used up, in the end all that the work allows. Allocators differ, so that
 * each is far from the next. */
static void a_solve_keeps_its_limit_of_memory(void **state)
{
    ttb_partnership *large = new_town(10 * STUDENTS, 10, 1000, 1000);
    ttb_partnership *town = new_town(STUDENTS, 10, 1000, 1000);

    (void)state;
    assert_int_equal(solve_within(large, 1), TTB_NONE);
    assert_int_equal(solve_within(town, 4), TTB_STOP_MEMORY);
    assert_int_equal(solve_within(town, 256), TTB_STOP_WORK);
    ttb_partnership_free(large);
    ttb_partnership_free(town);
}

/* ---- Calls that take a report and no options */

/* What a call needs, with the limit in the report; and that a report with no findings left still
 * has it. */
typedef struct readable {
    ttb_partnership *town;
    ttb_timetable *timetable;
    ttb_certificate *certificate;
    char *texts[3]; /* partnership, timetable, certificate */
    int64_t bytes[3];
} readable;

typedef ttb_status (*reading)(const readable *made, ttb_report *report);

static ttb_status read_town(const readable *made, ttb_report *report)
{
    ttb_partnership *town = NULL;
    ttb_status status = ttb_partnership_from_json(made->texts[0], made->bytes[0], &town, report);
    assert_int_equal(town != NULL, status == TTB_OK);
    ttb_partnership_free(town);
    return status;
}

static ttb_status read_timetable(const readable *made, ttb_report *report)
{
    ttb_timetable *timetable = NULL;
    ttb_status status =
        ttb_timetable_from_json(made->town, made->texts[1], made->bytes[1], &timetable, report);
    assert_int_equal(timetable != NULL, status == TTB_OK);
    ttb_timetable_free(timetable);
    return status;
}

static ttb_status read_certificate(const readable *made, ttb_report *report)
{
    ttb_certificate *certificate = NULL;
    ttb_status status =
        ttb_certificate_from_json(made->town, made->texts[2], made->bytes[2], &certificate, report);
    assert_int_equal(certificate != NULL, status == TTB_OK);
    ttb_certificate_free(certificate);
    return status;
}

static ttb_status write_program(const readable *made, ttb_report *report)
{
    char *text = NULL;
    int64_t bytes;
    ttb_status status =
        ttb_partnership_to_ilp(made->town, NULL, 0, TTB_ILP_LP, &text, &bytes, report);
    assert_int_equal(text != NULL, status == TTB_OK);
    ttb_text_free(text);
    return status;
}

static ttb_status check(const readable *made, ttb_report *report)
{
    int32_t is_valid;
    ttb_status status = ttb_check(made->town, made->timetable, &is_valid, report);
    assert_int_equal(is_valid, status == TTB_OK);
    return status;
}

static ttb_status verify(const readable *made, ttb_report *report)
{
    int32_t is_proven;
    ttb_status status =
        ttb_verify(made->town, made->timetable, made->certificate, &is_proven, report);
    assert_int_equal(is_proven, status == TTB_OK);
    return status;
}

static readable new_readable(void)
{
    readable made = {.town = new_town(10 * STUDENTS, 10, 1000, 1000)};
    ttb_options *options = options_of(0, 50000);

    assert_int_equal(
        ttb_solve(made.town, options, NULL, NULL, NULL, &made.timetable, &made.certificate, NULL),
        TTB_OK);
    assert_int_equal(ttb_partnership_to_json(made.town, &made.texts[0], &made.bytes[0]), TTB_OK);
    assert_int_equal(ttb_timetable_to_json(made.timetable, &made.texts[1], &made.bytes[1]), TTB_OK);
    assert_int_equal(
        ttb_certificate_to_json(made.town, made.certificate, &made.texts[2], &made.bytes[2]),
        TTB_OK);
    ttb_options_free(options);
    return made;
}

static void free_readable(readable *made)
{
    for (int text = 0; text < 3; text++)
        ttb_text_free(made->texts[text]);
    ttb_certificate_free(made->certificate);
    ttb_timetable_free(made->timetable);
    ttb_partnership_free(made->town);
}

static void a_report_limits_the_memory_of_its_calls(void **state)
{
    static const reading readings[] = {read_town,     read_timetable, read_certificate,
                                       write_program, check,          verify};
    readable made = new_readable();
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (size_t number = 0; number < sizeof readings / sizeof *readings; number++) {
        assert_int_equal(readings[number](&made, NULL), TTB_OK);
        assert_int_equal(ttb_report_set_memory_limit(report, 1), TTB_OK);
        for (int time = 0; time < 2; time++) {
            ttb_report_clear(report);
            assert_int_equal(readings[number](&made, report), TTB_ERR_TOO_LARGE);
            assert_string_equal(ttb_report_get_code(report, ttb_report_count(report, TTB_NONE) - 1),
                                "memory.limit");
        }
        assert_int_equal(ttb_report_set_memory_limit(report, number % 2 ? 0 : 1048576), TTB_OK);
        assert_int_equal(readings[number](&made, report), TTB_OK);
    }
    ttb_report_free(report);
    free_readable(&made);
}

/* Nothing but findings: a limit of 1 MB has no room for 10,000 of them. */
static void validating_keeps_the_limit_of_its_report(void **state)
{
    ttb_partnership *town = NULL;
    ttb_report *report = NULL;
    int32_t made;
    char id[16];

    (void)state;
    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(town, "b", &made), TTB_OK);
    assert_int_equal(ttb_partnership_add_site(town, "s", NULL, TTB_SITE_SCHOOL, &made), TTB_OK);
    for (int32_t number = 0; number < 10000; number++) {
        snprintf(id, sizeof id, "r%d", (int)number);
        assert_int_equal(ttb_partnership_add_resource(town, id, TTB_RESOURCE_ROOM, &made), TTB_OK);
    }
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_report_set_memory_limit(report, 1), TTB_OK);
    assert_int_equal(ttb_partnership_validate(town, report), TTB_ERR_TOO_LARGE);
    assert_only_finding(report, "memory.limit",
                        "Validating the partnership needs more than the 1 MB of memory that it may "
                        "have");
    assert_int_equal(ttb_report_set_memory_limit(report, 64), TTB_OK);
    assert_int_equal(ttb_partnership_validate(town, report), TTB_ERR_INPUT);
    ttb_report_free(report);
    ttb_partnership_free(town);
}

static void a_limit_of_memory_has_its_range(void **state)
{
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_set_memory_limit(NULL, 1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_report_set_memory_limit(report, -1), TTB_ERR_RANGE);
    assert_int_equal(ttb_report_set_memory_limit(report, 1048577), TTB_ERR_RANGE);
    assert_int_equal(ttb_report_set_memory_limit(report, INT64_MAX), TTB_ERR_RANGE);
    assert_int_equal(ttb_report_set_memory_limit(report, 0), TTB_OK);
    assert_int_equal(ttb_report_set_memory_limit(report, 1048576), TTB_OK);
    ttb_report_free(report);
}

/* ---- Numbers at their largest */

/* Each goal in a tier of its own, with this weight. */
static void add_tiers(ttb_partnership *town, int32_t weight)
{
    static const int32_t goals[] = {TTB_GOAL_UNMET, TTB_GOAL_TRAVEL, TTB_GOAL_SECTION_COST,
                                    TTB_GOAL_JOURNEYS, TTB_GOAL_BALANCE};
    for (int32_t number = 0; number < 5; number++) {
        int32_t tier;
        assert_int_equal(ttb_partnership_add_tier(town, &tier), TTB_OK);
        assert_int_equal(ttb_partnership_add_goal(town, tier, goals[number], weight), TTB_OK);
    }
}

enum { MOST_MILLE = 1000000000, MOST_WEIGHT = 1000000, MOST_MINUTES = 240 };

/* 500 students' 4 choices of 10^9 thousandths, times 10^6, are 2 * 10^18: just below a quarter of
 * 2^63. Search, programs, bounds, checker and verifier count with that. */
static void a_town_of_the_largest_numbers_is_solved(void **state)
{
    ttb_partnership *town = new_town(500, MOST_MINUTES, MOST_MILLE, MOST_MILLE);
    ttb_options *options = options_of(4096, 2000000);
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;
    int32_t is_proven = 0;

    (void)state;
    add_tiers(town, MOST_WEIGHT);
    assert_int_equal(ttb_solve(town, options, NULL, NULL, NULL, &timetable, &certificate, NULL),
                     TTB_OK);
    assert_int_equal(ttb_timetable_tier_count(timetable), 5);
    for (int32_t tier = 0; tier < 5; tier++) {
        int64_t value, bound;
        assert_int_equal(ttb_timetable_get_tier(timetable, tier, &value, &bound), TTB_OK);
        assert_true(bound >= 0 && bound <= value);
    }
    assert_int_equal(ttb_verify(town, timetable, certificate, &is_proven, NULL), TTB_OK);
    assert_true(is_proven);
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    ttb_partnership_free(town);
}

/* The same for 600 students could pass what is counted: refused before anything is counted. */
static void a_town_beyond_the_largest_numbers_is_refused(void **state)
{
    ttb_partnership *town = new_town(600, MOST_MINUTES, MOST_MILLE, MOST_MILLE);
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;

    (void)state;
    add_tiers(town, MOST_WEIGHT);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, NULL, report),
                     TTB_ERR_INPUT);
    assert_null(timetable);
    assert_string_equal(ttb_report_get_code(report, 0), "tier.too-large");
    ttb_report_free(report);
    ttb_partnership_free(town);
}

/* ---- Texts */

static void a_text_of_two_gigabytes_is_not_looked_at(void **state)
{
    enum { BYTES = 2000000000 };
    char *text = mmap(NULL, BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    ttb_partnership *town = NULL;
    ttb_report *report = NULL;

    (void)state;
    assert_true(text != MAP_FAILED);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_from_json(text, BYTES, &town, report), TTB_ERR_TOO_LARGE);
    assert_null(town);
    assert_only_finding(report, "json.too-large",
                        "Line 1, column 1: the text is larger than 1000000000 bytes");
    ttb_report_free(report);
    munmap(text, BYTES);
}

/* So many times the same piece between two others. */
static char *repeat(const char *before, const char *piece, int64_t times, const char *after,
                    int64_t *bytes_out)
{
    size_t first = strlen(before), each = strlen(piece), last = strlen(after);
    char *text = malloc(first + each * (size_t)times + last + 1);

    assert_non_null(text);
    memcpy(text, before, first);
    for (int64_t number = 0; number < times; number++)
        memcpy(text + first + (size_t)number * each, piece, each);
    memcpy(text + first + (size_t)times * each, after, last + 1);
    *bytes_out = (int64_t)(first + each * (size_t)times + last);
    return text;
}

static void assert_refused(char *text, int64_t bytes, ttb_status wanted, const char *code)
{
    ttb_partnership *town = NULL;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_from_json(text, bytes, &town, report), wanted);
    assert_null(town);
    assert_string_equal(ttb_report_get_code(report, 0), code);
    assert_true(strlen(ttb_report_get_sentence(report, 0)) < 500);
    ttb_report_free(report);
    free(text);
}

static void values_that_would_fill_memory_are_refused(void **state)
{
    int64_t bytes;
    char *text = repeat("{\"students\":[0", ",0", 25000000, "]}", &bytes);

    (void)state;
    assert_refused(text, bytes, TTB_ERR_TOO_LARGE, "json.too-large");
    text = repeat("{\"students\":[\"\"", ",\"\"", 18000000, "]}", &bytes);
    assert_refused(text, bytes, TTB_ERR_TOO_LARGE, "json.too-large");
}

static void a_million_brackets_are_refused(void **state)
{
    int64_t bytes;
    char *text = repeat("", "[", 1000000, "", &bytes);

    (void)state;
    assert_refused(text, bytes, TTB_ERR_INPUT, "json.depth");
    text = repeat("{\"x\":", "{\"x\":", 1000000, "1", &bytes);
    assert_refused(text, bytes, TTB_ERR_INPUT, "json.depth");
}

static void a_long_id_is_refused_without_being_repeated(void **state)
{
    int64_t bytes;
    char *text =
        repeat("{\"format\":\"timetable-partnership\",\"version\":1,\"blocks\":[{\"id\":\"", "x",
               100000000, "\"}]}", &bytes);

    (void)state;
    assert_refused(text, bytes, TTB_ERR_INPUT, "value.text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_solve_keeps_its_limit_of_memory),
        cmocka_unit_test(a_report_limits_the_memory_of_its_calls),
        cmocka_unit_test(validating_keeps_the_limit_of_its_report),
        cmocka_unit_test(a_limit_of_memory_has_its_range),
        cmocka_unit_test(a_town_of_the_largest_numbers_is_solved),
        cmocka_unit_test(a_town_beyond_the_largest_numbers_is_refused),
        cmocka_unit_test(a_text_of_two_gigabytes_is_not_looked_at),
        cmocka_unit_test(values_that_would_fill_memory_are_refused),
        cmocka_unit_test(a_million_brackets_are_refused),
        cmocka_unit_test(a_long_id_is_refused_without_being_repeated),
    };

    limit_address_space();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
