#include "test.h"

#include <string.h>

#include "base/memory.h"
#include "base/sha256.h"

static void assert_digest(const char *bytes, int64_t count, const char *expected)
{
    char hex[65];

    ttb__sha256_hex(bytes, count, hex);
    assert_string_equal(hex, expected);
}

/* The examples that NIST publishes for FIPS 180-4. */
static void published_examples(void **state)
{
    static const char two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

    (void)state;
    assert_digest("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest(NULL, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_digest(two_blocks, (int64_t)strlen(two_blocks),
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void a_million_letters(void **state)
{
    enum { MILLION = 1000000 };
    char *letters = ttb__alloc(MILLION, 1);

    (void)state;
    memset(letters, 'a', MILLION);
    assert_digest(letters, MILLION,
                  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    ttb__free(letters);
}

/* Around the length where the padding takes another block; figures from sha256sum. */
static void lengths_around_a_block(void **state)
{
    char letters[66];

    (void)state;
    memset(letters, 'a', sizeof letters);
    assert_digest(letters, 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    assert_digest(letters, 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    assert_digest(letters, 63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
    assert_digest(letters, 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
    assert_digest(letters, 65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_examples),
        cmocka_unit_test(a_million_letters),
        cmocka_unit_test(lengths_around_a_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
