#include "model/build.h"
#include "model/inside.h"

ttb_status ttb__add_block(ttb_partnership *partnership, const char *id, int32_t *block_out)
{
    ttb__block block = {0};
    int32_t number = (int32_t)partnership->blocks.count;
    ttb_status status = ttb__check_new_id(&partnership->block_ids, id, TTB__MOST_BLOCKS);

    if (status)
        return status;
    block.id = ttb__copy_text(id);
    if (!block.id || TTB__RESERVE(&partnership->blocks, 1) ||
        ttb__idmap_add(&partnership->block_ids, block.id, number)) {
        ttb__free(block.id);
        return TTB_ERR_MEMORY;
    }
    partnership->blocks.items[partnership->blocks.count++] = block;
    *block_out = number;
    return TTB_OK;
}

ttb_status ttb__check_lesson(ttb__lesson lesson)
{
    enum { DAY_MINUTES = 24 * 60 };

    if (lesson.day < TTB_DAY_MON || lesson.day > TTB_DAY_SUN || lesson.week < 0 || lesson.week > 2)
        return TTB_ERR_RANGE;
    if (lesson.start_minute < 0 || lesson.end_minute > DAY_MINUTES)
        return TTB_ERR_RANGE;
    return lesson.start_minute < lesson.end_minute ? TTB_OK : TTB_ERR_RANGE;
}

ttb_status ttb__add_lesson(ttb_partnership *partnership, int32_t block, ttb__lesson lesson)
{
    ttb__lessons *lessons;
    ttb_status status;

    if (!ttb__is_in(block, partnership->blocks.count))
        return TTB_ERR_NOT_FOUND;
    status = ttb__check_lesson(lesson);
    if (status)
        return status;
    lessons = &partnership->blocks.items[block].lessons;
    if (lessons->count >= TTB__MOST_BLOCK_LESSONS)
        return TTB_ERR_TOO_LARGE;
    return TTB__PUSH(lessons, lesson);
}

ttb_status ttb__block_mask(const ttb_partnership *partnership, const int32_t *blocks, int64_t count,
                           uint64_t *mask_out)
{
    uint64_t mask = 0;

    for (int64_t place = 0; place < count; place++) {
        uint64_t bit;
        if (!ttb__is_in(blocks[place], partnership->blocks.count))
            return TTB_ERR_NOT_FOUND;
        bit = UINT64_C(1) << blocks[place];
        if (mask & bit)
            return TTB_ERR_STATE;
        mask |= bit;
    }
    *mask_out = mask;
    return TTB_OK;
}
