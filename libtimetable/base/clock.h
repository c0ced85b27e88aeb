/* Monotonic time, for limits and progress only: no decision of a search depends on it. */
#ifndef TTB_BASE_CLOCK_H
#define TTB_BASE_CLOCK_H

#include <stdint.h>

int64_t ttb__clock_ms(void);

#endif
