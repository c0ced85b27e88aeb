/* Options, through the public header: each one below, at and above its bounds. */
#include "test.h"

#include <math.h>
#include <string.h>

typedef struct option {
    const char *key, *help;
    int32_t type;
    double initial, least, most;
} option;

static option describe(int32_t number)
{
    option found;
    assert_int_equal(ttb_option_describe(number, &found.key, &found.type, &found.initial,
                                         &found.least, &found.most, &found.help),
                     TTB_OK);
    return found;
}

static ttb_options *new_options(void)
{
    ttb_options *options = NULL;
    assert_int_equal(ttb_options_new(&options), TTB_OK);
    return options;
}

static ttb_status set(ttb_options *options, const option *about, double value)
{
    return about->type == TTB_TYPE_INT
               ? ttb_options_set_int(options, about->key, (int64_t)value, NULL)
               : ttb_options_set_real(options, about->key, value, NULL);
}

static double get(const ttb_options *options, const option *about)
{
    int64_t number = -1;
    double real = -1;
    if (about->type == TTB_TYPE_INT)
        assert_int_equal(ttb_options_get_int(options, about->key, &number), TTB_OK);
    else
        assert_int_equal(ttb_options_get_real(options, about->key, &real), TTB_OK);
    return about->type == TTB_TYPE_INT ? (double)number : real;
}

static void every_option_is_described(void **state)
{
    (void)state;
    assert_true(ttb_option_count() >= 7);
    for (int32_t number = 0; number < ttb_option_count(); number++) {
        option about = describe(number);
        assert_true(strlen(about.key) > 0 && strlen(about.help) > 0);
        assert_true(about.type == TTB_TYPE_INT || about.type == TTB_TYPE_REAL);
        assert_true(about.least <= about.initial && about.initial <= about.most);
    }
}

static void keys_stand_in_order(void **state)
{
    (void)state;
    for (int32_t number = 1; number < ttb_option_count(); number++)
        assert_true(strcmp(describe(number - 1).key, describe(number).key) < 0);
}

static void there_is_no_option_beyond_the_last(void **state)
{
    const char *key = "", *help = "";
    int32_t type = 1;
    double initial = 1, least = 1, most = 1;
    (void)state;
    assert_int_equal(ttb_option_describe(-1, &key, &type, &initial, &least, &most, &help),
                     TTB_ERR_NOT_FOUND);
    assert_true(!key && !help && type == 0 && initial == 0 && least == 0 && most == 0);
    assert_int_equal(ttb_option_describe(-1, NULL, NULL, NULL, NULL, NULL, NULL),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_option_describe(ttb_option_count(), NULL, NULL, NULL, NULL, NULL, NULL),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_option_describe(0, NULL, NULL, NULL, NULL, NULL, NULL), TTB_OK);
}

static void options_begin_with_their_defaults(void **state)
{
    ttb_options *options = new_options();
    (void)state;
    for (int32_t number = 0; number < ttb_option_count(); number++) {
        option about = describe(number);
        assert_true(get(options, &about) == about.initial);
    }
    ttb_options_free(options);
}

static void the_bounds_themselves_are_allowed(void **state)
{
    ttb_options *options = new_options();
    (void)state;
    for (int32_t number = 0; number < ttb_option_count(); number++) {
        option about = describe(number);
        assert_int_equal(set(options, &about, about.least), TTB_OK);
        assert_true(get(options, &about) == about.least);
        assert_int_equal(set(options, &about, about.most), TTB_OK);
        assert_true(get(options, &about) == about.most);
    }
    ttb_options_free(options);
}

static void beyond_the_bounds_nothing_is_set(void **state)
{
    ttb_options *options = new_options();
    (void)state;
    for (int32_t number = 0; number < ttb_option_count(); number++) {
        option about = describe(number);
        double step = about.type == TTB_TYPE_INT ? 1 : 1e-9;
        assert_int_equal(set(options, &about, about.least - step), TTB_ERR_RANGE);
        assert_int_equal(set(options, &about, about.most + step), TTB_ERR_RANGE);
        assert_true(get(options, &about) == about.initial);
    }
    ttb_options_free(options);
}

static void extreme_numbers_are_out_of_range(void **state)
{
    ttb_options *options = new_options();
    (void)state;
    assert_int_equal(ttb_options_set_int(options, "workers", INT64_MAX, NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb_options_set_int(options, "workers", INT64_MIN, NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb_options_set_real(options, "gap", NAN, NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb_options_set_real(options, "gap", INFINITY, NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb_options_set_real(options, "gap", -INFINITY, NULL), TTB_ERR_RANGE);
    ttb_options_free(options);
}

/* The only finding of a call. */
static void assert_finding(ttb_report *report, const char *code, const char *sentence)
{
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 1);
    assert_string_equal(ttb_report_get_code(report, 0), code);
    assert_string_equal(ttb_report_get_sentence(report, 0), sentence);
    assert_string_equal(ttb_report_get_place(report, 0), "");
    ttb_report_free(report);
}

static void an_unknown_key_suggests_the_nearest(void **state)
{
    ttb_options *options = new_options();
    ttb_report *report = NULL;
    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "worker", 1, report), TTB_ERR_NOT_FOUND);
    assert_finding(report, "option.unknown", "The option worker is unknown; did you mean workers?");
    assert_int_equal(ttb_options_set_real(options, "", 1, NULL), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_options_set_from_text(options, "Seed", "1", NULL), TTB_ERR_NOT_FOUND);
    ttb_options_free(options);
}

static void a_finding_is_one_line_whatever_the_key(void **state)
{
    ttb_options *options = new_options();
    ttb_report *report = NULL;
    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "seed\n\x1b[2J\xff\xc2\x85", 1, report),
                     TTB_ERR_NOT_FOUND);
    assert_finding(report, "option.unknown",
                   "The option seed??[2J??? is unknown; did you mean seed?");
    ttb_options_free(options);
}

static void a_wrong_type_is_an_argument(void **state)
{
    ttb_options *options = new_options();
    ttb_report *report = NULL;
    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_options_set_real(options, "seed", 1, report), TTB_ERR_ARGUMENT);
    assert_finding(report, "option.type", "The option seed takes a whole number.");
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "gap", 1, report), TTB_ERR_ARGUMENT);
    assert_finding(report, "option.type", "The option gap takes a number.");
    ttb_options_free(options);
}

static void a_number_out_of_range_says_the_range(void **state)
{
    ttb_options *options = new_options();
    ttb_report *report = NULL;
    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "workers", 65, report), TTB_ERR_RANGE);
    assert_finding(report, "option.range", "The option workers goes from 1 to 64.");
    ttb_options_free(options);
}

static void reading_asks_for_the_right_type(void **state)
{
    ttb_options *options = new_options();
    int64_t number = 7;
    double real = 7;
    (void)state;
    assert_int_equal(ttb_options_get_int(options, "gap", &number), TTB_ERR_ARGUMENT);
    assert_int_equal(number, 0);
    assert_int_equal(ttb_options_get_real(options, "seed", &real), TTB_ERR_ARGUMENT);
    assert_true(real == 0);
    assert_int_equal(ttb_options_get_int(options, "none", &number), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_options_get_real(options, "none", &real), TTB_ERR_NOT_FOUND);
    ttb_options_free(options);
}

static void text_sets_what_it_says(void **state)
{
    ttb_options *options = new_options();
    int64_t number;
    double real;
    (void)state;
    assert_int_equal(ttb_options_set_from_text(options, "seed", "0042", NULL), TTB_OK);
    assert_int_equal(ttb_options_get_int(options, "seed", &number), TTB_OK);
    assert_int_equal(number, 42);
    assert_int_equal(ttb_options_set_from_text(options, "seed", "4503599627370496", NULL), TTB_OK);
    assert_int_equal(ttb_options_get_int(options, "seed", &number), TTB_OK);
    assert_true(number == 4503599627370496);
    assert_int_equal(ttb_options_set_from_text(options, "gap", "0.25", NULL), TTB_OK);
    assert_int_equal(ttb_options_get_real(options, "gap", &real), TTB_OK);
    assert_true(real == 0.25);
    assert_int_equal(ttb_options_set_from_text(options, "gap", "1", NULL), TTB_OK);
    assert_int_equal(ttb_options_set_from_text(options, "gap", "0.000000000000000000001", NULL),
                     TTB_OK);
    ttb_options_free(options);
}

static void odd_text_is_refused(void **state)
{
    static const char *const odd[] = {"",    " 1",  "1 ",  "+1",  "1.",  ".5",  "1.5.5", "1,5",
                                      "1e2", "0x1", "--1", "-",   "nan", "inf", "true",  "\n1",
                                      "1.x", "1-",  "²",   "1_0", "1'0", "0b1", "½",     "1.5 "};
    ttb_options *options = new_options();
    (void)state;
    for (size_t number = 0; number < sizeof odd / sizeof *odd; number++) {
        assert_int_equal(ttb_options_set_from_text(options, "gap", odd[number], NULL),
                         TTB_ERR_ARGUMENT);
        assert_int_equal(ttb_options_set_from_text(options, "seed", odd[number], NULL),
                         TTB_ERR_ARGUMENT);
    }
    assert_int_equal(ttb_options_set_from_text(options, "seed", "1.0", NULL), TTB_ERR_ARGUMENT);
    ttb_options_free(options);
}

/* However many digits it has, it is a number. */
static void text_out_of_range_is_out_of_range(void **state)
{
    static const char *const large[] = {"4503599627370497",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "18446744073709551617",
                                        "100000000000000000000000000000000000000000",
                                        "-1",
                                        "-99999999999999999999999999"};
    ttb_options *options = new_options();
    (void)state;
    for (size_t number = 0; number < sizeof large / sizeof *large; number++) {
        assert_int_equal(ttb_options_set_from_text(options, "seed", large[number], NULL),
                         TTB_ERR_RANGE);
        assert_int_equal(ttb_options_set_from_text(options, "gap", large[number], NULL),
                         TTB_ERR_RANGE);
    }
    assert_int_equal(ttb_options_set_from_text(options, "gap", "1.0001", NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb_options_set_from_text(options, "gap", "-0.1", NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb_options_set_from_text(options, "seed", "-0", NULL), TTB_OK);
    ttb_options_free(options);
}

static void nothing_is_refused(void **state)
{
    ttb_options *options = new_options();
    int64_t number;
    double real;
    (void)state;
    assert_int_equal(ttb_options_new(NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_set_int(NULL, "seed", 1, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_set_int(options, NULL, 1, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_set_real(NULL, "gap", 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_set_real(options, NULL, 0, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_set_from_text(NULL, "gap", "0", NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_set_from_text(options, NULL, "0", NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_set_from_text(options, "gap", NULL, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_get_int(NULL, "seed", &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_get_int(options, NULL, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_get_int(options, "seed", NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_get_real(NULL, "gap", &real), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_get_real(options, NULL, &real), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_options_get_real(options, "gap", NULL), TTB_ERR_ARGUMENT);
    ttb_options_free(options);
    ttb_options_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_is_described),
        cmocka_unit_test(keys_stand_in_order),
        cmocka_unit_test(there_is_no_option_beyond_the_last),
        cmocka_unit_test(options_begin_with_their_defaults),
        cmocka_unit_test(the_bounds_themselves_are_allowed),
        cmocka_unit_test(beyond_the_bounds_nothing_is_set),
        cmocka_unit_test(extreme_numbers_are_out_of_range),
        cmocka_unit_test(an_unknown_key_suggests_the_nearest),
        cmocka_unit_test(a_finding_is_one_line_whatever_the_key),
        cmocka_unit_test(a_wrong_type_is_an_argument),
        cmocka_unit_test(a_number_out_of_range_says_the_range),
        cmocka_unit_test(reading_asks_for_the_right_type),
        cmocka_unit_test(text_sets_what_it_says),
        cmocka_unit_test(odd_text_is_refused),
        cmocka_unit_test(text_out_of_range_is_out_of_range),
        cmocka_unit_test(nothing_is_refused),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
