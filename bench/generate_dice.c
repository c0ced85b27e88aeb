/* Random numbers: xoshiro256** by Blackman and Vigna, seeded by splitmix64 (both public domain). */
#include "generate.h"

static uint64_t split_mix(uint64_t *state)
{
    uint64_t mixed = (*state += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

void dice_seed(struct dice *dice, uint64_t seed, uint64_t stream)
{
    uint64_t state = seed * 0xd1342543de82ef95u + stream * 0xaf251af3b0f025b5u + 1;
    for (int word = 0; word < 4; word++)
        dice->state[word] = split_mix(&state);
}

static uint64_t rotate(uint64_t value, int bits)
{
    return (value << bits) | (value >> (64 - bits));
}

static uint64_t dice_next(struct dice *dice)
{
    uint64_t *state = dice->state;
    const uint64_t result = rotate(state[1] * 5, 7) * 9;
    const uint64_t shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 45);
    return result;
}

int32_t dice_below(struct dice *dice, int32_t limit)
{
    if (limit <= 1)
        return 0;
    return (int32_t)(((dice_next(dice) >> 32) * (uint64_t)limit) >> 32);
}

int dice_percent(struct dice *dice, int32_t percent)
{
    return dice_below(dice, 100) < percent;
}

int32_t dice_pick(struct dice *dice, const int32_t *weights, int32_t count)
{
    int32_t total = 0, mark;
    for (int32_t place = 0; place < count; place++)
        total += weights[place];
    if (total <= 0)
        return -1;
    mark = dice_below(dice, total);
    for (int32_t place = 0; place < count; place++) {
        if (mark < weights[place])
            return place;
        mark -= weights[place];
    }
    return -1;
}
