#include "bound/clashes.h"

#include <string.h>

#include "base/bits.h"

enum { MOST_SCARCE = 2000 };

/* More than courses have in common. */
#define FIRST (INT64_MAX / 2)

/* The courses of one block with fewer sections than blocks, and who wants two of them. */
typedef struct scarce_courses {
    const ttb__bound_task *task;
    int32_t *courses, *sections;
    int32_t count;
    int32_t *number_of;  /* [course] in courses, TTB_NONE */
    int64_t *common;     /* [one * count + other]: net weight of those who want both */
    char *is_taken;      /* in a group already */
    int is_single_first; /* those of one section come before all others */
    int32_t members[TTB__MOST_SHARING];
} scarce_courses;

/* ---- Which courses */

static uint64_t course_blocks(const ttb__prep *prep, int32_t course)
{
    uint64_t blocks = 0;

    for (int32_t number = prep->course_first_placement[course];
         number < prep->course_first_placement[course + 1]; number++)
        blocks |= prep->placements.items[number].blocks;
    return blocks;
}

/* In how many ways the sections may stand; TTB__MOST_LAYOUTS + 1 if in more than are looked at. */
static int64_t count_layouts(int64_t sections, int32_t blocks)
{
    int64_t ways = 1;

    for (int64_t section = 0; section < sections && ways <= TTB__MOST_LAYOUTS; section++)
        ways = ways * (blocks - section) / (section + 1);
    return ways;
}

/* Sections of the course that can run; 0 if there are too many for it to be scarce. */
static int32_t count_sections(const ttb__bound_task *task, int32_t course)
{
    const ttb__numbers *offers = ttb__bound_course_offers(task, course);
    int32_t blocks = ttb__bit_count(course_blocks(task->prep, course));
    int64_t sections = 0;

    for (int64_t number = 0; number < offers->count; number++)
        sections += task->offers[offers->items[number]].most;
    if (task->prep->partnership->courses.items[course].blocks != 1 ||
        sections >= task->prep->block_count || !blocks ||
        count_layouts(sections, task->prep->block_count) > TTB__MOST_LAYOUTS)
        return 0;
    return (int32_t)sections;
}

static ttb_status find_scarce(scarce_courses *scarce)
{
    const ttb__prep *prep = scarce->task->prep;

    scarce->courses = ttb__alloc(prep->course_count, sizeof *scarce->courses);
    scarce->sections = ttb__alloc(prep->course_count, sizeof *scarce->sections);
    scarce->number_of = ttb__alloc(prep->course_count, sizeof *scarce->number_of);
    if (!scarce->courses || !scarce->sections || !scarce->number_of)
        return TTB_ERR_MEMORY;
    for (int32_t course = 0; course < prep->course_count; course++) {
        int32_t sections = count_sections(scarce->task, course);
        scarce->number_of[course] = sections ? scarce->count : TTB_NONE;
        if (!sections)
            continue;
        scarce->sections[scarce->count] = sections;
        scarce->courses[scarce->count++] = course;
    }
    return TTB_OK;
}

static int64_t net_weight(const ttb__bound_task *task, int32_t request)
{
    return task->classes.items[task->class_of[request]].net_weight;
}

/* Add what one student wants to the common weights. */
static void add_common(scarce_courses *scarce, const ttb__prep_student *student)
{
    const ttb__bound_task *task = scarce->task;

    for (int32_t one = student->first_request; one < student->first_request + student->choice_count;
         one++) {
        int32_t left = scarce->number_of[task->prep->requests.items[one].course];
        for (int32_t other = student->first_request; left != TTB_NONE && other < one; other++) {
            int32_t right = scarce->number_of[task->prep->requests.items[other].course];
            int64_t weight = net_weight(task, one), second = net_weight(task, other);
            if (right == TTB_NONE)
                continue;
            weight = second < weight ? second : weight;
            scarce->common[(int64_t)left * scarce->count + right] += weight;
            scarce->common[(int64_t)right * scarce->count + left] += weight;
        }
    }
}

static ttb_status find_common(scarce_courses *scarce)
{
    const ttb__prep *prep = scarce->task->prep;

    scarce->common = ttb__alloc((int64_t)scarce->count * scarce->count, sizeof *scarce->common);
    scarce->is_taken = ttb__alloc(scarce->count, 1);
    if (!scarce->common || !scarce->is_taken)
        return TTB_ERR_MEMORY;
    for (int32_t student = 0; student < prep->student_count; student++)
        add_common(scarce, &prep->students[student]);
    return TTB_OK;
}

/* ---- Groups */

/* What a course has in common with the members, or with everybody left for an empty group; less
 * where it has more sections to spread, and far more for what comes first. */
static int64_t closeness(const scarce_courses *scarce, int32_t member_count, int32_t course)
{
    const int64_t *common = &scarce->common[(int64_t)course * scarce->count];
    int64_t sum = 0;

    for (int32_t member = 0; member < member_count; member++)
        sum += common[scarce->members[member]] / scarce->sections[scarce->members[member]];
    for (int32_t other = 0; member_count == 0 && other < scarce->count; other++)
        sum += scarce->is_taken[other] ? 0 : common[other] / scarce->sections[other];
    return scarce->is_single_first && sum && scarce->sections[course] == 1
               ? FIRST + sum
               : sum / scarce->sections[course];
}

/* Take the course that has most in common with the group, again and again. */
static void make_group(scarce_courses *scarce, ttb__sharing *group)
{
    uint64_t blocks = 0;

    group->member_count = 0;
    while (group->member_count < TTB__MOST_SHARING) {
        int32_t best = TTB_NONE;
        int64_t best_closeness = 0;
        for (int32_t course = 0; course < scarce->count; course++) {
            int64_t common =
                scarce->is_taken[course] ? 0 : closeness(scarce, group->member_count, course);
            if (common > best_closeness) {
                best = course;
                best_closeness = common;
            }
        }
        if (best == TTB_NONE)
            break;
        scarce->is_taken[best] = 1;
        scarce->members[group->member_count] = best;
        group->sections[group->member_count++] = scarce->sections[best];
        blocks |= course_blocks(scarce->task->prep, scarce->courses[best]);
    }
    group->blocks = ttb__bit_count(blocks);
}

/* A student's choices within the group, by a look at each member. */
static ttb__sharing_wish find_wish(const scarce_courses *scarce, const ttb__sharing *group,
                                   const ttb__prep_student *student)
{
    const ttb__bound_task *task = scarce->task;
    ttb__sharing_wish found = {0, INT64_MAX};

    for (int32_t request = student->first_request;
         request < student->first_request + student->choice_count; request++) {
        int32_t course = scarce->number_of[task->prep->requests.items[request].course];
        int64_t weight = net_weight(task, request);
        for (int32_t member = 0; course != TTB_NONE && member < group->member_count; member++)
            if (scarce->members[member] == course) {
                found.members |= UINT64_C(1) << member;
                found.weight = weight < found.weight ? weight : found.weight;
            }
    }
    return found;
}

static ttb_status find_wishes(const scarce_courses *scarce, ttb__sharing *group)
{
    const ttb__prep *prep = scarce->task->prep;

    group->wishes.count = 0;
    for (int32_t student = 0; student < prep->student_count; student++) {
        ttb__sharing_wish found = find_wish(scarce, group, &prep->students[student]);
        if (ttb__bit_count(found.members) > 1 && TTB__PUSH(&group->wishes, found))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* Groups have no course in common, so their losses add up. Members that took too many steps are
 * free for the next group. */
static ttb_status add_groups(scarce_courses *scarce, ttb__sharing *group, int64_t *bound)
{
    ttb_status status = TTB_OK;

    *bound = 0;
    group->steps = 0;
    memset(scarce->is_taken, 0, (size_t)scarce->count);
    do {
        int32_t solved = 0;
        make_group(scarce, group);
        status = find_wishes(scarce, group);
        if (!status)
            solved = ttb__sharing_solve(group);
        if (!status)
            *bound += group->least_loss[solved];
        for (int32_t member = solved; member < group->member_count; member++)
            scarce->is_taken[scarce->members[member]] = 0;
    } while (!status && group->member_count > 1 && group->steps <= TTB__MOST_SHARING_STEPS);
    return status;
}

/* Which order is better, only trying tells: single sections are quick and lose most, but not all.
 */
static ttb_status try_orders(scarce_courses *scarce, int64_t *bound_out)
{
    ttb__sharing *group = ttb__alloc(1, sizeof *group);
    ttb_status status = group ? TTB_OK : TTB_ERR_MEMORY;

    for (int order = 0; order < 2 && !status; order++) {
        int64_t bound;
        group->task = scarce->task;
        scarce->is_single_first = order == 0;
        status = add_groups(scarce, group, &bound);
        if (!status && bound > *bound_out)
            *bound_out = bound;
    }
    ttb__free(group ? group->wishes.items : NULL);
    ttb__free(group);
    return status;
}

ttb_status ttb__clashes_bound(const ttb__bound_task *task, int64_t *bound_out)
{
    scarce_courses scarce = {.task = task};
    ttb_status status = find_scarce(&scarce);

    *bound_out = 0;
    if (!status && scarce.count > 1 && scarce.count <= MOST_SCARCE)
        status = find_common(&scarce);
    if (!status && scarce.common)
        status = try_orders(&scarce, bound_out);
    ttb__free(scarce.courses);
    ttb__free(scarce.sections);
    ttb__free(scarce.number_of);
    ttb__free(scarce.common);
    ttb__free(scarce.is_taken);
    return status;
}
