/** The time, to the second, for what counts down or grows old. */
class Now {
  ms: number = $state(Date.now());

  constructor() {
    setInterval(() => (this.ms = Date.now()), 1_000);
  }
}

export const now = new Now();
