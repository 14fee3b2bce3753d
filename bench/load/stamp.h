// What a datagram of the bench says: ~RR SSSSSSSS NNNNNNNNNNNNNNNN and filler. The run, the place in the run, and when it
// was sent, all decimal. The tilde stands nowhere else in what servers make of it, so that memchr finds a message.
#pragma once
#include <stddef.h>
#include <stdint.h>

#define STAMP_LENGTH 29

struct stamp {
    int run;
    uint32_t place;
    int64_t sent;
};

void stamp_write(char *text, struct stamp stamp);

/// Reads what follows a tilde that text points at.
struct stamp stamp_read(const char *text);
