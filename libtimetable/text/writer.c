#include "text/writer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/poll.h"
#include "base/sha256.h"
#include "text/scan.h"

static void break_line(ttb__writer *writer)
{
    ttb__text_add(&writer->text, "\n");
    for (int32_t level = 0; level < writer->depth; level++)
        ttb__text_add(&writer->text, "  ");
}

/* What stands before a value: a comma, a line break or blank, its key. */
static void begin_value(ttb__writer *writer, const char *key)
{
    if (writer->depth > 0) {
        struct ttb__bracket *bracket = &writer->brackets[writer->depth - 1];
        if (bracket->has_items)
            ttb__text_add(&writer->text, bracket->layout == TTB__LINES ? "," : ", ");
        if (bracket->layout == TTB__LINES)
            break_line(writer);
        bracket->has_items = 1;
    }
    if (key) {
        ttb__text_add_json(&writer->text, key);
        ttb__text_add(&writer->text, ": ");
    }
}

static void open_bracket(ttb__writer *writer, const char *key, int32_t layout, const char *opening,
                         char closing)
{
    if (!writer->text.status)
        writer->text.status = ttb__ask_at(writer->opened++);
    begin_value(writer, key);
    ttb__text_add(&writer->text, opening);
    writer->brackets[writer->depth++] = (struct ttb__bracket){closing, layout, 0};
}

void ttb__open_object(ttb__writer *writer, const char *key, int32_t layout)
{
    open_bracket(writer, key, layout, "{", '}');
}

void ttb__open_array(ttb__writer *writer, const char *key, int32_t layout)
{
    open_bracket(writer, key, layout, "[", ']');
}

void ttb__close(ttb__writer *writer)
{
    const struct ttb__bracket *bracket = &writer->brackets[--writer->depth];

    if (bracket->has_items && bracket->layout == TTB__LINES)
        break_line(writer);
    ttb__text_add_bytes(&writer->text, &bracket->closing, 1);
}

void ttb__write_raw(ttb__writer *writer, const char *key, const char *json)
{
    begin_value(writer, key);
    ttb__text_add(&writer->text, json);
}

void ttb__write_text(ttb__writer *writer, const char *key, const char *value)
{
    begin_value(writer, key);
    if (value)
        ttb__text_add_json(&writer->text, value);
    else
        ttb__text_add(&writer->text, "null");
}

void ttb__write_int(ttb__writer *writer, const char *key, int64_t value)
{
    begin_value(writer, key);
    ttb__text_add_int(&writer->text, value);
}

void ttb__write_exact(ttb__writer *writer, const char *key, int64_t value)
{
    const char *quote = value < -TTB__MOST_WHOLE || value > TTB__MOST_WHOLE ? "\"" : "";

    begin_value(writer, key);
    ttb__text_add(&writer->text, quote);
    ttb__text_add_int(&writer->text, value);
    ttb__text_add(&writer->text, quote);
}

void ttb__write_limit(ttb__writer *writer, const char *key, int32_t value)
{
    if (value == TTB_NONE)
        ttb__write_text(writer, key, NULL);
    else
        ttb__write_int(writer, key, value);
}

void ttb__write_thousandths(ttb__writer *writer, const char *key, int64_t value)
{
    const char *quote = ttb__is_long_decimal(value) ? "\"" : "";

    begin_value(writer, key);
    ttb__text_add(&writer->text, quote);
    ttb__text_add_thousandths(&writer->text, value);
    ttb__text_add(&writer->text, quote);
}

void ttb__write_decimal(ttb__writer *writer, const char *key, double value, int32_t decimals)
{
    int64_t scale = 1, left;
    char digits[] = ".000000000";
    int64_t count = 0;

    for (int32_t place = 0; place < decimals; place++)
        scale *= 10;
    left = llround(fabs(value) * (double)scale);
    begin_value(writer, key);
    if (value < 0 && left > 0)
        ttb__text_add(&writer->text, "-");
    ttb__text_add_int(&writer->text, left / scale);
    left %= scale;
    for (int32_t place = decimals; place > 0; place--, left /= 10) {
        digits[place] = (char)('0' + left % 10);
        if (count == 0 && digits[place] != '0')
            count = place + 1;
    }
    ttb__text_add_bytes(&writer->text, digits, count);
}

/* A thing by the texts that it is sorted by; links and offers have two. */
typedef struct sorted {
    const char *key, *second_key;
    int32_t number;
} sorted;

static sorted sorted_of(const ttb_partnership *partnership, int32_t kind, int32_t number)
{
    const char *id = ttb__id_of(partnership, kind, number);

    if (kind == TTB_KIND_LINK) {
        const ttb__link *link = &partnership->links.items[number];
        return (sorted){ttb__id_of(partnership, TTB_KIND_SITE, link->from),
                        ttb__id_of(partnership, TTB_KIND_SITE, link->to), number};
    }
    if (kind == TTB_KIND_OFFER) {
        const ttb__offer *offer = &partnership->offers.items[number];
        return (sorted){ttb__id_of(partnership, TTB_KIND_COURSE, offer->course),
                        ttb__id_of(partnership, TTB_KIND_SITE, offer->site), number};
    }
    return (sorted){id, "", number};
}

/* By bytes, as strcmp() compares; no two things have the same texts. */
static int compare(const void *one, const void *other)
{
    const sorted *left = one, *right = other;
    int order = strcmp(left->key, right->key);

    return order ? order : strcmp(left->second_key, right->second_key);
}

static void sort_numbers(ttb__writer *writer, int32_t kind, int32_t *numbers, int64_t count)
{
    sorted *things = ttb__alloc(count, sizeof *things);

    if (!things) {
        writer->text.status = TTB_ERR_MEMORY;
        return;
    }
    for (int64_t place = 0; place < count; place++)
        things[place] = sorted_of(writer->partnership, kind, numbers[place]);
    qsort(things, (size_t)count, sizeof *things, compare);
    for (int64_t place = 0; place < count; place++)
        numbers[place] = things[place].number;
    ttb__free(things);
}

int32_t *ttb__in_order(ttb__writer *writer, int32_t kind, const int32_t *numbers, int64_t count)
{
    int32_t *order = writer->text.status ? NULL : ttb__alloc(count, sizeof *order);

    if (writer->text.status)
        return NULL;
    if (!order) {
        writer->text.status = TTB_ERR_MEMORY;
        return NULL;
    }
    for (int64_t place = 0; place < count; place++)
        order[place] = numbers ? numbers[place] : (int32_t)place;
    if (writer->is_canonical && count > 1)
        sort_numbers(writer, kind, order, count);
    return order;
}

void ttb__write_ids(ttb__writer *writer, const char *key, int32_t kind, const int32_t *numbers,
                    int64_t count)
{
    int32_t *order = ttb__in_order(writer, kind, numbers, count);

    ttb__open_array(writer, key, TTB__IN_LINE);
    for (int64_t place = 0; order && place < count; place++)
        ttb__write_text(writer, NULL, ttb__id_of(writer->partnership, kind, order[place]));
    ttb__close(writer);
    ttb__free(order);
}

void ttb__write_block_set(ttb__writer *writer, const char *key, uint64_t blocks)
{
    int32_t numbers[TTB__MOST_BLOCKS];
    int64_t count = 0;

    for (int32_t block = 0; block < writer->partnership->blocks.count; block++)
        if (blocks >> block & 1)
            numbers[count++] = block;
    ttb__write_ids(writer, key, TTB_KIND_BLOCK, numbers, count);
}

ttb_status ttb__writer_hash(ttb__writer *writer, char hash_out[65])
{
    char *text;
    int64_t bytes;
    ttb_status status = ttb__text_take(&writer->text, &text, &bytes);

    hash_out[0] = '\0';
    if (status)
        return status;
    status = ttb__sha256_hex(text, bytes, hash_out);
    ttb__free(text);
    return status;
}
