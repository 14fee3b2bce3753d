import { readHere } from "../state/readHere";
import type { Invoke } from "./actions";
import type { Store } from "./store.svelte";

/** Between two calls of MarkRead, in ms. */
const markEveryMs = 1_000;

/** Tells the gateway what was read: the first step at once, of those that follow within a second the last one. */
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
    if (this.#timer === undefined) this.#tell();
  }

  #tell(): void {
    this.#timer = undefined;
    const due = [...this.#due];
    if (due.length === 0) return;
    this.#due.clear();
    this.#timer = setTimeout(() => this.#tell(), markEveryMs);
    for (const [conversationId, seq] of due)
      // A marker that is not told is told with the next one.
      this.#invoke("MarkRead", { conversationId, seq }).catch(() => undefined);
  }
}
