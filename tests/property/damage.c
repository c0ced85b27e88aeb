/* The damage test: valid timetables, each damaged in one way, and the checker must answer with
 * exactly the codes that fit. Every hard rule of docs/explain/model.md is broken at least once. */
#include "town.h"

struct scene {
    ttb_partnership *town;
    ttb_timetable *timetable;
};

static ttb__section *section_of(struct scene *scene, int32_t section)
{
    return &scene->timetable->sections.items[section];
}

static void move(struct scene *scene, int32_t section, uint64_t blocks)
{
    section_of(scene, section)->blocks = blocks;
}

static void move_site(struct scene *scene, int32_t section, int32_t site)
{
    section_of(scene, section)->site = site;
}

static void seat(struct scene *scene, int32_t section, int32_t student)
{
    add_seat(scene->timetable, section, student);
}

static void unseat(struct scene *scene, int32_t section, int32_t student)
{
    ttb__numbers *students = &section_of(scene, section)->students;
    for (int64_t place = 0; place < students->count; place++)
        if (students->items[place] == student) {
            students->items[place] = students->items[--students->count];
            return;
        }
    fail();
}

/* Take the last section's place: sections have no order that matters. */
static void drop(struct scene *scene, int32_t section)
{
    ttb__free(section_of(scene, section)->students.items);
    *section_of(scene, section) = *section_of(scene, (int32_t)--scene->timetable->sections.count);
}

/* ---- A town with lessons: every rule but abstract blocks --------------------------------------
 */

enum { ART, LATIN, AWARD, PHYSICS, CHEMISTRY, DRAMA, MUSIC, FRENCH, SPANISH, GERMAN };
enum {
    ART_1,
    ART_2,
    AWARD_1,
    LATIN_1,
    PHYSICS_1,
    CHEMISTRY_1,
    DRAMA_1,
    MUSIC_1,
    FRENCH_1,
    FRENCH_2,
    SPANISH_1,
    SPANISH_2
};

static void offer(ttb_partnership *town, int32_t course, int32_t site, int32_t least_sections,
                  int32_t least_size, uint64_t blocks)
{
    int32_t number = add_offer(town, course, site);
    assert_int_equal(ttb__set_offer_sections(town, number, least_sections, 2), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town, number, least_size, 3), TTB_OK);
    if (blocks != 0)
        assert_int_equal(ttb__set_offer_blocks(town, number, blocks), TTB_OK);
}

static void use(ttb_partnership *town, int32_t course, int32_t site, int32_t resource)
{
    assert_int_equal(ttb__add_offer_use(town, ttb__find_offer(town, course, site), resource),
                     TTB_OK);
}

static void add_places(ttb_partnership *town)
{
    add_monday(town);
    add_bell(town, SOUTH, D, (ttb__lesson){TTB_DAY_MON, CLOCK(14, 40), CLOCK(16, 10), 0});
    add_bell(town, SOUTH, E, (ttb__lesson){TTB_DAY_MON, CLOCK(16, 20), CLOCK(17, 50), 0});
    assert_int_equal(ttb__close_site(town, NORTH, E), TTB_OK);
    add_ways(town, NORTH, SOUTH, 20);
    add_ways(town, SOUTH, EAST, 25);
    assert_int_equal(ttb__add_link(town, NORTH, WEST, 40), TTB_OK);
    set_limits(town, 90, 4, 2);
}

static void add_offers(ttb_partnership *town)
{
    static const char *const ids[] = {"art",   "latin", "award",  "physics", "chemistry",
                                      "drama", "music", "french", "spanish", "german"};
    for (int32_t course = ART; course <= GERMAN; course++) {
        int32_t level = course == DRAMA || course >= SPANISH ? 2 : 3, number;
        assert_int_equal(
            ttb__add_course(town, ids[course], NULL, level, NULL, course == AWARD ? 2 : 1, &number),
            TTB_OK);
    }
    offer(town, ART, NORTH, 0, 1, 0);
    offer(town, ART, EAST, 0, 0, 0);
    offer(town, LATIN, SOUTH, 0, 0, 0);
    offer(town, AWARD, NORTH, 0, 2, 0);
    offer(town, PHYSICS, NORTH, 0, 0, 0);
    offer(town, CHEMISTRY, NORTH, 0, 0, BLOCK(A) | BLOCK(B) | BLOCK(D) | BLOCK(E));
    offer(town, CHEMISTRY, EAST, 0, 0, 0);
    offer(town, DRAMA, NORTH, 0, 0, 0);
    offer(town, MUSIC, SOUTH, 0, 0, 0);
    offer(town, FRENCH, NORTH, 0, 0, 0);
    offer(town, SPANISH, NORTH, 0, 0, 0);
    offer(town, SPANISH, WEST, 1, 0, 0);
}

static void add_scarce(ttb_partnership *town)
{
    int32_t labs = add_resource(town, "labs", TTB_RESOURCE_ROOM, NORTH);
    int32_t actor = add_resource(town, "t1", TTB_RESOURCE_TEACHER, NORTH);
    int32_t linguist = add_resource(town, "t2", TTB_RESOURCE_TEACHER, NORTH);
    assert_int_equal(ttb__add_resource_site(town, actor, SOUTH), TTB_OK);
    assert_int_equal(ttb__add_resource_site(town, linguist, WEST), TTB_OK);
    assert_int_equal(ttb__set_week_capacity(town, labs, 2), TTB_OK);
    assert_int_equal(ttb__set_capacity(town, actor, B, 0), TTB_OK);
    use(town, PHYSICS, NORTH, labs);
    use(town, CHEMISTRY, NORTH, labs);
    use(town, DRAMA, NORTH, actor);
    use(town, MUSIC, SOUTH, actor);
    use(town, SPANISH, NORTH, linguist);
    use(town, SPANISH, WEST, linguist);
}

/* s00 to s15: home, then up to three choices, then a reserve; and where they sit. */
static const struct {
    int32_t home, choices[3], reserve, sections[3];
} people[] = {
    {NORTH, {AWARD, GERMAN, TTB_NONE}, FRENCH, {AWARD_1, TTB_NONE}},
    {NORTH, {ART, LATIN, FRENCH}, TTB_NONE, {ART_1, LATIN_1, FRENCH_1}},
    {NORTH, {ART, AWARD, TTB_NONE}, TTB_NONE, {ART_2, AWARD_1, TTB_NONE}},
    {SOUTH, {LATIN, TTB_NONE}, TTB_NONE, {LATIN_1, TTB_NONE}},
    {NORTH, {DRAMA, MUSIC, TTB_NONE}, TTB_NONE, {DRAMA_1, TTB_NONE}},
    {SOUTH, {MUSIC, ART, TTB_NONE}, TTB_NONE, {MUSIC_1, TTB_NONE}},
    {NORTH, {FRENCH, LATIN, TTB_NONE}, TTB_NONE, {FRENCH_1, TTB_NONE}}, /* cannot travel */
    {NORTH, {ART, TTB_NONE}, FRENCH, {ART_1, TTB_NONE}},
    {NORTH, {PHYSICS, TTB_NONE}, TTB_NONE, {PHYSICS_1, TTB_NONE}},
    {NORTH, {CHEMISTRY, TTB_NONE}, TTB_NONE, {CHEMISTRY_1, TTB_NONE}},
    {NORTH, {SPANISH, TTB_NONE}, TTB_NONE, {SPANISH_1, TTB_NONE}},
    {WEST, {SPANISH, TTB_NONE}, TTB_NONE, {SPANISH_2, TTB_NONE}}, /* cannot travel */
    {NORTH, {FRENCH, MUSIC, TTB_NONE}, TTB_NONE, {FRENCH_2, TTB_NONE}},
    {NORTH, {LATIN, TTB_NONE}, TTB_NONE, {TTB_NONE}}, /* at most 39 minutes a day */
    {NORTH, {LATIN, TTB_NONE}, TTB_NONE, {TTB_NONE}}, /* at most 1 journey a day */
    {SOUTH, {MUSIC, TTB_NONE}, TTB_NONE, {MUSIC_1, TTB_NONE}},
    {NORTH, {ART, TTB_NONE}, TTB_NONE, {ART_2, TTB_NONE}},
};

enum { PEOPLE = sizeof people / sizeof *people };

static void set_own_limit(ttb_partnership *town, int32_t student, int32_t limit, int32_t value)
{
    assert_int_equal(ttb__set_student_limit(town, student, limit, value), TTB_OK);
}

static void add_people(ttb_partnership *town)
{
    for (int32_t person = 0; person < PEOPLE; person++) {
        int32_t student = add_student(town, people[person].home);
        for (int32_t choice = 0; choice < 3 && people[person].choices[choice] != TTB_NONE; choice++)
            add_choice(town, student, people[person].choices[choice]);
        if (people[person].reserve != TTB_NONE)
            assert_int_equal(ttb__add_reserve(town, student, people[person].reserve, 500), TTB_OK);
    }
    set_own_limit(town, 6, TTB_LIMIT_COURSES_AWAY, 0);
    set_own_limit(town, 11, TTB_LIMIT_COURSES_AWAY, 0);
    set_own_limit(town, 13, TTB_LIMIT_MINUTES_A_DAY, 39);
    set_own_limit(town, 14, TTB_LIMIT_JOURNEYS_A_DAY, 1);
}

static void add_rules(ttb_partnership *town)
{
    const ttb__rule rules[] = {
        {.kind = TTB__RULE_PIN_SECTION, .course = ART, .site = NORTH, .blocks = BLOCK(A)},
        {.kind = TTB__RULE_PIN_SECTION, .course = FRENCH, .site = NORTH, .blocks = BLOCK(D)},
        {.kind = TTB__RULE_PIN_SECTION, .course = FRENCH, .site = NORTH, .blocks = BLOCK(D)},
        {.kind = TTB__RULE_FORBID_SECTION, .course = CHEMISTRY, .site = NORTH, .blocks = BLOCK(D)},
        {.kind = TTB__RULE_PIN_SEAT,
         .student = 3,
         .course = LATIN,
         .site = SOUTH,
         .blocks = BLOCK(B)},
        {.kind = TTB__RULE_FORBID_SEAT,
         .student = 2,
         .course = ART,
         .site = NORTH,
         .blocks = BLOCK(A)},
        {.kind = TTB__RULE_BLOCK_SECTIONS, .block = B, .least = 3, .most = TTB_NONE},
        {.kind = TTB__RULE_BLOCK_SECTIONS, .block = E, .least = 0, .most = 1},
        {.kind = TTB__RULE_REACH, .level = 3, .minutes = 30, .cohort = TTB_NONE},
    };
    for (size_t rule = 0; rule < sizeof rules / sizeof *rules; rule++)
        add_rule(town, rules[rule]);
}

static struct scene with_lessons(void)
{
    struct scene scene = {.town = new_town(5, 4)};
    add_places(scene.town);
    add_offers(scene.town);
    add_scarce(scene.town);
    add_people(scene.town);
    add_rules(scene.town);
    scene.timetable = new_timetable(scene.town);
    add_section(scene.timetable, ART, NORTH, BLOCK(A));
    add_section(scene.timetable, ART, NORTH, BLOCK(B));
    add_section(scene.timetable, AWARD, NORTH, BLOCK(C) | BLOCK(D));
    add_section(scene.timetable, LATIN, SOUTH, BLOCK(B));
    add_section(scene.timetable, PHYSICS, NORTH, BLOCK(B));
    add_section(scene.timetable, CHEMISTRY, NORTH, BLOCK(A));
    add_section(scene.timetable, DRAMA, NORTH, BLOCK(A));
    add_section(scene.timetable, MUSIC, SOUTH, BLOCK(C));
    add_section(scene.timetable, FRENCH, NORTH, BLOCK(D));
    add_section(scene.timetable, FRENCH, NORTH, BLOCK(D));
    add_section(scene.timetable, SPANISH, NORTH, BLOCK(A));
    add_section(scene.timetable, SPANISH, WEST, BLOCK(C));
    for (int32_t person = 0; person < PEOPLE; person++)
        for (int32_t place = 0; place < 3 && people[person].sections[place] != TTB_NONE; place++)
            seat(&scene, people[person].sections[place], person);
    return scene;
}

static void into_a_closed_block(struct scene *scene)
{
    move(scene, CHEMISTRY_1, BLOCK(E));
}

static void into_a_block_not_offered(struct scene *scene)
{
    move(scene, CHEMISTRY_1, BLOCK(C));
}

static void into_a_block_more(struct scene *scene)
{
    move(scene, DRAMA_1, BLOCK(A) | BLOCK(D));
}

static void into_a_block_less(struct scene *scene)
{
    move(scene, AWARD_1, BLOCK(D));
}

static void into_no_block(struct scene *scene)
{
    move(scene, MUSIC_1, 0);
}

static void into_an_unknown_block(struct scene *scene)
{
    move(scene, DRAMA_1, BLOCK(60));
}

static void to_a_site_without_the_offer(struct scene *scene)
{
    move_site(scene, DRAMA_1, SOUTH);
}

static void a_number_of_0(struct scene *scene)
{
    section_of(scene, DRAMA_1)->number = 0;
}

static void a_section_too_many(struct scene *scene)
{
    seat(scene, add_section(scene->timetable, ART, NORTH, BLOCK(B)), 5);
}

static void a_section_too_few(struct scene *scene)
{
    drop(scene, SPANISH_2);
}

static void a_student_too_many(struct scene *scene)
{
    seat(scene, MUSIC_1, 4);
    seat(scene, MUSIC_1, 12);
}

static void nobody_left(struct scene *scene)
{
    section_of(scene, ART_2)->students.count = 0;
}

static void a_student_too_few(struct scene *scene)
{
    unseat(scene, AWARD_1, 0);
}

static void a_student_twice_in_a_section(struct scene *scene)
{
    seat(scene, ART_1, 7);
}

static void a_second_seat_in_a_course(struct scene *scene)
{
    seat(scene, ART_2, 7);
}

static void a_seat_that_nobody_chose(struct scene *scene)
{
    seat(scene, ART_2, 4);
}

static void a_reserve_too_many(struct scene *scene)
{
    seat(scene, FRENCH_2, 7);
}

static void two_seats_in_a_block(struct scene *scene)
{
    seat(scene, FRENCH_2, 0);
}

static void two_sections_in_a_laboratory(struct scene *scene)
{
    move(scene, CHEMISTRY_1, BLOCK(B));
}

static void two_sections_of_a_teacher(struct scene *scene)
{
    move(scene, MUSIC_1, BLOCK(A));
}

static void a_teacher_who_is_off(struct scene *scene)
{
    move(scene, DRAMA_1, BLOCK(B));
}

static void too_many_laboratory_blocks(struct scene *scene)
{
    add_section(scene->timetable, PHYSICS, NORTH, BLOCK(D));
}

static void a_teacher_at_two_sites_at_once(struct scene *scene)
{
    move(scene, DRAMA_1, BLOCK(D));
    move(scene, MUSIC_1, BLOCK(E));
}

static void a_teacher_in_a_hurry(struct scene *scene)
{
    move(scene, SPANISH_2, BLOCK(B));
}

static void a_teacher_without_a_way(struct scene *scene)
{
    move(scene, SPANISH_1, BLOCK(D));
}

static void a_student_at_two_sites_at_once(struct scene *scene)
{
    move(scene, MUSIC_1, BLOCK(E));
    seat(scene, MUSIC_1, 12);
}

static void a_student_in_a_hurry(struct scene *scene)
{
    move_site(scene, ART_2, EAST);
    unseat(scene, ART_2, 16);
}

static void a_student_who_cannot_come_home(struct scene *scene)
{
    move_site(scene, SPANISH_1, WEST);
}

static void a_student_too_long_on_the_way(struct scene *scene)
{
    seat(scene, LATIN_1, 13);
}

static void a_student_too_often_on_the_way(struct scene *scene)
{
    seat(scene, LATIN_1, 14);
}

static void a_student_who_cannot_travel(struct scene *scene)
{
    seat(scene, LATIN_1, 6);
}

static void away_from_a_pin(struct scene *scene)
{
    move(scene, ART_1, BLOCK(C));
}

static void away_from_one_of_two_pins(struct scene *scene)
{
    move(scene, FRENCH_2, BLOCK(C));
}

static void into_a_forbidden_block(struct scene *scene)
{
    move(scene, CHEMISTRY_1, BLOCK(D));
}

static void without_the_pinned_seat(struct scene *scene)
{
    unseat(scene, LATIN_1, 3);
}

static void beside_the_pinned_seat(struct scene *scene)
{
    unseat(scene, LATIN_1, 3);
    seat(scene, add_section(scene->timetable, LATIN, SOUTH, BLOCK(E)), 3);
}

static void in_a_forbidden_seat(struct scene *scene)
{
    unseat(scene, ART_2, 2);
    seat(scene, ART_1, 2);
}

static void a_block_with_too_few_sections(struct scene *scene)
{
    move(scene, PHYSICS_1, BLOCK(D));
}

static void a_block_with_too_many_sections(struct scene *scene)
{
    move(scene, MUSIC_1, BLOCK(E));
    move(scene, SPANISH_2, BLOCK(E));
}

static void a_course_that_runs_nowhere(struct scene *scene)
{
    drop(scene, AWARD_1);
}

static void a_course_that_runs_too_far_away(struct scene *scene)
{
    move_site(scene, CHEMISTRY_1, EAST);
}

/* ---- A town with abstract blocks --------------------------------------------------------------
 */

/* Award at south in A and B for s00 of north (courses_away 1); art at both, at north in C for s01;
 * east can be left from north, but nobody comes back. A teacher has both arts. */
static struct scene with_abstract_blocks(void)
{
    struct scene scene = {.town = new_town(4, 3)};
    int32_t art = add_course(scene.town, "art", 1), award = add_course(scene.town, "award", 2);
    int32_t teacher = add_resource(scene.town, "t1", TTB_RESOURCE_TEACHER, NORTH);
    assert_int_equal(ttb__add_resource_site(scene.town, teacher, SOUTH), TTB_OK);
    for (int32_t site = NORTH; site <= EAST; site++)
        offer(scene.town, art, site, 0, 0, 0);
    offer(scene.town, award, SOUTH, 0, 0, 0);
    use(scene.town, art, NORTH, teacher);
    use(scene.town, art, SOUTH, teacher);
    add_ways(scene.town, NORTH, SOUTH, 20);
    assert_int_equal(ttb__add_link(scene.town, NORTH, EAST, 5), TTB_OK);
    set_limits(scene.town, 40, 1, 1);
    for (int32_t student = 0; student < 3; student++) {
        add_student(scene.town, NORTH);
        add_choice(scene.town, student, award);
        add_choice(scene.town, student, art);
    }
    set_own_limit(scene.town, 2, TTB_LIMIT_MINUTES_A_DAY, 39);
    add_rule(scene.town,
             (ttb__rule){.kind = TTB__RULE_REACH, .level = 3, .minutes = 20, .cohort = TTB_NONE});
    scene.timetable = new_timetable(scene.town);
    seat(&scene, add_section(scene.timetable, award, SOUTH, BLOCK(A) | BLOCK(B)), 0);
    seat(&scene, add_section(scene.timetable, art, NORTH, BLOCK(C)), 1);
    return scene;
}

static void a_return_that_takes_too_long(struct scene *scene)
{
    seat(scene, 0, 2);
}

static void a_return_without_a_way(struct scene *scene)
{
    move_site(scene, 1, EAST);
}

static void a_second_course_away(struct scene *scene)
{
    seat(scene, add_section(scene->timetable, 0, SOUTH, BLOCK(D)), 0);
}

static void a_clash_in_the_second_block(struct scene *scene)
{
    seat(scene, 1, 0);
    move(scene, 1, BLOCK(B));
}

static void a_teacher_at_two_sites_in_a_block(struct scene *scene)
{
    add_section(scene->timetable, 0, SOUTH, BLOCK(C));
}

static void an_award_in_one_block(struct scene *scene)
{
    move(scene, 0, BLOCK(A));
}

static void an_award_that_runs_nowhere(struct scene *scene)
{
    drop(scene, 0);
}

/* ---- A town with two weeks and bells of its own -----------------------------------------------
 */

/* A in both weeks from 9:00 to 10:00; B from 10:20 in week 1 and from 10:10 in week 2, but at east
 * from 10:30; C on another day. Art and music are 15 minutes away at south and at east. */
static struct scene with_two_weeks(void)
{
    struct scene scene = {.town = new_town(3, 3)};
    int32_t art = add_course(scene.town, "art", 1), music = add_course(scene.town, "music", 1);
    add_lesson(scene.town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 0);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(10, 20), CLOCK(11, 20), 1);
    add_lesson(scene.town, B, TTB_DAY_MON, CLOCK(10, 10), CLOCK(11, 10), 2);
    add_lesson(scene.town, C, TTB_DAY_TUE, CLOCK(9, 0), CLOCK(10, 0), 0);
    add_bell(scene.town, EAST, B, (ttb__lesson){TTB_DAY_MON, CLOCK(10, 30), CLOCK(11, 30), 1});
    add_bell(scene.town, EAST, B, (ttb__lesson){TTB_DAY_MON, CLOCK(10, 30), CLOCK(11, 30), 2});
    offer(scene.town, art, NORTH, 0, 0, 0);
    for (int32_t site = SOUTH; site <= EAST; site++) {
        add_ways(scene.town, NORTH, site, 15);
        offer(scene.town, music, site, 0, 0, 0);
    }
    add_student(scene.town, NORTH);
    add_choice(scene.town, 0, art);
    add_choice(scene.town, 0, music);
    set_limits(scene.town, 30, 2, 1);
    scene.timetable = new_timetable(scene.town);
    seat(&scene, add_section(scene.timetable, art, NORTH, BLOCK(A)), 0);
    seat(&scene, add_section(scene.timetable, music, EAST, BLOCK(B)), 0);
    return scene;
}

static void in_a_hurry_in_week_2(struct scene *scene)
{
    move_site(scene, 1, SOUTH);
}

/* ---- The list ---------------------------------------------------------------------------------
 */

static const struct {
    const char *name;
    struct scene (*make)(void);
    void (*damage)(struct scene *scene);
    const char *codes;
} cases[] = {
#define CASE(make, damage, codes)                                                                  \
    {                                                                                              \
#damage, make, damage, codes                                                               \
    }
    CASE(with_lessons, into_a_closed_block, "section.closed-block"),
    CASE(with_lessons, into_a_block_not_offered, "section.other-block"),
    CASE(with_lessons, into_a_block_more, "section.block-count"),
    CASE(with_lessons, into_a_block_less, "section.block-count"),
    CASE(with_lessons, into_no_block, "section.block-count"),
    CASE(with_lessons, into_an_unknown_block, "section.unknown-block"),
    CASE(with_lessons, to_a_site_without_the_offer, "section.no-offer"),
    CASE(with_lessons, a_number_of_0, "section.number"),
    CASE(with_lessons, a_section_too_many, "offer.too-many-sections"),
    CASE(with_lessons, a_section_too_few, "offer.too-few-sections"),
    CASE(with_lessons, a_student_too_many, "section.too-full"),
    CASE(with_lessons, nobody_left, "section.not-viable"),
    CASE(with_lessons, a_student_too_few, "section.not-viable"),
    CASE(with_lessons, a_student_twice_in_a_section, "seat.twice"),
    CASE(with_lessons, a_second_seat_in_a_course, "seat.second"),
    CASE(with_lessons, a_seat_that_nobody_chose, "seat.not-chosen"),
    CASE(with_lessons, a_reserve_too_many, "student.too-many-reserves"),
    CASE(with_lessons, two_seats_in_a_block, "student.clash"),
    CASE(with_lessons, two_sections_in_a_laboratory, "resource.over-capacity"),
    CASE(with_lessons, two_sections_of_a_teacher, "resource.over-capacity"),
    CASE(with_lessons, a_teacher_who_is_off, "resource.over-capacity"),
    CASE(with_lessons, too_many_laboratory_blocks, "resource.over-week-capacity"),
    CASE(with_lessons, a_teacher_at_two_sites_at_once, "teacher.overlap"),
    CASE(with_lessons, a_teacher_in_a_hurry, "teacher.gap"),
    CASE(with_lessons, a_teacher_without_a_way, "teacher.no-way"),
    CASE(with_lessons, a_student_at_two_sites_at_once, "student.overlap"),
    CASE(with_lessons, a_student_in_a_hurry, "student.gap"),
    CASE(with_lessons, a_student_who_cannot_come_home, "student.no-way"),
    CASE(with_lessons, a_student_too_long_on_the_way, "student.minutes-a-day"),
    CASE(with_lessons, a_student_too_often_on_the_way, "student.journeys-a-day"),
    CASE(with_lessons, a_student_who_cannot_travel, "student.courses-away"),
    CASE(with_lessons, away_from_a_pin, "rule.pin-section"),
    CASE(with_lessons, away_from_one_of_two_pins, "rule.pin-section"),
    CASE(with_lessons, into_a_forbidden_block, "rule.forbid-section"),
    CASE(with_lessons, without_the_pinned_seat, "rule.pin-seat"),
    CASE(with_lessons, beside_the_pinned_seat, "rule.pin-seat"),
    CASE(with_lessons, in_a_forbidden_seat, "rule.forbid-seat"),
    CASE(with_lessons, a_block_with_too_few_sections, "rule.block-sections"),
    CASE(with_lessons, a_block_with_too_many_sections, "rule.block-sections"),
    CASE(with_lessons, a_course_that_runs_nowhere, "rule.reach rule.reach"),
    CASE(with_lessons, a_course_that_runs_too_far_away, "rule.reach"),
    CASE(with_abstract_blocks, a_return_that_takes_too_long, "student.minutes-a-day"),
    CASE(with_abstract_blocks, a_return_without_a_way, "student.no-way rule.reach"),
    CASE(with_abstract_blocks, a_second_course_away, "student.courses-away"),
    CASE(with_abstract_blocks, a_clash_in_the_second_block, "student.clash"),
    CASE(with_abstract_blocks, a_teacher_at_two_sites_in_a_block, "resource.over-capacity"),
    CASE(with_abstract_blocks, an_award_in_one_block, "section.block-count"),
    CASE(with_abstract_blocks, an_award_that_runs_nowhere, "rule.reach"),
    CASE(with_two_weeks, in_a_hurry_in_week_2, "student.gap"),
};

static void damage_is_found(void **state)
{
    const size_t number = *(const size_t *)*state;
    struct scene scene = cases[number].make();

    assert_codes(scene.town, scene.timetable, "");
    assert_int_equal(ttb__validate(scene.town, NULL), TTB_OK);
    cases[number].damage(&scene);
    assert_codes(scene.town, scene.timetable, cases[number].codes);
    ttb__timetable_destroy(scene.timetable);
    ttb__partnership_destroy(scene.town);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[CASES];
    size_t numbers[CASES];

    for (size_t item = 0; item < CASES; item++) {
        numbers[item] = item;
        tests[item] = (struct CMUnitTest){.name = cases[item].name,
                                          .test_func = damage_is_found,
                                          .initial_state = &numbers[item]};
    }
    return cmocka_run_group_tests_name("damage", tests, NULL, NULL);
}
