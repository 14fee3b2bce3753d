/**
 * A WebSocket as SignalR's `HubConnection` wants what carries its texts (`IConnection` there). The package's own knows
 * other transports, negotiation and Node.js as well, none of which this page uses, and is a twelfth of what it loads first.
 */
export class SocketConnection {
  readonly baseUrl: string;
  /** HubConnection notes here what a connection can do beyond this: nothing. */
  readonly features = {};
  onreceive: ((text: string) => void) | null = null;
  onclose: ((error?: Error) => void) | null = null;
  #socket: WebSocket | null = null;

  /** @param url Of the hub, with http or https. */
  constructor(url: string) {
    this.baseUrl = url;
  }

  /** Opens the socket; rejects where it closes before. */
  start(): Promise<void> {
    const socket = new WebSocket(this.baseUrl.replace(/^http/, "ws"));
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.onclose = () => {
        reject(new Error("No connection could be made."));
      };
      socket.onopen = () => {
        socket.onclose = ({ code }) => this.#end(new Error(`The connection ended (${code}).`));
        resolve();
      };
      socket.onmessage = ({ data }) => this.#receive(String(data));
    });
  }

  /** Sends a text; rejects where the socket is not open. */
  send(text: string): Promise<void> {
    if (this.#socket?.readyState !== WebSocket.OPEN)
      return Promise.reject(new Error("The connection is not open."));
    this.#socket.send(text);
    return Promise.resolve();
  }

  /** Closes the socket, without waiting for the other end to do the same: that may take long, or never happen. */
  stop(error?: unknown): Promise<void> {
    // One that is not open yet ends by its own event, which lets start() reject.
    if (this.#socket?.readyState === WebSocket.CONNECTING) this.#socket.close();
    else this.#end(error instanceof Error ? error : undefined);
    return Promise.resolve();
  }

  #receive(text: string): void {
    try {
      this.onreceive?.(text);
    } catch (error) {
      this.#end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #end(error: Error | undefined): void {
    const socket = this.#socket;
    if (socket === null) return;
    this.#socket = null;
    socket.onclose = socket.onmessage = null;
    socket.close();
    this.onclose?.(error);
  }
}
