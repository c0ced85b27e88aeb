/* A partnership with its things in another order, and with other ids if asked. */
#ifndef TTB_TEST_SHUFFLED_TOWN_H
#define TTB_TEST_SHUFFLED_TOWN_H

#include <stdio.h>

#include "random_town.h"

enum { SHUFFLED_MOST = 64 }; /* things of a kind */

typedef struct shuffling {
    const ttb_partnership *from;
    ttb_partnership *to;
    town_dice dice;
    int32_t is_renamed;
    int32_t blocks[SHUFFLED_MOST], sites[SHUFFLED_MOST], resources[SHUFFLED_MOST];
    int32_t courses[SHUFFLED_MOST], students[SHUFFLED_MOST]; /* [number] its new number */
} shuffling;

/* Fill order with the numbers below count at random. */
static inline void shuffle(shuffling *with, int64_t count, int32_t *order)
{
    assert_true(count <= SHUFFLED_MOST);
    for (int32_t number = 0; number < count; number++) {
        int32_t place = roll(&with->dice, number + 1);
        order[number] = order[place];
        order[place] = number;
    }
}

/* Another id, whose bytes sort otherwise. */
static inline const char *new_id(const shuffling *with, const char *id, char renamed[300])
{
    uint32_t hash = 0;
    if (!with->is_renamed)
        return id;
    for (const char *at = id; *at; at++)
        hash = hash * 31 + (unsigned char)*at;
    snprintf(renamed, 300, "%03u-%s", hash * 2654435761u >> 22, id);
    return renamed;
}

static inline uint64_t shuffled_mask(const shuffling *with, uint64_t blocks)
{
    uint64_t moved = 0;
    for (int32_t block = 0; block < with->from->blocks.count; block++) {
        if (blocks >> block & 1)
            moved |= BLOCK(with->blocks[block]);
    }
    return moved;
}

static inline int32_t shuffled(const int32_t *numbers, int32_t number)
{
    return number == TTB_NONE ? TTB_NONE : numbers[number];
}

static inline void shuffle_blocks(shuffling *with)
{
    int32_t order[SHUFFLED_MOST];
    char renamed[300];
    shuffle(with, with->from->blocks.count, order);
    for (int64_t place = 0; place < with->from->blocks.count; place++) {
        const ttb__block *block = &with->from->blocks.items[order[place]];
        int32_t *number = &with->blocks[order[place]];
        assert_int_equal(ttb__add_block(with->to, new_id(with, block->id, renamed), number),
                         TTB_OK);
        for (int64_t lesson = block->lessons.count - 1; lesson >= 0; lesson--)
            assert_int_equal(ttb__add_lesson(with->to, *number, block->lessons.items[lesson]),
                             TTB_OK);
    }
}

static inline void shuffle_sites(shuffling *with)
{
    int32_t order[SHUFFLED_MOST];
    char renamed[300];
    shuffle(with, with->from->sites.count, order);
    for (int64_t place = 0; place < with->from->sites.count; place++) {
        const ttb__site *site = &with->from->sites.items[order[place]];
        int32_t *number = &with->sites[order[place]];
        assert_int_equal(
            ttb__add_site(with->to, new_id(with, site->id, renamed), "Another", site->kind, number),
            TTB_OK);
        with->to->sites.items[*number].closed = shuffled_mask(with, site->closed);
        for (int64_t bell = site->bells.count - 1; bell >= 0; bell--) {
            const ttb__bell *rung = &site->bells.items[bell];
            for (int64_t lesson = rung->lessons.count - 1; lesson >= 0; lesson--)
                add_bell(with->to, *number, with->blocks[rung->block], rung->lessons.items[lesson]);
        }
    }
    for (int64_t link = with->from->links.count - 1; link >= 0; link--) {
        const ttb__link *given = &with->from->links.items[link];
        assert_int_equal(ttb__add_link(with->to, with->sites[given->from], with->sites[given->to],
                                       given->minutes),
                         TTB_OK);
    }
    set_limits(with->to, with->from->limits[0], with->from->limits[1], with->from->limits[2]);
}

static inline void shuffle_resources(shuffling *with)
{
    int32_t order[SHUFFLED_MOST];
    char renamed[300];
    shuffle(with, with->from->resources.count, order);
    for (int64_t place = 0; place < with->from->resources.count; place++) {
        const ttb__resource *given = &with->from->resources.items[order[place]];
        int32_t *number = &with->resources[order[place]];
        assert_int_equal(
            ttb__add_resource(with->to, new_id(with, given->id, renamed), given->kind, number),
            TTB_OK);
        for (int64_t site = given->sites.count - 1; site >= 0; site--)
            assert_int_equal(
                ttb__add_resource_site(with->to, *number, with->sites[given->sites.items[site]]),
                TTB_OK);
        for (int32_t block = 0; block < with->from->blocks.count; block++)
            assert_int_equal(
                ttb__set_capacity(with->to, *number, with->blocks[block], given->capacity[block]),
                TTB_OK);
        assert_int_equal(ttb__set_week_capacity(with->to, *number, given->week_capacity), TTB_OK);
    }
}

static inline void shuffle_offers(shuffling *with)
{
    int32_t order[SHUFFLED_MOST], number;
    shuffle(with, with->from->offers.count, order);
    for (int64_t place = 0; place < with->from->offers.count; place++) {
        const ttb__offer *given = &with->from->offers.items[order[place]];
        assert_int_equal(ttb__add_offer(with->to, with->courses[given->course],
                                        with->sites[given->site], &number),
                         TTB_OK);
        assert_int_equal(
            ttb__set_offer_sections(with->to, number, given->least_sections, given->most_sections),
            TTB_OK);
        assert_int_equal(ttb__set_offer_size(with->to, number, given->least_size, given->most_size),
                         TTB_OK);
        if (~given->blocks)
            assert_int_equal(
                ttb__set_offer_blocks(with->to, number, shuffled_mask(with, given->blocks)),
                TTB_OK);
        assert_int_equal(ttb__set_offer_cost(with->to, number, given->cost), TTB_OK);
        for (int64_t use = given->uses.count - 1; use >= 0; use--)
            assert_int_equal(
                ttb__add_offer_use(with->to, number, with->resources[given->uses.items[use]]),
                TTB_OK);
    }
}

static inline const char *cohort_of(const shuffling *with, int32_t cohort)
{
    return cohort == TTB_NONE ? NULL : with->from->cohorts.items[cohort];
}

static inline void shuffle_courses(shuffling *with)
{
    int32_t order[SHUFFLED_MOST];
    char renamed[300];
    shuffle(with, with->from->courses.count, order);
    for (int64_t place = 0; place < with->from->courses.count; place++) {
        const ttb__course *given = &with->from->courses.items[order[place]];
        assert_int_equal(ttb__add_course(with->to, new_id(with, given->id, renamed), NULL,
                                         given->level, cohort_of(with, given->cohort),
                                         given->blocks, &with->courses[order[place]]),
                         TTB_OK);
    }
}

/* The order of choices and reserves means something, and stays. */
static inline void shuffle_students(shuffling *with)
{
    int32_t order[SHUFFLED_MOST];
    char renamed[300];
    shuffle(with, with->from->students.count, order);
    for (int64_t place = 0; place < with->from->students.count; place++) {
        const ttb__student *given = &with->from->students.items[order[place]];
        int32_t *number = &with->students[order[place]];
        assert_int_equal(ttb__add_student(with->to, new_id(with, given->id, renamed),
                                          with->sites[given->home], cohort_of(with, given->cohort),
                                          number),
                         TTB_OK);
        for (int64_t choice = 0; choice < given->choices.count; choice++)
            assert_int_equal(ttb__add_choice(with->to, *number,
                                             with->courses[given->choices.items[choice].course],
                                             given->choices.items[choice].weight),
                             TTB_OK);
        for (int64_t choice = 0; choice < given->reserves.count; choice++)
            assert_int_equal(ttb__add_reserve(with->to, *number,
                                              with->courses[given->reserves.items[choice].course],
                                              given->reserves.items[choice].weight),
                             TTB_OK);
        memcpy(with->to->students.items[*number].limits, given->limits, sizeof given->limits);
    }
}

static inline void shuffle_rules(shuffling *with)
{
    int32_t order[SHUFFLED_MOST];
    shuffle(with, with->from->rules.count, order);
    for (int64_t place = 0; place < with->from->rules.count; place++) {
        ttb__rule rule = with->from->rules.items[order[place]];
        rule.course = shuffled(with->courses, rule.course);
        rule.site = shuffled(with->sites, rule.site);
        rule.student = shuffled(with->students, rule.student);
        rule.block = shuffled(with->blocks, rule.block);
        rule.blocks = shuffled_mask(with, rule.blocks);
        add_rule(with->to, rule);
    }
}

/* The same partnership in another order. with->students[number] and its kin say where things went;
 * the partnership is the caller's to free. */
static inline ttb_partnership *shuffled_town(const ttb_partnership *town, uint64_t seed,
                                             int32_t is_renamed, shuffling *with)
{
    memset(with, 0, sizeof *with);
    with->from = town;
    with->is_renamed = is_renamed;
    ttb__random_seed(&with->dice.random, seed);
    assert_int_equal(ttb__partnership_make(&with->to), TTB_OK);
    shuffle_blocks(with);
    shuffle_sites(with);
    shuffle_resources(with);
    shuffle_courses(with);
    shuffle_offers(with);
    shuffle_students(with);
    shuffle_rules(with);
    for (int32_t tier = 0, number; tier < town->tiers.count; tier++) {
        const ttb__tier *given = &town->tiers.items[tier];
        assert_int_equal(ttb__add_tier(with->to, &number), TTB_OK);
        for (int32_t goal = given->goal_count - 1; goal >= 0; goal--)
            assert_int_equal(
                ttb__add_goal(with->to, number, given->goals[goal].goal, given->goals[goal].weight),
                TTB_OK);
    }
    return with->to;
}

#endif
