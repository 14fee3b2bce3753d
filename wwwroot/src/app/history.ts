import { historyLoaded, historyLoading, lastSeen, logOpened } from "../state/historyChanges";
import type { Invoke } from "./actions";
import type { Store } from "./store.svelte";

const firstPage = 100;
const nextPage = 200;
/** Pages that a jump reads back at most. */
const farthest = 200;
/** Conversations whose last line is read for the list; the others show theirs when they speak. */
const previews = 40;

/** Reads pages of conversations as they are needed. */
export class History {
  readonly #store: Store;
  readonly #invoke: Invoke;
  /** Pages that are on their way, by conversation. */
  readonly #coming = new Map<string, Promise<boolean>>();

  constructor(store: Store, invoke: Invoke) {
    this.#store = store;
    this.#invoke = invoke;
  }

  /** Holds a conversation's messages from now on, and reads its newest page. */
  open(conversationId: string): void {
    this.#store.apply(logOpened, conversationId);
    this.#store.draw();
    if (this.#store.newest.logs.get(conversationId)?.loaded === false)
      void this.#load(conversationId, null, firstPage);
  }

  /** Reads the page before what is held; false where there is none or it could not be had. */
  async older(conversationId: string, limit = nextPage): Promise<boolean> {
    const log = this.#store.newest.logs.get(conversationId);
    if (log === undefined || !log.loaded || !log.hasMore) return false;
    return this.#load(conversationId, log.messages[0]?.seq ?? null, limit);
  }

  /** Reads back until a message is held, or as far as it goes. */
  async backTo(conversationId: string, seq: number): Promise<void> {
    for (let page = 0; page < farthest; page++) {
      // Scrolling may have asked for a page a moment before.
      await this.#coming.get(conversationId);
      const log = this.#store.newest.logs.get(conversationId);
      if (log === undefined || (log.messages[0]?.seq ?? 0) <= seq) break;
      const { maxHistoryLimit } = this.#store.newest.limits;
      if (!(await this.older(conversationId, maxHistoryLimit))) break;
    }
    this.#store.draw();
  }

  /** After a connection: what was asked for and did not come, and the last lines of the list. */
  async resume(): Promise<void> {
    for (const [id, log] of this.#store.newest.logs)
      if (!log.loaded) void this.#load(id, null, firstPage);
    const { marks } = this.#store.newest;
    const silent = [...marks].filter(([, mark]) => mark.headSeq > (mark.last?.seq ?? 0));
    silent.sort(([, a], [, b]) => b.headSeq - a.headSeq);
    await Promise.all(silent.slice(0, previews).map(([id]) => this.#preview(id)));
  }

  async #load(conversationId: string, beforeSeq: number | null, limit: number): Promise<boolean> {
    if (this.#store.newest.logs.get(conversationId)?.loading !== false) return false;
    const coming = this.#fetch(conversationId, beforeSeq, limit);
    this.#coming.set(conversationId, coming);
    const found = await coming;
    this.#coming.delete(conversationId);
    return found;
  }

  async #fetch(conversationId: string, beforeSeq: number | null, limit: number): Promise<boolean> {
    this.#store.apply(historyLoading, { conversationId, loading: true });
    try {
      const most = this.#store.newest.limits.maxHistoryLimit;
      const request = { conversationId, beforeSeq, limit: Math.min(limit, most) };
      const page = await this.#invoke("History", request);
      this.#store.apply(historyLoaded, { conversationId, beforeSeq, page });
      return page.messages.length > 0;
    } catch {
      // Without an answer the next connection, or the next scroll, asks again.
      this.#store.apply(historyLoading, { conversationId, loading: false });
      return false;
    }
  }

  async #preview(conversationId: string): Promise<void> {
    const page = await this.#invoke("History", { conversationId, limit: 1 }).catch(() => null);
    const last = page?.messages.at(-1);
    if (last !== undefined) this.#store.apply(lastSeen, last);
  }
}
