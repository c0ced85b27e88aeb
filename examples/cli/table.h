/* Tables that fit a terminal: columns aligned by what they show, wide ones made narrower. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stdio.h>

typedef struct table table;

/* A table with a letter for each column: l left, r right, w left and wrapped at blanks (";" and ","
 * stay with their word). heads: their heads, NULL for none; borrowed, as is layout. */
table *table_new(const char *layout, const char *const *heads);
void table_free(table *self);
/* Fill the next cell; after the last of a row a new row begins. */
void table_add(table *self, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));
/* Print the table and free it: each line after two blanks and within so many columns where that can
 * be done. A column with nothing under its head is left out. */
void table_print(table *self, FILE *out, int columns);

/* The same under a title with an empty line before it; nothing at all where there is no row. */
void table_print_titled(table *self, FILE *out, const char *title, int columns);

/* Print text wrapped at blanks within so many columns: first after `lead`, which it leaves to the
 * caller to print and takes so many columns, then indented as far. */
void print_wrapped(FILE *out, const char *text, int lead, int columns);

/* Columns that output has: COLUMNS, else the terminal's, else 80. Never less than 30. */
int terminal_columns(void);

#endif
