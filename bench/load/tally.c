#include "tally.h"
#include "common.h"
#include <string.h>

struct tally tally;

void tally_begin(int run) {
    memset(&tally, 0, sizeof tally);
    tally.run = run;
}

static void count(struct receipt *receipt, struct stamp stamp, int64_t now) {
    int stream = stamp.run - tally.run;
    if (stream < 0 || stream >= STREAMS)
        return;
    if (stamp.place < receipt->next[stream])
        tally.disorder++;
    else
        receipt->next[stream] = stamp.place + 1;
    receipt->received++;
    tally.received++;
    if (tally.first_ns == 0 || stamp.sent < tally.first_ns)
        tally.first_ns = stamp.sent;
    histogram_add(&tally.delays, now - stamp.sent);
}

void tally_text(struct receipt *receipt, const char *text, size_t length) {
    int64_t now = now_ns();
    const char *end = text + length;
    tally.bytes += length;
    while ((text = memchr(text, '~', (size_t)(end - text))) != NULL && end - text >= STAMP_LENGTH) {
        count(receipt, stamp_read(text), now);
        text += STAMP_LENGTH;
    }
    tally.last_ns = now;
}
