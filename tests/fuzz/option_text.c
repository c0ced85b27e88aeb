/* Options set from any text. The input is a list of keys and texts, each with a NUL at its end:
 * what each call makes of it is worked out once more here, by other means, and nothing else
 * changes. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "fuzz.h"
#include "timetable.h"

enum { MOST_OPTIONS = 64, MOST_SETTINGS = 8 };

typedef struct option {
    const char *key, *help;
    int32_t type;
    double initial, least, most;
} option;

typedef struct value {
    int64_t whole;
    double real;
} value;

typedef struct settings {
    ttb_options *options;
    ttb_report *report;
    int32_t option_count;
    option about[MOST_OPTIONS];
    value values[MOST_OPTIONS]; /* what the options should be */
} settings;

static void describe(settings *all)
{
    all->option_count = ttb_option_count();
    if (all->option_count < 1 || all->option_count > MOST_OPTIONS)
        abort();
    for (int32_t number = 0; number < all->option_count; number++) {
        option *about = &all->about[number];
        if (ttb_option_describe(number, &about->key, &about->type, &about->initial, &about->least,
                                &about->most, &about->help) != TTB_OK)
            abort();
        if (!(about->least <= about->initial && about->initial <= about->most))
            abort();
        all->values[number] = (value){(int64_t)about->initial, about->initial};
    }
}

static int32_t find(const settings *all, const char *key)
{
    for (int32_t number = 0; number < all->option_count; number++)
        if (!strcmp(all->about[number].key, key))
            return number;
    return TTB_NONE;
}

/* An option has the value that it should have, and is of one type only. */
static void compare(const settings *all, int32_t number)
{
    const option *about = &all->about[number];
    int is_whole = about->type == TTB_TYPE_INT;
    int64_t whole = 1;
    double real = 1;
    ttb_status as_whole = ttb_options_get_int(all->options, about->key, &whole);
    ttb_status as_real = ttb_options_get_real(all->options, about->key, &real);

    if (as_whole != (is_whole ? TTB_OK : TTB_ERR_ARGUMENT) ||
        as_real != (is_whole ? TTB_ERR_ARGUMENT : TTB_OK))
        abort();
    if (whole != (is_whole ? all->values[number].whole : 0) ||
        fabs(real - (is_whole ? 0 : all->values[number].real)) > 1e-12)
        abort();
}

static void compare_all(const settings *all)
{
    for (int32_t number = 0; number < all->option_count; number++)
        compare(all, number);
}

/* What a text is by the documentation: digits with a sign and a fraction, or nothing else. */
static int is_decimal(const char *text, int *is_whole_out)
{
    size_t digits, more;

    text += *text == '-';
    digits = strspn(text, "0123456789");
    *is_whole_out = !text[digits];
    if (!digits || *is_whole_out)
        return digits > 0;
    if (text[digits] != '.')
        return 0;
    more = strspn(text + digits + 1, "0123456789");
    return more > 0 && !text[digits + 1 + more];
}

/* What setting an option from this text should say; the value that it should then have. */
static ttb_status expect_text(const settings *all, int32_t number, const char *text, value *wanted)
{
    const option *about = number == TTB_NONE ? NULL : &all->about[number];
    int is_whole;

    if (!about)
        return TTB_ERR_NOT_FOUND;
    if (!is_decimal(text, &is_whole) || (about->type == TTB_TYPE_INT && !is_whole))
        return TTB_ERR_ARGUMENT;
    errno = 0;
    wanted->real = strtod(text, NULL);
    wanted->whole = is_whole ? strtoll(text, NULL, 10) : 0;
    if (about->type == TTB_TYPE_INT && errno == ERANGE)
        return TTB_ERR_RANGE;
    return wanted->real < about->least || wanted->real > about->most ? TTB_ERR_RANGE : TTB_OK;
}

/* A call said this, and should have said that: a finding for each failure, and only then. */
static void judge(settings *all, int32_t number, ttb_status status, ttb_status expected,
                  value wanted)
{
    if (status != expected)
        abort();
    if (ttb_report_count(all->report, TTB_SEVERITY_ERROR) != (status != TTB_OK))
        abort();
    check_findings(all->report);
    ttb_report_clear(all->report);
    if (status == TTB_OK)
        all->values[number] = wanted;
    if (number != TTB_NONE)
        compare(all, number);
}

/* The other two ways of setting, with numbers made of a text's first bytes. */
static void set_numbers(settings *all, const char *key, const char *text)
{
    unsigned char bytes[sizeof(int64_t)] = {0};
    int32_t number = find(all, key);
    const option *about = number == TTB_NONE ? NULL : &all->about[number];
    ttb_status expected = TTB_OK;
    value wanted;

    for (size_t byte = 0; byte < sizeof bytes && text[byte]; byte++)
        bytes[byte] = (unsigned char)text[byte];
    memcpy(&wanted.whole, bytes, sizeof bytes);
    memcpy(&wanted.real, bytes, sizeof bytes);
    if (!about)
        expected = TTB_ERR_NOT_FOUND;
    else if (about->type != TTB_TYPE_INT)
        expected = TTB_ERR_ARGUMENT;
    else if ((double)wanted.whole < about->least || (double)wanted.whole > about->most)
        expected = TTB_ERR_RANGE;
    judge(all, number, ttb_options_set_int(all->options, key, wanted.whole, all->report), expected,
          wanted);
    if (about && about->type != TTB_TYPE_REAL)
        expected = TTB_ERR_ARGUMENT;
    else if (about)
        expected =
            wanted.real >= about->least && wanted.real <= about->most ? TTB_OK : TTB_ERR_RANGE;
    judge(all, number, ttb_options_set_real(all->options, key, wanted.real, all->report), expected,
          wanted);
}

static void set_text(settings *all, const char *key, const char *text)
{
    int32_t number = find(all, key);
    value wanted = {0};
    ttb_status expected = expect_text(all, number, text, &wanted);

    judge(all, number, ttb_options_set_from_text(all->options, key, text, all->report), expected,
          wanted);
}

/* The next text of the input, in memory of its own size; NULL at the end. */
static char *next_text(const uint8_t **at, const uint8_t *end)
{
    size_t bytes = 0;
    char *text;

    if (*at == end)
        return NULL;
    while (*at + bytes < end && (*at)[bytes])
        bytes++;
    text = malloc(bytes + 1);
    if (!text)
        return NULL;
    memcpy(text, *at, bytes);
    text[bytes] = '\0';
    *at += *at + bytes < end ? bytes + 1 : bytes;
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    const uint8_t *at = data, *end = data + bytes;
    settings all = {0};
    char *key = NULL, *text = NULL;

    if (ttb_report_new(&all.report) != TTB_OK || ttb_options_new(&all.options) != TTB_OK)
        abort();
    describe(&all);
    for (int32_t setting = 0; setting < MOST_SETTINGS && at < end; setting++) {
        key = next_text(&at, end);
        text = next_text(&at, end);
        if (key && text) {
            set_text(&all, key, text);
            set_numbers(&all, key, text);
        }
        free(text);
        free(key);
    }
    compare_all(&all);
    ttb_options_free(all.options);
    ttb_report_free(all.report);
    return 0;
}
