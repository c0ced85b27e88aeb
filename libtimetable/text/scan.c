#include "text/scan.h"

#include <string.h>

#include "base/report.h"
#include "base/utf8.h"

/* Where the scan stands, and the first mistake. Each scan_ function returns 1 if all is well, and 0
 * after having set the mistake. */
typedef struct scanner {
    const char *text;
    int64_t bytes, at;
    int64_t tree_bytes; /* that cJSON will take, at most, for what was scanned */
    int32_t depth;
    const char *code, *mistake; /* NULL: none */
} scanner;

static int scan_value(scanner *scan);

static int fail(scanner *scan, const char *code, const char *mistake)
{
    scan->code = code;
    scan->mistake = mistake;
    return 0;
}

static int is_at_end(const scanner *scan)
{
    return scan->at >= scan->bytes;
}

/* The byte at the place of the scan, -1 at the end. */
static int32_t peek(const scanner *scan)
{
    return is_at_end(scan) ? -1 : (unsigned char)scan->text[scan->at];
}

static int is_digit(int32_t byte)
{
    return byte >= '0' && byte <= '9';
}

/* cJSON allocates one value at a time with memory that is not ours to count, so that what it will
 * take is worked out beforehand. */
static int scan_cost(scanner *scan, int64_t bytes)
{
    scan->tree_bytes += bytes;
    if (scan->tree_bytes <= TTB__MOST_JSON_TREE_BYTES)
        return 1;
    return fail(scan, "json.too-large",
                "up to here reading takes more than 2000000000 bytes of memory already");
}

/* Something else than what JSON wants here: say what kind of something. */
static int fail_here(scanner *scan, const char *wanted)
{
    int32_t byte = peek(scan);
    if (byte < 0)
        return fail(scan, "json.cut-off", "the text ends too early; it may be cut off");
    if (byte == 0)
        return fail(scan, "json.syntax", "there is a NUL byte");
    if (byte >= 0x80 && ttb__utf8_length(scan->text + scan->at, scan->bytes - scan->at) == 0)
        return fail(scan, "json.utf8", "the text is not UTF-8");
    return fail(scan, "json.syntax", wanted);
}

static void skip_blanks(scanner *scan)
{
    int32_t byte = peek(scan);
    while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
        scan->at++;
        byte = peek(scan);
    }
}

static int scan_word(scanner *scan, const char *word)
{
    int64_t start = scan->at;
    for (const char *letter = word; *letter; letter++, scan->at++)
        if (peek(scan) != *letter) {
            if (!is_at_end(scan))
                scan->at = start;
            return fail_here(scan, "a value is expected here");
        }
    return 1;
}

/* Count significant digits: those from the first that is not 0. */
static int scan_digits(scanner *scan, int32_t *significant)
{
    if (!is_digit(peek(scan)))
        return fail_here(scan, "a digit is expected here");
    for (; is_digit(peek(scan)); scan->at++)
        if (*significant > 0 || peek(scan) != '0')
            *significant += *significant <= TTB__MOST_JSON_DIGITS + 1;
    return 1;
}

/* Numbers are limited to what a double identifies. cJSON keeps only the double, so this scan is
 * what makes reading exact: two different decimals of at most 15 significant digits never share a
 * double (DBL_DIG), so the double says which of them stood in the text. ttb__read_thousandths()
 * relies on it. A whole number of 16 digits passes if it is at most 2^53, below which every whole
 * number is a double of its own. */
static int scan_number(scanner *scan)
{
    static const char most_whole[] = "9007199254740992";
    int64_t start, first;
    int32_t significant = 0, is_whole = 1;
    start = scan->at;
    if (peek(scan) == '-')
        scan->at++;
    first = scan->at;
    if (!scan_digits(scan, &significant))
        return 0;
    if (scan->text[first] == '0' && scan->at - first > 1) {
        scan->at = start;
        return fail(scan, "json.number", "a number has leading zeros");
    }
    if (peek(scan) == '.') {
        is_whole = 0;
        scan->at++;
        if (!scan_digits(scan, &significant))
            return 0;
    }
    if (peek(scan) == 'e' || peek(scan) == 'E') {
        scan->at = start;
        return fail(scan, "json.number", "a number has an exponent; write it out");
    }
    if (significant > TTB__MOST_JSON_DIGITS + 1 ||
        (significant > TTB__MOST_JSON_DIGITS &&
         !(is_whole && memcmp(scan->text + first, most_whole, 16) <= 0))) {
        scan->at = start;
        return fail(scan, "json.number", "a number has more than 15 significant digits");
    }
    return 1;
}

/* The four hex digits of an escape such as \u00e9; -1 if they are none. */
static int32_t scan_hex(scanner *scan)
{
    int32_t code = 0;
    for (int32_t digit = 0; digit < 4; digit++, scan->at++) {
        int32_t byte = peek(scan), value;
        if (is_digit(byte))
            value = byte - '0';
        else if (byte >= 'a' && byte <= 'f')
            value = byte - 'a' + 10;
        else if (byte >= 'A' && byte <= 'F')
            value = byte - 'A' + 10;
        else
            return fail_here(scan, "\\u needs four hex digits") - 1;
        code = code * 16 + value;
    }
    return code;
}

static int scan_unicode_escape(scanner *scan)
{
    int64_t start = scan->at - 2;
    int32_t code = scan_hex(scan), low;
    if (code < 0)
        return 0;
    if (code == 0 || (code >= 0xDC00 && code <= 0xDFFF)) {
        scan->at = start;
        return fail(scan, "json.string",
                    code == 0 ? "\\u0000 is not allowed in text"
                              : "half of a surrogate pair stands alone");
    }
    if (code < 0xD800 || code > 0xDBFF)
        return 1;
    if (scan->bytes - scan->at < 2 || memcmp(scan->text + scan->at, "\\u", 2) != 0) {
        scan->at = start;
        return fail(scan, "json.string", "half of a surrogate pair stands alone");
    }
    scan->at += 2;
    low = scan_hex(scan);
    if (low < 0)
        return 0;
    if (low < 0xDC00 || low > 0xDFFF) {
        scan->at = start;
        return fail(scan, "json.string", "half of a surrogate pair stands alone");
    }
    return 1;
}

static int scan_escape(scanner *scan)
{
    int32_t byte;
    scan->at++;
    byte = peek(scan);
    if (byte < 0)
        return fail_here(scan, "");
    if (byte == 0 || !strchr("\"\\/bfnrtu", byte)) {
        scan->at--;
        return fail(scan, "json.string", "this escape is not one of JSON's");
    }
    scan->at++;
    return byte == 'u' ? scan_unicode_escape(scan) : 1;
}

static int scan_string(scanner *scan)
{
    enum { TEXT_BYTES = 32 }; /* that an allocator adds at most */
    int64_t start = scan->at;
    if (peek(scan) != '"')
        return fail_here(scan, "a key in double quotes is expected here");
    scan->at++;
    for (;;) {
        int32_t byte = peek(scan), length;
        if (byte < 0)
            return fail_here(scan, "");
        if (byte == '"')
            break;
        if (byte == '\\') {
            if (!scan_escape(scan))
                return 0;
            continue;
        }
        if (byte < 0x20)
            return fail(scan, "json.string",
                        "text in quotes has a line break, a NUL or another control character");
        length = byte < 0x80 ? 1 : ttb__utf8_length(scan->text + scan->at, scan->bytes - scan->at);
        if (length == 0)
            return fail(scan, "json.utf8", "the text is not UTF-8");
        scan->at += length;
    }
    scan->at++;
    return scan_cost(scan, scan->at - start + TEXT_BYTES);
}

static int scan_member(scanner *scan)
{
    skip_blanks(scan);
    if (!scan_string(scan))
        return 0;
    skip_blanks(scan);
    if (peek(scan) != ':')
        return fail_here(scan, "a colon is expected here");
    scan->at++;
    return scan_value(scan);
}

/* The inside of an array or an object up to and with its closing bracket. */
static int scan_items(scanner *scan, int32_t closing, int (*scan_item)(struct scanner *))
{
    if (++scan->depth > TTB__MOST_JSON_DEPTH)
        return fail(scan, "json.depth", "brackets are nested more than 32 deep");
    scan->at++;
    skip_blanks(scan);
    while (peek(scan) != closing) {
        if (!scan_item(scan))
            return 0;
        skip_blanks(scan);
        if (peek(scan) == closing)
            break;
        if (peek(scan) != ',')
            return fail_here(scan, closing == ']' ? "a comma or ] is expected here"
                                                  : "a comma or } is expected here");
        scan->at++;
        skip_blanks(scan);
        if (peek(scan) == closing)
            return fail(scan, "json.syntax", "a comma stands before a closing bracket");
    }
    scan->at++;
    scan->depth--;
    return 1;
}

static int scan_value(scanner *scan)
{
    int32_t byte;
    skip_blanks(scan);
    if (!scan_cost(scan, TTB__JSON_VALUE_BYTES))
        return 0;
    byte = peek(scan);
    if (byte == '{')
        return scan_items(scan, '}', scan_member);
    if (byte == '[')
        return scan_items(scan, ']', scan_value);
    if (byte == '"')
        return scan_string(scan);
    if (byte == '-' || is_digit(byte))
        return scan_number(scan);
    if (byte == 't')
        return scan_word(scan, "true");
    if (byte == 'f')
        return scan_word(scan, "false");
    if (byte == 'n')
        return scan_word(scan, "null");
    return fail_here(scan, "a value is expected here");
}

static int scan_document(scanner *scan)
{
    if (scan->bytes > TTB__MOST_JSON_BYTES)
        return fail(scan, "json.too-large", "the text is larger than 1000000000 bytes");
    if (scan->bytes >= 3 && memcmp(scan->text, "\xEF\xBB\xBF", 3) == 0)
        return fail(scan, "json.byte-order-mark",
                    "the text begins with a byte order mark; save it as UTF-8 without one");
    skip_blanks(scan);
    if (is_at_end(scan))
        return fail(scan, "json.empty", "the text is empty");
    if (!scan_value(scan))
        return 0;
    skip_blanks(scan);
    if (!is_at_end(scan))
        return fail_here(scan, "there is more text after the end of the JSON value");
    return 1;
}

/* Lines and columns count from 1; a column is a character. */
static void find_line(const scanner *scan, int64_t *line_out, int64_t *column_out)
{
    int64_t line = 1, column = 1;
    for (int64_t at = 0; at < scan->at && at < scan->bytes; at++) {
        unsigned char byte = (unsigned char)scan->text[at];
        if (byte == '\n') {
            line++;
            column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            column++;
        }
    }
    *line_out = line;
    *column_out = column;
}

ttb_status ttb__json_scan(const char *text, int64_t bytes, ttb_report *report)
{
    scanner scan = {.text = text, .bytes = bytes};
    int64_t line, column;
    ttb_status status;
    if (scan_document(&scan))
        return TTB_OK;
    find_line(&scan, &line, &column);
    status = ttb__report_error(report, scan.code, "", "Line %lld, column %lld: %s", (long long)line,
                               (long long)column, scan.mistake);
    if (status)
        return status;
    return strcmp(scan.code, "json.too-large") == 0 ? TTB_ERR_TOO_LARGE : TTB_ERR_INPUT;
}

int ttb__is_long_decimal(int64_t thousandths)
{
    static const int64_t long_decimals = INT64_C(1000000000000000); /* 16 digits */
    int64_t whole = thousandths / 1000;

    if (thousandths % 1000 == 0)
        return whole < -TTB__MOST_WHOLE || whole > TTB__MOST_WHOLE;
    return thousandths <= -long_decimals || thousandths >= long_decimals;
}
