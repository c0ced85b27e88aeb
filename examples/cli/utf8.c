#include "utf8.h"

#include <string.h>

static const struct range {
    uint32_t first, last;
} COMBINING[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
                 {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2069}, {0x20D0, 0x20FF},
                 {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}},
  WIDE[] = {{0x1100, 0x115F},   {0x2E80, 0xA4CF},  {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
            {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
            {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};

static int is_in(uint32_t character, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return 1;
    return 0;
}

int utf8_read(const char *text, uint32_t *character_out)
{
    static const uint32_t LEAST[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text;
    int length = bytes[0] < 0x80 ? 1 : bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
    uint32_t character = length == 1 ? bytes[0] : bytes[0] & (0xFFu >> (length + 1));
    int is_good = length == 1 || (bytes[0] >= 0xC2 && bytes[0] < 0xF5);
    for (int i = 1; i < length && is_good; i++) {
        is_good = (bytes[i] & 0xC0) == 0x80;
        character = character << 6 | (bytes[i] & 0x3F);
    }
    is_good = is_good && character >= LEAST[length] && character <= 0x10FFFF &&
              (character < 0xD800 || character > 0xDFFF);
    *character_out = is_good ? character : 0xFFFD;
    return is_good ? length : 1;
}

/* Control characters, and those that turn the direction of the text. */
static int is_unsafe(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0xFFFD ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

int utf8_character_width(uint32_t character)
{
    if (character < 0x300 || is_unsafe(character))
        return 1; /* what is unsafe is shown as "?" */
    if (is_in(character, COMBINING, sizeof COMBINING / sizeof COMBINING[0]))
        return 0;
    return is_in(character, WIDE, sizeof WIDE / sizeof WIDE[0]) ? 2 : 1;
}

int utf8_width(const char *text)
{
    int width = 0;
    while (*text) {
        uint32_t character;
        text += utf8_read(text, &character);
        width += utf8_character_width(character);
    }
    return width;
}

static void print_character(FILE *out, const char *text, int bytes, uint32_t character)
{
    if (is_unsafe(character))
        fputc('?', out);
    else
        fwrite(text, 1, (size_t)bytes, out);
}

void utf8_print(FILE *out, const char *text)
{
    while (*text) {
        uint32_t character;
        int bytes = utf8_read(text, &character);
        print_character(out, text, bytes, character);
        text += bytes;
    }
}

int utf8_print_cut(FILE *out, const char *text, int columns)
{
    int is_cut = utf8_width(text) > columns;
    int used = 0;
    while (*text) {
        uint32_t character;
        int bytes = utf8_read(text, &character);
        int width = utf8_character_width(character);
        if (used + width > columns - is_cut)
            break;
        print_character(out, text, bytes, character);
        used += width;
        text += bytes;
    }
    if (is_cut && columns > 0) {
        fputs("\xE2\x80\xA6", out);
        used++;
    }
    return used;
}
