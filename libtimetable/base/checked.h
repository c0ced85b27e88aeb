/* Integer arithmetic that says when it overflows: 1 if it did (the result is not set), 0 if all is
 * well. */
#ifndef TTB_BASE_CHECKED_H
#define TTB_BASE_CHECKED_H

#include <stdint.h>

static inline int ttb__add_overflows(int64_t one, int64_t other, int64_t *sum_out)
{
    return __builtin_add_overflow(one, other, sum_out);
}

static inline int ttb__multiply_overflows(int64_t one, int64_t other, int64_t *product_out)
{
    return __builtin_mul_overflow(one, other, product_out);
}

#endif
