// Opens the hub's WebSocket and asks for the peers, under a name and from a page of one's choice: knock.js PORT HOST ORIGIN
const http = require("node:http");
const [port, host, origin] = process.argv.slice(2);
const headers = { Host: host, ...(origin === "-" ? {} : { Origin: origin }) };

function ask(path, more) {
    return new Promise((done) => {
        const request = http.request({ host: "127.0.0.1", port, path, headers: { ...headers, ...more } });
        request.on("upgrade", (answer, socket) => {
            socket.destroy();
            done(answer.statusCode);
        });
        request.on("response", (answer) => {
            answer.resume();
            done(answer.statusCode);
        });
        request.end();
    });
}

(async () => {
    const socket = await ask("/hub", {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    });
    console.log(`${socket} ${await ask("/api/peers", {})}`);
})();
