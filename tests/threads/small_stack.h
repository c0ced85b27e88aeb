/* What the test of small stacks calls beside the calls of tests/fault. */
#ifndef TTB_THREADS_SMALL_STACK_H
#define TTB_THREADS_SMALL_STACK_H

#include "../fault/calls.h"

/* All functions that only give or set something: handles of every kind are read with them. Returns
 * how many did not do as they should. */
int read_everything(const struct scene *scene);

#endif
