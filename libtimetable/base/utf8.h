/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef TTB_BASE_UTF8_H
#define TTB_BASE_UTF8_H

#include <stdint.h>

/* Bytes of the character at the start of bytes (1 to 4), 0 if it is not well formed or is cut off.
 */
int32_t ttb__utf8_length(const char *bytes, int64_t available);
/* 1 if text is an id: 1 to 255 bytes of UTF-8 without control characters (U+0000 to U+001F, U+007F
 * to U+009F). */
int ttb__is_id(const char *text);
/* 1 if text is a name: 0 to 255 bytes, else as an id. */
int ttb__is_name(const char *text);

/* Put a question mark in the place of each byte that is no UTF-8 or belongs to a control character:
 * what is left is one line, and nothing in it commands a terminal. */
void ttb__utf8_clean(char *text);

#endif
