#include "model/partnership.h"

int32_t ttb__student_limit(const ttb_partnership *partnership, int32_t student, int32_t limit)
{
    int32_t own = partnership->students.items[student].limits[limit];

    return own == TTB__LIMIT_DEFAULT ? partnership->limits[limit] : own;
}

int ttb__may_travel(const ttb_partnership *partnership, int32_t student)
{
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++) {
        if (ttb__student_limit(partnership, student, limit) == 0)
            return 0;
    }
    return 1;
}

uint64_t ttb__all_blocks(const ttb_partnership *partnership)
{
    int64_t count = partnership->blocks.count;

    return count < TTB__MOST_BLOCKS ? (UINT64_C(1) << count) - 1 : ~UINT64_C(0);
}

uint64_t ttb__offer_blocks(const ttb_partnership *partnership, int32_t number)
{
    const ttb__offer *offer = &partnership->offers.items[number];

    return offer->blocks & ~partnership->sites.items[offer->site].closed &
           ttb__all_blocks(partnership);
}

void ttb__block_limits(const ttb_partnership *partnership, int32_t block, int32_t *least_out,
                       int32_t *most_out)
{
    *least_out = 0;
    *most_out = INT32_MAX;
    for (int64_t number = 0; number < partnership->rules.count; number++) {
        const ttb__rule *rule = &partnership->rules.items[number];
        if (rule->kind != TTB__RULE_BLOCK_SECTIONS || rule->block != block)
            continue;
        if (rule->least > *least_out)
            *least_out = rule->least;
        if (rule->most != TTB_NONE && rule->most < *most_out)
            *most_out = rule->most;
    }
}

int32_t ttb__find_offer(const ttb_partnership *partnership, int32_t course, int32_t site)
{
    const ttb__numbers *offers = &partnership->courses.items[course].offers;

    for (int64_t place = 0; place < offers->count; place++) {
        if (partnership->offers.items[offers->items[place]].site == site)
            return offers->items[place];
    }
    return TTB_NONE;
}

const ttb__lessons *ttb__site_lessons(const ttb_partnership *partnership, int32_t block,
                                      int32_t number)
{
    const ttb__site *site = &partnership->sites.items[number];

    for (int64_t bell = 0; bell < site->bells.count; bell++) {
        if (site->bells.items[bell].block == block)
            return &site->bells.items[bell].lessons;
    }
    return &partnership->blocks.items[block].lessons;
}

int ttb__has_lessons(const ttb_partnership *partnership)
{
    for (int64_t block = 0; block < partnership->blocks.count; block++) {
        if (partnership->blocks.items[block].lessons.count > 0)
            return 1;
    }
    return 0;
}

const char *ttb__id_of(const ttb_partnership *partnership, int32_t kind, int32_t number)
{
    switch (kind) {
    case TTB_KIND_BLOCK:
        return partnership->blocks.items[number].id;
    case TTB_KIND_SITE:
        return partnership->sites.items[number].id;
    case TTB_KIND_RESOURCE:
        return partnership->resources.items[number].id;
    case TTB_KIND_COURSE:
        return partnership->courses.items[number].id;
    case TTB_KIND_STUDENT:
        return partnership->students.items[number].id;
    case TTB_KIND_COHORT:
        return partnership->cohorts.items[number];
    default:
        return NULL;
    }
}
