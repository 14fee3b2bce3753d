#include "browser.h"

static void opened(struct ws *ws) { ((struct browser *)ws->owner)->ready = true; }

static void message(struct ws *ws, char *text, size_t length) {
    struct browser *browser = ws->owner;
    tally_text(&browser->receipt, text, length);
}

const struct protocol raw_protocol = {"raw", "/", {opened, message}, NULL};
