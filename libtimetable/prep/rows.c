/* Rows: what limits how many sections stand in placements of one kind. Rows that can never bind are
 * left out. */
#include <string.h>

#include "base/bits.h"
#include "prep/parts.h"

/* While rows are made: pairs of placement and entry, sorted into the placements at the end. */
typedef struct ttb__row_entry {
    int32_t placement;
    ttb__entry entry;
} ttb__row_entry;

typedef struct row_maker {
    ttb__prep *prep;
    TTB__ARRAY(ttb__row_entry) entries;
} row_maker;

static ttb_status add_row(row_maker *maker, ttb__row row, int32_t *row_out)
{
    *row_out = (int32_t)maker->prep->rows.count;
    return TTB__PUSH(&maker->prep->rows, row);
}

static ttb_status add_entry(row_maker *maker, int32_t placement, int32_t row, int32_t amount)
{
    ttb__row_entry entry = {placement, {row, amount}};
    if (maker->entries.count >= INT32_MAX / 2)
        return TTB_ERR_TOO_LARGE;
    return TTB__PUSH(&maker->entries, entry);
}

/* A row over the placements of all offers that use a resource: in one block, or with block TTB_NONE
 * in the week. */
static ttb_status add_resource_row(row_maker *maker, int32_t resource, const ttb__numbers *users,
                                   int32_t block, int32_t capacity)
{
    ttb__prep *prep = maker->prep;
    ttb__row limit = {TTB__ROW_RESOURCE, resource, block, 0, capacity, 0, 0};
    int64_t most_sections = 0;
    int32_t row;
    if (ttb__ask_at(block < 0 ? 0 : block))
        return TTB__STOPPED;
    for (int64_t user = 0; user < users->count; user++) {
        const ttb__offer *offer = &prep->partnership->offers.items[users->items[user]];
        int32_t blocks = prep->partnership->courses.items[offer->course].blocks;
        most_sections += (int64_t)offer->most_sections * (block == TTB_NONE ? blocks : 1);
    }
    if (most_sections <= capacity)
        return TTB_OK;
    if (add_row(maker, limit, &row))
        return TTB_ERR_MEMORY;
    for (int64_t user = 0; user < users->count; user++) {
        int32_t offer = users->items[user], first = prep->offer_first_placement[offer];
        for (int32_t number = 0; number < prep->offer_placement_count[offer]; number++) {
            uint64_t blocks = prep->placements.items[first + number].blocks;
            int32_t amount =
                block == TTB_NONE ? ttb__bit_count(blocks) : (int32_t)(blocks >> block & 1);
            ttb_status status = amount ? add_entry(maker, first + number, row, amount) : TTB_OK;
            if (status)
                return status;
        }
    }
    return TTB_OK;
}

static ttb_status add_resource(row_maker *maker, int32_t number, const ttb__numbers *users)
{
    const ttb__resource *resource = &maker->prep->partnership->resources.items[number];
    ttb_status status = TTB_OK;
    for (int32_t block = 0; !status && block < maker->prep->block_count; block++)
        status = add_resource_row(maker, number, users, block, resource->capacity[block]);
    if (!status && resource->week_capacity != TTB_NONE)
        status = add_resource_row(maker, number, users, TTB_NONE, resource->week_capacity);
    return status;
}

static ttb_status add_resources(row_maker *maker)
{
    const ttb_partnership *partnership = maker->prep->partnership;
    ttb_status status = TTB_OK;
    ttb__numbers *users = ttb__alloc(partnership->resources.count, sizeof *users);
    if (!users)
        return TTB_ERR_MEMORY;
    for (int64_t offer = 0; !status && offer < partnership->offers.count; offer++) {
        const ttb__numbers *uses = &partnership->offers.items[offer].uses;
        for (int64_t use = 0; !status && use < uses->count; use++)
            status = TTB__PUSH(&users[uses->items[use]], (int32_t)offer);
    }
    for (int32_t number = 0; number < partnership->resources.count; number++) {
        if (!status)
            status = add_resource(maker, number, &users[number]);
        ttb__free(users[number].items);
    }
    ttb__free(users);
    return status;
}

static ttb_status add_block_rule(row_maker *maker, const ttb__rule *rule)
{
    int32_t row, most = ttb__limit_or_most(rule->most);
    ttb__row limit = {TTB__ROW_BLOCK_SECTIONS, rule->block, TTB_NONE, rule->least, most, 0, 0};
    ttb_status status = ttb__ask();
    if (!status)
        status = add_row(maker, limit, &row);
    for (int64_t number = 0; !status && number < maker->prep->placements.count; number++) {
        if (maker->prep->placements.items[number].blocks >> rule->block & 1)
            status = add_entry(maker, (int32_t)number, row, 1);
    }
    return status;
}

static ttb_status add_offer_least(row_maker *maker, int32_t offer)
{
    const ttb__prep *prep = maker->prep;
    int32_t row, first = prep->offer_first_placement[offer];
    int32_t least = prep->partnership->offers.items[offer].least_sections;
    ttb__row demand = {TTB__ROW_OFFER_SECTIONS, offer, TTB_NONE, least, INT32_MAX, 0, 0};
    ttb_status status = add_row(maker, demand, &row);
    for (int32_t number = 0; !status && number < prep->offer_placement_count[offer]; number++)
        status = add_entry(maker, first + number, row, 1);
    return status;
}

/* 1 if a student with default limits from this home could take a seat in the placement at most
 * `minutes` away. */
static int reaches(const ttb__prep *prep, int32_t home, int32_t minutes,
                   const ttb__placement *placement)
{
    const int32_t *limits = prep->partnership->limits;
    ttb__prep_student student = {.home = home};
    int32_t site_of_block[TTB__MOST_BLOCKS];
    int64_t travelled, journeys;
    int32_t way = ttb__minutes(&prep->travel, home, placement->site);
    if (placement->site == home)
        return 1;
    if (way == TTB_NONE || way > minutes || !limits[TTB_LIMIT_COURSES_AWAY])
        return 0;
    student.minutes_a_day = ttb__limit_or_most(limits[TTB_LIMIT_MINUTES_A_DAY]);
    student.journeys_a_day = ttb__limit_or_most(limits[TTB_LIMIT_JOURNEYS_A_DAY]);
    for (uint64_t rest = placement->blocks; rest; rest &= rest - 1)
        site_of_block[ttb__lowest_bit(rest)] = placement->site;
    return !ttb__week_travel(prep, &student, placement->blocks, site_of_block, &travelled,
                             &journeys);
}

/* The row of the last reach demand for the same course over the same placements, or TTB_NONE: homes
 * often see a course alike. */
static int32_t find_alike(const row_maker *maker, const ttb__numbers *placements,
                          const ttb__numbers *rows, const ttb__numbers *firsts)
{
    for (int64_t number = 0; number < rows->count; number++) {
        int64_t first = firsts->items[number];
        int64_t end = number + 1 < rows->count ? firsts->items[number + 1] : maker->entries.count;
        int64_t same = 0;
        if (end - first != placements->count)
            continue;
        while (same < placements->count &&
               maker->entries.items[first + same].placement == placements->items[same])
            same++;
        if (same == placements->count)
            return rows->items[number];
    }
    return TTB_NONE;
}

static ttb_status add_reach_row(row_maker *maker, const ttb__row *demand,
                                const ttb__numbers *placements, ttb__numbers *rows,
                                ttb__numbers *firsts)
{
    int32_t row;
    ttb_status status;
    if (find_alike(maker, placements, rows, firsts) != TTB_NONE)
        return TTB_OK;
    status = TTB__PUSH(firsts, (int32_t)maker->entries.count);
    if (!status)
        status = add_row(maker, *demand, &row);
    if (!status)
        status = TTB__PUSH(rows, row);
    for (int64_t number = 0; !status && number < placements->count; number++)
        status = add_entry(maker, placements->items[number], row, 1);
    return status;
}

/* Demands of one reach rule on one course: a row for each set of placements that some home needs.
 */
static ttb_status add_reach_course(row_maker *maker, const ttb__rule *rule, const char *is_home,
                                   int32_t course)
{
    const ttb__prep *prep = maker->prep;
    ttb_status status = TTB_OK;
    ttb__numbers placements = {0}, rows = {0}, firsts = {0};
    for (int32_t home = 0; !status && home < prep->site_count; home++) {
        ttb__row demand = {TTB__ROW_REACH, course, home, 1, INT32_MAX, 0, 0};
        placements.count = 0;
        if (!is_home[home])
            continue;
        status = ttb__ask();
        for (int32_t number = prep->course_first_placement[course];
             !status && number < prep->course_first_placement[course + 1]; number++) {
            if (reaches(prep, home, rule->minutes, &prep->placements.items[number]))
                status = TTB__PUSH(&placements, number);
        }
        if (!status)
            status = add_reach_row(maker, &demand, &placements, &rows, &firsts);
    }
    ttb__free(placements.items);
    ttb__free(rows.items);
    ttb__free(firsts.items);
    return status;
}

static ttb_status add_reach_cohort(row_maker *maker, const ttb__rule *rule, int32_t cohort)
{
    const ttb_partnership *partnership = maker->prep->partnership;
    ttb_status status = TTB_OK;
    char *is_home = ttb__alloc(maker->prep->site_count, 1);
    if (!is_home)
        return TTB_ERR_MEMORY;
    for (int32_t student = 0; student < maker->prep->student_count; student++) {
        if (partnership->students.items[student].cohort == cohort &&
            ttb__may_travel(partnership, student))
            is_home[partnership->students.items[student].home] = 1;
    }
    for (int32_t course = 0; !status && course < maker->prep->course_count; course++) {
        if (partnership->courses.items[course].level == rule->level &&
            partnership->courses.items[course].cohort == cohort)
            status = add_reach_course(maker, rule, is_home, course);
    }
    ttb__free(is_home);
    return status;
}

static ttb_status add_reach(row_maker *maker, const ttb__rule *rule)
{
    ttb_status status = TTB_OK;
    if (rule->cohort != TTB_NONE)
        return add_reach_cohort(maker, rule, rule->cohort);
    for (int32_t cohort = TTB_NONE; !status && cohort < maker->prep->partnership->cohorts.count;
         cohort++)
        status = add_reach_cohort(maker, rule, cohort);
    return status;
}

/* Sort the entries into their placements, and the placements of covering rows into these. */
static ttb_status place_entries(row_maker *maker)
{
    ttb__prep *prep = maker->prep;
    int32_t sum = 0, row_sum = 0;
    prep->entries.items = ttb__alloc(maker->entries.count, sizeof *prep->entries.items);
    prep->row_placements.items =
        ttb__alloc(maker->entries.count, sizeof *prep->row_placements.items);
    if (!prep->entries.items || !prep->row_placements.items)
        return TTB_ERR_MEMORY;
    prep->entries.count = prep->row_placements.count = maker->entries.count;
    for (int64_t number = 0; number < maker->entries.count; number++) {
        prep->placements.items[maker->entries.items[number].placement].entry_count++;
        prep->rows.items[maker->entries.items[number].entry.row].placement_count++;
    }
    for (int64_t number = 0; number < prep->placements.count; number++) {
        prep->placements.items[number].first_entry = sum;
        sum += prep->placements.items[number].entry_count;
        prep->placements.items[number].entry_count = 0;
    }
    for (int64_t number = 0; number < prep->rows.count; number++) {
        prep->rows.items[number].first_placement = row_sum;
        row_sum += prep->rows.items[number].placement_count;
        prep->rows.items[number].placement_count = 0;
    }
    for (int64_t number = 0; number < maker->entries.count; number++) {
        const ttb__row_entry *made = &maker->entries.items[number];
        ttb__placement *placement = &prep->placements.items[made->placement];
        ttb__row *row = &prep->rows.items[made->entry.row];
        prep->entries.items[placement->first_entry + placement->entry_count++] = made->entry;
        prep->row_placements.items[row->first_placement + row->placement_count++] = made->placement;
    }
    return TTB_OK;
}

ttb_status ttb__prep_rows(ttb__prep *prep, ttb_report *report)
{
    row_maker maker = {.prep = prep};
    ttb_status status = add_resources(&maker);
    (void)report;
    for (int32_t offer = 0; !status && offer < prep->offer_count; offer++) {
        if (prep->partnership->offers.items[offer].least_sections > 0)
            status = add_offer_least(&maker, offer);
    }
    for (int64_t number = 0; !status && number < prep->partnership->rules.count; number++) {
        const ttb__rule *rule = &prep->partnership->rules.items[number];
        if (rule->kind == TTB__RULE_BLOCK_SECTIONS)
            status = add_block_rule(&maker, rule);
        else if (rule->kind == TTB__RULE_REACH)
            status = add_reach(&maker, rule);
    }
    if (!status)
        status = place_entries(&maker);
    ttb__free(maker.entries.items);
    return status;
}
