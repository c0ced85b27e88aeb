/* The blocks of the hidden timetable: at each site the load is even, and what is studied together
 * stands apart. */
#include "generate.h"
#include <stdlib.h>

static int share_block(const struct section *one, const struct section *other)
{
    return (one->blocks & other->blocks) != 0;
}

static int32_t quota(const struct section *section)
{
    return section->home_quota + section->away_quota;
}

/* What is wrong with a section's blocks beside another section that has its own already. */
static int32_t clash_cost(const struct town *town, const struct section *section,
                          const struct section *other)
{
    const int32_t lift = town->lifts[section->subject][other->subject];
    const int is_here = other->site == section->site;
    int32_t cost = 0;
    if (!share_block(section, other))
        return 0;
    if (is_here && subjects[section->subject].room == subjects[other->subject].room)
        cost += 60;
    if (other->cohort != section->cohort)
        return cost;
    if (other->subject == section->subject)
        cost += is_here ? 4000 : 40;
    if (is_here)
        cost += 10 * quota(other) + (lift > 100 ? 2 * (lift - 100) : (lift - 100) / 2);
    else if (quota(section) < 15 || quota(other) < 15)
        cost += lift > 150 ? 30 : 4;
    return cost;
}

static int teacher_can(const struct town *town, int32_t teacher_subject, int32_t until)
{
    int32_t places[MOST_BLOCKS];
    for (int32_t block = 0; block < MOST_BLOCKS; block++)
        places[block] = -1;
    for (int32_t number = 0; number <= until; number++) {
        const struct section *section = &town->sections[number];
        if (section->subject != teacher_subject)
            continue;
        for (int32_t block = 0; block < town->set.blocks; block++) {
            if (!(section->blocks >> block & 1))
                continue;
            if (places[block] >= 0)
                return 0;
            places[block] = section->site;
        }
    }
    return week_is_possible_for_teacher(town, places);
}

int32_t town_closed_block(const struct town *town, int32_t site)
{
    const int32_t kind = town->sites[site].kind;
    const int is_small = kind == TTB_SITE_SPECIAL || kind == TTB_SITE_PRU;
    return is_small ? (site * 2 + 3) % town->set.blocks : -1;
}

static int32_t score_blocks(const struct town *town, int32_t number)
{
    const struct section *section = &town->sections[number];
    const int32_t closed_block = town_closed_block(town, section->site);
    int32_t cost = 0;
    for (int32_t other = 0; other < number; other++)
        cost += clash_cost(town, section, &town->sections[other]);
    if (closed_block >= 0 && (section->blocks >> closed_block & 1))
        cost += 1000000;
    for (int32_t teacher = 0; teacher < town->teacher_count; teacher++)
        if (town->teachers[teacher].subject == section->subject &&
            !teacher_can(town, section->subject, number))
            cost += 1000000;
    return cost;
}

static int32_t count_blocks(uint32_t blocks)
{
    int32_t count = 0;
    for (; blocks != 0; blocks &= blocks - 1)
        count++;
    return count;
}

void town_draw_blocks(struct town *town, int32_t first)
{
    struct dice dice;
    town_seed(town, &dice, 20 + (uint64_t)first);
    for (int32_t number = first; number < town->section_total; number++) {
        struct section *section = &town->sections[number];
        uint32_t best = 0;
        int32_t best_cost = 0;
        for (uint32_t blocks = 1; blocks >> town->set.blocks == 0; blocks++) {
            int32_t cost;
            if (count_blocks(blocks) != subjects[section->subject].blocks)
                continue;
            section->blocks = blocks;
            cost = score_blocks(town, number) + dice_below(&dice, 20);
            if (best == 0 || cost < best_cost) {
                best = blocks;
                best_cost = cost;
            }
        }
        section->blocks = best;
    }
}
