/* The program `timetable-verify`: the command verify by itself, without the solver. */
#include <string.h>

#include "cli.h"
#include "files.h"
#include "signals.h"
#include "written.h"

const char program_name[] = "timetable-verify";
const int program_has_commands = 0;

static const char HELP[] =
    "Check a timetable, and what its certificate proves, without the solver.\n"
    "\n"
    "  timetable-verify PARTNERSHIP TIMETABLE CERTIFICATE [-o FILE] [--json]\n"
    "  timetable-verify --version\n"
    "\n"
    "Says the same as timetable verify, and leaves with the same exit codes: 0 for\n"
    "proven, 1 for not, 2 for wrong usage, 3 for bad input, 4 for another failure.\n"
    "docs/howto/verify-a-timetable.md explains the answer.\n";

static int run(const arguments *given)
{
    if (given->wants_help)
        return file_write("-", HELP, strlen(HELP));
    if (given->wants_version) {
        written text;
        fprintf(written_begin(&text), "timetable-verify %s (ABI %d)\n", ttb_version(),
                (int)ttb_abi_version());
        return written_end(&text, "-", EXIT_DONE);
    }
    if (given->setting_count > 0)
        return usage_error(NULL, "%s is an option of a solve, and nothing is solved here",
                           given->settings[0].flag);
    return run_verify(given);
}

int main(int count, char **words)
{
    arguments given;
    signals_catch();
    int code = arguments_read(&given, "verify", count, words);
    if (code == EXIT_DONE)
        code = run(&given);
    arguments_free(&given);
    return code;
}
