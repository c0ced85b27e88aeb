#include "text/json.h"
#include "text/write.h"

static void write_all(ttb__writer *writer)
{
    const char *name = writer->partnership->name;

    ttb__open_object(writer, NULL, TTB__LINES);
    ttb__write_text(writer, "format", "timetable-partnership");
    ttb__write_int(writer, "version", 1);
    if (name && name[0] && !writer->is_canonical)
        ttb__write_text(writer, "name", name);
    ttb__write_blocks(writer);
    ttb__write_sites(writer);
    ttb__write_travel(writer);
    ttb__write_resources(writer);
    ttb__write_courses(writer);
    ttb__write_offers(writer);
    ttb__write_students(writer);
    ttb__write_rules(writer);
    ttb__write_tiers(writer);
    ttb__close(writer);
    ttb__text_add(&writer->text, "\n");
}

ttb_status ttb__partnership_to_json(const ttb_partnership *partnership, char **text_out,
                                    int64_t *bytes_out)
{
    ttb__writer writer = {.partnership = partnership};

    write_all(&writer);
    return ttb__text_take(&writer.text, text_out, bytes_out);
}

ttb_status ttb__partnership_canonical(const ttb_partnership *partnership, char **text_out,
                                      int64_t *bytes_out)
{
    ttb__writer writer = {.partnership = partnership, .is_canonical = 1};

    write_all(&writer);
    return ttb__text_take(&writer.text, text_out, bytes_out);
}

ttb_status ttb__partnership_hash(const ttb_partnership *partnership, char hash_out[65])
{
    ttb__writer writer = {.partnership = partnership, .is_canonical = 1};

    write_all(&writer);
    return ttb__writer_hash(&writer, hash_out);
}
