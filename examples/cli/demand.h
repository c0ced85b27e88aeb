/* Courses in a partnership: demand and seats. */
#ifndef CLI_DEMAND_H
#define CLI_DEMAND_H

#include <stdio.h>

#include "facts.h"

/* The most seats of a course at a site; 0 where it is not offered. */
int64_t seats_offered(const facts *about, int32_t course, int32_t site);
/* Each course with its choices and the seats offered, and those that have too few of either. */
void show_demand(FILE *out, const facts *about, int columns);

#endif
