/* Random numbers, the same on every machine: xoshiro256** seeded through splitmix64 (Blackman and
 * Vigna). */
#ifndef TTB_BASE_RANDOM_H
#define TTB_BASE_RANDOM_H

#include <stdint.h>

typedef struct ttb__random {
    uint64_t state[4];
} ttb__random;

void ttb__random_seed(ttb__random *random, uint64_t seed);
uint64_t ttb__random_next(ttb__random *random);
/* A number from 0 to below - 1; below is at least 1. Multiply-shift: bias under 2^-32 for every
 * size that occurs here. */
uint32_t ttb__random_below(ttb__random *random, uint32_t below);

#endif
