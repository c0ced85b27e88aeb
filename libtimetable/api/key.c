/* Anonymous copies of partnerships and timetables. */
#include "model/key.h"

#include <string.h>

#include "model/build.h"
#include "result/rename.h"
#include "text/json.h"

void ttb_key_free(ttb_key *key)
{
    ttb__key_destroy(key);
}

/* Make the copy, and note the two hashes in the key. */
static ttb_status make_copy(const ttb_partnership *partnership, ttb_key *key,
                            ttb_partnership **copy_out)
{
    ttb_status status = ttb__rename(partnership, key, TTB__TO_COPY, copy_out);

    if (!status)
        status = ttb__partnership_hash(partnership, key->original);
    if (!status)
        status = ttb__partnership_hash(*copy_out, key->copy);
    return status;
}

ttb_status ttb_partnership_anonymise(const ttb_partnership *partnership, int64_t seed,
                                     ttb_partnership **copy_out, ttb_key **key_out)
{
    ttb_partnership *copy = NULL;
    ttb_key *key = NULL;
    ttb_status status;

    if (copy_out)
        *copy_out = NULL;
    if (key_out)
        *key_out = NULL;
    if (!partnership || !copy_out)
        return TTB_ERR_ARGUMENT;
    if (seed < TTB_NONE)
        return TTB_ERR_RANGE;
    status = ttb__key_draw(partnership, seed, &key);
    if (!status)
        status = make_copy(partnership, key, &copy);
    if (status) {
        ttb__partnership_destroy(copy);
        copy = NULL;
    }
    *copy_out = copy;
    if (key_out && !status)
        *key_out = key;
    else
        ttb__key_destroy(key);
    return status;
}

/* Which way a key leads from the partnership of a hash; TTB_ERR_STATE if from neither. */
static ttb_status find_direction(const ttb_key *key, const char hash[65],
                                 ttb__direction *direction_out)
{
    *direction_out = strcmp(hash, key->original) == 0 ? TTB__TO_COPY : TTB__TO_ORIGINAL;
    return *direction_out == TTB__TO_COPY || strcmp(hash, key->copy) == 0 ? TTB_OK : TTB_ERR_STATE;
}

static const char *hash_after(const ttb_key *key, ttb__direction direction)
{
    return direction == TTB__TO_COPY ? key->copy : key->original;
}

/* A key that was changed lacks somebody, has somebody twice, or leads elsewhere. */
static ttb_status rename_checked(const ttb_partnership *partnership, const ttb_key *key,
                                 ttb__direction direction, ttb_partnership **renamed_out)
{
    char hash[65];
    ttb_status status = ttb__rename(partnership, key, direction, renamed_out);

    if (status == TTB_ERR_NOT_FOUND || status == TTB_ERR_STATE)
        return TTB_ERR_INPUT;
    if (!status)
        status = ttb__partnership_hash(*renamed_out, hash);
    if (!status && strcmp(hash, hash_after(key, direction)) != 0)
        status = TTB_ERR_INPUT;
    return status;
}

ttb_status ttb_partnership_rename(const ttb_partnership *partnership, const ttb_key *key,
                                  ttb_partnership **renamed_out)
{
    ttb_partnership *renamed = NULL;
    ttb__direction direction;
    char hash[65];
    ttb_status status;

    if (!renamed_out)
        return TTB_ERR_ARGUMENT;
    *renamed_out = NULL;
    if (!partnership || !key)
        return TTB_ERR_ARGUMENT;
    status = ttb__partnership_hash(partnership, hash);
    if (!status)
        status = find_direction(key, hash, &direction);
    if (!status)
        status = rename_checked(partnership, key, direction, &renamed);
    if (status)
        ttb__partnership_destroy(renamed);
    else
        *renamed_out = renamed;
    return status;
}

ttb_status ttb_timetable_rename(const ttb_timetable *timetable, const ttb_key *key,
                                const ttb_partnership *renamed, ttb_timetable **timetable_out)
{
    ttb__direction direction;
    char hash[65];
    ttb_status status;

    if (!timetable_out)
        return TTB_ERR_ARGUMENT;
    *timetable_out = NULL;
    if (!timetable || !renamed || !key)
        return TTB_ERR_ARGUMENT;
    status = find_direction(key, timetable->hash, &direction);
    if (!status)
        status = ttb__partnership_hash(renamed, hash);
    if (!status && strcmp(hash, hash_after(key, direction)) != 0)
        status = TTB_ERR_STATE;
    if (!status)
        status = ttb__timetable_rename(timetable, key, direction, renamed, timetable_out);
    return status == TTB_ERR_NOT_FOUND ? TTB_ERR_INPUT : status;
}

ttb_status ttb_partnership_count_unique(const ttb_partnership *partnership, int64_t *by_choices_out,
                                        int64_t *by_all_out)
{
    int64_t by_choices = 0, by_all = 0;
    ttb_status status =
        partnership ? ttb__count_unique(partnership, &by_choices, &by_all) : TTB_ERR_ARGUMENT;

    if (by_choices_out)
        *by_choices_out = by_choices;
    if (by_all_out)
        *by_all_out = by_all;
    return status;
}
