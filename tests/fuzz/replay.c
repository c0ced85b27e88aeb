/* Feed files to a fuzz test without libFuzzer: each whole, and cut off at many places. */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

enum { CUTS = 200 };

/* A buffer of just this size each time, so that AddressSanitizer sees a byte read too many. */
static void feed(const uint8_t *bytes, size_t count)
{
    uint8_t *exact = malloc(count > 0 ? count : 1);

    if (!exact)
        return;
    for (size_t byte = 0; byte < count; byte++)
        exact[byte] = bytes[byte];
    LLVMFuzzerTestOneInput(exact, count);
    free(exact);
}

static int replay(const char *path)
{
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    size_t count;

    if (!file) {
        perror(path);
        return 1;
    }
    count = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    feed(bytes, count);
    for (size_t cut = 0; cut < CUTS; cut++)
        feed(bytes, count * cut / CUTS);
    return 0;
}

int main(int argument_count, char **arguments)
{
    int failures = 0;

    for (int argument = 1; argument < argument_count; argument++)
        failures += replay(arguments[argument]);
    printf("%d inputs, %d unreadable\n", argument_count - 1, failures);
    return failures > 0 || argument_count < 2;
}
