#include "base/text.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"

void ttb__text_add_bytes(ttb__text *text, const char *bytes, int64_t count)
{
    if (text->status)
        return;
    text->status = ttb__reserve((void **)&text->bytes, &text->capacity, text->length + 1, count, 1);
    if (text->status)
        return;
    if (count > 0)
        memcpy(text->bytes + text->length, bytes, (size_t)count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void ttb__text_add(ttb__text *text, const char *addition)
{
    ttb__text_add_bytes(text, addition, (int64_t)strlen(addition));
}

/* Digits by hand: printf groups them by locale in some formats and is banned here altogether. */
void ttb__text_add_int(ttb__text *text, int64_t value)
{
    char digits[20];
    int64_t first = (int64_t)sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        digits[--first] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0)
        digits[--first] = '-';
    ttb__text_add_bytes(text, digits + first, (int64_t)sizeof digits - first);
}

void ttb__text_add_thousandths(ttb__text *text, int64_t value)
{
    int64_t whole = value / 1000;
    int32_t rest = (int32_t)(value % 1000);
    char decimals[4] = {'.', 0, 0, 0};
    int64_t count = 4;

    if (value < 0 && whole == 0)
        ttb__text_add(text, "-");
    ttb__text_add_int(text, whole);
    if (rest < 0)
        rest = -rest;
    if (rest == 0)
        return;
    for (int place = 3; place > 0; place--) {
        decimals[place] = (char)('0' + rest % 10);
        rest /= 10;
    }
    while (decimals[count - 1] == '0')
        count--;
    ttb__text_add_bytes(text, decimals, count);
}

/* Add what one conversion says and return what follows it. The report's functions share it. */
static const char *add_conversion(ttb__text *text, const char *conversion, va_list *arguments)
{
    if (conversion[0] == 's') {
        ttb__text_add(text, va_arg(*arguments, const char *));
        return conversion + 1;
    }
    if (conversion[0] == 'd') {
        ttb__text_add_int(text, va_arg(*arguments, int));
        return conversion + 1;
    }
    if (strncmp(conversion, "lld", 3) == 0) {
        ttb__text_add_int(text, va_arg(*arguments, long long));
        return conversion + 3;
    }
    if (conversion[0] == '%') {
        ttb__text_add(text, "%");
        return conversion + 1;
    }
    text->status = TTB_ERR_INTERNAL; /* a conversion that we do not have */
    return conversion + strlen(conversion);
}

void ttb__text_format_list(ttb__text *text, const char *format, va_list *arguments)
{
    while (*format && !text->status) {
        size_t plain = strcspn(format, "%");
        ttb__text_add_bytes(text, format, (int64_t)plain);
        format += plain;
        if (*format)
            format = add_conversion(text, format + 1, arguments);
    }
}

void ttb__text_format(ttb__text *text, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    ttb__text_format_list(text, format, &arguments);
    va_end(arguments);
}

/* The letter of a two-byte escape, 0 if the character has none. */
static char short_escape(char character)
{
    static const char escapes[][2] = {{'"', '"'},  {'\\', '\\'}, {'\b', 'b'}, {'\f', 'f'},
                                      {'\n', 'n'}, {'\r', 'r'},  {'\t', 't'}};

    for (size_t escape = 0; escape < sizeof escapes / sizeof *escapes; escape++)
        if (escapes[escape][0] == character)
            return escapes[escape][1];
    return 0;
}

static void add_escaped(ttb__text *text, char character)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char byte = (unsigned char)character;
    char letter = short_escape(character);

    if (letter) {
        char escape[2] = {'\\', letter};
        ttb__text_add_bytes(text, escape, 2);
    } else {
        char escape[6] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
        ttb__text_add_bytes(text, escape, 6);
    }
}

void ttb__text_add_json(ttb__text *text, const char *value)
{
    const char *plain = value;

    ttb__text_add(text, "\"");
    for (; *value; value++) {
        if ((unsigned char)*value >= 0x20 && *value != '"' && *value != '\\')
            continue;
        ttb__text_add_bytes(text, plain, value - plain);
        add_escaped(text, *value);
        plain = value + 1;
    }
    ttb__text_add_bytes(text, plain, value - plain);
    ttb__text_add(text, "\"");
}

ttb_status ttb__text_take(ttb__text *text, char **bytes_out, int64_t *length_out)
{
    ttb_status status;

    ttb__text_add_bytes(text, "", 0); /* so that an empty text is "" and not NULL */
    status = text->status;
    *bytes_out = NULL;
    *length_out = 0;
    if (status) {
        ttb__text_clear(text);
        return status;
    }
    *bytes_out = text->bytes;
    *length_out = text->length;
    *text = (ttb__text){0};
    return TTB_OK;
}

void ttb__text_clear(ttb__text *text)
{
    ttb__free(text->bytes);
    *text = (ttb__text){0};
}
