// The yardstick of the receive path: reads datagrams with recvmmsg, 64 at a time, with the address that each was written to,
// and looks at the first byte of each. Prints "port P"; then by standard input:
//   drain N   reads N datagrams, which may be waiting already, and prints what that took as JSON
#include "common.h"
#include "socket.h"
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#define BATCH 64
#define MAX_DATAGRAM 65537
#define STRIDE (65536 + 320)
#define CONTROL_BYTES 128

static char payloads[BATCH][STRIDE];
static char controls[BATCH][CONTROL_BYTES];
static struct sockaddr_in names[BATCH];
static struct iovec parts[BATCH];
static struct mmsghdr messages[BATCH];

static void lay_out(void) {
    for (int i = 0; i < BATCH; i++) {
        parts[i] = (struct iovec){payloads[i], MAX_DATAGRAM};
        messages[i].msg_hdr = (struct msghdr){.msg_name = &names[i], .msg_iov = &parts[i], .msg_iovlen = 1, .msg_control = controls[i]};
    }
}

static long drain(int udp, long count, unsigned *sum) {
    long calls = 0;
    while (count > 0) {
        for (int i = 0; i < BATCH; i++) {
            messages[i].msg_hdr.msg_namelen = sizeof names[i];
            messages[i].msg_hdr.msg_controllen = CONTROL_BYTES;
        }
        int got = recvmmsg(udp, messages, BATCH, MSG_WAITFORONE, NULL);
        if (got < 0)
            die("recvmmsg");
        for (int i = 0; i < got; i++)
            *sum += (unsigned char)payloads[i][0];
        count -= got;
        calls++;
    }
    return calls;
}

int main(int argc, char **argv) {
    int udp = udp_socket((int)number_option(argc, argv, "--port", 0));
    set_option(udp, IPPROTO_IP, IP_PKTINFO, 1);
    set_option(udp, IPPROTO_IP, IP_RECVERR, 1);
    lay_out();
    printf("port %d\n", port_of(udp));
    fflush(stdout);
    long count;
    unsigned sum = 0;
    while (scanf(" drain %ld", &count) == 1) {
        int64_t cpu = cpu_ns(), start = now_ns();
        long calls = drain(udp, count, &sum);
        printf("{\"datagrams\":%ld,\"calls\":%ld,\"sum\":%u,\"seconds\":%.9f,\"cpuSeconds\":%.9f}\n", count, calls, sum,
               (double)(now_ns() - start) / NS_PER_S, (double)(cpu_ns() - cpu) / NS_PER_S);
        fflush(stdout);
    }
    return 0;
}
