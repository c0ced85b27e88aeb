#include "json.h"

#include <inttypes.h>
#include <string.h>

#include "numbers.h"
#include "utf8.h"

static void put_string(json_writer *json, const char *text)
{
    fputc('"', json->out);
    while (*text) {
        uint32_t character;
        int bytes = utf8_read(text, &character);
        if (character == '"' || character == '\\')
            fprintf(json->out, "\\%c", (char)character);
        else if (character < 0x20 || character == 0x7F || character == 0xFFFD)
            fprintf(json->out, "\\u%04" PRIx32, character);
        else
            fwrite(text, 1, (size_t)bytes, json->out);
        text += bytes;
    }
    fputc('"', json->out);
}

static void new_line(json_writer *json)
{
    fprintf(json->out, "\n%*s", 2 * json->depth, "");
}

static void begin_member(json_writer *json, const char *name)
{
    int is_inline = json->item_depth > 0;
    if (json->has_member)
        fputs(is_inline ? ", " : ",", json->out);
    if (!is_inline && json->depth > 0)
        new_line(json);
    if (name) {
        put_string(json, name);
        fputs(": ", json->out);
    }
    json->has_member = 1;
}

static void open_container(json_writer *json, const char *name, const char *brackets)
{
    int is_item = json->depth > 0 && json->closers[json->depth - 1] == ']';
    begin_member(json, name);
    fputc(brackets[0], json->out);
    json->closers[json->depth++] = brackets[1];
    if (is_item && json->item_depth == 0)
        json->item_depth = json->depth;
    json->has_member = 0;
}

void json_open_object(json_writer *json, const char *name)
{
    open_container(json, name, "{}");
}

void json_open_array(json_writer *json, const char *name)
{
    open_container(json, name, "[]");
}

void json_close(json_writer *json)
{
    int is_inline = json->item_depth > 0;
    if (json->depth == json->item_depth)
        json->item_depth = 0;
    json->depth--;
    if (json->has_member && !is_inline)
        new_line(json);
    fputc(json->closers[json->depth], json->out);
    json->has_member = 1;
    if (json->depth == 0)
        fputc('\n', json->out);
}

void json_text(json_writer *json, const char *name, const char *text)
{
    begin_member(json, name);
    put_string(json, text);
}

void json_int(json_writer *json, const char *name, int64_t number)
{
    begin_member(json, name);
    fprintf(json->out, "%" PRId64, number);
}

void json_mille(json_writer *json, const char *name, int64_t thousandths)
{
    char text[NUMBER_BYTES];
    begin_member(json, name);
    fputs(number_of_mille(thousandths, text), json->out);
}

void json_truth(json_writer *json, const char *name, int is_true)
{
    begin_member(json, name);
    fputs(is_true ? "true" : "false", json->out);
}

void json_null(json_writer *json, const char *name)
{
    begin_member(json, name);
    fputs("null", json->out);
}
