/* Rules 1 and 3: where sections stand, how many there are, and how many students they have. */
#include "result/checker.h"

/* Every sentence on a section starts with these; SECTION(checker, item) are their arguments. */
#define SECTION_TEXT "Section %d of %s at %s"
#define SECTION(checker, item)                                                                     \
    (item)->number, ttb__course_id((checker), (item)->course), ttb__site_id((checker), (item)->site)

static void check_block_count(ttb__checker *checker, int32_t section)
{
    const ttb__section *item = ttb__section_at(checker, section);
    int32_t wanted = checker->partnership->courses.items[item->course].blocks;
    int32_t count = ttb__bit_count(item->blocks);
    if (item->blocks & ~ttb__all_blocks(checker->partnership))
        ttb__broken(checker, "section.unknown-block", section, TTB_NONE,
                    SECTION_TEXT " stands in a block that the partnership does not have.",
                    SECTION(checker, item));
    if (count != wanted)
        ttb__broken(checker, "section.block-count", section, TTB_NONE,
                    SECTION_TEXT " stands in %d different blocks; its course needs %d.",
                    SECTION(checker, item), count, wanted);
}

static void check_blocks(ttb__checker *checker, int32_t section, const ttb__offer *offer)
{
    const ttb__section *item = ttb__section_at(checker, section);
    uint64_t closed = checker->partnership->sites.items[item->site].closed;
    uint64_t left = item->blocks & ttb__all_blocks(checker->partnership);
    for (; left != 0; left &= left - 1) {
        uint64_t block = left & (~left + 1);
        if (block & closed)
            ttb__broken(checker, "section.closed-block", section, TTB_NONE,
                        SECTION_TEXT " stands in block %s; the site is closed then.",
                        SECTION(checker, item), ttb__block_id(checker, ttb__lowest_bit(block)));
        if (!(block & offer->blocks))
            ttb__broken(checker, "section.other-block", section, TTB_NONE,
                        SECTION_TEXT " stands in block %s; the offer does not allow it.",
                        SECTION(checker, item), ttb__block_id(checker, ttb__lowest_bit(block)));
    }
}

static void check_size(ttb__checker *checker, int32_t section, const ttb__offer *offer)
{
    const ttb__section *item = ttb__section_at(checker, section);
    long long count = (long long)item->students.count;
    if (count > offer->most_size)
        ttb__broken(checker, "section.too-full", section, TTB_NONE,
                    SECTION_TEXT " has %lld students; at most %d fit.", SECTION(checker, item),
                    count, offer->most_size);
    if (count < offer->least_size)
        ttb__broken(checker, "section.not-viable", section, TTB_NONE,
                    SECTION_TEXT " has %lld students; it needs %d to be viable.",
                    SECTION(checker, item), count, offer->least_size);
}

static void check_section(ttb__checker *checker, int32_t section)
{
    const ttb__section *item = ttb__section_at(checker, section);
    int32_t offer = checker->section_offers[section];
    if (item->number < 1)
        ttb__broken(checker, "section.number", section, TTB_NONE,
                    SECTION_TEXT " has a number below 1.", SECTION(checker, item));
    check_block_count(checker, section);
    if (offer == TTB_NONE) {
        ttb__broken(checker, "section.no-offer", section, TTB_NONE,
                    SECTION_TEXT " runs, but the site does not offer the course.",
                    SECTION(checker, item));
        return;
    }
    check_blocks(checker, section, &checker->partnership->offers.items[offer]);
    check_size(checker, section, &checker->partnership->offers.items[offer]);
}

static void check_section_count(ttb__checker *checker, int32_t offer)
{
    const ttb__offer *item = &checker->partnership->offers.items[offer];
    const int32_t *sections;
    long long count = (long long)ttb__sections_of(checker, offer, &sections);
    if (count > item->most_sections)
        ttb__broken(checker, "offer.too-many-sections", TTB_NONE, TTB_NONE,
                    "Course %s at %s has %lld sections; at most %d may run.",
                    ttb__course_id(checker, item->course), ttb__site_id(checker, item->site), count,
                    item->most_sections);
    if (count < item->least_sections)
        ttb__broken(checker, "offer.too-few-sections", TTB_NONE, TTB_NONE,
                    "Course %s at %s has %lld sections; at least %d must run.",
                    ttb__course_id(checker, item->course), ttb__site_id(checker, item->site), count,
                    item->least_sections);
}

void ttb__check_sections(ttb__checker *checker)
{
    for (int32_t section = 0; section < checker->timetable->sections.count; section++)
        check_section(checker, section);
    for (int32_t offer = 0; offer < checker->partnership->offers.count; offer++)
        check_section_count(checker, offer);
}
