#include <stddef.h>

#include "model/partnership.h"

/* What every bulk getter does before it writes: TTB_OK to go on where capacity is above 0. */
static ttb_status check_capacity(int64_t count, int64_t capacity, int64_t *count_out)
{
    if (!count_out || capacity < 0)
        return TTB_ERR_ARGUMENT;
    *count_out = count;
    return capacity == 0 || capacity >= count ? TTB_OK : TTB_ERR_TOO_SMALL;
}

static const ttb__choices *choices_of(const ttb__student *student, int wants_reserves)
{
    return wants_reserves ? &student->reserves : &student->choices;
}

/* The three arrays into which choices are read. */
typedef struct {
    int32_t *students, *courses;
    int64_t *weights;
} choice_arrays;

static void write_choice(choice_arrays arrays, int64_t place, int32_t student, ttb__choice choice)
{
    if (arrays.students)
        arrays.students[place] = student;
    if (arrays.courses)
        arrays.courses[place] = choice.course;
    if (arrays.weights)
        arrays.weights[place] = choice.weight;
}

static ttb_status get_choices(const ttb_partnership *partnership, int wants_reserves,
                              choice_arrays arrays, int64_t capacity, int64_t *count_out)
{
    int64_t count = 0, place = 0;
    ttb_status status;

    if (count_out)
        *count_out = 0;
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    for (int64_t student = 0; student < partnership->students.count; student++)
        count += choices_of(&partnership->students.items[student], wants_reserves)->count;
    status = check_capacity(count, capacity, count_out);
    if (status || capacity == 0)
        return status;
    for (int64_t student = 0; student < partnership->students.count; student++) {
        const ttb__choices *choices =
            choices_of(&partnership->students.items[student], wants_reserves);
        for (int64_t choice = 0; choice < choices->count; choice++)
            write_choice(arrays, place++, (int32_t)student, choices->items[choice]);
    }
    return TTB_OK;
}

ttb_status ttb_partnership_get_choices(const ttb_partnership *partnership, int32_t *students,
                                       int32_t *courses, int64_t *weights, int64_t capacity,
                                       int64_t *count_out)
{
    choice_arrays arrays = {.students = students, .courses = courses, .weights = weights};

    return get_choices(partnership, 0, arrays, capacity, count_out);
}

ttb_status ttb_partnership_get_reserves(const ttb_partnership *partnership, int32_t *students,
                                        int32_t *courses, int64_t *weights, int64_t capacity,
                                        int64_t *count_out)
{
    choice_arrays arrays = {.students = students, .courses = courses, .weights = weights};

    return get_choices(partnership, 1, arrays, capacity, count_out);
}

/* The four arrays into which lessons are read. */
typedef struct {
    int32_t *days, *start_minutes, *end_minutes, *weeks;
} lesson_arrays;

static void write_lesson(lesson_arrays arrays, int64_t place, ttb__lesson lesson)
{
    if (arrays.days)
        arrays.days[place] = lesson.day;
    if (arrays.start_minutes)
        arrays.start_minutes[place] = lesson.start_minute;
    if (arrays.end_minutes)
        arrays.end_minutes[place] = lesson.end_minute;
    if (arrays.weeks)
        arrays.weeks[place] = lesson.week;
}

/* The parameters are over the limit: four of them are the arrays. */
ttb_status ttb_partnership_get_lessons(const ttb_partnership *partnership, int32_t block,
                                       int32_t site, int32_t *days, int32_t *start_minutes,
                                       int32_t *end_minutes, int32_t *weeks, int64_t capacity,
                                       int64_t *count_out)
{
    lesson_arrays arrays = {
        .days = days, .start_minutes = start_minutes, .end_minutes = end_minutes, .weeks = weeks};
    const ttb__lessons *lessons;
    ttb_status status;

    if (count_out)
        *count_out = 0;
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (block < 0 || block >= partnership->blocks.count || site < TTB_NONE ||
        site >= partnership->sites.count)
        return TTB_ERR_NOT_FOUND;
    lessons = site == TTB_NONE ? &partnership->blocks.items[block].lessons
                               : ttb__site_lessons(partnership, block, site);
    status = check_capacity(lessons->count, capacity, count_out);
    if (status || capacity == 0)
        return status;
    for (int64_t place = 0; place < lessons->count; place++)
        write_lesson(arrays, place, lessons->items[place]);
    return TTB_OK;
}

int32_t ttb_partnership_tier_count(const ttb_partnership *partnership)
{
    int32_t count = 0;

    if (partnership)
        ttb__tiers(partnership, &count);
    return count;
}

ttb_status ttb_partnership_get_tier_goals(const ttb_partnership *partnership, int32_t number,
                                          int32_t *goals, int32_t *weights, int64_t capacity,
                                          int64_t *count_out)
{
    const ttb__tier *tiers;
    int32_t tier_count;
    ttb_status status;

    if (count_out)
        *count_out = 0;
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    tiers = ttb__tiers(partnership, &tier_count);
    if (number < 0 || number >= tier_count)
        return TTB_ERR_NOT_FOUND;
    status = check_capacity(tiers[number].goal_count, capacity, count_out);
    if (status || capacity == 0)
        return status;
    for (int32_t place = 0; place < tiers[number].goal_count; place++) {
        if (goals)
            goals[place] = tiers[number].goals[place].goal;
        if (weights)
            weights[place] = tiers[number].goals[place].weight;
    }
    return TTB_OK;
}

const char *ttb_goal_name(int32_t goal)
{
    return ttb__goal_name(goal);
}
