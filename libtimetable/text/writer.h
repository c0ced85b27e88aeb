/* Writing JSON: brackets, commas and line breaks, and in which order things are written. */
#ifndef TTB_TEXT_WRITER_H
#define TTB_TEXT_WRITER_H

#include "base/text.h"
#include "model/partnership.h"

enum { TTB__MOST_WRITE_DEPTH = 12 };

/* How the items of an array or the members of an object are laid out. */
enum { TTB__IN_LINE, TTB__LINES };

typedef struct ttb__writer {
    ttb__text text;
    const ttb_partnership *partnership; /* NULL when a timetable is written */
    /* Write what the hash is made of: defaults written out, sorted, without names and locations. */
    int32_t is_canonical;
    int32_t depth;
    int64_t opened; /* brackets so far: the poll is asked at some of them */
    struct ttb__bracket {
        char closing;
        int32_t layout, has_items;
    } brackets[TTB__MOST_WRITE_DEPTH];
} ttb__writer;

/* In all that follows key is NULL within an array. */
void ttb__open_object(ttb__writer *writer, const char *key, int32_t layout);
void ttb__open_array(ttb__writer *writer, const char *key, int32_t layout);
void ttb__close(ttb__writer *writer);
/* value NULL: null. */
void ttb__write_text(ttb__writer *writer, const char *key, const char *value);
void ttb__write_int(ttb__writer *writer, const char *key, int64_t value);
/* The same for a number of any size: beyond what a double holds as text, for readers that know
 * nothing else (RFC 7493, section 2.2). */
void ttb__write_exact(ttb__writer *writer, const char *key, int64_t value);
/* TTB_NONE: null. */
void ttb__write_limit(ttb__writer *writer, const char *key, int32_t value);
/* As text where the digits are more than a JSON number of ours may have. */
void ttb__write_thousandths(ttb__writer *writer, const char *key, int64_t value);
/* A number with at most so many decimals, 9 at most; its absolute value is below 10^9. */
void ttb__write_decimal(ttb__writer *writer, const char *key, double value, int32_t decimals);
/* Text that is JSON already. */
void ttb__write_raw(ttb__writer *writer, const char *key, const char *json);

/* The numbers of things of a kind in the order of writing: as given (NULL: from 0 to count - 1), in
 * the canonical form by the bytes of their ids. Free with ttb__free(); NULL if there is no memory
 * or the text failed before, which it remembers. */
int32_t *ttb__in_order(ttb__writer *writer, int32_t kind, const int32_t *numbers, int64_t count);

/* A list of ids in the order of writing. */
void ttb__write_ids(ttb__writer *writer, const char *key, int32_t kind, const int32_t *numbers,
                    int64_t count);
/* The ids of the blocks of a mask, likewise. */
void ttb__write_block_set(ttb__writer *writer, const char *key, uint64_t blocks);

/* The SHA-256 in hex of what was written, which is freed. */
ttb_status ttb__writer_hash(ttb__writer *writer, char hash_out[65]);

#endif
