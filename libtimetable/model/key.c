#include "model/key.h"

#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "base/secret.h"
#include "model/sorted.h"

ttb_status ttb__key_make(ttb_key **key_out)
{
    *key_out = ttb__alloc(1, sizeof **key_out);
    return *key_out ? TTB_OK : TTB_ERR_MEMORY;
}

static void clear_ids(ttb__new_ids *ids)
{
    for (int64_t pair = 0; pair < ids->pairs.count; pair++) {
        ttb__free(ids->pairs.items[pair].original);
        ttb__free(ids->pairs.items[pair].copy);
    }
    ttb__free(ids->pairs.items);
    ttb__idmap_clear(&ids->originals);
    ttb__idmap_clear(&ids->copies);
}

void ttb__key_destroy(ttb_key *key)
{
    if (!key)
        return;
    clear_ids(&key->students);
    clear_ids(&key->teachers);
    ttb__free(key);
}

ttb_status ttb__new_ids_add(ttb__new_ids *ids, const char *original, const char *copy)
{
    int32_t number = (int32_t)ids->pairs.count;
    ttb__id_pair pair;

    if (ttb__idmap_find(&ids->originals, original) != TTB_NONE ||
        ttb__idmap_find(&ids->copies, copy) != TTB_NONE)
        return TTB_ERR_STATE;
    if (TTB__RESERVE(&ids->pairs, 1) || ttb__idmap_reserve(&ids->originals, 1) ||
        ttb__idmap_reserve(&ids->copies, 1))
        return TTB_ERR_MEMORY;
    pair = (ttb__id_pair){ttb__copy_text(original), ttb__copy_text(copy)};
    if (!pair.original || !pair.copy) {
        ttb__free(pair.original);
        ttb__free(pair.copy);
        return TTB_ERR_MEMORY;
    }
    /* There is room: neither can fail. */
    (void)ttb__idmap_add(&ids->originals, pair.original, number);
    (void)ttb__idmap_add(&ids->copies, pair.copy, number);
    ids->pairs.items[ids->pairs.count++] = pair;
    return TTB_OK;
}

char *ttb__new_id(const ttb__new_ids *ids, ttb__direction direction, const char *id)
{
    int is_to_copy = direction == TTB__TO_COPY;
    int32_t number = ttb__idmap_find(is_to_copy ? &ids->originals : &ids->copies, id);

    if (number == TTB_NONE)
        return NULL;
    return is_to_copy ? ids->pairs.items[number].copy : ids->pairs.items[number].original;
}

/* ---- Drawing */

enum { NEW_ID_BYTES = 32 };

typedef struct drawing {
    const char *word;        /* what new ids begin with */
    const ttb__idmap *taken; /* ids of the original, none of which is given anew */
    const char **originals;  /* who gets one */
    int64_t count;
    int32_t *numbers; /* of the new ids, to be shuffled */
    int32_t digits;
} drawing;

static void new_id(const drawing *self, int32_t number, char id[NEW_ID_BYTES])
{
    snprintf(id, NEW_ID_BYTES, "%s-%0*d", self->word, self->digits, number);
}

/* The first numbers whose ids nobody has had: whoever reads one knows which side it is of. */
static void choose_numbers(drawing *self)
{
    char id[NEW_ID_BYTES];
    int32_t number = 0;

    self->digits = 1;
    for (int64_t most = 2 * self->count; most >= 10; most /= 10)
        self->digits++;
    for (int64_t place = 0; place < self->count; place++) {
        do
            new_id(self, ++number, id);
        while (ttb__idmap_find(self->taken, id) != TTB_NONE);
        self->numbers[place] = number;
    }
}

/* One number of the system's for each exchange. A generator of our own would be no secret: a few
 * students who are recognised would give its state away, and with it everybody. */
static ttb_status draw_numbers(int64_t seed, uint64_t *drawn, int64_t count)
{
    ttb__random random;

    if (seed == TTB_NONE)
        return ttb__secret_numbers(drawn, count);
    ttb__random_seed(&random, (uint64_t)seed);
    for (int64_t place = 0; place < count; place++)
        drawn[place] = ttb__random_next(&random);
    return TTB_OK;
}

/* Fisher and Yates; the bias of the remainder is under count / 2^64. */
static ttb_status shuffle(const drawing *self, int64_t seed)
{
    uint64_t *drawn = ttb__alloc(self->count, sizeof *drawn);
    ttb_status status = drawn ? draw_numbers(seed, drawn, self->count) : TTB_ERR_MEMORY;

    for (int64_t place = self->count - 1; !status && place > 0; place--) {
        int64_t other = (int64_t)(drawn[place] % (uint64_t)(place + 1));
        int32_t number = self->numbers[place];
        self->numbers[place] = self->numbers[other];
        self->numbers[other] = number;
    }
    ttb__free(drawn);
    return status;
}

static ttb_status draw_ids(drawing *self, int64_t seed, ttb__new_ids *ids)
{
    char id[NEW_ID_BYTES];
    ttb_status status = TTB_ERR_MEMORY;

    self->numbers = ttb__alloc(self->count, sizeof *self->numbers);
    if (self->numbers) {
        choose_numbers(self);
        status = shuffle(self, seed);
    }
    for (int64_t place = 0; !status && place < self->count; place++) {
        new_id(self, self->numbers[place], id);
        status = ttb__new_ids_add(ids, self->originals[place], id);
    }
    ttb__free(self->numbers);
    return status;
}

static ttb_status draw_students(const ttb_partnership *partnership, int64_t seed, ttb_key *key)
{
    drawing self = {.word = "student", .taken = &partnership->student_ids};
    ttb_status status = TTB_ERR_MEMORY;

    self.originals = ttb__alloc(partnership->students.count, sizeof *self.originals);
    if (!self.originals)
        return status;
    for (; self.count < partnership->students.count; self.count++)
        self.originals[self.count] = partnership->students.items[self.count].id;
    status = draw_ids(&self, seed, &key->students);
    ttb__free(self.originals);
    return status;
}

static ttb_status draw_teachers(const ttb_partnership *partnership, int64_t seed, ttb_key *key)
{
    drawing self = {.word = "teacher", .taken = &partnership->resource_ids};
    ttb_status status = TTB_ERR_MEMORY;

    self.originals = ttb__alloc(partnership->resources.count, sizeof *self.originals);
    if (!self.originals)
        return status;
    for (int64_t number = 0; number < partnership->resources.count; number++)
        if (partnership->resources.items[number].kind == TTB_RESOURCE_TEACHER)
            self.originals[self.count++] = partnership->resources.items[number].id;
    status = draw_ids(&self, seed, &key->teachers);
    ttb__free(self.originals);
    return status;
}

ttb_status ttb__key_draw(const ttb_partnership *partnership, int64_t seed, ttb_key **key_out)
{
    ttb_key *key;
    ttb_status status = ttb__key_make(&key);

    *key_out = NULL;
    if (status)
        return status;
    status = draw_students(partnership, seed, key);
    if (!status)
        status = draw_teachers(partnership, seed, key);
    if (status)
        ttb__key_destroy(key);
    else
        *key_out = key;
    return status;
}

/* ---- Renaming */

/* Arrays like the partnership's whose ids are the key's own texts. */
static ttb_status lend_ids(ttb_partnership *lent, const ttb_key *key, ttb__direction direction)
{
    for (int64_t number = 0; number < lent->students.count; number++) {
        ttb__student *student = &lent->students.items[number];
        student->id = ttb__new_id(&key->students, direction, student->id);
        if (!student->id)
            return TTB_ERR_NOT_FOUND;
    }
    for (int64_t number = 0; number < lent->resources.count; number++) {
        ttb__resource *resource = &lent->resources.items[number];
        if (resource->kind != TTB_RESOURCE_TEACHER)
            continue;
        resource->id = ttb__new_id(&key->teachers, direction, resource->id);
        if (!resource->id)
            return TTB_ERR_NOT_FOUND;
    }
    return TTB_OK;
}

static void *copy_array(const void *items, int64_t count, size_t item_bytes)
{
    void *copy = ttb__alloc(count, item_bytes);

    if (copy && count > 0)
        memcpy(copy, items, (size_t)count * item_bytes);
    return copy;
}

ttb_status ttb__rename(const ttb_partnership *partnership, const ttb_key *key,
                       ttb__direction direction, ttb_partnership **renamed_out)
{
    ttb_partnership lent = *partnership; /* for reading only, except for the two arrays */
    ttb__sorted sorted = {0};
    ttb_status status = TTB_ERR_MEMORY;

    lent.students.items =
        copy_array(partnership->students.items, lent.students.count, sizeof(ttb__student));
    lent.resources.items =
        copy_array(partnership->resources.items, lent.resources.count, sizeof(ttb__resource));
    if (lent.students.items && lent.resources.items)
        status = lend_ids(&lent, key, direction);
    if (!status)
        status = ttb__sorted_make(&lent, &sorted);
    *renamed_out = sorted.partnership;
    sorted.partnership = NULL;
    ttb__sorted_clear(&sorted);
    ttb__free(lent.students.items);
    ttb__free(lent.resources.items);
    return status;
}
