#include "base/idmap.h"

#include <string.h>

#include "base/memory.h"

/* Open addressing with linear probing; capacity is a power of two and at most three quarters are
 * used. An entry without text is free. Nothing is ever removed, so a free entry ends a search. */

/* FNV-1a, then a mixing step: the low bits of FNV alone are poor for ids such as s0001, s0002. */
uint64_t ttb__text_hash(const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    hash = (hash ^ (hash >> 32)) * UINT64_C(0x9fb21c651e98df25);
    return hash ^ (hash >> 29);
}

/* The entry that holds text, or the free one where it would go; capacity is not 0. */
static ttb__idmap_entry *find_entry(ttb__idmap_entry *entries, int64_t capacity, const char *text,
                                    uint64_t hash)
{
    uint64_t mask = (uint64_t)capacity - 1;
    uint64_t place = hash & mask;

    while (entries[place].text &&
           (entries[place].hash != hash || strcmp(entries[place].text, text) != 0))
        place = (place + 1) & mask;
    return &entries[place];
}

int32_t ttb__idmap_find(const ttb__idmap *map, const char *text)
{
    const ttb__idmap_entry *entry;

    if (map->capacity == 0)
        return TTB_NONE;
    entry = find_entry(map->entries, map->capacity, text, ttb__text_hash(text));
    return entry->text ? entry->number : TTB_NONE;
}

static ttb_status grow(ttb__idmap *map)
{
    enum { FIRST_CAPACITY = 16 };
    int64_t capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY;
    ttb__idmap_entry *entries = ttb__alloc(capacity, sizeof *entries);

    if (!entries)
        return TTB_ERR_MEMORY;
    for (int64_t old = 0; old < map->capacity; old++) {
        const ttb__idmap_entry *entry = &map->entries[old];
        if (entry->text)
            *find_entry(entries, capacity, entry->text, entry->hash) = *entry;
    }
    ttb__free(map->entries);
    map->entries = entries;
    map->capacity = capacity;
    return TTB_OK;
}

ttb_status ttb__idmap_reserve(ttb__idmap *map, int64_t extra)
{
    while ((map->count + extra) * 4 > map->capacity * 3) {
        if (grow(map))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

ttb_status ttb__idmap_add(ttb__idmap *map, const char *text, int32_t number)
{
    uint64_t hash = ttb__text_hash(text);

    if (ttb__idmap_reserve(map, 1))
        return TTB_ERR_MEMORY;
    *find_entry(map->entries, map->capacity, text, hash) =
        (ttb__idmap_entry){.text = text, .hash = hash, .number = number};
    map->count++;
    return TTB_OK;
}

void ttb__idmap_clear(ttb__idmap *map)
{
    ttb__free(map->entries);
    *map = (ttb__idmap){0};
}

static int32_t least(int32_t one, int32_t other)
{
    return one < other ? one : other;
}

/* Levenshtein distance in one row; texts beyond the row's length count as far apart. */
int32_t ttb__text_distance(const char *one, const char *other, int32_t most)
{
    enum { LONGEST = 63 };
    int32_t row[LONGEST + 1];
    size_t one_length = strlen(one), other_length = strlen(other);

    if (one_length > LONGEST || other_length > LONGEST)
        return most;
    for (int32_t column = 0; column <= (int32_t)other_length; column++)
        row[column] = column;
    for (size_t line = 0; line < one_length; line++) {
        int32_t diagonal = row[0];
        row[0] = (int32_t)line + 1;
        for (size_t column = 0; column < other_length; column++) {
            int32_t replaced = diagonal + (one[line] != other[column]);
            diagonal = row[column + 1];
            row[column + 1] = least(replaced, least(row[column], diagonal) + 1);
        }
    }
    return least(row[other_length], most);
}
