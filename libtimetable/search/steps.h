/* The cost steps that a search meets: temperatures are learnt from them. */
#ifndef TTB_SEARCH_STEPS_H
#define TTB_SEARCH_STEPS_H

#include <stdint.h>

enum { TTB__STEP_BUCKETS = 256 };

/* How often a rise of cost of each size was met, in quarters of a power of two. */
typedef struct ttb__steps {
    int64_t counts[TTB__STEP_BUCKETS];
    int64_t total;
} ttb__steps;

/* Note a rise above 0. Old ones fade: the counts are halved when they grow large. */
void ttb__steps_add(ttb__steps *steps, int64_t rise);

/* The rise that per_mille of all rises stay below; 0 if none was met. */
int64_t ttb__steps_quantile(const ttb__steps *steps, int64_t per_mille);

/* A random threshold of the exponential distribution with mean `temperature`: a rise up to it is
 * accepted, which is the rule of Metropolis et al. (1953). From an integer table, so that it is the
 * same everywhere. `random` is a random number. */
int64_t ttb__threshold(int64_t temperature, uint64_t random);

#endif
