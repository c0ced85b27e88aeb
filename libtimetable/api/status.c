#include <stddef.h>

#include "base/memory.h"
#include "timetable.h"

#define QUOTE(number)                     #number
#define VERSION_TEXT(major, minor, patch) QUOTE(major) "." QUOTE(minor) "." QUOTE(patch)

const char *ttb_version(void)
{
    return VERSION_TEXT(TTB_VERSION_MAJOR, TTB_VERSION_MINOR, TTB_VERSION_PATCH);
}

int32_t ttb_abi_version(void)
{
    return TTB_ABI; /* from CMakeLists.txt, where the file name of the library comes from too */
}

const char *ttb_status_text(ttb_status status)
{
    static const struct {
        ttb_status status;
        const char *text;
    } texts[] = {
        {TTB_OK, "no error"},
        {TTB_ERR_MEMORY, "out of memory"},
        {TTB_ERR_ARGUMENT, "unusable argument"},
        {TTB_ERR_NOT_FOUND, "no such thing"},
        {TTB_ERR_RANGE, "number out of range"},
        {TTB_ERR_STATE, "not allowed now"},
        {TTB_ERR_TOO_SMALL, "buffer too small"},
        {TTB_ERR_INPUT, "errors in the data"},
        {TTB_ERR_TOO_LARGE, "too large"},
        {TTB_ERR_SOLVER, "the solver gave up"},
        {TTB_ERR_FILE, "a file could not be read or written"},
        {TTB_ERR_UNSUPPORTED, "not supported by this build"},
        {TTB_ERR_INTERNAL, "defect of the library"},
    };

    for (size_t entry = 0; entry < sizeof texts / sizeof *texts; entry++)
        if (texts[entry].status == status)
            return texts[entry].text;
    return "unknown status";
}

void ttb_text_free(char *text)
{
    ttb__free(text);
}
