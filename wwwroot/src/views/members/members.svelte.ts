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
    import("./views").then(
      (views) => (this.views = views),
      () => (this.#isAsked = false),
    );
  }
}

export const members = new Members();
