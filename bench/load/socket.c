#include "socket.h"
#include "common.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>

#define BUFFER_BYTES (16 << 20)

struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

void set_option(int socket, int level, int name, int value) {
    if (setsockopt(socket, level, name, &value, sizeof value) != 0)
        die("setsockopt");
}

void set_nonblocking(int socket, bool nonblocking) {
    if (fcntl(socket, F_SETFL, nonblocking ? O_NONBLOCK : 0) != 0)
        die("fcntl");
}

// The forced sizes need CAP_NET_ADMIN; without it the system's limit holds.
static void set_size(int socket, int forced, int plain) {
    int bytes = BUFFER_BYTES;
    if (setsockopt(socket, SOL_SOCKET, forced, &bytes, sizeof bytes) != 0)
        set_option(socket, SOL_SOCKET, plain, bytes);
}

int udp_socket(int port) {
    int udp = socket(AF_INET, SOCK_DGRAM, 0);
    if (udp < 0)
        die("socket");
    set_size(udp, SO_RCVBUFFORCE, SO_RCVBUF);
    set_size(udp, SO_SNDBUFFORCE, SO_SNDBUF);
    struct sockaddr_in address = loopback(port);
    if (bind(udp, (struct sockaddr *)&address, sizeof address) != 0)
        die("bind");
    return udp;
}

int port_of(int socket) {
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    if (getsockname(socket, (struct sockaddr *)&address, &length) != 0)
        die("getsockname");
    return ntohs(address.sin_port);
}
