/* Certificate files: every kind of argument is written as it was read, whatever the order of the
 * partnership; and what they may not say. */
#include "text/certificate.h"

#include "arguments.h"
#include "forged.h"
#include "shuffled_town.h"
#include "text_case.h"

#include "model/sorted.h"
#include "text/json.h"

enum { TOWNS = 150 };

static const char hash_of_timetable[] =
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/* A partnership in canonical order, and the town of it. */
typedef struct canonical {
    char hash[65];
    ttb__sorted sorted;
    ttb__town *town;
} canonical;

static canonical make_canonical(const ttb_partnership *partnership)
{
    canonical made;

    assert_int_equal(ttb__partnership_hash(partnership, made.hash), TTB_OK);
    assert_int_equal(ttb__sorted_make(partnership, &made.sorted), TTB_OK);
    assert_int_equal(ttb__town_make(made.sorted.partnership, &made.town), TTB_OK);
    return made;
}

static void clear_canonical(canonical *made)
{
    ttb__town_destroy(made->town);
    ttb__sorted_clear(&made->sorted);
}

/* ---- Certificates at random */

static int64_t any_number(ttb__random *random)
{
    static const int64_t large[] = {INT64_MAX,
                                    INT64_C(9007199254740993),
                                    INT64_C(9007199254740992),
                                    INT64_C(9007199254740991),
                                    1000000000000,
                                    7,
                                    1};

    return large[ttb__random_below(random, sizeof large / sizeof *large)];
}

static void fill_prices(ttb__random *random, int64_t *prices, int64_t count)
{
    for (int64_t number = 0; number < count; number++)
        prices[number] = ttb__random_below(random, 3) ? 0 : any_number(random);
}

/* A row that several rules make stands there once in a file. */
static void fill_rows(ttb__random *random, const ttb__town *town, int64_t *prices)
{
    for (int64_t row = 0; row < town->rows.count; row++)
        prices[row] = ttb__random_below(random, 3) ? ttb__random_below(random, 1000) : 0;
}

static void fill_argument(ttb__random *random, const ttb__town *town, ttb__argument *argument)
{
    int32_t claims = (int32_t)ttb__random_below(random, 4);

    if (argument->kind == TTB__ARGUMENT_SECTIONS)
        return;
    argument->scale = any_number(random);
    for (int32_t earlier = 0; earlier < argument->tier; earlier++)
        argument->tiers[earlier] = any_number(random);
    fill_prices(random, argument->full, town->offers.count);
    fill_prices(random, argument->viable, town->offers.count);
    fill_rows(random, town, argument->row);
    for (int32_t claim = 0; claim < claims; claim++)
        assert_int_equal(TTB__PUSH(&argument->claims, -any_number(random)), TTB_OK);
    argument->students = (int32_t)ttb__random_below(random, 2);
    if (argument->kind == TTB__ARGUMENT_BLOCKS) {
        fill_prices(random, argument->seat, town->requests.count);
        fill_prices(random, argument->section, town->offers.count);
        return;
    }
    argument->looks_ahead = (int32_t)ttb__random_below(random, 2);
    if (ttb__random_below(random, 2)) {
        assert_int_equal(ttb__argument_add_links(town, argument), TTB_OK);
        fill_prices(random, argument->link, town->seat_count);
    }
    for (int32_t number = 0; number < 3; number++) {
        assert_int_equal(ttb__argument_add_repricing(town, argument), TTB_OK);
        fill_prices(random, argument->repricings.items[number].full, town->offers.count);
        fill_prices(random, argument->repricings.items[number].viable, town->offers.count);
    }
    for (int32_t step = 0; town->offers.count > 0 && step < 20; step++) {
        int32_t node = (int32_t)ttb__random_below(random, (uint32_t)town->offers.count + 3);
        if (node >= town->offers.count)
            node = TTB__REPRICE(node - (int32_t)town->offers.count);
        assert_int_equal(TTB__PUSH(&argument->tree, node), TTB_OK);
    }
}

static ttb_certificate *fill_certificate(ttb__random *random, const canonical *of)
{
    ttb_certificate *made = NULL;

    assert_int_equal(ttb__certificate_make(of->town, &made), TTB_OK);
    memcpy(made->partnership, of->hash, sizeof made->partnership);
    memcpy(made->timetable, hash_of_timetable, sizeof made->timetable);
    for (int32_t tier = 0; tier < made->tier_count; tier++) {
        made->tiers[tier].value = any_number(random) * (ttb__random_below(random, 2) ? 1 : -1);
        made->tiers[tier].bound = any_number(random);
        for (int32_t kind = 0; kind <= TTB__ARGUMENT_SECTIONS; kind++) {
            ttb__argument *argument = NULL;
            assert_int_equal(ttb__argument_make(of->town, kind, tier, &argument), TTB_OK);
            fill_argument(random, of->town, argument);
            assert_int_equal(ttb__certificate_add(made, argument), TTB_OK);
        }
    }
    return made;
}

static char *write_certificate(const canonical *of, const ttb_certificate *certificate)
{
    char *text = NULL;
    int64_t bytes;

    assert_int_equal(ttb__certificate_to_json(of->town, certificate, &text, &bytes), TTB_OK);
    assert_int_equal(bytes, strlen(text));
    return text;
}

static ttb_certificate *read_certificate(const canonical *of, const char *text)
{
    ttb_certificate *made = NULL;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    if (ttb__certificate_from_json(of->town, of->hash, text, (int64_t)strlen(text), &made,
                                   report)) {
        print_findings(report);
        fail_msg("cannot read %s", text);
    }
    ttb_report_free(report);
    return made;
}

/* Read and write again: the same bytes. */
static void assert_steady(const canonical *of, const char *text)
{
    ttb_certificate *certificate = read_certificate(of, text);
    char *again = write_certificate(of, certificate);

    assert_string_equal(again, text);
    ttb__free(again);
    ttb_certificate_free(certificate);
}

static void try_town(uint64_t seed)
{
    ttb_partnership *town = random_town(seed, small_town), *other;
    shuffling with;
    canonical one = make_canonical(town), shuffled;
    ttb__random random;
    ttb_certificate *certificate;
    char *text, *forged;

    ttb__random_seed(&random, seed);
    certificate = fill_certificate(&random, &one);
    text = write_certificate(&one, certificate);
    assert_steady(&one, text);
    other = shuffled_town(town, seed, 0, &with);
    shuffled = make_canonical(other);
    assert_steady(&shuffled, text);
    /* The hash is what its page says, and layout does not matter. */
    forged = forge_text(text, one.hash, one.hash);
    ttb_certificate_free(certificate);
    certificate = read_certificate(&one, forged);
    free(forged);
    ttb_certificate_free(certificate);
    ttb__free(text);
    clear_canonical(&shuffled);
    clear_canonical(&one);
    ttb__partnership_destroy(other);
    ttb__partnership_destroy(town);
}

static void certificates_are_written_as_they_were_read(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++)
        try_town(seed);
}

/* ---- Files by hand */

static const char small[] =
    "{'format': 'timetable-partnership', 'version': 1, 'blocks': [{'id': 'A'}, {'id': 'B'}],"
    " 'sites': [{'id': 'n'}, {'id': 'm'}],"
    " 'travel': {'links': [{'from': 'n', 'to': 'm', 'minutes': 5, 'both_ways': true}]},"
    " 'resources': [{'id': 'lab', 'sites': ['n']}, {'id': 'hall', 'sites': ['n'], 'capacity': 9}],"
    " 'courses': [{'id': 'c'}, {'id': 'd'}],"
    " 'offers': [{'course': 'c', 'site': 'n', 'sections': {'max': 3}, 'uses': ['lab', 'hall']},"
    "            {'course': 'd', 'site': 'm', 'sections': {'max': 2}}],"
    " 'students': [{'id': 's', 'home': 'n', 'choices': ['c'], 'reserves': ['d']},"
    "              {'id': 't', 'home': 'm', 'choices': ['d']},"
    "              {'id': 'u', 'home': 'n', 'choices': ['c'], 'reserves': ['d'],"
    "               'limits': {'courses_away': 0}}],"
    " 'rules': [{'rule': 'block_sections', 'block': 'A', 'min': 1, 'max': 1},"
    "           {'rule': 'block_sections', 'block': 'B', 'max': 1},"
    "           {'rule': 'reach', 'level': 3, 'minutes': 40}],"
    " 'tiers': [['unmet'], ['travel']]}";

/* HASH stands for that of the partnership. */
static const char good[] =
    "{'format': 'timetable-certificate', 'version': 1, 'partnership': 'HASH',"
    " 'timetable': '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',"
    " 'tiers': [{'value': 0, 'bound': 0, 'arguments': [{'kind': 'sections'}]},"
    " {'value': 10, 'bound': 5, 'arguments': [{'kind': 'placing', 'scale': 2, 'earlier': [7],"
    " 'full': [{'course': 'c', 'site': 'n', 'price': 3}], 'viable': [],"
    " 'rows': [{'row': 'resource', 'resource': 'lab', 'price': 4}, {'row': 'blocks', 'price': 5},"
    " {'row': 'block', 'block': 'A', 'price': 6},"
    " {'row': 'reach', 'course': 'd', 'home': 'm', 'minutes': 40, 'price': 8}],"
    " 'claims': [-9, '-9007199254740993'], 'students': 'weeks', 'looks_ahead': true,"
    " 'links': [{'student': 's', 'course': 'd', 'site': 'm', 'price': 13}],"
    " 'offers': [{'course': 'c', 'site': 'n'}, {'course': 'd', 'site': 'm'}], 'tree': [1, 0]},"
    " {'kind': 'blocks', 'scale': 1, 'earlier': [0], 'full': [], 'viable': [], 'rows': [],"
    " 'claims': [], 'students': 'clashes', 'seats': [{'student': 's', 'course': 'd', 'worth': 11}],"
    " 'sections': [{'course': 'd', 'site': 'm', 'price': 12}]}]}],"
    " 'sha256': '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'}";

static ttb_partnership *partnership;
static canonical of_small;

static int make_small(void **state)
{
    char *text = make_text(small, NULL, NULL);

    (void)state;
    assert_int_equal(ttb__partnership_from_json(text, (int64_t)strlen(text), &partnership, NULL),
                     TTB_OK);
    of_small = make_canonical(partnership);
    free(text);
    return 0;
}

static int free_small(void **state)
{
    (void)state;
    clear_canonical(&of_small);
    ttb__partnership_destroy(partnership);
    return 0;
}

/* The good certificate with one place replaced; its hash is right, for what stands in canonical
 * order. */
static char *make_good(const char *find, const char *by)
{
    char *quoted = make_text(good, find, by), *forged, *hash = strstr(quoted, "HASH");
    size_t before = (size_t)(hash - quoted);
    char *made = malloc(strlen(quoted) + sizeof of_small.hash);

    assert_non_null(made);
    sprintf(made, "%.*s%s%s", (int)before, quoted, of_small.hash, hash + 4);
    free(quoted);
    if (!strstr(made, ", \"sha256\": \"0011"))
        return made;
    forged = forge_text(made, of_small.hash, of_small.hash);
    free(made);
    return forged;
}

static void assert_refused(const text_case *each)
{
    char *text = make_good(each->find, each->by);
    ttb_certificate *certificate = (ttb_certificate *)1;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__certificate_from_json(of_small.town, of_small.hash, text,
                                                (int64_t)strlen(text), &certificate, report),
                     TTB_ERR_INPUT);
    assert_null(certificate);
    assert_case(report, each);
    ttb_report_free(report);
    free(text);
}

#define ASSERT_ALL(cases)                                                                          \
    for (size_t each = 0; each < sizeof(cases) / sizeof *(cases); each++)                          \
    assert_refused(&(cases)[each])

static void a_good_one_is_read(void **state)
{
    char *text = make_good(NULL, NULL);
    ttb_certificate *made = read_certificate(&of_small, text);
    const ttb__argument *placing = made->tiers[1].arguments.items[0];

    (void)state;
    assert_int_equal(made->tiers[0].arguments.items[0]->kind, TTB__ARGUMENT_SECTIONS);
    assert_int_equal(made->tiers[1].value, 10);
    assert_int_equal(made->tiers[1].bound, 5);
    assert_int_equal(placing->scale, 2);
    assert_int_equal(placing->tiers[0], 7);
    assert_int_equal(placing->full[0], 3);
    assert_int_equal(placing->claims.items[1], INT64_C(-9007199254740993));
    assert_int_equal(placing->students, TTB__STUDENTS_WEEKS);
    assert_int_equal(placing->tree.items[0], 1);
    assert_int_equal(placing->link[of_small.town->requests.items[1].first_seat], 13);
    assert_int_equal(made->tiers[1].arguments.items[1]->section[1], 12);
    ttb_certificate_free(made);
    free(text);
}

static void things_must_be_there(void **state)
{
    static const text_case cases[] = {
        {"'full': [{'course': 'c'", "'full': [{'course': 'x'", "certificate.unknown-course",
         "/tiers/1/arguments/0/full/0/course", "\"x\""},
        {"'full': [{'course': 'c', 'site': 'n'", "'full': [{'course': 'c', 'site': 'x'",
         "certificate.unknown-site", "/tiers/1/arguments/0/full/0/site", "\"x\""},
        {"'full': [{'course': 'c', 'site': 'n'", "'full': [{'course': 'c', 'site': 'm'",
         "certificate.not-offered", "/tiers/1/arguments/0/full/0", "\"c\" at \"m\""},
        {"'resource': 'lab'", "'resource': 'x'", "certificate.unknown-resource",
         "/tiers/1/arguments/0/rows/0/resource", "\"x\""},
        {"'resource': 'lab'", "'resource': 'hall'", "certificate.unknown-row",
         "/tiers/1/arguments/0/rows/0", "always holds"},
        {"'block': 'A', 'price'", "'block': 'x', 'price'", "certificate.unknown-block",
         "/tiers/1/arguments/0/rows/2/block", "\"x\""},
        {"'minutes': 40, 'price'", "'minutes': 41, 'price'", "certificate.unknown-row",
         "/tiers/1/arguments/0/rows/3", "no such row"},
        {"'student': 's', 'course': 'd', 'worth'", "'student': 'x', 'course': 'd', 'worth'",
         "certificate.unknown-student", "/tiers/1/arguments/1/seats/0/student", "\"x\""},
        {"'student': 's', 'course': 'd', 'worth'", "'student': 't', 'course': 'c', 'worth'",
         "certificate.not-chosen", "/tiers/1/arguments/1/seats/0", "\"t\" in \"c\""},
        {"'site': 'm', 'price': 13", "'site': 'x', 'price': 13", "certificate.unknown-site",
         "/tiers/1/arguments/0/links/0/site", "\"x\""},
        {"'site': 'm', 'price': 13", "'site': 'n', 'price': 13", "certificate.not-offered",
         "/tiers/1/arguments/0/links/0", "\"s\" in \"d\""},
        {"'student': 's', 'course': 'd', 'site': 'm'", "'student': 't', 'course': 'c', 'site': 'n'",
         "certificate.not-chosen", "/tiers/1/arguments/0/links/0", "\"t\" in \"c\""},
        {"'student': 's', 'course': 'd', 'site'", "'student': 'u', 'course': 'd', 'site'",
         "certificate.no-seat", "/tiers/1/arguments/0/links/0", "\"u\" in \"d\""},
        {"'tree': [1, 0]", "'tree': [1, 2]", "certificate.tree", "/tiers/1/arguments/0/tree/1",
         "\"offers\" does not have"},
        {"'tree': [1, 0]", "'tree': [1, -1]", "certificate.tree", "/tiers/1/arguments/0/tree/1",
         "\"repricings\" does not have"},
        {" 'timetable': '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',", "",
         "key.missing", "", "\"timetable\""},
        {", 'sha256': '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'}", "}",
         "key.missing", "", "\"sha256\""},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void nothing_stands_twice(void **state)
{
    static const text_case cases[] = {
        {"'price': 3}]", "'price': 3}, {'course': 'c', 'site': 'n', 'price': 4}]",
         "certificate.duplicate", "/tiers/1/arguments/0/full/1", "\"c\" at \"n\""},
        {"{'row': 'blocks', 'price': 5}",
         "{'row': 'blocks', 'price': 5}, {'row': 'blocks', 'price': 9}", "certificate.duplicate",
         "/tiers/1/arguments/0/rows/2", "\"blocks\""},
        {"'worth': 11}", "'worth': 11}, {'student': 's', 'course': 'd', 'worth': 1}",
         "certificate.duplicate", "/tiers/1/arguments/1/seats/1", "\"s\" in \"d\""},
        {"'price': 13}", "'price': 13}, {'student': 's', 'course': 'd', 'site': 'm', 'price': 1}",
         "certificate.duplicate", "/tiers/1/arguments/0/links/1", "\"s\" in \"d\""},
        {"{'course': 'd', 'site': 'm'}], 'tree'", "{'course': 'c', 'site': 'n'}], 'tree'",
         "certificate.duplicate", "/tiers/1/arguments/0/offers/1", "\"c\" at \"n\""},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void numbers_are_exact(void **state)
{
    static const text_case cases[] = {
        {"'-9007199254740993'", "'-9007199254740992'", "value.type",
         "/tiers/1/arguments/0/claims/1", "in quotes only beyond"},
        {"'-9007199254740993'", "'9223372036854775808'", "value.type",
         "/tiers/1/arguments/0/claims/1", "within 64 bits"},
        {"'-9007199254740993'", "'99999999999999999999'", "value.type",
         "/tiers/1/arguments/0/claims/1", "within 64 bits"},
        {"'-9007199254740993'", "'-9223372036854775809'", "value.type",
         "/tiers/1/arguments/0/claims/1", "within 64 bits"},
        {"'-9007199254740993'", "'09007199254740993'", "value.type",
         "/tiers/1/arguments/0/claims/1", "whole number"},
        {"'-9007199254740993'", "'9007199254740993x'", "value.type",
         "/tiers/1/arguments/0/claims/1", "whole number"},
        {"'-9007199254740993'", "1.5", "value.range", "/tiers/1/arguments/0/claims/1", "whole"},
        {"'scale': 2", "'scale': 0", "value.range", "/tiers/1/arguments/0/scale", "from 1"},
        {"'scale': 2", "'scale': '-9007199254740993'", "value.range", "/tiers/1/arguments/0/scale",
         "from 1"},
        {"'price': 12", "'price': 0", "value.range", "/tiers/1/arguments/1/sections/0/price",
         "from 1"},
        {"'price': 3}", "'price': 0}", "value.range", "/tiers/1/arguments/0/full/0/price",
         "from 1"},
        {"'bound': 5", "'bound': -1", "value.range", "/tiers/1/bound", "from 0"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void each_kind_has_its_keys(void **state)
{
    static const text_case cases[] = {
        {"{'kind': 'sections'}", "{'kind': 'section'}", "value.unknown",
         "/tiers/0/arguments/0/kind", "\"sections\""},
        {"{'kind': 'sections'}", "{}", "key.missing", "/tiers/0/arguments/0", "\"kind\""},
        {"{'kind': 'sections'}", "7", "value.type", "/tiers/0/arguments/0", "object"},
        {"{'kind': 'sections'}", "{'kind': 'sections', 'scale': 1}", "key.unknown",
         "/tiers/0/arguments/0/scale", "\"scale\""},
        {", 'tree': [1, 0]", "", "key.missing", "/tiers/1/arguments/0", "\"tree\""},
        {"'row': 'blocks'", "'row': 'blocs'", "value.unknown", "/tiers/1/arguments/0/rows/1/row",
         "\"blocks\""},
        {"{'row': 'blocks', 'price': 5}", "{'row': 'blocks'}", "key.missing",
         "/tiers/1/arguments/0/rows/1", "\"price\""},
        {"'looks_ahead': true", "'looks_ahead': 1", "value.type",
         "/tiers/1/arguments/0/looks_ahead", "true or false"},
        {"'students': 'weeks'", "'students': 'days'", "value.unknown",
         "/tiers/1/arguments/0/students", "\"days\""},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void the_whole_must_fit(void **state)
{
    static const text_case cases[] = {
        {"'earlier': [7]", "'earlier': [7, 8]", "certificate.tiers-differ",
         "/tiers/1/arguments/0/earlier", "before this one, 1"},
        {"'earlier': [7]", "'earlier': []", "certificate.tiers-differ",
         "/tiers/1/arguments/0/earlier", "before this one, 1"},
        {"'arguments': [{'kind': 'sections'}]}",
         "'arguments': []}, {'value': 0, 'bound': 0, "
         "'arguments': []}",
         "certificate.tiers-differ", "/tiers", "3 tiers"},
        {"'timetable': '0", "'timetable': 'X", "value.text", "/timetable", "64 digits"},
        {"'format': 'timetable-c", "'format': 'c", "file.format", "/format", "certificate"},
        {", 'sha256': '0011", ", 'sha256': '1111", "certificate.changed", "/sha256", "changed"},
        {"'course': 'd', 'site': 'm'}], 'tree': [1, 0]",
         "'course': 'd', 'site': 'm'}], 'tree': [0, 0]", "certificate.changed", "/sha256",
         "changed"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

/* A file with very many arguments is refused, and is read in time linear in its size. */
static void there_are_not_too_many_arguments(void **state)
{
    enum { MANY = 50000 };
    static const char one[] = "{'kind': 'sections'}, ";
    char *many = malloc(sizeof one * MANY + 100), *text;
    size_t length = 0;
    ttb_certificate *certificate = NULL;
    ttb_report *report = NULL;

    (void)state;
    assert_non_null(many);
    length += (size_t)sprintf(many, "[");
    for (int32_t number = 0; number < MANY; number++, length += sizeof one - 1)
        memcpy(many + length, one, sizeof one);
    sprintf(many + length, "{'kind': 'sections'}]}, {'value': 10");
    text = make_good("[{'kind': 'sections'}]}, {'value': 10", many);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__certificate_from_json(of_small.town, of_small.hash, text,
                                                (int64_t)strlen(text), &certificate, report),
                     TTB_ERR_INPUT);
    assert_string_equal(ttb_report_get_code(report, 0), "value.too-many");
    assert_string_equal(ttb_report_get_place(report, 0), "/tiers/0/arguments/100");
    ttb_report_free(report);
    free(text);
    free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificates_are_written_as_they_were_read),
        cmocka_unit_test(a_good_one_is_read),
        cmocka_unit_test(things_must_be_there),
        cmocka_unit_test(nothing_stands_twice),
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(each_kind_has_its_keys),
        cmocka_unit_test(the_whole_must_fit),
        cmocka_unit_test(there_are_not_too_many_arguments),
    };

    return cmocka_run_group_tests(tests, make_small, free_small);
}
