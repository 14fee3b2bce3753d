#include "ws.h"
#include "common.h"
#include "socket.h"
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER_BYTES (16 << 20)
#define READ_BYTES (256 << 10)
#define FIN 0x80
#define OPCODE 0x0F
#define MASKED 0x80

enum opcode { CONTINUATION = 0, TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10 };

static char buffer[BUFFER_BYTES];

static void watch(int epoll, int operation, struct ws *ws, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = ws};
    if (epoll_ctl(epoll, operation, ws->fd, &event) != 0)
        die("epoll_ctl");
}

void ws_open(struct ws *ws, int epoll, void *owner, const struct ws_target *target) {
    *ws = (struct ws){.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), .owner = owner};
    if (ws->fd < 0)
        die("socket");
    set_option(ws->fd, IPPROTO_TCP, TCP_NODELAY, 1);
    struct sockaddr_in address = loopback(target->port);
    if (connect(ws->fd, (struct sockaddr *)&address, sizeof address) != 0 && errno != EINPROGRESS)
        die("connect");
    watch(epoll, EPOLL_CTL_ADD, ws, EPOLLOUT);
}

static void send_all(struct ws *ws, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = send(ws->fd, bytes, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN)
            continue; // a server that reads nothing stops the bench, and its time limit ends that
        if (sent < 0) {
            ws_close(ws);
            return;
        }
        bytes += sent;
        length -= (size_t)sent;
    }
}

static void upgrade(struct ws *ws, int epoll, const struct ws_target *target) {
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(ws->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) {
        errno = error;
        die("connect");
    }
    char request[512];
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                          target->path, target->port);
    ws->state = WS_UPGRADING;
    watch(epoll, EPOLL_CTL_MOD, ws, EPOLLIN);
    send_all(ws, request, (size_t)length);
}

// RFC 6455 section 5.2. What a client sends is masked; a mask of zero leaves the bytes as they are.
static void send_frame(struct ws *ws, enum opcode opcode, const char *payload, size_t length) {
    if (ws->state != WS_OPEN)
        return;
    char frame[14 + length];
    size_t at = 0;
    frame[at++] = (char)(FIN | opcode);
    if (length < 126) {
        frame[at++] = (char)(MASKED | length);
    } else {
        frame[at++] = (char)(MASKED | 126);
        frame[at++] = (char)(length >> 8);
        frame[at++] = (char)length;
    }
    memset(frame + at, 0, 4);
    memcpy(frame + at + 4, payload, length);
    send_all(ws, frame, at + 4 + length);
}

void ws_send(struct ws *ws, const char *text, size_t length) {
    if (length > UINT16_MAX) {
        fprintf(stderr, "a message of %zu bytes is too long\n", length);
        exit(1);
    }
    send_frame(ws, TEXT, text, length);
}

void ws_close(struct ws *ws) {
    if (ws->state != WS_CLOSED)
        close(ws->fd);
    ws->state = WS_CLOSED;
    free(ws->carry);
    ws->carry = NULL;
    ws->carried = ws->assembled = 0;
}

// Returns the length of the header and sets that of the payload; 0 where there is no whole frame yet.
static size_t read_header(const unsigned char *bytes, size_t available, uint64_t *payload) {
    if (available < 2)
        return 0;
    size_t header = 2;
    *payload = bytes[1] & 0x7F;
    int extended = *payload == 126 ? 2 : *payload == 127 ? 8 : 0;
    if (available < header + (size_t)extended)
        return 0;
    if (extended > 0)
        *payload = 0;
    for (int i = 0; i < extended; i++)
        *payload = *payload << 8 | bytes[header++];
    return available - header < *payload ? 0 : header;
}

// The buffer holds `assembled` bytes of a message, then frames. Returns how much of it is to be kept.
static size_t take_frames(struct ws *ws, size_t filled, const struct ws_target *target) {
    size_t at = ws->assembled, header;
    uint64_t length;
    while (ws->state == WS_OPEN && (header = read_header((unsigned char *)buffer + at, filled - at, &length)) > 0) {
        unsigned char first = (unsigned char)buffer[at];
        char *payload = buffer + at + header;
        at += header + length;
        if ((first & OPCODE) == PING) {
            send_frame(ws, PONG, payload, length);
        } else if ((first & OPCODE) == CLOSE) {
            ws_close(ws);
        } else if ((first & OPCODE) <= BINARY && ws->assembled == 0 && first & FIN) {
            target->handler.message(ws, payload, length);
        } else if ((first & OPCODE) <= BINARY) {
            memmove(buffer + ws->assembled, payload, length);
            ws->assembled += length;
            if (first & FIN) {
                size_t whole = ws->assembled;
                ws->assembled = 0;
                target->handler.message(ws, buffer, whole);
            }
        }
    }
    if (ws->state != WS_OPEN)
        return 0;
    memmove(buffer + ws->assembled, buffer + at, filled - at);
    return ws->assembled + filled - at;
}

static size_t take_answer(struct ws *ws, size_t filled, const struct ws_target *target) {
    char *end = memmem(buffer, filled, "\r\n\r\n", 4);
    if (end == NULL)
        return filled;
    if (memcmp(buffer, "HTTP/1.1 101", 12) != 0) {
        fprintf(stderr, "no upgrade: %.*s\n", (int)(end - buffer), buffer);
        exit(1);
    }
    ws->state = WS_OPEN;
    target->handler.open(ws);
    size_t rest = filled - (size_t)(end + 4 - buffer);
    memmove(buffer, end + 4, rest);
    return take_frames(ws, rest, target);
}

static void keep(struct ws *ws, size_t left) {
    if (left == 0 || ws->state == WS_CLOSED) {
        free(ws->carry);
        ws->carry = NULL;
        ws->carried = 0;
        return;
    }
    char *carry = realloc(ws->carry, left);
    if (carry == NULL)
        die("realloc");
    memcpy(carry, buffer, left);
    ws->carry = carry;
    ws->carried = left;
}

static void receive(struct ws *ws, const struct ws_target *target) {
    if (ws->carried > 0)
        memcpy(buffer, ws->carry, ws->carried);
    size_t room = BUFFER_BYTES - ws->carried;
    ssize_t read = recv(ws->fd, buffer + ws->carried, room < READ_BYTES ? room : READ_BYTES, 0);
    if (read < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (read <= 0) {
        ws_close(ws);
        return;
    }
    size_t filled = ws->carried + (size_t)read;
    keep(ws, ws->state == WS_UPGRADING ? take_answer(ws, filled, target) : take_frames(ws, filled, target));
}

void ws_ready(struct ws *ws, int epoll, const struct ws_target *target) {
    if (ws->state == WS_CONNECTING)
        upgrade(ws, epoll, target);
    else if (ws->state != WS_CLOSED)
        receive(ws, target);
}
