// The gateway's hub, as the page uses it: the JSON hub protocol of SignalR, a feed with a cursor, and Sync for what was missed.
#include "browser.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEPARATOR '\x1e'
#define HEAD_BYTES 256
#define SYNC_LIMIT 1000

static char epoch[64];

static void send_text(struct ws *ws, const char *text) { ws_send(ws, text, strlen(text)); }

static void opened(struct ws *ws) {
    send_text(ws, "{\"protocol\":\"json\",\"version\":1}\x1e");
    send_text(ws, "{\"type\":1,\"invocationId\":\"hello\",\"target\":\"Hello\",\"arguments\":[{}]}\x1e");
}

// The number after the first place where a name stands; -1 where it does not.
static long number_after(const char *text, size_t length, const char *name) {
    const char *at = memmem(text, length, name, strlen(name));
    return at == NULL ? -1 : atol(at + strlen(name));
}

// The place of the last event. Each event begins with its type and its place; a message repeats the place.
static long last_place(const char *text, size_t length) {
    static const char name[] = "\"seq\":";
    for (const char *at = text + length - sizeof name; at >= text; at--)
        if (at[1] == 's' && memcmp(at, name, sizeof name - 1) == 0)
            return atol(at + sizeof name - 1);
    return -1;
}

// Where the first event begins that comes after a place; null where none does.
static const char *first_after(const char *text, size_t length, long place) {
    static const char name[] = ",\"seq\":";
    const char *end = text + length;
    while ((text = memmem(text, (size_t)(end - text), name, sizeof name - 1)) != NULL) {
        if (atol(text + sizeof name - 1) > place)
            return text;
        text += sizeof name;
    }
    return NULL;
}

static void take(struct browser *browser, const char *text, size_t length) {
    tally_text(&browser->receipt, text, length);
    long last = last_place(text, length);
    if (last > browser->cursor)
        browser->cursor = last;
}

static void ask(struct browser *browser) {
    char call[256];
    browser->syncing = true;
    snprintf(call, sizeof call,
             "{\"type\":1,\"invocationId\":\"sync\",\"target\":\"Sync\",\"arguments\":[{\"epoch\":\"%s\",\"afterSeq\":%ld,\"limit\":%d}]}\x1e",
             epoch, browser->cursor, SYNC_LIMIT);
    send_text(&browser->ws, call);
}

static void take_feed(struct browser *browser, const char *text, size_t length) {
    if (browser->syncing)
        return;
    long previous = number_after(text, length < HEAD_BYTES ? length : HEAD_BYTES, "\"prevSeq\":");
    if (previous == browser->cursor) {
        take(browser, text, length);
    } else if (previous > browser->cursor) {
        ask(browser);
    } else {
        const char *news = first_after(text, length, browser->cursor);
        if (news != NULL)
            take(browser, news, length - (size_t)(news - text));
    }
}

// The head of the journal stands behind the events.
static void take_missed(struct browser *browser, const char *text, size_t length) {
    size_t tail = length < HEAD_BYTES ? length : HEAD_BYTES;
    long head = number_after(text + length - tail, tail, "\"headSeq\":");
    take(browser, text, length);
    browser->syncing = false;
    if (browser->cursor < head)
        ask(browser);
}

static void greet(struct browser *browser, const char *text, size_t length) {
    const char *at = memmem(text, length, "\"epoch\":\"", 9);
    if (at != NULL)
        sscanf(at + 9, "%63[^\"]", epoch);
    browser->cursor = number_after(text, length, "\"headSeq\":");
    if (browser->cursor < 0) {
        fprintf(stderr, "no hello: %.*s\n", (int)length, text);
        exit(1);
    }
    browser->ready = true;
}

static bool begins(const char *text, size_t length, const char *with) {
    return length >= strlen(with) && memcmp(text, with, strlen(with)) == 0;
}

static void record(struct browser *browser, const char *text, size_t length) {
    if (begins(text, length, "{\"type\":1,\"target\":\"Feed\"")) {
        take_feed(browser, text, length);
    } else if (begins(text, length, "{\"type\":3,\"invocationId\":\"sync\"")) {
        take_missed(browser, text, length);
    } else if (begins(text, length, "{\"type\":3,\"invocationId\":\"hello\"")) {
        greet(browser, text, length);
    } else if (begins(text, length, "{\"type\":1,\"target\":\"Lagging\"")) {
        tally.lagged++;
        if (!browser->syncing)
            ask(browser);
    }
}

static void message(struct ws *ws, char *text, size_t length) {
    char *end = text + length;
    for (char *next; text < end && (next = memchr(text, SEPARATOR, (size_t)(end - text))) != NULL; text = next + 1)
        record(ws->owner, text, (size_t)(next - text));
}

static void alive(struct browser *browser) { send_text(&browser->ws, "{\"type\":6}\x1e"); }

const struct protocol signalr_protocol = {"signalr", "/hub", {opened, message}, alive};
