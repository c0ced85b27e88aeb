#include "result/cycle.h"

static int has_weeks(const ttb__lessons *lessons)
{
    for (int64_t lesson = 0; lesson < lessons->count; lesson++)
        if (lessons->items[lesson].week != 0)
            return 1;
    return 0;
}

int32_t ttb__cycle_weeks(const ttb_partnership *partnership)
{
    for (int64_t block = 0; block < partnership->blocks.count; block++)
        if (has_weeks(&partnership->blocks.items[block].lessons))
            return 2;
    for (int64_t number = 0; number < partnership->sites.count; number++) {
        const ttb__site *site = &partnership->sites.items[number];
        for (int64_t bell = 0; bell < site->bells.count; bell++)
            if (has_weeks(&site->bells.items[bell].lessons))
                return 2;
    }
    return 1;
}
