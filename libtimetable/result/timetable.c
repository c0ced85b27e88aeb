#include "result/timetable.h"

#include <stdlib.h>
#include <string.h>

/* The index is an open hash table of section numbers plus 1 (0: an empty place), at most half full.
 * Without it a file with n sections would need n * n / 2 comparisons to prove them different. */
enum { FIRST_INDEX_CAPACITY = 64 };

/* Copy the id in the id field of each of count things that lie item_bytes apart. */
static ttb_status copy_ids(ttb__ids *ids, const char *const *first, int64_t count,
                           size_t item_bytes)
{
    const char *place = (const char *)first;
    if (TTB__RESERVE(ids, count) != TTB_OK)
        return TTB_ERR_MEMORY;
    for (int64_t item = 0; item < count; item++, place += item_bytes) {
        const char *id = NULL;
        memcpy(&id, place, sizeof id);
        char *copy = ttb__copy_text(id);
        if (copy == NULL)
            return TTB_ERR_MEMORY;
        ids->items[ids->count++] = copy;
    }
    return TTB_OK;
}

#define COPY_IDS(ids, things)                                                                      \
    ((things).count == 0 ? TTB_OK                                                                  \
                         : copy_ids((ids), (const char *const *)&(things).items[0].id,             \
                                    (things).count, sizeof *(things).items))

ttb_status ttb__timetable_make(const ttb_partnership *partnership, const char hash[65],
                               ttb_timetable **timetable_out)
{
    ttb_timetable *timetable = ttb__alloc(1, sizeof *timetable);
    *timetable_out = NULL;
    if (timetable == NULL)
        return TTB_ERR_MEMORY;
    memcpy(timetable->hash, hash, sizeof timetable->hash - 1);
    timetable->outcome = TTB_OUTCOME_GIVEN;
    if (COPY_IDS(&timetable->block_ids, partnership->blocks) != TTB_OK ||
        COPY_IDS(&timetable->site_ids, partnership->sites) != TTB_OK ||
        COPY_IDS(&timetable->course_ids, partnership->courses) != TTB_OK ||
        COPY_IDS(&timetable->student_ids, partnership->students) != TTB_OK) {
        ttb__timetable_destroy(timetable);
        return TTB_ERR_MEMORY;
    }
    *timetable_out = timetable;
    return TTB_OK;
}

static int is_numbered_as(const ttb_partnership *partnership, int32_t kind, const ttb__ids *ids,
                          int64_t count)
{
    if (ids->count != count)
        return 0;
    for (int64_t number = 0; number < count; number++) {
        if (strcmp(ids->items[number], ttb__id_of(partnership, kind, (int32_t)number)) != 0)
            return 0;
    }
    return 1;
}

int ttb__timetable_is_numbered_as(const ttb_timetable *timetable,
                                  const ttb_partnership *partnership)
{
    return is_numbered_as(partnership, TTB_KIND_BLOCK, &timetable->block_ids,
                          partnership->blocks.count) &&
           is_numbered_as(partnership, TTB_KIND_SITE, &timetable->site_ids,
                          partnership->sites.count) &&
           is_numbered_as(partnership, TTB_KIND_COURSE, &timetable->course_ids,
                          partnership->courses.count) &&
           is_numbered_as(partnership, TTB_KIND_STUDENT, &timetable->student_ids,
                          partnership->students.count);
}

static void free_texts(char **texts, int64_t count)
{
    for (int64_t text = 0; text < count; text++)
        ttb__free(texts[text]);
    ttb__free(texts);
}

void ttb__timetable_destroy(ttb_timetable *timetable)
{
    if (timetable == NULL)
        return;
    free_texts(timetable->run.option_values.items, timetable->run.option_values.count);
    free_texts(timetable->run.option_keys.items, timetable->run.option_keys.count);
    ttb__free(timetable->index);
    ttb__free(timetable->unmet_courses.items);
    ttb__free(timetable->unmet_students.items);
    for (int64_t section = 0; section < timetable->sections.count; section++)
        ttb__free(timetable->sections.items[section].students.items);
    ttb__free(timetable->sections.items);
    free_texts(timetable->student_ids.items, timetable->student_ids.count);
    free_texts(timetable->course_ids.items, timetable->course_ids.count);
    free_texts(timetable->site_ids.items, timetable->site_ids.count);
    free_texts(timetable->block_ids.items, timetable->block_ids.count);
    ttb__free(timetable);
}

static uint64_t section_hash(int32_t course, int32_t site, int32_t number)
{
    uint64_t hash = ((uint64_t)(uint32_t)course << 32) ^ (uint32_t)site;
    hash = (hash ^ (hash >> 29)) * UINT64_C(0xbf58476d1ce4e5b9) + (uint32_t)number;
    hash = (hash ^ (hash >> 32)) * UINT64_C(0x94d049bb133111eb);
    return hash ^ (hash >> 31);
}

/* The place in the index of this section, or the empty one where it would stand. */
static int64_t index_place(const ttb_timetable *timetable, int32_t course, int32_t site,
                           int32_t number)
{
    uint64_t mask = (uint64_t)timetable->index_capacity - 1;
    uint64_t place = section_hash(course, site, number) & mask;
    for (; timetable->index[place] != 0; place = (place + 1) & mask) {
        const ttb__section *section = &timetable->sections.items[timetable->index[place] - 1];
        if (section->course == course && section->site == site && section->number == number)
            break;
    }
    return (int64_t)place;
}

/* Bring the index up to date, with room for one section more. Callers inside the library may have
 * put sections into the array by themselves. */
static ttb_status update_index(ttb_timetable *timetable)
{
    int64_t wanted = timetable->sections.count + 1, capacity = timetable->index_capacity;
    if (capacity < 2 * wanted) {
        for (capacity = FIRST_INDEX_CAPACITY; capacity < 2 * wanted;)
            capacity *= 2;
        int32_t *index = ttb__alloc(capacity, sizeof *index);
        if (index == NULL)
            return TTB_ERR_MEMORY;
        ttb__free(timetable->index);
        timetable->index = index;
        timetable->index_capacity = capacity;
        timetable->indexed = 0;
    } else if (timetable->indexed == 0 || timetable->indexed > timetable->sections.count) {
        memset(timetable->index, 0, (size_t)capacity * sizeof *timetable->index);
        timetable->indexed = 0;
    }
    for (; timetable->indexed < timetable->sections.count; timetable->indexed++) {
        const ttb__section *section = &timetable->sections.items[timetable->indexed];
        int64_t place = index_place(timetable, section->course, section->site, section->number);
        timetable->index[place] = (int32_t)timetable->indexed + 1;
    }
    return TTB_OK;
}

static int is_outside(int64_t number, int64_t count)
{
    return number < 0 || number >= count;
}

ttb_status ttb__timetable_add_section(ttb_timetable *timetable, int32_t course, int32_t site,
                                      int32_t number, uint64_t blocks, int32_t *section_out)
{
    int64_t block_count = timetable->block_ids.count;
    ttb__section section = {.course = course, .site = site, .number = number, .blocks = blocks};
    if (section_out != NULL)
        *section_out = 0;
    if (is_outside(course, timetable->course_ids.count) ||
        is_outside(site, timetable->site_ids.count) ||
        (block_count < TTB__MOST_BLOCKS && blocks >> block_count != 0))
        return TTB_ERR_NOT_FOUND;
    if (number < 1)
        return TTB_ERR_RANGE;
    if (update_index(timetable) != TTB_OK)
        return TTB_ERR_MEMORY;
    int64_t place = index_place(timetable, course, site, number);
    if (timetable->index[place] != 0)
        return TTB_ERR_STATE;
    if (TTB__PUSH(&timetable->sections, section) != TTB_OK)
        return TTB_ERR_MEMORY;
    timetable->index[place] = (int32_t)timetable->sections.count;
    timetable->indexed = timetable->sections.count;
    timetable->has_values = 0;
    if (section_out != NULL)
        *section_out = (int32_t)timetable->sections.count - 1;
    return TTB_OK;
}

ttb_status ttb__timetable_add_seat(ttb_timetable *timetable, int32_t section, int32_t student)
{
    if (is_outside(section, timetable->sections.count) ||
        is_outside(student, timetable->student_ids.count))
        return TTB_ERR_NOT_FOUND;
    if (TTB__PUSH(&timetable->sections.items[section].students, student) != TTB_OK)
        return TTB_ERR_MEMORY;
    timetable->has_values = 0;
    return TTB_OK;
}

static int compare_numbers(const void *one, const void *other)
{
    int32_t left = *(const int32_t *)one, right = *(const int32_t *)other;
    return (left > right) - (left < right);
}

static int compare_students(const ttb__numbers *one, const ttb__numbers *other)
{
    int64_t shorter = one->count < other->count ? one->count : other->count;
    for (int64_t seat = 0; seat < shorter; seat++) {
        int order = compare_numbers(&one->items[seat], &other->items[seat]);
        if (order != 0)
            return order;
    }
    return (one->count > other->count) - (one->count < other->count);
}

/* Blocks and students break ties, so that the order does not hang on the sort's way of working. */
static int compare_sections(const void *one, const void *other)
{
    const ttb__section *left = one, *right = other;
    int order = compare_numbers(&left->course, &right->course);
    if (order == 0)
        order = compare_numbers(&left->site, &right->site);
    if (order == 0)
        order = compare_numbers(&left->number, &right->number);
    if (order == 0)
        order = (left->blocks > right->blocks) - (left->blocks < right->blocks);
    return order != 0 ? order : compare_students(&left->students, &right->students);
}

void ttb__timetable_sort(ttb_timetable *timetable, int renumber)
{
    ttb__section *sections = timetable->sections.items;
    int64_t count = timetable->sections.count;
    for (int64_t section = 0; section < count; section++) {
        ttb__numbers *students = &sections[section].students;
        if (students->count > 1)
            qsort(students->items, (size_t)students->count, sizeof *students->items,
                  compare_numbers);
    }
    if (count > 1)
        qsort(sections, (size_t)count, sizeof *sections, compare_sections);
    for (int64_t section = 0; renumber && section < count; section++) {
        int follows = section > 0 && sections[section].course == sections[section - 1].course &&
                      sections[section].site == sections[section - 1].site;
        sections[section].number = follows ? sections[section - 1].number + 1 : 1;
    }
    timetable->indexed = 0;
}
