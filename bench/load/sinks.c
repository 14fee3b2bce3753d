// sinks --count N: N raw peers, each a UDP socket of its own. Prints their ports, one line; then by standard input:
//   expect COUNT   forgets what came so far
//   report MS      waits until COUNT datagrams came, or nothing for MS, and prints what came as JSON
#include "common.h"
#include "control.h"
#include "socket.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#define EVENTS 256
#define TICK_MS 5
#define MAX_DATAGRAM 65536

static long wanted, received;
static int64_t first_ns, last_ns, quiet_ns, asked_ns;

static void command(char *text) {
    double milliseconds;
    if (sscanf(text, "expect %ld", &wanted) == 1) {
        received = 0;
        first_ns = last_ns = quiet_ns = 0;
        puts("expecting");
        fflush(stdout);
    } else if (sscanf(text, "report %lf", &milliseconds) == 1) {
        quiet_ns = (int64_t)(milliseconds * NS_PER_MS);
        asked_ns = now_ns();
    } else {
        fprintf(stderr, "no such command: %s\n", text);
        exit(64);
    }
}

static void receive(int udp) {
    static char datagram[MAX_DATAGRAM];
    while (recv(udp, datagram, sizeof datagram, MSG_DONTWAIT) >= 0) {
        last_ns = now_ns();
        if (received++ == 0)
            first_ns = last_ns;
    }
}

static void check_report(void) {
    int64_t since = last_ns > asked_ns ? last_ns : asked_ns;
    if (quiet_ns == 0 || (received < wanted && now_ns() - since < quiet_ns))
        return;
    printf("{\"received\":%ld,\"wanted\":%ld,\"firstNs\":%lld,\"lastNs\":%lld,\"cpuSeconds\":%.6f}\n", received, wanted,
           (long long)first_ns, (long long)last_ns, (double)cpu_ns() / NS_PER_S);
    fflush(stdout);
    quiet_ns = 0;
}

static int *open_all(int epoll, int count) {
    int *sockets = must_alloc((size_t)count * sizeof *sockets);
    for (int i = 0; i < count; i++) {
        sockets[i] = udp_socket(0);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &sockets[i]};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, sockets[i], &event) != 0)
            die("epoll_ctl");
        printf("%d%c", port_of(sockets[i]), i + 1 < count ? ' ' : '\n');
    }
    fflush(stdout);
    return sockets;
}

int main(int argc, char **argv) {
    raise_file_limit();
    int epoll = epoll_create1(0);
    control_watch(epoll);
    open_all(epoll, (int)number_option(argc, argv, "--count", 1));
    while (true) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(epoll, events, EVENTS, TICK_MS);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.ptr == NULL)
                control_read(command);
            else
                receive(*(int *)events[i].data.ptr);
        }
        check_report();
    }
}
