#include "settings.h"

#include <string.h>

#include "cli.h"
#include "memory.h"

/* Options that the library does not know, or values that it does not take. */
static int refuse_setting(const arguments *given, const setting *refused, const ttb_report *report)
{
    const char *why = ttb_report_count(report, TTB_NONE) > 0 ? ttb_report_get_sentence(report, 0)
                                                             : "is no option or value";
    if (!strcmp(refused->flag, "--set"))
        return usage_error(given->command, "--set %s=%s: %s", refused->key, refused->value, why);
    return usage_error(given->command, "%s: %s", refused->flag, why);
}

int settings_read(arguments *given)
{
    int code = EXIT_DONE;
    if (ttb_options_new(&given->options) != TTB_OK)
        no_memory();
    for (int i = 0; i < given->setting_count && code == EXIT_DONE; i++) {
        const setting *each = &given->settings[i];
        ttb_report *report = NULL;
        ttb_report_new(&report);
        ttb_status status =
            ttb_options_set_from_text(given->options, each->key, each->value, report);
        if (status == TTB_ERR_MEMORY)
            no_memory();
        if (status != TTB_OK)
            code = refuse_setting(given, each, report);
        ttb_report_free(report);
    }
    given->has_memory_limit =
        ttb_options_get_int(given->options, "memory_limit_mb", &given->memory_limit_mb) == TTB_OK;
    return code;
}
