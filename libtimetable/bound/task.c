#include "bound/task.h"

#include <stdlib.h>

/* ---- Students whose lists of classes are equal cost the same at any prices */

typedef struct student_key {
    const ttb__bound_task *task;
    int32_t student;
} student_key;

static int compare_lists(const ttb__bound_task *task, int32_t one, int32_t other)
{
    const ttb__prep_student *left = &task->prep->students[one];
    const ttb__prep_student *right = &task->prep->students[other];

    if (left->request_count != right->request_count)
        return left->request_count < right->request_count ? -1 : 1;
    if (left->courses_away != right->courses_away)
        return left->courses_away < right->courses_away ? -1 : 1;
    for (int32_t number = 0; number < left->request_count; number++) {
        int32_t left_class = task->class_of[left->first_request + number];
        int32_t right_class = task->class_of[right->first_request + number];
        if (left_class != right_class)
            return left_class < right_class ? -1 : 1;
    }
    return 0;
}

static int compare_students(const void *one, const void *other)
{
    const student_key *left = one, *right = other;
    int order = compare_lists(left->task, left->student, right->student);

    if (order)
        return order;
    return left->student < right->student ? -1 : left->student > right->student;
}

static ttb_status order_students(ttb__bound_task *task)
{
    int32_t count = task->prep->student_count;
    student_key *keys = ttb__alloc(count, sizeof *keys);

    task->student_order = ttb__alloc(count, sizeof *task->student_order);
    if (!keys || !task->student_order) {
        ttb__free(keys);
        return TTB_ERR_MEMORY;
    }
    for (int32_t student = 0; student < count; student++)
        keys[student] = (student_key){task, student};
    qsort(keys, (size_t)count, sizeof *keys, compare_students);
    for (int32_t place = 0; place < count; place++)
        task->student_order[place] = keys[place].student;
    ttb__free(keys);
    return TTB_OK;
}

int ttb__bound_are_equal(const ttb__bound_task *task, int32_t one, int32_t other)
{
    return compare_lists(task, one, other) == 0;
}

/* ---- Making */

ttb_status ttb__bound_task_make(const ttb__prep *prep, ttb__mip_session *session,
                                ttb__bound_task *task_out)
{
    ttb_status status;

    *task_out = (ttb__bound_task){.prep = prep, .session = session};
    status = ttb__bound_classes(task_out);
    if (!status)
        status = ttb__bound_offers(task_out);
    if (!status)
        status = ttb__bound_rows(task_out);
    if (!status)
        status = order_students(task_out);
    return status;
}

void ttb__bound_task_clear(ttb__bound_task *task)
{
    ttb__free(task->classes.items);
    ttb__free(task->options.items);
    ttb__free(task->places.items);
    ttb__free(task->course_first_class);
    ttb__free(task->class_of);
    ttb__free(task->offers);
    ttb__free(task->rows.items);
    ttb__free(task->entries.items);
    ttb__free(task->course_first_row);
    ttb__free(task->course_rows);
    ttb__free(task->student_order);
}

int ttb__bound_must_stop(const ttb__bound_task *task)
{
    return task->session && ttb__mip_session_must_stop(task->session);
}

int64_t ttb__bound_gcd(int64_t one, int64_t other)
{
    while (other) {
        int64_t rest = one % other;
        one = other;
        other = rest;
    }
    return one < 0 ? -one : one;
}
