#include <stdio.h>

#include "base/utf8.h"
#include "model/build.h"
#include "model/inside.h"

ttb_status ttb__add_site(ttb_partnership *partnership, const char *id, const char *name,
                         int32_t kind, int32_t *site_out)
{
    ttb__site site = {.kind = kind};
    int32_t number = (int32_t)partnership->sites.count;
    ttb_status status = ttb__check_new_id(&partnership->site_ids, id, TTB__MOST_SITES);

    if (name && !ttb__is_name(name))
        return TTB_ERR_ARGUMENT;
    if (kind < TTB_SITE_SCHOOL || kind > TTB_SITE_COLLEGE)
        return TTB_ERR_RANGE;
    if (status)
        return status;
    site.id = ttb__copy_text(id);
    site.name = name ? ttb__copy_text(name) : NULL;
    if (!site.id || (name && !site.name) || TTB__RESERVE(&partnership->sites, 1) ||
        ttb__idmap_add(&partnership->site_ids, site.id, number)) {
        ttb__free(site.id);
        ttb__free(site.name);
        return TTB_ERR_MEMORY;
    }
    partnership->sites.items[partnership->sites.count++] = site;
    *site_out = number;
    return TTB_OK;
}

ttb_status ttb__set_site_location(ttb_partnership *partnership, int32_t number, double latitude,
                                  double longitude)
{
    ttb__site *site;

    if (!ttb__is_in(number, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    /* Written so that not-a-number is outside. */
    if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180))
        return TTB_ERR_RANGE;
    site = &partnership->sites.items[number];
    site->has_location = 1;
    site->latitude = latitude;
    site->longitude = longitude;
    return TTB_OK;
}

ttb_status ttb__close_site(ttb_partnership *partnership, int32_t site, int32_t block)
{
    uint64_t *closed;

    if (!ttb__is_in(site, partnership->sites.count) ||
        !ttb__is_in(block, partnership->blocks.count))
        return TTB_ERR_NOT_FOUND;
    closed = &partnership->sites.items[site].closed;
    if (*closed >> block & 1)
        return TTB_ERR_STATE;
    *closed |= UINT64_C(1) << block;
    return TTB_OK;
}

/* The site's bells for the block, NULL if it has none. */
static ttb__bell *find_bell(ttb__site *site, int32_t block)
{
    for (int64_t bell = 0; bell < site->bells.count; bell++) {
        if (site->bells.items[bell].block == block)
            return &site->bells.items[bell];
    }
    return NULL;
}

ttb_status ttb__add_bell(ttb_partnership *partnership, int32_t number, int32_t block,
                         ttb__lesson lesson)
{
    ttb__bell first = {.block = block};
    ttb__bell *bell;
    ttb__site *site;
    ttb_status status = ttb__check_lesson(lesson);

    if (!ttb__is_in(number, partnership->sites.count) ||
        !ttb__is_in(block, partnership->blocks.count))
        return TTB_ERR_NOT_FOUND;
    if (status)
        return status;
    site = &partnership->sites.items[number];
    bell = find_bell(site, block);
    if (bell && bell->lessons.count >= TTB__MOST_BLOCK_LESSONS)
        return TTB_ERR_TOO_LARGE;
    if (bell)
        return TTB__PUSH(&bell->lessons, lesson);
    if (TTB__RESERVE(&site->bells, 1) || TTB__PUSH(&first.lessons, lesson))
        return TTB_ERR_MEMORY;
    site->bells.items[site->bells.count++] = first;
    return TTB_OK;
}

/* Append a link and remember where it stands under its pair, a text that the map alone holds. */
static ttb_status append_link(ttb_partnership *partnership, ttb__link link, const char *pair)
{
    char *kept;

    if (TTB__RESERVE(&partnership->links, 1))
        return TTB_ERR_MEMORY;
    kept = ttb__copy_text(pair);
    if (!kept ||
        ttb__idmap_add(&partnership->link_pairs, kept, (int32_t)partnership->links.count)) {
        ttb__free(kept);
        return TTB_ERR_MEMORY;
    }
    partnership->links.items[partnership->links.count++] = link;
    return TTB_OK;
}

ttb_status ttb__add_link(ttb_partnership *partnership, int32_t from, int32_t to, int32_t minutes)
{
    ttb__link link = {.from = from, .to = to, .minutes = minutes};
    char pair[32];
    int32_t known;

    if (!ttb__is_in(from, partnership->sites.count) || !ttb__is_in(to, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    if (from == to || minutes < 0 || minutes > TTB__MOST_LINK_MINUTES)
        return TTB_ERR_RANGE;
    snprintf(pair, sizeof pair, "%d %d", (int)from, (int)to);
    known = ttb__idmap_find(&partnership->link_pairs, pair);
    if (known == TTB_NONE)
        return append_link(partnership, link, pair);
    partnership->links.items[known].minutes = minutes;
    return TTB_OK;
}
