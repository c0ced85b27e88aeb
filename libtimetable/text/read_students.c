#include "model/build.h"
#include "text/read.h"

typedef struct student_item {
    const char *id, *cohort;
    int32_t home;
    const cJSON *choices, *reserves;
    int32_t limits[TTB__LIMITS];
} student_item;

typedef struct choice_item {
    int32_t course;
    int64_t weight;
} choice_item;

/* The student whose choices or reserves are read; TTB_NONE: they are checked only. */
typedef struct choice_target {
    ttb_partnership *partnership;
    int32_t student;
    int64_t usual_weight;
    ttb_status (*add)(ttb_partnership *partnership, int32_t student, int32_t course,
                      int64_t weight);
    const char *code; /* of a second choice of one course */
} choice_target;

/* A course's id, or {"course": id, "weight": w}. */
static void read_choice(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    const ttb__field fields[] = {
        {.key = "course",
         .read = ttb__read_reference,
         .offset = offsetof(choice_item, course),
         .is_required = 1,
         .kind = TTB_KIND_COURSE,
         .code = field->code},
        {.key = "weight",
         .read = ttb__read_thousandths,
         .offset = offsetof(choice_item, weight),
         .least = 1,
         .most = TTB__MOST_MILLE},
    };
    const choice_target *to = target;
    choice_item item = {.course = TTB_NONE, .weight = to->usual_weight};

    if (cJSON_IsObject(node->json))
        ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    else
        ttb__read_reference(reader, node, field, &item.course);
    if (item.course != TTB_NONE && to->student != TTB_NONE)
        ttb__built(reader, node, to->add(to->partnership, to->student, item.course, item.weight),
                   to->code);
}

static void read_choices(ttb__reader *reader, const ttb__node *node, const student_item *item,
                         choice_target *to)
{
    static const ttb__field choices = {
        .key = "choices", .kind = TTB_KIND_COURSE, .code = "choice.unknown-course"};
    static const ttb__field reserves = {
        .key = "reserves", .kind = TTB_KIND_COURSE, .code = "reserve.unknown-course"};

    if (item->choices) {
        ttb__node child = {item->choices, node, choices.key, 0};
        to->usual_weight = 1000;
        to->add = ttb__add_choice;
        to->code = "choice.duplicate";
        ttb__read_list(reader, &child, &choices, read_choice, to);
    }
    if (item->reserves) {
        ttb__node child = {item->reserves, node, reserves.key, 0};
        to->usual_weight = 500;
        to->add = ttb__add_reserve;
        to->code = "reserve.duplicate";
        ttb__read_list(reader, &child, &reserves, read_choice, to);
    }
}

static void add_limits(ttb__reader *reader, const ttb__node *node, ttb_partnership *partnership,
                       int32_t student, const int32_t *limits)
{
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        if (limits[limit] != TTB__LIMIT_DEFAULT)
            ttb__built(reader, node,
                       ttb__set_student_limit(partnership, student, limit, limits[limit]),
                       "value.duplicate");
}

static void read_student(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         void *target)
{
    static const ttb__field fields[] = {
        {.key = "id", .read = ttb__read_id, .offset = offsetof(student_item, id), .is_required = 1},
        {.key = "home",
         .read = ttb__read_reference,
         .offset = offsetof(student_item, home),
         .is_required = 1,
         .kind = TTB_KIND_SITE,
         .code = "student.unknown-home"},
        {.key = "cohort",
         .read = ttb__read_id,
         .offset = offsetof(student_item, cohort),
         .may_be_null = 1},
        {.key = "choices", .read = ttb__read_later, .offset = offsetof(student_item, choices)},
        {.key = "reserves", .read = ttb__read_later, .offset = offsetof(student_item, reserves)},
        {.key = "limits", .read = ttb__read_limits, .offset = offsetof(student_item, limits)},
    };
    student_item item = {.home = TTB_NONE,
                         .limits = {TTB__LIMIT_DEFAULT, TTB__LIMIT_DEFAULT, TTB__LIMIT_DEFAULT}};
    choice_target to = {.partnership = target, .student = TTB_NONE};
    ttb_partnership *partnership = target;

    (void)field;
    ttb__set_subject(reader, node, "Student", "id", NULL, NULL);
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    /* Where the home is unknown any site does: the partnership is not going to be used. */
    if (item.home == TTB_NONE && partnership->sites.count > 0)
        item.home = 0;
    if (item.id && item.home != TTB_NONE &&
        ttb__built(reader, node,
                   ttb__add_student(partnership, item.id, item.home, item.cohort, &to.student),
                   "student.duplicate-id"))
        add_limits(reader, node, partnership, to.student, item.limits);
    read_choices(reader, node, &item, &to);
}

void ttb__read_students(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    ttb__read_kind(reader, node, field, read_student, target);
}
