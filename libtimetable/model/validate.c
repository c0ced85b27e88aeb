#include "model/partnership.h"

ttb_status ttb__validate(const ttb_partnership *partnership, ttb_report *report)
{
    (void)partnership;
    (void)report;
    return TTB_OK;
}
