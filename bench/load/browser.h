// A browser of the bench, and the protocols that it may speak above WebSocket.
#pragma once
#include "tally.h"
#include "ws.h"

struct browser {
    struct ws ws;
    struct receipt receipt;
    bool ready;    // gets what is said from now on
    bool syncing;  // reads what it missed
    long cursor;   // place of the last event that it has
    int64_t pinged;
};

struct protocol {
    const char *name;
    const char *path;
    struct ws_handler handler;
    /// Called now and then, to show that the browser lives. May be null.
    void (*alive)(struct browser *browser);
};

extern const struct protocol raw_protocol;      // a message is what was said
extern const struct protocol signalr_protocol;  // the gateway's own
extern const struct protocol socketio_protocol; // engine.io 4
