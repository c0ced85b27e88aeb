/* The cancel token. It stands apart, so that a program that stops for signals need not link the
 * solver. */
#include "base/memory.h"
#include "solve/solve.h"

ttb_status ttb_cancel_new(ttb_cancel **cancel_out)
{
    if (!cancel_out)
        return TTB_ERR_ARGUMENT;
    *cancel_out = ttb__alloc(1, sizeof **cancel_out);
    if (!*cancel_out)
        return TTB_ERR_MEMORY;
    atomic_init(&(*cancel_out)->is_requested, 0);
    return TTB_OK;
}

void ttb_cancel_free(ttb_cancel *cancel)
{
    ttb__free(cancel);
}

void ttb_cancel_request(ttb_cancel *cancel)
{
    if (cancel)
        atomic_store(&cancel->is_requested, 1);
}
