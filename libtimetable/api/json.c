#include "text/json.h"

#include <stddef.h>
#include <string.h>

#include "api/limits.h"
#include "text/key.h"

ttb_status ttb_partnership_from_json(const char *text, int64_t text_bytes,
                                     ttb_partnership **partnership_out, ttb_report *report)
{
    ttb__limited limited;
    ttb_status status;

    if (!partnership_out)
        return TTB_ERR_ARGUMENT;
    *partnership_out = NULL;
    if (!text || text_bytes < 0)
        return TTB_ERR_ARGUMENT;
    ttb__limited_begin_for(&limited, report);
    status = ttb__partnership_from_json(text, text_bytes, partnership_out, report);
    return ttb__limited_end(&limited, status, "The partnership", report);
}

/* Where text goes: both parts are needed, and are empty after a failure. */
static int clear_text(char **text_out, int64_t *bytes_out)
{
    if (text_out)
        *text_out = NULL;
    if (bytes_out)
        *bytes_out = 0;
    return text_out && bytes_out;
}

ttb_status ttb_partnership_to_json(const ttb_partnership *partnership, char **text_out,
                                   int64_t *bytes_out)
{
    if (!clear_text(text_out, bytes_out) || !partnership)
        return TTB_ERR_ARGUMENT;
    return ttb__partnership_to_json(partnership, text_out, bytes_out);
}

ttb_status ttb_partnership_get_hash(const ttb_partnership *partnership, char *hash_out,
                                    int64_t capacity)
{
    char hash[65];
    ttb_status status;

    if (hash_out && capacity > 0)
        hash_out[0] = '\0';
    if (!partnership || !hash_out || capacity < 0)
        return TTB_ERR_ARGUMENT;
    if (capacity < (int64_t)sizeof hash)
        return TTB_ERR_TOO_SMALL;
    status = ttb__partnership_hash(partnership, hash);
    if (!status)
        memcpy(hash_out, hash, sizeof hash);
    return status;
}

ttb_status ttb_timetable_new(const ttb_partnership *partnership, ttb_timetable **timetable_out)
{
    char hash[65];
    ttb_status status;

    if (!timetable_out)
        return TTB_ERR_ARGUMENT;
    *timetable_out = NULL;
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    status = ttb__partnership_hash(partnership, hash);
    return status ? status : ttb__timetable_make(partnership, hash, timetable_out);
}

ttb_status ttb_timetable_from_json(const ttb_partnership *partnership, const char *text,
                                   int64_t text_bytes, ttb_timetable **timetable_out,
                                   ttb_report *report)
{
    ttb__limited limited;
    ttb_status status;

    if (!timetable_out)
        return TTB_ERR_ARGUMENT;
    *timetable_out = NULL;
    if (!partnership || !text || text_bytes < 0)
        return TTB_ERR_ARGUMENT;
    ttb__limited_begin_for(&limited, report);
    status = ttb__timetable_from_json(partnership, text, text_bytes, timetable_out, report);
    return ttb__limited_end(&limited, status, "The timetable", report);
}

ttb_status ttb_timetable_to_json(const ttb_timetable *timetable, char **text_out,
                                 int64_t *bytes_out)
{
    if (!clear_text(text_out, bytes_out) || !timetable)
        return TTB_ERR_ARGUMENT;
    return ttb__timetable_to_json(timetable, text_out, bytes_out);
}

ttb_status ttb_key_from_json(const char *text, int64_t text_bytes, ttb_key **key_out,
                             ttb_report *report)
{
    ttb__limited limited;
    ttb_status status;

    if (!key_out)
        return TTB_ERR_ARGUMENT;
    *key_out = NULL;
    if (!text || text_bytes < 0)
        return TTB_ERR_ARGUMENT;
    ttb__limited_begin_for(&limited, report);
    status = ttb__key_from_json(text, text_bytes, key_out, report);
    return ttb__limited_end(&limited, status, "The key", report);
}

ttb_status ttb_key_to_json(const ttb_key *key, char **text_out, int64_t *bytes_out)
{
    if (!clear_text(text_out, bytes_out) || !key)
        return TTB_ERR_ARGUMENT;
    return ttb__key_to_json(key, text_out, bytes_out);
}
