#include "base/clock.h"

#include <time.h>

int64_t ttb__clock_ms(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0; /* unreachable: every system has a monotonic clock */
    return (int64_t)now.tv_sec * 1000 + (int64_t)now.tv_nsec / 1000000;
}
