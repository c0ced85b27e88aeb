/* Reading a cJSON tree by tables: a table lists the keys of an object, what reads each, and its
 * range. The reader reports every mistake and goes on; a value with a mistake keeps its default, so
 * that one mistake gives one finding. */
#ifndef TTB_TEXT_READER_H
#define TTB_TEXT_READER_H

#include <cjson/cJSON.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"
#include "base/text.h"
#include "model/partnership.h"

/* A value and the way to it. Nodes live on the C stack; a node points at its parent's. */
typedef struct ttb__node {
    const cJSON *json;
    const struct ttb__node *parent; /* NULL: the whole document */
    const char *key;                /* NULL: an item of an array */
    int64_t index;
} ttb__node;

/* What sentences are about, such as Link from "north" to "south": words, each with the text that an
 * object has under a key. It is written out for a finding only. */
typedef struct ttb__subject_parts {
    const cJSON *object;
    const char *word, *key;               /* key NULL: the word alone */
    const char *second_word, *second_key; /* NULL: none */
} ttb__subject_parts;

typedef struct ttb__reader {
    ttb_report *report;
    int64_t error_count; /* errors found so far, whether or not there is a report */
    ttb_status status;   /* TTB_ERR_MEMORY and the like: reading goes on, for nothing */
    /* Where references are looked up: the partnership that is being built, or the timetable's. */
    const ttb_partnership *names;
    uint32_t broken_kinds; /* bit TTB_KIND_...: the list could not be read, so an unknown reference
                              says nothing */
    int32_t suggestions_left; /* looking through all ids for the nearest is not done for ever */
    ttb__text place;          /* of the last ttb__place() */
    ttb__text subject;        /* of the last ttb__subject() */
    ttb__subject_parts about;
} ttb__reader;

struct ttb__field;

/* Read the node's value into target, or report why not and leave target as it is. */
typedef void (*ttb__read_fn)(ttb__reader *reader, const ttb__node *node,
                             const struct ttb__field *field, void *target);

/* One key of an object. */
typedef struct ttb__field {
    const char *key;
    const char *name; /* in sentences, where it is not the key */
    ttb__read_fn read;
    size_t offset;       /* of its target in the struct that ttb__read_object() fills */
    int64_t least, most; /* range of numbers, in the target's own unit */
    int32_t is_required;
    int32_t may_be_null;      /* null means TTB_NONE */
    int32_t kind;             /* of references: TTB_KIND_... */
    const char *code;         /* of the finding for an unknown reference or word */
    const char *const *words; /* of words: NULL at the end; the target gets the position */
} ttb__field;

enum { TTB__MOST_FIELDS = 16, TTB__SHOWN_BYTES = 96 };

#define TTB__COUNT(table) ((int32_t)(sizeof(table) / sizeof *(table)))

/* Free what the reader holds. TTB_ERR_INPUT where it found errors, or what stopped it. */
ttb_status ttb__reader_end(ttb__reader *reader);

/* A JSON pointer to the node, good until the next call; "" if there is no memory. */
const char *ttb__place(ttb__reader *reader, const ttb__node *node);

/* Count an error and remember what ttb__report_error() returned:
 * ttb__found(reader, ttb__report_error(reader->report, code, ttb__place(reader, node), ...)); */
void ttb__found(ttb__reader *reader, ttb_status reported);

/* Take the status of a building call: 1 if it is TTB_OK. TTB_ERR_STATE, the thing is there already,
 * is an error with this code; a memory failure is remembered. */
int ttb__built(ttb__reader *reader, const ttb__node *node, ttb_status status, const char *code);

/* Set what sentences are about while the node is read; ttb__read_object() sets it back between one
 * key and the next. */
void ttb__set_subject(ttb__reader *reader, const ttb__node *node, const char *word, const char *key,
                      const char *second_word, const char *second_key);
/* What sentences are about, good until the next call. */
const char *ttb__subject(ttb__reader *reader);

/* Text as sentences show it: cut after some 60 bytes, control characters as ?. Returns buffer. */
const char *ttb__shown(const char *text, char buffer[TTB__SHOWN_BYTES]);

/* The candidate that a wrong text was perhaps meant to be: offer all, then read best (NULL: none is
 * near). */
typedef struct ttb__nearest {
    const char *text, *best;
    int32_t distance;
} ttb__nearest;

ttb__nearest ttb__nearest_to(const char *text);
void ttb__consider(ttb__nearest *nearest, const char *candidate);

/* Read an object by its table into the struct at target, in the order of the table. Unknown,
 * duplicate and missing keys are reported. 0 if it is no object. */
int ttb__read_object(ttb__reader *reader, const ttb__node *node, const ttb__field *fields,
                     int32_t count, void *target);

/* The table of one kind of things that have a word for their kind. */
typedef struct ttb__kind_fields {
    const ttb__field *fields;
    int32_t count;
} ttb__kind_fields;

/* Read the word that says which keys an object has; TTB_NONE: it has none, which is reported. */
int32_t ttb__read_kind_word(ttb__reader *reader, const ttb__node *node, const ttb__field *name);

/* Call read_item for each item of an array, with the array's field and target. 0 if it is none. */
int ttb__read_list(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                   ttb__read_fn read_item, void *target);

/* The same for a list of things of the field's kind: while it cannot be read, references to them
 * are not reported as unknown. */
void ttb__read_kind(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    ttb__read_fn read_item, void *target);

/* Readers of values; the target's type stands behind each. */
void ttb__read_text(ttb__reader *, const ttb__node *, const ttb__field *,
                    void *);                                                     /* const char * */
void ttb__read_id(ttb__reader *, const ttb__node *, const ttb__field *, void *); /* const char * */
void ttb__read_name(ttb__reader *, const ttb__node *, const ttb__field *,
                    void *);                                                      /* const char * */
void ttb__read_int(ttb__reader *, const ttb__node *, const ttb__field *, void *); /* int32_t */
void ttb__read_int64(ttb__reader *, const ttb__node *, const ttb__field *, void *); /* int64_t */
/* A whole number of 64 bits in the form that keeps it exact: ttb__write_exact(). */
void ttb__read_exact(ttb__reader *, const ttb__node *, const ttb__field *, void *); /* int64_t */
/* 64 hex digits. */
void ttb__read_hash(ttb__reader *, const ttb__node *, const ttb__field *,
                    void *); /* const char * */
void ttb__read_thousandths(ttb__reader *, const ttb__node *, const ttb__field *, void *);
/* The same; as text where the digits are too many for a number. */
void ttb__read_value(ttb__reader *, const ttb__node *, const ttb__field *, void *); /* int64_t */
void ttb__read_flag(ttb__reader *, const ttb__node *, const ttb__field *, void *);  /* int32_t */
void ttb__read_word(ttb__reader *, const ttb__node *, const ttb__field *, void *);  /* int32_t */
/* The number of a thing by its id; TTB_NONE where it is unknown. */
void ttb__read_reference(ttb__reader *, const ttb__node *, const ttb__field *,
                         void *); /* int32_t */
/* A list of block ids, none twice, at least `least` of them. */
void ttb__read_block_set(ttb__reader *, const ttb__node *, const ttb__field *,
                         void *); /* uint64_t */
/* Nothing: the value has been read otherwise. */
void ttb__read_nothing(ttb__reader *, const ttb__node *, const ttb__field *, void *);
/* Only remember the value; const cJSON *. */
void ttb__read_later(ttb__reader *, const ttb__node *, const ttb__field *, void *);

#endif
