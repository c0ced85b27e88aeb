#include "model/build.h"

#include "base/utf8.h"
#include "model/inside.h"

ttb_status ttb__partnership_make(ttb_partnership **partnership_out)
{
    ttb_partnership *partnership = ttb__alloc(1, sizeof *partnership);

    if (!partnership)
        return TTB_ERR_MEMORY;
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        partnership->limits[limit] = TTB_NONE;
    *partnership_out = partnership;
    return TTB_OK;
}

static void clear_blocks(ttb_partnership *partnership)
{
    for (int64_t block = 0; block < partnership->blocks.count; block++) {
        ttb__free(partnership->blocks.items[block].id);
        ttb__free(partnership->blocks.items[block].lessons.items);
    }
    ttb__free(partnership->blocks.items);
    ttb__idmap_clear(&partnership->block_ids);
}

static void clear_sites(ttb_partnership *partnership)
{
    for (int64_t number = 0; number < partnership->sites.count; number++) {
        ttb__site *site = &partnership->sites.items[number];
        for (int64_t bell = 0; bell < site->bells.count; bell++)
            ttb__free(site->bells.items[bell].lessons.items);
        ttb__free(site->bells.items);
        ttb__free(site->id);
        ttb__free(site->name);
    }
    ttb__free(partnership->sites.items);
    ttb__idmap_clear(&partnership->site_ids);
}

/* The texts of link_pairs belong to nothing else. */
static void clear_links(ttb_partnership *partnership)
{
    ttb__idmap *pairs = &partnership->link_pairs;

    for (int64_t entry = 0; entry < pairs->capacity; entry++)
        ttb__free((char *)pairs->entries[entry].text);
    ttb__idmap_clear(pairs);
    ttb__free(partnership->links.items);
}

static void clear_resources(ttb_partnership *partnership)
{
    for (int64_t resource = 0; resource < partnership->resources.count; resource++) {
        ttb__free(partnership->resources.items[resource].id);
        ttb__free(partnership->resources.items[resource].sites.items);
    }
    ttb__free(partnership->resources.items);
    ttb__idmap_clear(&partnership->resource_ids);
}

static void clear_courses(ttb_partnership *partnership)
{
    for (int64_t cohort = 0; cohort < partnership->cohorts.count; cohort++)
        ttb__free(partnership->cohorts.items[cohort]);
    for (int64_t number = 0; number < partnership->courses.count; number++) {
        ttb__course *course = &partnership->courses.items[number];
        ttb__free(course->id);
        ttb__free(course->title);
        ttb__free(course->offers.items);
    }
    for (int64_t offer = 0; offer < partnership->offers.count; offer++)
        ttb__free(partnership->offers.items[offer].uses.items);
    ttb__free(partnership->cohorts.items);
    ttb__free(partnership->courses.items);
    ttb__free(partnership->offers.items);
    ttb__idmap_clear(&partnership->cohort_ids);
    ttb__idmap_clear(&partnership->course_ids);
}

static void clear_students(ttb_partnership *partnership)
{
    for (int64_t number = 0; number < partnership->students.count; number++) {
        ttb__student *student = &partnership->students.items[number];
        ttb__free(student->id);
        ttb__free(student->choices.items);
        ttb__free(student->reserves.items);
    }
    ttb__free(partnership->students.items);
    ttb__idmap_clear(&partnership->student_ids);
}

void ttb__partnership_destroy(ttb_partnership *partnership)
{
    if (!partnership)
        return;
    ttb__free(partnership->name);
    clear_blocks(partnership);
    clear_sites(partnership);
    clear_links(partnership);
    clear_resources(partnership);
    clear_courses(partnership);
    clear_students(partnership);
    ttb__free(partnership->rules.items);
    ttb__free(partnership->tiers.items);
    ttb__free(partnership);
}

ttb_status ttb__set_name(ttb_partnership *partnership, const char *name)
{
    char *copy;

    if (!ttb__is_name(name))
        return TTB_ERR_ARGUMENT;
    copy = ttb__copy_text(name);
    if (!copy)
        return TTB_ERR_MEMORY;
    ttb__free(partnership->name);
    partnership->name = copy;
    return TTB_OK;
}

ttb_status ttb__check_new_id(const ttb__idmap *ids, const char *id, int32_t most)
{
    if (!ttb__is_id(id))
        return TTB_ERR_ARGUMENT;
    if (ttb__idmap_find(ids, id) != TTB_NONE)
        return TTB_ERR_STATE;
    return ids->count < most ? TTB_OK : TTB_ERR_TOO_LARGE;
}

int ttb__holds(const ttb__numbers *numbers, int32_t number)
{
    for (int64_t place = 0; place < numbers->count; place++) {
        if (numbers->items[place] == number)
            return 1;
    }
    return 0;
}

ttb_status ttb__add_once(ttb__numbers *numbers, int32_t number, int32_t most)
{
    if (ttb__holds(numbers, number))
        return TTB_ERR_STATE;
    return numbers->count < most ? TTB__PUSH(numbers, number) : TTB_ERR_TOO_LARGE;
}
