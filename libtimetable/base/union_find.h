/* Sets of things that are connected, by union and find. Each thing has a parent; the one that is
 * its own parent stands for its set. At first everything is its own parent. */
#ifndef TTB_BASE_UNION_FIND_H
#define TTB_BASE_UNION_FIND_H

#include <stdint.h>

static inline int32_t ttb__find_root(int32_t *parent, int32_t thing)
{
    while (parent[thing] != thing) {
        parent[thing] = parent[parent[thing]];
        thing = parent[thing];
    }
    return thing;
}

static inline void ttb__connect(int32_t *parent, int32_t thing, int32_t other)
{
    parent[ttb__find_root(parent, thing)] = ttb__find_root(parent, other);
}

#endif
