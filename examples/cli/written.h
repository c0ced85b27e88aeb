/* Text that grows in memory and is then written whole. */
#ifndef CLI_WRITTEN_H
#define CLI_WRITTEN_H

#include <stddef.h>
#include <stdio.h>

typedef struct written {
    FILE *out; /* to print into */
    char *text;
    size_t bytes;
} written;

/* Begin an empty text; returns where to print. */
FILE *written_begin(written *self);
/* Write it to a file as file_write() does ("-": standard output, NULL the same) and free it.
 * Returns code, or EXIT_OTHER where that fails. */
int written_end(written *self, const char *path, int code);
/* Write it to standard error and free it. */
void written_end_aside(written *self);

#endif
