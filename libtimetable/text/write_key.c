#include "text/key.h"
#include "text/writer.h"

static void write_ids(ttb__writer *writer, const char *name, const ttb__new_ids *ids)
{
    ttb__open_array(writer, name, TTB__LINES);
    for (int64_t pair = 0; pair < ids->pairs.count; pair++) {
        ttb__open_object(writer, NULL, TTB__IN_LINE);
        ttb__write_text(writer, "original", ids->pairs.items[pair].original);
        ttb__write_text(writer, "copy", ids->pairs.items[pair].copy);
        ttb__close(writer);
    }
    ttb__close(writer);
}

ttb_status ttb__key_to_json(const ttb_key *key, char **text_out, int64_t *bytes_out)
{
    ttb__writer writer = {.partnership = NULL};

    ttb__open_object(&writer, NULL, TTB__LINES);
    ttb__write_text(&writer, "format", "timetable-key");
    ttb__write_int(&writer, "version", 1);
    ttb__write_text(&writer, "original", key->original);
    ttb__write_text(&writer, "copy", key->copy);
    write_ids(&writer, "students", &key->students);
    write_ids(&writer, "teachers", &key->teachers);
    ttb__close(&writer);
    ttb__text_add(&writer.text, "\n");
    return ttb__text_take(&writer.text, text_out, bytes_out);
}
