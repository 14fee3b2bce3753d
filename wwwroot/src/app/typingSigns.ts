import type { Invoke } from "./actions";

/** Between two signs of typing, in ms; others show one for longer than that. */
const signEveryMs = 2_500;

/** Tells the others that the user types, not at each key. */
export class TypingSigns {
  readonly #invoke: Invoke;
  #last = { conversationId: "", at: -signEveryMs };

  constructor(invoke: Invoke) {
    this.#invoke = invoke;
  }

  typed(conversationId: string): void {
    const at = performance.now();
    if (this.#last.conversationId === conversationId && at - this.#last.at < signEveryMs) return;
    this.#last = { conversationId, at };
    // A sign that is lost is no loss.
    this.#invoke("Typing", { conversationId }).catch(() => undefined);
  }
}
