/* A growing text that remembers a failed allocation, so that a writer checks once, at its end. */
#ifndef TTB_BASE_TEXT_H
#define TTB_BASE_TEXT_H

#include <stdarg.h>
#include <stdint.h>

#include "timetable.h"

typedef struct ttb__text {
    char *bytes; /* NUL-terminated once something was added */
    int64_t length, capacity;
    ttb_status status; /* what failed first; later additions do nothing */
} ttb__text;

void ttb__text_add(ttb__text *text, const char *addition);
void ttb__text_add_bytes(ttb__text *text, const char *bytes, int64_t count);
void ttb__text_add_int(ttb__text *text, int64_t value);
/* A value in thousandths as a decimal without trailing zeros: 1500 is 1.5, 2000 is 2. No locale. */
void ttb__text_add_thousandths(ttb__text *text, int64_t value);
/* Format with %s, %d (int32_t), %lld (long long) and %% only. */
void ttb__text_format(ttb__text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same with a list of arguments, which it uses up. */
void ttb__text_format_list(ttb__text *text, const char *format, va_list *arguments);
/* A JSON string with its quotes. */
void ttb__text_add_json(ttb__text *text, const char *value);
/* Hand over the bytes (ttb__free() them) and empty the text; NULL and a status if an addition
 * failed. */
ttb_status ttb__text_take(ttb__text *text, char **bytes_out, int64_t *length_out);
void ttb__text_clear(ttb__text *text);

#endif
