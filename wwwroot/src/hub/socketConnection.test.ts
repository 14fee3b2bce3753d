import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SocketConnection } from "./socketConnection";

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static last: FakeSocket;
  readyState = FakeSocket.CONNECTING;
  readonly url: string;
  readonly sent: string[] = [];
  isClosed = false;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(url: string) {
    this.url = url;
    FakeSocket.last = this;
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.isClosed = true;
    this.readyState = 3;
    queueMicrotask(() => this.onclose?.({ code: 1006 }));
  }
}

let connection: SocketConnection;
const ended = vi.fn();

beforeEach(() => {
  vi.stubGlobal("WebSocket", FakeSocket);
  ended.mockReset();
  connection = new SocketConnection("https://gateway/hub");
  connection.onclose = ended;
});
afterEach(() => vi.unstubAllGlobals());

async function open(): Promise<FakeSocket> {
  const opening = connection.start();
  FakeSocket.last.open();
  await opening;
  return FakeSocket.last;
}

describe("start", () => {
  it("anAddressWithHttps_IsSpokenToWithWss", async () => {
    expect((await open()).url).toBe("wss://gateway/hub");
  });

  it("closedBeforeItIsOpen_Rejects", async () => {
    const opening = connection.start();
    FakeSocket.last.close();
    await expect(opening).rejects.toThrow("No connection");
    expect(ended).not.toHaveBeenCalled();
  });

  it("stoppedBeforeItIsOpen_Rejects", async () => {
    const opening = connection.start();
    await connection.stop();
    await expect(opening).rejects.toThrow("No connection");
  });
});

describe("send", () => {
  it("open_Sends", async () => {
    const socket = await open();
    await connection.send("{}");
    expect(socket.sent).toEqual(["{}"]);
  });

  it("notOpen_Rejects", async () => {
    await expect(connection.send("{}")).rejects.toThrow("not open");
  });
});

it("closedByTheOtherEnd_SaysSoOnce", async () => {
  (await open()).close();
  await vi.waitFor(() => {
    expect(ended).toHaveBeenCalledOnce();
  });
  expect(ended).toHaveBeenCalledWith(new Error("The connection ended (1006)."));
  await connection.stop();
  expect(ended).toHaveBeenCalledOnce();
});

it("stop_DoesNotWaitForTheOtherEnd", async () => {
  const socket = await open();
  await connection.stop();
  expect(ended).toHaveBeenCalledExactlyOnceWith(undefined);
  expect(socket.isClosed).toBe(true);
});

it("aTextThatCannotBeRead_EndsTheConnection", async () => {
  const socket = await open();
  connection.onreceive = () => {
    throw new Error("not JSON");
  };
  socket.onmessage?.({ data: "x" });
  expect(ended).toHaveBeenCalledExactlyOnceWith(new Error("not JSON"));
  expect(socket.isClosed).toBe(true);
});
