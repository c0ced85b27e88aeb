#include "facts.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"

#define NUMBERS(count) need_array(count, sizeof(int32_t))

/* The first failure is kept; later steps do nothing. */
#define STEP(status, call)                                                                         \
    do {                                                                                           \
        if ((status) == TTB_OK)                                                                    \
            (status) = (call);                                                                     \
    } while (0)

static int32_t count_of(const facts *self, int32_t kind)
{
    return ttb_partnership_count(self->partnership, kind);
}

const char *facts_id(const facts *self, int32_t kind, int32_t number)
{
    const char *id = ttb_partnership_get_id(self->partnership, kind, number);
    return id ? id : "";
}

static ttb_status read_students(facts *self)
{
    ttb_status status = TTB_OK;
    self->homes = NUMBERS(self->students);
    self->student_cohorts = NUMBERS(self->students);
    for (int32_t student = 0; student < self->students; student++)
        STEP(status, ttb_partnership_get_student(self->partnership, student, &self->homes[student],
                                                 &self->student_cohorts[student]));
    return status;
}

static ttb_status read_offers(facts *self)
{
    ttb_status status = TTB_OK;
    int64_t pairs = (int64_t)self->courses * self->sites;
    self->offer_at = NUMBERS(pairs);
    for (int64_t pair = 0; pair < pairs; pair++)
        self->offer_at[pair] = TTB_NONE;
    for (int32_t offer = 0; offer < self->offers && status == TTB_OK; offer++) {
        int32_t course = 0, site = 0;
        status = ttb_partnership_get_offer(self->partnership, offer, &course, &site);
        if (status == TTB_OK)
            self->offer_at[(int64_t)course * self->sites + site] = offer;
    }
    return status;
}

static ttb_status read_choices(facts *self)
{
    const ttb_partnership *partnership = self->partnership;
    ttb_status status = TTB_OK;
    STEP(status, ttb_partnership_get_choices(partnership, NULL, NULL, NULL, 0, &self->choices));
    STEP(status, ttb_partnership_get_reserves(partnership, NULL, NULL, NULL, 0, &self->reserves));
    self->choice_students = NUMBERS(self->choices);
    self->choice_courses = NUMBERS(self->choices);
    self->reserve_students = NUMBERS(self->reserves);
    self->reserve_courses = NUMBERS(self->reserves);
    STEP(status,
         ttb_partnership_get_choices(partnership, self->choice_students, self->choice_courses, NULL,
                                     self->choices, &self->choices));
    STEP(status,
         ttb_partnership_get_reserves(partnership, self->reserve_students, self->reserve_courses,
                                      NULL, self->reserves, &self->reserves));
    self->course_chosen = NUMBERS(self->courses);
    for (int64_t choice = 0; choice < self->choices && status == TTB_OK; choice++)
        self->course_chosen[self->choice_courses[choice]]++;
    return status;
}

static ttb_status read_section_blocks(facts *self, const ttb_timetable *timetable)
{
    int64_t pairs = 0;
    ttb_status status = ttb_timetable_get_section_blocks(timetable, NULL, NULL, 0, &pairs);
    int32_t *sections = NUMBERS(pairs), *blocks = NUMBERS(pairs);
    STEP(status, ttb_timetable_get_section_blocks(timetable, sections, blocks, pairs, &pairs));
    for (int64_t pair = 0; pair < pairs && status == TTB_OK; pair++)
        self->section_blocks[sections[pair]] |= UINT64_C(1) << blocks[pair];
    free(sections);
    free(blocks);
    return status;
}

static ttb_status read_sections(facts *self, const ttb_timetable *timetable)
{
    ttb_status status = ttb_timetable_get_sections(timetable, NULL, NULL, NULL, 0, &self->sections);
    STEP(status, ttb_timetable_get_seats(timetable, NULL, NULL, 0, &self->seats));
    self->section_courses = NUMBERS(self->sections);
    self->section_sites = NUMBERS(self->sections);
    self->section_numbers = NUMBERS(self->sections);
    self->section_sizes = NUMBERS(self->sections);
    self->section_blocks = need_array(self->sections, sizeof(uint64_t));
    self->seat_sections = NUMBERS(self->seats);
    self->seat_students = NUMBERS(self->seats);
    STEP(status,
         ttb_timetable_get_sections(timetable, self->section_courses, self->section_sites,
                                    self->section_numbers, self->sections, &self->sections));
    STEP(status, read_section_blocks(self, timetable));
    STEP(status, ttb_timetable_get_seats(timetable, self->seat_sections, self->seat_students,
                                         self->seats, &self->seats));
    return status;
}

static ttb_status read_unmet(facts *self, const ttb_timetable *timetable)
{
    ttb_status status =
        ttb_timetable_get_unmet(timetable, self->partnership, NULL, NULL, 0, &self->unmet);
    self->unmet_students = NUMBERS(self->unmet);
    self->unmet_courses = NUMBERS(self->unmet);
    STEP(status, ttb_timetable_get_unmet(timetable, self->partnership, self->unmet_students,
                                         self->unmet_courses, self->unmet, &self->unmet));
    self->course_unmet = NUMBERS(self->courses);
    for (int64_t unmet = 0; unmet < self->unmet && status == TTB_OK; unmet++)
        self->course_unmet[self->unmet_courses[unmet]]++;
    return status;
}

/* Seats away from home, and those that stand for a reserve. Reserves come in the order of students,
 * so that those of one student lie together. */
static void count_seats(facts *self)
{
    int64_t *first = need_array((int64_t)self->students + 1, sizeof *first);
    for (int64_t reserve = 0; reserve < self->reserves; reserve++)
        first[self->reserve_students[reserve] + 1]++;
    for (int32_t student = 0; student < self->students; student++)
        first[student + 1] += first[student];
    for (int64_t seat = 0; seat < self->seats; seat++) {
        int32_t section = self->seat_sections[seat], student = self->seat_students[seat];
        self->section_sizes[section]++;
        self->away_seats += self->section_sites[section] != self->homes[student];
        for (int64_t reserve = first[student]; reserve < first[student + 1]; reserve++)
            self->reserve_seats += self->reserve_courses[reserve] == self->section_courses[section];
    }
    free(first);
}

static void count_students(facts *self)
{
    enum { HAS_CHOICE = 1, HAS_UNMET = 2 };
    char *marks = need_array(self->students, 1);
    for (int64_t choice = 0; choice < self->choices; choice++)
        marks[self->choice_students[choice]] = HAS_CHOICE;
    for (int64_t unmet = 0; unmet < self->unmet; unmet++)
        marks[self->unmet_students[unmet]] = HAS_CHOICE | HAS_UNMET;
    for (int32_t student = 0; student < self->students; student++) {
        self->choosing_students += marks[student] != 0;
        self->met_students += marks[student] == HAS_CHOICE;
    }
    free(marks);
}

ttb_status facts_read(facts *self, const ttb_partnership *partnership,
                      const ttb_timetable *timetable)
{
    *self = (facts){.partnership = partnership};
    self->blocks = count_of(self, TTB_KIND_BLOCK);
    self->sites = count_of(self, TTB_KIND_SITE);
    self->courses = count_of(self, TTB_KIND_COURSE);
    self->cohorts = count_of(self, TTB_KIND_COHORT);
    self->offers = count_of(self, TTB_KIND_OFFER);
    self->students = count_of(self, TTB_KIND_STUDENT);
    ttb_status status = read_students(self);
    STEP(status, read_offers(self));
    STEP(status, read_choices(self));
    if (timetable) {
        STEP(status, read_sections(self, timetable));
        STEP(status, read_unmet(self, timetable));
    }
    if (status == TTB_OK && timetable)
        count_seats(self);
    if (status == TTB_OK)
        count_students(self);
    return status;
}

void facts_free(facts *self)
{
    void *arrays[] = {self->homes,          self->student_cohorts,  self->choice_students,
                      self->choice_courses, self->reserve_students, self->reserve_courses,
                      self->course_chosen,  self->offer_at,         self->section_courses,
                      self->section_sites,  self->section_numbers,  self->section_sizes,
                      self->section_blocks, self->seat_sections,    self->seat_students,
                      self->unmet_students, self->unmet_courses,    self->course_unmet};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++)
        free(arrays[i]);
    *self = (facts){0};
}

int32_t facts_offer(const facts *self, int32_t course, int32_t site)
{
    return self->offer_at[(int64_t)course * self->sites + site];
}

int32_t facts_places(const facts *self, int32_t course, int32_t site)
{
    int32_t offer = facts_offer(self, course, site), places = TTB_NONE;
    if (offer != TTB_NONE)
        ttb_partnership_get_offer_limits(self->partnership, offer, NULL, NULL, NULL, &places);
    return places;
}

char *facts_block_names(const facts *self, uint64_t mask)
{
    char *names = need_copy("");
    for (int32_t block = 0; block < self->blocks; block++) {
        if (!(mask >> block & 1))
            continue;
        char *longer =
            need_text("%s%s%s", names, *names ? "+" : "", facts_id(self, TTB_KIND_BLOCK, block));
        free(names);
        names = longer;
    }
    return names;
}
