/* What every cmocka program includes: cmocka with the headers that it needs, in its order, and the
 * public header. */
#ifndef TTB_TEST_H
#define TTB_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "timetable.h"

/* How many random towns are enough. A sanitizer is there for every path and not for every number,
 * and takes ten times as long. */
#ifdef TTB_SANITIZED
#define TTB_TOWNS(count) ((count) / 4)
#else
#define TTB_TOWNS(count) (count)
#endif

#endif
