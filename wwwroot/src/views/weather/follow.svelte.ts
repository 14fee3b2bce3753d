import { ask } from "../access/accessApi";

/** Something that the gateway says, read again and again. */
export class Followed<T> {
  now: T | null = $state.raw(null);
  hasFailed: boolean = $state(false);
  readonly #everyMs: number;
  #route = "";

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** Reads a route on and on, until what it returns is called. */
  follow(route: string): () => void {
    if (route !== this.#route) this.now = null;
    this.#route = route;
    void this.read();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.read();
    }, this.#everyMs);
    return () => clearInterval(timer);
  }

  async read(): Promise<void> {
    const route = this.#route;
    const outcome = await ask<T>("GET", route);
    if (route !== this.#route) return;
    this.hasFailed = !outcome.ok;
    if (outcome.ok) this.now = outcome.value;
  }
}
