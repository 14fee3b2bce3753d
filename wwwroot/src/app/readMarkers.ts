import { readHere } from "../state/readHere";
import type { Invoke } from "./actions";
import type { Store } from "./store.svelte";

/** Between two calls of MarkRead, in ms. */
const markEveryMs = 1_000;

/** Tells the gateway what was read: of many steps the last one, once a second. */
export class ReadMarkers {
  readonly #store: Store;
  readonly #invoke: Invoke;
  readonly #due = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, invoke: Invoke) {
    this.#store = store;
    this.#invoke = invoke;
  }

  read(conversationId: string, seq: number): void {
    const mark = this.#store.newest.marks.get(conversationId);
    if (mark === undefined || seq <= mark.readSeq) return;
    this.#store.apply(readHere, { conversationId, seq });
    this.#due.set(conversationId, seq);
    this.#timer ??= setTimeout(() => this.#tell(), markEveryMs);
  }

  #tell(): void {
    this.#timer = undefined;
    const due = [...this.#due];
    this.#due.clear();
    for (const [conversationId, seq] of due)
      // A marker that is not told is told with the next one.
      this.#invoke("MarkRead", { conversationId, seq }).catch(() => undefined);
  }
}
