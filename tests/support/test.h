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

#endif
