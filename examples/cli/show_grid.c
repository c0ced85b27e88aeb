/* The block grid: sites by blocks, with the sections that run there and their sizes. */
#include <string.h>

#include "show.h"
#include "table.h"
#include "utf8.h"

enum { SITE_COLUMNS = 15, MOST_CELL = 18, MOST_BLOCKS = 64 };

/* Some blocks beside each other. */
typedef struct grid {
    const facts *about;
    int32_t first, last; /* blocks; last is beyond */
    int64_t *next;       /* by block: from which section on to look for the next line of a site */
    table *lines;
} grid;

/* The next section of a site in a block, -1 if there is none left. */
static int64_t next_section(const grid *self, int32_t site, int32_t block)
{
    const facts *about = self->about;
    for (int64_t section = self->next[block]; section < about->sections; section++)
        if (about->section_sites[section] == site && about->section_blocks[section] >> block & 1)
            return section;
    return -1;
}

static void add_section(grid *self, int64_t section, int32_t block)
{
    const facts *about = self->about;
    self->next[block] = section < 0 ? about->sections : section + 1;
    if (section < 0)
        table_add(self->lines, "%s", "");
    else
        table_add(self->lines, "%2d %s", about->section_sizes[section],
                  facts_id(about, TTB_KIND_COURSE, about->section_courses[section]));
}

/* One line of a site: its next section in each block. Returns 0 where no block has one. */
static int add_line(grid *self, int32_t site, int is_first)
{
    int has_any = is_first;
    for (int32_t block = self->first; block < self->last; block++)
        has_any |= next_section(self, site, block) >= 0;
    if (!has_any)
        return 0;
    table_add(self->lines, "%s", is_first ? facts_id(self->about, TTB_KIND_SITE, site) : "");
    for (int32_t block = self->first; block < self->last; block++)
        add_section(self, next_section(self, site, block), block);
    return 1;
}

static void show_blocks(FILE *out, grid *self, int columns)
{
    char layout[MOST_BLOCKS + 2] = "l";
    const char *heads[MOST_BLOCKS + 1] = {"Site"};
    for (int32_t block = self->first; block < self->last; block++) {
        layout[block - self->first + 1] = 'l';
        heads[block - self->first + 1] = facts_id(self->about, TTB_KIND_BLOCK, block);
    }
    self->lines = table_new(layout, heads);
    for (int32_t site = 0; site < self->about->sites; site++) {
        for (int32_t block = self->first; block < self->last; block++)
            self->next[block] = 0;
        for (int is_first = 1; add_line(self, site, is_first);)
            is_first = 0;
    }
    table_print(self->lines, out, columns);
}

/* How many blocks stand beside each other: as many as leave room for most of each course's id, in
 * parts of about the same width. */
static int32_t blocks_together(const facts *about, int columns)
{
    int cell = 0;
    for (int32_t course = 0; course < about->courses; course++) {
        int width = utf8_width(facts_id(about, TTB_KIND_COURSE, course)) + (int)strlen("22   ");
        cell = width > cell ? width : cell;
    }
    cell = cell < MOST_CELL ? cell + (cell == 0) : MOST_CELL;
    int32_t most = columns > SITE_COLUMNS + cell ? (columns - SITE_COLUMNS) / cell : 1;
    int32_t parts = (about->blocks + most - 1) / most;
    return parts > 0 ? (about->blocks + parts - 1) / parts : 1;
}

void show_grid(FILE *out, const facts *about, int columns)
{
    int64_t next[MOST_BLOCKS] = {0};
    int32_t together = blocks_together(about, columns);
    if (about->sites > 0 && about->blocks > 0)
        fputs("\nBlock grid (number of students, course)\n", out);
    for (int32_t first = 0; first < about->blocks && about->sites > 0; first += together) {
        int32_t last = first + together < about->blocks ? first + together : about->blocks;
        grid some = {.about = about, .first = first, .last = last, .next = next};
        if (first > 0)
            fputc('\n', out);
        show_blocks(out, &some, columns);
    }
}
