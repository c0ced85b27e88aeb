#include "text/write.h"

enum { USUAL_CHOICE = 1000, USUAL_RESERVE = 500 };

/* In the student's own order, which has a meaning to people: it is kept in the canonical form. */
static void write_choices(ttb__writer *writer, const char *key, const ttb__choices *choices,
                          int64_t usual_weight)
{
    ttb__open_array(writer, key, TTB__IN_LINE);
    for (int64_t place = 0; place < choices->count; place++) {
        const ttb__choice *choice = &choices->items[place];
        const char *course = ttb__id_of(writer->partnership, TTB_KIND_COURSE, choice->course);
        if (choice->weight == usual_weight && !writer->is_canonical) {
            ttb__write_text(writer, NULL, course);
            continue;
        }
        ttb__open_object(writer, NULL, TTB__IN_LINE);
        ttb__write_text(writer, "course", course);
        ttb__write_thousandths(writer, "weight", choice->weight);
        ttb__close(writer);
    }
    ttb__close(writer);
}

static int has_limits(const ttb__student *student)
{
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        if (student->limits[limit] != TTB__LIMIT_DEFAULT)
            return 1;
    return 0;
}

/* The student's own limits; in the canonical form those that hold, whoever set them. */
static void write_limits(ttb__writer *writer, int32_t student)
{
    static const char *const keys[TTB__LIMITS] = {
        [TTB_LIMIT_MINUTES_A_DAY] = "minutes_a_day",
        [TTB_LIMIT_JOURNEYS_A_DAY] = "journeys_a_day",
        [TTB_LIMIT_COURSES_AWAY] = "courses_away",
    };
    const ttb_partnership *partnership = writer->partnership;
    const int32_t *limits = partnership->students.items[student].limits;

    ttb__open_object(writer, "limits", TTB__IN_LINE);
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        if (writer->is_canonical)
            ttb__write_limit(writer, keys[limit], ttb__student_limit(partnership, student, limit));
        else if (limits[limit] != TTB__LIMIT_DEFAULT)
            ttb__write_limit(writer, keys[limit], limits[limit]);
    ttb__close(writer);
}

static void write_student(ttb__writer *writer, int32_t number)
{
    const ttb__student *student = &writer->partnership->students.items[number];

    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "id", student->id);
    ttb__write_text(writer, "home", ttb__id_of(writer->partnership, TTB_KIND_SITE, student->home));
    ttb__write_cohort(writer, student->cohort);
    write_choices(writer, "choices", &student->choices, USUAL_CHOICE);
    if (student->reserves.count > 0 || writer->is_canonical)
        write_choices(writer, "reserves", &student->reserves, USUAL_RESERVE);
    if (has_limits(student) || writer->is_canonical)
        write_limits(writer, number);
    ttb__close(writer);
}

void ttb__write_students(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int32_t *order = ttb__in_order(writer, TTB_KIND_STUDENT, NULL, partnership->students.count);

    ttb__open_array(writer, "students", TTB__LINES);
    for (int64_t place = 0; order && !writer->text.status && place < partnership->students.count;
         place++)
        write_student(writer, order[place]);
    ttb__close(writer);
    ttb__free(order);
}
