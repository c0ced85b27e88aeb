#include "solve/chooser.h"

#include <string.h>

enum {
    FIRST_STUDENTS = 40, /* that a neighbourhood frees at first */
    LEAST_STUDENTS = 8,  /* and always */
    TARGET_PART = 32,    /* of all work so far that a program should take, */
    LEAST_TARGET = 500000,
    MOST_TARGET = 12000000, /* a fraction of a second */
    MOST_WORK = 2,          /* targets after which it is cut */
    MEMORY = 6,             /* targets of work after which gains count half */
    FLOOR_SHARE = 12,       /* a kind without gains still has this part of the turns of all */
    MOST_DRAWS = 4,         /* while what is drawn was tried before */
    PRICED_TRIES = 8,       /* sections of which the most valuable is taken */
    TRIES = 64              /* to find a request that could be better */
};

/* ---- Making */

static ttb_status allocate(ttb__chooser *chooser)
{
    const ttb__prep *prep = chooser->prep;
    chooser->prices = ttb__alloc(prep->slots.count, sizeof *chooser->prices);
    chooser->first_member = ttb__alloc(prep->slots.count + 2, sizeof *chooser->first_member);
    chooser->members = ttb__alloc(prep->requests.count, sizeof *chooser->members);
    chooser->is_free_slot = ttb__alloc(prep->slots.count, 1);
    chooser->is_free_student = ttb__alloc(prep->student_count, 1);
    chooser->shared = ttb__alloc(prep->course_count, sizeof *chooser->shared);
    return chooser->prices && chooser->first_member && chooser->members && chooser->is_free_slot &&
                   chooser->is_free_student && chooser->shared
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

ttb_status ttb__chooser_make(const ttb__prep *prep, uint64_t seed, ttb__chooser *chooser_out)
{
    memset(chooser_out, 0, sizeof *chooser_out);
    chooser_out->prep = prep;
    ttb__random_seed(&chooser_out->random, seed);
    for (int32_t kind = 0; kind < TTB__KIND_COUNT; kind++)
        chooser_out->kinds[kind].students = FIRST_STUDENTS;
    if (allocate(chooser_out)) {
        ttb__chooser_clear(chooser_out);
        return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

void ttb__chooser_clear(ttb__chooser *chooser)
{
    void *blocks[] = {chooser->free.slots.items, chooser->free.students.items,
                      chooser->prices,           chooser->first_member,
                      chooser->members,          chooser->is_free_slot,
                      chooser->is_free_student,  chooser->shared};
    for (size_t number = 0; number < sizeof blocks / sizeof *blocks; number++)
        ttb__free(blocks[number]);
    memset(chooser, 0, sizeof *chooser);
}

/* ---- Freeing */

static int32_t below(ttb__chooser *chooser, int64_t count)
{
    return (int32_t)ttb__random_below(&chooser->random, (uint32_t)count);
}

static void begin(ttb__chooser *chooser, const ttb__solution *from)
{
    const ttb__prep *prep = chooser->prep;
    int32_t *first = chooser->first_member;
    chooser->from = from;
    chooser->free.slots.count = chooser->free.students.count = 0;
    memset(chooser->is_free_slot, 0, (size_t)prep->slots.count);
    memset(chooser->is_free_student, 0, (size_t)prep->student_count);
    memset(chooser->shared, 0, (size_t)prep->course_count * sizeof *chooser->shared);
    memset(first, 0, (size_t)(prep->slots.count + 2) * sizeof *first);
    for (int64_t request = 0; request < prep->requests.count; request++)
        if (from->slot_of[request] != TTB_NONE)
            first[from->slot_of[request] + 2]++;
    for (int64_t slot = 0; slot < prep->slots.count; slot++)
        first[slot + 2] += first[slot + 1];
    for (int32_t request = 0; request < prep->requests.count; request++)
        if (from->slot_of[request] != TTB_NONE)
            chooser->members[first[from->slot_of[request] + 1]++] = request;
}

static ttb_status free_student(ttb__chooser *chooser, int32_t number)
{
    const ttb__prep_student *student = &chooser->prep->students[number];
    if (chooser->is_free_student[number])
        return TTB_OK;
    chooser->is_free_student[number] = 1;
    for (int32_t want = 0; want < student->request_count; want++)
        chooser->shared[chooser->prep->requests.items[student->first_request + want].course]++;
    return TTB__PUSH(&chooser->free.students, number);
}

/* Whoever asks for the section's course, lives at its site and has no seat there. */
static ttb_status free_neighbours(ttb__chooser *chooser, int32_t slot);

static ttb_status free_slot(ttb__chooser *chooser, int32_t slot)
{
    ttb_status status = TTB_OK;
    if (chooser->is_free_slot[slot] ||
        chooser->prep->slots.items[slot].pinned_placement != TTB_NONE)
        return TTB_OK;
    chooser->is_free_slot[slot] = 1;
    for (int32_t member = chooser->first_member[slot];
         !status && member < chooser->first_member[slot + 1]; member++)
        status =
            free_student(chooser, chooser->prep->requests.items[chooser->members[member]].student);
    return status ? status : TTB__PUSH(&chooser->free.slots, slot);
}

static int is_full(const ttb__chooser *chooser)
{
    return chooser->free.students.count >= chooser->kinds[chooser->kind].students ||
           chooser->free.students.count >= chooser->prep->student_count;
}

static int is_running(const ttb__chooser *chooser, int32_t slot)
{
    return chooser->from->placement_of[slot] != TTB_NONE;
}

static int32_t site_of(const ttb__chooser *chooser, int32_t slot)
{
    return chooser->prep->partnership->offers.items[chooser->prep->slots.items[slot].offer].site;
}

/* ---- Where to begin */

/* A choice without a seat, or with one away from home. */
static int could_be_better(const ttb__chooser *chooser, int32_t request)
{
    const ttb__request *asked = &chooser->prep->requests.items[request];
    int32_t slot = chooser->from->slot_of[request];
    if (slot == TTB_NONE)
        return !asked->is_reserve;
    return site_of(chooser, slot) != chooser->prep->students[asked->student].home;
}

static int32_t draw_request(ttb__chooser *chooser)
{
    int32_t request = below(chooser, chooser->prep->requests.count);
    for (int32_t number = 0; number < TRIES && !could_be_better(chooser, request); number++)
        request = below(chooser, chooser->prep->requests.count);
    return request;
}

static ttb_status free_neighbours(ttb__chooser *chooser, int32_t slot)
{
    const ttb__prep *prep = chooser->prep;
    int32_t course = ttb__course_of_slot(chooser->prep, slot), site = site_of(chooser, slot);
    ttb_status status = TTB_OK;
    for (int32_t taker = prep->course_first_taker[course];
         !status && taker < prep->course_first_taker[course + 1] && !is_full(chooser); taker++) {
        int32_t request = prep->takers[taker];
        if (prep->students[prep->requests.items[request].student].home == site &&
            could_be_better(chooser, request))
            status = free_student(chooser, prep->requests.items[request].student);
    }
    return status;
}

/* ---- Kinds */

/* The sections of a site, from a random one on, until there are students enough. */
static ttb_status free_site(ttb__chooser *chooser, int32_t site, uint64_t blocks)
{
    const ttb__prep *prep = chooser->prep;
    int32_t count = (int32_t)prep->slots.count, start = below(chooser, count);
    ttb_status status = TTB_OK;
    for (int32_t number = 0; !status && number < count && !is_full(chooser); number++) {
        int32_t slot = (start + number) % count;
        if (is_running(chooser, slot) && site_of(chooser, slot) == site &&
            prep->placements.items[chooser->from->placement_of[slot]].blocks & blocks)
            status = free_slot(chooser, slot);
        if (chooser->is_free_slot[slot] && !status)
            status = free_neighbours(chooser, slot);
    }
    return status;
}

static ttb_status choose_site(ttb__chooser *chooser)
{
    int32_t request = draw_request(chooser);
    int32_t student = chooser->prep->requests.items[request].student;
    return free_site(chooser, chooser->prep->students[student].home, ~UINT64_C(0));
}

static ttb_status choose_blocks(ttb__chooser *chooser)
{
    const ttb__prep *prep = chooser->prep;
    int32_t start = below(chooser, prep->site_count), one = below(chooser, prep->block_count);
    int32_t other = below(chooser, prep->block_count);
    uint64_t blocks = UINT64_C(1) << one | UINT64_C(1) << other;
    ttb_status status = TTB_OK;
    for (int32_t number = 0; !status && number < prep->site_count && !is_full(chooser); number++)
        status = free_site(chooser, (start + number) % prep->site_count, blocks);
    return status;
}

/* All sections of a course, also those that do not run. */
static ttb_status free_course(ttb__chooser *chooser, int32_t course)
{
    const ttb__prep *prep = chooser->prep;
    const ttb__numbers *offers = &prep->partnership->courses.items[course].offers;
    ttb_status status = TTB_OK;
    for (int64_t number = 0; number < offers->count; number++) {
        int32_t offer = offers->items[number];
        for (int32_t slot = prep->offer_first_slot[offer];
             !status && slot < prep->offer_first_slot[offer + 1]; slot++)
            status = free_slot(chooser, slot);
    }
    return status;
}

/* Whoever asks for the course and could be better off joins, as long as there is room. */
static ttb_status free_takers(ttb__chooser *chooser, int32_t course)
{
    const ttb__prep *prep = chooser->prep;
    int32_t first = prep->course_first_taker[course];
    int32_t count = prep->course_first_taker[course + 1] - first;
    int32_t start = count ? below(chooser, count) : 0;
    ttb_status status = TTB_OK;
    for (int32_t number = 0; !status && number < count && !is_full(chooser); number++) {
        int32_t request = prep->takers[first + (start + number) % count];
        if (could_be_better(chooser, request))
            status = free_student(chooser, prep->requests.items[request].student);
    }
    return status;
}

/* The course that most free students ask for, of those that were not freed yet; ties and some of
 * the rest at random. */
static int32_t next_course(ttb__chooser *chooser)
{
    int32_t found = TTB_NONE, best = 0;
    for (int32_t course = 0; course < chooser->prep->course_count; course++) {
        int32_t shared = chooser->shared[course];
        int32_t score = shared > 0 ? 4 * shared + below(chooser, 8 + 4 * shared) : 0;
        if (score > best) {
            best = score;
            found = course;
        }
    }
    return found;
}

static ttb_status choose_courses(ttb__chooser *chooser)
{
    int32_t course = chooser->prep->requests.items[draw_request(chooser)].course;
    ttb_status status = TTB_OK;
    while (!status && course != TTB_NONE && !is_full(chooser)) {
        status = free_course(chooser, course);
        if (!status)
            status = free_takers(chooser, course);
        chooser->shared[course] = INT32_MIN / 2; /* it is done, whoever else asks for it */
        course = next_course(chooser);
    }
    return status;
}

/* The running section with most free students in it, as a share of its size. */
static int32_t next_section(ttb__chooser *chooser)
{
    int32_t found = TTB_NONE;
    int64_t best = 0;
    for (int32_t slot = 0; slot < chooser->prep->slots.count; slot++) {
        int64_t count = 0, size = chooser->first_member[slot + 1] - chooser->first_member[slot];
        if (chooser->is_free_slot[slot] || !size ||
            chooser->prep->slots.items[slot].pinned_placement != TTB_NONE)
            continue;
        for (int32_t member = chooser->first_member[slot]; member < chooser->first_member[slot + 1];
             member++)
            count +=
                chooser->is_free_student[chooser->prep->requests.items[chooser->members[member]]
                                             .student];
        count = count * 1000 / size + (count ? below(chooser, 300) : 0);
        if (count > best) {
            best = count;
            found = slot;
        }
    }
    return found;
}

/* A student's own sections, and all of those courses that he misses or travels for. */
static ttb_status free_week(ttb__chooser *chooser, int32_t number)
{
    const ttb__prep_student *student = &chooser->prep->students[number];
    ttb_status status = free_student(chooser, number);
    for (int32_t want = 0; want < student->request_count; want++) {
        int32_t request = student->first_request + want;
        if (!status && chooser->from->slot_of[request] != TTB_NONE)
            status = free_slot(chooser, chooser->from->slot_of[request]);
        if (!status && could_be_better(chooser, request) && !is_full(chooser))
            status = free_course(chooser, chooser->prep->requests.items[request].course);
    }
    return status;
}

static ttb_status grow(ttb__chooser *chooser)
{
    ttb_status status = TTB_OK;
    while (!status && !is_full(chooser)) {
        int32_t slot = next_section(chooser);
        if (slot == TTB_NONE)
            break;
        status = free_slot(chooser, slot);
        if (!status)
            status = free_neighbours(chooser, slot);
    }
    return status;
}

static ttb_status choose_cluster(ttb__chooser *chooser)
{
    ttb_status status =
        free_week(chooser, chooser->prep->requests.items[draw_request(chooser)].student);
    return status ? status : grow(chooser);
}

/* The running section with the highest price out of a few at random. */
static int32_t draw_priced(ttb__chooser *chooser)
{
    int32_t found = TTB_NONE;
    for (int32_t number = 0; number < TRIES; number++) {
        int32_t slot = below(chooser, chooser->prep->slots.count);
        if (is_running(chooser, slot) && !chooser->is_free_slot[slot] &&
            chooser->prep->slots.items[slot].pinned_placement == TTB_NONE &&
            (found == TTB_NONE ||
             (number < PRICED_TRIES && chooser->prices[slot] > chooser->prices[found])))
            found = slot;
    }
    return found;
}

static ttb_status choose_priced(ttb__chooser *chooser)
{
    int32_t slot = draw_priced(chooser);
    ttb_status status = TTB_OK;
    while (!status && slot != TTB_NONE && !is_full(chooser)) {
        status = free_course(chooser, ttb__course_of_slot(chooser->prep, slot));
        if (!status)
            status = free_takers(chooser, ttb__course_of_slot(chooser->prep, slot));
        slot = draw_priced(chooser);
    }
    return status;
}

/* ---- Learning */

/* What a kind gains for its work, in parts that add up. */
static int64_t rate(const ttb__kind_record *record)
{
    return record->gain * 1024 / (record->work + MOST_TARGET);
}

static int32_t draw_kind(ttb__chooser *chooser)
{
    int64_t rates[TTB__KIND_COUNT], sum = 0, drawn;
    int32_t kind = 0;
    for (kind = 0; kind < TTB__KIND_COUNT; kind++)
        sum += rates[kind] = rate(&chooser->kinds[kind]);
    for (kind = 0; kind < TTB__KIND_COUNT; kind++)
        rates[kind] += sum / FLOOR_SHARE + 1;
    sum += TTB__KIND_COUNT * (sum / FLOOR_SHARE + 1);
    drawn = (int64_t)(ttb__random_next(&chooser->random) % (uint64_t)sum);
    for (kind = 0; kind < TTB__KIND_COUNT - 1 && drawn >= rates[kind]; kind++)
        drawn -= rates[kind];
    return kind;
}

void ttb__chooser_learn(ttb__chooser *chooser, const ttb__neighbourhood_result *result,
                        int64_t gain)
{
    ttb__kind_record *record = &chooser->kinds[chooser->kind];
    record->tried++;
    record->won += result->is_better;
    record->gain += gain;
    record->work += result->work;
    if (record->work > (int64_t)MEMORY * MOST_TARGET) {
        record->work /= 2;
        record->gain /= 2;
    }
    if (result->is_cut)
        record->students -= record->students / 4;
    else if (result->work > chooser->target)
        record->students -= record->students / 8;
    else if (result->work < chooser->target / 2)
        record->students += record->students / 8;
    if (record->students < LEAST_STUDENTS)
        record->students = LEAST_STUDENTS;
    if (record->students > chooser->prep->student_count)
        record->students = chooser->prep->student_count;
}

/* ---- Choosing */

ttb_status ttb__chooser_choose_seats(ttb__chooser *chooser)
{
    ttb_status status = TTB_OK;
    chooser->free.slots.count = chooser->free.students.count = 0;
    chooser->free.tier = 0;
    chooser->free.prices = chooser->prices;
    for (int32_t student = 0; !status && student < chooser->prep->student_count; student++)
        status = TTB__PUSH(&chooser->free.students, student);
    return status;
}

static uint64_t mix(uint64_t state, int64_t value)
{
    state = (state ^ (uint64_t)value) * UINT64_C(0x9E3779B97F4A7C15);
    return state ^ state >> 29;
}

/* A number for what is free and how it stands. */
static uint64_t fingerprint(const ttb__chooser *chooser)
{
    const ttb__prep *prep = chooser->prep;
    uint64_t print = 0;
    for (int32_t slot = 0; slot < prep->slots.count; slot++) {
        if (chooser->is_free_slot[slot])
            print = mix(mix(print, slot), chooser->from->placement_of[slot]);
    }
    for (int32_t number = 0; number < prep->student_count; number++) {
        const ttb__prep_student *student = &prep->students[number];
        for (int32_t want = 0; chooser->is_free_student[number] && want < student->request_count;
             want++)
            print = mix(print, chooser->from->slot_of[student->first_request + want]);
    }
    return print;
}

/* 1 if the same was tried before; else remember it. */
static int is_known(ttb__chooser *chooser)
{
    uint64_t print = fingerprint(chooser);
    for (int32_t number = 0; number < TTB__CHOOSER_MEMORY; number++) {
        if (chooser->tried[number] == print)
            return 1;
    }
    chooser->tried[chooser->tried_next] = print;
    chooser->tried_next = (chooser->tried_next + 1) % TTB__CHOOSER_MEMORY;
    return 0;
}

/* Where little was done so far a program must not take much. */
static void set_target(ttb__chooser *chooser, int64_t work)
{
    int64_t target = work / TARGET_PART;
    if (target < LEAST_TARGET)
        target = LEAST_TARGET;
    chooser->target = target < MOST_TARGET ? target : MOST_TARGET;
    chooser->free.most_work = MOST_WORK * chooser->target;
}

ttb_status ttb__chooser_choose(ttb__chooser *chooser, const ttb__solution *from, int64_t work)
{
    static ttb_status (*const choose[TTB__KIND_COUNT])(ttb__chooser *) = {
        choose_site, choose_courses, choose_blocks, choose_cluster, choose_priced};
    ttb_status status = TTB_OK;
    chooser->kind = draw_kind(chooser);
    set_target(chooser, work);
    chooser->free.prices = NULL;
    begin(chooser, from);
    if (!chooser->prep->slots.count || !chooser->prep->requests.count)
        return TTB_OK; /* there is nothing to draw from */
    for (int32_t draw = 0; draw < MOST_DRAWS; draw++) {
        begin(chooser, from);
        status = choose[chooser->kind](chooser);
        if (status || !is_known(chooser))
            break;
    }
    return status;
}
