#include "test.h"

#include "base/idmap.h"
#include "base/memory.h"

enum { MANY = 20000, ID_BYTES = 8 };

/* Write "s00042" for 42. */
static void write_id(char id[ID_BYTES], int32_t number)
{
    id[0] = 's';
    for (int digit = ID_BYTES - 2; digit > 0; digit--) {
        id[digit] = (char)('0' + number % 10);
        number /= 10;
    }
    id[ID_BYTES - 1] = '\0';
}

static void an_empty_map_finds_nothing(void **state)
{
    ttb__idmap map = {0};

    (void)state;
    assert_int_equal(ttb__idmap_find(&map, "a"), TTB_NONE);
    ttb__idmap_clear(&map);
}

static void many_ids_are_found_again(void **state)
{
    ttb__idmap map = {0};
    char(*ids)[ID_BYTES] = ttb__alloc(MANY, sizeof *ids);
    char absent[ID_BYTES];

    (void)state;
    for (int32_t number = 0; number < MANY; number++) {
        write_id(ids[number], number);
        assert_int_equal(ttb__idmap_add(&map, ids[number], number), TTB_OK);
    }
    assert_int_equal(map.count, MANY);
    for (int32_t number = 0; number < MANY; number++)
        assert_int_equal(ttb__idmap_find(&map, ids[number]), number);
    for (int32_t number = MANY; number < 2 * MANY; number++) {
        write_id(absent, number);
        assert_int_equal(ttb__idmap_find(&map, absent), TTB_NONE);
    }
    ttb__idmap_clear(&map);
    ttb__free(ids);
}

/* Texts that all want the same place in a map of 16, so that each search walks past the others. */
static void texts_that_collide_are_kept_apart(void **state)
{
    enum { WANTED = 10 };
    ttb__idmap map = {0};
    char ids[WANTED + 1][ID_BYTES];
    int found = 0;

    (void)state;
    for (int32_t number = 0; found <= WANTED; number++) {
        write_id(ids[found], number);
        found += (ttb__text_hash(ids[found]) & 15) == 15;
    }
    for (int32_t id = 0; id < WANTED; id++)
        assert_int_equal(ttb__idmap_add(&map, ids[id], id), TTB_OK);
    assert_int_equal(map.capacity, 16);
    for (int32_t id = 0; id < WANTED; id++)
        assert_int_equal(ttb__idmap_find(&map, ids[id]), id);
    assert_int_equal(ttb__idmap_find(&map, ids[WANTED]), TTB_NONE);
    ttb__idmap_clear(&map);
}

static void hashes_of_numbered_ids_spread(void **state)
{
    enum { PLACES = 256, IDS = 256 * 16 };
    int uses[PLACES] = {0};
    char id[ID_BYTES];

    (void)state;
    for (int32_t number = 0; number < IDS; number++) {
        write_id(id, number);
        uses[ttb__text_hash(id) % PLACES]++;
    }
    for (int place = 0; place < PLACES; place++)
        assert_in_range(uses[place], 1, 48);
}

static void a_failed_addition_changes_nothing(void **state)
{
    ttb__idmap map = {0};

    (void)state;
    ttb__fault_set(1, 1);
    assert_int_equal(ttb__idmap_add(&map, "a", 1), TTB_ERR_MEMORY);
    ttb__fault_set(0, 0);
    assert_int_equal(map.count, 0);
    assert_int_equal(ttb__idmap_find(&map, "a"), TTB_NONE);
    assert_int_equal(ttb__idmap_add(&map, "a", 1), TTB_OK);
    assert_int_equal(ttb__idmap_find(&map, "a"), 1);
    ttb__idmap_clear(&map);
}

static void distance_counts_edits_up_to_the_most(void **state)
{
    static const char longer[] =
        "a text of more than sixty-three bytes counts as far from any other";

    (void)state;
    assert_int_equal(ttb__text_distance("", "", 5), 0);
    assert_int_equal(ttb__text_distance("kitten", "sitting", 5), 3);
    assert_int_equal(ttb__text_distance("time_limit", "time_limt", 5), 1);
    assert_int_equal(ttb__text_distance("abc", "", 5), 3);
    assert_int_equal(ttb__text_distance("", "abcdef", 5), 5);
    assert_int_equal(ttb__text_distance("abcdef", "uvwxyz", 4), 4);
    assert_int_equal(ttb__text_distance(longer, longer, 4), 4);
    assert_int_equal(ttb__text_distance("abc", longer, 4), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_map_finds_nothing),
        cmocka_unit_test(many_ids_are_found_again),
        cmocka_unit_test(texts_that_collide_are_kept_apart),
        cmocka_unit_test(hashes_of_numbered_ids_spread),
        cmocka_unit_test(a_failed_addition_changes_nothing),
        cmocka_unit_test(distance_counts_edits_up_to_the_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
