#include "stamp.h"
#include <string.h>

static void write_digits(char *text, int count, uint64_t value) {
    for (int i = count - 1; i >= 0; i--, value /= 10)
        text[i] = (char)('0' + value % 10);
}

// Eight decimal digits at once: neighbours are added to pairs, pairs to fours, fours to eight.
static uint64_t read8(const char *text) {
    uint64_t word;
    memcpy(&word, text, sizeof word);
    word = (word & 0x0F0F0F0F0F0F0F0F) * (10 * 256 + 1) >> 8;
    word = (word & 0x00FF00FF00FF00FF) * (100 * 65536 + 1) >> 16;
    return (word & 0x0000FFFF0000FFFF) * (10000 * 4294967296 + 1) >> 32;
}

void stamp_write(char *text, struct stamp stamp) {
    text[0] = '~';
    write_digits(text + 1, 2, (uint64_t)stamp.run);
    text[3] = ' ';
    write_digits(text + 4, 8, stamp.place);
    text[12] = ' ';
    write_digits(text + 13, 16, (uint64_t)stamp.sent);
}

struct stamp stamp_read(const char *text) {
    return (struct stamp){
        .run = (text[1] - '0') * 10 + text[2] - '0',
        .place = (uint32_t)read8(text + 4),
        .sent = (int64_t)(read8(text + 13) * 100000000 + read8(text + 21)),
    };
}
