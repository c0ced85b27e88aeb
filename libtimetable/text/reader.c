#include "text/reader.h"

#include <string.h>

ttb_status ttb__reader_end(ttb__reader *reader)
{
    ttb__text_clear(&reader->place);
    ttb__text_clear(&reader->subject);
    return !reader->status && reader->error_count > 0 ? TTB_ERR_INPUT : reader->status;
}

/* RFC 6901: ~ is ~0 and / is ~1. */
static void add_escaped(ttb__text *place, const char *key)
{
    for (; *key; key++)
        if (*key == '~')
            ttb__text_add(place, "~0");
        else if (*key == '/')
            ttb__text_add(place, "~1");
        else
            ttb__text_add_bytes(place, key, 1);
}

static void add_way(ttb__text *place, const ttb__node *node)
{
    if (!node->parent)
        return;
    add_way(place, node->parent);
    ttb__text_add(place, "/");
    if (node->key)
        add_escaped(place, node->key);
    else
        ttb__text_add_int(place, node->index);
}

const char *ttb__place(ttb__reader *reader, const ttb__node *node)
{
    ttb__text_clear(&reader->place);
    ttb__text_add(&reader->place, "");
    add_way(&reader->place, node);
    if (reader->place.status)
        reader->status = reader->place.status;
    return reader->place.status ? "" : reader->place.bytes;
}

void ttb__found(ttb__reader *reader, ttb_status reported)
{
    reader->error_count++;
    if (reported)
        reader->status = reported;
}

int ttb__built(ttb__reader *reader, const ttb__node *node, ttb_status status, const char *code)
{
    if (status == TTB_OK)
        return 1;
    if (status == TTB_ERR_STATE)
        ttb__found(reader,
                   ttb__report_error(reader->report, code, ttb__place(reader, node),
                                     "%s stands there a second time", ttb__subject(reader)));
    else if (status == TTB_ERR_TOO_LARGE)
        ttb__found(reader,
                   ttb__report_error(reader->report, "value.too-many", ttb__place(reader, node),
                                     "%s is one more than there may be", ttb__subject(reader)));
    else if (!reader->status)
        /* Anything but memory would be a gap in the tables. */
        reader->status = status == TTB_ERR_MEMORY ? status : TTB_ERR_INTERNAL;
    return 0;
}

static void add_subject(ttb__text *subject, const cJSON *object, const char *word, const char *key)
{
    const cJSON *text = key ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
    char shown[TTB__SHOWN_BYTES];

    ttb__text_add(subject, word);
    if (text && cJSON_IsString(text))
        ttb__text_format(subject, " \"%s\"", ttb__shown(text->valuestring, shown));
    else if (cJSON_IsObject(object) && key)
        ttb__text_format(subject, " (no %s)", key);
}

void ttb__set_subject(ttb__reader *reader, const ttb__node *node, const char *word, const char *key,
                      const char *second_word, const char *second_key)
{
    reader->about = (ttb__subject_parts){node->json, word, key, second_word, second_key};
}

const char *ttb__subject(ttb__reader *reader)
{
    const ttb__subject_parts *about = &reader->about;

    ttb__text_clear(&reader->subject);
    add_subject(&reader->subject, about->object, about->word, about->key);
    if (about->second_word) {
        ttb__text_add(&reader->subject, " ");
        add_subject(&reader->subject, about->object, about->second_word, about->second_key);
    }
    if (reader->subject.status)
        reader->status = reader->subject.status;
    return reader->subject.status ? "" : reader->subject.bytes;
}

const char *ttb__shown(const char *text, char buffer[TTB__SHOWN_BYTES])
{
    static const char dots[] = "...";
    size_t count = 0;

    for (; text[count] && count < TTB__SHOWN_BYTES - sizeof dots; count++)
        buffer[count] = text[count];
    if (text[count]) {
        while (count > 0 && ((unsigned char)text[count] & 0xC0) == 0x80)
            count--; /* not in the middle of a character */
        memcpy(buffer + count, dots, sizeof dots);
    } else {
        buffer[count] = '\0';
    }
    return buffer;
}

ttb__nearest ttb__nearest_to(const char *text)
{
    size_t length = strlen(text);
    int32_t farthest = length >= 8 ? 3 : length >= 4 ? 2 : length >= 3 ? 1 : 0;

    return (ttb__nearest){.text = text, .distance = farthest + 1};
}

/* Of two that are equally near the one with the same first letter is meant. */
void ttb__consider(ttb__nearest *nearest, const char *candidate)
{
    const char *text = nearest->text, *best = nearest->best;
    int32_t distance = ttb__text_distance(text, candidate, nearest->distance + 1);

    if (distance < nearest->distance ||
        (best && distance == nearest->distance && candidate[0] == text[0] && best[0] != text[0])) {
        nearest->best = candidate;
        nearest->distance = distance;
    }
}

static void report_unknown_key(ttb__reader *reader, const ttb__node *member,
                               const ttb__field *fields, int32_t count)
{
    ttb__nearest nearest = ttb__nearest_to(member->key);
    char shown[TTB__SHOWN_BYTES];
    const char *place = ttb__place(reader, member);

    for (int32_t field = 0; field < count; field++)
        ttb__consider(&nearest, fields[field].key);
    ttb__shown(member->key, shown);
    if (nearest.best)
        ttb__found(reader, ttb__report_error(reader->report, "key.unknown", place,
                                             "%s has an unknown key \"%s\"; did you mean \"%s\"?",
                                             ttb__subject(reader), shown, nearest.best));
    else
        ttb__found(reader,
                   ttb__report_error(reader->report, "key.unknown", place,
                                     "%s has an unknown key \"%s\"", ttb__subject(reader), shown));
}

static int32_t find_field(const ttb__field *fields, int32_t count, const char *key)
{
    for (int32_t field = 0; field < count; field++)
        if (strcmp(fields[field].key, key) == 0)
            return field;
    return TTB_NONE;
}

/* Find the values of the table's keys. Only the first value of a duplicate key is read. */
static void sort_members(ttb__reader *reader, const ttb__node *node, const ttb__field *fields,
                         int32_t count, const cJSON **values)
{
    const cJSON *member;

    cJSON_ArrayForEach(member, node->json)
    {
        ttb__node child = {member, node, member->string, 0};
        int32_t field = find_field(fields, count, member->string);
        if (field == TTB_NONE)
            report_unknown_key(reader, &child, fields, count);
        else if (values[field])
            ttb__found(reader,
                       ttb__report_error(reader->report, "key.duplicate",
                                         ttb__place(reader, &child), "%s has the key \"%s\" twice",
                                         ttb__subject(reader), fields[field].key));
        else
            values[field] = member;
    }
}

static void read_field(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       const cJSON *value, void *target)
{
    ttb__node child = {value, node, field->key, 0};

    if (value)
        field->read(reader, &child, field, (char *)target + field->offset);
    else if (field->is_required)
        ttb__found(reader,
                   ttb__report_error(reader->report, "key.missing", ttb__place(reader, node),
                                     "%s needs the key \"%s\"", ttb__subject(reader), field->key));
}

/* An item of a list that should describe a thing has no id to be called by. */
static void report_no_object(ttb__reader *reader, const ttb__node *node)
{
    const char *place = ttb__place(reader, node);
    const char *subject =
        node->key || cJSON_IsObject(reader->about.object) ? ttb__subject(reader) : NULL;
    const char *key = node->key || !node->parent ? node->key : node->parent->key;
    const char *item = node->key ? "" : subject ? "an item of " : "An item of ";

    ttb__found(reader,
               ttb__report_error(reader->report, "value.type", place,
                                 "%s%s%s\"%s\" must be an object in braces", subject ? subject : "",
                                 subject ? ": " : "", item, key ? key : "a list"));
}

int ttb__read_object(ttb__reader *reader, const ttb__node *node, const ttb__field *fields,
                     int32_t count, void *target)
{
    const cJSON *values[TTB__MOST_FIELDS] = {0};
    const ttb__subject_parts about = reader->about;

    if (!cJSON_IsObject(node->json)) {
        report_no_object(reader, node);
        return 0;
    }
    sort_members(reader, node, fields, count, values);
    for (int32_t field = 0; field < count; field++) {
        read_field(reader, node, &fields[field], values[field], target);
        reader->about = about;
    }
    return 1;
}

int ttb__read_list(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                   ttb__read_fn read_item, void *target)
{
    const cJSON *item;
    int64_t index = 0;

    if (!cJSON_IsArray(node->json)) {
        ttb__found(reader, ttb__report_error(reader->report, "value.type", ttb__place(reader, node),
                                             "%s: \"%s\" must be a list in brackets",
                                             ttb__subject(reader), field->key));
        return 0;
    }
    cJSON_ArrayForEach(item, node->json)
    {
        ttb__node child = {item, node, NULL, index++};
        read_item(reader, &child, field, target);
    }
    return 1;
}

void ttb__read_kind(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    ttb__read_fn read_item, void *target)
{
    uint32_t kind = UINT32_C(1) << field->kind;

    if (ttb__read_list(reader, node, field, read_item, target))
        reader->broken_kinds &= ~kind;
    else
        reader->broken_kinds |= kind;
}

int32_t ttb__read_kind_word(ttb__reader *reader, const ttb__node *node, const ttb__field *name)
{
    const cJSON *word = cJSON_GetObjectItemCaseSensitive(node->json, name->key);
    const ttb__node child = {word, node, name->key, 0};
    int32_t kind = TTB_NONE;

    if (!cJSON_IsObject(node->json))
        ttb__read_object(reader, node, NULL, 0, NULL); /* says that it is none */
    else if (!word)
        ttb__found(reader,
                   ttb__report_error(reader->report, "key.missing", ttb__place(reader, node),
                                     "%s needs the key \"%s\"", ttb__subject(reader), name->key));
    else
        ttb__read_word(reader, &child, name, &kind);
    return kind;
}
