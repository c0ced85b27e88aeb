#include <string.h>

#include "text/words.h"
#include "text/write.h"

/* A location is kept to seven decimals, a centimetre: see read_sites.c. */
enum { DEGREE_DECIMALS = 7 };

static void write_names(ttb__writer *writer, const ttb__site *site)
{
    if (writer->is_canonical)
        return;
    if (site->name && strcmp(site->name, site->id) != 0)
        ttb__write_text(writer, "name", site->name);
}

static void write_location(ttb__writer *writer, const ttb__site *site)
{
    if (writer->is_canonical || !site->has_location)
        return;
    ttb__open_array(writer, "location", TTB__IN_LINE);
    ttb__write_decimal(writer, NULL, site->latitude, DEGREE_DECIMALS);
    ttb__write_decimal(writer, NULL, site->longitude, DEGREE_DECIMALS);
    ttb__close(writer);
}

static const ttb__bell *find_bell(const ttb__site *site, int32_t block)
{
    for (int64_t bell = 0; bell < site->bells.count; bell++)
        if (site->bells.items[bell].block == block)
            return &site->bells.items[bell];
    return NULL;
}

/* In the order of the blocks. */
static void write_bells(ttb__writer *writer, const ttb__site *site)
{
    int64_t blocks = writer->partnership->blocks.count;
    int32_t *order = ttb__in_order(writer, TTB_KIND_BLOCK, NULL, blocks);

    ttb__open_array(writer, "bells", TTB__IN_LINE);
    for (int64_t place = 0; order && place < blocks; place++) {
        const ttb__bell *bell = find_bell(site, order[place]);
        if (!bell)
            continue;
        ttb__open_object(writer, NULL, TTB__IN_LINE);
        ttb__write_text(writer, "block",
                        ttb__id_of(writer->partnership, TTB_KIND_BLOCK, bell->block));
        ttb__write_lessons(writer, &bell->lessons);
        ttb__close(writer);
    }
    ttb__close(writer);
    ttb__free(order);
}

static void write_site(ttb__writer *writer, const ttb__site *site)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "id", site->id);
    write_names(writer, site);
    if (site->kind != TTB_SITE_SCHOOL || writer->is_canonical)
        ttb__write_text(writer, "kind", ttb__site_words[site->kind]);
    write_location(writer, site);
    if (site->closed || writer->is_canonical)
        ttb__write_block_set(writer, "closed", site->closed);
    if (site->bells.count > 0 || writer->is_canonical)
        write_bells(writer, site);
    ttb__close(writer);
}

void ttb__write_sites(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int32_t *order = ttb__in_order(writer, TTB_KIND_SITE, NULL, partnership->sites.count);

    ttb__open_array(writer, "sites", TTB__LINES);
    for (int64_t place = 0; order && place < partnership->sites.count; place++)
        write_site(writer, &partnership->sites.items[order[place]]);
    ttb__close(writer);
    ttb__free(order);
}
