#include <stdlib.h>
#include <string.h>

#include "text/words.h"
#include "text/write.h"

static void write_time(ttb__writer *writer, const char *key, int32_t minute)
{
    char text[] = "00:00";

    text[0] = (char)('0' + minute / 600);
    text[1] = (char)('0' + minute / 60 % 10);
    text[3] = (char)('0' + minute % 60 / 10);
    text[4] = (char)('0' + minute % 10);
    ttb__write_text(writer, key, text);
}

static void write_lesson(ttb__writer *writer, const ttb__lesson *lesson)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "day", ttb__day_words[lesson->day]);
    write_time(writer, "start", lesson->start_minute);
    write_time(writer, "end", lesson->end_minute);
    if (lesson->week != 0 || writer->is_canonical)
        ttb__write_limit(writer, "week", lesson->week ? lesson->week : TTB_NONE);
    ttb__close(writer);
}

/* By time: the order of lessons has no meaning. */
static int compare_lessons(const void *one, const void *other)
{
    const ttb__lesson *left = one, *right = other;
    int32_t order = left->week - right->week;

    if (!order)
        order = left->day - right->day;
    if (!order)
        order = left->start_minute - right->start_minute;
    return order ? order : left->end_minute - right->end_minute;
}

void ttb__write_lessons(ttb__writer *writer, const ttb__lessons *lessons)
{
    ttb__lesson *order = ttb__alloc(lessons->count, sizeof *order);

    if (!order) {
        writer->text.status = TTB_ERR_MEMORY;
        return;
    }
    if (lessons->count > 0)
        memcpy(order, lessons->items, (size_t)lessons->count * sizeof *order);
    if (writer->is_canonical && lessons->count > 1)
        qsort(order, (size_t)lessons->count, sizeof *order, compare_lessons);
    ttb__open_array(writer, "lessons", TTB__IN_LINE);
    for (int64_t lesson = 0; lesson < lessons->count; lesson++)
        write_lesson(writer, &order[lesson]);
    ttb__close(writer);
    ttb__free(order);
}

void ttb__write_blocks(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int32_t *order = ttb__in_order(writer, TTB_KIND_BLOCK, NULL, partnership->blocks.count);

    ttb__open_array(writer, "blocks", TTB__LINES);
    for (int64_t place = 0; order && place < partnership->blocks.count; place++) {
        const ttb__block *block = &partnership->blocks.items[order[place]];
        ttb__open_object(writer, NULL, TTB__IN_LINE);
        ttb__write_text(writer, "id", block->id);
        if (block->lessons.count > 0 || writer->is_canonical)
            ttb__write_lessons(writer, &block->lessons);
        ttb__close(writer);
    }
    ttb__close(writer);
    ttb__free(order);
}
