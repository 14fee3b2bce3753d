// Keeps the files of one build, so that the page opens while the gateway is away. What the gateway
// says (api, hub) is never kept.
const version = "__VERSION__";
const files = __FILES__;
const patienceMs = 3_000;

self.addEventListener("install", (event) => {
    event.waitUntil(
        caches
            .open(version)
            .then((cache) => cache.addAll(files))
            .then(() => self.skipWaiting()),
    );
});

self.addEventListener("activate", (event) => {
    event.waitUntil(
        caches
            .keys()
            .then((names) =>
                Promise.all(
                    names.filter((name) => name !== version).map((name) => caches.delete(name)),
                ),
            )
            .then(() => self.clients.claim()),
    );
});

self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== location.origin) return;
    if (request.mode === "navigate" && url.pathname === "/") event.respondWith(shell(request));
    else if (url.pathname.startsWith("/assets/")) event.respondWith(kept(request));
});

/** The gateway's page, or the kept one when it does not answer. */
async function shell(request) {
    try {
        return await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    } catch {
        return (await caches.match("/")) ?? Response.error();
    }
}

/** Assets carry a hash of their content in their name and never change. */
async function kept(request) {
    return (await caches.match(request)) ?? fetch(request);
}
