#include "bound/clashes.h"

#include <string.h>

#include "base/bits.h"

enum { MOST_IN_GROUP = 64, MOST_STEPS = 1000000, MOST_SINGLES = 2000 };

/* The courses of which one section of one block runs at most, and who wants two of them. */
typedef struct single_courses {
    const ttb__bound_task *task;
    int32_t *courses;
    int32_t count;
    int32_t *number_of; /* [course] in courses, TTB_NONE */
    int64_t *common;    /* [one * count + other]: net weight of those who want both */
    char *is_taken;     /* in a group already */
} single_courses;

/* A student's choices within a group. */
typedef struct wish {
    uint64_t courses;
    int64_t weight; /* the least of them */
} wish;

/* Courses that share blocks, and the search for the least loss. */
typedef struct group {
    int32_t members[MOST_IN_GROUP];
    int32_t count, blocks;
    TTB__ARRAY(wish) wishes;
    int64_t least_loss[MOST_IN_GROUP + 1]; /* of the first members, as far as it is known */
    uint64_t in_block[TTB__MOST_BLOCKS];   /* while searching */
    uint64_t best_in_block[TTB__MOST_BLOCKS];
    int64_t best;
    int64_t steps; /* of all groups */
} group;

/* ---- Which courses */

/* Sections of the course that can run, and the blocks where they may stand. */
static int64_t count_sections(const ttb__bound_task *task, int32_t course, uint64_t *blocks)
{
    const ttb__prep *prep = task->prep;
    const ttb__numbers *offers = ttb__bound_course_offers(task, course);
    int64_t sections = 0;

    for (int64_t number = 0; number < offers->count; number++)
        sections += task->offers[offers->items[number]].most;
    for (int32_t number = prep->course_first_placement[course];
         number < prep->course_first_placement[course + 1]; number++)
        *blocks |= prep->placements.items[number].blocks;
    return sections;
}

static ttb_status find_singles(single_courses *singles)
{
    const ttb__prep *prep = singles->task->prep;

    singles->courses = ttb__alloc(prep->course_count, sizeof *singles->courses);
    singles->number_of = ttb__alloc(prep->course_count, sizeof *singles->number_of);
    if (!singles->courses || !singles->number_of)
        return TTB_ERR_MEMORY;
    for (int32_t course = 0; course < prep->course_count; course++) {
        uint64_t blocks = 0;
        int is_single = count_sections(singles->task, course, &blocks) == 1 &&
                        prep->partnership->courses.items[course].blocks == 1;
        singles->number_of[course] = is_single ? singles->count : TTB_NONE;
        if (is_single)
            singles->courses[singles->count++] = course;
    }
    return TTB_OK;
}

static int64_t net_weight(const ttb__bound_task *task, int32_t request)
{
    return task->classes.items[task->class_of[request]].net_weight;
}

/* Add what one student wants to the common weights. */
static void add_common(single_courses *singles, const ttb__prep_student *student)
{
    const ttb__bound_task *task = singles->task;

    for (int32_t one = student->first_request; one < student->first_request + student->choice_count;
         one++) {
        int32_t left = singles->number_of[task->prep->requests.items[one].course];
        for (int32_t other = student->first_request; left != TTB_NONE && other < one; other++) {
            int32_t right = singles->number_of[task->prep->requests.items[other].course];
            int64_t weight = net_weight(task, one), second = net_weight(task, other);
            if (right == TTB_NONE)
                continue;
            weight = second < weight ? second : weight;
            singles->common[(int64_t)left * singles->count + right] += weight;
            singles->common[(int64_t)right * singles->count + left] += weight;
        }
    }
}

static ttb_status find_common(single_courses *singles)
{
    const ttb__prep *prep = singles->task->prep;

    singles->common = ttb__alloc((int64_t)singles->count * singles->count, sizeof *singles->common);
    singles->is_taken = ttb__alloc(singles->count, 1);
    if (!singles->common || !singles->is_taken)
        return TTB_ERR_MEMORY;
    for (int32_t student = 0; student < prep->student_count; student++)
        add_common(singles, &prep->students[student]);
    return TTB_OK;
}

/* ---- Groups */

/* What a course has in common with the members, or with everybody left for an empty group. */
static int64_t closeness(const single_courses *singles, const group *made, int32_t course)
{
    const int64_t *common = &singles->common[(int64_t)course * singles->count];
    int64_t sum = 0;

    for (int32_t member = 0; member < made->count; member++)
        sum += common[made->members[member]];
    for (int32_t other = 0; made->count == 0 && other < singles->count; other++)
        sum += singles->is_taken[other] ? 0 : common[other];
    return sum;
}

/* Take the course that has most in common with the group, again and again. */
static void make_group(single_courses *singles, group *made)
{
    uint64_t blocks = 0;

    made->count = 0;
    while (made->count < MOST_IN_GROUP) {
        int32_t best = TTB_NONE;
        int64_t best_closeness = 0;
        for (int32_t course = 0; course < singles->count; course++) {
            int64_t common = singles->is_taken[course] ? 0 : closeness(singles, made, course);
            if (common > best_closeness) {
                best = course;
                best_closeness = common;
            }
        }
        if (best == TTB_NONE)
            break;
        singles->is_taken[best] = 1;
        made->members[made->count++] = best;
        (void)count_sections(singles->task, singles->courses[best], &blocks);
    }
    made->blocks = ttb__bit_count(blocks);
}

static ttb_status find_wishes(const single_courses *singles, group *made)
{
    const ttb__bound_task *task = singles->task;

    made->wishes.count = 0;
    for (int32_t number = 0; number < task->prep->student_count; number++) {
        const ttb__prep_student *student = &task->prep->students[number];
        wish found = {0, INT64_MAX};
        for (int32_t choice = 0; choice < student->choice_count; choice++) {
            int32_t request = student->first_request + choice;
            int32_t course = singles->number_of[task->prep->requests.items[request].course];
            for (int32_t member = 0; course != TTB_NONE && member < made->count; member++)
                if (made->members[member] == course) {
                    int64_t weight = net_weight(task, request);
                    found.courses |= UINT64_C(1) << member;
                    found.weight = weight < found.weight ? weight : found.weight;
                }
        }
        if (ttb__bit_count(found.courses) > 1 && TTB__PUSH(&made->wishes, found))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* ---- Sharing the blocks */

/* What is lost when a member joins others in their block: one choice of each student who wants it
 * and one of them. */
static int64_t added_loss(const group *made, int32_t member, uint64_t others)
{
    int64_t loss = 0;

    for (int64_t number = 0; number < made->wishes.count; number++) {
        const wish *wanted = &made->wishes.items[number];
        if (wanted->courses >> member & 1 && wanted->courses & others)
            loss += wanted->weight;
    }
    return loss;
}

/* Put this member and all before it into blocks, which are alike; least_loss of the members before
 * says what they lose at least among themselves (Russian doll search; Verfaillie, Lemaitre and
 * Schiex 1996). */
static void share_blocks(group *made, int32_t member, int32_t used, int64_t loss)
{
    if (made->steps++ > MOST_STEPS)
        return;
    if (member < 0) {
        made->best = loss;
        memcpy(made->best_in_block, made->in_block, sizeof made->in_block);
        return;
    }
    for (int32_t block = 0; block <= used && block < made->blocks; block++) {
        int64_t more = added_loss(made, member, made->in_block[block]);
        if (loss + more + made->least_loss[member] >= made->best)
            continue;
        made->in_block[block] |= UINT64_C(1) << member;
        share_blocks(made, member - 1, used + (block == used), loss + more);
        made->in_block[block] &= ~(UINT64_C(1) << member);
    }
}

/* The least loss of one member more: first by adding it to the best way of the others. */
static void add_member(group *made, int32_t member)
{
    int32_t block = 0;
    int64_t least = INT64_MAX;

    for (int32_t other = 0; other < made->blocks; other++) {
        int64_t more = added_loss(made, member, made->best_in_block[other]);
        if (more < least) {
            least = more;
            block = other;
        }
    }
    made->best_in_block[block] |= UINT64_C(1) << member;
    made->best = made->least_loss[member] + least;
    memset(made->in_block, 0, sizeof made->in_block);
    if (least > 0)
        share_blocks(made, member, 0, 0);
    made->least_loss[member + 1] = made->best;
}

/* The bound of a group: of as many of its members as the steps allow. The others are free again. */
static int64_t bound_group(single_courses *singles, group *made)
{
    int32_t member = 0;

    memset(made->best_in_block, 0, sizeof made->best_in_block);
    made->least_loss[0] = 0;
    while (made->blocks > 0 && member < made->count && made->steps <= MOST_STEPS)
        add_member(made, member++);
    if (made->steps > MOST_STEPS && member > 0)
        member--; /* the last one was not finished */
    for (int32_t other = member; other < made->count; other++)
        singles->is_taken[made->members[other]] = 0;
    return made->least_loss[member];
}

static ttb_status add_groups(single_courses *singles, int64_t *bound)
{
    group made = {.count = 0};
    ttb_status status = TTB_OK;

    do {
        make_group(singles, &made);
        status = find_wishes(singles, &made);
        if (!status)
            *bound += bound_group(singles, &made);
    } while (!status && made.count > made.blocks && made.steps <= MOST_STEPS);
    ttb__free(made.wishes.items);
    return status;
}

ttb_status ttb__clashes_bound(const ttb__bound_task *task, int64_t *bound_out)
{
    single_courses singles = {.task = task};
    ttb_status status = find_singles(&singles);

    *bound_out = 0;
    if (!status && singles.count > 1 && singles.count <= MOST_SINGLES)
        status = find_common(&singles);
    if (!status && singles.common)
        status = add_groups(&singles, bound_out);
    ttb__free(singles.courses);
    ttb__free(singles.number_of);
    ttb__free(singles.common);
    ttb__free(singles.is_taken);
    return status;
}
