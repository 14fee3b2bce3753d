// browsers --port P --protocol raw|signalr|socketio --count N [--path /]: N browsers of one server in one thread. Says "ready" when
// all of them are let in. Commands by standard input:
//   run RR            counts the datagrams of this run and of the next number, a second sender's, from now on
//   report COUNT QUIET LIMIT   waits until each browser that reads has COUNT of them, nothing came for QUIET ms, or LIMIT ms are
//                              over, and prints the tally as JSON
//   stall N           the first N browsers read nothing any more; stall 0: all of them read again
#include "browser.h"
#include "common.h"
#include "control.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#define EVENTS 256
#define AT_ONCE 64 // connections that are being opened
#define TICK_MS 5
#define ALIVE_EVERY_NS (10 * NS_PER_S)

static const struct protocol *protocols[] = {&raw_protocol, &signalr_protocol, &socketio_protocol};
static const struct protocol *protocol;
static struct ws_target target;
static struct browser *browsers;
static int epoll, count, opened, stalled;
static bool all_ready;
static uint32_t wanted;
static int64_t quiet_ns, limit_ns, asked_ns;

static void open_more(void) {
    int ready = 0;
    for (int i = 0; i < opened; i++)
        ready += browsers[i].ready;
    while (opened < count && opened - ready < AT_ONCE) {
        struct browser *browser = &browsers[opened++];
        ws_open(&browser->ws, epoll, browser, &target);
    }
    if (ready == count) {
        puts("ready");
        fflush(stdout);
        all_ready = true;
    }
}

static void keep_alive(void) {
    static int next;
    int64_t now = now_ns();
    for (int i = 0; i < 64 && i < count; i++, next = (next + 1) % count) {
        struct browser *browser = &browsers[next];
        if (!browser->ready || now - browser->pinged < ALIVE_EVERY_NS)
            continue;
        browser->pinged = now;
        protocol->alive(browser);
    }
}

static int complete(void) {
    int all = 0;
    for (int i = stalled; i < count; i++)
        all += browsers[i].receipt.received >= wanted;
    return all;
}

static void report(void) {
    uint64_t received = 0;
    int closed = 0;
    for (int i = stalled; i < count; i++) {
        received += browsers[i].receipt.received;
        closed += browsers[i].ws.state == WS_CLOSED;
    }
    printf("{\"browsers\":%d,\"complete\":%d,\"closed\":%d,\"received\":%llu,\"disorder\":%llu,\"lagged\":%llu,\"bytes\":%llu,"
           "\"firstNs\":%lld,\"lastNs\":%lld,\"p50\":%.4f,\"p90\":%.4f,\"p99\":%.4f,\"max\":%.4f,\"cpuSeconds\":%.6f}\n",
           count - stalled, complete(), closed, (unsigned long long)received, (unsigned long long)tally.disorder,
           (unsigned long long)tally.lagged, (unsigned long long)tally.bytes, (long long)tally.first_ns, (long long)tally.last_ns,
           histogram_ms(&tally.delays, 0.5), histogram_ms(&tally.delays, 0.9), histogram_ms(&tally.delays, 0.99),
           (double)tally.delays.max / NS_PER_MS, (double)cpu_ns() / NS_PER_S);
    fflush(stdout);
    wanted = 0;
}

static void stall(int number) {
    for (int i = 0; i < count; i++) {
        struct epoll_event event = {.events = i < number ? 0 : EPOLLIN, .data.ptr = &browsers[i].ws};
        if (browsers[i].ws.state != WS_CLOSED)
            epoll_ctl(epoll, EPOLL_CTL_MOD, browsers[i].ws.fd, &event);
    }
    stalled = number;
}

static void command(char *text) {
    double quiet, limit;
    if (strncmp(text, "run ", 4) == 0) {
        tally_begin(atoi(text + 4));
        for (int i = 0; i < count; i++)
            browsers[i].receipt = (struct receipt){0};
        puts("running");
        fflush(stdout);
    } else if (sscanf(text, "report %u %lf %lf", &wanted, &quiet, &limit) == 3) {
        quiet_ns = (int64_t)(quiet * NS_PER_MS);
        limit_ns = (int64_t)(limit * NS_PER_MS);
        asked_ns = now_ns();
    } else if (strncmp(text, "stall ", 6) == 0) {
        stall(atoi(text + 6));
    } else {
        fprintf(stderr, "no such command: %s\n", text);
        exit(64);
    }
}

static void check_report(void) {
    static int64_t checked_ns;
    int64_t now = now_ns(), since = tally.last_ns > asked_ns ? tally.last_ns : asked_ns;
    if (wanted == 0 || now - checked_ns < TICK_MS * NS_PER_MS)
        return;
    checked_ns = now;
    if (complete() == count - stalled || now - since > quiet_ns || now - asked_ns > limit_ns)
        report();
}

static void choose(int argc, char **argv) {
    const char *name = text_option(argc, argv, "--protocol", "raw");
    for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++)
        if (strcmp(protocols[i]->name, name) == 0)
            protocol = protocols[i];
    if (protocol == NULL) {
        fprintf(stderr, "there is no protocol %s\n", name);
        exit(64);
    }
    target = (struct ws_target){
        (int)number_option(argc, argv, "--port", 8080), text_option(argc, argv, "--path", protocol->path), protocol->handler};
    count = (int)number_option(argc, argv, "--count", 1);
}

int main(int argc, char **argv) {
    choose(argc, argv);
    raise_file_limit();
    browsers = must_alloc((size_t)count * sizeof *browsers);
    epoll = epoll_create1(0);
    control_watch(epoll);
    while (true) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(epoll, events, EVENTS, TICK_MS);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.ptr == NULL)
                control_read(command);
            else
                ws_ready(events[i].data.ptr, epoll, &target);
        }
        if (!all_ready)
            open_more();
        if (protocol->alive != NULL)
            keep_alive();
        check_report();
    }
}
