#include <string.h>

#include "text/document.h"
#include "text/key.h"
#include "text/read.h"

typedef struct key_item {
    const char *original, *copy;
    const cJSON *students, *teachers;
} key_item;

typedef struct pair_item {
    const char *original, *copy;
} pair_item;

static void read_pair(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "original",
         .read = ttb__read_id,
         .offset = offsetof(pair_item, original),
         .is_required = 1},
        {.key = "copy",
         .read = ttb__read_id,
         .offset = offsetof(pair_item, copy),
         .is_required = 1},
    };
    pair_item item = {NULL, NULL};

    (void)field;
    ttb__set_subject(reader, node, "Pair", "original", "with", "copy");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    if (item.original && item.copy)
        ttb__built(reader, node, ttb__new_ids_add(target, item.original, item.copy),
                   "value.duplicate");
}

static void read_pairs(ttb__reader *reader, const ttb__node *root, const char *name,
                       const cJSON *json, ttb__new_ids *ids)
{
    const ttb__field field = {.key = name};
    const ttb__node child = {json, root, name, 0};

    ttb__set_subject(reader, root, "The key", NULL, NULL, NULL);
    if (json)
        ttb__read_list(reader, &child, &field, read_pair, ids);
}

static void read_all(ttb__reader *reader, const ttb__node *root, ttb_key *key)
{
    static const ttb__field fields[] = {
        {.key = "format", .read = ttb__read_nothing},
        {.key = "version", .read = ttb__read_nothing},
        {.key = "original",
         .read = ttb__read_hash,
         .offset = offsetof(key_item, original),
         .is_required = 1},
        {.key = "copy",
         .read = ttb__read_hash,
         .offset = offsetof(key_item, copy),
         .is_required = 1},
        {.key = "students",
         .read = ttb__read_later,
         .offset = offsetof(key_item, students),
         .is_required = 1},
        {.key = "teachers",
         .read = ttb__read_later,
         .offset = offsetof(key_item, teachers),
         .is_required = 1},
    };
    key_item item = {.original = NULL};

    ttb__set_subject(reader, root, "The key", NULL, NULL, NULL);
    ttb__read_object(reader, root, fields, TTB__COUNT(fields), &item);
    read_pairs(reader, root, "students", item.students, &key->students);
    read_pairs(reader, root, "teachers", item.teachers, &key->teachers);
    if (item.original && item.copy) {
        memcpy(key->original, item.original, sizeof key->original);
        memcpy(key->copy, item.copy, sizeof key->copy);
    }
}

static ttb_status read_tree(const cJSON *tree, ttb_key *key, ttb_report *report)
{
    const ttb__node root = {.json = tree};
    ttb__reader reader = {.report = report};

    if (ttb__read_format(&reader, &root, "timetable-key"))
        read_all(&reader, &root, key);
    return ttb__reader_end(&reader);
}

ttb_status ttb__key_from_json(const char *text, int64_t bytes, ttb_key **key_out,
                              ttb_report *report)
{
    ttb_report findings = {0};
    ttb_key *key = NULL;
    cJSON *tree = NULL;
    ttb_status status;

    *key_out = NULL;
    status = ttb__document_read(text, bytes, &tree, &findings);
    if (!status)
        status = ttb__key_make(&key);
    if (!status)
        status = read_tree(tree, key, &findings);
    status = ttb__report_end(report, &findings, status);
    if (status)
        ttb__key_destroy(key);
    else
        *key_out = key;
    cJSON_Delete(tree);
    return status;
}
