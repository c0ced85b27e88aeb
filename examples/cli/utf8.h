/* UTF-8 on a terminal: how wide text is, and nothing in it that a terminal would obey. */
#ifndef CLI_UTF8_H
#define CLI_UTF8_H

#include <stdint.h>
#include <stdio.h>

/* Read one character. Returns its bytes; what is no UTF-8 counts as one byte and U+FFFD. */
int utf8_read(const char *text, uint32_t *character_out);
/* Columns that a character takes: 0, 1 or 2. */
int utf8_character_width(uint32_t character);
/* Columns that a text takes. */
int utf8_width(const char *text);
/* Print text; control characters and broken bytes become "?". */
void utf8_print(FILE *out, const char *text);
/* Print what fits into so many columns, with "…" for a rest that does not; returns the columns. */
int utf8_print_cut(FILE *out, const char *text, int columns);

#endif
