/* When blocks are taught, in words. */
#include <stdlib.h>

#include "memory.h"
#include "show.h"

static const char *const DAYS[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static char *one_lesson(int32_t day, int32_t start, int32_t end, int32_t week)
{
    const char *weeks[] = {"", " (week 1)", " (week 2)"};
    return need_text("%s %02d:%02d-%02d:%02d%s", DAYS[day], start / 60, start % 60, end / 60,
                     end % 60, weeks[week]);
}

static char *joined(char *before, char *next)
{
    char *text = need_text("%s%s%s", before, *before ? ", " : "", next);
    free(before);
    free(next);
    return text;
}

char *lessons_text(const ttb_partnership *partnership, int32_t block)
{
    int64_t count = 0;
    ttb_partnership_get_lessons(partnership, block, TTB_NONE, NULL, NULL, NULL, NULL, 0, &count);
    int32_t *numbers = need_array(4 * count, sizeof *numbers);
    int32_t *days = numbers, *starts = days + count, *ends = starts + count, *weeks = ends + count;
    char *text = need_copy("");
    if (ttb_partnership_get_lessons(partnership, block, TTB_NONE, days, starts, ends, weeks, count,
                                    &count) != TTB_OK)
        count = 0;
    for (int64_t lesson = 0; lesson < count; lesson++)
        text = joined(text, one_lesson(days[lesson], starts[lesson], ends[lesson], weeks[lesson]));
    free(numbers);
    return *text ? text : joined(text, need_copy("no lessons given"));
}
