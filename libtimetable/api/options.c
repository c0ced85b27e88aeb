/* Options by key. */
#include "solve/options.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/idmap.h"
#include "base/memory.h"
#include "base/report.h"

ttb_status ttb_options_new(ttb_options **options_out)
{
    if (!options_out)
        return TTB_ERR_ARGUMENT;
    *options_out = ttb__alloc(1, sizeof **options_out);
    if (!*options_out)
        return TTB_ERR_MEMORY;
    ttb__options_reset(*options_out);
    return TTB_OK;
}

void ttb_options_free(ttb_options *options)
{
    ttb__free(options);
}

/* The key that an unknown one most likely means. */
static const char *nearest_key(const char *key)
{
    int32_t best = 0, least = INT32_MAX;
    for (int32_t option = 0; option < TTB__OPTION_COUNT; option++) {
        int32_t distance = ttb__text_distance(key, ttb__option_table[option].key, 32);
        if (distance < least) {
            least = distance;
            best = option;
        }
    }
    return ttb__option_table[best].key;
}

/* The place of a key, with a finding where there is none. */
static int32_t find_option(const char *key, ttb_report *report)
{
    int32_t option = ttb__option_find(key);
    if (option == TTB_NONE)
        ttb__report_error(report, "option.unknown", "",
                          "The option %s is unknown; did you mean %s?", key, nearest_key(key));
    return option;
}

static ttb_status report_type(int32_t option, ttb_report *report)
{
    ttb__report_error(report, "option.type", "", "The option %s takes a %s.",
                      ttb__option_table[option].key,
                      ttb__option_table[option].type == TTB_TYPE_INT ? "whole number" : "number");
    return TTB_ERR_ARGUMENT;
}

static ttb_status report_range(int32_t option, ttb_report *report)
{
    const ttb__option *about = &ttb__option_table[option];
    ttb__report_error(report, "option.range", "", "The option %s goes from %lld to %lld.",
                      about->key, (long long)about->least, (long long)about->most);
    return TTB_ERR_RANGE;
}

/* The place of an option of this type; a finding says what is wrong. */
static ttb_status find_typed(const ttb_options *options, const char *key, int32_t type,
                             ttb_report *report, int32_t *option_out)
{
    if (!options || !key)
        return TTB_ERR_ARGUMENT;
    *option_out = find_option(key, report);
    if (*option_out == TTB_NONE)
        return TTB_ERR_NOT_FOUND;
    return ttb__option_table[*option_out].type == type ? TTB_OK : report_type(*option_out, report);
}

ttb_status ttb_options_set_int(ttb_options *options, const char *key, int64_t value,
                               ttb_report *report)
{
    int32_t option;
    ttb_status status = find_typed(options, key, TTB_TYPE_INT, report, &option);
    if (status)
        return status;
    if (value < (int64_t)ttb__option_table[option].least ||
        value > (int64_t)ttb__option_table[option].most)
        return report_range(option, report);
    options->values[option].number = value;
    return TTB_OK;
}

ttb_status ttb_options_set_real(ttb_options *options, const char *key, double value,
                                ttb_report *report)
{
    int32_t option;
    ttb_status status = find_typed(options, key, TTB_TYPE_REAL, report, &option);
    if (status)
        return status;
    if (!isfinite(value) || value < ttb__option_table[option].least ||
        value > ttb__option_table[option].most)
        return report_range(option, report);
    options->values[option].real = value;
    return TTB_OK;
}

/* One more digit; a number that is too large stays so, beyond every option's range. */
static int64_t add_digit(int64_t whole, char digit)
{
    return whole > INT64_MAX / 10 - 1 ? INT64_MAX : whole * 10 + (digit - '0');
}

/* Decimal digits with an optional sign and fraction; no locale, no exponent, no hexadecimal.
 * Returns 0 if it is none. */
static int read_decimal(const char *text, int64_t *whole_out, double *real_out, int *is_whole_out)
{
    int is_negative = *text == '-';
    double scale = 1;
    const char *at = text + is_negative;
    *whole_out = 0;
    *is_whole_out = 1;
    if (*at < '0' || *at > '9')
        return 0;
    for (; *at >= '0' && *at <= '9'; at++)
        *whole_out = add_digit(*whole_out, *at);
    *real_out = (double)*whole_out;
    if (*at == '.' && at[1]) {
        *is_whole_out = 0;
        for (at++; *at >= '0' && *at <= '9'; at++) {
            scale /= 10;
            *real_out += scale * (*at - '0');
        }
    }
    if (is_negative) {
        *whole_out = -*whole_out;
        *real_out = -*real_out;
    }
    return !*at;
}

ttb_status ttb_options_set_from_text(ttb_options *options, const char *key, const char *text,
                                     ttb_report *report)
{
    int32_t option;
    int64_t whole;
    double real;
    int is_whole;
    if (!options || !key || !text)
        return TTB_ERR_ARGUMENT;
    option = find_option(key, report);
    if (option == TTB_NONE)
        return TTB_ERR_NOT_FOUND;
    if (!read_decimal(text, &whole, &real, &is_whole))
        return report_type(option, report);
    if (ttb__option_table[option].type == TTB_TYPE_REAL)
        return ttb_options_set_real(options, key, real, report);
    return is_whole ? ttb_options_set_int(options, key, whole, report)
                    : report_type(option, report);
}

ttb_status ttb_options_get_int(const ttb_options *options, const char *key, int64_t *value_out)
{
    int32_t option;
    ttb_status status;
    if (!value_out)
        return TTB_ERR_ARGUMENT;
    *value_out = 0;
    status = find_typed(options, key, TTB_TYPE_INT, NULL, &option);
    if (status)
        return status;
    *value_out = options->values[option].number;
    return TTB_OK;
}

ttb_status ttb_options_get_real(const ttb_options *options, const char *key, double *value_out)
{
    int32_t option;
    ttb_status status;
    if (!value_out)
        return TTB_ERR_ARGUMENT;
    *value_out = 0;
    status = find_typed(options, key, TTB_TYPE_REAL, NULL, &option);
    if (status)
        return status;
    *value_out = options->values[option].real;
    return TTB_OK;
}

int32_t ttb_option_count(void)
{
    return TTB__OPTION_COUNT;
}

ttb_status ttb_option_describe(int32_t option, const char **key_out, int32_t *type_out,
                               double *default_out, double *least_out, double *most_out,
                               const char **help_out)
{
    static const ttb__option nothing = {0};
    int is_there = option >= 0 && option < TTB__OPTION_COUNT;
    const ttb__option *about = is_there ? &ttb__option_table[option] : &nothing;
    if (key_out)
        *key_out = about->key;
    if (type_out)
        *type_out = about->type;
    if (default_out)
        *default_out = about->initial;
    if (least_out)
        *least_out = about->least;
    if (most_out)
        *most_out = about->most;
    if (help_out)
        *help_out = about->help;
    return is_there ? TTB_OK : TTB_ERR_NOT_FOUND;
}
