/* Arguments of any call, from the input's bytes: mostly such as a caller means, else odd ones. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world.h"

/* 0 once the input is used up. */
uint8_t draw_byte(world *all)
{
    return all->at < all->end ? *all->at++ : 0;
}

static uint32_t draw_bytes(world *all, int32_t count)
{
    uint32_t value = 0;

    for (int32_t byte = 0; byte < count; byte++)
        value = value << 8 | draw_byte(all);
    return value;
}

int32_t draw_number(world *all)
{
    static const int32_t odd[] = {-1,  -2,   INT32_MIN, INT32_MAX, 9,     10,    63,      64,
                                  65,  240,  241,       500,       540,   600,   690,     1000,
                                  900, 1001, 1439,      1440,      10000, 10001, 1000000, 1000001};
    uint8_t byte = draw_byte(all);

    if (byte < 160)
        return byte & 7;
    if (byte < 224)
        return odd[byte % (sizeof odd / sizeof *odd)];
    return (int32_t)draw_bytes(all, byte < 240 ? 2 : 4);
}

int64_t draw_wide(world *all)
{
    static const int64_t odd[] = {-1,   -2,         INT64_MIN,  INT64_MAX, 500, 1000,
                                  2000, 1000000000, 1000000001, INT32_MAX, 5000};
    uint8_t byte = draw_byte(all);

    if (byte < 64)
        return byte & 7;
    if (byte < 224)
        return odd[byte % (sizeof odd / sizeof *odd)];
    return (int64_t)((uint64_t)draw_bytes(all, 4) << 32 | draw_bytes(all, 4));
}

double draw_real(world *all)
{
    static const double odd[] = {0, 1, 0.5, -0.5, 52.25, 90, 90.5, -180, 180.5, 1e300};
    uint8_t byte = draw_byte(all);

    if (byte < 200)
        return odd[byte % (sizeof odd / sizeof *odd)];
    return byte < 228 ? (double)NAN : byte < 240 ? (double)INFINITY : draw_number(all) / 8.0;
}

/* A text of the input's own, or of one letter so often that it is just short enough or too long. */
static const char *draw_own_text(world *all, uint8_t byte)
{
    char *text = all->texts[all->text_count++ % 3];
    int32_t length = byte < 0xf0 ? 254 + byte % 3 : byte & 15;

    for (int32_t place = 0; place < length; place++)
        text[place] = byte < 0xf0 ? 'x' : (char)draw_byte(all);
    text[length] = '\0';
    return text;
}

static const char *draw_of(world *all, const char *const *texts, size_t count)
{
    uint8_t byte = draw_byte(all);

    return byte < 0xe0 ? texts[byte % count] : draw_own_text(all, byte);
}

const char *draw_id(world *all)
{
    static const char *const ids[] = {"a",  "b", "c", "d", "e", "f", "g", "h",    "A",   "B",
                                      NULL, "n", "m", "s", "t", "r", "",  "\x01", "\xff"};

    return draw_of(all, ids, sizeof ids / sizeof *ids);
}

const char *draw_option_key(world *all)
{
    int32_t number = draw_byte(all) % (ttb_option_count() + 1);
    const char *key = NULL;

    (void)ttb_option_describe(number, &key, NULL, NULL, NULL, NULL, NULL);
    return key ? key : draw_id(all);
}

const char *draw_option_text(world *all)
{
    static const char *const texts[] = {"0", "1", "2", "0.5", "-1", "1e3", "99999999999999999999",
                                        "",  "x", NULL};

    return draw_of(all, texts, sizeof texts / sizeof *texts);
}

/* How many there are in a list; few are odd, and then the list is NULL. */
static int64_t draw_length(world *all, int *is_null_out)
{
    uint8_t byte = draw_byte(all);

    *is_null_out = byte >= 224;
    if (byte >= 240)
        return draw_wide(all);
    return all->list_count = byte % (byte < 192 ? 4 : MOST_LIST + 1);
}

const int32_t *draw_blocks(world *all)
{
    int is_null;

    all->list_count = draw_length(all, &is_null);
    for (int64_t place = 0; !is_null && place < all->list_count; place++)
        all->numbers[place] = draw_number(all);
    return is_null ? NULL : all->numbers;
}

const int64_t *draw_values(world *all)
{
    int is_null;

    all->list_count = draw_length(all, &is_null);
    for (int64_t place = 0; !is_null && place < all->list_count; place++)
        all->values[place] = draw_wide(all);
    return is_null ? NULL : all->values;
}

int64_t draw_list_count(world *all)
{
    return all->list_count;
}

/* A text that a call wrote before, at times cut off or with one byte changed, in memory of its own
 * size. */
const char *draw_json(world *all)
{
    const char *text = draw_handle(all, TEXT);
    uint8_t byte = draw_byte(all);
    size_t bytes = text ? strlen(text) : 0;

    all->json_bytes = (int64_t)bytes;
    if (!text) {
        all->json_bytes = draw_wide(all);
        return NULL;
    }
    all->json = malloc(bytes + 1);
    if (!all->json)
        abort();
    memcpy(all->json, text, bytes);
    if (byte >= 224)
        all->json_bytes = byte == 255 ? -1 : byte == 254 ? INT64_MAX : (int64_t)bytes * byte / 256;
    else if (byte >= 192 && bytes > 0)
        all->json[draw_bytes(all, 2) % bytes] = (char)draw_byte(all);
    return all->json;
}

int64_t draw_json_bytes(world *all)
{
    return all->json_bytes;
}

int64_t draw_capacity(world *all)
{
    uint8_t byte;

    if (all->capacity == INT64_MIN) {
        byte = draw_byte(all);
        all->capacity = byte < 128 ? byte & 15 : byte < 192 ? 65 : byte < 250 ? 200 : byte - 251;
    }
    return all->capacity;
}

/* ---- Handles */

static slot *draw_slot(world *all, int32_t kind)
{
    uint8_t byte = draw_byte(all);

    if (byte >= 240)
        return NULL;
    if (byte < 64)
        return &all->slots[kind][byte % SLOTS];
    for (int32_t number = 0; number < SLOTS; number++) {
        slot *found = &all->slots[kind][(byte + number) % SLOTS];
        if (found->handle)
            return found;
    }
    return NULL;
}

void *draw_handle(world *all, int32_t kind)
{
    slot *found = draw_slot(all, kind);

    return found ? found->handle : NULL;
}

void *draw_changed(world *all, int32_t kind)
{
    slot *found = draw_slot(all, kind);

    if (!found || !found->handle)
        return NULL;
    if (!found->state)
        found->state = state_of(kind, found->handle, &found->state_bytes);
    all->changed[all->changed_count++] = found;
    return found->handle;
}

void *draw_gone(world *all, int32_t kind)
{
    slot *found = draw_slot(all, kind);
    void *handle = found ? found->handle : NULL;

    if (found) {
        free(found->state);
        *found = (slot){0};
    }
    return handle;
}

/* ---- Where calls write */

static int is_left_out(world *all)
{
    return draw_byte(all) >= 236;
}

/* No call answers a number that is made of these bytes. */
out *draw_out(world *all, int32_t type)
{
    out *made = &all->outs[all->out_count];

    if (is_left_out(all))
        return NULL;
    all->out_count++;
    *made = (out){.type = type};
    memset(&made->at, 0xa5, sizeof made->at);
    return made;
}

void **draw_handle_out(world *all, int32_t kind)
{
    out *made = draw_out(all, OUT_HANDLE);

    if (!made)
        return NULL;
    made->kind = kind;
    made->slot = draw_byte(all) % SLOTS;
    return &made->at.handle;
}

void *draw_array(world *all, size_t item_bytes)
{
    size_t items = draw_capacity(all) > 0 ? (size_t)draw_capacity(all) : 0,
           bytes = items * item_bytes;
    array *made = &all->arrays[all->array_count];

    if (is_left_out(all))
        return NULL;
    made->bytes = malloc(bytes > 0 ? bytes : 1);
    if (!made->bytes)
        abort();
    memset(made->bytes, 0xa5, bytes);
    made->item_bytes = item_bytes;
    all->array_count++;
    return made->bytes;
}
