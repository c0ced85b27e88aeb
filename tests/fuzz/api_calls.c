/* Functions of the header in any order with any arguments: NULL, numbers of nothing, buffers that
 * are too small, handles of several partnerships mixed. Only what was freed is left out. After each
 * call holds what the header promises; world.c says what. Over the corpus each function is called,
 * and succeeds, at least once. */
#include <stdio.h>

#include "fuzz.h"
#include "world.h"

enum { MOST_CALLS = 60, MOST_FUNCTIONS = 256 };

static int32_t successes[MOST_FUNCTIONS];

/* A progress is there in a watch function only, where calls_by_hand.c calls these. */
static int needs_watch(const char *name)
{
    static const char start[] = "ttb_progress_";
    int32_t place = 0;

    while (start[place] && name[place] == start[place])
        place++;
    return !start[place];
}

int fuzz_count_missing(void)
{
    int missing = 0;

    for (int32_t number = 0; number < function_count; number++)
        if (!successes[number] &&
            !(functions[number].is_of_status && needs_watch(functions[number].name))) {
            printf("no input makes %s succeed\n", functions[number].name);
            missing++;
        }
    printf("%d functions are called\n", (int)function_count);
    return missing;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    world all;

    world_begin(&all, data, bytes);
    for (int32_t calls = 0; calls < MOST_CALLS && all.at < all.end; calls++) {
        int32_t number = draw_byte(&all) % function_count;
        ttb_status status;
        call_begin(&all, &functions[number]);
        status = functions[number].call(&all);
        call_end(&all, status);
        successes[number] += status == TTB_OK;
    }
    world_end(&all);
    return 0;
}
