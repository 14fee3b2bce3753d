// A WebSocket client (RFC 6455) that costs next to nothing: one thread, one read buffer for all connections, and messages
// are handed on where they lie.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ws_state { WS_CONNECTING, WS_UPGRADING, WS_OPEN, WS_CLOSED };

struct ws {
    int fd;
    enum ws_state state;
    char *carry; // what was read and is no whole message yet
    size_t carried;
    size_t assembled; // how much of the carry is the beginning of a fragmented message
    void *owner;
};

struct ws_handler {
    void (*open)(struct ws *ws);
    /// A whole text message. It may be changed, and is gone when the call returns.
    void (*message)(struct ws *ws, char *text, size_t length);
};

/// Where all connections go, and what is called for them.
struct ws_target {
    int port;
    const char *path;
    struct ws_handler handler;
};

/// Begins to connect.
void ws_open(struct ws *ws, int epoll, void *owner, const struct ws_target *target);

/// Handles what epoll says of a connection.
void ws_ready(struct ws *ws, int epoll, const struct ws_target *target);

void ws_send(struct ws *ws, const char *text, size_t length);

void ws_close(struct ws *ws);
