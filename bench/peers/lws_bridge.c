// Datagrams to browsers with libwebsockets: a ring of messages, of which each browser has its own place.
// lws_bridge HTTP_PORT UDP_PORT
#include <libwebsockets.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RING 8192
#define MAX_DATAGRAM 65507

struct message {
    size_t length;
    char *frame; // with room in front for the header
};

struct browser {
    struct browser *next;
    struct lws *wsi;
    uint32_t tail;
};

static struct lws_ring *ring;
static struct browser *browsers;

static void forget(void *item) { free(((struct message *)item)->frame); }

static void everybody_on_writable(void) {
    for (struct browser *browser = browsers; browser != NULL; browser = browser->next)
        lws_callback_on_writable(browser->wsi);
}

// What the slowest has not had yet may fill the ring: then new messages are lost, for everybody.
static void say(const struct lws_udp *from, const char *text, size_t length) {
    if (browsers == NULL || lws_ring_get_count_free_elements(ring) == 0)
        return;
    char address[64] = "";
    lws_sa46_write_numeric_address((lws_sockaddr46 *)&from->sa, address, sizeof address);
    struct message message = {.frame = malloc(LWS_PRE + length + 160)};
    message.length = (size_t)sprintf(message.frame + LWS_PRE, "{\"from\":\"%s\",\"text\":\"%.*s\"}", address, (int)length, text);
    lws_ring_insert(ring, &message, 1);
    everybody_on_writable();
}

static int on_udp(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t length) {
    (void)user;
    if (reason == LWS_CALLBACK_RAW_RX)
        say(lws_get_udp(wsi), in, length);
    return 0;
}

static void consume(struct browser *browser) {
    lws_ring_consume_and_update_oldest_tail(ring, struct browser, &browser->tail, 1, browsers, tail, next);
    if (lws_ring_get_element(ring, &browser->tail) != NULL)
        lws_callback_on_writable(browser->wsi);
}

static int on_browser(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t length) {
    struct browser *browser = user;
    (void)in;
    (void)length;
    switch (reason) {
    case LWS_CALLBACK_ESTABLISHED:
        browser->wsi = wsi;
        browser->tail = lws_ring_get_oldest_tail(ring);
        lws_ll_fwd_insert(browser, next, browsers);
        break;
    case LWS_CALLBACK_CLOSED:
        lws_ll_fwd_remove(struct browser, next, browser, browsers);
        break;
    case LWS_CALLBACK_SERVER_WRITEABLE: {
        const struct message *message = lws_ring_get_element(ring, &browser->tail);
        if (message == NULL)
            break;
        if (lws_write(wsi, (unsigned char *)message->frame + LWS_PRE, message->length, LWS_WRITE_TEXT) < 0)
            return -1;
        consume(browser);
        break;
    }
    default:
        break;
    }
    return 0;
}

static struct lws_protocols protocols[] = {
    {.name = "chat", .callback = on_browser, .per_session_data_size = sizeof(struct browser), .rx_buffer_size = 4096},
    {.name = "udp", .callback = on_udp, .rx_buffer_size = MAX_DATAGRAM},
    {0},
};

int main(int argc, char **argv) {
    if (argc != 3)
        return 64;
    lws_set_log_level(LLL_ERR, NULL);
    ring = lws_ring_create(sizeof(struct message), RING, forget);
    struct lws_context_creation_info info = {
        .port = atoi(argv[1]), .iface = "127.0.0.1", .protocols = protocols, .options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS};
    struct lws_context *context = lws_create_context(&info);
    struct lws_vhost *vhost = context == NULL ? NULL : lws_create_vhost(context, &info);
    if (vhost == NULL || lws_create_adopt_udp(vhost, NULL, atoi(argv[2]), LWS_CAUDP_BIND, "udp", NULL, NULL, NULL, NULL) == NULL)
        return 1;
    while (lws_service(context, 0) >= 0)
        ;
    return 0;
}
