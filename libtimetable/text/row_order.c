#include "text/row_order.h"

#include <stdlib.h>

enum { PARTS = 4 };

static int compare_rows(const ttb__town_row *one, const ttb__town_row *other)
{
    const int32_t left[PARTS] = {one->kind, one->subject, one->home, one->minutes};
    const int32_t right[PARTS] = {other->kind, other->subject, other->home, other->minutes};

    for (int part = 0; part < PARTS; part++)
        if (left[part] != right[part])
            return left[part] < right[part] ? -1 : 1;
    return 0;
}

typedef struct row_key {
    const ttb__town_row *row;
    int32_t number;
} row_key;

static int compare_keys(const void *one, const void *other)
{
    const row_key *left = one, *right = other;
    int order = compare_rows(left->row, right->row);

    return order ? order : left->number < right->number ? -1 : left->number > right->number;
}

ttb_status ttb__row_order_make(const ttb__town *town, ttb__row_order *order_out)
{
    row_key *keys = ttb__alloc(town->rows.count, sizeof *keys);

    *order_out = (ttb__row_order){.rows = town->rows.items, .count = town->rows.count};
    order_out->numbers = ttb__alloc(town->rows.count, sizeof *order_out->numbers);
    if (!keys || !order_out->numbers) {
        ttb__free(keys);
        return TTB_ERR_MEMORY;
    }
    for (int32_t number = 0; number < town->rows.count; number++)
        keys[number] = (row_key){&town->rows.items[number], number};
    if (town->rows.count > 1)
        qsort(keys, (size_t)town->rows.count, sizeof *keys, compare_keys);
    for (int64_t place = 0; place < town->rows.count; place++)
        order_out->numbers[place] = keys[place].number;
    ttb__free(keys);
    return TTB_OK;
}

void ttb__row_order_clear(ttb__row_order *order)
{
    ttb__free(order->numbers);
    order->numbers = NULL;
}

int ttb__row_is_same(const ttb__town_row *one, const ttb__town_row *other)
{
    return compare_rows(one, other) == 0;
}

int32_t ttb__row_find(const ttb__row_order *order, const ttb__town_row *wanted)
{
    int64_t first = 0, last = order->count;

    while (first < last) {
        int64_t middle = first + (last - first) / 2;
        if (compare_rows(&order->rows[order->numbers[middle]], wanted) < 0)
            first = middle + 1;
        else
            last = middle;
    }
    if (first == order->count || !ttb__row_is_same(&order->rows[order->numbers[first]], wanted))
        return TTB_NONE;
    return order->numbers[first];
}
