/* Which sections the town runs, at which sites and, in the hidden timetable, in which blocks. */
#include "generate.h"
#include <stdlib.h>
#include <string.h>

enum {
    SMALL_LEAST_SEATS = 2,
    SMALL_MOST_SEATS = 7,
    MINORITY = 12,
    AWAY_PERCENT = 24,
    THIN_AWAY_PERCENT = 60
};

struct placing {
    struct town *town;
    struct dice dice;
    int32_t cohort;
    int32_t need[MOST_SITES];    /* block-seats of home students without a section yet */
    int is_teaching[MOST_SITES]; /* a school or a college */
    int is_reached[MOST_SITES];  /* the subject at hand, from this home */
    int has_begun;               /* it has a section */
    int32_t away_hundredths;     /* seats for others, not yet a whole one */
};

static struct section *add_section(struct town *town, int32_t cohort, int32_t subject, int32_t site)
{
    struct section *section;
    if (town->section_total == town->section_room) {
        const int32_t room = town->section_room * 2 + 256;
        struct section *grown = realloc(town->sections, (size_t)room * sizeof *grown);
        if (grown == NULL)
            return NULL;
        town->sections = grown;
        town->section_room = room;
    }
    section = &town->sections[town->section_total++];
    *section = (struct section){.cohort = cohort, .subject = subject, .site = site};
    town->offered[cohort][subject][site]++;
    section->least_seats = town->least_seats[cohort];
    section->most_seats =
        town_seats(town, subjects[subject].room == ROOM_STUDIO        ? STUDIO_SEATS
                         : town->sites[site].kind == TTB_SITE_COLLEGE ? COLLEGE_SEATS
                                                                      : USUAL_SEATS);
    return section;
}

static int is_near(const struct town *town, int32_t home, int32_t site)
{
    const int32_t there = town->minutes[home][site], back = town->minutes[site][home];
    return there <= town->set.reach_minutes && there + back <= MINUTES_A_DAY;
}

/* How many homes would have the subject in reach through this site that have it nowhere yet. */
static int32_t homes_gained(const struct placing *placing, int32_t site)
{
    int32_t gained = 0;
    for (int32_t home = 0; home < placing->town->site_count; home++)
        gained += !placing->is_reached[home] && is_near(placing->town, home, site);
    return gained;
}

/* A site that runs what goes with the subject gains by it. */
static int32_t score_company(const struct placing *placing, int32_t subject, int32_t site)
{
    const struct town *town = placing->town;
    int32_t score = 0;
    for (int32_t other = 0; other < MOST_SUBJECTS; other++)
        if (town->lifts[subject][other] > 100 && town->offered[placing->cohort][other][site] > 0)
            score += (town->lifts[subject][other] - 100) / 5;
    return score < 80 ? score : 80;
}

static int32_t score_site(struct placing *placing, int32_t subject, int32_t site)
{
    const struct town *town = placing->town;
    const struct site *here = &town->sites[site];
    const int is_college = here->kind == TTB_SITE_COLLEGE;
    int32_t score = placing->need[site] * 100 / (here->students[placing->cohort] + 1);
    score -= 1300 * town->offered[placing->cohort][subject][site] / town->site_count;
    if (placing->has_begun && homes_gained(placing, site) > 0)
        score += 500;
    score += 4000 * homes_gained(placing, site) / town->site_count;
    score += score_company(placing, subject, site);
    if (subjects[subject].host == HOST_COLLEGE && is_college)
        score += 300;
    if (subjects[subject].host == HOST_BOTH && is_college)
        score += 60;
    return score + dice_below(&placing->dice, 30);
}

static int32_t best_site(struct placing *placing, int32_t subject)
{
    int32_t best = -1, best_score = 0;
    for (int32_t site = 0; site < placing->town->site_count; site++) {
        int32_t score;
        if (!placing->is_teaching[site])
            continue;
        score = score_site(placing, subject, site);
        if (best < 0 || score > best_score) {
            best = site;
            best_score = score;
        }
    }
    return best;
}

static int32_t nearest_school(const struct town *town, int32_t from)
{
    int32_t nearest = -1;
    for (int32_t to = 0; to < town->site_count; to++)
        if (to != from && town->sites[to].kind == TTB_SITE_SCHOOL &&
            (nearest < 0 || town->minutes[from][to] < town->minutes[from][nearest]))
            nearest = to;
    return nearest;
}

static int has_shared_teacher(const char *id)
{
    static const char *const shared[] = {"german",    "music", "classics",
                                         "computing", "food",  "dance"};
    for (size_t place = 0; place < sizeof shared / sizeof *shared; place++)
        if (subject_find(id) == subject_find(shared[place]))
            return 1;
    return 0;
}

/* A minority subject with one section a cohort is taught by one teacher, the older cohort at the
 * school next door. */
static int32_t teacher_site(struct town *town, int32_t cohort, int32_t subject, int32_t chosen)
{
    for (int32_t teacher = 0; teacher < town->teacher_count; teacher++)
        if (town->teachers[teacher].subject == subject)
            return cohort > 0 ? town->teachers[teacher].sites[1] : chosen;
    if (cohort == 0 && town->teacher_count < MOST_TEACHERS &&
        has_shared_teacher(subjects[subject].id) && nearest_school(town, chosen) >= 0) {
        struct teacher *teacher = &town->teachers[town->teacher_count++];
        *teacher = (struct teacher){.subject = subject};
        teacher->sites[0] = chosen;
        teacher->sites[1] = nearest_school(town, chosen);
    }
    return chosen;
}

/* Part of a section's seats; where demand is thin, parts of a seat add up over the sections. */
static int32_t away_seats(struct placing *placing, int32_t seats, int32_t percent)
{
    int32_t hundredths = seats * percent;
    if (demand_is_thin(placing->town, placing->cohort)) {
        hundredths += placing->away_hundredths;
        placing->away_hundredths = hundredths % 100;
    }
    return hundredths / 100;
}

/* Part of a subject's seats goes to students of sites that do not run it: the fewer do, the more.
 * Where demand is thin, a student finds little at home. */
static void share_out(struct placing *placing, int32_t subject, int32_t first)
{
    struct town *town = placing->town;
    const int32_t sites = town->set.kinds[TTB_SITE_SCHOOL] + town->set.kinds[TTB_SITE_COLLEGE];
    int32_t others = 0, percent;
    for (int32_t site = 0; site < town->site_count; site++)
        others += placing->is_teaching[site] && town->offered[placing->cohort][subject][site] == 0;
    percent = demand_is_thin(town, placing->cohort) ? THIN_AWAY_PERCENT : AWAY_PERCENT;
    percent = percent * others * others / (sites * sites);
    if (subject == subject_find("further-maths"))
        percent *= 2;
    if (subjects[subject].blocks > 1)
        percent = subjects[subject].blocks == 2 ? percent / 2 : 0;
    for (int32_t number = first; number < town->section_total; number++) {
        struct section *section = &town->sections[number];
        section->away_quota = away_seats(placing, section->home_quota, percent);
        section->home_quota -= section->away_quota;
        placing->need[section->site] += section->away_quota * subjects[subject].blocks;
    }
}

static int place_subject(struct placing *placing, int32_t subject)
{
    struct town *town = placing->town;
    const int32_t demand = town->demand[placing->cohort][subject];
    const int32_t first = town->section_total;
    const int32_t least = town->site_count / 18; /* so that a large city has it everywhere */
    int32_t count = demand_sections(town, subject, demand);
    if (count < least)
        count = least;
    memset(placing->is_reached, 0, sizeof placing->is_reached);
    placing->has_begun = 0;
    for (int32_t number = 0; number < count; number++) {
        const int32_t takers = demand / count + (number < demand % count);
        int32_t site = best_site(placing, subject);
        struct section *section;
        if (count == 1)
            site = teacher_site(town, placing->cohort, subject, site);
        section = add_section(town, placing->cohort, subject, site);
        if (section == NULL)
            return 0;
        if (demand <= town_seats(town, MINORITY))
            section->most_seats = town_seats(town, MINORITY_SEATS);
        section->home_quota = takers;
        placing->need[site] -= section->home_quota * subjects[subject].blocks;
        placing->has_begun = 1;
        for (int32_t home = 0; home < town->site_count; home++)
            placing->is_reached[home] |= is_near(town, home, site);
    }
    share_out(placing, subject, first);
    return 1;
}

/* Special schools and referral units run a few small courses of their own. */
static int place_small_course(struct placing *placing, int32_t subject, int32_t site)
{
    const int32_t students = placing->town->sites[site].students[placing->cohort];
    const int32_t takers = students * (3 - placing->cohort) / 4 + 1;
    const int32_t count = (takers + SMALL_MOST_SEATS - 2) / (SMALL_MOST_SEATS - 1);
    for (int32_t number = 0; number < count; number++) {
        struct section *section = add_section(placing->town, placing->cohort, subject, site);
        if (section == NULL)
            return 0;
        section->least_seats = SMALL_LEAST_SEATS;
        section->most_seats = SMALL_MOST_SEATS;
        section->home_quota = takers / count;
    }
    return 1;
}

static int place_small_sites(struct placing *placing)
{
    static const char *const own[] = {"fine-art", "ict-practitioners", "health-care",
                                      "business-vocational", "sport"};
    for (int32_t site = 0; site < placing->town->site_count; site++)
        for (int32_t place = 0; place < 4 && !placing->is_teaching[site]; place++)
            if (!place_small_course(placing, subject_find(own[(place + site) % 5]), site))
                return 0;
    return 1;
}

static int place_cohort(struct placing *placing)
{
    static const int32_t blocks_each[MOST_COHORTS] = {340, 285};
    const struct town *town = placing->town;
    for (int32_t site = 0; site < town->site_count; site++)
        placing->is_teaching[site] =
            town->sites[site].kind == TTB_SITE_SCHOOL || town->sites[site].kind == TTB_SITE_COLLEGE;
    for (int32_t site = 0; site < town->site_count; site++)
        placing->need[site] =
            town->sites[site].students[placing->cohort] * blocks_each[placing->cohort] / 100;
    for (int32_t blocks = 3; blocks >= 1; blocks--)
        for (int32_t place = 0; place < town->set.subjects; place++)
            if (subjects[town->chosen_subjects[place]].blocks == blocks &&
                !place_subject(placing, town->chosen_subjects[place]))
                return 0;
    return place_small_sites(placing);
}

static int is_reached(const struct town *town, int32_t cohort, int32_t subject, int32_t home)
{
    for (int32_t site = 0; site < town->site_count; site++)
        if (town->offered[cohort][subject][site] > 0 && is_near(town, home, site))
            return 1;
    return 0;
}

int town_is_reached(const struct town *town)
{
    for (int32_t cohort = 0; cohort < town->set.drawn_cohorts; cohort++)
        for (int32_t place = 0; place < town->set.subjects; place++)
            for (int32_t home = 0; home < town->site_count; home++)
                if (!is_reached(town, cohort, town->chosen_subjects[place], home))
                    return town->set.reach_minutes == 0;
    return 1;
}

int town_draw_sections(struct town *town)
{
    for (int32_t cohort = 0; cohort < town->set.drawn_cohorts; cohort++) {
        struct placing placing = {.town = town, .cohort = cohort};
        const int32_t first = town->section_total;
        town_seed(town, &placing.dice, 10 + (uint64_t)cohort);
        if (!place_cohort(&placing))
            return 0;
        town_draw_blocks(town, first);
    }
    return 1;
}
