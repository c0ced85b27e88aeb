/* Feed files to a fuzz test without libFuzzer: each whole, and cut off at many places, of which the
 * more there are the fewer files are given; after --whole at none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

enum { MOST_CUTS = 200, ALL_CUTS = 2000 };

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

static int replay(const char *path, size_t cuts)
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
    for (size_t cut = 0; cut < cuts; cut++)
        feed(bytes, count * cut / cuts);
    return 0;
}

int main(int argument_count, char **arguments)
{
    int first = 1, failures = 0;
    size_t cuts = MOST_CUTS;

    if (argument_count > 1 && !strcmp(arguments[1], "--whole")) {
        first = 2;
        cuts = 0;
    } else if (argument_count > ALL_CUTS / MOST_CUTS) {
        cuts = (size_t)(ALL_CUTS / argument_count);
    }
    for (int argument = first; argument < argument_count; argument++)
        failures += replay(arguments[argument], cuts);
    printf("%d inputs, %d unreadable\n", argument_count - first, failures);
    if (fuzz_count_missing)
        failures += fuzz_count_missing();
    return failures > 0 || argument_count <= first;
}
