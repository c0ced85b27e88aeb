#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "numbers.h"
#include "table.h"
#include "tiers.h"
#include "utf8.h"

enum { LINE_BYTES = 512 };

void progress_begin(progress_line *self, const ttb_partnership *partnership)
{
    const char *terminal = getenv("TERM");
    int is_dumb = terminal && !strcmp(terminal, "dumb");
    *self = (progress_line){.partnership = partnership};
    self->is_shown = isatty(STDERR_FILENO) && !is_dumb;
}

/* The tier that is being improved: the first whose value is above its bound, else the last. */
static int32_t tier_at_work(const ttb_progress *progress, int64_t *value, int64_t *bound)
{
    int32_t count = ttb_progress_tier_count(progress), tier = 0;
    for (; tier < count; tier++)
        if (ttb_progress_get_tier(progress, tier, value, bound) != TTB_OK || *value > *bound)
            break;
    return tier < count ? tier : count - 1;
}

static void describe(const progress_line *self, const ttb_progress *progress, char *line)
{
    char name[TIER_NAME_BYTES], at[NUMBER_BYTES], least[NUMBER_BYTES], gap[NUMBER_BYTES];
    int64_t value = 0, bound = 0, tenths = ttb_progress_get_elapsed_ms(progress) / 100;
    int used = snprintf(line, LINE_BYTES, "%" PRId64 ".%" PRId64 " s  ", tenths / 10, tenths % 10);
    char *rest = line + used;
    size_t room = LINE_BYTES - (size_t)used;
    int32_t tier =
        ttb_progress_has_timetable(progress) ? tier_at_work(progress, &value, &bound) : -1;
    if (tier < 0) {
        snprintf(rest, room, "looking for a first timetable");
        return;
    }
    int64_t whole = value > 1000 ? value : 1000;
    snprintf(rest, room, "%s %s (cannot be less than %s), gap %s",
             tier_name(self->partnership, tier, name), number_of_mille(value, at),
             number_of_mille(bound, least), number_of_share(value - bound, whole, gap));
}

static void replace_line(progress_line *self, const char *line)
{
    fputc('\r', stderr);
    int columns = utf8_print_cut(stderr, line, terminal_columns() - 1);
    if (columns < self->columns)
        fprintf(stderr, "%*s\r", self->columns - columns, "");
    self->columns = columns;
    fflush(stderr);
}

int32_t progress_watch(const ttb_progress *progress, void *user)
{
    progress_line *self = user;
    char line[LINE_BYTES];
    if (self->is_shown) {
        describe(self, progress, line);
        replace_line(self, line);
    }
    return 0;
}

void progress_end(progress_line *self)
{
    if (self->is_shown && self->columns > 0)
        replace_line(self, "");
    self->is_shown = 0;
}
