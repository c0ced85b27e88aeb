/* A hash map from text to int32 numbers: ids to things. Texts are borrowed and must outlive the
 * map. */
#ifndef TTB_BASE_IDMAP_H
#define TTB_BASE_IDMAP_H

#include <stdint.h>

#include "timetable.h"

typedef struct ttb__idmap_entry {
    const char *text;
    uint64_t hash;
    int32_t number;
} ttb__idmap_entry;

typedef struct ttb__idmap {
    ttb__idmap_entry *entries;
    int64_t count, capacity;
} ttb__idmap;

/* The number of text, TTB_NONE if it is not in the map. */
int32_t ttb__idmap_find(const ttb__idmap *map, const char *text);
/* Add a text that is not in the map. */
ttb_status ttb__idmap_add(ttb__idmap *map, const char *text, int32_t number);
/* Make room, so that as many texts can be added without a failure. */
ttb_status ttb__idmap_reserve(ttb__idmap *map, int64_t extra);
void ttb__idmap_clear(ttb__idmap *map);
/* Where the hash of text starts a search; exposed for tests of collisions. */
uint64_t ttb__text_hash(const char *text);
/* Edit distance of two short texts, at most `most`, for "did you mean". */
int32_t ttb__text_distance(const char *one, const char *other, int32_t most);

#endif
