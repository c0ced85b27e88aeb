/* Certificates whose numbers were made as large as a file can say them, at every boundary of the
 * verifier and one beyond, with their own hash made anew: they are read, and prove nothing. */
#include "forged.h"
#include "limited.h"
#include "random_town.h"

enum { TOWNS = 40, LEAST_FORGED = 200 };

/* Numbers beyond 2^53 stand in quotes. */
static const char *const numbers[] = {"0",
                                      "-1",
                                      "1099511627776",
                                      "1099511627777",
                                      "9007199254740992",
                                      "\"9007199254740993\"",
                                      "\"1152921504606846976\"",
                                      "\"1152921504606846977\"",
                                      "\"9223372036854775807\"",
                                      "\"-9223372036854775807\""};

/* The text with the number after the first such key (or within its list) replaced; NULL if there is
 * none. */
static char *replace_number(const char *text, const char *key, const char *number)
{
    const char *at = strstr(text, key), *end;
    char *made;

    if (!at)
        return NULL;
    at += strlen(key);
    end = at + strspn(at, "-0123456789\"");
    if (end == at)
        return NULL;
    made = malloc(strlen(text) + strlen(number) + 1);
    assert_non_null(made);
    sprintf(made, "%.*s%s%s", (int)(at - text), text, number, end);
    return made;
}

typedef struct proven {
    ttb_partnership *town;
    ttb_timetable *timetable;
    char *text;
    char hash[65];
} proven;

/* Prices are out of range or prove another bound, claims are false: whatever is read is not proven,
 * unless the number was the one that stood there. */
static int try_number(const proven *of, const char *key, const char *number)
{
    char *changed = replace_number(of->text, key, number), *forged;
    ttb_certificate *certificate = NULL;
    int32_t is_proven = 0;
    ttb_status status;

    if (!changed)
        return 0;
    forged = forge_text(changed, of->hash, of->hash);
    status =
        ttb_certificate_from_json(of->town, forged, (int64_t)strlen(forged), &certificate, NULL);
    assert_true(status == TTB_OK || status == TTB_ERR_INPUT);
    if (status == TTB_OK)
        assert_int_equal(ttb_verify(of->town, of->timetable, certificate, &is_proven, NULL),
                         TTB_OK);
    if (number[0] == '"')
        assert_false(is_proven);
    ttb_certificate_free(certificate);
    free(forged);
    free(changed);
    return status == TTB_OK;
}

static int try_all(uint64_t seed)
{
    static const char *const keys[] = {"\"scale\": ",
                                       "\"earlier\": [",
                                       "\"price\": ",
                                       "\"claims\": [",
                                       "\"worth\": ",
                                       "\"bound\": ",
                                       "\"repricings\": [{\"full\": [{\"price\": "};
    proven of = {.town = random_town(seed, small_town)};
    ttb_options *options = limited_options(100000);
    ttb_certificate *certificate = NULL;
    int64_t bytes;
    int count = 0;

    assert_int_equal(ttb_partnership_get_hash(of.town, of.hash, sizeof of.hash), TTB_OK);
    assert_int_equal(
        ttb_solve(of.town, options, NULL, NULL, NULL, &of.timetable, &certificate, NULL), TTB_OK);
    if (certificate) {
        assert_int_equal(ttb_certificate_to_json(of.town, certificate, &of.text, &bytes), TTB_OK);
        for (size_t key = 0; key < sizeof keys / sizeof *keys; key++)
            for (size_t number = 0; number < sizeof numbers / sizeof *numbers; number++)
                count += try_number(&of, keys[key], numbers[number]);
    }
    ttb_text_free(of.text);
    ttb_certificate_free(certificate);
    ttb_timetable_free(of.timetable);
    ttb_options_free(options);
    ttb_partnership_free(of.town);
    return count;
}

static void numbers_beyond_every_boundary_prove_nothing(void **state)
{
    int count = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++)
        count += try_all(seed);
    print_message("%d certificates with a number of another size were read\n", count);
    assert_true(count >= LEAST_FORGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_beyond_every_boundary_prove_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
