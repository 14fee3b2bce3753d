import type { HubConnection } from "@microsoft/signalr";
import type { ChatClient, ChatHub } from "../contract";

/** The part of a hub connection that the page uses, so that a test can stand in for it. */
export type HubLink = Pick<HubConnection, "invoke" | "on" | "onclose" | "start" | "stop">;

/** A hub connection that knows the contract: a wrong name or argument does not compile. */
export class TypedHub {
  readonly #link: HubLink;

  constructor(link: HubLink) {
    this.#link = link;
  }

  invoke<M extends keyof ChatHub>(
    method: M,
    ...args: Parameters<ChatHub[M]>
  ): ReturnType<ChatHub[M]> {
    return this.#link.invoke(method, ...args) as ReturnType<ChatHub[M]>;
  }

  on<M extends keyof ChatClient>(method: M, handler: ChatClient[M]): void {
    this.#link.on(method, handler as (...args: unknown[]) => void);
  }

  start(): Promise<void> {
    return this.#link.start();
  }

  stop(): Promise<void> {
    return this.#link.stop();
  }

  onClose(handler: () => void): void {
    this.#link.onclose(handler);
  }
}
