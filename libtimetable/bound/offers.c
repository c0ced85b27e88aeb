/* Offers and the rows over counts of sections: docs/explain/bounds.md, section 2. */
#include "base/bits.h"
#include "bound/task.h"

/* ---- How many sections of an offer there are */

static void count_takers(ttb__bound_task *task)
{
    for (int64_t number = 0; number < task->classes.count; number++) {
        const ttb__bound_class *class = &task->classes.items[number];
        int is_reserve = ttb__bound_request(task, class)->is_reserve;
        for (int32_t place = 0; place < class->option_count; place++) {
            int32_t offer = task->options.items[class->first_option + place].offer;
            if (is_reserve)
                task->offers[offer].reserve_takers += class->count;
            else
                task->offers[offer].takers += class->count;
        }
    }
}

/* At least the pinned ones; at most as many as can be viable. */
static void limit_sections(ttb__bound_task *task, int32_t number)
{
    const ttb__prep *prep = task->prep;
    const ttb__offer *given = ttb__bound_offer_of(task, number);
    ttb__bound_offer *offer = &task->offers[number];
    int32_t pinned = 0;

    for (int32_t slot = prep->offer_first_slot[number]; slot < prep->offer_first_slot[number + 1];
         slot++)
        pinned += prep->slots.items[slot].pinned_placement != TTB_NONE;
    offer->least = given->least_sections > pinned ? given->least_sections : pinned;
    offer->most = prep->offer_placement_count[number] ? given->most_sections : 0;
    if (given->least_size > 0) {
        int64_t viable = ((int64_t)offer->takers + offer->reserve_takers) / given->least_size;
        offer->most = viable < offer->most ? (int32_t)viable : offer->most;
    }
    if (offer->least > offer->most)
        offer->least = offer->most; /* impossible: prep says so, any bound will do */
}

ttb_status ttb__bound_offers(ttb__bound_task *task)
{
    task->offers = ttb__alloc(task->prep->offer_count, sizeof *task->offers);
    if (!task->offers)
        return TTB_ERR_MEMORY;
    count_takers(task);
    for (int32_t offer = 0; offer < task->prep->offer_count; offer++)
        limit_sections(task, offer);
    return TTB_OK;
}

/* ---- Rows */

static ttb_status begin_row(ttb__bound_task *task, int is_covering, int64_t limit)
{
    ttb__bound_row row = {is_covering, TTB_NONE, limit, (int32_t)task->entries.count, 0};

    return TTB__PUSH(&task->rows, row);
}

static ttb_status add_entry(ttb__bound_task *task, int32_t offer, int32_t amount)
{
    ttb__bound_entry entry = {offer, amount};

    if (!amount || !task->offers[offer].most)
        return TTB_OK;
    task->rows.items[task->rows.count - 1].entry_count++;
    return TTB__PUSH(&task->entries, entry);
}

/* Drop the last row if it always holds. */
static void end_row(ttb__bound_task *task)
{
    ttb__bound_row *row = &task->rows.items[task->rows.count - 1];
    int64_t reached = 0;

    for (int32_t number = 0; number < row->entry_count; number++) {
        const ttb__bound_entry *entry = &task->entries.items[row->first_entry + number];
        const ttb__bound_offer *offer = &task->offers[entry->offer];
        int32_t course = ttb__bound_offer_of(task, entry->offer)->course;
        reached += (int64_t)entry->amount * (row->is_covering ? offer->least : offer->most);
        row->course = number == 0 || row->course == course ? course : TTB_NONE;
    }
    if (row->is_covering ? reached >= row->limit : reached <= row->limit) {
        task->entries.count = row->first_entry;
        task->rows.count--;
    }
}

static int32_t course_blocks(const ttb__bound_task *task, int32_t offer)
{
    int32_t course = ttb__bound_offer_of(task, offer)->course;

    return task->prep->partnership->courses.items[course].blocks;
}

/* Blocks in which sections of the offer may stand. */
static uint64_t placement_blocks(const ttb__prep *prep, int32_t offer)
{
    uint64_t blocks = 0;

    for (int32_t number = 0; number < prep->offer_placement_count[offer]; number++)
        blocks |= prep->placements.items[prep->offer_first_placement[offer] + number].blocks;
    return blocks;
}

/* What a resource gives in the blocks where its users may stand, and in the week. */
static int64_t resource_limit(const ttb__resource *resource, uint64_t blocks)
{
    int64_t limit = 0;

    for (; blocks; blocks &= blocks - 1)
        limit += resource->capacity[ttb__lowest_bit(blocks)];
    return resource->week_capacity != TTB_NONE && resource->week_capacity < limit
               ? resource->week_capacity
               : limit;
}

static ttb_status add_resource(ttb__bound_task *task, int32_t number, const ttb__numbers *users)
{
    const ttb__resource *resource = &task->prep->partnership->resources.items[number];
    ttb_status status = begin_row(task, 0, 0);
    uint64_t blocks = 0;

    for (int64_t user = 0; user < users->count && !status; user++) {
        blocks |= placement_blocks(task->prep, users->items[user]);
        status = add_entry(task, users->items[user], course_blocks(task, users->items[user]));
    }
    if (status)
        return status;
    task->rows.items[task->rows.count - 1].limit = resource_limit(resource, blocks);
    end_row(task);
    return TTB_OK;
}

static ttb_status find_users(const ttb__bound_task *task, ttb__numbers *users)
{
    for (int32_t offer = 0; offer < task->prep->offer_count; offer++) {
        const ttb__numbers *uses = &ttb__bound_offer_of(task, offer)->uses;
        for (int64_t use = 0; use < uses->count; use++)
            if (TTB__PUSH(&users[uses->items[use]], offer))
                return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

static ttb_status add_resources(ttb__bound_task *task)
{
    int64_t count = task->prep->partnership->resources.count;
    ttb__numbers *users = ttb__alloc(count, sizeof *users);
    ttb_status status = users ? find_users(task, users) : TTB_ERR_MEMORY;

    for (int32_t resource = 0; users && resource < count; resource++) {
        if (!status)
            status = add_resource(task, resource, &users[resource]);
        ttb__free(users[resource].items);
    }
    ttb__free(users);
    return status;
}

/* Most sections in each block, summed over the blocks if each has a limit. */
static ttb_status add_block_limits(ttb__bound_task *task)
{
    const ttb__prep *prep = task->prep;
    int64_t limits[TTB__MOST_BLOCKS], sum = 0;
    ttb_status status;

    for (int32_t block = 0; block < prep->block_count; block++)
        limits[block] = INT32_MAX;
    for (int64_t number = 0; number < prep->rows.count; number++) {
        const ttb__row *row = &prep->rows.items[number];
        if (row->kind == TTB__ROW_BLOCK_SECTIONS && row->most < limits[row->subject])
            limits[row->subject] = row->most;
    }
    for (int32_t block = 0; block < prep->block_count; block++) {
        if (limits[block] == INT32_MAX)
            return TTB_OK;
        sum += limits[block];
    }
    status = begin_row(task, 0, sum);
    for (int32_t offer = 0; offer < prep->offer_count && !status; offer++)
        status = add_entry(task, offer, course_blocks(task, offer));
    if (!status)
        end_row(task);
    return status;
}

/* Something that prep demands of placements, demanded of offers: each section counts as much as its
 * best placement. Placements of a row stand by offer. */
static ttb_status add_demand(ttb__bound_task *task, int32_t number)
{
    const ttb__prep *prep = task->prep;
    const ttb__row *row = &prep->rows.items[number];
    ttb_status status = begin_row(task, 1, row->least);
    int32_t offer = TTB_NONE, amount = 0;

    for (int32_t place = 0; place < row->placement_count && !status; place++) {
        const ttb__placement *placement =
            &prep->placements.items[prep->row_placements.items[row->first_placement + place]];
        if (placement->offer != offer) {
            status = offer == TTB_NONE ? TTB_OK : add_entry(task, offer, amount);
            offer = placement->offer;
            amount = 0;
        }
        for (int32_t entry = 0; entry < placement->entry_count; entry++) {
            const ttb__entry *used = &prep->entries.items[placement->first_entry + entry];
            if (used->row == number && used->amount > amount)
                amount = used->amount;
        }
    }
    if (!status && offer != TTB_NONE)
        status = add_entry(task, offer, amount);
    if (!status)
        end_row(task);
    return status;
}

/* Rows of one course by course: counted, summed, filled. */
static ttb_status sort_rows(ttb__bound_task *task)
{
    int32_t courses = task->prep->course_count;
    int32_t *first = ttb__alloc((int64_t)courses + 2, sizeof *first);

    task->course_first_row = first;
    task->course_rows = ttb__alloc(task->rows.count, sizeof *task->course_rows);
    if (!first || !task->course_rows)
        return TTB_ERR_MEMORY;
    for (int64_t row = 0; row < task->rows.count; row++)
        if (task->rows.items[row].course != TTB_NONE)
            first[task->rows.items[row].course + 2]++;
    for (int32_t course = 0; course < courses; course++)
        first[course + 2] += first[course + 1];
    for (int32_t row = 0; row < task->rows.count; row++)
        if (task->rows.items[row].course != TTB_NONE)
            task->course_rows[first[task->rows.items[row].course + 1]++] = row;
    return TTB_OK;
}

ttb_status ttb__bound_rows(ttb__bound_task *task)
{
    const ttb__prep *prep = task->prep;
    ttb_status status = add_block_limits(task);

    if (!status)
        status = add_resources(task);
    for (int32_t row = 0; row < prep->rows.count && !status; row++)
        if (prep->rows.items[row].least > 0)
            status = add_demand(task, row);
    return status ? status : sort_rows(task);
}
