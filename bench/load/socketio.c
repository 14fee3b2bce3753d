// https://socket.io/docs/v4/socket-io-protocol/: 0 open, 2 ping, 3 pong, 40 connect, 42 event.
#include "browser.h"
#include <string.h>

static void opened(struct ws *ws) { (void)ws; }

static void message(struct ws *ws, char *text, size_t length) {
    struct browser *browser = ws->owner;
    if (length > 1 && memcmp(text, "42", 2) == 0)
        tally_text(&browser->receipt, text, length);
    else if (text[0] == '0')
        ws_send(ws, "40", 2);
    else if (text[0] == '2')
        ws_send(ws, "3", 1);
    else if (length > 1 && memcmp(text, "40", 2) == 0)
        browser->ready = true;
}

const struct protocol socketio_protocol = {"socketio", "/socket.io/?EIO=4&transport=websocket", {opened, message}, NULL};
