/* Generate an invented town: see bench/README.md for every parameter. */
#include "generate.h"
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: generate [--students N | --students Y12,Y13] [--seed N] [-o FILE]\n"
    "Write the partnership of an invented town as JSON (to standard output without -o).\n"
    "  --students N          1000, split 54 to 46 into Year 12 and Year 13; or both counts, of\n"
    "                        12 or more each; N,0 for a town that has one cohort\n"
    "  --seed N              1\n"
    "  --first-cohort        write Year 12 only; it is the same with and without Year 13\n"
    "  --schools N --special N --prus N --colleges N\n"
    "                        sites of each kind; by default as many as students need\n"
    "  --courses N           of each cohort: 50, 30 below 800 students, fewer below 280\n"
    "  --blocks N            3 to 7, default 5\n"
    "  --abstract            blocks without lessons\n"
    "  --reach MINUTES       40; 0 for no such rule\n"
    "  --free PERCENT        students who choose without a look at the columns: 6\n"
    "  --wishes PERCENT      students who choose from the whole town, whether or not it fits: 0\n"
    "  --seats N             of a usual section: 22\n"
    "  --staff               each offer needs one of its site's teachers, who have several\n"
    "  --name TEXT           begins the partnership's name: Town\n"
    "  --timetable FILE      write the hidden timetable too, and check it\n";

struct arguments {
    struct settings set;
    const char *name, *output, *timetable;
};

static int read_number(const char *text, int64_t least, int64_t most, int64_t *number)
{
    char *end = NULL;
    const long long value = strtoll(text, &end, 10);
    if (end == text || *end != '\0' || value < least || value > most)
        return 0;
    *number = value;
    return 1;
}

enum { LEAST_COHORT = 12 };

static int read_students(const char *text, struct settings *set)
{
    char *end = NULL;
    const long first = strtol(text, &end, 10);
    int64_t second = 0;
    if (first < (*end == '\0' ? 2 * LEAST_COHORT : LEAST_COHORT) || first > 200000)
        return 0;
    set->students[0] = (int32_t)((first * 54 + 50) / 100);
    set->students[1] = (int32_t)first - set->students[0];
    if (*end == '\0')
        return 1;
    set->students[0] = (int32_t)first;
    if (*end != ',' || !read_number(end + 1, 0, 200000, &second))
        return 0;
    set->students[1] = (int32_t)second;
    if (second == 0)
        set->drawn_cohorts = set->cohorts = 1;
    return second == 0 || second >= LEAST_COHORT;
}

static int read_count(const char *key, const char *text, struct settings *set)
{
    const struct {
        const char *key;
        int32_t *place;
        int32_t least, most;
    } counts[] = {
        {"--schools", &set->kinds[TTB_SITE_SCHOOL], 1, 90},
        {"--special", &set->kinds[TTB_SITE_SPECIAL], 0, 15},
        {"--prus", &set->kinds[TTB_SITE_PRU], 0, 10},
        {"--colleges", &set->kinds[TTB_SITE_COLLEGE], 0, 10},
        {"--courses", &set->subjects, 10, MOST_SUBJECTS},
        {"--blocks", &set->blocks, 3, MOST_BLOCKS},
        {"--reach", &set->reach_minutes, 0, 240},
        {"--free", &set->free_percent, 0, 100},
        {"--wishes", &set->wish_percent, 0, 100},
        {"--seats", &set->seats, 4, 40},
    };
    for (size_t count = 0; count < sizeof counts / sizeof *counts; count++) {
        int64_t number = 0;
        if (strcmp(counts[count].key, key) != 0)
            continue;
        if (!read_number(text, counts[count].least, counts[count].most, &number))
            return 0;
        *counts[count].place = (int32_t)number;
        return 1;
    }
    return 0;
}

static int read_pair(const char *key, const char *text, struct arguments *arguments)
{
    int64_t number = 0;
    if (strcmp(key, "--students") == 0)
        return read_students(text, &arguments->set);
    if (strcmp(key, "--seed") == 0) {
        if (!read_number(text, 0, INT64_MAX, &number))
            return 0;
        arguments->set.seed = (uint64_t)number;
        return 1;
    }
    if (strcmp(key, "--name") == 0)
        return (arguments->name = text) != NULL;
    if (strcmp(key, "-o") == 0)
        return (arguments->output = text) != NULL;
    if (strcmp(key, "--timetable") == 0)
        return (arguments->timetable = text) != NULL;
    return read_count(key, text, &arguments->set);
}

static int read_arguments(int count, char **words, struct arguments *arguments)
{
    for (int word = 1; word < count; word++) {
        if (strcmp(words[word], "--abstract") == 0) {
            arguments->set.has_lessons = 0;
        } else if (strcmp(words[word], "--staff") == 0) {
            arguments->set.has_staff = 1;
        } else if (strcmp(words[word], "--first-cohort") == 0) {
            arguments->set.cohorts = 1;
        } else if (word + 1 >= count || !read_pair(words[word], words[word + 1], arguments)) {
            fprintf(stderr, "generate: cannot use %s\n%s", words[word], usage);
            return 0;
        } else {
            word++;
        }
    }
    return 1;
}

/* Parameters that have not their usual value. */
static void name_more(const struct settings *set, char *more, size_t room)
{
    char wishes[24] = "", seats[24] = "";
    if (set->wish_percent > 0)
        snprintf(wishes, sizeof wishes, ", wishes %d", set->wish_percent);
    if (set->seats != USUAL_SEATS)
        snprintf(seats, sizeof seats, ", seats %d", set->seats);
    snprintf(more, room, "%s%s%s", wishes, seats, set->has_staff ? ", staff" : "");
}

static void name_town(const struct arguments *arguments, char *name, size_t room)
{
    const struct settings *set = &arguments->set;
    char students[64], more[64];
    if (set->students[1] == 0)
        snprintf(students, sizeof students, "%d", set->students[0]);
    else if (set->cohorts > 1)
        snprintf(students, sizeof students, "%d+%d", set->students[0], set->students[1]);
    else
        snprintf(students, sizeof students, "%d of %d+%d", set->students[0], set->students[0],
                 set->students[1]);
    name_more(set, more, sizeof more);
    snprintf(name, room,
             "%.100s, synthetic (students %s, sites %d+%d+%d+%d, courses %d, blocks %d%s, "
             "free %d%s, seed %llu)",
             arguments->name, students, set->kinds[0], set->kinds[1], set->kinds[2], set->kinds[3],
             set->subjects, set->blocks, set->has_lessons ? "" : " abstract", set->free_percent,
             more, (unsigned long long)set->seed);
}

int write_file(const char *path, const char *text, int64_t bytes)
{
    FILE *file = path == NULL ? stdout : fopen(path, "wb");
    int is_written;
    if (file == NULL) {
        fprintf(stderr, "generate: cannot write %s\n", path);
        return 0;
    }
    is_written = fwrite(text, 1, (size_t)bytes, file) == (size_t)bytes;
    return (path == NULL ? fflush(file) : fclose(file)) == 0 && is_written;
}

static int write_town(const struct town *town, const struct arguments *arguments)
{
    ttb_partnership *partnership = NULL;
    char *text = NULL;
    int64_t bytes = 0;
    int is_done = ttb_partnership_new(&partnership) == TTB_OK && town_write(town, partnership) &&
                  ttb_partnership_to_json(partnership, &text, &bytes) == TTB_OK &&
                  write_file(arguments->output, text, bytes);
    if (is_done && arguments->timetable != NULL)
        is_done = town_write_timetable(town, partnership, arguments->timetable);
    ttb_text_free(text);
    ttb_partnership_free(partnership);
    return is_done;
}

int main(int count, char **words)
{
    struct arguments arguments = {.name = "Town"};
    struct town *town = calloc(1, sizeof *town);
    char name[400];
    int is_done;
    arguments.set = (struct settings){.students = {540, 460},
                                      .drawn_cohorts = 2,
                                      .cohorts = 2,
                                      .seats = USUAL_SEATS,
                                      .blocks = 5,
                                      .has_lessons = 1,
                                      .reach_minutes = 40,
                                      .free_percent = 6,
                                      .seed = 1};
    if (town == NULL || !read_arguments(count, words, &arguments)) {
        free(town);
        return 2;
    }
    settings_complete(&arguments.set);
    name_town(&arguments, name, sizeof name);
    arguments.set.name = name;
    is_done = town_draw(town, &arguments.set);
    if (!is_done)
        fprintf(stderr, "generate: no town comes of these parameters\n");
    is_done = is_done && write_town(town, &arguments);
    town_clear(town);
    free(town);
    return is_done ? 0 : 4;
}
