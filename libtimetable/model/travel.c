#include "model/travel.h"

#include "base/poll.h"

/* Dijkstra over the links as they are, with a binary heap of (minutes, site) in which a site may
 * stand several times: only its first leaving counts. Links are grouped by where they start, so
 * that memory beyond the result is linear in links and sites. */

typedef struct {
    int32_t minutes, site;
} waiting_site;

typedef struct {
    int32_t sites;
    int64_t *first_link; /* sites + 1, into links */
    ttb__link *links;
    waiting_site *heap; /* links + 1 */
    int64_t heap_count;
} search_state;

static void clear_search(search_state *search)
{
    ttb__free(search->first_link);
    ttb__free(search->links);
    ttb__free(search->heap);
}

static ttb_status make_search(const ttb_partnership *partnership, search_state *search)
{
    int64_t link_count = partnership->links.count;

    search->sites = (int32_t)partnership->sites.count;
    search->first_link = ttb__alloc(partnership->sites.count + 2, sizeof *search->first_link);
    search->links = ttb__alloc(link_count, sizeof *search->links);
    search->heap = ttb__alloc(link_count + 1, sizeof *search->heap);
    if (!search->first_link || !search->links || !search->heap) {
        clear_search(search);
        return TTB_ERR_MEMORY;
    }
    /* A counting sort: two places ahead while counting, so that after filling each is in place. */
    for (int64_t link = 0; link < link_count; link++)
        search->first_link[partnership->links.items[link].from + 2]++;
    for (int32_t site = 0; site < search->sites; site++)
        search->first_link[site + 2] += search->first_link[site + 1];
    for (int64_t link = 0; link < link_count; link++) {
        const ttb__link *each = &partnership->links.items[link];
        search->links[search->first_link[each->from + 1]++] = *each;
    }
    return TTB_OK;
}

static void push_waiting(search_state *search, waiting_site entry)
{
    waiting_site *heap = search->heap;
    int64_t place = search->heap_count++;

    while (place > 0 && heap[(place - 1) / 2].minutes > entry.minutes) {
        heap[place] = heap[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    heap[place] = entry;
}

static waiting_site pop_nearest(search_state *search)
{
    waiting_site *heap = search->heap;
    waiting_site nearest = heap[0], last = heap[--search->heap_count];
    int64_t place = 0, child;

    while ((child = 2 * place + 1) < search->heap_count) {
        if (child + 1 < search->heap_count && heap[child + 1].minutes < heap[child].minutes)
            child++;
        if (heap[child].minutes >= last.minutes)
            break;
        heap[place] = heap[child];
        place = child;
    }
    heap[place] = last;
    return nearest;
}

/* The row of one site. Each link is pushed at most once, when the site that it leaves is settled,
 * so the heap never holds more than all links and the start. */
static void fill_row(search_state *search, int32_t from, int32_t *minutes)
{
    for (int32_t site = 0; site < search->sites; site++)
        minutes[site] = TTB_NONE;
    search->heap_count = 0;
    minutes[from] = 0;
    push_waiting(search, (waiting_site){.minutes = 0, .site = from});
    while (search->heap_count > 0) {
        waiting_site now = pop_nearest(search);
        if (now.minutes > minutes[now.site])
            continue;
        for (int64_t place = search->first_link[now.site]; place < search->first_link[now.site + 1];
             place++) {
            const ttb__link *link = &search->links[place];
            int32_t arrival = now.minutes + link->minutes;
            if (minutes[link->to] != TTB_NONE && minutes[link->to] <= arrival)
                continue;
            minutes[link->to] = arrival;
            push_waiting(search, (waiting_site){.minutes = arrival, .site = link->to});
        }
    }
}

ttb_status ttb__travel_make(const ttb_partnership *partnership, ttb__travel *travel_out)
{
    search_state search = {0};
    int64_t sites = partnership->sites.count;
    int32_t *minutes = ttb__alloc(sites * sites, sizeof *minutes);
    ttb_status status = TTB_OK;

    *travel_out = (ttb__travel){0};
    if (!minutes || make_search(partnership, &search)) {
        ttb__free(minutes);
        return TTB_ERR_MEMORY;
    }
    for (int64_t from = 0; from < sites && !status; from++) {
        fill_row(&search, (int32_t)from, minutes + from * sites);
        status = ttb__ask();
    }
    clear_search(&search);
    if (status) {
        ttb__free(minutes);
        return status;
    }
    travel_out->sites = (int32_t)sites;
    travel_out->minutes = minutes;
    return TTB_OK;
}

void ttb__travel_clear(ttb__travel *travel)
{
    ttb__free(travel->minutes);
    *travel = (ttb__travel){0};
}

ttb_status ttb__travel_find(const ttb_partnership *partnership, int32_t from, int32_t to,
                            int32_t *minutes_out)
{
    search_state search = {0};
    int32_t *minutes = ttb__alloc(partnership->sites.count, sizeof *minutes);

    if (!minutes || make_search(partnership, &search)) {
        ttb__free(minutes);
        return TTB_ERR_MEMORY;
    }
    fill_row(&search, from, minutes);
    *minutes_out = minutes[to];
    clear_search(&search);
    ttb__free(minutes);
    return TTB_OK;
}
