#include "proof/certificate.h"

ttb_status ttb__certificate_make(const ttb__town *town, ttb_certificate **certificate_out)
{
    *certificate_out = ttb__alloc(1, sizeof **certificate_out);
    if (!*certificate_out)
        return TTB_ERR_MEMORY;
    (*certificate_out)->tier_count = town->tier_count;
    return TTB_OK;
}

void ttb__certificate_destroy(ttb_certificate *certificate)
{
    if (!certificate)
        return;
    for (int32_t tier = 0; tier < certificate->tier_count; tier++) {
        ttb__certificate_tier *of = &certificate->tiers[tier];
        for (int64_t number = 0; number < of->arguments.count; number++)
            ttb__argument_destroy(of->arguments.items[number]);
        ttb__free(of->arguments.items);
    }
    ttb__free(certificate);
}

ttb_status ttb__certificate_add(ttb_certificate *certificate, ttb__argument *argument)
{
    ttb_status status = TTB__PUSH(&certificate->tiers[argument->tier].arguments, argument);

    if (status)
        ttb__argument_destroy(argument);
    return status;
}
