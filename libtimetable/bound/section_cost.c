#include "bound/section_cost.h"

#include <stdlib.h>

/* A larger allowance of unmet weight is measured in larger units. */
enum { MOST_UNITS = 4096 };

#define ANY_WEIGHT (INT64_MAX / 4)

/* A way to run a course: its cost, and the weight of choices that then stay unmet. */
typedef struct way {
    int64_t cost, weight;
} way;

typedef struct sections_task {
    const ttb__bound_task *task;
    int64_t allowance;   /* of unmet weight; ANY_WEIGHT: no limit */
    int64_t *least_cost; /* [units of unmet weight used] over the courses so far */
    int64_t unit, units;
    TTB__ARRAY(int64_t) weights;  /* of the course's takers, the least first */
    TTB__ARRAY(int64_t) by_seats; /* [seats] least cost of at least so many */
    TTB__ARRAY(way) ways;
} sections_task;

/* ---- What may stay unmet */

/* An earlier tier that counts unmet choices says how much weight may stay unmet: the other goals
 * are at least 0. */
static int64_t find_allowance(const ttb__bound_task *task)
{
    int64_t allowance = ANY_WEIGHT;

    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++) {
        const ttb__bound_aim *aim = &task->earlier[earlier];
        int64_t weight = aim->weights[TTB_GOAL_UNMET];
        if (weight > 0 && aim->value / weight < allowance)
            allowance = aim->value / weight;
    }
    for (int64_t number = 0; number < task->classes.count && allowance < ANY_WEIGHT; number++) {
        const ttb__bound_class *class = &task->classes.items[number];
        if (!class->option_count && !ttb__bound_request(task, class)->is_reserve)
            allowance -= class->net_weight * class->count; /* never has a seat */
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
    const ttb__bound_task *task = sections->task;

    sections->weights.count = 0;
    for (int32_t number = task->course_first_class[course];
         number < task->course_first_class[course + 1]; number++) {
        const ttb__bound_class *class = &task->classes.items[number];
        if (!class->option_count || ttb__bound_request(task, class)->is_reserve)
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
    const ttb__bound_task *task = sections->task;
    int64_t bound_takers = 0, least_weight = ANY_WEIGHT, needed;
    int32_t size = ttb__bound_offer_of(task, offer)->most_size;
    int32_t course = ttb__bound_offer_of(task, offer)->course;

    for (int32_t number = task->course_first_class[course];
         number < task->course_first_class[course + 1]; number++) {
        const ttb__bound_class *class = &task->classes.items[number];
        if (class->option_count != 1 || ttb__bound_request(task, class)->is_reserve ||
            task->options.items[class->first_option].offer != offer)
            continue;
        bound_takers += class->count;
        least_weight = class->net_weight < least_weight ? class->net_weight : least_weight;
    }
    if (least_weight <= 0 || size < 1)
        return task->offers[offer].least;
    needed = bound_takers - sections->allowance / least_weight;
    needed = needed > 0 ? (needed + size - 1) / size : 0;
    needed = needed < task->offers[offer].most ? needed : task->offers[offer].most;
    return needed > task->offers[offer].least ? needed : task->offers[offer].least;
}

/* Sections of the course that a rule demands. */
static int64_t sections_demanded(const ttb__bound_task *task, int32_t course)
{
    int64_t most = 0;

    for (int32_t number = task->course_first_row[course];
         number < task->course_first_row[course + 1]; number++) {
        const ttb__bound_row *row = &task->rows.items[task->course_rows[number]];
        int32_t amount = 1;
        if (!row->is_covering)
            continue;
        for (int32_t place = 0; place < row->entry_count; place++) {
            const ttb__bound_entry *entry = &task->entries.items[row->first_entry + place];
            amount = entry->amount > amount ? entry->amount : amount;
        }
        if ((row->limit + amount - 1) / amount > most)
            most = (row->limit + amount - 1) / amount;
    }
    return most;
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

/* The least cost of each number of seats up to what is demanded: formula 11. */
static ttb_status cost_seats(sections_task *sections, int32_t course)
{
    const ttb__bound_task *task = sections->task;
    const ttb__numbers *offers = ttb__bound_course_offers(task, course);
    int64_t base_cost = 0, base_seats = 0, base_sections = 0, cheapest = ANY_WEIGHT, missing;

    sections->by_seats.count = 0;
    for (int64_t seats = 0; seats <= sections->weights.count; seats++)
        if (TTB__PUSH(&sections->by_seats, seats ? ANY_WEIGHT : 0))
            return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < offers->count; number++) {
        int32_t offer = offers->items[number];
        const ttb__offer *given = ttb__bound_offer_of(task, offer);
        int64_t needed = sections_needed(sections, offer);
        base_cost += given->cost * needed;
        base_seats += given->most_size * needed;
        base_sections += needed;
        if (task->offers[offer].most > 0 && given->cost < cheapest)
            cheapest = given->cost;
        for (int64_t more = needed; more < task->offers[offer].most; more++)
            add_section(sections, given->most_size, given->cost);
    }
    missing = sections_demanded(task, course) - base_sections;
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

/* ---- All courses: formula 12 */

/* The last number of units first, so that each reads what the courses before left. Weights round
 * down, so that no way is lost. */
static void add_course(sections_task *sections)
{
    for (int64_t units = sections->units; units >= 0; units--) {
        int64_t best = ANY_WEIGHT;
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
    const ttb__bound_task *task = sections->task;
    ttb_status status = TTB_OK;

    for (int32_t course = 0; course < task->prep->course_count && !status; course++) {
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

static int64_t gcd_of_weights(const ttb__bound_task *task)
{
    int64_t gcd = 0;

    for (int64_t number = 0; number < task->classes.count; number++)
        gcd = ttb__bound_gcd(gcd, task->classes.items[number].net_weight);
    return gcd ? gcd : 1;
}

/* Units of unmet weight, exact where there are not too many. Without a limit everything may stay
 * unmet, in no units at all. */
static ttb_status set_units(sections_task *sections)
{
    int64_t gcd = gcd_of_weights(sections->task);

    sections->unit = gcd * (1 + sections->allowance / gcd / MOST_UNITS);
    if (sections->allowance >= ANY_WEIGHT)
        sections->unit = ANY_WEIGHT;
    sections->units = sections->allowance / sections->unit;
    sections->least_cost = ttb__alloc(sections->units + 1, sizeof *sections->least_cost);
    return sections->least_cost ? TTB_OK : TTB_ERR_MEMORY;
}

ttb_status ttb__sections_bound(const ttb__bound_task *task, int64_t *bound_out)
{
    sections_task sections = {.task = task, .allowance = find_allowance(task)};
    ttb_status status = set_units(&sections);

    *bound_out = 0;
    if (!status)
        status = add_courses(&sections);
    if (!status && sections.least_cost[sections.units] < ANY_WEIGHT)
        *bound_out = sections.least_cost[sections.units];
    ttb__free(sections.least_cost);
    ttb__free(sections.weights.items);
    ttb__free(sections.by_seats.items);
    ttb__free(sections.ways.items);
    return status;
}
