/* Rule 5: students' ways; and what they add up to, the goals travel and journeys. */
#include "result/stops.h"

/* One day of a student: the sum of its tour. */
typedef struct day_tour {
    int64_t minutes, journeys;
} day_tour;

static void report_no_way(ttb__checker *checker, int32_t student, ttb__seat seat, int32_t from,
                          int32_t to)
{
    ttb__broken(checker, "student.no-way", seat.section, seat.place,
                "Student %s cannot travel from %s to %s; there is no way.",
                ttb__student_id(checker, student), ttb__site_id(checker, from),
                ttb__site_id(checker, to));
}

/* Add the way between two sites to a tour: 0 if there is none. */
static int add_leg(const ttb__checker *checker, day_tour *tour, int32_t from, int32_t to)
{
    int32_t minutes = ttb__minutes(&checker->travel, from, to);
    if (from == to)
        return 1;
    tour->journeys++;
    if (minutes == TTB_NONE)
        return 0;
    tour->minutes += minutes;
    return 1;
}

/* In week 2, a day without a lesson of its own: its tour is that of week 1, or a part of it. */
static int is_repeated(const ttb__stop *stops, int64_t count)
{
    for (int64_t stop = 0; stop < count; stop++)
        if (stops[stop].week == 1 || !stops[stop].is_every_week)
            return 0;
    return 1;
}

static day_tour sum_day(ttb__checker *checker, int32_t student, const ttb__stop *stops,
                        int64_t count, int is_reported)
{
    int32_t home = checker->partnership->students.items[student].home;
    const ttb__stop *last = &stops[count - 1];
    day_tour tour = {0, 0};
    if (!add_leg(checker, &tour, home, stops->site) && is_reported)
        report_no_way(checker, student, (ttb__seat){stops->section, stops->place}, home,
                      stops->site);
    /* ttb__check_day() reports where there is no way between two lessons. */
    for (int64_t stop = 1; stop < count; stop++)
        (void)add_leg(checker, &tour, stops[stop - 1].site, stops[stop].site);
    if (!add_leg(checker, &tour, last->site, home) && is_reported)
        report_no_way(checker, student, (ttb__seat){last->section, last->place}, last->site, home);
    return tour;
}

static void check_limits(ttb__checker *checker, int32_t student, const ttb__stop *first,
                         day_tour tour)
{
    const ttb_partnership *partnership = checker->partnership;
    int32_t minutes = ttb__student_limit(partnership, student, TTB_LIMIT_MINUTES_A_DAY);
    int32_t journeys = ttb__student_limit(partnership, student, TTB_LIMIT_JOURNEYS_A_DAY);
    const char *day = ttb__day_text(checker, first->week, first->day);
    if (minutes != TTB_NONE && tour.minutes > minutes)
        ttb__broken(checker, "student.minutes-a-day", TTB_NONE, TTB_NONE,
                    "Student %s travels %lld minutes on %s; at most %d are allowed.",
                    ttb__student_id(checker, student), (long long)tour.minutes, day, minutes);
    if (journeys != TTB_NONE && tour.journeys > journeys)
        ttb__broken(checker, "student.journeys-a-day", TTB_NONE, TTB_NONE,
                    "Student %s makes %lld journeys on %s; at most %d are allowed.",
                    ttb__student_id(checker, student), (long long)tour.journeys, day, journeys);
}

static void check_days(ttb__checker *checker, int32_t student, ttb__stops *stops)
{
    const ttb__person person = {
        .word = "Student",
        .id = ttb__student_id(checker, student),
        .overlap_code = "student.overlap",
        .gap_code = "student.gap",
        .no_way_code = "student.no-way",
    };
    ttb__stops_sort(stops);
    for (int64_t item = 0; item < stops->count;) {
        const ttb__stop *first = &stops->items[item];
        int64_t count = ttb__stops_of_day(first, stops->count - item);
        int is_reported = !is_repeated(first, count);
        ttb__check_day(checker, &person, first, count);
        day_tour tour = sum_day(checker, student, first, count, is_reported);
        if (is_reported)
            check_limits(checker, student, first, tour);
        ttb__goal_add(checker, TTB_GOAL_TRAVEL, tour.minutes, 1000);
        ttb__goal_add(checker, TTB_GOAL_JOURNEYS, tour.journeys, 1000);
        item += count;
    }
}

/* With abstract blocks: for each block of the section one return. */
static void check_return(ttb__checker *checker, int32_t student, ttb__seat seat)
{
    const ttb__section *section = ttb__section_at(checker, seat.section);
    int32_t home = checker->partnership->students.items[student].home;
    int32_t most = ttb__student_limit(checker->partnership, student, TTB_LIMIT_MINUTES_A_DAY);
    int64_t blocks = ttb__bit_count(section->blocks);
    day_tour tour = {0, 0};
    if (!add_leg(checker, &tour, home, section->site))
        report_no_way(checker, student, seat, home, section->site);
    if (!add_leg(checker, &tour, section->site, home))
        report_no_way(checker, student, seat, section->site, home);
    if (most != TTB_NONE && tour.minutes > most)
        ttb__broken(checker, "student.minutes-a-day", seat.section, seat.place,
                    "Student %s travels %lld minutes to %s and back; at most %d are allowed.",
                    ttb__student_id(checker, student), (long long)tour.minutes,
                    ttb__site_id(checker, section->site), most);
    ttb__goal_add(checker, TTB_GOAL_TRAVEL, tour.minutes * blocks, 1000);
    ttb__goal_add(checker, TTB_GOAL_JOURNEYS, tour.journeys * blocks, 1000);
}

static void check_courses_away(ttb__checker *checker, int32_t student, const ttb__seat *seats,
                               int64_t count)
{
    int32_t home = checker->partnership->students.items[student].home;
    int32_t most = ttb__student_limit(checker->partnership, student, TTB_LIMIT_COURSES_AWAY);
    long long away = 0;
    for (int64_t seat = 0; seat < count; seat++)
        away += ttb__section_at(checker, seats[seat].section)->site != home &&
                (seat == 0 || seats[seat].section != seats[seat - 1].section);
    if (most != TTB_NONE && away > most)
        ttb__broken(checker, "student.courses-away", TTB_NONE, TTB_NONE,
                    "Student %s has %lld courses away from home; at most %d are allowed.",
                    ttb__student_id(checker, student), away, most);
}

static ttb_status check_student(ttb__checker *checker, int32_t student, ttb__stops *stops)
{
    const ttb__seat *seats;
    int64_t count = ttb__seats_of(checker, student, &seats);
    check_courses_away(checker, student, seats, count);
    stops->count = 0;
    for (int64_t seat = 0; seat < count; seat++) {
        if (seat > 0 && seats[seat].section == seats[seat - 1].section)
            continue;
        if (!checker->has_lessons)
            check_return(checker, student, seats[seat]);
        else if (ttb__stops_add(checker, stops, seats[seat].section, seats[seat].place) != TTB_OK)
            return TTB_ERR_MEMORY;
    }
    check_days(checker, student, stops);
    return TTB_OK;
}

void ttb__check_travel(ttb__checker *checker)
{
    ttb__stops stops = {0};
    for (int32_t student = 0; student < checker->partnership->students.count; student++)
        if (check_student(checker, student, &stops) != TTB_OK)
            checker->status = TTB_ERR_MEMORY;
    ttb__free(stops.items);
}
