#include "mip/ilp.h"

#include <stdlib.h>

void ttb__ilp_make(ttb__ilp *ilp)
{
    *ilp = (ttb__ilp){.never = TTB_NONE};
}

void ttb__ilp_clear(ttb__ilp *ilp)
{
    for (int64_t line = 0; line < ilp->comments.count; line++)
        ttb__free(ilp->comments.items[line]);
    ttb__free(ilp->comments.items);
    ttb__free(ilp->columns.items);
    ttb__free(ilp->rows.items);
    ttb__free(ilp->entries.items);
    ttb__ilp_make(ilp);
}

ttb_status ttb__ilp_status(const ttb__ilp *ilp)
{
    return ilp->status;
}

void ttb__ilp_comment(ttb__ilp *ilp, const char *line)
{
    char *copy;
    if (ilp->status)
        return;
    copy = ttb__copy_text(line);
    if (!copy || TTB__PUSH(&ilp->comments, copy)) {
        ttb__free(copy);
        ilp->status = TTB_ERR_MEMORY;
        return;
    }
    for (; *copy; copy++) {
        if (*copy < ' ' || *copy > '~')
            *copy = '?';
    }
}

int32_t ttb__ilp_add_column(ttb__ilp *ilp, ttb__ilp_name name, int64_t lower, int64_t upper)
{
    ttb__ilp_column column = {name, lower, upper, 0};
    if (!ilp->status && ilp->columns.count >= TTB__ILP_MOST_COLUMNS)
        ilp->status = TTB_ERR_TOO_LARGE;
    if (!ilp->status)
        ilp->status = TTB__PUSH(&ilp->columns, column);
    return ilp->status ? 0 : (int32_t)ilp->columns.count - 1;
}

void ttb__ilp_begin_row(ttb__ilp *ilp, ttb__ilp_name name, int32_t sense, int64_t side)
{
    ttb__ilp_row row = {name, sense, side, ilp->entries.count, 0};
    if (!ilp->status)
        ilp->status = TTB__PUSH(&ilp->rows, row);
}

void ttb__ilp_add_entry(ttb__ilp *ilp, int32_t column, int64_t amount)
{
    ttb__ilp_entry entry = {column, amount};
    if (!ilp->status)
        ilp->status = TTB__PUSH(&ilp->entries, entry);
}

static int compare_entries(const void *one, const void *other)
{
    const ttb__ilp_entry *first = one, *second = other;
    return (first->column > second->column) - (first->column < second->column);
}

/* Sort the entries of a row, add up those of one column and drop what comes to nothing. Returns how
 * many are left. */
static int64_t tidy(ttb__ilp_entry *entries, int64_t count)
{
    int64_t kept = 0;
    qsort(entries, (size_t)count, sizeof *entries, compare_entries);
    for (int64_t item = 0; item < count;) {
        ttb__ilp_entry sum = entries[item++];
        for (; item < count && entries[item].column == sum.column; item++)
            sum.amount += entries[item].amount;
        if (sum.amount)
            entries[kept++] = sum;
    }
    return kept;
}

static int holds_empty(const ttb__ilp_row *row)
{
    if (row->sense == TTB__ILP_AT_MOST)
        return row->side >= 0;
    return row->sense == TTB__ILP_EQUAL ? row->side == 0 : row->side <= 0;
}

/* An entry in the last row of a column that is always 0. */
static void add_never(ttb__ilp *ilp)
{
    if (ilp->never == TTB_NONE)
        ilp->never = ttb__ilp_add_column(ilp, (ttb__ilp_name){"never", 0, {0}}, 0, 0);
    ttb__ilp_add_entry(ilp, ilp->never, 1);
    if (!ilp->status)
        ilp->rows.items[ilp->rows.count - 1].entry_count = 1;
}

void ttb__ilp_end_row(ttb__ilp *ilp)
{
    ttb__ilp_row *row;
    if (ilp->status)
        return;
    row = &ilp->rows.items[ilp->rows.count - 1];
    if (ilp->entries.count > row->first_entry) {
        row->entry_count =
            tidy(&ilp->entries.items[row->first_entry], ilp->entries.count - row->first_entry);
        ilp->entries.count = row->first_entry + row->entry_count;
    }
    if (row->entry_count > 0)
        return;
    if (holds_empty(row))
        ilp->rows.count--;
    else
        add_never(ilp);
}

void ttb__ilp_finish(ttb__ilp *ilp)
{
    if (ilp->rows.count)
        return;
    ttb__ilp_begin_row(ilp, (ttb__ilp_name){"nothing", 0, {0}}, TTB__ILP_AT_MOST, 0);
    if (!ilp->status)
        add_never(ilp);
}

void ttb__ilp_add_name(ttb__text *text, const ttb__ilp_name *name)
{
    ttb__text_add(text, name->stem);
    for (int32_t number = 0; number < name->count; number++) {
        ttb__text_add(text, "_");
        ttb__text_add_int(text, name->numbers[number]);
    }
}
