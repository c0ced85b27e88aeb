#include "text/document.h"

#include "base/lock.h"
#include "base/sanitize.h"
#include "text/scan.h"

/* cJSON writes a global variable at every parse (the place of the last error, which we do not
 * read), so two parsing threads would race. Held for one parse only. */
static ttb__lock parse_lock = TTB__LOCK_INITIALIZER;

#ifdef TTB__HAS_MEMORY_SANITIZER
/* As deep as the scan lets a document be. */
static void mark_written(const cJSON *node)
{
    for (; node; node = node->next) {
        TTB__WRITTEN(node, sizeof *node);
        TTB__WRITTEN_TEXT(node->string);
        TTB__WRITTEN_TEXT(node->valuestring);
        mark_written(node->child);
    }
}
#else
static void mark_written(const cJSON *node)
{
    (void)node;
}
#endif

ttb_status ttb__document_read(const char *text, int64_t bytes, cJSON **root_out, ttb_report *report)
{
    const char *end = NULL;
    ttb_status status;

    *root_out = NULL;
    status = ttb__json_scan(text, bytes, report);
    if (status)
        return status;
    ttb__lock_take(&parse_lock);
    *root_out = cJSON_ParseWithLengthOpts(text, (size_t)bytes, &end, 0);
    ttb__lock_release(&parse_lock);
    mark_written(*root_out);
    /* The text is JSON, as the scan has seen; what else can fail is memory. */
    return *root_out ? TTB_OK : TTB_ERR_MEMORY;
}
