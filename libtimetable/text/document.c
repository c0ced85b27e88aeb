#include "text/document.h"

#include <pthread.h>

#include "base/sanitize.h"
#include "text/scan.h"

/* cJSON writes a global variable at every parse (the place of the last error, which we do not
 * read), so two parsing threads would race. Held for one parse only. */
static pthread_mutex_t parse_lock = PTHREAD_MUTEX_INITIALIZER;

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
    /* A lock of the default kind that is never destroyed cannot fail. */
    pthread_mutex_lock(&parse_lock);
    *root_out = cJSON_ParseWithLengthOpts(text, (size_t)bytes, &end, 0);
    pthread_mutex_unlock(&parse_lock);
    mark_written(*root_out);
    /* The text is JSON, as the scan has seen; what else can fail is memory. */
    return *root_out ? TTB_OK : TTB_ERR_MEMORY;
}
