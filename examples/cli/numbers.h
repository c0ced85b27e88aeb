/* Numbers as people read them. */
#ifndef CLI_NUMBERS_H
#define CLI_NUMBERS_H

#include <stdint.h>

enum { NUMBER_BYTES = 32 };

/* A number in thousandths as a decimal without needless digits: 54, 0.5, 1.125. */
const char *number_of_mille(int64_t thousandths, char text[NUMBER_BYTES]);
/* The same with commas between thousands: 20,554. */
const char *number_grouped(int64_t thousandths, char text[NUMBER_BYTES]);
/* A share as a percentage, rounded down so that only the whole is 100 %: "96.5 %". */
const char *number_of_share(int64_t part, int64_t whole, char text[NUMBER_BYTES]);
/* The same, rounded up to a tenth of a per cent: "3.7 %", so that it is at most so much. */
const char *number_of_most_share(int64_t part, int64_t whole, char text[NUMBER_BYTES]);
/* "1 student", "12 students": the plural ends in s unless it is given after a slash,
 * "choice of block/choices of blocks". */
const char *counted(int64_t count, const char *what, char text[NUMBER_BYTES * 3]);

#endif
