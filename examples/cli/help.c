/* Help, command by command. */
#include <string.h>

#include "cli.h"

#define COMMON                                                                                     \
    "\n"                                                                                           \
    "Options of every command:\n"                                                                  \
    "  -o, --output FILE  write the result to FILE, whole or not at all; - is standard\n"          \
    "                     output\n"                                                                \
    "  --json             one JSON document on standard output, for machines\n"                    \
    "  --time SECONDS     stop a solve after so many seconds, such as 0.5 (default 10)\n"          \
    "  --workers N        threads of a solve\n"                                                    \
    "  --seed N           seed of a solve\n"                                                       \
    "  --set KEY=VALUE    any option of the library; docs/reference/options.md\n"                  \
    "  -h, --help         this help\n"                                                             \
    "\n"                                                                                           \
    "A file named - is standard input.\n"

#define EXITS                                                                                      \
    "\n"                                                                                           \
    "Exit codes:\n"                                                                                \
    "  0  done\n"                                                                                  \
    "  1  the answer is no: rules are broken, no timetable can keep every rule, none\n"            \
    "     was found within the limits, or a claim is not proven (--json says which)\n"             \
    "  2  wrong usage\n"                                                                           \
    "  3  bad input: a file cannot be read, or has errors\n"                                       \
    "  4  another failure: no memory, a file cannot be written\n"

static const char MAIN_HELP[] =
    "Make and look at joint blocked timetables for the schools of a town.\n"
    "\n"
    "  timetable solve PARTNERSHIP [-o TIMETABLE]   make a timetable\n"
    "  timetable check PARTNERSHIP TIMETABLE        list every broken rule\n"
    "  timetable show PARTNERSHIP [TIMETABLE]       say what is in a file\n"
    "  timetable reach PARTNERSHIP TIMETABLE        say which courses can be reached\n"
    "  timetable ilp PARTNERSHIP -o PROGRAM         write an integer program, for any solver\n"
    "  timetable verify PARTNERSHIP TIMETABLE CERTIFICATE\n"
    "                                               check what is proven of a timetable\n"
    "  timetable anonymise PARTNERSHIP -o COPY      copy it under other ids\n"
    "  timetable rename PARTNERSHIP [TIMETABLE] --key KEY\n"
    "                                               go to such a copy, or back\n"
    "  timetable COMMAND --help                     help on one of these\n"
    "  timetable --version\n"
    "\n"
    "Examples:\n"
    "  timetable solve town.json -o timetable.json --time 60\n"
    "  timetable show town.json timetable.json\n" COMMON EXITS;

static const char SOLVE_HELP[] =
    "Make a joint blocked timetable.\n"
    "\n"
    "  timetable solve PARTNERSHIP [-o TIMETABLE] [--certificate CERTIFICATE]\n"
    "\n"
    "Prints how good the timetable is, and how much better any timetable could be:\n"
    "\"unmet 54 (cannot be less than 54)\" means that nobody can do better. Without -o\n"
    "the timetable itself is not kept; with -o - it goes to standard output and the\n"
    "summary to standard error. A terminal shows how far the solve is.\n"
    "\n"
    "  --certificate FILE write why the bounds hold, for timetable verify\n"
    "\n"
    "Ctrl-C stops the solve and keeps the best timetable so far; a second Ctrl-C ends\n"
    "the program at once.\n"
    "\n"
    "Examples:\n"
    "  timetable solve town.json -o timetable.json --time 60\n"
    "  timetable solve town.json -o timetable.json --workers 4 --time 600\n"
    "  timetable solve town.json -o timetable.json --seed 7 --set work_limit=1000000\n"
    "  timetable solve town.json --json --time 10\n" COMMON EXITS;

static const char CHECK_HELP[] =
    "Check a timetable: list every rule that it breaks, and work out its values.\n"
    "\n"
    "  timetable check PARTNERSHIP TIMETABLE\n"
    "\n"
    "The timetable may come from anywhere: it needs only its sections. Broken rules go\n"
    "to standard error, one a line; the values of tiers and goals to standard output.\n"
    "\n"
    "Examples:\n"
    "  timetable check town.json timetable.json\n"
    "  timetable solve town.json -o - | timetable check town.json -\n" COMMON EXITS;

static const char SHOW_HELP[] =
    "Say what is in a partnership, or in a timetable of it.\n"
    "\n"
    "  timetable show PARTNERSHIP [TIMETABLE]\n"
    "\n"
    "Of a partnership: blocks and lessons, sites, travel, students, choices, and for\n"
    "each course how many choose it and how many seats there can be. Of a timetable:\n"
    "how good it is, the block grid, the sections of each course, unmet choices, and\n"
    "who learns away from home.\n"
    "\n"
    "Examples:\n"
    "  timetable show town.json\n"
    "  timetable show town.json timetable.json -o report.txt\n" COMMON EXITS;

static const char REACH_HELP[] =
    "Audit the reach of a timetable: which courses can be taken from which home site.\n"
    "\n"
    "  timetable reach PARTNERSHIP TIMETABLE [--level N] [--minutes N] [--all]\n"
    "\n"
    "For each home site and cohort: how many courses are within reach, how many of them\n"
    "have a seat free, and which share of all pairs and triples of courses can be taken\n"
    "together, with any seat and with free seats only. Then every course that is not\n"
    "reachable, and why.\n"
    "\n"
    "  --level N          only courses of this level (3: A level)\n"
    "  --minutes N        at most so many minutes one way\n"
    "  --all              list every course: nearest site, blocks, minutes, free seat\n"
    "\n"
    "Examples:\n"
    "  timetable reach town.json timetable.json --level 3\n"
    "  timetable reach town.json timetable.json --minutes 30 --all\n" COMMON EXITS;

static const char ILP_HELP[] =
    "Write one tier as an integer program, so that any solver can be run on the work.\n"
    "\n"
    "  timetable ilp PARTNERSHIP [TIMETABLE] [--tier N] [--earlier VALUES] [-o PROGRAM]\n"
    "\n"
    "The program minimises a tier and keeps every earlier tier at a given value or less:\n"
    "at those of a timetable, or at numbers that you give. Its solutions are timetables;\n"
    "docs/reference/integer-program.md says which section or seat a column stands for.\n"
    "Its first lines say what the objective means and whether anything is relaxed.\n"
    "\n"
    "  --tier N           the tier to minimise, from 1 (default: the one after those\n"
    "                     given by --earlier)\n"
    "  --earlier VALUES   values of the earlier tiers, such as 0,41.5\n"
    "  --format FORMAT    lp (CPLEX LP, the default) or mps (free MPS, the default for a\n"
    "                     file that ends in .mps)\n"
    "\n"
    "Examples:\n"
    "  timetable ilp town.json -o town.lp\n"
    "  timetable ilp town.json --earlier 0 -o travel.mps\n"
    "  timetable ilp town.json timetable.json --tier 3 -o town.lp\n" COMMON EXITS;

static const char VERIFY_HELP[] =
    "Check a timetable, and what its certificate proves: that no timetable is better,\n"
    "or how much better one could be.\n"
    "\n"
    "  timetable verify PARTNERSHIP TIMETABLE CERTIFICATE\n"
    "\n"
    "Nothing is believed: every rule is checked, every value is worked out anew, and\n"
    "every argument of the certificate is followed in whole numbers. Whatever does not\n"
    "hold goes to standard error, one a line. The program timetable-verify does the same\n"
    "without the solver.\n"
    "\n"
    "Examples:\n"
    "  timetable solve town.json -o timetable.json --certificate certificate.json\n"
    "  timetable verify town.json timetable.json certificate.json\n" COMMON EXITS;

static const char ANONYMISE_HELP[] =
    "Copy a partnership so that it may be shown to others: nobody has his own id in it.\n"
    "\n"
    "  timetable anonymise PARTNERSHIP -o COPY [--key KEY]\n"
    "\n"
    "Students and teachers get other ids, by chance; everything stands in the order of\n"
    "ids; names, titles and locations are left out. Ids of sites, courses, blocks, rooms\n"
    "and cohorts stay, and so do choices: it is said how many students have choices that\n"
    "nobody else has, and could be known by them.\n"
    "\n"
    "  --key FILE         write down who got which id, for timetable rename; only you\n"
    "                     may read the file. Without it nobody can lead the copy back\n"
    "  --seed N           for tests: the same ids each time, which is no secret\n"
    "\n"
    "Examples:\n"
    "  timetable anonymise town.json -o copy.json --key key.json\n"
    "  timetable anonymise town.json -o - >copy.json\n" COMMON EXITS;

static const char RENAME_HELP[] =
    "Turn a timetable of a partnership into one of its anonymous copy, or back.\n"
    "\n"
    "  timetable rename PARTNERSHIP [TIMETABLE] --key KEY [-o RENAMED]\n"
    "\n"
    "PARTNERSHIP is the one that TIMETABLE is of, the original or the copy; the result\n"
    "is of the other. Sections, seats and values stay. Without a TIMETABLE the\n"
    "partnership itself is renamed; its names and titles do not come back. A\n"
    "certificate cannot be renamed: solve the copy for one.\n"
    "\n"
    "  --key FILE         the key that timetable anonymise wrote\n"
    "\n"
    "Examples:\n"
    "  timetable rename town.json timetable.json --key key.json -o shown.json\n"
    "  timetable rename copy.json answer.json --key key.json -o timetable.json\n" COMMON EXITS;

static const struct help {
    const char *command, *text;
} HELPS[] = {{"solve", SOLVE_HELP},         {"check", CHECK_HELP},  {"show", SHOW_HELP},
             {"reach", REACH_HELP},         {"ilp", ILP_HELP},      {"verify", VERIFY_HELP},
             {"anonymise", ANONYMISE_HELP}, {"rename", RENAME_HELP}};

const char *help_text(const char *command)
{
    for (size_t i = 0; command && i < sizeof HELPS / sizeof HELPS[0]; i++)
        if (!strcmp(command, HELPS[i].command))
            return HELPS[i].text;
    return MAIN_HELP;
}
