#include "model/validation.h"

/* How far each course is from one home site, by course. */
typedef struct {
    char *is_at_home;      /* a section may run at the home site */
    char *can_run;         /* one may run somewhere */
    int32_t *away_minutes; /* to the nearest other site where one may run and back, or TTB_NONE */
} course_ways;

/* What a list of a student is called in codes, places and sentences. */
typedef struct {
    const char *list, *verb, *other_cohort, *out_of_reach;
} list_words;

static const list_words choice_words = {"choices", "chooses", "choice.other-cohort",
                                        "choice.out-of-reach"};
static const list_words reserve_words = {"reserves", "has in reserve", "reserve.other-cohort",
                                         "reserve.out-of-reach"};

static void fill_ways(const ttb__validation *validation, int32_t home, course_ways *ways)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t course = 0; course < partnership->courses.count; course++) {
        ways->is_at_home[course] = ways->can_run[course] = 0;
        ways->away_minutes[course] = TTB_NONE;
    }
    for (int32_t number = 0; number < partnership->offers.count; number++) {
        const ttb__offer *offer = &partnership->offers.items[number];
        int32_t minutes = ttb__there_and_back(validation, home, offer->site);
        int32_t *nearest = &ways->away_minutes[offer->course];
        if (!ttb__can_run(validation, number))
            continue;
        ways->can_run[offer->course] = 1;
        if (offer->site == home)
            ways->is_at_home[offer->course] = 1;
        else if (minutes != TTB_NONE && (*nearest == TTB_NONE || minutes < *nearest))
            *nearest = minutes;
    }
}

static const char *place_in(ttb__validation *validation, const list_words *words, int32_t student,
                            int64_t place)
{
    return ttb__file_place(validation, "/students/%d/%s/%d", (int)student, words->list, (int)place);
}

static const char *cohort_name(const ttb_partnership *partnership, int32_t cohort)
{
    return cohort == TTB_NONE ? "none" : partnership->cohorts.items[cohort];
}

static void check_list(ttb__validation *validation, int32_t number, const list_words *words,
                       const ttb__choices *choices, const course_ways *ways)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__student *student = &partnership->students.items[number];
    int32_t limits[TTB__LIMITS];

    ttb__limits_of(validation, number, limits);
    for (int64_t place = 0; place < choices->count; place++) {
        int32_t chosen = choices->items[place].course;
        const ttb__course *course = &partnership->courses.items[chosen];
        if (course->cohort != student->cohort)
            ttb__note_error(validation, words->other_cohort,
                            place_in(validation, words, number, place),
                            "Student \"%s\" (cohort: %s) %s \"%s\", a course of another cohort "
                            "(%s)",
                            student->id, cohort_name(partnership, student->cohort), words->verb,
                            course->id, cohort_name(partnership, course->cohort));
        if (!ways->can_run[chosen] || ways->is_at_home[chosen] ||
            ttb__limits_allow(validation, limits, ways->away_minutes[chosen]))
            continue;
        ttb__note_warning(validation, words->out_of_reach,
                          place_in(validation, words, number, place),
                          "Student \"%s\" %s \"%s\", but may not travel to any site that teaches "
                          "it",
                          student->id, words->verb, course->id);
    }
}

/* Reserves stand in place of choices, so they are other courses, and worth less than each. */
static void check_reserves(ttb__validation *validation, int32_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__student *student = &partnership->students.items[number];
    int64_t least_weight = INT64_MAX;

    for (int64_t place = 0; place < student->choices.count; place++) {
        int64_t weight = student->choices.items[place].weight;
        least_weight = weight < least_weight ? weight : least_weight;
    }
    for (int64_t place = 0; place < student->reserves.count; place++) {
        ttb__choice reserve = student->reserves.items[place];
        const char *course = partnership->courses.items[reserve.course].id;
        if (reserve.weight >= least_weight)
            ttb__note_error(validation, "reserve.weight",
                            place_in(validation, &reserve_words, number, place),
                            "The reserve \"%s\" of student \"%s\" must weigh less than each of the "
                            "choices",
                            course, student->id);
        for (int64_t choice = 0; choice < student->choices.count; choice++) {
            if (student->choices.items[choice].course == reserve.course)
                ttb__note_error(validation, "reserve.chosen",
                                place_in(validation, &reserve_words, number, place),
                                "Student \"%s\" both chooses \"%s\" and has it in reserve",
                                student->id, course);
        }
    }
}

static void check_block_count(ttb__validation *validation, int32_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__student *student = &partnership->students.items[number];
    int64_t needed = 0;

    for (int64_t place = 0; place < student->choices.count; place++)
        needed += partnership->courses.items[student->choices.items[place].course].blocks;
    if (needed > partnership->blocks.count)
        ttb__note_warning(validation, "student.choices-too-many",
                          ttb__file_place(validation, "/students/%d/choices", (int)number),
                          "The choices of student \"%s\" need %lld blocks, but there are %lld",
                          student->id, (long long)needed, (long long)partnership->blocks.count);
}

static void check_student(ttb__validation *validation, int32_t number, const course_ways *ways)
{
    const ttb__student *student = &validation->partnership->students.items[number];

    check_list(validation, number, &choice_words, &student->choices, ways);
    check_list(validation, number, &reserve_words, &student->reserves, ways);
    check_reserves(validation, number);
    check_block_count(validation, number);
}

/* Home by home, so that the ways to all courses are worked out once for all who live there. */
void ttb__validate_students(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    course_ways ways = {
        .is_at_home = ttb__alloc(partnership->courses.count, 1),
        .can_run = ttb__alloc(partnership->courses.count, 1),
        .away_minutes = ttb__alloc(partnership->courses.count, sizeof *ways.away_minutes),
    };

    if (!ways.is_at_home || !ways.can_run || !ways.away_minutes) {
        validation->status = TTB_ERR_MEMORY;
        goto done;
    }
    for (int32_t home = 0; home < partnership->sites.count; home++) {
        int64_t first = validation->first_of_home[home], end = validation->first_of_home[home + 1];
        if (first < end && !ttb__validation_ends(validation, 0))
            fill_ways(validation, home, &ways);
        for (int64_t place = first; place < end && !ttb__validation_ends(validation, place);
             place++)
            check_student(validation, validation->home_of[place], &ways);
    }
done:
    ttb__free(ways.away_minutes);
    ttb__free(ways.can_run);
    ttb__free(ways.is_at_home);
}
