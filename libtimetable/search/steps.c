#include "search/steps.h"

enum { MOST_TOTAL = 1 << 16, TABLE_SIZE = 256, TABLE_UNIT = 1024 };

/* -ln((i + 1/2) / 256) in units of 1/1024, rounded. */
static const int16_t exponential[TABLE_SIZE] = {
    6388, 5263, 4740, 4395, 4138, 3933, 3762, 3615, 3487, 3373, 3270, 3177, 3092, 3013, 2940, 2872,
    2808, 2747, 2690, 2637, 2585, 2537, 2490, 2445, 2403, 2362, 2322, 2285, 2248, 2213, 2179, 2145,
    2113, 2082, 2052, 2023, 1995, 1967, 1940, 1914, 1888, 1863, 1839, 1815, 1792, 1769, 1747, 1725,
    1704, 1683, 1662, 1642, 1622, 1603, 1584, 1565, 1547, 1529, 1512, 1494, 1477, 1460, 1444, 1428,
    1412, 1396, 1380, 1365, 1350, 1335, 1321, 1306, 1292, 1278, 1264, 1250, 1237, 1224, 1210, 1197,
    1185, 1172, 1160, 1147, 1135, 1123, 1111, 1099, 1088, 1076, 1065, 1054, 1042, 1031, 1020, 1010,
    999,  988,  978,  968,  957,  947,  937,  927,  917,  908,  898,  889,  879,  870,  860,  851,
    842,  833,  824,  815,  806,  797,  789,  780,  772,  763,  755,  746,  738,  730,  722,  714,
    706,  698,  690,  682,  674,  667,  659,  651,  644,  636,  629,  622,  614,  607,  600,  593,
    586,  579,  572,  565,  558,  551,  544,  537,  530,  524,  517,  510,  504,  497,  491,  484,
    478,  472,  465,  459,  453,  447,  441,  434,  428,  422,  416,  410,  404,  398,  392,  387,
    381,  375,  369,  364,  358,  352,  347,  341,  335,  330,  324,  319,  313,  308,  303,  297,
    292,  287,  281,  276,  271,  266,  260,  255,  250,  245,  240,  235,  230,  225,  220,  215,
    210,  205,  200,  196,  191,  186,  181,  176,  172,  167,  162,  158,  153,  148,  144,  139,
    134,  130,  125,  121,  116,  112,  107,  103,  99,   94,   90,   85,   81,   77,   73,   68,
    64,   60,   55,   51,   47,   43,   39,   35,   30,   26,   22,   18,   14,   10,   6,    2,
};

/* The power of two below the rise, and the next two bits. */
static int32_t bucket_of(int64_t rise)
{
    int32_t power = 63 - __builtin_clzll((uint64_t)rise);
    int32_t quarter = power >= 2 ? (int32_t)(rise >> (power - 2)) & 3 : 0;
    return power * 4 + quarter;
}

static int64_t bucket_floor(int32_t bucket)
{
    int32_t power = bucket / 4;
    int64_t quarter = power >= 2 ? (int64_t)(bucket % 4) << (power - 2) : 0;
    return ((int64_t)1 << power) + quarter;
}

void ttb__steps_add(ttb__steps *steps, int64_t rise)
{
    steps->counts[bucket_of(rise)]++;
    if (++steps->total < MOST_TOTAL)
        return;
    steps->total = 0;
    for (int32_t bucket = 0; bucket < TTB__STEP_BUCKETS; bucket++) {
        steps->counts[bucket] /= 2;
        steps->total += steps->counts[bucket];
    }
}

int64_t ttb__steps_quantile(const ttb__steps *steps, int64_t per_mille)
{
    int64_t below = 0, wanted = steps->total * per_mille / 1000;
    for (int32_t bucket = 0; bucket < TTB__STEP_BUCKETS; bucket++) {
        below += steps->counts[bucket];
        if (below > wanted)
            return bucket_floor(bucket);
    }
    return 0;
}

int64_t ttb__threshold(int64_t temperature, uint64_t random)
{
    int64_t factor = exponential[random % TABLE_SIZE];
    if (temperature > INT64_MAX / (TABLE_UNIT * 8))
        return temperature / TABLE_UNIT * factor;
    return temperature * factor / TABLE_UNIT;
}
