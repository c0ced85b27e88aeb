#include "findings.h"

#include <stdio.h>
#include <string.h>

#include "utf8.h"

static int is_same(const ttb_report *a, int64_t i, const ttb_report *b, int64_t j)
{
    return !strcmp(ttb_report_get_code(a, i), ttb_report_get_code(b, j)) &&
           !strcmp(ttb_report_get_place(a, i), ttb_report_get_place(b, j)) &&
           !strcmp(ttb_report_get_sentence(a, i), ttb_report_get_sentence(b, j));
}

static int is_seen(const ttb_report *report, int64_t finding, const ttb_report *seen)
{
    int64_t count = ttb_report_count(seen, TTB_NONE);
    for (int64_t other = 0; other < count; other++)
        if (is_same(report, finding, seen, other))
            return 1;
    return 0;
}

static const char *severity_word(const ttb_report *report, int64_t finding)
{
    return ttb_report_get_severity(report, finding) == TTB_SEVERITY_ERROR ? "error" : "warning";
}

static void print_finding(const ttb_report *report, int64_t finding, const char *path)
{
    const char *place = ttb_report_get_place(report, finding);
    utf8_print(stderr, strcmp(path, "-") ? path : "standard input");
    fputs(": ", stderr);
    if (*place) {
        utf8_print(stderr, place);
        fputs(": ", stderr);
    }
    fprintf(stderr, "%s: ", severity_word(report, finding));
    utf8_print(stderr, ttb_report_get_sentence(report, finding));
    const char *detail = ttb_report_get_detail(report, finding);
    if (*detail) {
        fputs(" (", stderr);
        utf8_print(stderr, detail);
        fputs(")", stderr);
    }
    fprintf(stderr, " [%s]\n", ttb_report_get_code(report, finding));
}

void findings_print(const ttb_report *report, const char *path, const ttb_report *seen)
{
    int64_t count = ttb_report_count(report, TTB_NONE);
    for (int64_t finding = 0; finding < count; finding++)
        if (!is_seen(report, finding, seen))
            print_finding(report, finding, path);
}

static void write_finding(json_writer *json, const ttb_report *report, int64_t finding)
{
    json_open_object(json, NULL);
    json_text(json, "severity", severity_word(report, finding));
    json_text(json, "code", ttb_report_get_code(report, finding));
    json_text(json, "place", ttb_report_get_place(report, finding));
    json_text(json, "sentence", ttb_report_get_sentence(report, finding));
    json_close(json);
}

void findings_json(json_writer *json, const ttb_report *first, const ttb_report *second)
{
    json_open_array(json, "findings");
    for (int64_t finding = 0; finding < ttb_report_count(first, TTB_NONE); finding++)
        write_finding(json, first, finding);
    for (int64_t finding = 0; finding < ttb_report_count(second, TTB_NONE); finding++)
        if (!is_seen(second, finding, first))
            write_finding(json, second, finding);
    json_close(json);
}
