/* Read a partnership, solve it, write the timetable.
 * usage: 02_solve_file [town.json [timetable.json]] */
#include <stdio.h>
#include <stdlib.h>
#include <timetable.h>

/* Read a file whole. Returns NULL if that fails; free with free(). */
static char *read_file(const char *path, int64_t *bytes_out)
{
    enum { MOST_BYTES = 20000000 };
    FILE *file = fopen(path, "rb");
    char *text = malloc(MOST_BYTES);
    *bytes_out = 0;
    if (file && text)
        *bytes_out = (int64_t)fread(text, 1, MOST_BYTES, file);
    if (!file || ferror(file) || *bytes_out == MOST_BYTES) {
        free(text);
        text = NULL;
    }
    if (file)
        fclose(file);
    return text;
}

/* Each finding has a place in the file, a code for programs and a sentence for people. */
static void print_findings(const ttb_report *report)
{
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        fprintf(stderr, "%s: %s [%s]\n", ttb_report_get_place(report, finding),
                ttb_report_get_sentence(report, finding), ttb_report_get_code(report, finding));
}

/* No timetable whose earlier tiers are as good can have less than the bound. */
static void print_tiers(const ttb_timetable *timetable)
{
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(timetable); tier++) {
        int64_t value, bound;
        if (ttb_timetable_get_tier(timetable, tier, &value, &bound) == TTB_OK)
            printf("tier %d: %.3f (cannot be less than %.3f)\n", (int)tier + 1,
                   (double)value / 1000, (double)bound / 1000);
    }
}

static ttb_status write_timetable(const ttb_timetable *timetable, const char *path)
{
    char *text = NULL;
    int64_t bytes = 0;
    ttb_status status = ttb_timetable_to_json(timetable, &text, &bytes);
    FILE *file = status == TTB_OK ? fopen(path, "wb") : NULL;
    if (status == TTB_OK && (!file || fwrite(text, 1, (size_t)bytes, file) != (size_t)bytes))
        status = TTB_ERR_FILE;
    if (file && fclose(file) != 0)
        status = TTB_ERR_FILE;
    ttb_text_free(text);
    return status;
}

static ttb_status solve(const char *text, int64_t bytes, const char *output, ttb_report *report)
{
    ttb_partnership *town = NULL;
    ttb_options *options = NULL;
    ttb_timetable *timetable = NULL;
    ttb_status status = ttb_partnership_from_json(text, bytes, &town, report);
    if (status == TTB_OK)
        status = ttb_options_new(&options);
    if (status == TTB_OK)
        status = ttb_options_set_int(options, "time_limit_ms", 500, report);
    if (status == TTB_OK)
        status = ttb_solve(town, options, NULL, NULL, NULL, &timetable, NULL, report);
    if (status == TTB_OK)
        print_tiers(timetable);
    if (status == TTB_OK && output)
        status = write_timetable(timetable, output);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    ttb_partnership_free(town);
    return status;
}

int main(int count, char **words)
{
    const char *path = count > 1 ? words[1] : "partnerships/first-town.json";
    ttb_report *report = NULL;
    int64_t bytes = 0;
    char *text = read_file(path, &bytes);
    if (!text || ttb_report_new(&report) != TTB_OK) {
        fprintf(stderr, "%s cannot be read\n", path);
        free(text);
        return 1;
    }
    ttb_status status = solve(text, bytes, count > 2 ? words[2] : NULL, report);
    print_findings(report);
    if (status != TTB_OK)
        fprintf(stderr, "%s\n", ttb_status_text(status));
    ttb_report_free(report);
    free(text);
    return status == TTB_OK ? 0 : 1;
}
