/* Students who choose from all that the town offers, without a look at the columns. */
#include "generate.h"

/* How many seats of a subject still wait for takers; those at home count twice, and alone for who
 * cannot travel. */
static int32_t weigh_subject(const struct choice_draw *draw, const struct student *student,
                             int32_t subject)
{
    const struct town *town = draw->town;
    int32_t weight = 0;
    if (subjects[subject].blocks > 1 || student_has(student, subject))
        return 0;
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        const int32_t left = section->home_quota + section->away_quota;
        const int is_home = section->site == student->home;
        if (section->cohort == student->cohort && section->subject == subject && left > 0 &&
            (is_home || student->courses_away > 0))
            weight += is_home ? 2 * left : left;
    }
    return student_lift(town, student, subject, weight);
}

static void draw_once(struct choice_draw *draw, struct student *student, int32_t wanted)
{
    for (student->choice_count = 0; student->choice_count < wanted; student->choice_count++) {
        int32_t weights[MOST_SUBJECTS], subject;
        for (subject = 0; subject < MOST_SUBJECTS; subject++)
            weights[subject] = weigh_subject(draw, student, subject);
        subject = dice_pick(&draw->dice, weights, MOST_SUBJECTS);
        if (subject < 0)
            return;
        student->choices[student->choice_count] = subject;
        student->sections[student->choice_count] = -1;
    }
}

/* The nearest section with a free seat that fits beside the student's other seats, or -1. */
static int32_t find_seat(const struct town *town, const struct student *student, int32_t subject)
{
    int32_t nearest = -1;
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        if (section->subject == subject && section_fits(town, student, section) &&
            (nearest < 0 || town->minutes[student->home][section->site] <
                                town->minutes[student->home][town->sections[nearest].site]))
            nearest = number;
    }
    return nearest;
}

void student_draw_wishes(struct choice_draw *draw, struct student *student, int32_t wanted)
{
    enum { TRIES = 10 };
    for (int32_t try = 0; try < TRIES; try++) {
        draw_once(draw, student, wanted);
        if (subject_set_is_likely(student->habits, student->choices, student->choice_count))
            break;
    }
    for (int32_t choice = 0; choice < student->choice_count; choice++)
        student->sections[choice] = find_seat(draw->town, student, student->choices[choice]);
    student_commit(draw, student);
}
