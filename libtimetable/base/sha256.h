/* SHA-256 (FIPS 180-4). */
#ifndef TTB_BASE_SHA256_H
#define TTB_BASE_SHA256_H

#include <stdint.h>

#include "timetable.h"

/* Write the 64 hex digits of the digest of bytes and a NUL; TTB__STOPPED, and nothing but the NUL,
 * where the poll that was entered says stop. */
ttb_status ttb__sha256_hex(const char *bytes, int64_t count, char hex_out[65]);

#endif
