// callers --port P --count N --conversation ID: N browsers of the gateway that send. Says "ready" when all of them are let in.
// Commands by standard input:
//   load SECONDS INFLIGHT   each browser has so many calls under way all the time
//   rate SECONDS R          R calls a second, evenly, by all of them in turn
// Each prints how many calls were answered, refused, and how long answers took, as JSON.
#include "common.h"
#include "control.h"
#include "histogram.h"
#include "ws.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#define EVENTS 256
#define SEPARATOR '\x1e'
#define RING 1024 // calls of one browser that may be under way

struct caller {
    struct ws ws;
    bool ready;
    unsigned next;
    unsigned under_way;
    int64_t sent[RING];
};

static struct caller *callers;
static const char *conversation;
static int epoll, count, in_flight;
static double per_second;
static int64_t start_ns, end_ns;
static long sent, answered, refused;
static struct histogram delays;
static uint64_t bytes;

static void send_text(struct ws *ws, const char *text) { ws_send(ws, text, strlen(text)); }

static void call(struct caller *caller) {
    char text[512];
    unsigned id = caller->next++;
    snprintf(text, sizeof text,
             "{\"type\":1,\"invocationId\":\"%u\",\"target\":\"Send\",\"arguments\":[{\"clientMessageId\":\"%d-%td-%u\",\"conversationId\":\"%s\","
             "\"text\":\"The quick brown fox jumps over the lazy dog, number %09u\"}]}\x1e",
             id, (int)(start_ns / 1000), caller - callers, id, conversation, id);
    caller->sent[id % RING] = now_ns();
    caller->under_way++;
    sent++;
    send_text(&caller->ws, text);
}

static void keep_busy(struct caller *caller) {
    while (in_flight > 0 && now_ns() < end_ns && caller->under_way < (unsigned)in_flight)
        call(caller);
}

static void take_answer(struct caller *caller, const char *text, size_t length) {
    unsigned id = (unsigned)strtoul(text, NULL, 10);
    histogram_add(&delays, now_ns() - caller->sent[id % RING]);
    caller->under_way--;
    if (memmem(text, length < 64 ? length : 64, "\"error\":", 8) != NULL) {
        if (refused++ == 0)
            fprintf(stderr, "refused: %.*s\n", (int)length, text);
    } else {
        answered++;
    }
    keep_busy(caller);
}

static void record(struct caller *caller, const char *text, size_t length) {
    static const char answer[] = "{\"type\":3,\"invocationId\":\"";
    if (length < sizeof answer || memcmp(text, answer, sizeof answer - 1) != 0)
        return;
    text += sizeof answer - 1;
    length -= sizeof answer - 1;
    if (*text == 'h')
        caller->ready = true;
    else
        take_answer(caller, text, length);
}

static void opened(struct ws *ws) {
    send_text(ws, "{\"protocol\":\"json\",\"version\":1}\x1e");
    send_text(ws, "{\"type\":1,\"invocationId\":\"hello\",\"target\":\"Hello\",\"arguments\":[{}]}\x1e");
}

static void message(struct ws *ws, char *text, size_t length) {
    char *end = text + length;
    bytes += length;
    for (char *next; text < end && (next = memchr(text, SEPARATOR, (size_t)(end - text))) != NULL; text = next + 1)
        record(ws->owner, text, (size_t)(next - text));
}

static void begin(double seconds) {
    sent = answered = refused = 0;
    bytes = 0;
    histogram_clear(&delays);
    start_ns = now_ns();
    end_ns = start_ns + (int64_t)(seconds * NS_PER_S);
}

static void command(char *text) {
    double seconds;
    if (sscanf(text, "load %lf %d", &seconds, &in_flight) == 2) {
        per_second = 0;
        begin(seconds);
        for (int i = 0; i < count; i++)
            keep_busy(&callers[i]);
    } else if (sscanf(text, "rate %lf %lf", &seconds, &per_second) == 2) {
        in_flight = 0;
        begin(seconds);
    } else {
        fprintf(stderr, "no such command: %s\n", text);
        exit(64);
    }
}

// One that has too much under way is passed over; the next tick makes up for it.
static void keep_rate(void) {
    static int next;
    int64_t now = now_ns();
    long due = (long)((double)(now - start_ns) / NS_PER_S * per_second);
    for (int i = 0; i < count && sent < due && now < end_ns; i++, next = (next + 1) % count)
        if (callers[next].under_way < RING)
            call(&callers[next]);
}

static void check_end(void) {
    if (end_ns == 0 || now_ns() < end_ns || (answered + refused < sent && now_ns() < end_ns + 10 * NS_PER_S))
        return;
    printf("{\"sent\":%ld,\"answered\":%ld,\"refused\":%ld,\"seconds\":%.6f,\"bytes\":%llu,\"p50\":%.4f,\"p99\":%.4f,\"max\":%.4f,\"cpuSeconds\":%.6f}\n",
           sent, answered, refused, (double)(now_ns() - start_ns) / NS_PER_S, (unsigned long long)bytes, histogram_ms(&delays, 0.5),
           histogram_ms(&delays, 0.99), (double)delays.max / NS_PER_MS, (double)cpu_ns() / NS_PER_S);
    fflush(stdout);
    end_ns = 0;
}

static void check_ready(void) {
    static bool said;
    for (int i = 0; i < count && !said; i++)
        if (!callers[i].ready)
            return;
    if (!said)
        puts("ready");
    said = true;
    fflush(stdout);
}

static void stay_alive(void) {
    static int64_t last;
    if (now_ns() - last < 10 * NS_PER_S)
        return;
    last = now_ns();
    for (int i = 0; i < count; i++)
        if (callers[i].ready)
            send_text(&callers[i].ws, "{\"type\":6}\x1e");
}

int main(int argc, char **argv) {
    struct ws_target target = {(int)number_option(argc, argv, "--port", 8080), "/hub", {opened, message}};
    count = (int)number_option(argc, argv, "--count", 1);
    conversation = text_option(argc, argv, "--conversation", "c1");
    callers = must_alloc((size_t)count * sizeof *callers);
    epoll = epoll_create1(0);
    control_watch(epoll);
    for (int i = 0; i < count; i++)
        ws_open(&callers[i].ws, epoll, &callers[i], &target);
    while (true) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(epoll, events, EVENTS, per_second > 0 ? 1 : 5);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.ptr == NULL)
                control_read(command);
            else
                ws_ready(events[i].data.ptr, epoll, &target);
        }
        if (end_ns != 0 && per_second > 0)
            keep_rate();
        check_ready();
        stay_alive();
        check_end();
    }
}
