/* Reading a file whole, and writing one whole or not at all. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include <stddef.h>
#include <stdint.h>

/* Read a file, or standard input for "-". Returns EXIT_DONE with text to be freed with free(), or
 * EXIT_INPUT after a message on standard error. */
int file_read(const char *path, char **text_out, int64_t *bytes_out);

/* Look whether a file could be written, before much work is done for it: its folder exists, it is
 * no folder, it may be replaced. Returns EXIT_DONE, or EXIT_OTHER after a message. */
int file_check_output(const char *path);

/* Write a file whole or not at all; "-" is standard output. An existing file keeps its permissions.
 * Returns EXIT_DONE, or EXIT_OTHER after a message, with nothing changed. */
int file_write(const char *path, const char *text, size_t bytes);

/* The same for a file that nobody else may read or write, whatever its permissions were; a path
 * that is no file is refused. */
int file_write_secret(const char *path, const char *text, size_t bytes);

/* Whether two paths name the same existing file. */
int file_is_same(const char *a, const char *b);

#endif
