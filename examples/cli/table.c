#include "table.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "memory.h"
#include "utf8.h"

enum {
    MOST_COLUMNS = 80,
    INDENT = 2,
    BETWEEN = 2,
    LEAST_WIDTH = 6,
    LEAST_WRAPPED = 16,
    LEAST_NUMBERS = 5,
    LEAST_TERMINAL = 30
};

struct table {
    const char *layout;
    int columns;
    char **cells; /* by row, then column */
    int64_t count, capacity;
    int has_heads;
    int widths[MOST_COLUMNS]; /* 0: the column is left out */
};

static void add_cell(table *self, char *text)
{
    if (self->count == self->capacity) {
        self->capacity = self->capacity ? 2 * self->capacity : 64;
        self->cells = realloc(self->cells, (size_t)self->capacity * sizeof *self->cells);
        if (!self->cells)
            no_memory();
    }
    self->cells[self->count++] = text;
}

table *table_new(const char *layout, const char *const *heads)
{
    table *self = need_array(1, sizeof *self);
    self->layout = layout;
    self->columns = (int)strlen(layout);
    self->has_heads = heads != NULL;
    for (int column = 0; heads && column < self->columns; column++)
        add_cell(self, need_copy(heads[column]));
    return self;
}

void table_free(table *self)
{
    for (int64_t cell = 0; cell < self->count; cell++)
        free(self->cells[cell]);
    free(self->cells);
    free(self);
}

void table_add(table *self, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int bytes = vsnprintf(NULL, 0, format, list);
    char *text = need_array(bytes + 1, 1);
    vsnprintf(text, (size_t)bytes + 1, format, again);
    va_end(again);
    va_end(list);
    add_cell(self, text);
}

/* The width that the text of a column asks for, 0 if there is none. least_out: how narrow it may
 * become; numbers stay whole, their head need not. */
static int column_width(const table *self, int column, int *least_out)
{
    int widest = 0;
    for (int64_t cell = column + (self->has_heads ? self->columns : 0); cell < self->count;
         cell += self->columns) {
        int width = utf8_width(self->cells[cell]);
        widest = width > widest ? width : widest;
    }
    int head = self->has_heads && widest > 0 ? utf8_width(self->cells[column]) : 0;
    char align = self->layout[column];
    int numbers = widest > LEAST_NUMBERS ? widest : LEAST_NUMBERS;
    *least_out = align == 'r' ? numbers : align == 'w' ? LEAST_WRAPPED : LEAST_WIDTH;
    return head > widest ? head : widest;
}

/* The widths that the text asks for, then as much less as the terminal wants: always from the
 * widest column that may become narrower. */
static void set_widths(table *self, int most)
{
    int total = INDENT - BETWEEN, least[MOST_COLUMNS];
    for (int column = 0; column < self->columns; column++) {
        self->widths[column] = column_width(self, column, &least[column]);
        total += self->widths[column] ? self->widths[column] + BETWEEN : 0;
    }
    while (total > most) {
        int widest = -1;
        for (int column = 0; column < self->columns; column++)
            if (self->widths[column] > least[column] &&
                (widest < 0 || self->widths[column] > self->widths[widest]))
                widest = column;
        if (widest < 0)
            break;
        self->widths[widest]--;
        total--;
    }
}

/* How many bytes of a text to put on a line of so many columns: up to a blank where there is one.
 */
static size_t line_bytes(const char *text, int columns)
{
    size_t at = 0, blank = 0;
    int width = 0;
    while (text[at]) {
        uint32_t character;
        int bytes = utf8_read(text + at, &character);
        if (text[at] == ' ')
            blank = at;
        width += utf8_character_width(character);
        if (width > columns)
            return blank ? blank : at ? at : (size_t)bytes;
        at += (size_t)bytes;
    }
    return at;
}

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " ");
}

/* Print blanks owed, then one cell's part of a line; moves on in the text. */
static void print_cell(FILE *out, char align, int width, const char **text, int *owed)
{
    size_t bytes = align == 'w' ? line_bytes(*text, width) : strlen(*text);
    char *part = need_text("%.*s", (int)bytes, *text);
    int used = utf8_width(part) < width ? utf8_width(part) : width;
    if (align == 'r')
        *owed += width - used;
    if (used > 0) {
        fprintf(out, "%*s", *owed, "");
        utf8_print_cut(out, part, width);
        *owed = 0;
    }
    if (align != 'r')
        *owed += width - used;
    free(part);
    *text = skip_blanks(*text + bytes);
}

static void print_row(const table *self, FILE *out, int64_t first_cell)
{
    const char *rest[MOST_COLUMNS];
    int has_more = 1;
    for (int column = 0; column < self->columns; column++)
        rest[column] = self->cells[first_cell + column];
    while (has_more) {
        int owed = INDENT;
        has_more = 0;
        for (int column = 0; column < self->columns; column++) {
            if (self->widths[column] == 0) {
                rest[column] = "";
                continue;
            }
            print_cell(out, self->layout[column], self->widths[column], &rest[column], &owed);
            owed += BETWEEN;
            has_more |= *rest[column] != 0;
        }
        fputc('\n', out);
    }
}

void table_print(table *self, FILE *out, int columns)
{
    set_widths(self, columns);
    for (int64_t cell = 0; cell + self->columns <= self->count; cell += self->columns)
        print_row(self, out, cell);
    table_free(self);
}

void table_print_titled(table *self, FILE *out, const char *title, int columns)
{
    if (self->count > (self->has_heads ? self->columns : 0)) {
        fprintf(out, "\n%s\n", title);
        table_print(self, out, columns);
    } else {
        table_free(self);
    }
}

void print_wrapped(FILE *out, const char *text, int lead, int columns)
{
    int width = columns - lead > LEAST_WIDTH ? columns - lead : LEAST_WIDTH;
    do {
        size_t bytes = line_bytes(text, width);
        char *part = need_text("%.*s", (int)bytes, text);
        utf8_print(out, part);
        free(part);
        text = skip_blanks(text + bytes);
        fprintf(out, "\n%*s", *text ? lead : 0, "");
    } while (*text);
}

int terminal_columns(void)
{
    struct winsize size;
    const char *given = getenv("COLUMNS");
    long columns = given ? strtol(given, NULL, 10) : 0;
    if (columns <= 0 && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        columns = size.ws_col;
    if (columns <= 0)
        columns = 80;
    return columns < LEAST_TERMINAL ? LEAST_TERMINAL : columns > 1000 ? 1000 : (int)columns;
}
