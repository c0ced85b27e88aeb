/* timetable anonymise PARTNERSHIP -o COPY: a copy in which nobody has his own id. */
#include <inttypes.h>
#include <string.h>

#include "cli.h"
#include "files.h"
#include "job_json.h"
#include "numbers.h"

/* What was made, and what is told of it. */
typedef struct anonymous {
    ttb_partnership *copy;
    ttb_key *key;
    int64_t seed; /* TTB_NONE: chance */
    int64_t students, teachers;
    int64_t by_choices, by_all; /* students who stand alone */
} anonymous;

/* A seed counts only where the user gave one: the library's own default would be a bad secret. */
static int64_t given_seed(const arguments *given)
{
    int64_t seed = TTB_NONE;
    for (int i = 0; i < given->setting_count; i++)
        if (!strcmp(given->settings[i].key, "seed"))
            (void)ttb_options_get_int(given->options, "seed", &seed);
    return seed;
}

/* Of the resources only teachers have other ids in the copy. */
static int64_t count_teachers(const ttb_partnership *partnership, const ttb_partnership *copy)
{
    int64_t count = 0;
    for (int32_t number = 0; number < ttb_partnership_count(partnership, TTB_KIND_RESOURCE);
         number++) {
        const char *id = ttb_partnership_get_id(partnership, TTB_KIND_RESOURCE, number);
        int32_t found;
        count += ttb_partnership_find(copy, TTB_KIND_RESOURCE, id, &found) != TTB_OK;
    }
    return count;
}

static ttb_status make(const job *self, anonymous *made)
{
    ttb_status status = ttb_partnership_anonymise(self->partnership, made->seed, &made->copy,
                                                  self->arguments->key ? &made->key : NULL);
    if (status == TTB_OK)
        status = ttb_partnership_count_unique(made->copy, &made->by_choices, &made->by_all);
    if (status != TTB_OK)
        return status;
    made->students = ttb_partnership_count(made->copy, TTB_KIND_STUDENT);
    made->teachers = count_teachers(self->partnership, made->copy);
    return status;
}

/* The key first: a copy whose key could not be written would have lost it. */
static int write_files(job *self, const anonymous *made)
{
    char *text = NULL;
    int64_t bytes = 0;
    int code = EXIT_DONE;
    ttb_status status = made->key ? ttb_key_to_json(made->key, &text, &bytes) : TTB_OK;
    if (status == TTB_OK && made->key)
        code = file_write_secret(self->arguments->key, text, (size_t)bytes);
    ttb_text_free(text);
    if (status != TTB_OK || code != EXIT_DONE)
        return status == TTB_OK ? code : job_fail(self, self->arguments->key, status);
    status = ttb_partnership_to_json(made->copy, &text, &bytes);
    if (status != TTB_OK)
        return job_fail(self, self->arguments->output, status);
    code = file_write(self->arguments->output, text, (size_t)bytes);
    ttb_text_free(text);
    return code;
}

static void print_answer(FILE *out, const anonymous *made)
{
    char students[NUMBER_BYTES * 3], teachers[NUMBER_BYTES * 3];
    fprintf(out,
            "%s and %s have new ids. Names, titles and locations are\n"
            "left out.\n",
            counted(made->students, "student", students),
            counted(made->teachers, "teacher", teachers));
    fprintf(out,
            "Of %s, %" PRId64 " can be told from all others by the courses that they choose,\n"
            "%" PRId64
            " by all that is said of them: home, cohort, choices with order and weights,\n"
            "reserves, limits and rules. Whoever knows as much of a student finds him in the\n"
            "copy.\n",
            counted(made->students, "student", students), made->by_choices, made->by_all);
    if (made->key)
        fputs("The key leads back to everybody: keep it away from the copy.\n", out);
    else
        fputs("No key was written, so nobody can lead the copy back; --key FILE writes one.\n",
              out);
    if (made->seed != TTB_NONE)
        fputs("The new ids follow from the seed: whoever guesses it can undo them. Leave --seed\n"
              "out for a copy that others may see.\n",
              out);
}

static int tell_as_json(const job *self, const anonymous *made)
{
    document answer;
    document_begin(&answer, self, EXIT_DONE);
    json_int(&answer.json, "students", made->students);
    json_int(&answer.json, "teachers", made->teachers);
    json_int(&answer.json, "unique_by_choices", made->by_choices);
    json_int(&answer.json, "unique_by_all", made->by_all);
    json_truth(&answer.json, "key", made->key != NULL);
    json_truth(&answer.json, "secret", made->seed == TTB_NONE);
    return document_end(&answer, self, "-", EXIT_DONE);
}

static int tell(const job *self, const anonymous *made)
{
    written text;
    if (self->arguments->as_json)
        return tell_as_json(self, made);
    print_answer(written_begin(&text), made);
    if (strcmp(self->arguments->output, "-") != 0)
        return written_end(&text, "-", EXIT_DONE);
    written_end_aside(&text);
    return EXIT_DONE;
}

static int run(job *self)
{
    anonymous made = {.seed = given_seed(self->arguments)};
    ttb_status status = make(self, &made);
    int code = status == TTB_OK ? write_files(self, &made)
                                : job_fail(self, self->arguments->files[0], status);
    if (code == EXIT_DONE)
        code = tell(self, &made);
    ttb_key_free(made.key);
    ttb_partnership_free(made.copy);
    return code;
}

int run_anonymise(const arguments *given)
{
    if (given->file_count != 1)
        return usage_error(given->command, "anonymise needs one file: the partnership");
    if (!given->output)
        return usage_error(given->command, "anonymise needs -o FILE: where the copy goes");
    if (given->as_json && !strcmp(given->output, "-"))
        return usage_error(given->command, "--json and -o - would both write to standard output");
    return job_run(given, run);
}
