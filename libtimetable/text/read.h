/* The readers of the parts of a partnership, one for each key of the file. All are ttb__read_fn
 * with the partnership that is being built as target. */
#ifndef TTB_TEXT_READ_H
#define TTB_TEXT_READ_H

#include "text/reader.h"

void ttb__read_blocks(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_sites(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_travel(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_resources(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_courses(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_offers(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_students(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_rules(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_tiers(ttb__reader *, const ttb__node *, const ttb__field *, void *);

/* Lessons of a block, or with a site its bells for the block. With block TTB_NONE they are checked
 * only. */
typedef struct ttb__lesson_target {
    ttb_partnership *partnership;
    int32_t site, block;
} ttb__lesson_target;
void ttb__read_lessons(ttb__reader *, const ttb__node *, const ttb__field *, void *);

/* The limits on travel into int32_t[TTB__LIMITS]. */
void ttb__read_limits(ttb__reader *, const ttb__node *, const ttb__field *, void *);

/* Check that the document is an object with this format and version 1. 0 if not: it is useless to
 * read on. */
int ttb__read_format(ttb__reader *reader, const ttb__node *root, const char *format);

#endif
