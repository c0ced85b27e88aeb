/*
 * The generator of invented towns: what its files share.
 *
 * It draws sites and travel, decides how many sections of each course the town runs and where, puts
 * them into blocks (the hidden timetable), and then lets students choose, most of them within that
 * timetable, as real ones choose from printed option columns. All arithmetic is in integers, so the
 * same parameters and seed give the same bytes on every machine.
 */
#ifndef GENERATE_H
#define GENERATE_H

#include <stdint.h>
#include <stdio.h>
#include <timetable.h>

enum {
    MOST_SITES = 128,
    MOST_SUBJECTS = 60,
    USUAL_SUBJECTS = 50,
    MOST_COHORTS = 2,
    MOST_BLOCKS = 7,
    MOST_CHOICES = 4,
    MOST_TEACHERS = 8,
    SLOTS_A_DAY = 3,
    SLOTS = 15
};

/* Sizes of sections where the town's usual one is USUAL_SEATS; others are in proportion. */
enum { USUAL_SEATS = 22, STUDIO_SEATS = 18, COLLEGE_SEATS = 20, MINORITY_SEATS = 14 };
enum { LEAST_SEATS = 6 };

enum room { ROOM_CLASSROOM, ROOM_LABORATORY, ROOM_STUDIO, ROOM_KINDS };
enum host { HOST_ANY, HOST_COLLEGE, HOST_BOTH };

/* ---- generate_dice.c: random numbers ---- */

struct dice {
    uint64_t state[4];
};
/* One stream of numbers a purpose: changing one part of the generator leaves the others alone. */
void dice_seed(struct dice *dice, uint64_t seed, uint64_t stream);
int32_t dice_below(struct dice *dice, int32_t limit);
int dice_percent(struct dice *dice, int32_t percent);
/* The place of one of the weights, -1 where all are 0. */
int32_t dice_pick(struct dice *dice, const int32_t *weights, int32_t count);

/* ---- generate_subjects.c: what is studied ---- */

struct subject {
    const char *id;
    const char *title;
    int32_t share;  /* of 10,000 enrolments */
    int32_t blocks; /* 1 to 3 */
    enum room room;
    enum host host;
};
extern const struct subject subjects[MOST_SUBJECTS];
int32_t subject_find(const char *id);
/* Fill the table of how much likelier (in per cent) two subjects are together than apart. */
void subject_lifts(int32_t lifts[MOST_SUBJECTS][MOST_SUBJECTS]);
/* Some subjects ask for a companion (further maths for maths) in so many of a hundred students:
 * draw which of these habits one student has. */
uint32_t subject_habits(struct dice *dice);
/* Say whether a set of choices keeps a student's habits. */
int subject_set_is_likely(uint32_t habits, const int32_t *chosen, int32_t count);
/* The subject without which nobody takes this one, or -1. */
int32_t subject_needs(int32_t subject);
/* A companion that a habit asks for and the set lacks, or -1. */
int32_t subject_companion(uint32_t habits, struct dice *dice, const int32_t *chosen, int32_t count);

/* ---- the town ---- */

struct site {
    char id[48];
    char name[64];
    int32_t kind;
    int32_t x_metres, y_metres; /* from the centre */
    int32_t late_minutes;       /* its bells ring so much later than the town's */
    int32_t students[MOST_COHORTS];
};
/* A section of the hidden timetable. */
struct section {
    int32_t cohort, subject, site;
    uint32_t blocks;
    int32_t least_seats, most_seats;
    int32_t home_quota, away_quota; /* students that are still to choose it */
    int32_t seats_taken;
};
struct student {
    int32_t cohort, home, courses_away;
    int32_t choice_count;
    int32_t choices[MOST_CHOICES];  /* subjects */
    int32_t sections[MOST_CHOICES]; /* seats in the hidden timetable, -1 for none */
    int32_t reserve;                /* a subject, or -1 */
    uint32_t habits;
};
/* A teacher of one minority subject at two sites. */
struct teacher {
    int32_t subject;
    int32_t sites[2];
};
struct settings {
    int32_t students[MOST_COHORTS];
    int32_t drawn_cohorts; /* how many the town has */
    int32_t cohorts;  /* how many are written; the first is the same with or without the second */
    int32_t subjects; /* the most popular of the table */
    int32_t blocks;
    int32_t has_lessons;
    int32_t kinds[4]; /* sites of each TTB_SITE_... */
    int32_t reach_minutes;
    int32_t free_percent; /* students who choose without a look at the columns */
    int32_t wish_percent; /* students who choose from the whole town, whether or not it fits */
    int32_t has_staff;    /* a teacher for each offer */
    int32_t seats;        /* of a usual section */
    uint64_t seed;
    const char *name;
};
struct town {
    struct settings set;
    uint64_t attempt; /* 0 unless the seed's first town came out impossible */
    int32_t site_count;
    struct site sites[MOST_SITES];
    int32_t links[MOST_SITES][MOST_SITES];   /* minutes; 0 for none */
    int32_t minutes[MOST_SITES][MOST_SITES]; /* the quickest way */
    int32_t lifts[MOST_SUBJECTS][MOST_SUBJECTS];
    int32_t chosen_subjects[MOST_SUBJECTS]; /* which of the table, most popular first */
    int32_t demand[MOST_COHORTS][MOST_SUBJECTS];
    int32_t least_seats[MOST_COHORTS]; /* what makes a section viable */
    /* how many sections a site runs */
    int32_t offered[MOST_COHORTS][MOST_SUBJECTS][MOST_SITES];
    int32_t section_total, section_room;
    struct section *sections;
    int32_t student_total;
    struct student *students;
    int32_t teacher_count;
    struct teacher teachers[MOST_TEACHERS];
    /* which of its site's teachers for this kind of room an offer has, from 1; 0 for none */
    int32_t staff[MOST_COHORTS][MOST_SUBJECTS][MOST_SITES];
    int32_t staff_count[MOST_SITES][ROOM_KINDS];
};

/* ---- generate_town.c ---- */
/* Choose what is 0 because nobody chose it: how many courses, and sites of each kind. */
void settings_complete(struct settings *set);
/* Draw a town of these settings, 0 where none comes of them; town_clear() follows in any case. The
 * town is all 0 at first. */
int town_draw(struct town *town, const struct settings *set);
void town_clear(struct town *town);
/* A stream of random numbers for one purpose in this town. */
void town_seed(const struct town *town, struct dice *dice, uint64_t stream);

/* ---- generate_sites.c ---- */
int town_draw_sites(struct town *town);

/* ---- generate_week.c: lessons, and what one person can attend ---- */
enum { MINUTES_A_DAY = 90, JOURNEYS_A_DAY = 4, COURSES_AWAY = 2 };
int32_t week_block_of_slot(const struct town *town, int32_t slot);
void week_slot_times(const struct town *town, int32_t site, int32_t slot, int32_t *start_minute,
                     int32_t *end_minute);
/* places: the site of each block, -1 where there is no lesson. */
int week_is_possible(const struct town *town, int32_t home, const int32_t *places);
/* The same for a teacher: gaps only. */
int week_is_possible_for_teacher(const struct town *town, const int32_t *places);

/* ---- generate_demand.c, generate_sections.c and generate_blocks.c ---- */
int town_is_reached(const struct town *town);
void town_draw_demand(struct town *town);
/* How many seats a section has here where the usual number is USUAL_SEATS. */
int32_t town_seats(const struct town *town, int32_t seats);
/* How many sections a demand fills. */
int32_t demand_sections(const struct town *town, int32_t subject, int32_t demand);
/* Say whether there are so many courses that a section is viable with fewer than usual. */
int demand_is_thin(const struct town *town, int32_t cohort);
/* The block in which a special school or a referral unit is closed, -1 for other sites. */
int32_t town_closed_block(const struct town *town, int32_t site);
int town_draw_sections(struct town *town);
/* Give blocks to the sections from this one on. */
void town_draw_blocks(struct town *town, int32_t first);
/* generate_staff.c: give a teacher to each offer, so that the hidden timetable keeps it possible.
 */
void town_draw_staff(struct town *town);

/* ---- generate_choices.c and generate_students.c ---- */
struct choice_draw {
    struct town *town;
    struct dice dice;
    int32_t cohort;
    int32_t picks_left, away_left, students_left[MOST_SITES];
    int32_t *weights; /* one a section */
};
/* Choices from the columns of the hidden timetable, with seats in it. */
void student_draw(struct choice_draw *draw, struct student *student, int32_t wanted);
/* Choices without a look at the columns; seats where the hidden timetable has them. */
void student_draw_freely(struct choice_draw *draw, struct student *student, int32_t wanted);
/* generate_wishes.c: choices from all that the town offers; the hidden timetable leaves unmet what
 * does not fit. */
void student_draw_wishes(struct choice_draw *draw, struct student *student, int32_t wanted);
int student_has(const struct student *student, int32_t subject);
/* A weight, raised or lowered by how well the subject goes with what the student has chosen. */
int32_t student_lift(const struct town *town, const struct student *student, int32_t subject,
                     int32_t weight);
/* Take the seats of a student who has chosen. */
void student_commit(struct choice_draw *draw, const struct student *student);
/* The site of each block of a student's seats, -1 where there is none. */
void student_places(const struct town *town, const struct student *student, int32_t *places);
int section_fits(const struct town *town, const struct student *student,
                 const struct section *section);
int town_draw_students(struct town *town);

/* ---- generate_write.c and generate_timetable.c ---- */
int town_write(const struct town *town, ttb_partnership *partnership);
int town_write_timetable(const struct town *town, const ttb_partnership *partnership,
                         const char *path);
int write_file(const char *path, const char *text, int64_t bytes);
void town_course_id(int32_t subject, int32_t cohort, char id[64]);
void town_student_id(const struct town *town, int32_t student, char id[32]);
void town_staff_id(const struct town *town, int32_t site, int32_t room, int32_t number,
                   char id[80]);

#endif
