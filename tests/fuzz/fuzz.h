/* What each file of this folder defines, and libFuzzer or replay.c calls. */
#ifndef TTB_FUZZ_H
#define TTB_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* What the inputs so far left out, printed and counted, for replay.c; a fuzz test may go without.
 */
__attribute__((weak)) int fuzz_count_missing(void);

#endif
