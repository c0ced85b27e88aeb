#include "base/bits.h"
#include "model/inside.h"
#include "model/validation.h"

/* Ids that name an offer in sentences. */
typedef struct {
    const char *course, *site;
} offer_names;

static offer_names names_of(const ttb_partnership *partnership, const ttb__offer *offer)
{
    return (offer_names){.course = partnership->courses.items[offer->course].id,
                         .site = partnership->sites.items[offer->site].id};
}

static void check_uses(ttb__validation *validation, int64_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];
    offer_names names = names_of(partnership, offer);

    for (int64_t use = 0; use < offer->uses.count; use++) {
        const ttb__resource *resource = &partnership->resources.items[offer->uses.items[use]];
        if (!ttb__holds(&resource->sites, offer->site))
            ttb__note_error(
                validation, "offer.resource-elsewhere",
                ttb__file_place(validation, "/offers/%d/uses/%d", (int)number, (int)use),
                "\"%s\" at \"%s\" uses resource \"%s\", which does not serve this site",
                names.course, names.site, resource->id);
    }
}

/* A section needs as many blocks as its course has. */
static void check_blocks(ttb__validation *validation, int32_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];
    offer_names names = names_of(partnership, offer);
    int32_t needed = partnership->courses.items[offer->course].blocks;
    int32_t usable = ttb__bit_count(validation->usable[number]);
    const char *place = ttb__file_place(validation, "/offers/%d", (int)number);

    if (offer->most_sections == 0 || usable >= needed)
        return;
    if (offer->least_sections > 0)
        ttb__note_warning(validation, "offer.sections-blocks", place,
                          "\"%s\" at \"%s\" must run, but a section needs %d block(s) and only %d "
                          "can be used",
                          names.course, names.site, (int)needed, (int)usable);
    else
        ttb__note_warning(validation, "offer.blocks-too-few", place,
                          "\"%s\" at \"%s\" can never run: a section needs %d block(s) and only %d "
                          "can be used",
                          names.course, names.site, (int)needed, (int)usable);
}

/* How many section-blocks a resource has for an offer's least sections: a section stands at most
 * once in a block. */
static int64_t room_for(const ttb__validation *validation, int32_t number,
                        const ttb__resource *resource)
{
    int32_t least = validation->partnership->offers.items[number].least_sections;
    int64_t room = 0;

    for (uint64_t left = validation->usable[number]; left; left &= left - 1) {
        int32_t capacity = resource->capacity[ttb__lowest_bit(left)];
        room += capacity < least ? capacity : least;
    }
    if (resource->week_capacity != TTB_NONE && resource->week_capacity < room)
        room = resource->week_capacity;
    return room;
}

static void check_least_resources(ttb__validation *validation, int32_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];
    offer_names names = names_of(partnership, offer);
    int64_t needed =
        (int64_t)offer->least_sections * partnership->courses.items[offer->course].blocks;

    for (int64_t use = 0; use < offer->uses.count; use++) {
        const ttb__resource *resource = &partnership->resources.items[offer->uses.items[use]];
        int64_t room = room_for(validation, number, resource);
        if (room < needed)
            ttb__note_warning(validation, "offer.sections-resources",
                              ttb__file_place(validation, "/offers/%d/sections", (int)number),
                              "The least sections of \"%s\" at \"%s\" use resource \"%s\" %lld "
                              "times, but it can be used %lld times in their blocks",
                              names.course, names.site, resource->id, (long long)needed,
                              (long long)room);
    }
}

/* Students that an offer's least sections need to be viable. */
static int64_t least_students(const ttb__offer *offer)
{
    return (int64_t)offer->least_sections * offer->least_size;
}

static void check_least_demand(ttb__validation *validation, int32_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];
    offer_names names = names_of(partnership, offer);
    int64_t takers = validation->takers[offer->course];

    if (least_students(offer) > takers)
        ttb__note_warning(validation, "offer.sections-demand",
                          ttb__file_place(validation, "/offers/%d/sections", (int)number),
                          "The least sections of \"%s\" at \"%s\" need %lld students to be viable, "
                          "but %lld in all choose the course or have it in reserve",
                          names.course, names.site, (long long)least_students(offer),
                          (long long)takers);
}

/* The course as a whole: is it offered where somebody chooses it, and are there students enough for
 * the least sections of all its offers together? */
static void check_course(ttb__validation *validation, int64_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__course *course = &partnership->courses.items[number];
    int64_t takers = validation->takers[number], needed = 0, most_alone = 0;
    int may_run = 0;

    for (int64_t place = 0; place < course->offers.count; place++) {
        const ttb__offer *offer = &partnership->offers.items[course->offers.items[place]];
        int64_t alone = least_students(offer);
        may_run |= offer->most_sections > 0;
        needed += alone;
        most_alone = alone > most_alone ? alone : most_alone;
    }
    if (takers > 0 && !may_run)
        ttb__note_warning(validation, "course.not-offered",
                          ttb__file_place(validation, "/courses/%d", (int)number),
                          "No site offers \"%s\", which %lld student(s) choose or have in reserve",
                          course->id, (long long)takers);
    if (needed > takers && most_alone <= takers)
        ttb__note_warning(validation, "course.sections-demand",
                          ttb__file_place(validation, "/courses/%d", (int)number),
                          "The least sections of \"%s\" at all sites need %lld students to be "
                          "viable, but %lld choose it or have it in reserve",
                          course->id, (long long)needed, (long long)takers);
}

void ttb__validate_offers(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t course = 0; course < partnership->courses.count; course++) {
        if (ttb__validation_ends(validation, course))
            return;
        check_course(validation, course);
    }
    for (int32_t offer = 0; offer < partnership->offers.count; offer++) {
        if (ttb__validation_ends(validation, offer))
            return;
        check_uses(validation, offer);
        check_blocks(validation, offer);
        if (ttb__can_run(validation, offer))
            check_least_resources(validation, offer);
        check_least_demand(validation, offer);
    }
}
