// sender --port P --rate R --count N [--run RR] [--size B] [--from PORT]: sends N stamped datagrams to 127.0.0.1:P, R a second,
// evenly; R = 0 as fast as it goes. Prints what it did as one line of JSON.
#include "common.h"
#include "socket.h"
#include "stamp.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define MAX_SIZE 65507

static int64_t late_ns;
static long refused;

static void send_one(int udp, char *datagram, size_t size, int run, uint32_t place) {
    stamp_write(datagram, (struct stamp){run, place, now_ns()});
    if (send(udp, datagram, size, 0) < 0 && send(udp, datagram, size, 0) < 0)
        refused++;
}

// Wakes for each datagram or each millisecond, whichever is less often, and sends all that is due.
static void run_evenly(int udp, char *datagram, size_t size, int run, uint32_t count, double rate) {
    int64_t start = now_ns() + NS_PER_MS;
    uint32_t sent = 0;
    while (sent < count) {
        int64_t due = start + (int64_t)(sent / rate * NS_PER_S);
        sleep_until(due);
        int64_t now = now_ns();
        if (now - due > late_ns)
            late_ns = now - due;
        do
            send_one(udp, datagram, size, run, sent++);
        while (sent < count && start + (int64_t)(sent / rate * NS_PER_S) < now + (rate > 1000 ? NS_PER_MS : 0));
    }
}

int main(int argc, char **argv) {
    double rate = number_option(argc, argv, "--rate", 1000);
    uint32_t count = (uint32_t)number_option(argc, argv, "--count", 1000);
    int run = (int)number_option(argc, argv, "--run", 1);
    size_t size = (size_t)number_option(argc, argv, "--size", 64);
    if (size < STAMP_LENGTH || size > MAX_SIZE) {
        fprintf(stderr, "--size must be from %d to %d\n", STAMP_LENGTH, MAX_SIZE);
        return 64;
    }
    int udp = udp_socket((int)number_option(argc, argv, "--from", 0));
    struct sockaddr_in to = loopback((int)number_option(argc, argv, "--port", 9000));
    if (connect(udp, (struct sockaddr *)&to, sizeof to) != 0)
        die("connect");
    char *datagram = must_alloc(size);
    memset(datagram, 'x', size);

    int64_t start = now_ns();
    if (rate > 0)
        run_evenly(udp, datagram, size, run, count, rate);
    else
        for (uint32_t i = 0; i < count; i++)
            send_one(udp, datagram, size, run, i);
    printf("{\"sent\":%u,\"refused\":%ld,\"startNs\":%lld,\"seconds\":%.6f,\"lateMs\":%.3f,\"cpuSeconds\":%.6f}\n", count, refused,
           (long long)start, (double)(now_ns() - start) / NS_PER_S, (double)late_ns / NS_PER_MS, (double)cpu_ns() / NS_PER_S);
    return 0;
}
