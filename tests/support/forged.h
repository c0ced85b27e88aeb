/* Certificates whose own hash was made anew after something in them was changed, by what
 * docs/reference/certificate-format.md says of it. */
#ifndef TTB_TEST_FORGED_H
#define TTB_TEST_FORGED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

#include "base/sha256.h"

/* The certificate's text with another hash in the place of the first, and its own made anew from
 * the canonical form: one line, without the last member. */
static inline char *forge_text(const char *text, const char *old_hash, const char *new_hash)
{
    char *forged = malloc(strlen(text) + 1), own[65], *end;
    int64_t length = 0;

    assert_non_null(forged);
    for (const char *at = text; *at; at++) {
        if (*at != '\n') {
            forged[length++] = *at;
            continue;
        }
        while (at[1] == ' ')
            at++;
        if (length > 0 && forged[length - 1] == ',')
            forged[length++] = ' ';
    }
    forged[length] = '\0';
    memcpy(strstr(forged, old_hash), new_hash, 64);
    end = strstr(forged, ", \"sha256\"");
    memcpy(end, "}", 2);
    ttb__sha256_hex(forged, (int64_t)strlen(forged), own);
    snprintf(end, (size_t)(length - (end - forged)) + 1, ", \"sha256\": \"%s\"}", own);
    return forged;
}

#endif
