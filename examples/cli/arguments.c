#include "arguments.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "memory.h"

enum {
    FLAG_OUTPUT,
    FLAG_TIME,
    FLAG_WORKERS,
    FLAG_SEED,
    FLAG_SET,
    FLAG_LEVEL,
    FLAG_MINUTES,
    FLAG_TIER,
    FLAG_EARLIER,
    FLAG_FORM,
    FLAG_CERTIFICATE,
    FLAG_KEY,
    FLAGS_WITH_VALUE, /* the flags below take none */
    FLAG_ALL,
    FLAG_JSON,
    FLAG_HELP,
    FLAG_VERSION
};

static const struct flag {
    const char *name, *letter;
    int flag;
    const char *only_command; /* NULL: every command has it; several have a row each */
} FLAGS[] = {
    {"--output", "-o", FLAG_OUTPUT, NULL},
    {"--time", NULL, FLAG_TIME, NULL},
    {"--workers", NULL, FLAG_WORKERS, NULL},
    {"--seed", NULL, FLAG_SEED, NULL},
    {"--set", NULL, FLAG_SET, NULL},
    {"--json", NULL, FLAG_JSON, NULL},
    {"--help", "-h", FLAG_HELP, NULL},
    {"--version", NULL, FLAG_VERSION, NULL},
    {"--level", NULL, FLAG_LEVEL, "reach"},
    {"--all", NULL, FLAG_ALL, "reach"},
    {"--minutes", NULL, FLAG_MINUTES, "reach"},
    {"--tier", NULL, FLAG_TIER, "ilp"},
    {"--earlier", NULL, FLAG_EARLIER, "ilp"},
    {"--format", NULL, FLAG_FORM, "ilp"},
    {"--certificate", NULL, FLAG_CERTIFICATE, "solve"},
    {"--key", NULL, FLAG_KEY, "anonymise"},
    {"--key", NULL, FLAG_KEY, "rename"},
};
enum { FLAG_COUNT = sizeof FLAGS / sizeof FLAGS[0] };

int usage_error(const char *command, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fprintf(stderr, "%s: ", program_name);
    vfprintf(stderr, format, list);
    va_end(list);
    if (!program_has_commands)
        command = NULL;
    fprintf(stderr, "\nSee: %s%s%s --help\n", program_name, command ? " " : "",
            command ? command : "");
    return EXIT_USAGE;
}

/* How many letters must change (one put in, left out or replaced) to make one word of the other. */
static int word_distance(const char *a, const char *b)
{
    enum { MOST_LETTERS = 31 };
    int row[MOST_LETTERS + 1];
    int a_length = (int)strlen(a), b_length = (int)strlen(b);
    if (a_length > MOST_LETTERS || b_length > MOST_LETTERS)
        return INT_MAX;
    for (int j = 0; j <= b_length; j++)
        row[j] = j;
    for (int i = 1; i <= a_length; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b_length; j++) {
            int replaced = diagonal + (a[i - 1] != b[j - 1]);
            int longer = 1 + (row[j] < row[j - 1] ? row[j] : row[j - 1]);
            diagonal = row[j];
            row[j] = replaced < longer ? replaced : longer;
        }
    }
    return row[b_length];
}

const char *nearest_word(const char *word, const char *const *list)
{
    const char *nearest = NULL;
    int least = 4; /* further away is no help */
    for (; *list; list++) {
        int distance = word_distance(word, *list);
        if (distance < least && distance * 2 <= (int)strlen(*list)) {
            least = distance;
            nearest = *list;
        }
    }
    return nearest;
}

static int unknown_flag(const arguments *self, const char *word, size_t name_bytes)
{
    const char *names[FLAG_COUNT + 1] = {NULL};
    for (int i = 0; i < FLAG_COUNT; i++)
        names[i] = FLAGS[i].name;
    char *name = need_text("%.*s", (int)name_bytes, word);
    const char *meant = nearest_word(name, names);
    if (meant)
        usage_error(self->command, "there is no option %s; did you mean %s?", name, meant);
    else
        usage_error(self->command, "there is no option %s", name);
    free(name);
    return EXIT_USAGE;
}

static int add_setting(arguments *self, const char *flag, char *key, char *value)
{
    if (self->setting_count == MOST_SETTINGS) {
        free(key);
        free(value);
        return usage_error(self->command, "more than %d settings", MOST_SETTINGS);
    }
    self->settings[self->setting_count++] = (setting){flag, key, value};
    return EXIT_DONE;
}

/* --set KEY=VALUE */
static int read_setting(arguments *self, const char *value)
{
    const char *equals = strchr(value, '=');
    if (!equals || equals == value)
        return usage_error(self->command, "--set needs KEY=VALUE, not \"%s\"", value);
    char *key = need_text("%.*s", (int)(equals - value), value);
    return add_setting(self, "--set", key, need_copy(equals + 1));
}

/* --time SECONDS, with at most three decimals; the library counts in milliseconds. */
static int read_time(arguments *self, const char *value)
{
    size_t whole = strspn(value, "0123456789");
    size_t decimals = 0;
    if (value[whole] == '.')
        decimals = strspn(value + whole + 1, "0123456789");
    size_t used = whole + (value[whole] == '.') + decimals;
    /* 0 would be no limit at all to the library. */
    int is_nothing = strspn(value, "0.") == used;
    if (value[used] || is_nothing || whole > 9 || decimals > 3)
        return usage_error(self->command, "--time needs seconds, such as 10 or 0.5, not \"%s\"",
                           value);
    char *text = need_text("%.*s%.*s%.*s", (int)whole, value, (int)decimals,
                           decimals ? value + whole + 1 : "", (int)(3 - decimals), "000");
    memmove(text, text + strspn(text, "0"), strlen(text) + 1 - strspn(text, "0"));
    return add_setting(self, "--time", need_copy("time_limit_ms"), text);
}

static int read_number(const arguments *self, const char *flag, const char *value, int *number_out)
{
    char *end = NULL;
    errno = 0;
    long number = strtol(value, &end, 10);
    if (end == value || *end || errno || number < 0 || number > 1440)
        return usage_error(self->command, "%s needs a whole number from 0 to 1440, not \"%s\"",
                           flag, value);
    *number_out = (int)number;
    return EXIT_DONE;
}

/* A file that is written whole beside the result, or read beside the others. */
static int read_file_name(const arguments *self, const char *flag, const char *value,
                          const char **file_out)
{
    if (!*value || !strcmp(value, "-"))
        return usage_error(self->command, "%s needs the name of a file", flag);
    *file_out = value;
    return EXIT_DONE;
}

static int take_value(arguments *self, const struct flag *flag, const char *value)
{
    switch (flag->flag) {
    case FLAG_OUTPUT:
        if (!*value)
            return usage_error(self->command, "-o needs the name of a file, or -");
        self->output = value;
        return EXIT_DONE;
    case FLAG_TIME:
        return read_time(self, value);
    case FLAG_WORKERS:
        return add_setting(self, flag->name, need_copy("workers"), need_copy(value));
    case FLAG_SEED:
        return add_setting(self, flag->name, need_copy("seed"), need_copy(value));
    case FLAG_SET:
        return read_setting(self, value);
    case FLAG_LEVEL:
        return read_number(self, flag->name, value, &self->level);
    case FLAG_TIER:
        return read_number(self, flag->name, value, &self->tier);
    case FLAG_EARLIER:
        self->earlier = value;
        return EXIT_DONE;
    case FLAG_FORM:
        self->form = value;
        return EXIT_DONE;
    case FLAG_CERTIFICATE:
        return read_file_name(self, flag->name, value, &self->certificate);
    case FLAG_KEY:
        return read_file_name(self, flag->name, value, &self->key);
    default:
        return read_number(self, flag->name, value, &self->minutes);
    }
}

static void take_switch(arguments *self, const struct flag *flag)
{
    self->wants_all |= flag->flag == FLAG_ALL;
    self->as_json |= flag->flag == FLAG_JSON;
    self->wants_help |= flag->flag == FLAG_HELP;
    self->wants_version |= flag->flag == FLAG_VERSION;
}

/* The flag that a word names: "--time", "--time=10", "-o" or "-oFILE". inside_out: the value that
 * stands in the same word, NULL if there is none. */
static const struct flag *find_flag(const char *word, const char **inside_out)
{
    for (int i = 0; i < FLAG_COUNT; i++) {
        size_t bytes = strlen(FLAGS[i].name);
        const char *letter = FLAGS[i].letter;
        *inside_out = NULL;
        if (!strncmp(word, FLAGS[i].name, bytes) && (!word[bytes] || word[bytes] == '=')) {
            *inside_out = word[bytes] ? word + bytes + 1 : NULL;
            return &FLAGS[i];
        }
        if (letter && !strncmp(word, letter, 2)) {
            *inside_out = word[2] ? word + 2 : NULL;
            return &FLAGS[i];
        }
    }
    return NULL;
}

/* Read the flag at words[*at], which may take the next word for its value. */
static int read_flag(arguments *self, char **words, int count, int *at)
{
    const char *word = words[*at], *value = NULL;
    const struct flag *flag = find_flag(word, &value);
    if (!flag)
        return unknown_flag(self, word, strcspn(word, "="));
    self->given |= 1u << flag->flag;
    if (flag->flag > FLAGS_WITH_VALUE) {
        if (value)
            return usage_error(self->command, "%s takes no value", flag->name);
        take_switch(self, flag);
        return EXIT_DONE;
    }
    if (!value && *at + 1 == count)
        return usage_error(self->command, "%s needs a value", word);
    return take_value(self, flag, value ? value : words[++*at]);
}

/* Only verify reads three files. */
static int read_word(arguments *self, const char *word)
{
    if (!self->command) {
        self->command = word;
        return EXIT_DONE;
    }
    if (self->file_count == MOST_FILES - (strcmp(self->command, "verify") != 0))
        return usage_error(self->command, "\"%s\" is one file too many", word);
    self->files[self->file_count++] = word;
    return EXIT_DONE;
}

static int has_flag(const char *command, int flag)
{
    for (int i = 0; i < FLAG_COUNT; i++)
        if (FLAGS[i].flag == flag &&
            (!FLAGS[i].only_command || !strcmp(FLAGS[i].only_command, command)))
            return 1;
    return 0;
}

/* Some flags belong to one command, or to a few. */
static int check_flags(const arguments *self)
{
    for (int i = 0; i < FLAG_COUNT; i++) {
        const struct flag *flag = &FLAGS[i];
        int is_given = (self->given >> flag->flag & 1) != 0;
        if (is_given && self->command && !has_flag(self->command, flag->flag))
            return usage_error(self->command, "%s belongs to timetable %s", flag->name,
                               flag->only_command);
    }
    return EXIT_DONE;
}

int arguments_read(arguments *self, const char *command, int count, char **words)
{
    *self =
        (arguments){.command = command, .level = TTB_NONE, .minutes = TTB_NONE, .tier = TTB_NONE};
    int only_files = 0, code = EXIT_DONE;
    for (int at = 1; at < count && code == EXIT_DONE; at++) {
        const char *word = words[at];
        if (!only_files && !strcmp(word, "--"))
            only_files = 1;
        else if (!only_files && word[0] == '-' && word[1])
            code = read_flag(self, words, count, &at);
        else
            code = read_word(self, word);
    }
    return code == EXIT_DONE ? check_flags(self) : code;
}

void arguments_free(arguments *self)
{
    for (int i = 0; i < self->setting_count; i++) {
        free(self->settings[i].key);
        free(self->settings[i].value);
    }
    self->setting_count = 0;
}
