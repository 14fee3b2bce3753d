import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createServer as createDevServer, type ViteDevServer } from "vite";

let gateway: Server;
let dev: ViteDevServer;
let asked: Promise<[IncomingMessage]>;

function addressOf(server: { address(): AddressInfo | string | null } | null): string {
  return `127.0.0.1:${(server?.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  gateway = createServer((_, response) => response.end("{}"));
  gateway.on("upgrade", (_, socket) =>
    socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
  );
  await once(gateway.listen(0, "127.0.0.1"), "listening");
  process.env["GATEWAY"] = `http://${addressOf(gateway)}`;
  dev = await createDevServer({
    root: new URL("..", import.meta.url).pathname,
    logLevel: "silent",
    server: { host: "127.0.0.1", port: 0, hmr: false },
    optimizeDeps: { noDiscovery: true },
  });
  await dev.listen();
});

afterEach(async () => {
  await dev.close();
  gateway.close();
});

/** Asks the development server; what it answers is of no interest. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}): void {
  const request = get(`http://${addressOf(dev.httpServer)}${path}`, { headers });
  request.on("response", (answer) => answer.resume()).on("error", () => undefined);
}

describe("proxy of the development server", () => {
  it("upgrade_OfTheHub_NamesTheGatewayAsHostAndOrigin", async () => {
    asked = once(gateway, "upgrade") as Promise<[IncomingMessage]>;
    ask("/hub", {
      Origin: `http://${addressOf(dev.httpServer)}`,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    });
    const [{ headers }] = await asked;
    expect(headers.host).toBe(addressOf(gateway));
    expect(headers.origin).toBe(`http://${addressOf(gateway)}`);
  });

  it("request_OfTheRoutes_NamesTheGatewayAsHost", async () => {
    asked = once(gateway, "request") as Promise<[IncomingMessage]>;
    ask("/api/status");
    const [{ headers }] = await asked;
    expect(headers.host).toBe(addressOf(gateway));
  });
});
