#include "base/sha256.h"
#include "text/json.h"
#include "text/write.h"

static ttb_status write_all(const ttb_partnership *partnership, int is_canonical, char **text_out,
                            int64_t *bytes_out)
{
    ttb__writer writer = {.partnership = partnership, .is_canonical = is_canonical};

    ttb__open_object(&writer, NULL, TTB__LINES);
    ttb__write_text(&writer, "format", "timetable-partnership");
    ttb__write_int(&writer, "version", 1);
    if (partnership->name && partnership->name[0] && !is_canonical)
        ttb__write_text(&writer, "name", partnership->name);
    ttb__write_blocks(&writer);
    ttb__write_sites(&writer);
    ttb__write_travel(&writer);
    ttb__write_resources(&writer);
    ttb__write_courses(&writer);
    ttb__write_offers(&writer);
    ttb__write_students(&writer);
    ttb__write_rules(&writer);
    ttb__write_tiers(&writer);
    ttb__close(&writer);
    ttb__text_add(&writer.text, "\n");
    return ttb__text_take(&writer.text, text_out, bytes_out);
}

ttb_status ttb__partnership_to_json(const ttb_partnership *partnership, char **text_out,
                                    int64_t *bytes_out)
{
    return write_all(partnership, 0, text_out, bytes_out);
}

ttb_status ttb__partnership_canonical(const ttb_partnership *partnership, char **text_out,
                                      int64_t *bytes_out)
{
    return write_all(partnership, 1, text_out, bytes_out);
}

ttb_status ttb__partnership_hash(const ttb_partnership *partnership, char hash_out[65])
{
    char *text;
    int64_t bytes;
    ttb_status status = ttb__partnership_canonical(partnership, &text, &bytes);

    hash_out[0] = '\0';
    if (status)
        return status;
    status = ttb__sha256_hex(text, bytes, hash_out);
    ttb__free(text);
    return status;
}
