/* The CPLEX LP format, as GLPK, CBC and HiGHS all read it: no ranges, no constants, every bound
 * written out, since readers differ in what they take for granted of a whole column. */
#include "mip/ilp.h"

enum { MOST_LINE = 80, MOST_TERM = 72 };

static const char *const senses[] = {
    [TTB__ILP_AT_MOST] = " <= ", [TTB__ILP_EQUAL] = " = ", [TTB__ILP_AT_LEAST] = " >= "};

/* Add a term to the line that began at *line; a new line where it would grow too long. */
static void add_term(ttb__text *text, int64_t *line, const ttb__ilp *ilp,
                     const ttb__ilp_entry *entry)
{
    int64_t before = text->length;
    ttb__text_add(text, entry->amount < 0 ? " - " : " + ");
    if (entry->amount != 1 && entry->amount != -1) {
        ttb__text_add_int(text, entry->amount < 0 ? -entry->amount : entry->amount);
        ttb__text_add(text, " ");
    }
    ttb__ilp_add_name(text, &ilp->columns.items[entry->column].name);
    if (text->status || text->length - *line <= MOST_TERM)
        return;
    text->bytes[before] = '\n';
    *line = before + 1;
}

static void add_objective(ttb__text *text, const ttb__ilp *ilp)
{
    int64_t line;
    int is_empty = 1;
    ttb__text_add(text, "Minimize\n");
    line = text->length;
    ttb__text_add(text, " cost:");
    for (int32_t column = 0; column < ilp->columns.count; column++) {
        ttb__ilp_entry entry = {column, ilp->columns.items[column].cost};
        if (!entry.amount)
            continue;
        add_term(text, &line, ilp, &entry);
        is_empty = 0;
    }
    if (is_empty) { /* readers want a column there */
        ttb__text_add(text, " 0 ");
        ttb__ilp_add_name(text, &ilp->columns.items[0].name);
    }
    ttb__text_add(text, "\n");
}

static void add_row(ttb__text *text, const ttb__ilp *ilp, const ttb__ilp_row *row)
{
    int64_t line = text->length;
    ttb__text_add(text, " ");
    ttb__ilp_add_name(text, &row->name);
    ttb__text_add(text, ":");
    for (int64_t entry = 0; entry < row->entry_count; entry++)
        add_term(text, &line, ilp, &ilp->entries.items[row->first_entry + entry]);
    ttb__text_add(text, senses[row->sense]);
    ttb__text_add_int(text, row->side);
    ttb__text_add(text, "\n");
}

static int is_binary(const ttb__ilp_column *column)
{
    return column->lower == 0 && column->upper == 1;
}

static void add_bounds(ttb__text *text, const ttb__ilp *ilp)
{
    ttb__text_add(text, "Bounds\n");
    for (int64_t number = 0; number < ilp->columns.count; number++) {
        const ttb__ilp_column *column = &ilp->columns.items[number];
        if (is_binary(column))
            continue;
        ttb__text_add(text, " ");
        if (column->lower != column->upper) {
            ttb__text_add_int(text, column->lower);
            ttb__text_add(text, " <= ");
        }
        ttb__ilp_add_name(text, &column->name);
        ttb__text_add(text, column->lower == column->upper ? " = " : " <= ");
        ttb__text_add_int(text, column->upper);
        ttb__text_add(text, "\n");
    }
}

/* The names of all binary columns, or of all others, under a head. */
static void add_names(ttb__text *text, const ttb__ilp *ilp, const char *head, int are_binary)
{
    int64_t line = 0;
    int is_first = 1;
    for (int64_t number = 0; number < ilp->columns.count; number++) {
        const ttb__ilp_column *column = &ilp->columns.items[number];
        int64_t before = text->length;
        if (is_binary(column) != are_binary)
            continue;
        if (is_first)
            ttb__text_add(text, head);
        if (is_first)
            line = before = text->length;
        is_first = 0;
        ttb__text_add(text, " ");
        ttb__ilp_add_name(text, &column->name);
        if (text->status || text->length - line <= MOST_LINE)
            continue;
        text->bytes[before] = '\n';
        line = before + 1;
    }
    if (!is_first)
        ttb__text_add(text, "\n");
}

void ttb__ilp_to_lp(const ttb__ilp *ilp, ttb__text *text)
{
    for (int64_t line = 0; line < ilp->comments.count; line++)
        ttb__text_format(text, "\\ %s\n", ilp->comments.items[line]);
    add_objective(text, ilp);
    ttb__text_add(text, "Subject To\n");
    for (int64_t row = 0; row < ilp->rows.count; row++)
        add_row(text, ilp, &ilp->rows.items[row]);
    add_bounds(text, ilp);
    add_names(text, ilp, "Generals\n", 0);
    add_names(text, ilp, "Binaries\n", 1);
    ttb__text_add(text, "End\n");
}
