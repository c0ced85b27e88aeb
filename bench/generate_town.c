/* Drawing a town whole: what its parameters leave open, then step by step until one is possible. */
#include "generate.h"
#include <stdlib.h>
#include <string.h>

enum { SMALL_TOWN = 280, LARGE_TOWN = 800 };

/* As many courses as find takers: all fifty in a large town, thirty and fewer in small ones. */
static void choose_courses(struct settings *set)
{
    const int32_t students = set->students[0] + set->students[1];
    if (set->subjects > 0)
        return;
    set->subjects = students < LARGE_TOWN ? 30 : USUAL_SUBJECTS;
    if (students < SMALL_TOWN)
        set->subjects = students / 9 < 10 ? 10 : students / 9;
}

/* Sites grow a little faster than the square root of the students: 6 for 300, 11 for 1,000, 60 for
 * 20,000. Of eleven sites two are special schools, one a referral unit, one a college. */
static int32_t count_sites(int32_t students)
{
    static const int32_t table[][2] = {{0, 3},      {300, 6},    {1000, 11},   {3000, 21},
                                       {10000, 41}, {20000, 60}, {100000, 128}};
    size_t row = 1;
    while (row < sizeof table / sizeof *table - 1 && students > table[row][0])
        row++;
    return table[row - 1][1] +
           (int32_t)((int64_t)(students - table[row - 1][0]) * (table[row][1] - table[row - 1][1]) /
                     (table[row][0] - table[row - 1][0]));
}

static void choose_sites(struct settings *set)
{
    const int32_t students = set->students[0] + set->students[1];
    const int32_t sites = count_sites(students);
    for (int32_t kind = 0; kind < 4; kind++)
        if (set->kinds[kind] > 0)
            return;
    set->kinds[TTB_SITE_SPECIAL] = students < SMALL_TOWN ? 0 : (sites * 2 + 5) / 11;
    set->kinds[TTB_SITE_PRU] = students < SMALL_TOWN ? 0 : (sites + 5) / 11;
    set->kinds[TTB_SITE_COLLEGE] = (sites + 5) / 11;
    set->kinds[TTB_SITE_SCHOOL] = sites - set->kinds[TTB_SITE_SPECIAL] - set->kinds[TTB_SITE_PRU] -
                                  set->kinds[TTB_SITE_COLLEGE];
}

void settings_complete(struct settings *set)
{
    choose_courses(set);
    choose_sites(set);
}

void town_seed(const struct town *town, struct dice *dice, uint64_t stream)
{
    dice_seed(dice, town->set.seed, stream + 1000000 * town->attempt);
}

static int draw_once(struct town *town)
{
    subject_lifts(town->lifts);
    if (!town_draw_sites(town))
        return 0;
    town_draw_demand(town);
    if (!town_draw_sections(town) || !town_is_reached(town))
        return 0;
    town_draw_staff(town);
    return town_draw_students(town);
}

void town_clear(struct town *town)
{
    free(town->sections);
    free(town->students);
    memset(town, 0, sizeof *town);
}

/* Now and then a town comes out with a section that lacks takers, or a course out of reach. */
int town_draw(struct town *town, const struct settings *set)
{
    for (uint64_t attempt = 0; attempt < 50; attempt++) {
        town_clear(town);
        town->set = *set;
        town->attempt = attempt;
        if (draw_once(town))
            return 1;
    }
    return 0;
}
