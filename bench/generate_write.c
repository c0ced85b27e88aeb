/* The town as a partnership, through the public interface: blocks, sites, travel, courses,
 * students, rules and goals. */
#include "generate_write.h"

const char *const cohort_ids[MOST_COHORTS] = {"Y12", "Y13"};
static const char *const block_ids[MOST_BLOCKS] = {"A", "B", "C", "D", "E", "F", "G"};

int called(ttb_status status, const char *what)
{
    if (status != TTB_OK)
        fprintf(stderr, "generate: %s: %s\n", what, ttb_status_text(status));
    return status == TTB_OK;
}

void town_course_id(int32_t subject, int32_t cohort, char id[64])
{
    snprintf(id, 64, "%s-%d", subjects[subject].id, 12 + cohort);
}

void town_student_id(const struct town *town, int32_t student, char id[32])
{
    const int32_t cohort = town->students[student].cohort;
    const int32_t number = student - (cohort > 0 ? town->set.students[0] : 0) + 1;
    const int digits = town->student_total > 9999 ? 5 : town->student_total > 2000 ? 4 : 3;
    snprintf(id, 32, "s%d-%0*d", 12 + cohort, digits, number);
}

static int write_blocks(const struct writing *writing)
{
    for (int32_t block = 0; block < writing->town->set.blocks; block++) {
        int32_t added;
        if (!called(ttb_partnership_add_block(writing->partnership, block_ids[block], &added),
                    "add block"))
            return 0;
    }
    for (int32_t slot = 0; slot < SLOTS && writing->town->set.has_lessons; slot++) {
        const int32_t block = week_block_of_slot(writing->town, slot);
        int32_t start, end;
        week_slot_times(writing->town, TTB_NONE, slot, &start, &end);
        if (block >= 0 && !called(ttb_partnership_add_lesson(writing->partnership, block,
                                                             slot / SLOTS_A_DAY, start, end, 0),
                                  "add lesson"))
            return 0;
    }
    return 1;
}

static int write_bells(const struct writing *writing, int32_t site)
{
    for (int32_t slot = 0; slot < SLOTS && writing->town->set.has_lessons; slot++) {
        const int32_t block = week_block_of_slot(writing->town, slot);
        int32_t start, end;
        week_slot_times(writing->town, site, slot, &start, &end);
        if (block >= 0 && writing->town->sites[site].late_minutes != 0 &&
            !called(ttb_partnership_add_bell(writing->partnership, site, block, slot / SLOTS_A_DAY,
                                             start, end, 0),
                    "add bell"))
            return 0;
    }
    return 1;
}

static int write_sites(const struct writing *writing)
{
    for (int32_t number = 0; number < writing->town->site_count; number++) {
        const struct site *site = &writing->town->sites[number];
        const int32_t latitude = 519000 + site->y_metres * 9 / 100;
        const int32_t longitude = -2000 + site->x_metres * 146 / 1000;
        const int32_t closed = town_closed_block(writing->town, number);
        int32_t added;
        if (!called(ttb_partnership_add_site(writing->partnership, site->id, site->name, site->kind,
                                             &added),
                    "add site") ||
            !called(ttb_partnership_set_site_location(writing->partnership, number,
                                                      latitude / 10000.0, longitude / 10000.0),
                    "set location") ||
            !write_bells(writing, number))
            return 0;
        if (closed >= 0 &&
            !called(ttb_partnership_close_site(writing->partnership, number, closed), "close"))
            return 0;
    }
    return 1;
}

static int write_travel(const struct writing *writing)
{
    const struct town *town = writing->town;
    for (int32_t from = 0; from < town->site_count; from++)
        for (int32_t to = 0; to < town->site_count; to++)
            if (town->links[from][to] > 0 &&
                !called(
                    ttb_partnership_add_link(writing->partnership, from, to, town->links[from][to]),
                    "add link"))
                return 0;
    return called(ttb_partnership_set_limits(writing->partnership, MINUTES_A_DAY, JOURNEYS_A_DAY,
                                             COURSES_AWAY),
                  "set limits");
}

static int write_courses(struct writing *writing)
{
    const struct town *town = writing->town;
    for (int32_t cohort = 0; cohort < town->set.cohorts; cohort++) {
        for (int32_t place = 0; place < town->set.subjects; place++) {
            const int32_t subject = town->chosen_subjects[place];
            char id[64], title[128];
            town_course_id(subject, cohort, id);
            snprintf(title, sizeof title, "%s, Year %d", subjects[subject].title, 12 + cohort);
            if (!called(ttb_partnership_add_course(writing->partnership, id, title, 3,
                                                   cohort_ids[cohort], subjects[subject].blocks,
                                                   &writing->courses[cohort][subject]),
                        "add course"))
                return 0;
        }
    }
    return 1;
}

static int write_choices(const struct writing *writing, int32_t number)
{
    const struct student *student = &writing->town->students[number];
    const int32_t *courses = writing->courses[student->cohort];
    for (int32_t choice = 0; choice < student->choice_count; choice++)
        if (!called(ttb_partnership_add_choice(writing->partnership, number,
                                               courses[student->choices[choice]], 1000),
                    "add choice"))
            return 0;
    if (student->reserve >= 0 &&
        !called(ttb_partnership_add_reserve(writing->partnership, number, courses[student->reserve],
                                            500),
                "add reserve"))
        return 0;
    return student->courses_away == COURSES_AWAY ||
           called(ttb_partnership_set_student_limit(writing->partnership, number,
                                                    TTB_LIMIT_COURSES_AWAY, student->courses_away),
                  "set limit");
}

static int write_students(const struct writing *writing)
{
    const struct town *town = writing->town;
    for (int32_t number = 0; number < town->student_total; number++) {
        const struct student *student = &town->students[number];
        char id[32];
        int32_t added;
        if (student->cohort >= town->set.cohorts)
            break;
        town_student_id(town, number, id);
        if (!called(ttb_partnership_add_student(writing->partnership, id, student->home,
                                                cohort_ids[student->cohort], &added),
                    "add student") ||
            !write_choices(writing, number))
            return 0;
    }
    return 1;
}

static int list_blocks(uint32_t blocks, int32_t *list)
{
    int count = 0;
    for (int32_t block = 0; block < MOST_BLOCKS; block++)
        if (blocks >> block & 1)
            list[count++] = block;
    return count;
}

/* The last subject of the table that a cohort has once in town keeps its block: a hall is booked.
 */
static int write_pin(const struct writing *writing, int32_t cohort)
{
    const struct town *town = writing->town;
    for (int32_t number = town->section_total - 1; number >= 0; number--) {
        const struct section *section = &town->sections[number];
        int32_t blocks[MOST_BLOCKS];
        if (section->cohort != cohort || subjects[section->subject].room != ROOM_STUDIO ||
            town->offered[cohort][section->subject][section->site] != 1 || section->least_seats < 3)
            continue;
        return called(ttb_partnership_pin_section(
                          writing->partnership, writing->courses[cohort][section->subject],
                          section->site, blocks, list_blocks(section->blocks, blocks)),
                      "pin section");
    }
    return 1;
}

/* One site's first subject with a single section there stays out of two blocks. */
static int write_prohibition(const struct writing *writing)
{
    const struct town *town = writing->town;
    for (int32_t number = 0; number < town->section_total; number++) {
        const struct section *section = &town->sections[number];
        const uint32_t others = ~section->blocks & ((1u << town->set.blocks) - 1);
        int32_t blocks[MOST_BLOCKS];
        if (subjects[section->subject].blocks > 1 ||
            town->offered[section->cohort][section->subject][section->site] != 1)
            continue;
        list_blocks(others, blocks);
        return called(ttb_partnership_forbid_section(
                          writing->partnership, writing->courses[section->cohort][section->subject],
                          section->site, blocks, 2),
                      "forbid section");
    }
    return 1;
}

static int write_rules(const struct writing *writing)
{
    const int32_t reach_minutes = writing->town->set.reach_minutes;
    for (int32_t cohort = 0; cohort < writing->town->set.cohorts; cohort++)
        if (!write_pin(writing, cohort))
            return 0;
    if (!write_prohibition(writing))
        return 0;
    return reach_minutes == 0 ||
           called(ttb_partnership_require_reach(writing->partnership, 3, reach_minutes, NULL),
                  "require reach");
}

/* Sections and rooms say what the town can afford; within that nobody travels further to save a
 * class. */
static int write_tiers(const struct writing *writing)
{
    static const int32_t goals[] = {TTB_GOAL_UNMET, TTB_GOAL_TRAVEL, TTB_GOAL_SECTION_COST,
                                    TTB_GOAL_BALANCE};
    for (int32_t place = 0; place < 4; place++) {
        int32_t tier;
        if (!called(ttb_partnership_add_tier(writing->partnership, &tier), "add tier") ||
            !called(ttb_partnership_add_goal(writing->partnership, tier, goals[place], 1),
                    "add goal"))
            return 0;
    }
    return 1;
}

int town_write(const struct town *town, ttb_partnership *partnership)
{
    struct writing writing = {.town = town, .partnership = partnership};
    return called(ttb_partnership_set_name(partnership, town->set.name), "set name") &&
           write_blocks(&writing) && write_sites(&writing) && write_travel(&writing) &&
           write_resources(&writing) && write_courses(&writing) && write_offers(&writing) &&
           write_students(&writing) && write_rules(&writing) && write_tiers(&writing);
}
