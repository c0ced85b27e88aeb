/* Rows that may have a price: what sections share, summed over blocks. docs/explain/proof.md,
 * formula 3. */
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "model/sorted.h"
#include "proof/town.h"
#include "result/reach.h"

static ttb_status begin_row(ttb__town *town, ttb__town_row row)
{
    if (town->entries.count > INT32_MAX / 2)
        return TTB_ERR_TOO_LARGE;
    row.first_entry = (int32_t)town->entries.count;
    row.entry_count = 0;
    return TTB__PUSH(&town->rows, row);
}

static ttb_status add_entry(ttb__town *town, int32_t offer, int32_t amount)
{
    ttb__town_entry entry = {offer, amount};

    if (!amount || !town->offers.items[offer].most)
        return TTB_OK;
    town->rows.items[town->rows.count - 1].entry_count++;
    return TTB__PUSH(&town->entries, entry);
}

/* Drop the last row if it always holds. */
static void end_row(ttb__town *town)
{
    ttb__town_row *row = &town->rows.items[town->rows.count - 1];
    int64_t reached = 0;

    row->course = TTB_NONE;
    for (int32_t number = 0; number < row->entry_count; number++) {
        const ttb__town_entry *entry = &town->entries.items[row->first_entry + number];
        const ttb__town_offer *offer = &town->offers.items[entry->offer];
        reached += (int64_t)entry->amount * (row->is_covering ? offer->least : offer->most);
        row->course = number == 0 || row->course == offer->course ? offer->course : TTB_NONE;
    }
    if (row->is_covering ? reached >= row->limit : reached <= row->limit) {
        town->entries.count = row->first_entry;
        town->rows.count--;
    }
}

/* Blocks in which sections of the offer may stand. */
static uint64_t blocks_of(const ttb__town *town, int32_t offer)
{
    uint64_t blocks = 0;

    for (int32_t place = 0; place < town->offers.items[offer].place_count; place++)
        blocks |= ttb__town_place(town, offer, place);
    return blocks;
}

/* What a scarce thing gives in the blocks where its users may stand, and in the week. */
static ttb_status add_scarce(ttb__town *town, int32_t number, const ttb__numbers *users)
{
    const ttb__town_scarce *scarce = &town->scarce.items[number];
    ttb__town_row row = {.kind = scarce->subject == TTB_NONE ? TTB__PRICED_BLOCKS
                                                             : TTB__PRICED_RESOURCE,
                         .subject = scarce->subject,
                         .home = TTB_NONE,
                         .minutes = TTB_NONE};
    ttb_status status = TTB_OK;
    uint64_t blocks = 0;

    for (int64_t user = 0; user < users->count; user++)
        blocks |= blocks_of(town, users->items[user]);
    for (; blocks; blocks &= blocks - 1)
        row.limit += scarce->capacity[ttb__lowest_bit(blocks)];
    if (scarce->week_capacity < row.limit)
        row.limit = scarce->week_capacity;
    status = begin_row(town, row);
    for (int64_t user = 0; user < users->count && !status; user++)
        status = add_entry(town, users->items[user],
                           town->offers.items[users->items[user]].course_blocks);
    if (!status)
        end_row(town);
    return status;
}

static ttb_status add_all_scarce(ttb__town *town)
{
    ttb__numbers *users = ttb__alloc(town->scarce.count, sizeof *users);
    ttb_status status = users ? TTB_OK : TTB_ERR_MEMORY;

    for (int32_t offer = 0; offer < town->offers.count && !status; offer++) {
        const ttb__town_offer *at = &town->offers.items[offer];
        for (int32_t use = 0; use < at->use_count && !status; use++)
            status = TTB__PUSH(&users[town->uses.items[at->first_use + use]], offer);
    }
    for (int32_t number = 0; users && number < town->scarce.count; number++) {
        if (!status)
            status = add_scarce(town, number, &users[number]);
        ttb__free(users[number].items);
    }
    ttb__free(users);
    return status;
}

/* ---- What rules demand */

static ttb_status add_block_least(ttb__town *town, int32_t rank)
{
    ttb__town_row row = {.kind = TTB__PRICED_BLOCK,
                         .subject = town->block_at[rank],
                         .home = TTB_NONE,
                         .minutes = TTB_NONE,
                         .is_covering = 1};
    ttb_status status;

    for (int64_t number = 0; number < town->partnership->rules.count; number++) {
        const ttb__rule *rule = &town->partnership->rules.items[number];
        if (rule->kind == TTB__RULE_BLOCK_SECTIONS && rule->block == row.subject &&
            rule->least > row.limit)
            row.limit = rule->least;
    }
    if (!row.limit)
        return TTB_OK;
    status = begin_row(town, row);
    for (int32_t offer = 0; offer < town->offers.count && !status; offer++)
        status = add_entry(town, offer, (int32_t)(blocks_of(town, offer) >> rank & 1));
    if (!status)
        end_row(town);
    return status;
}

/* What is looked at for one rule: homes in canonical order, so that rows are the same whatever the
 * order of the file. */
typedef struct reach_task {
    ttb__town *town;
    const ttb__rule *rule;
    const char *homes;   /* [(cohort + 1) * sites + site] */
    int32_t *home_order; /* sites by id */
} reach_task;

/* 1 if the last row has the same offers as the one before, which is then enough. */
static int is_repeated(const ttb__town *town, int64_t first_row)
{
    const ttb__town_row *row = &town->rows.items[town->rows.count - 1], *before = row - 1;

    if (town->rows.count - first_row < 2 || row->entry_count != before->entry_count)
        return 0;
    for (int32_t number = 0; number < row->entry_count; number++)
        if (town->entries.items[row->first_entry + number].offer !=
            town->entries.items[before->first_entry + number].offer)
            return 0;
    return 1;
}

/* Some offer of the course that is near enough to this home has a section. */
static ttb_status add_reach(const reach_task *task, int32_t course, int32_t home, int64_t first_row)
{
    ttb__town *town = task->town;
    ttb__town_row row = {.kind = TTB__PRICED_REACH,
                         .subject = course,
                         .home = home,
                         .minutes = task->rule->minutes,
                         .is_covering = 1,
                         .limit = 1};
    ttb_status status = begin_row(town, row);

    for (int32_t number = 0; number < town->course_offer_count[course] && !status; number++) {
        int32_t offer = town->course_first_offer[course] + number;
        int32_t site = town->offers.items[offer].site;
        if (ttb__can_learn_at(town->partnership, &town->travel, home, site) &&
            ttb__minutes(&town->travel, home, site) <= row.minutes)
            status = add_entry(town, offer, 1);
    }
    if (status)
        return status;
    if (is_repeated(town, first_row)) {
        town->entries.count = town->rows.items[town->rows.count - 1].first_entry;
        town->rows.count--;
    } else {
        end_row(town);
    }
    return TTB_OK;
}

static ttb_status add_reach_of_course(const reach_task *task, int32_t number)
{
    const ttb_partnership *partnership = task->town->partnership;
    const ttb__course *course = &partnership->courses.items[number];
    int64_t sites = partnership->sites.count, first_row = task->town->rows.count;
    ttb_status status = TTB_OK;

    if (course->level != task->rule->level ||
        (task->rule->cohort != TTB_NONE && course->cohort != task->rule->cohort))
        return TTB_OK;
    for (int64_t place = 0; place < sites && !status; place++) {
        int32_t home = task->home_order[place];
        status = ttb__ask_at(place);
        if (!status && task->homes[(course->cohort + 1) * sites + home])
            status = add_reach(task, number, home, first_row);
    }
    return status;
}

static ttb_status add_reaches(ttb__town *town)
{
    const ttb_partnership *partnership = town->partnership;
    reach_task task = {.town = town};
    char *homes = NULL;
    ttb_status status = TTB_OK;

    if (!partnership->reach_rules)
        return TTB_OK;
    status = ttb__order_by_id(partnership->sites.items, partnership->sites.count,
                              sizeof *partnership->sites.items, &task.home_order);
    if (!status)
        status = ttb__find_homes(partnership, &homes);
    task.homes = homes;
    for (int64_t number = 0; number < partnership->rules.count && !status; number++) {
        task.rule = &partnership->rules.items[number];
        for (int32_t course = 0;
             task.rule->kind == TTB__RULE_REACH && !status && course < partnership->courses.count;
             course++)
            status = add_reach_of_course(&task, course);
    }
    ttb__free(homes);
    ttb__free(task.home_order);
    return status;
}

/* ---- Canonical order */

/* A row with the id of its subject and home, "" for none. */
typedef struct row_key {
    const char *subject, *home;
    ttb__town_row row;
} row_key;

static int compare_rows(const void *one, const void *other)
{
    const row_key *left = one, *right = other;
    int order = left->row.kind - right->row.kind;

    order = order ? order : strcmp(left->subject, right->subject);
    order = order ? order : strcmp(left->home, right->home);
    return order ? order
                 : (left->row.minutes > right->row.minutes) -
                       (left->row.minutes < right->row.minutes);
}

static row_key key_of(const ttb_partnership *partnership, ttb__town_row row)
{
    row_key key = {"", "", row};

    if (row.kind == TTB__PRICED_RESOURCE)
        key.subject = partnership->resources.items[row.subject].id;
    else if (row.kind == TTB__PRICED_BLOCK)
        key.subject = partnership->blocks.items[row.subject].id;
    else if (row.kind == TTB__PRICED_REACH)
        key.subject = partnership->courses.items[row.subject].id;
    if (row.home != TTB_NONE)
        key.home = partnership->sites.items[row.home].id;
    return key;
}

/* By kind and ids; of rules that say the same one is enough. */
static ttb_status order_rows(ttb__town *town)
{
    int64_t count = town->rows.count;
    row_key *keys = ttb__alloc(count, sizeof *keys);

    if (!keys)
        return TTB_ERR_MEMORY;
    for (int64_t row = 0; row < count; row++)
        keys[row] = key_of(town->partnership, town->rows.items[row]);
    if (count > 1)
        qsort(keys, (size_t)count, sizeof *keys, compare_rows);
    town->rows.count = 0;
    for (int64_t row = 0; row < count; row++)
        if (row == 0 || compare_rows(&keys[row - 1], &keys[row]))
            town->rows.items[town->rows.count++] = keys[row].row;
    ttb__free(keys);
    return TTB_OK;
}

int32_t ttb__town_find_row(const ttb__town *town, ttb__town_row wanted)
{
    row_key key = key_of(town->partnership, wanted);
    int64_t first = 0, last = town->rows.count;

    while (first < last) {
        int64_t middle = first + (last - first) / 2;
        row_key at = key_of(town->partnership, town->rows.items[middle]);
        int order = compare_rows(&at, &key);
        if (!order)
            return (int32_t)middle;
        if (order < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return TTB_NONE;
}

ttb_status ttb__town_rows(ttb__town *town)
{
    ttb_status status = add_all_scarce(town);

    for (int32_t rank = 0; rank < town->block_count && !status; rank++)
        status = add_block_least(town, rank);
    if (!status)
        status = add_reaches(town);
    return status ? status : order_rows(town);
}
