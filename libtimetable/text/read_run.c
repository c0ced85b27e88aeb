#include <math.h>
#include <string.h>

#include "text/run.h"
#include "text/scan.h"
#include "text/writer.h"

enum { OPTION_DECIMALS = 9, MOST_WORKERS = 1000000 };

typedef struct run_item {
    const char *version;
    int64_t seed, workers, work;
    const cJSON *options;
} run_item;

/* The number as JSON writes it, to be freed; NULL if it has too many digits or memory is short. */
static char *write_number(ttb__reader *reader, const ttb__node *node)
{
    ttb__writer writer = {.partnership = NULL};
    double value = node->json->valuedouble;
    char *text = NULL;
    int64_t length;

    if (value == floor(value))
        ttb__write_int(&writer, NULL, (int64_t)value);
    else if (fabs(value) < 1e6 && (double)llround(value * 1e9) / 1e9 == value)
        ttb__write_decimal(&writer, NULL, value, OPTION_DECIMALS);
    else {
        ttb__found(reader, ttb__report_error(
                               reader->report, "value.decimals", ttb__place(reader, node),
                               "%s: an option has more than nine decimals", ttb__subject(reader)));
        return NULL;
    }
    if (ttb__text_take(&writer.text, &text, &length))
        reader->status = TTB_ERR_MEMORY;
    return text;
}

static void add_option(ttb__reader *reader, const ttb__node *node, ttb__run *run)
{
    char *value = write_number(reader, node);
    char *key = ttb__copy_text(node->key);

    if (!key || !value || TTB__RESERVE(&run->option_keys, 1) ||
        TTB__RESERVE(&run->option_values, 1)) {
        if (value)
            reader->status = TTB_ERR_MEMORY;
        ttb__free(key);
        ttb__free(value);
        return;
    }
    run->option_keys.items[run->option_keys.count++] = key;
    run->option_values.items[run->option_values.count++] = value;
}

/* Which options there are is not for this layer to know: any key with a number will do. */
static void read_option(ttb__reader *reader, const ttb__node *node, ttb__run *run,
                        ttb__idmap *known)
{
    char shown[TTB__SHOWN_BYTES];

    if (ttb__idmap_find(known, node->key) != TTB_NONE)
        ttb__found(reader,
                   ttb__report_error(reader->report, "key.duplicate", ttb__place(reader, node),
                                     "%s has the option \"%s\" twice", ttb__subject(reader),
                                     ttb__shown(node->key, shown)));
    else if (ttb__idmap_add(known, node->key, 0))
        reader->status = TTB_ERR_MEMORY;
    else if (!cJSON_IsNumber(node->json))
        ttb__found(reader, ttb__report_error(reader->report, "value.type", ttb__place(reader, node),
                                             "%s: option \"%s\" must be a number",
                                             ttb__subject(reader), ttb__shown(node->key, shown)));
    else
        add_option(reader, node, run);
}

static void read_options(ttb__reader *reader, const ttb__node *node, ttb__run *run)
{
    ttb__idmap known = {0};
    const cJSON *option;

    if (!cJSON_IsObject(node->json)) {
        ttb__found(reader, ttb__report_error(reader->report, "value.type", ttb__place(reader, node),
                                             "%s: \"options\" must be an object in braces",
                                             ttb__subject(reader)));
        return;
    }
    cJSON_ArrayForEach(option, node->json)
    {
        const ttb__node child = {option, node, option->string, 0};
        read_option(reader, &child, run, &known);
    }
    ttb__idmap_clear(&known);
}

void ttb__read_run(ttb__reader *reader, const ttb__node *node, ttb__run *run)
{
    static const ttb__field fields[] = {
        {.key = "version", .read = ttb__read_name, .offset = offsetof(run_item, version)},
        {.key = "seed",
         .read = ttb__read_int64,
         .offset = offsetof(run_item, seed),
         .is_required = 1,
         .least = -TTB__MOST_WHOLE,
         .most = TTB__MOST_WHOLE},
        {.key = "workers",
         .read = ttb__read_int64,
         .offset = offsetof(run_item, workers),
         .is_required = 1,
         .most = MOST_WORKERS},
        {.key = "work",
         .read = ttb__read_int64,
         .offset = offsetof(run_item, work),
         .is_required = 1,
         .most = TTB__MOST_WHOLE},
        {.key = "options", .read = ttb__read_later, .offset = offsetof(run_item, options)},
    };
    run_item item = {.version = NULL};

    ttb__set_subject(reader, node, "\"solve\"", NULL, NULL, NULL);
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    run->is_solved = 1;
    run->seed = item.seed;
    run->workers = item.workers;
    run->work = item.work;
    if (item.options) {
        const ttb__node child = {item.options, node, "options", 0};
        read_options(reader, &child, run);
    }
}
