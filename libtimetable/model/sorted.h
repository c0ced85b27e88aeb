/* A partnership in canonical order: the same partnership solves the same way whatever the order of
 * things in its file. */
#ifndef TTB_MODEL_SORTED_H
#define TTB_MODEL_SORTED_H

#include "model/partnership.h"

/* A copy whose things stand in the order of their ids' bytes, and what each was: original[number in
 * the copy]. */
typedef struct ttb__sorted {
    ttb_partnership *partnership;
    int32_t *blocks, *sites, *resources, *courses, *students;
} ttb__sorted;

/* The numbers of things, whose first member is their id, in the order of these; to be freed. */
ttb_status ttb__order_by_id(const void *things, int64_t count, size_t bytes, int32_t **order_out);

ttb_status ttb__sorted_make(const ttb_partnership *partnership, ttb__sorted *sorted_out);
void ttb__sorted_clear(ttb__sorted *sorted);

/* Turn a mask of the copy's blocks into one of the original's. */
uint64_t ttb__sorted_mask(const ttb__sorted *sorted, uint64_t blocks);

#endif
