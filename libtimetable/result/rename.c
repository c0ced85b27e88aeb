#include "result/rename.h"

typedef struct renaming {
    const ttb_timetable *from;
    const ttb_partnership *partnership;
    const ttb_key *key;
    ttb__direction direction;
    ttb_timetable *to;
} renaming;

static ttb_status rename_blocks(const renaming *self, uint64_t blocks, uint64_t *renamed_out)
{
    *renamed_out = 0;
    for (int32_t block = 0; block < self->from->block_ids.count; block++) {
        int32_t number;
        if (!(blocks >> block & 1))
            continue;
        number = ttb__idmap_find(&self->partnership->block_ids, self->from->block_ids.items[block]);
        if (number == TTB_NONE)
            return TTB_ERR_NOT_FOUND;
        *renamed_out |= UINT64_C(1) << number;
    }
    return TTB_OK;
}

static ttb_status rename_seat(const renaming *self, int32_t section, int32_t student)
{
    const char *id =
        ttb__new_id(&self->key->students, self->direction, self->from->student_ids.items[student]);
    int32_t number = id ? ttb__idmap_find(&self->partnership->student_ids, id) : TTB_NONE;

    return ttb__timetable_add_seat(self->to, section, number);
}

static ttb_status rename_section(const renaming *self, const ttb__section *section)
{
    const char *course = self->from->course_ids.items[section->course];
    const char *site = self->from->site_ids.items[section->site];
    uint64_t blocks;
    int32_t number;
    ttb_status status = rename_blocks(self, section->blocks, &blocks);

    if (!status)
        status = ttb__timetable_add_section(
            self->to, ttb__idmap_find(&self->partnership->course_ids, course),
            ttb__idmap_find(&self->partnership->site_ids, site), section->number, blocks, &number);
    for (int64_t seat = 0; !status && seat < section->students.count; seat++)
        status = rename_seat(self, number, section->students.items[seat]);
    return status;
}

ttb_status ttb__timetable_rename(const ttb_timetable *timetable, const ttb_key *key,
                                 ttb__direction direction, const ttb_partnership *renamed,
                                 ttb_timetable **timetable_out)
{
    renaming self = {timetable, renamed, key, direction, NULL};
    ttb_status status = ttb__timetable_make(
        renamed, direction == TTB__TO_COPY ? key->copy : key->original, &self.to);

    for (int64_t section = 0; !status && section < timetable->sections.count; section++)
        status = rename_section(&self, &timetable->sections.items[section]);
    /* Seats in the order of the original would give its order away. */
    if (!status)
        ttb__timetable_sort(self.to, 0);
    else
        ttb__timetable_destroy(self.to);
    *timetable_out = status ? NULL : self.to;
    return status;
}
