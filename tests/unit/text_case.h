/* Cases for tests of files: a good file in which one place is replaced by something else. JSON is
 * written with single quotes, which become double ones. */
#ifndef TTB_TEST_TEXT_CASE_H
#define TTB_TEST_TEXT_CASE_H

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct text_case {
    const char *find, *by;    /* by stands in the place of find, which occurs once */
    const char *code, *place; /* of the only finding */
    const char *sentence;     /* a part of its sentence */
} text_case;

/* The text with one place replaced and double quotes; find NULL: as it is. free() it. */
static inline char *make_text(const char *text, const char *find, const char *by)
{
    const char *found = find ? strstr(text, find) : text;
    size_t before, room;
    char *made;

    if (!found || (find && strstr(found + 1, find)))
        fail_msg("not once in the text: %s", find ? find : "");
    before = (size_t)(found - text);
    room = strlen(text) + (by ? strlen(by) : 0) + 1;
    made = malloc(room);
    assert_non_null(made);
    snprintf(made, room, "%.*s%s%s", (int)before, text, find ? by : "",
             found + (find ? strlen(find) : 0));
    for (char *byte = made; *byte; byte++)
        if (*byte == '\'')
            *byte = '"';
    return made;
}

static inline void print_findings(const ttb_report *report)
{
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        print_message("[%s] %s: %s\n", ttb_report_get_code(report, finding),
                      ttb_report_get_place(report, finding),
                      ttb_report_get_sentence(report, finding));
}

/* The report holds one error, this one. */
static inline void assert_case(const ttb_report *report, const text_case *each)
{
    if (ttb_report_count(report, TTB_NONE) != 1 ||
        strcmp(ttb_report_get_code(report, 0), each->code) != 0 ||
        strcmp(ttb_report_get_place(report, 0), each->place) != 0 ||
        !strstr(ttb_report_get_sentence(report, 0), each->sentence)) {
        print_findings(report);
        fail_msg("case %s -> %s: not the one error %s at %s: %s", each->find ? each->find : "",
                 each->by ? each->by : "", each->code, each->place, each->sentence);
    }
    assert_int_equal(ttb_report_get_severity(report, 0), TTB_SEVERITY_ERROR);
    assert_null(strchr(ttb_report_get_sentence(report, 0), '\n'));
}

#endif
