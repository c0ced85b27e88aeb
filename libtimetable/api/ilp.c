/* One tier as an integer program in text. */
#include "api/limits.h"
#include "base/report.h"
#include "formulation/compact.h"
#include "text/json.h"

/* Where things are numbered and what they were read from. */
static ttb_status add_origin(const ttb_partnership *partnership, ttb__ilp *ilp)
{
    ttb__text line = {0};
    char hash[65];
    ttb_status status = ttb__partnership_hash(partnership, hash);
    if (status)
        return status;
    ttb__text_format(&line, "Partnership %s", hash);
    status = line.status;
    if (!status)
        ttb__ilp_comment(ilp, line.bytes);
    ttb__text_clear(&line);
    return status ? status : ilp->status;
}

static ttb_status write(const ttb__ilp *ilp, int32_t form, char **text_out, int64_t *bytes_out)
{
    ttb__text text = {0};
    ttb_status status = TTB_OK;
    if (form == TTB_ILP_MPS)
        status = ttb__ilp_to_mps(ilp, &text);
    else
        ttb__ilp_to_lp(ilp, &text);
    if (!status)
        status = ttb__text_take(&text, text_out, bytes_out);
    ttb__text_clear(&text);
    return status;
}

static ttb_status make(const ttb_partnership *partnership, int32_t tier, const int64_t *earlier,
                       ttb__ilp *ilp, ttb_report *report)
{
    ttb__prep *prep = NULL;
    int64_t unit;
    ttb_status status = ttb__prep_make(partnership, &prep, report);
    if (status)
        return status;
    status = ttb__compact_make(prep, tier, earlier, ilp, &unit, report);
    ttb__prep_destroy(prep);
    return status ? status : add_origin(partnership, ilp);
}

static void drop_text(char **text_out, int64_t *bytes_out)
{
    ttb__free(*text_out);
    *text_out = NULL;
    *bytes_out = 0;
}

ttb_status ttb_partnership_to_ilp(const ttb_partnership *partnership, const int64_t *earlier_values,
                                  int64_t earlier_count, int32_t form, char **text_out,
                                  int64_t *bytes_out, ttb_report *report)
{
    ttb_report found = {0};
    ttb__limited call;
    ttb__ilp ilp;
    ttb_status status;

    if (text_out)
        *text_out = NULL;
    if (bytes_out)
        *bytes_out = 0;
    if (!partnership || !text_out || !bytes_out || (!earlier_values && earlier_count > 0))
        return TTB_ERR_ARGUMENT;
    if (earlier_count < 0 || earlier_count >= ttb_partnership_tier_count(partnership) ||
        (form != TTB_ILP_LP && form != TTB_ILP_MPS))
        return TTB_ERR_RANGE;
    for (int64_t tier = 0; tier < earlier_count; tier++) {
        if (earlier_values[tier] < 0)
            return TTB_ERR_RANGE;
    }
    ttb__limited_begin_for(&call, report);
    ttb__ilp_make(&ilp);
    status = ttb__validate(partnership, &found);
    if (!status)
        status = make(partnership, (int32_t)earlier_count, earlier_values, &ilp, &found);
    if (!status)
        status = write(&ilp, form, text_out, bytes_out);
    ttb__ilp_clear(&ilp);
    status = ttb__limited_end(&call, status, "The integer program", &found);
    status = ttb__report_end(report, &found, status);
    if (status)
        drop_text(text_out, bytes_out);
    return status;
}
