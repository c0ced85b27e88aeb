#include <string.h>

#include "model/build.h"
#include "text/read.h"
#include "text/words.h"

typedef struct block_item {
    const char *id;
    const cJSON *lessons;
} block_item;

/* "HH:MM" to minutes after midnight, TTB_NONE if it is no such text. 24:00 ends a day. */
static int32_t parse_time(const char *text)
{
    int32_t digits[4], minutes;

    if (strlen(text) != 5 || text[2] != ':')
        return TTB_NONE;
    for (int32_t digit = 0; digit < 4; digit++) {
        digits[digit] = text[digit + (digit >= 2)] - '0';
        if (digits[digit] < 0 || digits[digit] > 9)
            return TTB_NONE;
    }
    if (digits[2] > 5)
        return TTB_NONE;
    minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3];
    return minutes > 24 * 60 ? TTB_NONE : minutes;
}

static void read_time(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    const char *text = NULL;
    int32_t minutes;
    char shown[TTB__SHOWN_BYTES];

    ttb__read_text(reader, node, field, &text);
    if (!text)
        return;
    minutes = parse_time(text);
    if (minutes == TTB_NONE || minutes > field->most)
        ttb__found(reader,
                   ttb__report_error(reader->report, "value.time", ttb__place(reader, node),
                                     "%s: \"%s\" must be a time of day such as \"09:00\", "
                                     "not \"%s\"",
                                     ttb__subject(reader), field->key, ttb__shown(text, shown)));
    else
        *(int32_t *)target = minutes;
}

static void read_lesson(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    static const ttb__field fields[] = {
        {.key = "day",
         .read = ttb__read_word,
         .offset = offsetof(ttb__lesson, day),
         .is_required = 1,
         .words = ttb__day_words,
         .code = "value.unknown"},
        {.key = "start",
         .read = read_time,
         .offset = offsetof(ttb__lesson, start_minute),
         .is_required = 1,
         .most = 24 * 60 - 1},
        {.key = "end",
         .read = read_time,
         .offset = offsetof(ttb__lesson, end_minute),
         .is_required = 1,
         .most = 24 * 60},
        {.key = "week",
         .read = ttb__read_int,
         .offset = offsetof(ttb__lesson, week),
         .least = 1,
         .most = 2,
         .may_be_null = 1},
    };
    const ttb__lesson_target *to = target;
    ttb__lesson lesson = {0};
    int64_t errors = reader->error_count;
    ttb_status status;

    (void)field;
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &lesson);
    if (lesson.week == TTB_NONE)
        lesson.week = 0; /* null: every week */
    if (reader->error_count == errors && lesson.start_minute >= lesson.end_minute)
        ttb__found(reader, ttb__report_error(
                               reader->report, "lesson.end-before-start", ttb__place(reader, node),
                               "%s: a lesson must end after it starts", ttb__subject(reader)));
    if (reader->error_count > errors || to->block == TTB_NONE)
        return;
    status = to->site == TTB_NONE ? ttb__add_lesson(to->partnership, to->block, lesson)
                                  : ttb__add_bell(to->partnership, to->site, to->block, lesson);
    ttb__built(reader, node, status, "value.duplicate");
}

void ttb__read_lessons(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    ttb__read_list(reader, node, field, read_lesson, target);
}

static void read_block(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    static const ttb__field fields[] = {
        {.key = "id", .read = ttb__read_id, .offset = offsetof(block_item, id), .is_required = 1},
        {.key = "lessons", .read = ttb__read_later, .offset = offsetof(block_item, lessons)},
    };
    block_item item = {0};
    ttb__lesson_target to = {.partnership = target, .site = TTB_NONE, .block = TTB_NONE};

    (void)field;
    ttb__set_subject(reader, node, "Block", "id", NULL, NULL);
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    if (item.id)
        ttb__built(reader, node, ttb__add_block(target, item.id, &to.block), "block.duplicate-id");
    if (item.lessons) {
        ttb__node child = {item.lessons, node, "lessons", 0};
        ttb__read_lessons(reader, &child, &fields[1], &to);
    }
}

void ttb__read_blocks(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    ttb__read_kind(reader, node, field, read_block, target);
}
