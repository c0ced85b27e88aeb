/* Travel. With abstract blocks it adds up over seats. With lessons a day is a tour, whose minutes
 * are no sum over lessons: where travel or journeys count, each day that a student could have has a
 * column; where only the limits of a day do, rows exclude the smallest sets of lessons that break
 * one. docs/explain/integer-program.md, sections 4 and 5. */
#include "formulation/compact_parts.h"

#include <string.h>

#include "base/bits.h"
#include "prep/tour.h"

/* Days of one student and one day of the week that may have a column each. */
enum { MOST_TOURS = 10000 };

void ttb__compact_return(ttb__compact *compact, const ttb__compact_seat *seat)
{
    const ttb__prep *prep = compact->prep;
    const ttb__placement *placement = &prep->placements.items[seat->placement];
    int32_t home = prep->students[prep->requests.items[seat->request].student].home;
    int64_t blocks = ttb__bit_count(placement->blocks);
    if (prep->has_lessons || placement->site == home)
        return;
    ttb__compact_add_goal(compact, TTB_GOAL_TRAVEL, seat->column,
                          1000 * blocks * ttb__return_minutes(prep, home, placement->site));
    ttb__compact_add_goal(compact, TTB_GOAL_JOURNEYS, seat->column, 1000 * blocks * 2);
}

/* ---- Days that are alike, such as those of two weeks that repeat each other */

static int are_alike(const ttb__prep *prep, const ttb__day *one, const ttb__day *other)
{
    size_t bytes = 2 * (size_t)prep->site_count * sizeof *prep->times;
    if (one->blocks != other->blocks || one->lesson_count != other->lesson_count)
        return 0;
    for (int32_t number = 0; number < one->lesson_count; number++) {
        const ttb__day_lesson *lesson = &prep->day_lessons.items[one->first_lesson + number];
        const ttb__day_lesson *next = &prep->day_lessons.items[other->first_lesson + number];
        if (lesson->block != next->block ||
            memcmp(&prep->times[lesson->first_time], &prep->times[next->first_time], bytes) != 0)
            return 0;
    }
    return 1;
}

ttb_status ttb__compact_days(ttb__compact *compact)
{
    const ttb__prep *prep = compact->prep;
    for (int64_t day = 0; day < prep->days.count; day++) {
        int64_t earlier = 0;
        while (!are_alike(prep, &prep->days.items[earlier], &prep->days.items[day]))
            earlier++;
        compact->repeats[earlier]++;
    }
    return TTB_OK;
}

/* ---- One day of one student */

/* A walk through all sets of spots, at most one for each block of the day, that he can hold. */
typedef struct walk {
    ttb__compact *compact;
    const ttb__spots *spots;
    const ttb__prep_student *student;
    int32_t number; /* of the student */
    int32_t day;
    int32_t is_priced;
    int32_t block_count, blocks[TTB__MOST_BLOCKS];
    int32_t chosen[TTB__MOST_BLOCKS]; /* [place of the block]: a spot or TTB_NONE */
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t used;
    int32_t away, visited;
    int32_t most_blocks, most_away; /* that his seats can fill, in all and away from home */
    TTB__ARRAY(ttb__tour) tours;
    TTB__ARRAY(int32_t) tour_spots; /* block_count for each tour */
    int32_t rows;
    ttb_status status;
} walk;

static ttb__tour tour_of(const walk *way, uint64_t used)
{
    const ttb__prep *prep = way->compact->prep;
    return ttb__day_tour(prep, &prep->days.items[way->day], way->student->home, used,
                         way->site_of_block);
}

static int is_legal(const walk *way, uint64_t used)
{
    ttb__tour tour = tour_of(way, used);
    return ttb__tour_is_legal(&tour, way->student);
}

/* 1 if a spot clashes with one that is chosen. */
static int clashes(const walk *way, int32_t spot)
{
    for (int32_t place = 0; place < way->block_count; place++) {
        if (way->chosen[place] != TTB_NONE &&
            way->spots->clash[(int64_t)spot * way->spots->items.count + way->chosen[place]])
            return 1;
    }
    return 0;
}

/* 1 if being at home in some free block too changes nothing: the larger set's column stands for
 * this one. */
static int is_dominated(walk *way, const ttb__tour *tour)
{
    if (ttb__bit_count(way->used) >= way->most_blocks)
        return 0;
    for (int32_t spot = 0; spot < way->spots->items.count; spot++) {
        const ttb__spot *home = &way->spots->items.items[spot];
        ttb__tour with;
        if (home->site != way->student->home || way->used >> home->block & 1 ||
            !(way->compact->prep->days.items[way->day].blocks >> home->block & 1) ||
            clashes(way, spot))
            continue;
        way->site_of_block[home->block] = home->site;
        with = tour_of(way, way->used | UINT64_C(1) << home->block);
        if (ttb__tour_is_legal(&with, way->student) && with.minutes == tour->minutes &&
            with.journeys == tour->journeys)
            return 1;
    }
    return 0;
}

static void keep_tour(walk *way)
{
    ttb__tour tour = tour_of(way, way->used);
    if (!way->is_priced || !way->away || is_dominated(way, &tour))
        return;
    way->status = TTB__PUSH(&way->tours, tour);
    for (int32_t place = 0; !way->status && place < way->block_count; place++)
        way->status = TTB__PUSH(&way->tour_spots, way->chosen[place]);
}

static void add_members(const walk *way, int32_t spot, int64_t amount)
{
    for (int64_t number = 0; number < way->spots->members.count; number++) {
        if (way->spots->members.items[number].spot == spot)
            ttb__ilp_add_entry(way->compact->ilp, way->spots->members.items[number].column, amount);
    }
}

/* The chosen spots break a limit of the day together: not all of them, if none can be spared. A
 * tour with a lesson less is never longer, so that every larger set falls with a smallest one. */
static void exclude(walk *way)
{
    ttb__ilp *ilp = way->compact->ilp;
    for (uint64_t rest = way->used; rest; rest &= rest - 1) {
        if (!is_legal(way, way->used & ~(rest & (~rest + 1))))
            return;
    }
    ttb__ilp_begin_row(ilp, (ttb__ilp_name){"limit", 3, {way->number, way->day, way->rows++}},
                       TTB__ILP_AT_MOST, ttb__bit_count(way->used) - 1);
    for (int32_t place = 0; place < way->block_count; place++) {
        if (way->chosen[place] != TTB_NONE)
            add_members(way, way->chosen[place], 1);
    }
    ttb__ilp_end_row(ilp);
}

/* 1 if his seats can fill so many blocks; where they cannot, other rows exclude it. */
static int has_room(const walk *way)
{
    return way->away <= way->most_away && ttb__bit_count(way->used) <= way->most_blocks;
}

static void visit(walk *way, int32_t depth);

static void visit_spot(walk *way, int32_t depth, int32_t spot)
{
    const ttb__spot *given = &way->spots->items.items[spot];
    int is_away = given->site != way->student->home;
    way->chosen[depth] = spot;
    way->site_of_block[given->block] = given->site;
    way->used |= UINT64_C(1) << given->block;
    way->away += is_away;
    if (has_room(way) && is_legal(way, way->used))
        visit(way, depth + 1);
    else if (has_room(way) && !way->is_priced)
        exclude(way);
    way->away -= is_away;
    way->used &= ~(UINT64_C(1) << given->block);
    way->chosen[depth] = TTB_NONE;
}

static void visit(walk *way, int32_t depth)
{
    if (way->status || way->visited > MOST_TOURS)
        return;
    if (depth == way->block_count) {
        way->visited++;
        keep_tour(way);
        return;
    }
    visit(way, depth + 1);
    for (int32_t spot = 0; spot < way->spots->items.count; spot++) {
        if (way->spots->items.items[spot].block == way->blocks[depth] && !clashes(way, spot))
            visit_spot(way, depth, spot);
    }
}

/* ---- Columns and rows of the tours */

static void add_tour_columns(walk *way, int32_t *columns)
{
    ttb__compact *compact = way->compact;
    int32_t repeats = compact->repeats[way->day];
    for (int32_t number = 0; number < way->tours.count; number++) {
        const ttb__tour *tour = &way->tours.items[number];
        columns[number] = ttb__ilp_add_column(
            compact->ilp, (ttb__ilp_name){"tour", 3, {way->number, way->day, number}}, 0, 1);
        ttb__compact_add_goal(compact, TTB_GOAL_TRAVEL, columns[number],
                              (int64_t)1000 * repeats * tour->minutes);
        ttb__compact_add_goal(compact, TTB_GOAL_JOURNEYS, columns[number],
                              (int64_t)1000 * repeats * tour->journeys);
    }
}

/* Seats at a spot away from home are on just as many tours that pass it; seats at home exclude
 * tours that pass another site then, or are on their way. */
static void add_spot_row(walk *way, const int32_t *columns, int32_t place, int32_t spot)
{
    ttb__ilp *ilp = way->compact->ilp;
    int is_home = way->spots->items.items[spot].site == way->student->home;
    ttb__ilp_begin_row(ilp, (ttb__ilp_name){"at", 3, {way->number, way->day, spot}},
                       is_home ? TTB__ILP_AT_MOST : TTB__ILP_EQUAL, is_home);
    for (int32_t number = 0; number < way->tours.count; number++) {
        int passes = way->tour_spots.items[number * way->block_count + place] == spot;
        if (passes != is_home)
            ttb__ilp_add_entry(ilp, columns[number], 1);
    }
    add_members(way, spot, is_home ? 1 : -1);
    ttb__ilp_end_row(ilp);
}

static ttb_status add_tours(walk *way)
{
    ttb__ilp *ilp = way->compact->ilp;
    int32_t *columns = ttb__alloc(way->tours.count, sizeof *columns);
    if (!columns)
        return TTB_ERR_MEMORY;
    add_tour_columns(way, columns);
    ttb__ilp_begin_row(ilp, (ttb__ilp_name){"day", 2, {way->number, way->day}}, TTB__ILP_AT_MOST,
                       1);
    for (int32_t number = 0; number < way->tours.count; number++)
        ttb__ilp_add_entry(ilp, columns[number], 1);
    ttb__ilp_end_row(ilp);
    for (int32_t place = 0; place < way->block_count; place++) {
        for (int32_t spot = 0; spot < way->spots->items.count; spot++) {
            if (way->spots->items.items[spot].block == way->blocks[place])
                add_spot_row(way, columns, place, spot);
        }
    }
    ttb__free(columns);
    return TTB_OK;
}

/* Sets *is_relaxed where the student could have too many such days. */
static ttb_status add_day(walk *way, int *is_relaxed)
{
    ttb_status status;
    way->block_count = 0;
    for (uint64_t rest = way->compact->prep->days.items[way->day].blocks; rest; rest &= rest - 1) {
        way->chosen[way->block_count] = TTB_NONE;
        way->blocks[way->block_count++] = ttb__lowest_bit(rest);
    }
    way->tours.count = way->tour_spots.count = 0;
    way->visited = way->rows = 0;
    visit(way, 0);
    status = way->status;
    *is_relaxed |= way->visited > MOST_TOURS;
    if (!status && way->is_priced && way->visited <= MOST_TOURS)
        status = add_tours(way);
    return status;
}

/* ---- Students */

static int has_limits(const ttb__prep_student *student)
{
    return student->minutes_a_day < INT32_MAX || student->journeys_a_day < INT32_MAX;
}

/* How many blocks the longest so many courses among his requests fill. */
static int32_t longest_blocks(const ttb__prep *prep, const ttb__prep_student *student,
                              int32_t courses)
{
    int32_t sum = 0;
    for (int32_t blocks = TTB__MOST_COURSE_BLOCKS; blocks > 0; blocks--) {
        for (int32_t number = 0; number < student->request_count && courses > 0; number++) {
            int32_t course = prep->requests.items[student->first_request + number].course;
            if (prep->partnership->courses.items[course].blocks != blocks)
                continue;
            sum += blocks;
            courses--;
        }
    }
    return sum;
}

static int is_ever_away(const ttb__spots *spots, int32_t home)
{
    for (int64_t spot = 0; spot < spots->items.count; spot++) {
        if (spots->items.items[spot].site != home)
            return 1;
    }
    return 0;
}

/* 1 if some day holds both and its tour through them alone breaks a limit. */
static int is_pair_illegal(const ttb__compact *compact, const ttb__prep_student *student,
                           const ttb__spot *one, const ttb__spot *other)
{
    const ttb__prep *prep = compact->prep;
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t both = UINT64_C(1) << one->block | UINT64_C(1) << other->block;
    site_of_block[one->block] = one->site;
    site_of_block[other->block] = other->site;
    for (int64_t day = 0; day < prep->days.count; day++) {
        ttb__tour tour;
        if (!compact->repeats[day] || (prep->days.items[day].blocks & both) != both)
            continue;
        tour = ttb__day_tour(prep, &prep->days.items[day], student->home, both, site_of_block);
        if (!ttb__tour_is_legal(&tour, student))
            return 1;
    }
    return 0;
}

void ttb__compact_limit_pairs(const ttb__compact *compact, int32_t student, ttb__spots *spots)
{
    const ttb__prep_student *given = &compact->prep->students[student];
    int64_t count = spots->items.count;
    if (!has_limits(given))
        return;
    for (int64_t one = 0; one < count; one++) {
        for (int64_t other = 0; other < one; other++) {
            if (spots->clash[one * count + other] ||
                !is_pair_illegal(compact, given, &spots->items.items[one],
                                 &spots->items.items[other]))
                continue;
            spots->clash[one * count + other] = spots->clash[other * count + one] = 1;
        }
    }
}

ttb_status ttb__compact_tours(ttb__compact *compact, int32_t student, const ttb__spots *spots)
{
    const ttb__prep_student *given = &compact->prep->students[student];
    walk way = {.compact = compact, .spots = spots, .student = given, .number = student};
    ttb_status status = TTB_OK;
    int is_relaxed = 0;
    way.most_blocks = longest_blocks(compact->prep, given, given->choice_count);
    way.most_away = longest_blocks(compact->prep, given, given->courses_away);
    way.is_priced = compact->is_counted[TTB_GOAL_TRAVEL] || compact->is_counted[TTB_GOAL_JOURNEYS];
    if (!is_ever_away(spots, given->home) || (!way.is_priced && !has_limits(given)))
        return TTB_OK;
    for (int32_t day = 0; !status && day < compact->prep->days.count; day++) {
        way.day = day;
        if (compact->repeats[day])
            status = add_day(&way, &is_relaxed);
    }
    compact->relaxed_students += is_relaxed;
    ttb__free(way.tours.items);
    ttb__free(way.tour_spots.items);
    return status;
}
