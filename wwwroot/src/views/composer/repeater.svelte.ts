/** Bounds of the time between two sendings, in ms. */
export const shortestMs = 20;
export const longestMs = 3_600_000;

/** Sends the same again and again until it is stopped or cannot. */
export class Repeater {
  count: number = $state(0);
  isRunning: boolean = $state(false);
  readonly #send: () => Promise<boolean>;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isBusy = false;

  /** @param send False where nothing could be sent: then it stops. */
  constructor(send: () => Promise<boolean>) {
    this.#send = send;
  }

  start(everyMs: number): void {
    this.stop();
    this.count = 0;
    this.isRunning = true;
    const ms = Math.min(longestMs, Math.max(shortestMs, everyMs));
    void this.#once();
    this.#timer = setInterval(() => void this.#once(), ms);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.isRunning = false;
  }

  /** Where the gateway is slower than the time between, a turn is left out. */
  async #once(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const isSent = await this.#send();
    this.#isBusy = false;
    if (isSent) this.count++;
    else this.stop();
  }
}
