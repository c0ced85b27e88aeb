/* What the commands of the program have in common. */
#ifndef CLI_H
#define CLI_H

#include <stdint.h>
#include <stdio.h>

#include "arguments.h"
#include "timetable.h"

/* What the program says when it leaves; docs/reference/cli.md. */
enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_OTHER = 4 };

/* What a command works on. Whatever is set is freed by job_close(). */
typedef struct job {
    const arguments *arguments;
    ttb_partnership *partnership;
    ttb_timetable *timetable;
    ttb_certificate *certificate;
    ttb_report *loaded; /* what reading the files found; shown at once */
    ttb_report *found;  /* what the command itself found */
    const char *answer; /* what --json calls the answer, a word of docs/reference/cli.md */
} job;

/* The program that these files are linked into: its name, and whether its command line begins with
 * a command. */
extern const char program_name[];
extern const int program_has_commands;

/* Set up a job: the partnership, then the timetable and the certificate where the command line
 * names them. Findings go to standard error. Returns an exit code, EXIT_DONE to go on;
 * job_close() follows in any case. */
int job_open(job *self, const arguments *given);
void job_close(job *self);

/* Set up a job, run it, and close it. Returns the exit code. */
int job_run(const arguments *given, int (*run)(job *self));

/* Say on standard error that a call failed; returns the exit code that fits. */
int job_fail(job *self, const char *what, ttb_status status);

int run_solve(const arguments *given);
int run_check(const arguments *given);
int run_show(const arguments *given);
int run_reach(const arguments *given);
int run_ilp(const arguments *given);
int run_verify(const arguments *given);
int run_anonymise(const arguments *given);
int run_rename(const arguments *given);

/* The help of a command, or of the program for NULL. */
const char *help_text(const char *command);

#endif
