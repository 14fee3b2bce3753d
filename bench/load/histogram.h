// Delays, counted in classes that are about 1.6 % wide.
#pragma once
#include <stdint.h>

#define SUBCLASSES 64
#define CLASSES (SUBCLASSES * 48)

struct histogram {
    uint64_t counts[CLASSES];
    uint64_t total;
    int64_t max;
};

void histogram_clear(struct histogram *histogram);
void histogram_add(struct histogram *histogram, int64_t ns);

/// The delay in milliseconds that a share of all were not longer than.
double histogram_ms(const struct histogram *histogram, double share);
