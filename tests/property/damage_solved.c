/* Damage done to timetables that the solver made: each kind is inflicted at random places of each
 * example, and the checker must answer with the code that fits (and others that follow from it). */
#include <stdio.h>
#include <stdlib.h>

#include "limited.h"
#include "town.h"

#include "base/bits.h"
#include "base/random.h"

enum { ROUNDS = 8, TRIES = 3000, MOST_BYTES = 1 << 20 };

static const char *const files[] = {"examples/partnerships/first-town.json",
                                    "examples/partnerships/consortium.json"};

enum { FILES = sizeof files / sizeof *files };

struct scene {
    ttb_partnership *town;
    ttb_timetable *solved; /* valid, and never changed */
    ttb_timetable *timetable;
    ttb__random random;
};

static ttb_partnership *read_town(const char *path)
{
    char *text = test_malloc(MOST_BYTES);
    FILE *file = fopen(path, "rb");
    ttb_partnership *town = NULL;
    assert_non_null(file);
    int64_t bytes = (int64_t)fread(text, 1, MOST_BYTES, file);
    fclose(file);
    assert_int_equal(ttb_partnership_from_json(text, bytes, &town, NULL), TTB_OK);
    test_free(text);
    return town;
}

static struct scene solve(const char *path)
{
    struct scene scene = {.town = read_town(path)};
    ttb_options *options = limited_options(300000);
    assert_int_equal(ttb_solve(scene.town, options, NULL, NULL, NULL, &scene.solved, NULL, NULL),
                     TTB_OK);
    assert_in_range(ttb_timetable_get_outcome(scene.solved), TTB_OUTCOME_FEASIBLE,
                    TTB_OUTCOME_OPTIMAL);
    ttb_options_free(options);
    ttb__random_seed(&scene.random, 1);
    return scene;
}

static void copy_solved(struct scene *scene)
{
    ttb__timetable_destroy(scene->timetable);
    scene->timetable = new_timetable(scene->town);
    for (int32_t item = 0; item < scene->solved->sections.count; item++) {
        const ttb__section *section = &scene->solved->sections.items[item];
        ttb__section copy = *section;
        copy.students = (ttb__numbers){0};
        assert_int_equal(TTB__PUSH(&scene->timetable->sections, copy), TTB_OK);
        for (int64_t seat = 0; seat < section->students.count; seat++)
            add_seat(scene->timetable, item, section->students.items[seat]);
    }
}

/* ---- Picking ----------------------------------------------------------------------------------
 */

static int32_t pick(struct scene *scene, int64_t count)
{
    return (int32_t)ttb__random_below(&scene->random, (uint32_t)count);
}

static ttb__section *pick_section(struct scene *scene)
{
    return &scene->timetable->sections.items[pick(scene, scene->timetable->sections.count)];
}

static uint64_t pick_block(struct scene *scene)
{
    return BLOCK(pick(scene, scene->town->blocks.count));
}

static const ttb__offer *offer_of(const struct scene *scene, const ttb__section *section)
{
    int32_t offer = ttb__find_offer(scene->town, section->course, section->site);
    return &scene->town->offers.items[offer];
}

static void seat(struct scene *scene, const ttb__section *section, int32_t student)
{
    add_seat(scene->timetable, (int32_t)(section - scene->timetable->sections.items), student);
}

static int is_in(const ttb__section *section, int32_t student)
{
    for (int64_t place = 0; place < section->students.count; place++)
        if (section->students.items[place] == student)
            return 1;
    return 0;
}

static int has_chosen(const struct scene *scene, int32_t student, int32_t course)
{
    const ttb__student *item = &scene->town->students.items[student];
    for (int64_t choice = 0; choice < item->choices.count; choice++)
        if (item->choices.items[choice].course == course)
            return 1;
    for (int64_t reserve = 0; reserve < item->reserves.count; reserve++)
        if (item->reserves.items[reserve].course == course)
            return 1;
    return 0;
}

static int has_seat(const struct scene *scene, int32_t student, int32_t course)
{
    for (int64_t item = 0; item < scene->timetable->sections.count; item++) {
        const ttb__section *section = &scene->timetable->sections.items[item];
        if (section->course == course && is_in(section, student))
            return 1;
    }
    return 0;
}

/* Drop every section of a course, or of its offer at a site. */
static int drop_all(struct scene *scene, int32_t course, int32_t site)
{
    int64_t kept = 0, count = scene->timetable->sections.count;
    ttb__section *sections = scene->timetable->sections.items;
    for (int64_t item = 0; item < count; item++) {
        if (sections[item].course == course && (site == TTB_NONE || sections[item].site == site))
            ttb__free(sections[item].students.items);
        else
            sections[kept++] = sections[item];
    }
    scene->timetable->sections.count = kept;
    return kept < count;
}

/* ---- Damage: 1 if it was inflicted ------------------------------------------------------------
 */

static int close_block(struct scene *scene)
{
    ttb__section *section = pick_section(scene);
    section->blocks = pick_block(scene);
    return (section->blocks & scene->town->sites.items[section->site].closed) != 0;
}

static int use_another_block(struct scene *scene)
{
    ttb__section *section = pick_section(scene);
    section->blocks = pick_block(scene);
    return (section->blocks & offer_of(scene, section)->blocks) == 0;
}

static int add_block(struct scene *scene)
{
    ttb__section *section = pick_section(scene);
    uint64_t before = section->blocks;
    section->blocks |= pick_block(scene);
    return section->blocks != before;
}

static int remove_block(struct scene *scene)
{
    ttb__section *section = pick_section(scene);
    uint64_t before = section->blocks;
    section->blocks &= ~pick_block(scene);
    return section->blocks != before;
}

static int remove_students(struct scene *scene)
{
    ttb__section *section = pick_section(scene);
    int32_t least = offer_of(scene, section)->least_size;
    section->students.count = least - 1;
    return least > 0;
}

static int fill_up(struct scene *scene)
{
    ttb__section *section = pick_section(scene);
    int32_t student = pick(scene, scene->town->students.count);
    for (; section->students.count <= offer_of(scene, section)->most_size; student++) {
        student %= (int32_t)scene->town->students.count;
        seat(scene, section, student);
    }
    return 1;
}

static int seat_twice(struct scene *scene)
{
    const ttb__section *section = pick_section(scene);
    if (section->students.count == 0)
        return 0;
    seat(scene, section, section->students.items[pick(scene, section->students.count)]);
    return 1;
}

static int seat_in_another_section(struct scene *scene)
{
    const ttb__section *one = pick_section(scene), *other = pick_section(scene);
    if (one == other || one->course != other->course || one->students.count == 0)
        return 0;
    seat(scene, other, one->students.items[pick(scene, one->students.count)]);
    return 1;
}

static int seat_without_a_choice(struct scene *scene)
{
    const ttb__section *section = pick_section(scene);
    int32_t student = pick(scene, scene->town->students.count);
    if (has_chosen(scene, student, section->course))
        return 0;
    seat(scene, section, student);
    return 1;
}

static int make_a_clash(struct scene *scene)
{
    const ttb__section *one = pick_section(scene), *other = pick_section(scene);
    if (one == other || (one->blocks & other->blocks) == 0 || one->students.count == 0)
        return 0;
    seat(scene, other, one->students.items[pick(scene, one->students.count)]);
    return 1;
}

static int seat_a_reserve(struct scene *scene)
{
    int32_t student = pick(scene, scene->town->students.count);
    const ttb__student *item = &scene->town->students.items[student];
    const ttb__section *section = pick_section(scene);
    for (int64_t choice = 0; choice < item->choices.count; choice++)
        if (!has_seat(scene, student, item->choices.items[choice].course))
            return 0;
    if (item->reserves.count == 0 || item->reserves.items[0].course != section->course)
        return 0;
    seat(scene, section, student);
    return 1;
}

static int move_to_a_site_without_the_offer(struct scene *scene)
{
    ttb__section *section = pick_section(scene);
    section->site = pick(scene, scene->town->sites.count);
    return ttb__find_offer(scene->town, section->course, section->site) == TTB_NONE;
}

static int run_too_many(struct scene *scene)
{
    ttb__section section = *pick_section(scene);
    section.students = (ttb__numbers){0};
    for (int32_t more = offer_of(scene, &section)->most_sections; more > 0; more--)
        assert_int_equal(TTB__PUSH(&scene->timetable->sections, section), TTB_OK);
    return 1;
}

static int run_too_few(struct scene *scene)
{
    const ttb__offer *offer = &scene->town->offers.items[pick(scene, scene->town->offers.count)];
    return offer->least_sections > 0 && drop_all(scene, offer->course, offer->site);
}

static int crowd_a_resource(struct scene *scene)
{
    ttb__section section = *pick_section(scene);
    const ttb__offer *offer = offer_of(scene, &section);
    section.students = (ttb__numbers){0};
    if (offer->uses.count == 0)
        return 0;
    const ttb__resource *resource = &scene->town->resources.items[offer->uses.items[0]];
    for (int32_t more = resource->capacity[ttb__lowest_bit(section.blocks)]; more > 0; more--)
        assert_int_equal(TTB__PUSH(&scene->timetable->sections, section), TTB_OK);
    return 1;
}

static int crowd_a_week(struct scene *scene)
{
    ttb__section section = *pick_section(scene);
    const ttb__offer *offer = offer_of(scene, &section);
    section.students = (ttb__numbers){0};
    if (offer->uses.count == 0)
        return 0;
    for (int32_t more = scene->town->resources.items[offer->uses.items[0]].week_capacity; more > 0;
         more--)
        assert_int_equal(TTB__PUSH(&scene->timetable->sections, section), TTB_OK);
    return scene->town->resources.items[offer->uses.items[0]].week_capacity > 0;
}

static int send_who_cannot_travel(struct scene *scene)
{
    const ttb__section *section = pick_section(scene);
    int32_t student = pick(scene, scene->town->students.count);
    if (ttb__student_limit(scene->town, student, TTB_LIMIT_COURSES_AWAY) != 0 ||
        section->site == scene->town->students.items[student].home)
        return 0;
    seat(scene, section, student);
    return 1;
}

static const ttb__rule *pick_rule(struct scene *scene, int32_t kind)
{
    const ttb__rule *rule = &scene->town->rules.items[pick(scene, scene->town->rules.count)];
    return rule->kind == kind ? rule : NULL;
}

static int leave_a_pin(struct scene *scene)
{
    const ttb__rule *rule = pick_rule(scene, TTB__RULE_PIN_SECTION);
    return rule != NULL && drop_all(scene, rule->course, rule->site);
}

static int enter_a_forbidden_block(struct scene *scene)
{
    const ttb__rule *rule = pick_rule(scene, TTB__RULE_FORBID_SECTION);
    ttb__section *section = pick_section(scene);
    if (rule == NULL || section->course != rule->course || section->site != rule->site)
        return 0;
    section->blocks |= rule->blocks;
    return 1;
}

static int end_a_course(struct scene *scene)
{
    const ttb__rule *rule = pick_rule(scene, TTB__RULE_REACH);
    int32_t course = pick(scene, scene->town->courses.count);
    return rule != NULL && scene->town->courses.items[course].level == rule->level &&
           drop_all(scene, course, TTB_NONE);
}

static const struct {
    const char *name, *code;
    int (*inflict)(struct scene *scene);
    int32_t is_rare; /* not every example has what it takes, and perhaps none */
} kinds[] = {
    {"close_block", "section.closed-block", close_block, 1},
    {"use_another_block", "section.other-block", use_another_block, 1},
    {"add_block", "section.block-count", add_block, 0},
    {"remove_block", "section.block-count", remove_block, 0},
    {"remove_students", "section.not-viable", remove_students, 0},
    {"fill_up", "section.too-full", fill_up, 0},
    {"seat_twice", "seat.twice", seat_twice, 0},
    {"seat_in_another_section", "seat.second", seat_in_another_section, 0},
    {"seat_without_a_choice", "seat.not-chosen", seat_without_a_choice, 0},
    {"make_a_clash", "student.clash", make_a_clash, 0},
    {"seat_a_reserve", "student.too-many-reserves", seat_a_reserve, 0},
    {"move_to_a_site", "section.no-offer", move_to_a_site_without_the_offer, 0},
    {"run_too_many", "offer.too-many-sections", run_too_many, 0},
    {"run_too_few", "offer.too-few-sections", run_too_few, 1},
    {"crowd_a_resource", "resource.over-capacity", crowd_a_resource, 0},
    {"crowd_a_week", "resource.over-week-capacity", crowd_a_week, 0},
    {"send_who_cannot_travel", "student.courses-away", send_who_cannot_travel, 0},
    {"leave_a_pin", "rule.pin-section", leave_a_pin, 0},
    {"enter_a_forbidden_block", "rule.forbid-section", enter_a_forbidden_block, 0},
    {"end_a_course", "rule.reach", end_a_course, 0},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static void assert_found(struct scene *scene, const char *code)
{
    ttb_report *report = NULL;
    int is_valid = 1, is_found = 0;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__check(scene->town, scene->timetable, &is_valid, report), TTB_OK);
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        is_found |= strcmp(ttb_report_get_code(report, finding), code) == 0;
    if (!is_found)
        print_error("missing: %s\n", code);
    assert_true(is_found);
    assert_false(is_valid);
    ttb_report_free(report);
}

/* How often the damage could be inflicted. */
static int32_t inflict_some(struct scene *scene, size_t kind)
{
    int32_t inflicted = 0;
    for (int32_t tries = 0; tries < TRIES && inflicted < ROUNDS; tries++) {
        copy_solved(scene);
        if (!kinds[kind].inflict(scene))
            continue;
        inflicted++;
        assert_found(scene, kinds[kind].code);
    }
    return inflicted;
}

static void damage_to_solved_timetables_is_found(void **state)
{
    int32_t inflicted[KINDS] = {0};

    (void)state;
    for (size_t file = 0; file < FILES; file++) {
        struct scene scene = solve(files[file]);
        copy_solved(&scene);
        assert_codes(scene.town, scene.timetable, "");
        for (size_t kind = 0; kind < KINDS; kind++)
            inflicted[kind] += inflict_some(&scene, kind);
        ttb__timetable_destroy(scene.timetable);
        ttb__timetable_destroy(scene.solved);
        ttb__partnership_destroy(scene.town);
    }
    for (size_t kind = 0; kind < KINDS; kind++) {
        if (inflicted[kind] == 0 && !kinds[kind].is_rare)
            fail_msg("never inflicted: %s", kinds[kind].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damage_to_solved_timetables_is_found),
    };
    return cmocka_run_group_tests_name("damage to solved timetables", tests, NULL, NULL);
}
