/* Prove that no timetable is better, and let somebody check the proof who trusts no solver: all
 * that goes from one to the other is text. */
#include <stdio.h>
#include <string.h>
#include <timetable.h>

/* Two courses, one block: one choice has to stay unmet. */
static const char TOWN[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"blocks\": [{\"id\": \"A\"}],"
    " \"sites\": [{\"id\": \"north\"}], \"courses\": [{\"id\": \"latin\"}, {\"id\": \"greek\"}],"
    " \"offers\": [{\"course\": \"latin\", \"site\": \"north\"},"
    "              {\"course\": \"greek\", \"site\": \"north\"}],"
    " \"students\": [{\"id\": \"ann\", \"home\": \"north\", \"choices\": [\"latin\", \"greek\"]}]}";

/* Solve the town, and write a timetable and its certificate. */
static ttb_status solve(char **timetable_text, char **certificate_text)
{
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;
    int64_t bytes = 0;
    ttb_status status = ttb_partnership_from_json(TOWN, (int64_t)strlen(TOWN), &town, NULL);
    if (status == TTB_OK)
        status = ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, &certificate, NULL);
    if (status == TTB_OK)
        status = ttb_timetable_to_json(timetable, timetable_text, &bytes);
    if (status == TTB_OK)
        status = ttb_certificate_to_json(town, certificate, certificate_text, &bytes);
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
    return status;
}

/* Read both texts and check every word of them. */
static ttb_status verify(const char *timetable_text, const char *certificate_text,
                         int32_t *is_proven, int64_t *value, int64_t *bound)
{
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;
    ttb_status status = ttb_partnership_from_json(TOWN, (int64_t)strlen(TOWN), &town, NULL);
    if (status == TTB_OK)
        status = ttb_timetable_from_json(town, timetable_text, (int64_t)strlen(timetable_text),
                                         &timetable, NULL);
    if (status == TTB_OK)
        status = ttb_certificate_from_json(town, certificate_text,
                                           (int64_t)strlen(certificate_text), &certificate, NULL);
    if (status == TTB_OK)
        status = ttb_verify(town, timetable, certificate, is_proven, NULL);
    if (status == TTB_OK)
        status = ttb_certificate_get_tier(certificate, 0, value, bound);
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
    return status;
}

int main(void)
{
    char *timetable = NULL, *certificate = NULL;
    int32_t is_proven = 0;
    int64_t value = 0, bound = 0;
    ttb_status status = solve(&timetable, &certificate);
    if (status == TTB_OK)
        status = verify(timetable, certificate, &is_proven, &value, &bound);
    if (is_proven)
        printf("unmet %d: no timetable has less than %d\n", (int)(value / 1000),
               (int)(bound / 1000));
    ttb_text_free(certificate);
    ttb_text_free(timetable);
    return status == TTB_OK && is_proven ? 0 : 1;
}
