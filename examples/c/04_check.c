/* Check a timetable that somebody made by hand: which rules does it break? */
#include <stdio.h>
#include <string.h>
#include <timetable.h>

static const char TOWN[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1,"
    " \"blocks\": [{\"id\": \"A\"}, {\"id\": \"B\"}],"
    " \"sites\": [{\"id\": \"north\", \"kind\": \"school\"}],"
    " \"courses\": [{\"id\": \"latin\", \"level\": 3}, {\"id\": \"greek\", \"level\": 3}],"
    " \"offers\": [{\"course\": \"latin\", \"site\": \"north\", \"size\": {\"min\": 2, \"max\": "
    "9}},"
    "              {\"course\": \"greek\", \"site\": \"north\"}],"
    " \"students\": [{\"id\": \"ann\", \"home\": \"north\", \"choices\": [\"latin\", \"greek\"]}]}";

/* Ann has two lessons in block A, and Latin alone. */
static const char TIMETABLE[] =
    "{\"format\": \"timetable\", \"version\": 1, \"sections\": ["
    "  {\"course\": \"latin\", \"site\": \"north\", \"number\": 1, \"blocks\": [\"A\"],"
    "   \"students\": [\"ann\"]},"
    "  {\"course\": \"greek\", \"site\": \"north\", \"number\": 1, \"blocks\": [\"A\"],"
    "   \"students\": [\"ann\"]}]}";

int main(void)
{
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;
    int32_t is_valid = 0;
    ttb_status status = ttb_report_new(&report);
    if (status == TTB_OK)
        status = ttb_partnership_from_json(TOWN, (int64_t)strlen(TOWN), &town, report);
    if (status == TTB_OK)
        status = ttb_timetable_from_json(town, TIMETABLE, (int64_t)strlen(TIMETABLE), &timetable,
                                         report);
    if (status == TTB_OK)
        status = ttb_check(town, timetable, &is_valid, report);
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        printf("%s: %s\n", ttb_report_get_place(report, finding),
               ttb_report_get_sentence(report, finding));
    printf("%s\n", is_valid ? "valid" : "not valid");
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
    ttb_report_free(report);
    return status == TTB_OK && !is_valid ? 0 : 1;
}
