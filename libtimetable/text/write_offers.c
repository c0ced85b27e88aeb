#include <string.h>

#include "text/write.h"

enum { USUAL_LEVEL = 3, USUAL_COST = 1000 };

void ttb__write_cohort(ttb__writer *writer, int32_t cohort)
{
    if (cohort != TTB_NONE)
        ttb__write_text(writer, "cohort", writer->partnership->cohorts.items[cohort]);
    else if (writer->is_canonical)
        ttb__write_text(writer, "cohort", NULL);
}

static void write_course(ttb__writer *writer, const ttb__course *course)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "id", course->id);
    if (!writer->is_canonical && course->title && strcmp(course->title, course->id) != 0)
        ttb__write_text(writer, "title", course->title);
    if (course->level != USUAL_LEVEL || writer->is_canonical)
        ttb__write_int(writer, "level", course->level);
    ttb__write_cohort(writer, course->cohort);
    if (course->blocks != 1 || writer->is_canonical)
        ttb__write_int(writer, "blocks", course->blocks);
    ttb__close(writer);
}

void ttb__write_courses(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int32_t *order = ttb__in_order(writer, TTB_KIND_COURSE, NULL, partnership->courses.count);

    ttb__open_array(writer, "courses", TTB__LINES);
    for (int64_t place = 0; order && place < partnership->courses.count; place++)
        write_course(writer, &partnership->courses.items[order[place]]);
    ttb__close(writer);
    ttb__free(order);
}

/* {"min": a, "max": b} without the ends that are usual. */
static void write_range(ttb__writer *writer, const char *key, int32_t least, int32_t most,
                        int32_t usual_most)
{
    if (least == 0 && most == usual_most && !writer->is_canonical)
        return;
    ttb__open_object(writer, key, TTB__IN_LINE);
    if (least != 0 || writer->is_canonical)
        ttb__write_int(writer, "min", least);
    if (most != usual_most || writer->is_canonical)
        ttb__write_int(writer, "max", most);
    ttb__close(writer);
}

static void write_offer(ttb__writer *writer, const ttb__offer *offer)
{
    const ttb_partnership *partnership = writer->partnership;
    uint64_t every = ttb__all_blocks(partnership);

    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "course", ttb__id_of(partnership, TTB_KIND_COURSE, offer->course));
    ttb__write_text(writer, "site", ttb__id_of(partnership, TTB_KIND_SITE, offer->site));
    write_range(writer, "sections", offer->least_sections, offer->most_sections, 1);
    write_range(writer, "size", offer->least_size, offer->most_size, TTB__MOST_SIZE);
    if ((offer->blocks & every) != every || writer->is_canonical)
        ttb__write_block_set(writer, "blocks", offer->blocks);
    if (offer->uses.count > 0 || writer->is_canonical)
        ttb__write_ids(writer, "uses", TTB_KIND_RESOURCE, offer->uses.items, offer->uses.count);
    if (offer->cost != USUAL_COST || writer->is_canonical)
        ttb__write_thousandths(writer, "cost", offer->cost);
    ttb__close(writer);
}

void ttb__write_offers(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int32_t *order = ttb__in_order(writer, TTB_KIND_OFFER, NULL, partnership->offers.count);

    ttb__open_array(writer, "offers", TTB__LINES);
    for (int64_t place = 0; order && place < partnership->offers.count; place++)
        write_offer(writer, &partnership->offers.items[order[place]]);
    ttb__close(writer);
    ttb__free(order);
}
