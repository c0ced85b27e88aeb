/* A call of each function of the header, and the table of them. */
#include "rows.h"

#define ROW CALL_ROW
#define HAND(returns, name)
#include "rows_build.h"
#include "rows_other.h"
#include "rows_read.h"
#undef ROW
#undef HAND

const function functions[] = {
#define ROW                 TABLE_ROW
#define HAND(returns, name) {#name, call_##name, IS_##returns},
#include "rows_build.h"
#include "rows_other.h"
#include "rows_read.h"
};
const int32_t function_count = sizeof functions / sizeof *functions;
