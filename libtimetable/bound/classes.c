/* Requests that look alike from here: docs/explain/bounds.md, section 2. */
#include <stdlib.h>

#include "base/bits.h"
#include "bound/task.h"

enum { KEY_PARTS = 9 };

/* What makes two requests alike. A request with seat rules of its own is alike to itself only. */
typedef struct request_key {
    int64_t parts[KEY_PARTS];
    int32_t request;
} request_key;

static int compare_keys(const void *one, const void *other)
{
    const request_key *left = one, *right = other;

    for (int part = 0; part < KEY_PARTS; part++)
        if (left->parts[part] != right->parts[part])
            return left->parts[part] < right->parts[part] ? -1 : 1;
    return left->request < right->request ? -1 : left->request > right->request;
}

static int are_alike(const request_key *one, const request_key *other)
{
    for (int part = 0; part < KEY_PARTS; part++)
        if (one->parts[part] != other->parts[part])
            return 0;
    return 1;
}

/* ---- What a student may do at most */

/* Blocks that a student can have away from home at once: those of his longest courses, as many as
 * he may take, and no more than his limit away. */
static int32_t most_blocks_away(const ttb__prep *prep, const ttb__prep_student *student)
{
    int32_t by_length[TTB__MOST_COURSE_BLOCKS + 1] = {0}, blocks = 0;
    int32_t courses = student->choice_count;

    if (courses > student->courses_away)
        courses = student->courses_away;
    for (int32_t number = 0; number < student->request_count; number++) {
        int32_t course = prep->requests.items[student->first_request + number].course;
        by_length[prep->partnership->courses.items[course].blocks]++;
    }
    for (int32_t length = TTB__MOST_COURSE_BLOCKS; length > 0; length--) {
        int32_t taken = by_length[length] < courses ? by_length[length] : courses;
        blocks += taken * length;
        courses -= taken;
    }
    return blocks;
}

static int64_t best_reserve(const ttb__prep *prep, const ttb__prep_student *student)
{
    int64_t best = 0;

    for (int32_t number = student->choice_count; number < student->request_count; number++) {
        int64_t weight = prep->requests.items[student->first_request + number].weight;
        best = weight > best ? weight : best;
    }
    return best;
}

static int has_seat_rule(const ttb__prep *prep, const ttb__prep_student *student, int32_t request)
{
    for (int32_t number = 0; number < student->seat_rule_count; number++)
        if (prep->seat_rules.items[student->first_seat_rule + number].request == request)
            return 1;
    return 0;
}

static void fill_keys(const ttb__prep *prep, int32_t number, request_key *keys)
{
    const ttb__prep_student *student = &prep->students[number];
    int32_t away = most_blocks_away(prep, student);
    int64_t reserve = best_reserve(prep, student);

    for (int32_t place = 0; place < student->request_count; place++) {
        int32_t request = student->first_request + place;
        const ttb__request *asked = &prep->requests.items[request];
        keys[request] = (request_key){
            {asked->course, asked->is_reserve, student->home, student->minutes_a_day,
             student->journeys_a_day, away, asked->weight,
             asked->is_reserve || reserve > asked->weight ? 0 : asked->weight - reserve,
             has_seat_rule(prep, student, request) ? request + 1 : 0},
            request};
    }
}

/* ---- What a seat costs: formula 5 */

/* Blocks with a lesson that day, or as many as the student can have away if that is less: his tour
 * is at least as long as the mean of its returns. */
static int64_t day_share(const ttb__day *day, int32_t away)
{
    int32_t blocks = ttb__bit_count(day->blocks);

    return away > 0 && away < blocks ? away : blocks;
}

static ttb__bound_option price_place(const ttb__prep *prep, const request_key *key,
                                     const ttb__placement *place)
{
    ttb__bound_option option = {.offer = place->offer};
    int32_t home = (int32_t)key->parts[2], away = (int32_t)key->parts[5];
    int64_t way = home == place->site ? 0 : ttb__return_minutes(prep, home, place->site);
    int64_t journeys = home == place->site ? 0 : 2;

    if (!prep->has_lessons) {
        int64_t blocks = ttb__bit_count(place->blocks);
        option.minutes = option.own_minutes = 1000 * way * blocks;
        option.journeys = 1000 * journeys * blocks;
        return option;
    }
    for (int64_t number = 0; number < prep->days.count; number++) {
        const ttb__day *day = &prep->days.items[number];
        int64_t blocks = ttb__bit_count(day->blocks & place->blocks);
        int64_t share = day_share(day, away);
        option.minutes += 1000 * way / share * blocks;
        option.journeys += 1000 * journeys / share * blocks;
        option.own_minutes += 1000 * way * (blocks > 0);
    }
    return option;
}

static void take_cheaper(ttb__bound_option *option, const ttb__bound_option *other)
{
    if (other->minutes < option->minutes)
        option->minutes = other->minutes;
    if (other->journeys < option->journeys)
        option->journeys = other->journeys;
    if (other->own_minutes < option->own_minutes)
        option->own_minutes = other->own_minutes;
}

/* The legal placements of a class, and an option for each offer that has one; placements stand by
 * offer. */
static ttb_status add_options(ttb__bound_task *task, const request_key *key, ttb__bound_class *made)
{
    const ttb__prep *prep = task->prep;
    int32_t course = (int32_t)key->parts[0];

    made->first_option = (int32_t)task->options.count;
    made->first_place = (int32_t)task->places.count;
    for (int32_t number = prep->course_first_placement[course];
         number < prep->course_first_placement[course + 1]; number++) {
        ttb__bound_option option;
        if (!ttb__may_sit(prep, key->request, number))
            continue;
        option = price_place(prep, key, &prep->placements.items[number]);
        if (TTB__PUSH(&task->places, number))
            return TTB_ERR_MEMORY;
        if (task->options.count > made->first_option &&
            task->options.items[task->options.count - 1].offer == option.offer)
            take_cheaper(&task->options.items[task->options.count - 1], &option);
        else if (TTB__PUSH(&task->options, option))
            return TTB_ERR_MEMORY;
    }
    made->option_count = (int32_t)task->options.count - made->first_option;
    made->place_count = (int32_t)task->places.count - made->first_place;
    return task->places.count > INT32_MAX / 2 ? TTB_ERR_TOO_LARGE : TTB_OK;
}

/* ---- Classes */

static ttb_status add_class(ttb__bound_task *task, const request_key *key)
{
    ttb__bound_class made = {.request = key->request, .net_weight = key->parts[7]};
    ttb_status status = add_options(task, key, &made);

    return status ? status : TTB__PUSH(&task->classes, made);
}

static ttb_status fill_classes(ttb__bound_task *task, request_key *keys)
{
    const ttb__prep *prep = task->prep;
    int64_t count = prep->requests.count;
    ttb_status status = TTB_OK;

    for (int32_t student = 0; student < prep->student_count; student++)
        fill_keys(prep, student, keys);
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    for (int64_t number = 0; number < count && !status; number++) {
        if (number == 0 || !are_alike(&keys[number], &keys[number - 1]))
            status = add_class(task, &keys[number]);
        if (status)
            break;
        task->classes.items[task->classes.count - 1].count++;
        task->class_of[keys[number].request] = (int32_t)task->classes.count - 1;
    }
    return status;
}

/* Classes stand by course. */
static void find_first_classes(ttb__bound_task *task)
{
    int32_t number = 0;

    for (int32_t course = 0; course <= task->prep->course_count; course++) {
        while (number < task->classes.count &&
               ttb__bound_request(task, &task->classes.items[number])->course < course)
            number++;
        task->course_first_class[course] = number;
    }
}

ttb_status ttb__bound_classes(ttb__bound_task *task)
{
    int64_t count = task->prep->requests.count;
    request_key *keys = ttb__alloc(count, sizeof *keys);
    ttb_status status = TTB_ERR_MEMORY;

    task->class_of = ttb__alloc(count, sizeof *task->class_of);
    task->course_first_class =
        ttb__alloc((int64_t)task->prep->course_count + 1, sizeof *task->course_first_class);
    if (keys && task->class_of && task->course_first_class)
        status = fill_classes(task, keys);
    if (!status)
        find_first_classes(task);
    ttb__free(keys);
    return status;
}
