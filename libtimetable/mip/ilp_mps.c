/* The free MPS format: fields between blanks, columns in one integer section, every bound written
 * out, no ranges. */
#include "mip/ilp.h"

typedef struct by_column {
    int64_t *first; /* [column]; [column + 1] the end */
    int32_t *rows;
    int64_t *amounts;
} by_column;

/* Turn the rows' entries into columns: counted, summed, filled. */
static ttb_status make_columns(const ttb__ilp *ilp, by_column *made)
{
    made->first = ttb__alloc(ilp->columns.count + 2, sizeof *made->first);
    made->rows = ttb__alloc(ilp->entries.count, sizeof *made->rows);
    made->amounts = ttb__alloc(ilp->entries.count, sizeof *made->amounts);
    if (!made->first || !made->rows || !made->amounts)
        return TTB_ERR_MEMORY;
    for (int64_t entry = 0; entry < ilp->entries.count; entry++)
        made->first[ilp->entries.items[entry].column + 2]++;
    for (int64_t column = 0; column < ilp->columns.count; column++)
        made->first[column + 2] += made->first[column + 1];
    for (int64_t row = 0; row < ilp->rows.count; row++) {
        const ttb__ilp_row *given = &ilp->rows.items[row];
        for (int64_t number = 0; number < given->entry_count; number++) {
            const ttb__ilp_entry *entry = &ilp->entries.items[given->first_entry + number];
            int64_t place = made->first[entry->column + 1]++;
            made->rows[place] = (int32_t)row;
            made->amounts[place] = entry->amount;
        }
    }
    return TTB_OK;
}

static void add_rows(ttb__text *text, const ttb__ilp *ilp)
{
    static const char *const senses[] = {
        [TTB__ILP_AT_MOST] = " L ", [TTB__ILP_EQUAL] = " E ", [TTB__ILP_AT_LEAST] = " G "};
    ttb__text_add(text, "ROWS\n N cost\n");
    for (int64_t row = 0; row < ilp->rows.count; row++) {
        ttb__text_add(text, senses[ilp->rows.items[row].sense]);
        ttb__ilp_add_name(text, &ilp->rows.items[row].name);
        ttb__text_add(text, "\n");
    }
}

static void begin_line(ttb__text *text, const char *before, const ttb__ilp_name *name)
{
    ttb__text_add(text, before);
    ttb__ilp_add_name(text, name);
    ttb__text_add(text, " ");
}

static void end_line(ttb__text *text, int64_t number)
{
    ttb__text_add(text, " ");
    ttb__text_add_int(text, number);
    ttb__text_add(text, "\n");
}

/* A column without entries is there all the same, by a cost of 0. */
static void add_column(ttb__text *text, const ttb__ilp *ilp, const by_column *columns,
                       int32_t number)
{
    const ttb__ilp_column *column = &ilp->columns.items[number];
    int64_t first = columns->first[number], end = columns->first[number + 1];
    if (column->cost || first == end) {
        begin_line(text, " ", &column->name);
        ttb__text_add(text, "cost");
        end_line(text, column->cost);
    }
    for (int64_t place = first; place < end; place++) {
        begin_line(text, " ", &column->name);
        ttb__ilp_add_name(text, &ilp->rows.items[columns->rows[place]].name);
        end_line(text, columns->amounts[place]);
    }
}

static void add_sides(ttb__text *text, const ttb__ilp *ilp)
{
    ttb__text_add(text, "RHS\n");
    for (int64_t row = 0; row < ilp->rows.count; row++) {
        if (!ilp->rows.items[row].side)
            continue;
        ttb__text_add(text, " side ");
        ttb__ilp_add_name(text, &ilp->rows.items[row].name);
        end_line(text, ilp->rows.items[row].side);
    }
}

static void add_bound(ttb__text *text, const char *kind, const ttb__ilp_column *column,
                      int64_t bound)
{
    ttb__text_add(text, kind);
    ttb__ilp_add_name(text, &column->name);
    end_line(text, bound);
}

static void add_bounds(ttb__text *text, const ttb__ilp *ilp)
{
    ttb__text_add(text, "BOUNDS\n");
    for (int64_t number = 0; number < ilp->columns.count; number++) {
        const ttb__ilp_column *column = &ilp->columns.items[number];
        if (column->lower == column->upper) {
            add_bound(text, " FX bound ", column, column->lower);
            continue;
        }
        if (column->lower)
            add_bound(text, " LO bound ", column, column->lower);
        add_bound(text, " UP bound ", column, column->upper);
    }
}

ttb_status ttb__ilp_to_mps(const ttb__ilp *ilp, ttb__text *text)
{
    by_column columns = {0};
    ttb_status status = make_columns(ilp, &columns);
    if (status)
        goto done;
    for (int64_t line = 0; line < ilp->comments.count; line++)
        ttb__text_format(text, "* %s\n", ilp->comments.items[line]);
    ttb__text_add(text, "NAME timetable FREE\n");
    add_rows(text, ilp);
    ttb__text_add(text, "COLUMNS\n MARKER 'MARKER' 'INTORG'\n");
    for (int32_t column = 0; column < ilp->columns.count; column++)
        add_column(text, ilp, &columns, column);
    ttb__text_add(text, " MARKER 'MARKER' 'INTEND'\n");
    add_sides(text, ilp);
    add_bounds(text, ilp);
    ttb__text_add(text, "ENDATA\n");
    status = text->status;
done:
    ttb__free(columns.first);
    ttb__free(columns.rows);
    ttb__free(columns.amounts);
    return status;
}
