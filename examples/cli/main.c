/* The program `timetable`: joint blocked timetables from the command line. */
#include <string.h>

#include "cli.h"
#include "files.h"
#include "settings.h"
#include "signals.h"
#include "written.h"

const char program_name[] = "timetable";
const int program_has_commands = 1;

static const struct command {
    const char *name;
    int (*run)(const arguments *given);
} COMMANDS[] = {{"solve", run_solve},         {"check", run_check},  {"show", run_show},
                {"reach", run_reach},         {"ilp", run_ilp},      {"verify", run_verify},
                {"anonymise", run_anonymise}, {"rename", run_rename}};
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof COMMANDS[0] };

static int print_help(const char *command)
{
    const char *text = help_text(command);
    return file_write("-", text, strlen(text));
}

static int unknown_command(const char *name)
{
    const char *names[COMMAND_COUNT + 1] = {NULL};
    for (int i = 0; i < COMMAND_COUNT; i++)
        names[i] = COMMANDS[i].name;
    const char *meant = nearest_word(name, names);
    if (meant)
        return usage_error(NULL, "there is no command \"%s\"; did you mean %s?", name, meant);
    return usage_error(NULL, "there is no command \"%s\"", name);
}

static const struct command *find_command(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (!strcmp(COMMANDS[i].name, name))
            return &COMMANDS[i];
    return NULL;
}

static int print_version(void)
{
    written text;
    fprintf(written_begin(&text), "timetable %s (ABI %d)\n", ttb_version(), (int)ttb_abi_version());
    return written_end(&text, "-", EXIT_DONE);
}

static int run(arguments *given)
{
    if (given->wants_version)
        return print_version();
    if (!given->command) {
        if (given->wants_help)
            return print_help(NULL);
        return usage_error(NULL, "say what to do: solve, check, show, reach, ilp, verify, "
                                 "anonymise or rename");
    }
    const struct command *command = find_command(given->command);
    if (!command)
        return unknown_command(given->command);
    if (given->wants_help)
        return print_help(command->name);
    int code = settings_read(given);
    return code == EXIT_DONE ? command->run(given) : code;
}

int main(int count, char **words)
{
    arguments given;
    signals_catch();
    int code = arguments_read(&given, NULL, count, words);
    if (code == EXIT_DONE)
        code = run(&given);
    ttb_options_free(given.options);
    arguments_free(&given);
    return code;
}
