/* What a certificate knows its timetable by: docs/reference/certificate-format.md, "The hash of a
 * timetable". */
#include <stdlib.h>
#include <string.h>

#include "text/certificate.h"
#include "text/writer.h"

typedef struct section_key {
    const char *course, *site;
    const ttb__section *section;
} section_key;

static int compare_sections(const void *one, const void *other)
{
    const section_key *left = one, *right = other;
    int order = strcmp(left->course, right->course);

    if (!order)
        order = strcmp(left->site, right->site);
    if (order)
        return order;
    return left->section->number < right->section->number
               ? -1
               : left->section->number > right->section->number;
}

static int compare_texts(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static void write_sorted(ttb__writer *writer, const char *key, const char **texts, int64_t count)
{
    if (count > 1)
        qsort(texts, (size_t)count, sizeof *texts, compare_texts);
    ttb__open_array(writer, key, TTB__IN_LINE);
    for (int64_t text = 0; text < count; text++)
        ttb__write_text(writer, NULL, texts[text]);
    ttb__close(writer);
}

static void write_blocks(ttb__writer *writer, const ttb_timetable *timetable,
                         const ttb__section *section)
{
    const char *blocks[TTB__MOST_BLOCKS];
    int64_t count = 0;

    for (int32_t block = 0; block < timetable->block_ids.count; block++)
        if (section->blocks >> block & 1)
            blocks[count++] = timetable->block_ids.items[block];
    write_sorted(writer, "blocks", blocks, count);
}

static void write_students(ttb__writer *writer, const ttb_timetable *timetable,
                           const ttb__section *section)
{
    const char **students = ttb__alloc(section->students.count, sizeof *students);

    if (!students) {
        writer->text.status = TTB_ERR_MEMORY;
        return;
    }
    for (int64_t seat = 0; seat < section->students.count; seat++)
        students[seat] = timetable->student_ids.items[section->students.items[seat]];
    write_sorted(writer, "students", students, section->students.count);
    ttb__free(students);
}

static void write_section(ttb__writer *writer, const ttb_timetable *timetable,
                          const section_key *key)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "course", key->course);
    ttb__write_text(writer, "site", key->site);
    ttb__write_int(writer, "number", key->section->number);
    write_blocks(writer, timetable, key->section);
    write_students(writer, timetable, key->section);
    ttb__close(writer);
}

ttb_status ttb__timetable_hash(const ttb_timetable *timetable, char hash_out[65])
{
    ttb__writer writer = {.partnership = NULL};
    int64_t count = timetable->sections.count;
    section_key *keys = ttb__alloc(count, sizeof *keys);

    hash_out[0] = '\0';
    if (!keys)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < count; number++) {
        const ttb__section *section = &timetable->sections.items[number];
        keys[number] = (section_key){timetable->course_ids.items[section->course],
                                     timetable->site_ids.items[section->site], section};
    }
    if (count > 1)
        qsort(keys, (size_t)count, sizeof *keys, compare_sections);
    ttb__open_array(&writer, NULL, TTB__IN_LINE);
    for (int64_t number = 0; number < count; number++)
        write_section(&writer, timetable, &keys[number]);
    ttb__close(&writer);
    ttb__free(keys);
    return ttb__writer_hash(&writer, hash_out);
}
