/* What each file of this folder defines, and libFuzzer or replay.c calls. */
#ifndef TTB_FUZZ_H
#define TTB_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

#endif
