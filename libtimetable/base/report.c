#include "base/report.h"

#include <stdarg.h>

#include "base/text.h"
#include "base/utf8.h"

static void free_finding(ttb__finding *finding)
{
    ttb__free(finding->code);
    ttb__free(finding->place);
    ttb__free(finding->sentence);
    ttb__free(finding->detail);
}

/* Findings quote files and keys of strangers: a copy that is one line whatever stood there. */
static char *copy_line(const char *text)
{
    char *copy = ttb__copy_text(text);

    if (copy)
        ttb__utf8_clean(copy);
    return copy;
}

static ttb_status fill_finding(ttb__finding *finding, const char *code, const char *place,
                               const char *sentence, const char *detail)
{
    finding->code = ttb__copy_text(code);
    finding->place = copy_line(place);
    finding->sentence = copy_line(sentence);
    finding->detail = copy_line(detail ? detail : "");
    if (finding->code && finding->place && finding->sentence && finding->detail)
        return TTB_OK;
    free_finding(finding);
    return TTB_ERR_MEMORY;
}

static int64_t *counter(ttb_report *report, int32_t severity)
{
    return severity == TTB_SEVERITY_ERROR ? &report->error_count : &report->warning_count;
}

static ttb_status fill_closing(ttb__finding *closing, int64_t unlisted_count)
{
    ttb__text sentence = {0};
    ttb_status status;

    ttb__text_format(&sentence, "%lld more findings are not listed", (long long)unlisted_count);
    status = sentence.status;
    if (!status)
        status = fill_finding(closing, "report.full", "", sentence.bytes, NULL);
    ttb__text_clear(&sentence);
    return status;
}

/* Count findings that have no room in a full report. The finding after the last that has room says
 * how many they are; it is an error as soon as one of them is. */
static ttb_status add_unlisted(ttb_report *report, int64_t more, int32_t severity)
{
    ttb__finding closing = {.severity = severity};
    ttb__finding *last;

    if (TTB__RESERVE(&report->findings, 1) || fill_closing(&closing, report->unlisted_count + more))
        return TTB_ERR_MEMORY;
    last = &report->findings.items[TTB__REPORT_MOST_FINDINGS];
    if (report->unlisted_count > 0) {
        if (last->severity == TTB_SEVERITY_ERROR)
            closing.severity = TTB_SEVERITY_ERROR;
        (*counter(report, last->severity))--;
        free_finding(last);
    } else {
        report->findings.count++;
    }
    *last = closing;
    (*counter(report, closing.severity))++;
    report->unlisted_count += more;
    return TTB_OK;
}

int ttb__report_count_more(ttb_report *report, int64_t more, int32_t severity)
{
    if (report->unlisted_count == 0 ||
        (severity == TTB_SEVERITY_ERROR &&
         report->findings.items[TTB__REPORT_MOST_FINDINGS].severity != TTB_SEVERITY_ERROR))
        return 0;
    report->unlisted_count += more;
    return 1;
}

ttb_status ttb__report_add(ttb_report *report, int32_t severity, const char *code,
                           const char *place, const char *sentence, const char *detail)
{
    ttb__finding finding = {.severity = severity};

    if (!report)
        return TTB_OK;
    if (report->findings.count >= TTB__REPORT_MOST_FINDINGS)
        return add_unlisted(report, 1, severity);
    if (TTB__RESERVE(&report->findings, 1) || fill_finding(&finding, code, place, sentence, detail))
        return TTB_ERR_MEMORY;
    report->findings.items[report->findings.count++] = finding;
    (*counter(report, severity))++;
    return TTB_OK;
}

static ttb_status add_formatted(ttb_report *report, int32_t severity, const char *code,
                                const char *place, const char *format, va_list *arguments)
{
    ttb__text sentence = {0};
    ttb_status status;

    if (!report)
        return TTB_OK;
    ttb__text_format_list(&sentence, format, arguments);
    status = sentence.status;
    if (!status)
        status = ttb__report_add(report, severity, code, place,
                                 sentence.bytes ? sentence.bytes : "", NULL);
    ttb__text_clear(&sentence);
    return status;
}

ttb_status ttb__report_error(ttb_report *report, const char *code, const char *place,
                             const char *format, ...)
{
    va_list arguments;
    ttb_status status;

    va_start(arguments, format);
    status = add_formatted(report, TTB_SEVERITY_ERROR, code, place, format, &arguments);
    va_end(arguments);
    return status;
}

ttb_status ttb__report_warning(ttb_report *report, const char *code, const char *place,
                               const char *format, ...)
{
    va_list arguments;
    ttb_status status;

    va_start(arguments, format);
    status = add_formatted(report, TTB_SEVERITY_WARNING, code, place, format, &arguments);
    va_end(arguments);
    return status;
}

void ttb__report_clear(ttb_report *report)
{
    for (int64_t finding = 0; finding < report->findings.count; finding++)
        free_finding(&report->findings.items[finding]);
    ttb__free(report->findings.items);
    *report = (ttb_report){.memory_limit_mb = report->memory_limit_mb};
}

static int64_t least(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

/* The gravest severity among the findings from the given one on. */
static int32_t gravest(const ttb_report *report, int64_t first)
{
    for (int64_t finding = first; finding < report->findings.count; finding++)
        if (report->findings.items[finding].severity == TTB_SEVERITY_ERROR)
            return TTB_SEVERITY_ERROR;
    return TTB_SEVERITY_WARNING;
}

ttb_status ttb__report_move(ttb_report *to, ttb_report *from)
{
    int64_t listed = least(from->findings.count, TTB__REPORT_MOST_FINDINGS);
    int64_t room, moving, before;

    if (!to) {
        ttb__report_clear(from);
        return TTB_OK;
    }
    before = to->findings.count;
    room = TTB__REPORT_MOST_FINDINGS - least(before, TTB__REPORT_MOST_FINDINGS);
    moving = least(listed, room);
    if (TTB__RESERVE(&to->findings, moving))
        return TTB_ERR_MEMORY;
    for (int64_t finding = 0; finding < moving; finding++)
        to->findings.items[before + finding] = from->findings.items[finding];
    to->findings.count += moving;
    if (listed - moving + from->unlisted_count > 0 &&
        add_unlisted(to, listed - moving + from->unlisted_count, gravest(from, moving))) {
        to->findings.count = before; /* the findings are still those of `from` */
        return TTB_ERR_MEMORY;
    }
    for (int64_t finding = 0; finding < moving; finding++) {
        (*counter(to, from->findings.items[finding].severity))++;
        from->findings.items[finding] = (ttb__finding){0};
    }
    ttb__report_clear(from);
    return TTB_OK;
}

ttb_status ttb__report_end(ttb_report *report, ttb_report *found, ttb_status status)
{
    if (status != TTB_ERR_MEMORY && ttb__report_move(report, found))
        status = TTB_ERR_MEMORY;
    ttb__report_clear(found);
    return status;
}
