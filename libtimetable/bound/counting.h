/* Prices by counting alone, for want of a linear program. Inside bound/ only. */
#ifndef TTB_BOUND_COUNTING_H
#define TTB_BOUND_COUNTING_H

#include "bound/prices.h"

/* Set prices without GLPK: formula 9 of docs/explain/bounds.md. Seats that are short, sections by
 * the seat, and the best of several prices of earlier tiers. */
ttb_status ttb__counting_prices(const ttb__bound_task *task, ttb__prices *prices);

/* The same at these prices of earlier tiers. 0 if they are too large. */
int ttb__counting_price_courses(const ttb__bound_task *task, ttb__prices *prices);

#endif
