#include "control.h"
#include "common.h"
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

void control_watch(int epoll) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &event) != 0)
        die("epoll_ctl of standard input");
}

void control_read(void (*line)(char *text)) {
    static char text[4096];
    static size_t filled;
    ssize_t got = read(STDIN_FILENO, text + filled, sizeof text - 1 - filled);
    if (got <= 0)
        exit(0);
    filled += (size_t)got;
    for (char *end; (end = memchr(text, '\n', filled)) != NULL;) {
        *end = 0;
        line(text);
        filled -= (size_t)(end + 1 - text);
        memmove(text, end + 1, filled);
    }
}
