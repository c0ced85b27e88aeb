#include "base/utf8.h"

#include <string.h>

/* Table 3-7 of the Unicode standard: how long a character is, and which second bytes it may have.
 */
static int32_t leading_byte(unsigned char lead, unsigned char *least_out, unsigned char *most_out)
{
    *least_out = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *most_out = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead < 0x80)
        return 1;
    if (lead < 0xc2)
        return 0; /* a continuation, or the start of an overlong form */
    if (lead < 0xe0)
        return 2;
    if (lead < 0xf0)
        return 3;
    return lead < 0xf5 ? 4 : 0;
}

int32_t ttb__utf8_length(const char *bytes, int64_t available)
{
    unsigned char least, most;
    int32_t length;

    if (available < 1)
        return 0;
    length = leading_byte((unsigned char)bytes[0], &least, &most);
    if (length > available)
        return 0;
    for (int32_t byte = 1; byte < length; byte++) {
        unsigned char next = (unsigned char)bytes[byte];
        if (next < least || next > most)
            return 0;
        least = 0x80;
        most = 0xbf;
    }
    return length;
}

/* 1 if the character at bytes is a control character: C0, delete or C1 (U+0080 to U+009F). */
static int is_control(const char *bytes)
{
    unsigned char first = (unsigned char)bytes[0];

    return first < 0x20 || first == 0x7f || (first == 0xc2 && (unsigned char)bytes[1] < 0xa0);
}

int ttb__is_name(const char *text)
{
    enum { MOST_BYTES = 255 };
    size_t left = strlen(text);

    if (left > MOST_BYTES)
        return 0;
    while (left > 0) {
        int32_t length = ttb__utf8_length(text, (int64_t)left);
        if (length == 0 || is_control(text))
            return 0;
        text += length;
        left -= (size_t)length;
    }
    return 1;
}

int ttb__is_id(const char *text)
{
    return text[0] != '\0' && ttb__is_name(text);
}

void ttb__utf8_clean(char *text)
{
    size_t left = strlen(text);

    while (left > 0) {
        size_t length = (size_t)ttb__utf8_length(text, (int64_t)left);
        size_t bad = length == 0 ? 1 : is_control(text) ? length : 0;
        memset(text, '?', bad);
        length += length == 0;
        text += length;
        left -= length;
    }
}
