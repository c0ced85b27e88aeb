#include "text/write.h"

static const char *const limit_keys[TTB__LIMITS] = {
    [TTB_LIMIT_MINUTES_A_DAY] = "minutes_a_day",
    [TTB_LIMIT_JOURNEYS_A_DAY] = "journeys_a_day",
    [TTB_LIMIT_COURSES_AWAY] = "courses_away",
};

/* The number of the link from one site to another, at [from * sites + to], TTB_NONE where there is
 * none. At most TTB__MOST_SITES squared. */
static int32_t *make_link_table(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int64_t sites = partnership->sites.count;
    int32_t *table = ttb__alloc(sites * sites, sizeof *table);

    if (!table) {
        writer->text.status = TTB_ERR_MEMORY;
        return NULL;
    }
    for (int64_t pair = 0; pair < sites * sites; pair++)
        table[pair] = TTB_NONE;
    for (int32_t number = 0; number < partnership->links.count; number++) {
        const ttb__link *link = &partnership->links.items[number];
        table[link->from * sites + link->to] = number;
    }
    return table;
}

/* The link back, if it takes as long; TTB_NONE otherwise. */
static int32_t find_return(const ttb_partnership *partnership, const int32_t *table, int32_t number)
{
    const ttb__link *link = &partnership->links.items[number];
    int32_t back = table[link->to * partnership->sites.count + link->from];

    if (back != TTB_NONE && partnership->links.items[back].minutes != link->minutes)
        return TTB_NONE;
    return back;
}

static void write_link(ttb__writer *writer, const ttb__link *link, int both_ways)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "from", ttb__id_of(writer->partnership, TTB_KIND_SITE, link->from));
    ttb__write_text(writer, "to", ttb__id_of(writer->partnership, TTB_KIND_SITE, link->to));
    ttb__write_int(writer, "minutes", link->minutes);
    if (both_ways || writer->is_canonical)
        ttb__write_raw(writer, "both_ways", both_ways ? "true" : "false");
    ttb__close(writer);
}

/* A pair of equal links is one line, where the first of them stands; in the canonical form each
 * stands for itself. */
static void write_links(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int64_t count = partnership->links.count;
    int32_t *order = ttb__in_order(writer, TTB_KIND_LINK, NULL, count);
    int32_t *table = make_link_table(writer);

    ttb__open_array(writer, "links", TTB__LINES);
    for (int64_t place = 0; order && table && place < count; place++) {
        int32_t number = order[place], back = TTB_NONE;
        if (!writer->is_canonical)
            back = find_return(partnership, table, number);
        if (back == TTB_NONE || back > number)
            write_link(writer, &partnership->links.items[number], back != TTB_NONE);
    }
    ttb__close(writer);
    ttb__free(table);
    ttb__free(order);
}

static int has_limits(const int32_t *limits)
{
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        if (limits[limit] != TTB_NONE)
            return 1;
    return 0;
}

void ttb__write_travel(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    const int32_t *limits = partnership->limits;

    if (partnership->links.count == 0 && !has_limits(limits) && !writer->is_canonical)
        return;
    ttb__open_object(writer, "travel", TTB__LINES);
    if (partnership->links.count > 0 || writer->is_canonical)
        write_links(writer);
    if (has_limits(limits) || writer->is_canonical) {
        ttb__open_object(writer, "limits", TTB__IN_LINE);
        for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
            if (limits[limit] != TTB_NONE || writer->is_canonical)
                ttb__write_limit(writer, limit_keys[limit], limits[limit]);
        ttb__close(writer);
    }
    ttb__close(writer);
}
