/* How many students of each cohort will choose each subject. */
#include "generate.h"

/* Hundredths of a choice that a student makes beside the double and triple awards: three or four in
 * Year 12, two or three in Year 13. */
static const int32_t choices_each[MOST_COHORTS] = {358, 290};

static void choose_subjects(struct town *town)
{
    for (int32_t place = 0; place < town->set.subjects; place++)
        town->chosen_subjects[place] = place;
}

/* A triple award is taken alone and a double with one other: c choices = m (s - t c - d c) + t c
 * + 2 d c, solved for c. */
static int64_t count_choices(const struct town *town, int32_t cohort, int64_t students)
{
    int64_t total = 0, doubles = 0, triples = 0, weight;
    const int64_t each = choices_each[cohort];
    for (int32_t place = 0; place < town->set.subjects; place++) {
        const struct subject *subject = &subjects[town->chosen_subjects[place]];
        total += subject->share;
        doubles += subject->blocks == 2 ? subject->share : 0;
        triples += subject->blocks == 3 ? subject->share : 0;
    }
    weight = 100 * total + (each - 100) * triples + (each - 200) * doubles;
    return weight > 0 ? each * students * total / weight : 0;
}

/* Half as many again as a section's least number of students. */
static int32_t least_demand(const struct town *town, int32_t cohort)
{
    return town->least_seats[cohort] * 3 / 2;
}

/* Sections are viable with six students; with fewer where six for each course would take more than
 * four fifths of all choices. */
static void choose_least_seats(struct town *town, int32_t cohort, int64_t choices)
{
    int32_t *least_seats = &town->least_seats[cohort];
    *least_seats = LEAST_SEATS;
    while (*least_seats > 1 &&
           (int64_t)least_demand(town, cohort) * town->set.subjects * 5 > choices * 4)
        --*least_seats;
}

int demand_is_thin(const struct town *town, int32_t cohort)
{
    return town->least_seats[cohort] < LEAST_SEATS;
}

/* The tail is lifted to what makes a section; the others share the rest as in the nation. */
static void share_choices(struct town *town, int32_t cohort, int64_t choices)
{
    int64_t total = 0;
    for (int32_t place = town->set.subjects - 1; place >= 0; place--)
        total += subjects[town->chosen_subjects[place]].share;
    for (int32_t place = town->set.subjects - 1; place >= 0; place--) {
        const int32_t subject = town->chosen_subjects[place];
        const int64_t share = subjects[subject].share;
        int64_t demand = total > 0 ? (choices * share + total / 2) / total : 0;
        if (demand < least_demand(town, cohort))
            demand = least_demand(town, cohort);
        town->demand[cohort][subject] = (int32_t)demand;
        choices -= demand;
        total -= share;
    }
}

int32_t town_seats(const struct town *town, int32_t seats)
{
    return seats * town->set.seats / USUAL_SEATS;
}

static int32_t subject_seats(const struct town *town, int32_t subject)
{
    return town_seats(town, subjects[subject].room == ROOM_STUDIO ? STUDIO_SEATS : USUAL_SEATS);
}

int32_t demand_sections(const struct town *town, int32_t subject, int32_t demand)
{
    const int32_t seats = subject_seats(town, subject);
    const int32_t sections = (demand * 100 / 91 + seats * 56 / 100) / seats;
    return sections > 0 ? sections : 1;
}

/* A town runs no section for a handful: what does not fill one goes to courses with free seats,
 * until sections are as full as they should be planned. */
static void fit_demand(struct town *town, int32_t cohort)
{
    int32_t spare = 0, room[MOST_SUBJECTS] = {0};
    for (int32_t subject = 0; subject < MOST_SUBJECTS; subject++) {
        int32_t *demand = &town->demand[cohort][subject];
        const int32_t most =
            demand_sections(town, subject, *demand) * subject_seats(town, subject) * 92 / 100;
        if (*demand == 0)
            continue;
        room[subject] = *demand < most ? most - *demand : 0;
        spare += *demand > most ? *demand - most : 0;
        *demand = *demand < most ? *demand : most;
    }
    for (int32_t subject = 0; spare > 0 && subject < MOST_SUBJECTS; subject++) {
        const int32_t more = (room[subject] + 1) / 2 < spare ? (room[subject] + 1) / 2 : spare;
        if (town->demand[cohort][subject] < town_seats(town, 15))
            continue;
        town->demand[cohort][subject] += more;
        spare -= more;
    }
}

void town_draw_demand(struct town *town)
{
    choose_subjects(town);
    for (int32_t cohort = 0; cohort < town->set.drawn_cohorts; cohort++) {
        int64_t students = 0, choices;
        for (int32_t site = 0; site < town->site_count; site++)
            if (town->sites[site].kind == TTB_SITE_SCHOOL ||
                town->sites[site].kind == TTB_SITE_COLLEGE)
                students += town->sites[site].students[cohort];
        choices = count_choices(town, cohort, students);
        choose_least_seats(town, cohort, choices);
        share_choices(town, cohort, choices);
        fit_demand(town, cohort);
    }
}
