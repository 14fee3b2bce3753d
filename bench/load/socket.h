// Sockets on this machine.
#pragma once
#include <netinet/in.h>
#include <stdbool.h>

struct sockaddr_in loopback(int port);

/// A UDP socket that is bound to a port of 127.0.0.1, 0 for any, with kernel buffers as large as they may be.
int udp_socket(int port);

/// The port that a socket is bound to.
int port_of(int socket);

/// Sets an integer option and ends the program where that fails.
void set_option(int socket, int level, int name, int value);
void set_nonblocking(int socket, bool nonblocking);
