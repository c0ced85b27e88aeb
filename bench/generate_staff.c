/* Teachers of one site each: an offer has one teacher, who has several offers. Who teaches what
 * follows from the hidden timetable, so that it stays possible. */
#include "generate.h"

enum { MOST_STAFF = MOST_COHORTS * MOST_SUBJECTS };

/* The blocks of an offer's sections; 0 if there are none or two stand in one block. */
static uint32_t offer_blocks(const struct town *town, int32_t cohort, int32_t subject, int32_t site)
{
    uint32_t blocks = 0;
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        if (section->cohort != cohort || section->subject != subject || section->site != site)
            continue;
        if ((blocks & section->blocks) != 0)
            return 0;
        blocks |= section->blocks;
    }
    return blocks;
}

static int has_teacher(const struct town *town, int32_t subject)
{
    for (int32_t teacher = 0; teacher < town->teacher_count; teacher++)
        if (town->teachers[teacher].subject == subject)
            return 1;
    return 0;
}

static int is_full_week(const struct town *town, uint32_t blocks)
{
    const uint32_t all = (1u << town->set.blocks) - 1;
    return (blocks & all) == all;
}

/* The first teacher of this kind of room who is free in these blocks, and in one more. */
static int32_t find_teacher(const struct town *town, const uint32_t *taken, uint32_t blocks)
{
    int32_t number = 0;
    while (taken[number] != 0 &&
           ((taken[number] & blocks) != 0 || is_full_week(town, taken[number] | blocks)))
        number++;
    return number;
}

static void staff_rooms(struct town *town, int32_t site, enum room room)
{
    uint32_t taken[MOST_STAFF + 1] = {0};
    for (int32_t cohort = 0; cohort < town->set.cohorts; cohort++) {
        for (int32_t place = 0; place < town->set.subjects; place++) {
            const int32_t subject = town->chosen_subjects[place];
            const uint32_t blocks = offer_blocks(town, cohort, subject, site);
            int32_t number;
            if (subjects[subject].room != room || blocks == 0 || has_teacher(town, subject))
                continue;
            number = find_teacher(town, taken, blocks);
            taken[number] |= blocks;
            town->staff[cohort][subject][site] = number + 1;
            if (town->staff_count[site][room] < number + 1)
                town->staff_count[site][room] = number + 1;
        }
    }
}

void town_draw_staff(struct town *town)
{
    for (int32_t site = 0; town->set.has_staff && site < town->site_count; site++)
        for (int32_t room = 0; room < ROOM_KINDS; room++)
            staff_rooms(town, site, (enum room)room);
}
