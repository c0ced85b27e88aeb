#include "base/sha256.h"

#include <string.h>

#include "base/poll.h"

/* Between two looks at the poll is about a megabyte. */
enum { BLOCK_BYTES = 64, BLOCKS_A_LOOK = 16384 };

/* FIPS 180-4, section 4.2.2: the first 32 bits of the fractions of the cube roots of primes. */
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate_right(uint32_t word, int bits)
{
    return (word >> bits) | (word << (32 - bits));
}

/* The message schedule of section 6.2.2, step 1. */
static void spread(const unsigned char *block, uint32_t schedule[64])
{
    for (int step = 0; step < 16; step++)
        schedule[step] = (uint32_t)block[step * 4] << 24 | (uint32_t)block[step * 4 + 1] << 16 |
                         (uint32_t)block[step * 4 + 2] << 8 | (uint32_t)block[step * 4 + 3];
    for (int step = 16; step < 64; step++) {
        uint32_t near = schedule[step - 2], far = schedule[step - 15];
        schedule[step] = schedule[step - 16] + schedule[step - 7] +
                         (rotate_right(far, 7) ^ rotate_right(far, 18) ^ (far >> 3)) +
                         (rotate_right(near, 17) ^ rotate_right(near, 19) ^ (near >> 10));
    }
}

/* Steps 2 to 4; words stands for a to h. They do not move: each step begins one word earlier. */
static void mix_block(uint32_t state[8], const unsigned char *block)
{
    uint32_t schedule[64], words[8];

    spread(block, schedule);
    memcpy(words, state, sizeof words);
    for (int round = 0; round < 64; round += 8) {
#pragma GCC unroll 8 /* so that the words are registers: twice as fast */
        for (int part = 0; part < 8; part++) {
            uint32_t a = words[(8 - part) & 7], b = words[(9 - part) & 7];
            uint32_t c = words[(10 - part) & 7], e = words[(12 - part) & 7];
            uint32_t f = words[(13 - part) & 7], g = words[(14 - part) & 7];
            uint32_t first = words[(15 - part) & 7] +
                             (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) +
                             ((e & f) ^ (~e & g)) + constants[round + part] +
                             schedule[round + part];
            words[(11 - part) & 7] += first;
            words[(15 - part) & 7] =
                first + (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) +
                ((a & b) ^ (a & c) ^ (b & c));
        }
    }
    for (int word = 0; word < 8; word++)
        state[word] += words[word];
}

/* The last one or two blocks: what is left, a one bit, zeros, and the length in bits. */
static void mix_end(uint32_t state[8], const unsigned char *rest, size_t rest_bytes, uint64_t bits)
{
    unsigned char end[2 * BLOCK_BYTES] = {0};
    size_t end_bytes = rest_bytes < BLOCK_BYTES - 8 ? BLOCK_BYTES : 2 * BLOCK_BYTES;

    if (rest_bytes > 0)
        memcpy(end, rest, rest_bytes);
    end[rest_bytes] = 0x80;
    for (int byte = 1; byte <= 8; byte++) {
        end[end_bytes - (size_t)byte] = (unsigned char)(bits & 0xff);
        bits >>= 8;
    }
    for (size_t start = 0; start < end_bytes; start += BLOCK_BYTES)
        mix_block(state, end + start);
}

ttb_status ttb__sha256_hex(const char *bytes, int64_t count, char hex_out[65])
{
    static const char digits[] = "0123456789abcdef";
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const unsigned char *next = (const unsigned char *)bytes;
    int64_t left = count;
    ttb_status status = TTB_OK;

    hex_out[0] = '\0';
    for (; left >= BLOCK_BYTES && !status; left -= BLOCK_BYTES, next += BLOCK_BYTES) {
        if (left / BLOCK_BYTES % BLOCKS_A_LOOK == 0)
            status = ttb__ask();
        mix_block(state, next);
    }
    if (status)
        return status;
    mix_end(state, next, (size_t)left, (uint64_t)count * 8);
    for (int digit = 0; digit < 64; digit++)
        hex_out[digit] = digits[state[digit / 8] >> (28 - 4 * (digit % 8)) & 15];
    hex_out[64] = '\0';
    return TTB_OK;
}
