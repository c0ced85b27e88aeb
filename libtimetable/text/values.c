#include <math.h>
#include <string.h>

#include "base/checked.h"
#include "base/utf8.h"
#include "text/reader.h"
#include "text/scan.h"

/* What a node is called in a sentence: its own key, or that of the list it stands in. */
static const char *name_of(const ttb__node *node, const ttb__field *field)
{
    if (field->name)
        return field->name;
    return node->key ? node->key : field->key;
}

static void report_type(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        const char *wanted)
{
    ttb__found(reader, ttb__report_error(reader->report, "value.type", ttb__place(reader, node),
                                         "%s: \"%s\" must be %s%s", ttb__subject(reader),
                                         name_of(node, field), wanted,
                                         field->may_be_null ? " or null" : ""));
}

/* 1 if the value is null where null has a meaning. */
static int is_null(const ttb__node *node, const ttb__field *field)
{
    return field->may_be_null && cJSON_IsNull(node->json);
}

void ttb__read_nothing(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    (void)reader;
    (void)node;
    (void)field;
    (void)target;
}

void ttb__read_later(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    (void)reader;
    (void)field;
    *(const cJSON **)target = node->json;
}

void ttb__read_text(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    void *target)
{
    if (is_null(node, field))
        *(const char **)target = NULL;
    else if (cJSON_IsString(node->json))
        *(const char **)target = node->json->valuestring;
    else
        report_type(reader, node, field, "text in quotes");
}

/* Text that passes a test; what fails it keeps the target. */
static void read_tested(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target, int (*is_good)(const char *text), const char *rule)
{
    const char *text = NULL;

    ttb__read_text(reader, node, field, &text);
    if (!text || is_good(text))
        *(const char **)target = text ? text : *(const char **)target;
    else
        ttb__found(reader, ttb__report_error(reader->report, "value.text", ttb__place(reader, node),
                                             "%s: \"%s\" must have %s", ttb__subject(reader),
                                             name_of(node, field), rule));
}

void ttb__read_id(ttb__reader *reader, const ttb__node *node, const ttb__field *field, void *target)
{
    read_tested(reader, node, field, target, ttb__is_id,
                "1 to 255 bytes without control characters");
}

void ttb__read_name(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    void *target)
{
    read_tested(reader, node, field, target, ttb__is_name,
                "at most 255 bytes and no control characters");
}

static int is_hash(const char *text)
{
    return strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

void ttb__read_hash(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    void *target)
{
    read_tested(reader, node, field, target, is_hash, "64 digits from 0 to 9 and a to f");
}

static void report_range(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         int is_whole)
{
    ttb__text range = {0};

    if (is_whole) {
        ttb__text_format(&range, "a whole number from %lld to %lld", (long long)field->least,
                         (long long)field->most);
    } else {
        ttb__text_add(&range, "a number from ");
        ttb__text_add_thousandths(&range, field->least);
        ttb__text_add(&range, " to ");
        ttb__text_add_thousandths(&range, field->most);
    }
    ttb__found(reader, range.status ? range.status
                                    : ttb__report_error(
                                          reader->report, "value.range", ttb__place(reader, node),
                                          "%s: \"%s\" must be %s", ttb__subject(reader),
                                          name_of(node, field), range.bytes));
    ttb__text_clear(&range);
}

void ttb__read_int64(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    double number = node->json->valuedouble;

    if (is_null(node, field))
        *(int64_t *)target = TTB_NONE;
    else if (!cJSON_IsNumber(node->json))
        report_type(reader, node, field, "a whole number");
    else if (number != floor(number) || number < (double)field->least ||
             number > (double)field->most)
        report_range(reader, node, field, 1);
    else
        *(int64_t *)target = (int64_t)number;
}

/* The number that a text of digits says, if it is one that a double might not hold; 0 if not. */
static int read_large(const char *text, int64_t *number_out)
{
    int is_negative = text[0] == '-';
    int64_t number = 0; /* below 0, where there is one number more */

    text += is_negative;
    if (*text < '1' || *text > '9')
        return 0;
    for (; *text >= '0' && *text <= '9'; text++)
        if (ttb__multiply_overflows(number, 10, &number) ||
            ttb__add_overflows(number, '0' - *text, &number))
            return 0;
    if (*text || number >= -TTB__MOST_WHOLE || (!is_negative && number == INT64_MIN))
        return 0;
    *number_out = is_negative ? number : -number;
    return 1;
}

void ttb__read_exact(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    int64_t number;

    if (!cJSON_IsString(node->json)) {
        ttb__read_int64(reader, node, field, target);
        return;
    }
    if (!read_large(node->json->valuestring, &number))
        report_type(reader, node, field,
                    "a whole number, in quotes only beyond 9007199254740992 and within 64 bits");
    else if (number < field->least || number > field->most)
        report_range(reader, node, field, 1);
    else
        *(int64_t *)target = number;
}

void ttb__read_int(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                   void *target)
{
    int64_t number = *(int32_t *)target;

    ttb__read_int64(reader, node, field, &number);
    *(int32_t *)target = (int32_t)number; /* the field's range is within int32 */
}

/* Turn a number into thousandths exactly; 0 if it has more than three decimals. Let the text be
 * n / 1000 with a whole n. A whole number is at most 2^53 (see scan.c) and its own double. Any
 * other text has at most 15 significant digits, so |n| < 10^15. The double is within 2^-53 of the
 * text, relatively, and so is the product with 1000 of its exact value: together they are off by
 * less than |n| * 2^-52 < 1/4, and llround finds n. n / 1000.0, correctly rounded, is then the
 * double again; and only then, because no two decimals of at most 15 digits share a double, so that
 * more than three decimals are noticed. */
static int find_thousandths(double number, int64_t *thousandths_out)
{
    if (number == floor(number)) {
        *thousandths_out = (int64_t)number * 1000;
        return 1;
    }
    *thousandths_out = llround(number * 1000.0);
    return (double)*thousandths_out / 1000.0 == number;
}

void ttb__read_thousandths(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                           void *target)
{
    int64_t thousandths;

    if (!cJSON_IsNumber(node->json))
        report_type(reader, node, field, "a number");
    else if (!find_thousandths(node->json->valuedouble, &thousandths))
        ttb__found(reader,
                   ttb__report_error(reader->report, "value.decimals", ttb__place(reader, node),
                                     "%s: \"%s\" has more than three decimals",
                                     ttb__subject(reader), name_of(node, field)));
    else if (thousandths < field->least || thousandths > field->most)
        report_range(reader, node, field, 0);
    else
        *(int64_t *)target = thousandths;
}

/* Read digits as the end of a number below 0; 0 if there are none or too many. */
static int add_digits(const char **text, int64_t *number)
{
    const char *first = *text;

    for (; **text >= '0' && **text <= '9'; (*text)++)
        if (ttb__multiply_overflows(*number, 10, number) ||
            ttb__add_overflows(*number, '0' - **text, number))
            return 0;
    return *text > first;
}

/* Thousandths that a text says as the library writes them, where a JSON number has not the digits
 * for them; 0 if not. */
static int read_long_decimal(const char *text, int64_t *thousandths_out)
{
    int is_negative = text[0] == '-';
    int64_t number = 0; /* below 0, where there is one number more */
    const char *decimals;

    text += is_negative;
    if (*text == '0' || !add_digits(&text, &number))
        return 0;
    decimals = *text == '.' ? ++text : text;
    if (decimals[-1] == '.' && (!add_digits(&text, &number) || text[-1] == '0'))
        return 0;
    for (int64_t place = text - decimals; place < 3; place++)
        if (ttb__multiply_overflows(number, 10, &number))
            return 0;
    if (*text || text - decimals > 3 || (!is_negative && number == INT64_MIN))
        return 0;
    *thousandths_out = is_negative ? number : -number;
    return ttb__is_long_decimal(number);
}

void ttb__read_value(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    int64_t thousandths;

    if (!cJSON_IsString(node->json))
        ttb__read_thousandths(reader, node, field, target);
    else if (!read_long_decimal(node->json->valuestring, &thousandths))
        report_type(reader, node, field, "a number, in quotes only beyond 15 digits");
    else if (thousandths < field->least || thousandths > field->most)
        report_range(reader, node, field, 0);
    else
        *(int64_t *)target = thousandths;
}

void ttb__read_flag(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    void *target)
{
    if (cJSON_IsBool(node->json))
        *(int32_t *)target = cJSON_IsTrue(node->json);
    else
        report_type(reader, node, field, "true or false");
}

/* ", did you mean "X"?" where something is near. */
static void report_unknown(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                           const ttb__nearest *nearest)
{
    static const char *const kinds[] = {
        [TTB_KIND_BLOCK] = "block",       [TTB_KIND_SITE] = "site",
        [TTB_KIND_RESOURCE] = "resource", [TTB_KIND_COURSE] = "course",
        [TTB_KIND_STUDENT] = "student",
    };
    const char *place = ttb__place(reader, node);
    ttb__text sentence = {0};
    char shown[TTB__SHOWN_BYTES];

    ttb__shown(nearest->text, shown);
    if (field->words)
        ttb__text_format(&sentence, "%s: %s \"%s\" is unknown", ttb__subject(reader),
                         name_of(node, field), shown);
    else
        ttb__text_format(&sentence, "%s: \"%s\" names an unknown %s, \"%s\"", ttb__subject(reader),
                         name_of(node, field), kinds[field->kind], shown);
    if (nearest->best)
        ttb__text_format(&sentence, "; did you mean \"%s\"?", nearest->best);
    ttb__found(reader, sentence.status ? sentence.status
                                       : ttb__report_error(reader->report, field->code, place, "%s",
                                                           sentence.bytes));
    ttb__text_clear(&sentence);
}

void ttb__read_word(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    void *target)
{
    const char *text = NULL;
    ttb__nearest nearest;

    ttb__read_text(reader, node, field, &text);
    if (!text)
        return;
    nearest = ttb__nearest_to(text);
    for (int32_t word = 0; field->words[word]; word++) {
        if (strcmp(field->words[word], text) == 0) {
            *(int32_t *)target = word;
            return;
        }
        ttb__consider(&nearest, field->words[word]);
    }
    report_unknown(reader, node, field, &nearest);
}

static const ttb__idmap *ids_of(const ttb_partnership *names, int32_t kind)
{
    switch (kind) {
    case TTB_KIND_BLOCK:
        return &names->block_ids;
    case TTB_KIND_SITE:
        return &names->site_ids;
    case TTB_KIND_RESOURCE:
        return &names->resource_ids;
    case TTB_KIND_COURSE:
        return &names->course_ids;
    default:
        return &names->student_ids;
    }
}

/* The nearest of all ids costs time linear in their number, so only the first few mistakes get it.
 */
static ttb__nearest nearest_id(ttb__reader *reader, const ttb__idmap *ids, const char *text)
{
    ttb__nearest nearest = ttb__nearest_to(text);

    if (reader->suggestions_left > 0 && strlen(text) < TTB__SHOWN_BYTES) {
        reader->suggestions_left--;
        for (int64_t entry = 0; entry < ids->capacity; entry++)
            if (ids->entries[entry].text)
                ttb__consider(&nearest, ids->entries[entry].text);
    }
    return nearest;
}

void ttb__read_reference(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         void *target)
{
    const ttb__idmap *ids = ids_of(reader->names, field->kind);
    const char *text = NULL;
    int32_t number;

    ttb__read_text(reader, node, field, &text);
    if (!text)
        return;
    number = ttb__idmap_find(ids, text);
    *(int32_t *)target = number;
    if (number == TTB_NONE && !(reader->broken_kinds & UINT32_C(1) << field->kind)) {
        ttb__nearest nearest = nearest_id(reader, ids, text);
        report_unknown(reader, node, field, &nearest);
    }
}

static void read_block(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    uint64_t *blocks = target;
    int32_t block = TTB_NONE;

    ttb__read_reference(reader, node, field, &block);
    if (block == TTB_NONE)
        return;
    if (*blocks >> block & 1)
        ttb__found(reader,
                   ttb__report_error(reader->report, "value.duplicate", ttb__place(reader, node),
                                     "%s: \"%s\" names block \"%s\" twice", ttb__subject(reader),
                                     field->key, node->json->valuestring));
    *blocks |= UINT64_C(1) << block;
}

void ttb__read_block_set(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         void *target)
{
    uint64_t blocks = 0;

    if (is_null(node, field) || !ttb__read_list(reader, node, field, read_block, &blocks))
        return;
    if (field->least > 0 && !node->json->child)
        ttb__found(reader,
                   ttb__report_error(reader->report, "value.range", ttb__place(reader, node),
                                     "%s: \"%s\" must name at least one block",
                                     ttb__subject(reader), field->key));
    *(uint64_t *)target = blocks;
}
