/* Rooms, shared teachers, and the offers that use them. */
#include "generate_write.h"

static const char *const room_ids[ROOM_KINDS] = {"classrooms", "laboratories", "studios"};

/* Rooms: as many as the hidden timetable uses at once. */
static int32_t count_rooms(const struct town *town, int32_t site, int32_t room)
{
    int32_t most = 0;
    for (int32_t block = 0; block < town->set.blocks; block++) {
        int32_t used = 0;
        for (int32_t number = 0; number < town->section_total; number++) {
            const struct section *section = &town->sections[number];
            used += section->cohort < town->set.cohorts && section->site == site &&
                    (int32_t)subjects[section->subject].room == room &&
                    (section->blocks >> block & 1);
        }
        most = used > most ? used : most;
    }
    return most;
}

static int write_rooms(struct writing *writing, int32_t site)
{
    for (int32_t room = 0; room < ROOM_KINDS; room++) {
        const int32_t count = count_rooms(writing->town, site, room);
        char id[80];
        int32_t *number = &writing->rooms[site][room];
        snprintf(id, sizeof id, "%s-%s", writing->town->sites[site].id, room_ids[room]);
        *number = TTB_NONE;
        if (count > 0 &&
            !(called(
                  ttb_partnership_add_resource(writing->partnership, id, TTB_RESOURCE_ROOM, number),
                  "add rooms") &&
              called(ttb_partnership_add_resource_site(writing->partnership, *number, site),
                     "add rooms to site") &&
              called(ttb_partnership_set_resource_capacity(writing->partnership, *number, TTB_NONE,
                                                           count),
                     "set capacity")))
            return 0;
    }
    return 1;
}

static int write_teacher(struct writing *writing, int32_t teacher)
{
    const struct teacher *shared = &writing->town->teachers[teacher];
    int32_t *number = &writing->teachers[teacher];
    char id[64];
    snprintf(id, sizeof id, "teacher-%s", subjects[shared->subject].id);
    return called(
               ttb_partnership_add_resource(writing->partnership, id, TTB_RESOURCE_TEACHER, number),
               "add teacher") &&
           called(
               ttb_partnership_add_resource_site(writing->partnership, *number, shared->sites[0]),
               "add teacher to site") &&
           called(
               ttb_partnership_add_resource_site(writing->partnership, *number, shared->sites[1]),
               "add teacher to site") &&
           called(ttb_partnership_set_resource_week_capacity(writing->partnership, *number,
                                                             writing->town->set.cohorts),
                  "set week capacity");
}

void town_staff_id(const struct town *town, int32_t site, int32_t room, int32_t number, char id[80])
{
    snprintf(id, 80, "%s-%s-teacher-%d", town->sites[site].id, room_ids[room], (int)number);
}

static int write_staff(const struct writing *writing, int32_t site)
{
    for (int32_t room = 0; room < ROOM_KINDS; room++) {
        for (int32_t number = 1; number <= writing->town->staff_count[site][room]; number++) {
            char id[80];
            int32_t added;
            town_staff_id(writing->town, site, room, number, id);
            if (!called(ttb_partnership_add_resource(writing->partnership, id, TTB_RESOURCE_TEACHER,
                                                     &added),
                        "add teacher") ||
                !called(ttb_partnership_add_resource_site(writing->partnership, added, site),
                        "add teacher to site"))
                return 0;
        }
    }
    return 1;
}

int write_resources(struct writing *writing)
{
    for (int32_t site = 0; site < writing->town->site_count; site++)
        if (!write_rooms(writing, site) || !write_staff(writing, site))
            return 0;
    for (int32_t teacher = 0; teacher < writing->town->teacher_count; teacher++)
        if (!write_teacher(writing, teacher))
            return 0;
    return 1;
}

static int use_staff(const struct writing *writing, int32_t offer, int32_t cohort, int32_t subject,
                     int32_t site)
{
    const int32_t number = writing->town->staff[cohort][subject][site];
    char id[80];
    int32_t teacher;
    if (number == 0)
        return 1;
    town_staff_id(writing->town, site, (int32_t)subjects[subject].room, number, id);
    return called(ttb_partnership_find(writing->partnership, TTB_KIND_RESOURCE, id, &teacher),
                  "find teacher") &&
           called(ttb_partnership_add_offer_use(writing->partnership, offer, teacher),
                  "use teacher");
}

static int use_resources(const struct writing *writing, int32_t offer, int32_t subject,
                         int32_t site)
{
    const struct town *town = writing->town;
    const int32_t rooms = writing->rooms[site][subjects[subject].room];
    if (rooms != TTB_NONE &&
        !called(ttb_partnership_add_offer_use(writing->partnership, offer, rooms), "use rooms"))
        return 0;
    for (int32_t teacher = 0; teacher < town->teacher_count; teacher++)
        if (town->teachers[teacher].subject == subject)
            return called(ttb_partnership_add_offer_use(writing->partnership, offer,
                                                        writing->teachers[teacher]),
                          "use teacher");
    return 1;
}

static const struct section *find_section(const struct town *town, int32_t cohort, int32_t subject,
                                          int32_t site)
{
    for (int32_t number = 0; number < town->section_total; number++)
        if (town->sections[number].cohort == cohort && town->sections[number].subject == subject &&
            (site == TTB_NONE || town->sections[number].site == site))
            return &town->sections[number];
    return NULL;
}

static int write_offer(const struct writing *writing, int32_t cohort, int32_t subject, int32_t site,
                       int32_t count)
{
    const struct town *town = writing->town;
    const struct section *like = find_section(town, cohort, subject, count > 0 ? site : TTB_NONE);
    int32_t offer;
    return like != NULL &&
           called(ttb_partnership_add_offer(writing->partnership, writing->courses[cohort][subject],
                                            site, &offer),
                  "add offer") &&
           called(ttb_partnership_set_offer_sections(writing->partnership, offer, 0,
                                                     count > 0 ? count : 1),
                  "set sections") &&
           called(ttb_partnership_set_offer_size(writing->partnership, offer, like->least_seats,
                                                 like->most_seats),
                  "set size") &&
           use_resources(writing, offer, subject, site) &&
           use_staff(writing, offer, cohort, subject, site);
}

/* A shared teacher may teach a cohort at either of the two sites. */
static int teacher_serves(const struct town *town, int32_t subject, int32_t site)
{
    for (int32_t teacher = 0; teacher < town->teacher_count; teacher++)
        if (town->teachers[teacher].subject == subject)
            return town->teachers[teacher].sites[0] == site ||
                   town->teachers[teacher].sites[1] == site;
    return 0;
}

int write_offers(struct writing *writing)
{
    const struct town *town = writing->town;
    for (int32_t cohort = 0; cohort < town->set.cohorts; cohort++) {
        for (int32_t place = 0; place < town->set.subjects; place++) {
            for (int32_t site = 0; site < town->site_count; site++) {
                const int32_t subject = town->chosen_subjects[place];
                const int32_t count = town->offered[cohort][subject][site];
                if ((count > 0 || teacher_serves(town, subject, site)) &&
                    !write_offer(writing, cohort, subject, site, count))
                    return 0;
            }
        }
    }
    return 1;
}
