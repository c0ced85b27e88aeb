/* Whole sections for the seats that are needed: docs/explain/proof.md, section 6. */
#include "proof/sections.h"

#include <stdlib.h>

/* A larger allowance of unmet weight is measured in larger units. */
enum { MOST_UNITS = 4096 };

#define ANY_WEIGHT (INT64_MAX / 4)

/* A way to run a course: its cost, and the weight of choices that then stay unmet. */
typedef struct way {
    int64_t cost, weight;
} way;

typedef struct sections_task {
    const ttb__town *town;
    int64_t *demanded;   /* [course] sections that a rule demands */
    int64_t allowance;   /* of unmet weight; ANY_WEIGHT: no limit */
    int64_t *least_cost; /* [units of unmet weight used] over the courses so far */
    int64_t unit, units;
    int is_stopped;
    TTB__ARRAY(int64_t) weights;  /* of the course's takers, the least first */
    TTB__ARRAY(int64_t) by_seats; /* [seats] least cost of at least so many */
    TTB__ARRAY(way) ways;
} sections_task;

/* ---- What may stay unmet */

/* An earlier tier that counts unmet choices says how much weight may stay unmet: the other goals
 * are at least 0. Choices that never have a seat are part of it. */
static int64_t find_allowance(const ttb__town *town, int32_t tier,
                              const int64_t earlier[TTB__GOALS])
{
    int64_t allowance = ANY_WEIGHT;

    for (int32_t before = 0; before < tier; before++) {
        int64_t weight = ttb__tier_weight(&town->tiers[before], TTB_GOAL_UNMET);
        if (weight > 0 && earlier[before] / weight < allowance)
            allowance = earlier[before] / weight;
    }
    for (int64_t number = 0; number < town->classes.count && allowance < ANY_WEIGHT; number++) {
        const ttb__town_class *class = &town->classes.items[number];
        if (!class->option_count && !class->is_reserve)
            allowance -= class->net_weight * class->count;
    }
    return allowance > 0 ? allowance : 0;
}

static int compare_weights(const void *one, const void *other)
{
    int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;

    return left < right ? -1 : left > right;
}

/* The net weights of the course's takers that may have a seat, sorted. */
static ttb_status find_weights(sections_task *sections, int32_t course)
{
    const ttb__town *town = sections->town;

    sections->weights.count = 0;
    for (int32_t number = town->course_first_class[course];
         number < town->course_first_class[course + 1]; number++) {
        const ttb__town_class *class = &town->classes.items[number];
        if (!class->option_count || class->is_reserve)
            continue;
        for (int32_t taker = 0; taker < class->count; taker++)
            if (TTB__PUSH(&sections->weights, class->net_weight))
                return TTB_ERR_MEMORY;
    }
    if (sections->weights.count > 1)
        qsort(sections->weights.items, (size_t)sections->weights.count,
              sizeof *sections->weights.items, compare_weights);
    return TTB_OK;
}

/* ---- Least sections of an offer */

/* Takers who can sit nowhere else need its sections, but for those who may stay unmet. */
static int64_t sections_needed(const sections_task *sections, int32_t offer)
{
    const ttb__town *town = sections->town;
    int64_t bound_takers = 0, least_weight = ANY_WEIGHT, needed;
    const ttb__town_offer *at = &town->offers.items[offer];
    int32_t size = ttb__town_given(town, offer)->most_size, course = at->course;

    for (int32_t number = town->course_first_class[course];
         number < town->course_first_class[course + 1]; number++) {
        const ttb__town_class *class = &town->classes.items[number];
        if (class->option_count != 1 || class->is_reserve ||
            town->options.items[class->first_option].offer != offer)
            continue;
        bound_takers += class->count;
        least_weight = class->net_weight < least_weight ? class->net_weight : least_weight;
    }
    if (least_weight <= 0 || size < 1)
        return at->least;
    needed = bound_takers - sections->allowance / least_weight;
    needed = needed > 0 ? (needed + size - 1) / size : 0;
    needed = needed < at->most ? needed : at->most;
    return needed > at->least ? needed : at->least;
}

/* Sections of each course that a rule demands: the most of its rows. */
static ttb_status find_demanded(sections_task *sections)
{
    const ttb__town *town = sections->town;

    sections->demanded = ttb__alloc(town->partnership->courses.count, sizeof *sections->demanded);
    if (!sections->demanded)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < town->rows.count; number++) {
        const ttb__town_row *row = &town->rows.items[number];
        int64_t amount = 1;
        if (!row->is_covering || row->course == TTB_NONE)
            continue;
        for (int32_t place = 0; place < row->entry_count; place++) {
            const ttb__town_entry *entry = &town->entries.items[row->first_entry + place];
            amount = entry->amount > amount ? entry->amount : amount;
        }
        if ((row->limit + amount - 1) / amount > sections->demanded[row->course])
            sections->demanded[row->course] = (row->limit + amount - 1) / amount;
    }
    return TTB_OK;
}

/* ---- Ways to run a course */

/* One section more, which may be taken: at least `seats` with it or without it. */
static void add_section(sections_task *sections, int32_t size, int64_t cost)
{
    int64_t *by_seats = sections->by_seats.items;

    for (int64_t seats = sections->by_seats.count - 1; seats > 0; seats--) {
        int64_t before = by_seats[seats > size ? seats - size : 0];
        if (before < ANY_WEIGHT && before + cost < by_seats[seats])
            by_seats[seats] = before + cost;
    }
}

/* The least cost of each number of seats up to what is demanded: formula 15. */
static ttb_status cost_seats(sections_task *sections, int32_t course)
{
    const ttb__town *town = sections->town;
    int32_t first = town->course_first_offer[course];
    int64_t base_cost = 0, base_seats = 0, base_sections = 0, cheapest = ANY_WEIGHT, missing;

    sections->by_seats.count = 0;
    for (int64_t seats = 0; seats <= sections->weights.count; seats++)
        if (TTB__PUSH(&sections->by_seats, seats ? ANY_WEIGHT : 0))
            return TTB_ERR_MEMORY;
    for (int32_t offer = first; offer < first + town->course_offer_count[course]; offer++) {
        const ttb__offer *given = ttb__town_given(town, offer);
        int32_t most = town->offers.items[offer].most;
        int64_t needed = sections_needed(sections, offer);
        base_cost += given->cost * needed;
        base_seats += given->most_size * needed;
        base_sections += needed;
        if (most > 0 && given->cost < cheapest)
            cheapest = given->cost;
        for (int64_t more = needed; more < most; more++)
            add_section(sections, given->most_size, given->cost);
    }
    missing = sections->demanded[course] - base_sections;
    missing = cheapest < ANY_WEIGHT && missing > 0 ? missing * cheapest : 0;
    for (int64_t seats = sections->weights.count; seats >= 0; seats--) {
        int64_t more = seats > base_seats ? sections->by_seats.items[seats - base_seats] : 0;
        more = more > missing ? more : missing;
        sections->by_seats.items[seats] = base_cost + more;
    }
    return TTB_OK;
}

/* From all seats down: leaving one more choice unmet is a way where it is cheaper. */
static ttb_status find_ways(sections_task *sections)
{
    int64_t takers = sections->weights.count, weight = 0;

    sections->ways.count = 0;
    for (int64_t unmet = 0; unmet <= takers; unmet++) {
        int64_t cost = sections->by_seats.items[takers - unmet];
        way found = {cost, weight};
        int64_t last =
            sections->ways.count ? sections->ways.items[sections->ways.count - 1].cost : ANY_WEIGHT;
        if (cost < last && TTB__PUSH(&sections->ways, found))
            return TTB_ERR_MEMORY;
        weight += unmet < takers ? sections->weights.items[unmet] : 0;
        if (weight > sections->allowance)
            break;
    }
    return TTB_OK;
}

/* ---- All courses: formula 16 */

/* The last number of units first, so that each reads what the courses before left. Weights round
 * down, so that no way is lost. Who is stopped knows no cost. */
static void add_course(sections_task *sections)
{
    for (int64_t units = sections->units; units >= 0; units--) {
        int64_t best = ANY_WEIGHT;
        sections->is_stopped |= ttb__must_stop(sections->town->poll);
        if (sections->is_stopped)
            return;
        for (int64_t number = 0; number < sections->ways.count; number++) {
            const way *taken = &sections->ways.items[number];
            int64_t used = taken->weight / sections->unit;
            if (used <= units && sections->least_cost[units - used] < ANY_WEIGHT &&
                sections->least_cost[units - used] + taken->cost < best)
                best = sections->least_cost[units - used] + taken->cost;
        }
        sections->least_cost[units] = best;
    }
}

static ttb_status add_courses(sections_task *sections)
{
    const ttb__town *town = sections->town;
    ttb_status status = TTB_OK;

    for (int32_t course = 0; course < town->partnership->courses.count && !status; course++) {
        status = find_weights(sections, course);
        if (!status)
            status = cost_seats(sections, course);
        if (!status)
            status = find_ways(sections);
        if (!status)
            add_course(sections);
    }
    return status;
}

static int64_t gcd_of_weights(const ttb__town *town)
{
    int64_t gcd = 0;

    for (int64_t number = 0; number < town->classes.count; number++)
        gcd = ttb__town_divisor(gcd, town->classes.items[number].net_weight);
    return gcd ? gcd : 1;
}

/* Units of unmet weight, exact where there are not too many. Without a limit everything may stay
 * unmet, in no units at all. */
static ttb_status set_units(sections_task *sections)
{
    int64_t gcd = gcd_of_weights(sections->town);

    sections->unit = gcd * (1 + sections->allowance / gcd / MOST_UNITS);
    if (sections->allowance >= ANY_WEIGHT)
        sections->unit = ANY_WEIGHT;
    sections->units = sections->allowance / sections->unit;
    sections->least_cost = ttb__alloc(sections->units + 1, sizeof *sections->least_cost);
    return sections->least_cost ? TTB_OK : TTB_ERR_MEMORY;
}

/* Every value of the tier is a multiple of its unit, and the other goals are at least 0. */
static int64_t bound_of(const ttb__town *town, int32_t tier, int64_t cost)
{
    int64_t unit = town->units[tier];
    ttb__wide bound = (ttb__wide)ttb__tier_weight(&town->tiers[tier], TTB_GOAL_SECTION_COST) * cost;

    if (unit > 1)
        bound = (bound + unit - 1) / unit * unit;
    return bound > INT64_MAX ? INT64_MAX : (int64_t)bound;
}

ttb_status ttb__section_cost_bound(const ttb__town *town, int32_t tier,
                                   const int64_t earlier[TTB__GOALS], int64_t *bound_out)
{
    sections_task sections = {.town = town, .allowance = find_allowance(town, tier, earlier)};
    ttb_status status = set_units(&sections);

    *bound_out = 0;
    if (!status)
        status = find_demanded(&sections);
    if (!status)
        status = add_courses(&sections);
    if (!status && !sections.is_stopped && sections.least_cost[sections.units] < ANY_WEIGHT)
        *bound_out = bound_of(town, tier, sections.least_cost[sections.units]);
    ttb__free(sections.demanded);
    ttb__free(sections.least_cost);
    ttb__free(sections.weights.items);
    ttb__free(sections.by_seats.items);
    ttb__free(sections.ways.items);
    return status;
}
