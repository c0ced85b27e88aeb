#include "base/secret.h"

#include <sys/random.h>

ttb_status ttb__secret_numbers(uint64_t *numbers, int64_t count)
{
    enum { MOST_AT_ONCE = 256 / sizeof *numbers }; /* getentropy() gives no more than 256 bytes */

    for (int64_t done = 0; done < count; done += MOST_AT_ONCE) {
        int64_t wanted = count - done < MOST_AT_ONCE ? count - done : MOST_AT_ONCE;
        if (getentropy(numbers + done, (size_t)wanted * sizeof *numbers) != 0)
            return TTB_ERR_UNSUPPORTED;
    }
    return TTB_OK;
}
