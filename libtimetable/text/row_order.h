/* The rows of a town by what they are about, as certificates name them. */
#ifndef TTB_TEXT_ROW_ORDER_H
#define TTB_TEXT_ROW_ORDER_H

#include "proof/town.h"

/* Rows sorted by kind, subject, home and minutes. Numbers stand in the order of ids, because the
 * town is that of a sorted partnership. */
typedef struct ttb__row_order {
    const ttb__town_row *rows;
    int64_t count;
    int32_t *numbers; /* of rows of the town */
} ttb__row_order;

ttb_status ttb__row_order_make(const ttb__town *town, ttb__row_order *order_out);
void ttb__row_order_clear(ttb__row_order *order);

/* 1 if two rows are about the same thing. Several rules may demand one reach: such rows are equal,
 * and a price on one is as good as on another. */
int ttb__row_is_same(const ttb__town_row *one, const ttb__town_row *other);

/* The number of the first row that is about the same as this one; TTB_NONE if there is none. */
int32_t ttb__row_find(const ttb__row_order *order, const ttb__town_row *wanted);

#endif
