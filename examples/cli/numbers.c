#include "numbers.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *number_of_mille(int64_t thousandths, char text[NUMBER_BYTES])
{
    uint64_t size = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    int used = snprintf(text, NUMBER_BYTES, "%s%" PRIu64 ".%03" PRIu64, thousandths < 0 ? "-" : "",
                        size / 1000, size % 1000);
    while (text[used - 1] == '0')
        text[--used] = 0;
    if (text[used - 1] == '.')
        text[--used] = 0;
    return text;
}

const char *number_grouped(int64_t thousandths, char text[NUMBER_BYTES])
{
    char plain[NUMBER_BYTES];
    number_of_mille(thousandths, plain);
    size_t sign = plain[0] == '-', used = 0;
    size_t digits = strcspn(plain + sign, ".");
    for (size_t at = 0; plain[at]; at++) {
        size_t left = sign + digits - at; /* digits of the whole part from here on */
        if (at > sign && at < sign + digits && left % 3 == 0)
            text[used++] = ',';
        text[used++] = plain[at];
    }
    text[used] = 0;
    return text;
}

const char *number_of_most_share(int64_t part, int64_t whole, char text[NUMBER_BYTES])
{
    /* Large numbers lose their last digits, so that nothing overflows. */
    while (part > INT64_MAX / 2000) {
        part = part / 10 + 1;
        whole /= 10;
    }
    int64_t per_thousand = whole > 0 ? (part * 1000 + whole - 1) / whole : 1000;
    snprintf(text, NUMBER_BYTES, "%" PRId64 ".%" PRId64 " %%", per_thousand / 10,
             per_thousand % 10);
    return text;
}

const char *number_of_share(int64_t part, int64_t whole, char text[NUMBER_BYTES])
{
    int64_t per_thousand = whole > 0 ? part * 1000 / whole : 1000;
    snprintf(text, NUMBER_BYTES, "%" PRId64 ".%" PRId64 " %%", per_thousand / 10,
             per_thousand % 10);
    return text;
}

const char *counted(int64_t count, const char *what, char text[NUMBER_BYTES * 3])
{
    const char *slash = strchr(what, '/');
    int first = slash ? (int)(slash - what) : (int)strlen(what);
    if (count == 1 || count == -1)
        snprintf(text, NUMBER_BYTES * 3, "%" PRId64 " %.*s", count, first, what);
    else if (slash)
        snprintf(text, NUMBER_BYTES * 3, "%" PRId64 " %s", count, slash + 1);
    else
        snprintf(text, NUMBER_BYTES * 3, "%" PRId64 " %ss", count, what);
    return text;
}
