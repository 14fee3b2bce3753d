import type { MessageView } from "../contract";
import type { OutboxEntry } from "./outboxEntry";
import type { OutboxStore } from "./outboxStore";

/** Unsent messages at most; the composer says so when it is full. */
export const outboxLimit = 500;

/** What became of a message: taken by the gateway, refused by it, or waiting for a connection. */
export type SendOutcome =
  | { readonly kind: "taken"; readonly message: MessageView }
  | { readonly kind: "refused"; readonly reason: string; readonly clientMessageId: string }
  | { readonly kind: "waiting" }
  | { readonly kind: "full" };

export interface OutboxPort {
  isOpen(): boolean;
  send(entry: OutboxEntry): Promise<MessageView>;
  /** The gateway's sentence where it refused, null where the connection failed. */
  refusalOf(error: unknown): Promise<string | null>;
  changed(entries: readonly OutboxEntry[]): void;
  taken(message: MessageView): void;
}

/** Sends messages one after the other, each until the gateway has it. The gateway knows repeats by their id. */
export class Outbox {
  readonly #store: OutboxStore;
  readonly #port: OutboxPort;
  readonly #outcomes = new Map<string, (outcome: SendOutcome) => void>();
  #entries: readonly OutboxEntry[] = [];
  #isSending = false;

  constructor(store: OutboxStore, port: OutboxPort) {
    this.#store = store;
    this.#port = port;
  }

  /** Takes up what an earlier page left unsent. */
  async load(): Promise<void> {
    const left = await this.#store.all();
    const known = new Set(this.#entries.map((entry) => entry.clientMessageId));
    this.#set([...left.filter((entry) => !known.has(entry.clientMessageId)), ...this.#entries]);
    this.resume();
  }

  /** Resolves when the gateway took or refused the message, or when it has to wait. */
  async send(entry: OutboxEntry): Promise<SendOutcome> {
    if (this.#entries.length >= outboxLimit) return { kind: "full" };
    await this.#store.put(entry).catch(() => undefined);
    return new Promise((resolve) => {
      this.#outcomes.set(entry.clientMessageId, resolve);
      this.#set([...this.#entries, entry]);
      this.resume();
    });
  }

  /** Tries a refused message again, with its own id. */
  async retry(clientMessageId: string): Promise<void> {
    await this.#change(clientMessageId, { refused: null });
    this.resume();
  }

  async discard(clientMessageId: string): Promise<void> {
    this.#set(this.#entries.filter((entry) => entry.clientMessageId !== clientMessageId));
    await this.#store.remove(clientMessageId).catch(() => undefined);
  }

  /** The connection is there, or something is new to send. */
  resume(): void {
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (;;) {
      const entry = this.#entries.find((candidate) => candidate.refused === null);
      if (entry === undefined || !this.#port.isOpen()) break;
      if (!(await this.#sendOne(entry))) break;
    }
    this.#isSending = false;
    for (const id of [...this.#outcomes.keys()]) this.#answer(id, { kind: "waiting" });
  }

  /** False where the connection failed: the rest waits for the next one. */
  async #sendOne(entry: OutboxEntry): Promise<boolean> {
    const { clientMessageId } = entry;
    try {
      const message = await this.#port.send(entry);
      this.#port.taken(message);
      await this.discard(clientMessageId);
      this.#answer(clientMessageId, { kind: "taken", message });
      return true;
    } catch (error) {
      const reason = await this.#port.refusalOf(error);
      if (reason === null) return false;
      await this.#change(clientMessageId, { refused: reason });
      this.#answer(clientMessageId, { kind: "refused", reason, clientMessageId });
      return true;
    }
  }

  #answer(clientMessageId: string, outcome: SendOutcome): void {
    this.#outcomes.get(clientMessageId)?.(outcome);
    this.#outcomes.delete(clientMessageId);
  }

  async #change(clientMessageId: string, change: Partial<OutboxEntry>): Promise<void> {
    const entry = this.#entries.find((candidate) => candidate.clientMessageId === clientMessageId);
    if (entry === undefined) return;
    const changed = { ...entry, ...change };
    this.#set(this.#entries.map((candidate) => (candidate === entry ? changed : candidate)));
    await this.#store.put(changed).catch(() => undefined);
  }

  #set(entries: readonly OutboxEntry[]): void {
    this.#entries = entries;
    this.#port.changed(entries);
  }
}
