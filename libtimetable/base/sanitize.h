/* What MemorySanitizer has to be told: it sees only what code that was compiled with it writes, and
 * the distribution's cJSON and GLPK are not. Nothing in any other build. */
#ifndef TTB_BASE_SANITIZE_H
#define TTB_BASE_SANITIZE_H

#ifdef __has_feature
#if __has_feature(memory_sanitizer)
#define TTB__HAS_MEMORY_SANITIZER
#endif
#endif

#ifdef TTB__HAS_MEMORY_SANITIZER
#include <sanitizer/msan_interface.h>

/* Another library has written these bytes; this text, or NULL. */
#define TTB__WRITTEN(memory, bytes) __msan_unpoison((memory), (bytes))
#define TTB__WRITTEN_TEXT(text)     ((text) ? __msan_unpoison_string(text) : (void)0)
#else
#define TTB__WRITTEN(memory, bytes) ((void)0)
#define TTB__WRITTEN_TEXT(text)     ((void)0)
#endif

#endif
