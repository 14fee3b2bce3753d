// What one run brought to all browsers: completeness, order and delays.
#pragma once
#include "histogram.h"
#include "stamp.h"
#include <stdbool.h>
#include <stddef.h>

#define STREAMS 2

struct receipt {
    uint32_t next[STREAMS]; // the place that is to come next, for each sender
    uint32_t received;
};

struct tally {
    int run; // of the first sender; the one after it is the second's
    uint64_t received;
    uint64_t disorder; // messages that came late or twice
    uint64_t lagged;   // how often a browser was told that it lags
    uint64_t bytes;
    int64_t first_ns;
    int64_t last_ns;
    struct histogram delays;
};

extern struct tally tally;

void tally_begin(int run);

/// Counts every stamped message of the present run in a text.
void tally_text(struct receipt *receipt, const char *text, size_t length);
