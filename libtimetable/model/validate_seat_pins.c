#include "base/bits.h"
#include "model/validation.h"

/* Places of the rules on one student's seats. */
typedef struct {
    const int32_t *places;
    int64_t count;
} seat_rules;

static const ttb__rule *rule_at(const ttb__validation *validation, int64_t place)
{
    return &validation->partnership->rules.items[place];
}

static int has_course(const ttb__choices *choices, int32_t course)
{
    for (int64_t place = 0; place < choices->count; place++) {
        if (choices->items[place].course == course)
            return 1;
    }
    return 0;
}

/* 1 if each seat at the offer that the pin allows is forbidden. */
static int is_forbidden(const ttb__validation *validation, const ttb__rule *pin, int32_t offer,
                        seat_rules rules)
{
    int32_t site = validation->partnership->offers.items[offer].site;

    for (int64_t place = 0; place < rules.count; place++) {
        const ttb__rule *rule = rule_at(validation, rules.places[place]);
        if (rule->kind == TTB__RULE_FORBID_SEAT && rule->course == pin->course &&
            (rule->site == TTB_NONE || rule->site == site) &&
            (rule->blocks == 0 || rule->blocks == pin->blocks))
            return 1;
    }
    return 0;
}

enum { IS_OFFERED, IS_IN_REACH, IS_OPEN, IS_ALLOWED, TESTS };

/* How many of the tests an offer passes for a pin, in their order. */
static int32_t count_passed(const ttb__validation *validation, const ttb__rule *pin, int32_t number,
                            seat_rules rules)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];
    int32_t home = partnership->students.items[pin->student].home;
    int32_t limits[TTB__LIMITS];

    if (offer->most_sections == 0 || (pin->site != TTB_NONE && pin->site != offer->site))
        return IS_OFFERED;
    ttb__limits_of(validation, pin->student, limits);
    if (home != offer->site &&
        !ttb__limits_allow(validation, limits, ttb__there_and_back(validation, home, offer->site)))
        return IS_IN_REACH;
    if (!ttb__can_run(validation, number) || (pin->blocks & ~validation->usable[number]))
        return IS_OPEN;
    return is_forbidden(validation, pin, number, rules) ? IS_ALLOWED : TESTS;
}

/* If no offer of the course can give the seat, say what the best of them lacks. */
static void check_offers(ttb__validation *validation, int64_t place, seat_rules rules)
{
    static const struct {
        const char *code, *reason;
    } lacking[TESTS] = {
        [IS_OFFERED] = {"pin.not-offered", "it is not offered there"},
        [IS_IN_REACH] = {"pin.out-of-reach", "the student may not travel there"},
        [IS_OPEN] = {"pin.closed", "its sections cannot stand in such blocks"},
        [IS_ALLOWED] = {"pin.forbidden", "another rule forbids this seat"},
    };
    const ttb_partnership *partnership = validation->partnership;
    const ttb__rule *pin = rule_at(validation, place);
    const ttb__course *course = &partnership->courses.items[pin->course];
    int32_t best = IS_OFFERED;

    for (int64_t offer = 0; offer < course->offers.count && best < TESTS; offer++) {
        int32_t passed = count_passed(validation, pin, course->offers.items[offer], rules);
        best = passed > best ? passed : best;
    }
    if (best < TESTS)
        ttb__note_warning(
            validation, lacking[best].code, ttb__file_place(validation, "/rules/%d", (int)place),
            "Student \"%s\" is pinned to a seat in \"%s\", but %s",
            partnership->students.items[pin->student].id, course->id, lacking[best].reason);
}

static void check_seat_pin(ttb__validation *validation, int64_t place, seat_rules rules)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__rule *pin = rule_at(validation, place);
    const ttb__student *student = &partnership->students.items[pin->student];
    const ttb__course *course = &partnership->courses.items[pin->course];

    if (!has_course(&student->choices, pin->course) &&
        !has_course(&student->reserves, pin->course)) {
        ttb__note_error(validation, "pin.not-chosen",
                        ttb__file_place(validation, "/rules/%d", (int)place),
                        "Student \"%s\" is pinned to a seat in \"%s\", but neither chooses it nor "
                        "has it in reserve",
                        student->id, course->id);
        return;
    }
    if (pin->blocks && ttb__bit_count(pin->blocks) != course->blocks)
        ttb__note_warning(
            validation, "pin.blocks-count", ttb__file_place(validation, "/rules/%d", (int)place),
            "Student \"%s\" is pinned to \"%s\" in %d block(s), but its sections "
            "have %d",
            student->id, course->id, (int)ttb__bit_count(pin->blocks), (int)course->blocks);
    else
        check_offers(validation, place, rules);
}

/* 1 if two pins for one course cannot be the same seat. */
static int are_different_seats(const ttb__rule *one, const ttb__rule *other)
{
    int at_two_sites = one->site != TTB_NONE && other->site != TTB_NONE && one->site != other->site;
    int in_two_blocks = one->blocks && other->blocks && one->blocks != other->blocks;

    return at_two_sites || in_two_blocks;
}

/* Compare a pin with the student's earlier ones; the first clash is said. */
static void check_pair(ttb__validation *validation, int64_t last, seat_rules rules)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__rule *pin = rule_at(validation, rules.places[last]);
    const char *student = partnership->students.items[pin->student].id;
    const char *course = partnership->courses.items[pin->course].id;

    for (int64_t place = 0; place < last; place++) {
        const ttb__rule *other = rule_at(validation, rules.places[place]);
        if (other->kind != TTB__RULE_PIN_SEAT)
            continue;
        if (other->course == pin->course && are_different_seats(pin, other)) {
            ttb__note_warning(validation, "pin.contradicts",
                              ttb__file_place(validation, "/rules/%d", (int)rules.places[last]),
                              "Student \"%s\" is pinned to two different seats in \"%s\"", student,
                              course);
            return;
        }
        if (other->course != pin->course && (other->blocks & pin->blocks)) {
            ttb__note_warning(validation, "pin.same-block",
                              ttb__file_place(validation, "/rules/%d", (int)rules.places[last]),
                              "Student \"%s\" is pinned to \"%s\" and \"%s\" in the same block",
                              student, partnership->courses.items[other->course].id, course);
            return;
        }
    }
}

static int is_seat_rule(const ttb__rule *rule)
{
    return rule->kind == TTB__RULE_PIN_SEAT || rule->kind == TTB__RULE_FORBID_SEAT;
}

/* Group the rules on seats by student, each in the order of being added. */
static void group_rules(const ttb_partnership *partnership, int32_t *places, int64_t *first)
{
    for (int64_t student = 0; student < partnership->students.count; student++)
        first[student + 1] = first[student] + partnership->students.items[student].seat_rules;
    for (int64_t place = partnership->rules.count; place-- > 0;) {
        const ttb__rule *rule = &partnership->rules.items[place];
        if (is_seat_rule(rule))
            places[--first[rule->student + 1]] = (int32_t)place;
    }
}

void ttb__validate_seat_pins(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    int32_t *places = ttb__alloc(partnership->rules.count, sizeof *places);
    int64_t *first = ttb__alloc(partnership->students.count + 1, sizeof *first);

    if (!places || !first) {
        validation->status = TTB_ERR_MEMORY;
        goto done;
    }
    group_rules(partnership, places, first);
    for (int64_t student = 0;
         student < partnership->students.count && !ttb__validation_ends(validation, student);
         student++) {
        seat_rules rules = {.places = places + first[student + 1],
                            .count = partnership->students.items[student].seat_rules};
        for (int64_t rule = 0; rule < rules.count; rule++) {
            if (rule_at(validation, rules.places[rule])->kind != TTB__RULE_PIN_SEAT)
                continue;
            check_seat_pin(validation, rules.places[rule], rules);
            check_pair(validation, rule, rules);
        }
    }
done:
    ttb__free(first);
    ttb__free(places);
}
