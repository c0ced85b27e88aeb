/* Sets of up to 64 things as bit masks. */
#ifndef TTB_BASE_BITS_H
#define TTB_BASE_BITS_H

#include <stdint.h>

/* The lowest bit of a mask that is not 0. */
static inline int32_t ttb__lowest_bit(uint64_t mask)
{
    return (int32_t)__builtin_ctzll(mask);
}

static inline int32_t ttb__bit_count(uint64_t mask)
{
    return (int32_t)__builtin_popcountll(mask);
}

/* The next mask above this one with as many bits (Gosper; Beeler et al., HAKMEM 175), 0 after the
 * last. */
static inline uint64_t ttb__next_mask(uint64_t mask)
{
    uint64_t low = mask & (~mask + 1), ripple = mask + low;
    return ripple ? ripple | ((mask ^ ripple) >> 2) / low : 0;
}

#endif
