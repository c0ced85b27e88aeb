/* Rule 2: one section in a block, one seat for a choice, no other seat, and reserves only in place
 * of unmet choices. */
#include <string.h>

#include "result/checker.h"

/* What a student has to do with a course, in checker->course_marks while he is looked at. */
enum { NOT_CHOSEN = 0, CHOSEN = 1, RESERVE = 2, SEATED = 4 };

static void mark_courses(ttb__checker *checker, const ttb__student *student, int is_set)
{
    for (int64_t item = 0; item < student->choices.count; item++)
        checker->course_marks[student->choices.items[item].course] = is_set ? CHOSEN : NOT_CHOSEN;
    for (int64_t item = 0; item < student->reserves.count; item++)
        checker->course_marks[student->reserves.items[item].course] = is_set ? RESERVE : NOT_CHOSEN;
}

/* One finding for each block and each section there after the first, so that their number does not
 * depend on the order of the sections. */
static void check_clash(ttb__checker *checker, int32_t student, ttb__seat seat,
                        int32_t owners[TTB__MOST_BLOCKS])
{
    const ttb__section *section = ttb__section_at(checker, seat.section);
    uint64_t left = section->blocks & ttb__all_blocks(checker->partnership);
    for (; left != 0; left &= left - 1) {
        int32_t block = ttb__lowest_bit(left);
        const ttb__section *other;
        if (owners[block] == TTB_NONE) {
            owners[block] = seat.section;
            continue;
        }
        other = ttb__section_at(checker, owners[block]);
        ttb__broken(checker, "student.clash", seat.section, seat.place,
                    "Student %s has two sections in block %s: %s at %s and %s at %s.",
                    ttb__student_id(checker, student), ttb__block_id(checker, block),
                    ttb__course_id(checker, other->course), ttb__site_id(checker, other->site),
                    ttb__course_id(checker, section->course), ttb__site_id(checker, section->site));
    }
}

static void check_seat(ttb__checker *checker, int32_t student, ttb__seat seat)
{
    int32_t course = ttb__section_at(checker, seat.section)->course;
    int32_t *mark = &checker->course_marks[course];
    if (*mark & SEATED)
        ttb__broken(checker, "seat.second", seat.section, seat.place,
                    "Student %s has more than one seat in %s.", ttb__student_id(checker, student),
                    ttb__course_id(checker, course));
    else if (*mark == NOT_CHOSEN)
        ttb__broken(checker, "seat.not-chosen", seat.section, seat.place,
                    "Student %s has a seat in %s, which is neither a choice nor a reserve.",
                    ttb__student_id(checker, student), ttb__course_id(checker, course));
    *mark |= SEATED;
}

static void check_reserves(ttb__checker *checker, int32_t student)
{
    const ttb__student *item = &checker->partnership->students.items[student];
    int32_t unmet = 0, reserves = 0;
    for (int64_t choice = 0; choice < item->choices.count; choice++)
        unmet += checker->course_marks[item->choices.items[choice].course] == CHOSEN;
    for (int64_t reserve = 0; reserve < item->reserves.count; reserve++)
        reserves +=
            checker->course_marks[item->reserves.items[reserve].course] == (RESERVE | SEATED);
    if (reserves > unmet)
        ttb__broken(checker, "student.too-many-reserves", TTB_NONE, TTB_NONE,
                    "Student %s has %d reserve seats, but only %d unmet choices.", item->id,
                    reserves, unmet);
}

static void check_student(ttb__checker *checker, int32_t student)
{
    const ttb__student *item = &checker->partnership->students.items[student];
    const ttb__seat *seats;
    int64_t count = ttb__seats_of(checker, student, &seats);
    int32_t owners[TTB__MOST_BLOCKS];
    memset(owners, -1, sizeof owners);
    mark_courses(checker, item, 1);
    for (int64_t seat = 0; seat < count; seat++) {
        if (seat > 0 && seats[seat].section == seats[seat - 1].section) {
            ttb__broken(checker, "seat.twice", seats[seat].section, seats[seat].place,
                        "Student %s stands twice in one section.", item->id);
            continue;
        }
        check_clash(checker, student, seats[seat], owners);
        check_seat(checker, student, seats[seat]);
    }
    check_reserves(checker, student);
    mark_courses(checker, item, 0);
    for (int64_t seat = 0; seat < count; seat++)
        checker->course_marks[ttb__section_at(checker, seats[seat].section)->course] = NOT_CHOSEN;
}

void ttb__check_students(ttb__checker *checker)
{
    for (int32_t student = 0; student < checker->partnership->students.count; student++)
        check_student(checker, student);
}
