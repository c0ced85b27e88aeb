/* The students of the town: who they are, how many choices they make, and that each section of the
 * hidden timetable is viable in the end. */
#include "generate.h"
#include <stdlib.h>

static int is_small_site(const struct town *town, int32_t site)
{
    const int32_t kind = town->sites[site].kind;
    return kind == TTB_SITE_SPECIAL || kind == TTB_SITE_PRU;
}

/* One student in a hundred cannot travel, one in twenty takes one course away at most; at special
 * schools and the referral unit three in five cannot travel. */
static int32_t draw_courses_away(const struct town *town, struct dice *dice, int32_t home)
{
    const int32_t mark = dice_below(dice, 100);
    if (is_small_site(town, home))
        return mark < 60 ? 0 : 1;
    return mark < 1 ? 0 : mark < 6 ? 1 : COURSES_AWAY;
}

/* Three or four in Year 12, two or three in Year 13; fewer where few courses are. */
static int32_t draw_wanted(const struct town *town, struct dice *dice,
                           const struct student *student)
{
    if (is_small_site(town, student->home))
        return 3 - student->cohort;
    return student->cohort == 0 ? 3 + dice_percent(dice, 58) : 2 + dice_percent(dice, 90);
}

static void begin_cohort(struct choice_draw *draw, int32_t first)
{
    struct town *town = draw->town;
    for (int32_t site = 0, number = first; site < town->site_count; site++) {
        draw->students_left[site] = town->sites[site].students[draw->cohort];
        for (int32_t count = 0; count < draw->students_left[site]; count++, number++) {
            struct student *student = &town->students[number];
            *student = (struct student){.cohort = draw->cohort, .home = site, .reserve = -1};
            student->habits = subject_habits(&draw->dice);
            student->courses_away = draw_courses_away(town, &draw->dice, site);
        }
    }
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        if (section->cohort != draw->cohort)
            continue;
        draw->away_left += section->away_quota;
        draw->picks_left += section->away_quota + section->home_quota;
    }
}

static void draw_one(struct choice_draw *draw, struct student *student)
{
    const struct town *town = draw->town;
    const int32_t wanted = draw_wanted(town, &draw->dice, student);
    const int is_free =
        student->courses_away == COURSES_AWAY && dice_percent(&draw->dice, town->set.free_percent);
    student->choice_count = 0;
    if (town->set.wish_percent > 0 && dice_percent(&draw->dice, town->set.wish_percent))
        student_draw_wishes(draw, student, wanted);
    else if (is_free)
        student_draw_freely(draw, student, wanted);
    if (student->choice_count == 0)
        student_draw(draw, student, wanted);
}

/* Those who can travel little choose first. */
static void draw_in_turn(struct choice_draw *draw, const int32_t *order, int32_t count)
{
    for (int32_t courses_away = 0; courses_away <= COURSES_AWAY; courses_away++) {
        for (int32_t turn = 0; turn < count; turn++) {
            struct student *student = &draw->town->students[order[turn]];
            if (student->courses_away == courses_away)
                draw_one(draw, student);
        }
    }
}

static int32_t nominal_least(const struct section *section)
{
    return section->least_seats > 2 ? section->least_seats + 1 : section->least_seats;
}

/* Say whether this choice may be given up for another: its section stays well above its least, and
 * nothing else that the student chose hangs on it. */
static int may_give_up(const struct town *town, const struct student *student, int32_t choice)
{
    const int32_t maths = subject_find("maths");
    const int32_t number = student->sections[choice];
    const struct section *section = number >= 0 ? &town->sections[number] : NULL;
    const int32_t spare = demand_is_thin(town, student->cohort) ? 0 : 4;
    return section != NULL && subjects[section->subject].blocks == 1 && section->subject != maths &&
           section->seats_taken > nominal_least(section) + spare;
}

/* Move one of the student's choices to a section that lacks takers. */
static int change_choice(struct town *town, struct student *student, int32_t number)
{
    struct section *section = &town->sections[number];
    struct student changed = *student;
    if (student->cohort != section->cohort || student_has(student, section->subject))
        return 0;
    for (int32_t choice = 0; choice < student->choice_count; choice++) {
        const int32_t old = student->sections[choice];
        if (!may_give_up(town, student, choice) ||
            town->lifts[section->subject][student->choices[choice]] == 0)
            continue;
        changed.choices[choice] = section->subject;
        student->sections[choice] = -1;
        if (section_fits(town, student, section) &&
            subject_set_is_likely(student->habits, changed.choices, changed.choice_count)) {
            town->sections[old].seats_taken--;
            section->seats_taken++;
            student->sections[choice] = number;
            student->choices[choice] = section->subject;
            return 1;
        }
        student->sections[choice] = old;
        changed.choices[choice] = student->choices[choice];
    }
    return 0;
}

static int fill_section(struct town *town, int32_t number)
{
    struct section *section = &town->sections[number];
    for (int32_t is_away = 0; is_away < 2; is_away++) {
        for (int32_t turn = 0; turn < town->student_total; turn++) {
            struct student *student = &town->students[(turn * 7 + number) % town->student_total];
            if (section->seats_taken >= nominal_least(section))
                return 1;
            if ((student->home != section->site) == is_away)
                change_choice(town, student, number);
        }
    }
    return section->seats_taken >= section->least_seats;
}

static int fill_sections(struct town *town)
{
    for (int32_t number = 0; number < town->section_total; number++) {
        if (!fill_section(town, number))
            return 0;
    }
    return 1;
}

/* Nearly half of the students name a second-best course that their own site runs. */
static void draw_reserves(struct town *town, struct dice *dice)
{
    for (int32_t number = 0; number < town->student_total; number++) {
        struct student *student = &town->students[number];
        int32_t weights[MOST_SUBJECTS] = {0};
        for (int32_t subject = 0; subject < MOST_SUBJECTS; subject++) {
            weights[subject] = subjects[subject].share;
            if (town->offered[student->cohort][subject][student->home] == 0 ||
                subjects[subject].blocks > 1 || student_has(student, subject))
                weights[subject] = 0;
            for (int32_t choice = 0; choice < student->choice_count; choice++)
                if (town->lifts[subject][student->choices[choice]] == 0)
                    weights[subject] = 0;
        }
        if (student->choice_count > 1 && dice_percent(dice, 45))
            student->reserve = dice_pick(dice, weights, MOST_SUBJECTS);
    }
}

static void shuffle(struct dice *dice, int32_t *order, int32_t first, int32_t count)
{
    for (int32_t place = 0; place < count; place++)
        order[place] = first + place;
    for (int32_t place = count - 1; place > 0; place--) {
        const int32_t other = dice_below(dice, place + 1);
        const int32_t kept = order[place];
        order[place] = order[other];
        order[other] = kept;
    }
}

static void draw_cohort(struct town *town, int32_t cohort, int32_t first, int32_t *order,
                        int32_t *weights)
{
    struct choice_draw draw = {.town = town, .cohort = cohort, .weights = weights};
    town_seed(town, &draw.dice, 30 + (uint64_t)cohort);
    begin_cohort(&draw, first);
    shuffle(&draw.dice, order, first, town->set.students[cohort]);
    draw_in_turn(&draw, order, town->set.students[cohort]);
}

int town_draw_students(struct town *town)
{
    const size_t total = (size_t)town->set.students[0] + (size_t)town->set.students[1];
    int32_t *order = calloc(total, sizeof *order);
    int32_t *weights = calloc((size_t)town->section_total + 1, sizeof *weights);
    struct dice dice;
    int is_done = 0;
    town->students = calloc(total, sizeof *town->students);
    if (order == NULL || weights == NULL || town->students == NULL)
        goto done;
    for (int32_t cohort = 0; cohort < town->set.drawn_cohorts; cohort++) {
        draw_cohort(town, cohort, town->student_total, order, weights);
        town->student_total += town->set.students[cohort];
    }
    town_seed(town, &dice, 40);
    is_done = fill_sections(town);
    draw_reserves(town, &dice);
done:
    free(order);
    free(weights);
    return is_done;
}
