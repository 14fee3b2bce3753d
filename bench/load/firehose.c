// firehose --port P: a WebSocket server that does nothing but write frames, as fast as it can, to whoever connects: how much the
// browsers of the bench can take. Frames hold --events stamped messages of --size bytes each. Ends when its input ends.
#include "common.h"
#include "control.h"
#include "socket.h"
#include "stamp.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define EVENTS 256
#define HEADER 10
#define MOST 4096

struct browser {
    int fd;
    bool open;
    size_t at; // how much of the frame it has
};

static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
static char *frame;
static size_t frame_length;

static void make_frame(int events, size_t size) {
    size_t length = (size_t)events * size;
    frame_length = HEADER + length;
    frame = must_alloc(frame_length);
    memset(frame, 'x', frame_length);
    frame[0] = (char)0x81;
    frame[1] = 127;
    for (int i = 0; i < 8; i++)
        frame[2 + i] = (char)(length >> (56 - 8 * i));
    for (int i = 0; i < events; i++)
        stamp_write(frame + HEADER + (size_t)i * size, (struct stamp){1, (uint32_t)i, now_ns()});
}

static void flood(struct browser *browser) {
    ssize_t sent = send(browser->fd, frame + browser->at, frame_length - browser->at, MSG_NOSIGNAL);
    if (sent > 0)
        browser->at = (browser->at + (size_t)sent) % frame_length;
    else if (errno != EAGAIN) {
        close(browser->fd);
        browser->open = false;
    }
}

static void greet(int epoll, struct browser *browser) {
    char request[2048];
    if (recv(browser->fd, request, sizeof request, 0) <= 0 || send(browser->fd, answer, sizeof answer - 1, MSG_NOSIGNAL) < 0)
        die("a browser");
    browser->open = true;
    struct epoll_event event = {.events = EPOLLOUT, .data.ptr = browser};
    epoll_ctl(epoll, EPOLL_CTL_MOD, browser->fd, &event);
}

static void no_commands(char *text) { (void)text; }

static int listen_on(int port) {
    int server = socket(AF_INET, SOCK_STREAM, 0);
    set_option(server, SOL_SOCKET, SO_REUSEADDR, 1);
    struct sockaddr_in address = loopback(port);
    if (bind(server, (struct sockaddr *)&address, sizeof address) != 0 || listen(server, 1024) != 0)
        die("listen");
    return server;
}

int main(int argc, char **argv) {
    static struct browser browsers[MOST];
    int count = 0, epoll = epoll_create1(0);
    make_frame((int)number_option(argc, argv, "--events", 10), (size_t)number_option(argc, argv, "--size", 430));
    struct browser server = {.fd = listen_on((int)number_option(argc, argv, "--port", 0))};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &server};
    epoll_ctl(epoll, EPOLL_CTL_ADD, server.fd, &event);
    control_watch(epoll);
    while (true) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            struct browser *browser = events[i].data.ptr;
            if (browser == NULL) {
                control_read(no_commands);
            } else if (browser == &server && count < MOST) {
                browsers[count].fd = accept4(server.fd, NULL, NULL, SOCK_NONBLOCK);
                struct epoll_event wait = {.events = EPOLLIN, .data.ptr = &browsers[count]};
                epoll_ctl(epoll, EPOLL_CTL_ADD, browsers[count++].fd, &wait);
            } else if (browser->open) {
                flood(browser);
            } else {
                greet(epoll, browser);
            }
        }
    }
}
