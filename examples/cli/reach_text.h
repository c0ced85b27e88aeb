/* The audit of reach in words. */
#ifndef CLI_REACH_TEXT_H
#define CLI_REACH_TEXT_H

#include <stdio.h>

#include "arguments.h"
#include "audit.h"
#include "facts.h"

/* A table of the home sites, what is not reachable, and with --all each course from each home. */
void print_reach(FILE *out, const arguments *given, const facts *about, const audit *found);

/* "A, C+D": the blocks of the sections of a course at a site, each once. Free with free(). */
char *reach_blocks(const facts *about, int32_t course, int32_t site);

#endif
