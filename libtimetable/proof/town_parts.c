/* Parts of the town that no student connects. */
#include "base/union_find.h"
#include "proof/town.h"

/* Blocks in which sections of each course may stand. */
static uint64_t *find_blocks(const ttb__town *town)
{
    uint64_t *blocks = ttb__alloc(town->partnership->courses.count, sizeof *blocks);

    for (int32_t offer = 0; blocks && offer < town->offers.count; offer++)
        for (int32_t place = 0; place < town->offers.items[offer].place_count; place++)
            blocks[town->offers.items[offer].course] |= ttb__town_place(town, offer, place);
    return blocks;
}

/* Connect all courses of a student, or those that may stand in one block. */
static void connect_courses(const ttb__town *town, const ttb__town_student *student, int kind,
                            const uint64_t *blocks, int32_t *parent)
{
    const ttb__town_request *asked = town->requests.items + student->first_request;

    for (int32_t one = 1; one < student->request_count; one++)
        for (int32_t other = 0; other < one; other++)
            if (kind == TTB__STUDENTS_WEEKS ||
                blocks[asked[one].course] & blocks[asked[other].course])
                ttb__connect(parent, asked[one].course, asked[other].course);
}

/* Give a course the number of its part, and a part that is new the next one. */
static void number_course(ttb__town_parts *parts, int32_t *parent, int32_t course)
{
    int32_t root = ttb__find_root(parent, course);

    if (parts->of_course[root] == TTB_NONE)
        parts->of_course[root] = parts->count++;
    parts->of_course[course] = parts->of_course[root];
}

static void number_parts(ttb__town *town, int32_t *parent, const uint64_t *blocks,
                         ttb__town_parts *parts)
{
    int32_t courses = (int32_t)town->partnership->courses.count;

    for (int32_t course = 0; course < courses; course++)
        parts->of_course[course] = TTB_NONE;
    for (int32_t offer = 0; offer < town->offers.count; offer++)
        number_course(parts, parent, town->offers.items[offer].course);
    for (int32_t course = 0; course < courses; course++) {
        number_course(parts, parent, course);
        parts->blocks[parts->of_course[course]] |= blocks[course];
    }
}

static ttb_status make_parts(ttb__town *town, int kind, const uint64_t *blocks, int32_t *parent)
{
    ttb__town_parts *parts = &town->parts[kind];
    int32_t courses = (int32_t)town->partnership->courses.count;

    parts->of_course = ttb__alloc(courses, sizeof *parts->of_course);
    parts->blocks = ttb__alloc(courses, sizeof *parts->blocks);
    if (!parts->of_course || !parts->blocks)
        return TTB_ERR_MEMORY;
    for (int32_t course = 0; course < courses; course++)
        parent[course] = course;
    for (int64_t student = 0; student < town->partnership->students.count; student++) {
        if (ttb__ask_at(student))
            return TTB__STOPPED;
        connect_courses(town, &town->students[student], kind, blocks, parent);
    }
    number_parts(town, parent, blocks, parts);
    return TTB_OK;
}

ttb_status ttb__town_find_parts(ttb__town *town)
{
    uint64_t *blocks = find_blocks(town);
    int32_t *parent = ttb__alloc(town->partnership->courses.count, sizeof *parent);
    ttb_status status = blocks && parent ? TTB_OK : TTB_ERR_MEMORY;

    for (int kind = 0; kind < 2 && !status; kind++)
        status = make_parts(town, kind, blocks, parent);
    ttb__free(parent);
    ttb__free(blocks);
    return status;
}
