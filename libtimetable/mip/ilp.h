/* A neutral integer program that becomes text, for any solver to read: whole numbers only, every
 * name a stem and numbers. It knows neither a school nor GLPK.
 *
 * Building remembers what failed first and does nothing afterwards, so that a builder looks once,
 * at its end (ttb__ilp_status()). */
#ifndef TTB_MIP_ILP_H
#define TTB_MIP_ILP_H

#include "base/memory.h"
#include "base/text.h"

enum { TTB__ILP_AT_MOST, TTB__ILP_EQUAL, TTB__ILP_AT_LEAST };
enum { TTB__ILP_NAME_NUMBERS = 5, TTB__ILP_MOST_COLUMNS = 100000000 };

/* A stem of letters and up to five numbers: "seat_3_12_0". The stem is borrowed for ever, begins
 * with no "e" (LP files would take it for an exponent) and is no word of theirs. */
typedef struct ttb__ilp_name {
    const char *stem;
    int32_t count;
    int32_t numbers[TTB__ILP_NAME_NUMBERS];
} ttb__ilp_name;

/* Every column is whole and lies between its bounds. */
typedef struct ttb__ilp_column {
    ttb__ilp_name name;
    int64_t lower, upper, cost;
} ttb__ilp_column;

typedef struct ttb__ilp_entry {
    int32_t column;
    int64_t amount;
} ttb__ilp_entry;

typedef struct ttb__ilp_row {
    ttb__ilp_name name;
    int32_t sense; /* TTB__ILP_AT_MOST... the sum of its entries, `side` */
    int64_t side, first_entry, entry_count;
} ttb__ilp_row;

/* Minimise the sum of cost x column. Read it freely; change it by the calls below. */
typedef struct ttb__ilp {
    TTB__ARRAY(ttb__ilp_column) columns;
    TTB__ARRAY(ttb__ilp_row) rows;
    TTB__ARRAY(ttb__ilp_entry) entries; /* row by row, each by column, none 0 */
    TTB__ARRAY(char *) comments;        /* lines at the head of the text */
    int32_t never;                      /* a column that is 0, TTB_NONE while none is needed */
    ttb_status status;
} ttb__ilp;

void ttb__ilp_make(ttb__ilp *ilp);
void ttb__ilp_clear(ttb__ilp *ilp);
/* What failed first: TTB_ERR_MEMORY, or TTB_ERR_TOO_LARGE for more columns than solvers number. */
ttb_status ttb__ilp_status(const ttb__ilp *ilp);

/* Add a line of a comment; what is not printable ASCII in it becomes "?". */
void ttb__ilp_comment(ttb__ilp *ilp, const char *line);
/* Add a column and return its number; 0 after a failure, which no caller may rely on. */
int32_t ttb__ilp_add_column(ttb__ilp *ilp, ttb__ilp_name name, int64_t lower, int64_t upper);

/* Begin a row, add its entries, end it. A column that comes again adds up. A row that is left
 * without entries is dropped if it holds, else it becomes one that nothing keeps. */
void ttb__ilp_begin_row(ttb__ilp *ilp, ttb__ilp_name name, int32_t sense, int64_t side);
void ttb__ilp_add_entry(ttb__ilp *ilp, int32_t column, int64_t amount);
void ttb__ilp_end_row(ttb__ilp *ilp);
/* End building: readers want a column and a row, so that an empty program gets one of each. */
void ttb__ilp_finish(ttb__ilp *ilp);

/* Write it as CPLEX LP text, lines of at most 80 characters, or as free MPS text. */
void ttb__ilp_to_lp(const ttb__ilp *ilp, ttb__text *text);
ttb_status ttb__ilp_to_mps(const ttb__ilp *ilp, ttb__text *text);

void ttb__ilp_add_name(ttb__text *text, const ttb__ilp_name *name);

#endif
