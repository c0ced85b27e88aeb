/* One student's choices: most students choose from the printed columns, so that the hidden
 * timetable seats them; some choose freely. */
#include "generate.h"

enum { TRIES = 40, FREE_STEPS = 3000, FAR_MINUTES = 32 };

void student_places(const struct town *town, const struct student *student, int32_t *places)
{
    for (int32_t block = 0; block < MOST_BLOCKS; block++)
        places[block] = -1;
    for (int32_t choice = 0; choice < student->choice_count; choice++) {
        const int32_t section = student->sections[choice];
        for (int32_t block = 0; section >= 0 && block < town->set.blocks; block++)
            if (town->sections[section].blocks >> block & 1)
                places[block] = town->sections[section].site;
    }
}

static int32_t count_away(const struct town *town, const struct student *student)
{
    int32_t away = 0;
    for (int32_t choice = 0; choice < student->choice_count; choice++)
        away += student->sections[choice] >= 0 &&
                town->sections[student->sections[choice]].site != student->home;
    return away;
}

int section_fits(const struct town *town, const struct student *student,
                 const struct section *section)
{
    const int is_away = section->site != student->home;
    int32_t places[MOST_BLOCKS];
    if (section->cohort != student->cohort || section->seats_taken >= section->most_seats)
        return 0;
    if (is_away && count_away(town, student) >= student->courses_away)
        return 0;
    student_places(town, student, places);
    for (int32_t block = 0; block < town->set.blocks; block++) {
        if (!(section->blocks >> block & 1))
            continue;
        if (places[block] >= 0)
            return 0;
        places[block] = section->site;
    }
    return week_is_possible(town, student->home, places);
}

int student_has(const struct student *student, int32_t subject)
{
    for (int32_t choice = 0; choice < student->choice_count; choice++)
        if (student->choices[choice] == subject)
            return 1;
    return 0;
}

int32_t student_lift(const struct town *town, const struct student *student, int32_t subject,
                     int32_t weight)
{
    const int32_t needed = subject_needs(subject);
    if (needed >= 0 && !student_has(student, needed))
        return 0;
    for (int32_t choice = 0; choice < student->choice_count; choice++)
        weight = weight * town->lifts[subject][student->choices[choice]] / 100;
    return weight;
}

/* How likely the next pick is this section; blocks do not count where is_free. */
static int32_t weigh_home(const struct choice_draw *draw, const struct student *student,
                          const struct section *section, int is_free)
{
    const int32_t left = section->home_quota;
    /* Beyond the quota a section still takes some, but keeps a seat for a change of mind. */
    int32_t weight = left > 0 ? 16 * left : section->seats_taken + 1 < section->most_seats;
    if (section->site != student->home || section->cohort != student->cohort ||
        subjects[section->subject].blocks > 1 || student_has(student, section->subject))
        return 0;
    if (is_free ? left <= 0 : !section_fits(draw->town, student, section))
        return 0;
    return student_lift(draw->town, student, section->subject, weight);
}

static int32_t weigh_away(const struct choice_draw *draw, const struct student *student,
                          const struct section *section, int32_t wanted)
{
    const struct town *town = draw->town;
    const int32_t minutes = town->minutes[student->home][section->site];
    const int32_t blocks = subjects[section->subject].blocks;
    if (section->site == student->home || section->cohort != student->cohort ||
        section->away_quota <= 0 || minutes > FAR_MINUTES ||
        town->offered[student->cohort][section->subject][student->home] > 0 ||
        student_has(student, section->subject))
        return 0;
    if ((blocks > 1 && (student->choice_count > 0 || wanted < 2)) ||
        !section_fits(town, student, section))
        return 0;
    return student_lift(town, student, section->subject,
                        section->away_quota * (FAR_MINUTES + 8 - minutes));
}

static void take(struct choice_draw *draw, struct student *student, int32_t section)
{
    student->choices[student->choice_count] = draw->town->sections[section].subject;
    student->sections[student->choice_count++] = section;
}

/* A double or triple award comes first, as often as leaves none of its seats to the last. */
static int32_t pick_award(struct choice_draw *draw, const struct student *student)
{
    const struct town *town = draw->town;
    int32_t total = 0;
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        const int is_award = section->site == student->home && section->cohort == student->cohort &&
                             subjects[section->subject].blocks > 1 && section->home_quota > 0;
        draw->weights[number] = is_award ? section->home_quota : 0;
        total += draw->weights[number];
    }
    if (dice_below(&draw->dice, draw->students_left[student->home]) >= total)
        return -1;
    return dice_pick(&draw->dice, draw->weights, town->section_total);
}

static int32_t pick_single(struct choice_draw *draw, const struct student *student, int32_t wanted,
                           int is_away)
{
    const struct town *town = draw->town;
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        draw->weights[number] = is_away ? weigh_away(draw, student, section, wanted)
                                        : weigh_home(draw, student, section, 0);
    }
    return dice_pick(&draw->dice, draw->weights, town->section_total);
}

static int32_t pick_companion(struct choice_draw *draw, const struct student *student)
{
    const struct town *town = draw->town;
    const int32_t wanted =
        subject_companion(student->habits, &draw->dice, student->choices, student->choice_count);
    for (int32_t number = 0; wanted >= 0 && number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        if (section->subject == wanted && section->site == student->home &&
            section_fits(town, student, section))
            return number;
    }
    return -1;
}

static int picks_away(struct choice_draw *draw, const struct student *student)
{
    const int is_small = draw->town->sites[student->home].kind == TTB_SITE_SPECIAL ||
                         draw->town->sites[student->home].kind == TTB_SITE_PRU;
    if (student->courses_away == 0)
        return 0;
    if (is_small)
        return student->choice_count == 0 && dice_percent(&draw->dice, 70);
    return dice_below(&draw->dice, draw->picks_left) < draw->away_left;
}

/* Anything that fits, for those whom the columns have left behind. */
static int32_t pick_any(struct choice_draw *draw, const struct student *student)
{
    const struct town *town = draw->town;
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        const int may_be = subjects[section->subject].blocks == 1 &&
                           !student_has(student, section->subject) &&
                           section_fits(town, student, section);
        draw->weights[number] = may_be ? student_lift(town, student, section->subject, 10) : 0;
    }
    return dice_pick(&draw->dice, draw->weights, town->section_total);
}

static int32_t wanted_after(const struct student *student, int32_t wanted)
{
    const int32_t blocks = student->choice_count > 0 ? subjects[student->choices[0]].blocks : 1;
    return blocks == 3 ? 1 : blocks == 2 ? 2 : wanted;
}

/* The first tries stay at home but for a wish; later ones take what is to be had. */
static void draw_once(struct choice_draw *draw, struct student *student, int32_t wanted,
                      int32_t try)
{
    int32_t section = pick_award(draw, student);
    student->choice_count = 0;
    if (section >= 0 && section_fits(draw->town, student, &draw->town->sections[section])) {
        take(draw, student, section);
        wanted = wanted_after(student, wanted);
    }
    while (student->choice_count < wanted) {
        section = student->choice_count > 0 ? pick_companion(draw, student) : -1;
        if (section < 0)
            section = pick_single(draw, student, wanted, picks_away(draw, student));
        if (section < 0)
            section = pick_single(draw, student, wanted, 0);
        if (section < 0 && try > TRIES / 2)
            section = pick_single(draw, student, wanted, 1);
        if (section < 0 && try > TRIES / 2)
            section = pick_any(draw, student);
        if (section < 0)
            return;
        take(draw, student, section);
        wanted = wanted_after(student, wanted);
    }
}

void student_commit(struct choice_draw *draw, const struct student *student)
{
    for (int32_t choice = 0; choice < student->choice_count; choice++) {
        struct section *section;
        if (student->sections[choice] < 0)
            continue;
        section = &draw->town->sections[student->sections[choice]];
        section->seats_taken++;
        if (section->site == student->home) {
            section->home_quota--;
        } else {
            section->away_quota--;
            draw->away_left--;
        }
    }
    draw->picks_left -= student->choice_count;
    draw->students_left[student->home]--;
}

static int is_complete(const struct student *student, int32_t wanted)
{
    return student->choice_count > 0 && student->choice_count >= wanted_after(student, wanted);
}

/* Where the columns are full, a student still wants two courses: the hidden timetable leaves the
 * second one unmet. */
static void add_unseated(const struct choice_draw *draw, struct student *student, int32_t wanted)
{
    const struct town *town = draw->town;
    for (int32_t subject = 0; subject < MOST_SUBJECTS; subject++) {
        if (student->choice_count >= (wanted < 2 ? wanted : 2))
            return;
        if (subjects[subject].blocks > 1 || student_has(student, subject) ||
            town->offered[student->cohort][subject][student->home] == 0 ||
            student_lift(town, student, subject, 1) == 0)
            continue;
        student->choices[student->choice_count] = subject;
        student->sections[student->choice_count++] = -1;
    }
}

void student_draw(struct choice_draw *draw, struct student *student, int32_t wanted)
{
    struct student best = *student;
    best.choice_count = 0;
    for (int32_t try = 0; try < TRIES && !is_complete(&best, wanted); try++) {
        if (try == TRIES * 3 / 4)
            student->habits = 0;
        draw_once(draw, student, wanted, try);
        if (student->choice_count > best.choice_count &&
            subject_set_is_likely(student->habits, student->choices, student->choice_count))
            best = *student;
    }
    *student = best;
    student_commit(draw, student);
    add_unseated(draw, student, wanted_after(student, wanted));
}

/* Seat one choice after the other, depth first, nearest sections first by their order. */
static int32_t seat_freely(struct town *town, struct student *student, int32_t count,
                           int32_t *steps)
{
    int32_t subject;
    if (student->choice_count == count)
        return 1;
    subject = student->choices[student->choice_count];
    for (int32_t is_away = 0; is_away < 2; is_away++) {
        for (int32_t number = 0; number < town->section_total; number++) {
            const struct section *section = &town->sections[number];
            if (section->subject != subject || (section->site != student->home) != is_away ||
                --*steps < 0 || !section_fits(town, student, section))
                continue;
            student->sections[student->choice_count++] = number;
            if (seat_freely(town, student, count, steps))
                return 1;
            student->choice_count--;
        }
    }
    return 0;
}

void student_draw_freely(struct choice_draw *draw, struct student *student, int32_t wanted)
{
    struct town *town = draw->town;
    int32_t steps = FREE_STEPS;
    student->choice_count = 0;
    while (student->choice_count < wanted) {
        int32_t section;
        for (int32_t number = 0; number < town->section_total; number++)
            draw->weights[number] = weigh_home(draw, student, &town->sections[number], 1);
        section = dice_pick(&draw->dice, draw->weights, town->section_total);
        if (section < 0)
            break;
        student->choices[student->choice_count] = town->sections[section].subject;
        student->sections[student->choice_count++] = -1;
    }
    wanted = student->choice_count;
    student->choice_count = 0;
    if (!subject_set_is_likely(student->habits, student->choices, wanted) ||
        !seat_freely(town, student, wanted, &steps)) {
        student->choice_count = 0;
    }
    if (student->choice_count > 0)
        student_commit(draw, student);
}
