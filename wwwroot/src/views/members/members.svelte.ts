type Views = typeof import("./views");

/** What few need at first: views of members of IP Messenger and of their messages. */
class Members {
  /** Null until they are loaded. */
  views: Views | null = $state.raw(null);
  #isAsked = false;

  /** Loads them, once. Where the gateway is away, and the files with it, the next call tries again. */
  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#load().catch(() => (this.#isAsked = false));
  }

  /** With their texts: they would begin in English. */
  async #load(): Promise<void> {
    const views = await import("./views");
    await views.texts.follow();
    this.views = views;
  }
}

export const members = new Members();
