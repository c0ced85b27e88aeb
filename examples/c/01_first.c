/* The program at the top of timetable.h: one course, one student. */
#include <stdio.h>
#include <timetable.h>

int main(void)
{
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    int32_t block, site, course, offer, student;
    int64_t value = 0, bound = 0;
    ttb_partnership_new(&town);
    ttb_partnership_add_block(town, "A", &block);
    ttb_partnership_add_site(town, "north", "North School", TTB_SITE_SCHOOL, &site);
    ttb_partnership_add_course(town, "latin", "Latin", 3, NULL, 1, &course);
    ttb_partnership_add_offer(town, course, site, &offer);
    ttb_partnership_add_student(town, "s1", site, NULL, &student);
    ttb_partnership_add_choice(town, student, course, 1000);
    if (ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, NULL, NULL) == TTB_OK &&
        ttb_timetable_get_tier(timetable, 0, &value, &bound) == TTB_OK)
        printf("unmet %d (cannot be less than %d)\n", (int)(value / 1000), (int)(bound / 1000));
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
    return 0;
}
