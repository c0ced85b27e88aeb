/* Options of a solve that ends by counted work, so that it does the same on every machine. */
#ifndef TTB_TEST_LIMITED_H
#define TTB_TEST_LIMITED_H

#include "test.h"

static inline ttb_options *limited_options(int64_t work)
{
    ttb_options *options = NULL;
    assert_int_equal(ttb_options_new(&options), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "time_limit_ms", 0, NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "work_limit", work, NULL), TTB_OK);
    return options;
}

#endif
