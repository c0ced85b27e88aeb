#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "memory.h"

/* The library takes no more than 1 GB either. */
static const int64_t MOST_BYTES = 1000000000;

static const char *spoken_name(const char *path)
{
    return strcmp(path, "-") ? path : "standard input";
}

static int cannot_read(const char *path, const char *why)
{
    fprintf(stderr, "%s: error: cannot be read: %s\n", spoken_name(path), why);
    return EXIT_INPUT;
}

/* Read to the end of an open file. Returns NULL, or why it failed. */
static const char *read_to_end(int file, char **text_out, int64_t *bytes_out)
{
    int64_t capacity = 65536, bytes = 0;
    char *text = need_array(capacity, 1);
    const char *why = NULL;
    for (;;) {
        ssize_t got = read(file, text + bytes, (size_t)(capacity - bytes));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            why = strerror(errno);
        if (got <= 0)
            break;
        bytes += got;
        if (bytes > MOST_BYTES) {
            why = "it is larger than 1 GB";
            break;
        }
        if (bytes == capacity) {
            capacity *= 2;
            char *larger = realloc(text, (size_t)capacity);
            if (!larger)
                no_memory();
            text = larger;
        }
    }
    if (why) {
        free(text);
        return why;
    }
    *text_out = text;
    *bytes_out = bytes;
    return NULL;
}

int file_read(const char *path, char **text_out, int64_t *bytes_out)
{
    *text_out = NULL;
    *bytes_out = 0;
    int is_input = !strcmp(path, "-");
    int file = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return cannot_read(path, strerror(errno));
    struct stat about;
    const char *why = NULL;
    if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode))
        why = "it is a folder";
    else
        why = read_to_end(file, text_out, bytes_out);
    if (!is_input)
        close(file);
    return why ? cannot_read(path, why) : EXIT_DONE;
}

int file_is_same(const char *a, const char *b)
{
    struct stat about_a, about_b;
    return stat(a, &about_a) == 0 && stat(b, &about_b) == 0 && about_a.st_dev == about_b.st_dev &&
           about_a.st_ino == about_b.st_ino;
}
