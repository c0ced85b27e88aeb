/* Names, titles and locations are left out of the copy: no solve looks at them. */
#include "model/sorted.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/poll.h"
#include "model/build.h"

typedef struct keyed {
    const char *key;
    int32_t number;
} keyed;

/* Where everything of the original went: number in the copy by number in the original. */
typedef struct places {
    int32_t *blocks, *sites, *resources, *courses, *students;
} places;

typedef struct copier {
    const ttb_partnership *from;
    ttb__sorted *sorted;
    places to;
} copier;

static int compare_keys(const void *one, const void *other)
{
    return strcmp(((const keyed *)one)->key, ((const keyed *)other)->key);
}

ttb_status ttb__order_by_id(const void *things, int64_t count, size_t bytes, int32_t **order_out)
{
    keyed *keys = ttb__alloc(count, sizeof *keys);
    *order_out = ttb__alloc(count, sizeof **order_out);
    if (!keys || !*order_out) {
        ttb__free(keys);
        return TTB_ERR_MEMORY;
    }
    for (int64_t number = 0; number < count; number++) {
        const void *thing = (const char *)things + (size_t)number * bytes;
        keys[number].key = *(char *const *)thing;
        keys[number].number = (int32_t)number;
    }
    if (count > 1)
        qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    for (int64_t place = 0; place < count; place++)
        (*order_out)[place] = keys[place].number;
    ttb__free(keys);
    return TTB_OK;
}

/* original[place] and place_of[original] come back, both to be freed. */
static ttb_status sort_things(const void *things, int64_t count, size_t bytes, int32_t **original,
                              int32_t **place_of)
{
    ttb_status status = ttb__ask();
    if (!status)
        status = ttb__order_by_id(things, count, bytes, original);
    if (status)
        return status;
    *place_of = ttb__alloc(count, sizeof **place_of);
    if (!*place_of)
        return TTB_ERR_MEMORY;
    for (int64_t place = 0; place < count; place++)
        (*place_of)[(*original)[place]] = (int32_t)place;
    return TTB_OK;
}

static ttb_status sort_all(copier *copy)
{
    const ttb_partnership *from = copy->from;
    ttb__sorted *sorted = copy->sorted;
    places *to = &copy->to;
    ttb_status status = sort_things(from->blocks.items, from->blocks.count, sizeof(ttb__block),
                                    &sorted->blocks, &to->blocks);
    if (!status)
        status = sort_things(from->sites.items, from->sites.count, sizeof(ttb__site),
                             &sorted->sites, &to->sites);
    if (!status)
        status = sort_things(from->resources.items, from->resources.count, sizeof(ttb__resource),
                             &sorted->resources, &to->resources);
    if (!status)
        status = sort_things(from->courses.items, from->courses.count, sizeof(ttb__course),
                             &sorted->courses, &to->courses);
    if (!status)
        status = sort_things(from->students.items, from->students.count, sizeof(ttb__student),
                             &sorted->students, &to->students);
    return status;
}

static uint64_t move_mask(const copier *copy, uint64_t blocks)
{
    uint64_t moved = 0;
    for (uint64_t rest = blocks; rest; rest &= rest - 1)
        moved |= UINT64_C(1) << copy->to.blocks[ttb__lowest_bit(rest)];
    return moved;
}

static int compare_lessons(const void *one, const void *other)
{
    const ttb__lesson *first = one, *second = other;
    if (first->week != second->week)
        return first->week < second->week ? -1 : 1;
    if (first->day != second->day)
        return first->day < second->day ? -1 : 1;
    return (first->start_minute > second->start_minute) -
           (first->start_minute < second->start_minute);
}

static ttb_status copy_blocks(copier *copy)
{
    ttb_partnership *to = copy->sorted->partnership;
    ttb_status status = TTB_OK;
    for (int64_t place = 0; !status && place < copy->from->blocks.count; place++) {
        const ttb__block *block = &copy->from->blocks.items[copy->sorted->blocks[place]];
        int32_t number;
        status = ttb__add_block(to, block->id, &number);
        for (int64_t lesson = 0; !status && lesson < block->lessons.count; lesson++)
            status = ttb__add_lesson(to, number, block->lessons.items[lesson]);
        if (!status && block->lessons.count)
            qsort(to->blocks.items[number].lessons.items, (size_t)block->lessons.count,
                  sizeof(ttb__lesson), compare_lessons);
    }
    return status;
}

static ttb_status copy_bells(copier *copy, const ttb__site *site, int32_t number)
{
    ttb_partnership *to = copy->sorted->partnership;
    ttb_status status = TTB_OK;
    for (int64_t bell = 0; !status && bell < site->bells.count; bell++) {
        const ttb__bell *rung = &site->bells.items[bell];
        for (int64_t lesson = 0; !status && lesson < rung->lessons.count; lesson++)
            status = ttb__add_bell(to, number, copy->to.blocks[rung->block],
                                   rung->lessons.items[lesson]);
    }
    for (int64_t bell = 0; !status && bell < to->sites.items[number].bells.count; bell++) {
        ttb__lessons *lessons = &to->sites.items[number].bells.items[bell].lessons;
        qsort(lessons->items, (size_t)lessons->count, sizeof(ttb__lesson), compare_lessons);
    }
    return status;
}

static ttb_status copy_sites(copier *copy)
{
    ttb_partnership *to = copy->sorted->partnership;
    ttb_status status = TTB_OK;
    for (int64_t place = 0; !status && place < copy->from->sites.count; place++) {
        const ttb__site *site = &copy->from->sites.items[copy->sorted->sites[place]];
        int32_t number;
        status = ttb__add_site(to, site->id, NULL, site->kind, &number);
        if (!status) {
            to->sites.items[number].closed = move_mask(copy, site->closed);
            status = copy_bells(copy, site, number);
        }
    }
    for (int64_t link = 0; !status && link < copy->from->links.count; link++) {
        const ttb__link *given = &copy->from->links.items[link];
        status = ttb__ask_at(link);
        if (!status)
            status = ttb__add_link(to, copy->to.sites[given->from], copy->to.sites[given->to],
                                   given->minutes);
    }
    for (int32_t limit = 0; !status && limit < TTB__LIMITS; limit++)
        status = ttb__set_limit(to, limit, copy->from->limits[limit]);
    return status;
}

static ttb_status copy_resource(copier *copy, const ttb__resource *resource)
{
    ttb_partnership *to = copy->sorted->partnership;
    int32_t number;
    ttb_status status = ttb__add_resource(to, resource->id, resource->kind, &number);
    for (int64_t site = 0; !status && site < resource->sites.count; site++)
        status = ttb__add_resource_site(to, number, copy->to.sites[resource->sites.items[site]]);
    for (int32_t block = 0; !status && block < copy->from->blocks.count; block++)
        status = ttb__set_capacity(to, number, copy->to.blocks[block], resource->capacity[block]);
    if (!status)
        status = ttb__set_week_capacity(to, number, resource->week_capacity);
    return status;
}

static const char *cohort_id(const copier *copy, int32_t cohort)
{
    return cohort == TTB_NONE ? NULL : copy->from->cohorts.items[cohort];
}

static ttb_status copy_courses(copier *copy)
{
    ttb_partnership *to = copy->sorted->partnership;
    ttb_status status = TTB_OK;
    for (int64_t place = 0; !status && place < copy->from->resources.count; place++)
        status = copy_resource(copy, &copy->from->resources.items[copy->sorted->resources[place]]);
    for (int64_t place = 0; !status && place < copy->from->courses.count; place++) {
        const ttb__course *course = &copy->from->courses.items[copy->sorted->courses[place]];
        int32_t number;
        status = ttb__add_course(to, course->id, NULL, course->level,
                                 cohort_id(copy, course->cohort), course->blocks, &number);
    }
    return status;
}

static ttb_status copy_offer(copier *copy, const ttb__offer *offer)
{
    ttb_partnership *to = copy->sorted->partnership;
    int32_t number;
    ttb_status status =
        ttb__add_offer(to, copy->to.courses[offer->course], copy->to.sites[offer->site], &number);
    if (!status)
        status = ttb__set_offer_sections(to, number, offer->least_sections, offer->most_sections);
    if (!status)
        status = ttb__set_offer_size(to, number, offer->least_size, offer->most_size);
    if (!status && ~offer->blocks)
        status = ttb__set_offer_blocks(to, number, move_mask(copy, offer->blocks));
    if (!status)
        status = ttb__set_offer_cost(to, number, offer->cost);
    for (int64_t use = 0; !status && use < offer->uses.count; use++)
        status = ttb__add_offer_use(to, number, copy->to.resources[offer->uses.items[use]]);
    return status;
}

/* By course, then site, as placed in the copy. */
static ttb_status copy_offers(copier *copy)
{
    ttb_status status = TTB_OK;
    int32_t *offer_at = ttb__alloc(copy->from->sites.count, sizeof *offer_at);
    if (!offer_at)
        return TTB_ERR_MEMORY;
    for (int64_t place = 0; !status && place < copy->from->courses.count; place++) {
        const ttb__numbers *offers =
            &copy->from->courses.items[copy->sorted->courses[place]].offers;
        status = ttb__ask();
        for (int64_t offer = 0; offer < offers->count; offer++) {
            int32_t number = offers->items[offer];
            offer_at[copy->to.sites[copy->from->offers.items[number].site]] = number + 1;
        }
        for (int64_t site = 0; !status && site < copy->from->sites.count; site++) {
            if (offer_at[site])
                status = copy_offer(copy, &copy->from->offers.items[offer_at[site] - 1]);
            offer_at[site] = 0;
        }
    }
    ttb__free(offer_at);
    return status;
}

static ttb_status copy_student(copier *copy, const ttb__student *student)
{
    ttb_partnership *to = copy->sorted->partnership;
    int32_t number = TTB_NONE;
    ttb_status status = ttb__ask_at(to->students.count);
    if (!status)
        status = ttb__add_student(to, student->id, copy->to.sites[student->home],
                                  cohort_id(copy, student->cohort), &number);
    for (int64_t choice = 0; !status && choice < student->choices.count; choice++)
        status =
            ttb__add_choice(to, number, copy->to.courses[student->choices.items[choice].course],
                            student->choices.items[choice].weight);
    for (int64_t choice = 0; !status && choice < student->reserves.count; choice++)
        status =
            ttb__add_reserve(to, number, copy->to.courses[student->reserves.items[choice].course],
                             student->reserves.items[choice].weight);
    for (int32_t limit = 0; !status && limit < TTB__LIMITS; limit++) {
        if (student->limits[limit] != TTB__LIMIT_DEFAULT)
            status = ttb__set_student_limit(to, number, limit, student->limits[limit]);
    }
    return status;
}

static int compare_rules(const void *one, const void *other)
{
    return memcmp(one, other, sizeof(ttb__rule));
}

static int32_t moved(const int32_t *place_of, int32_t number)
{
    return number == TTB_NONE ? TTB_NONE : place_of[number];
}

/* A rule in the copy's numbers; bytes between its fields are 0, so that rules can be compared as
 * bytes. */
static ttb_status move_rule(copier *copy, const ttb__rule *given, ttb__rule *rule)
{
    ttb_status status = TTB_OK;
    memset(rule, 0, sizeof *rule);
    rule->kind = given->kind;
    rule->course = moved(copy->to.courses, given->course);
    rule->site = moved(copy->to.sites, given->site);
    rule->student = moved(copy->to.students, given->student);
    rule->blocks = move_mask(copy, given->blocks);
    rule->block = moved(copy->to.blocks, given->block);
    rule->least = given->least;
    rule->most = given->most;
    rule->level = given->level;
    rule->minutes = given->minutes;
    rule->cohort = TTB_NONE;
    if (given->cohort != TTB_NONE)
        status = ttb__add_cohort(copy->sorted->partnership, cohort_id(copy, given->cohort),
                                 &rule->cohort);
    return status;
}

static ttb_status copy_rules(copier *copy)
{
    ttb_status status = TTB_OK;
    ttb__rule *rules = ttb__alloc(copy->from->rules.count, sizeof *rules);
    if (!rules)
        return TTB_ERR_MEMORY;
    for (int64_t rule = 0; !status && rule < copy->from->rules.count; rule++)
        status = move_rule(copy, &copy->from->rules.items[rule], &rules[rule]);
    if (!status)
        status = ttb__ask();
    if (!status)
        qsort(rules, (size_t)copy->from->rules.count, sizeof *rules, compare_rules);
    for (int64_t rule = 0; !status && rule < copy->from->rules.count; rule++) {
        status = ttb__ask_at(rule);
        if (!status)
            status = ttb__add_rule(copy->sorted->partnership, &rules[rule]);
    }
    ttb__free(rules);
    return status;
}

static ttb_status copy_tiers(copier *copy)
{
    ttb_status status = TTB_OK;
    for (int64_t tier = 0; !status && tier < copy->from->tiers.count; tier++) {
        int32_t number;
        status = ttb__add_tier(copy->sorted->partnership, &number);
        for (int32_t goal = 0; !status && goal < copy->from->tiers.items[tier].goal_count; goal++)
            status = ttb__add_goal(copy->sorted->partnership, number,
                                   copy->from->tiers.items[tier].goals[goal].goal,
                                   copy->from->tiers.items[tier].goals[goal].weight);
    }
    return status;
}

ttb_status ttb__sorted_make(const ttb_partnership *partnership, ttb__sorted *sorted_out)
{
    copier copy = {partnership, sorted_out, {0}};
    ttb_status status;
    memset(sorted_out, 0, sizeof *sorted_out);
    status = ttb__partnership_make(&sorted_out->partnership);
    if (!status)
        status = sort_all(&copy);
    if (!status)
        status = copy_blocks(&copy);
    if (!status)
        status = copy_sites(&copy);
    if (!status)
        status = copy_courses(&copy);
    if (!status)
        status = copy_offers(&copy);
    for (int64_t place = 0; !status && place < partnership->students.count; place++)
        status = copy_student(&copy, &partnership->students.items[sorted_out->students[place]]);
    if (!status)
        status = copy_rules(&copy);
    if (!status)
        status = copy_tiers(&copy);
    ttb__free(copy.to.blocks);
    ttb__free(copy.to.sites);
    ttb__free(copy.to.resources);
    ttb__free(copy.to.courses);
    ttb__free(copy.to.students);
    if (status)
        ttb__sorted_clear(sorted_out);
    return status;
}

void ttb__sorted_clear(ttb__sorted *sorted)
{
    ttb__partnership_destroy(sorted->partnership);
    ttb__free(sorted->blocks);
    ttb__free(sorted->sites);
    ttb__free(sorted->resources);
    ttb__free(sorted->courses);
    ttb__free(sorted->students);
    memset(sorted, 0, sizeof *sorted);
}

uint64_t ttb__sorted_mask(const ttb__sorted *sorted, uint64_t blocks)
{
    uint64_t mask = 0;
    for (uint64_t rest = blocks; rest; rest &= rest - 1)
        mask |= UINT64_C(1) << sorted->blocks[ttb__lowest_bit(rest)];
    return mask;
}
