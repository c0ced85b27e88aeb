/* The command line, taken apart. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include "timetable.h"

enum { MOST_FILES = 3, MOST_SETTINGS = 64 };

/* One option of the library: --set KEY=VALUE, or a flag that stands for one. */
typedef struct setting {
    const char *flag; /* as the user wrote it, for messages */
    char *key, *value;
} setting;

typedef struct arguments {
    const char *command; /* NULL: none */
    const char *files[MOST_FILES];
    int file_count;
    const char *output;      /* NULL: none; "-": standard output */
    const char *certificate; /* a file to write; NULL: none */
    const char *key;         /* of an anonymous copy: anonymise writes it, rename reads it */
    int as_json, wants_help, wants_version, wants_all;
    int level, minutes;         /* TTB_NONE: not given */
    int tier;                   /* from 1; TTB_NONE: not given */
    const char *earlier, *form; /* NULL: not given */
    unsigned given;             /* flags that stood on the line: a bit each */
    setting settings[MOST_SETTINGS];
    int setting_count;
    ttb_options *options; /* made of the settings; NULL before */
    int has_memory_limit; /* the settings have been read: timetable-verify has none */
    int64_t memory_limit_mb;
} arguments;

/* Read the command line. command NULL: its first word is the command. Returns EXIT_DONE, or
 * EXIT_USAGE after a message on standard error. */
int arguments_read(arguments *self, const char *command, int count, char **words);
void arguments_free(arguments *self);

/* Say what is wrong with the command line and where help is; returns EXIT_USAGE. */
int usage_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The word of a list (ended by NULL) that is nearest to one that is not there, NULL if none is
 * near. */
const char *nearest_word(const char *word, const char *const *list);

#endif
