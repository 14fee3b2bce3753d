// spread --rounds N --size B PORT...: the yardstick of a room: sends a datagram to each port of 127.0.0.1 with sendmmsg, all of
// them again and again. Prints what it took as JSON.
#include "common.h"
#include "socket.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define MOST_AT_ONCE 1024 // UIO_MAXIOV

int main(int argc, char **argv) {
    int rounds = (int)number_option(argc, argv, "--rounds", 1), first = argc;
    size_t size = (size_t)number_option(argc, argv, "--size", 64);
    while (first > 1 && argv[first - 1][0] != '-' && argv[first - 2][0] != '-')
        first--;
    unsigned count = (unsigned)(argc - first);
    struct sockaddr_in *names = must_alloc(count * sizeof *names);
    struct mmsghdr *messages = must_alloc(count * sizeof *messages);
    char *datagram = must_alloc(size);
    struct iovec part = {memset(datagram, 'x', size), size};
    for (unsigned i = 0; i < count; i++) {
        names[i] = loopback(atoi(argv[first + (int)i]));
        messages[i].msg_hdr = (struct msghdr){.msg_name = &names[i], .msg_namelen = sizeof names[i], .msg_iov = &part, .msg_iovlen = 1};
    }

    int udp = udp_socket(0);
    int64_t start = now_ns();
    long sent = 0;
    for (int round = 0; round < rounds; round++) {
        for (unsigned at = 0; at < count;) {
            unsigned left = count - at;
            int taken = sendmmsg(udp, messages + at, left < MOST_AT_ONCE ? left : MOST_AT_ONCE, 0);
            if (taken < 0)
                die("sendmmsg");
            at += (unsigned)taken;
            sent += taken;
        }
    }
    printf("{\"sent\":%ld,\"seconds\":%.9f,\"cpuSeconds\":%.9f}\n", sent, (double)(now_ns() - start) / NS_PER_S, (double)cpu_ns() / NS_PER_S);
    return 0;
}
