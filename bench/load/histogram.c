#include "histogram.h"
#include "common.h"
#include <string.h>

// Values below SUBCLASSES stand for themselves; above, the highest bit chooses a power and the next six a class in it.
static int class_of(uint64_t ns) {
    if (ns < SUBCLASSES)
        return (int)ns;
    int shift = 63 - __builtin_clzll(ns) - 6;
    int class = (shift + 1) * SUBCLASSES + (int)(ns >> shift) - SUBCLASSES;
    return class < CLASSES ? class : CLASSES - 1;
}

static double top_of(int class) {
    if (class < SUBCLASSES)
        return class;
    int shift = class / SUBCLASSES - 1;
    return (double)((uint64_t)(class % SUBCLASSES + SUBCLASSES + 1) << shift);
}

void histogram_clear(struct histogram *histogram) { memset(histogram, 0, sizeof *histogram); }

void histogram_add(struct histogram *histogram, int64_t ns) {
    if (ns < 0)
        ns = 0;
    histogram->counts[class_of((uint64_t)ns)]++;
    histogram->total++;
    if (ns > histogram->max)
        histogram->max = ns;
}

double histogram_ms(const struct histogram *histogram, double share) {
    uint64_t wanted = (uint64_t)(share * (double)histogram->total);
    uint64_t seen = 0;
    for (int class = 0; class < CLASSES; class++) {
        seen += histogram->counts[class];
        if (seen > wanted)
            return top_of(class) / NS_PER_MS;
    }
    return (double)histogram->max / NS_PER_MS;
}
