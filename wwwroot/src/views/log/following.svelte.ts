/** Nearer to the end than this, in px, a reader is at the end. */
const atEndPx = 24;

/** A scroll that comes later than this after a wheel, key or finger, in ms, is none of the reader's. */
const gestureMs = 700;

/**
 * Whether the log follows its newest message. The reader ends that by going up. The log itself moves
 * as well, when rows turn out higher or lower than guessed; that ends nothing.
 */
export class Following {
  isOn: boolean = $state(true);
  #top = 0;
  #height = 0;
  #touchedAt = -gestureMs;

  /** The reader has a hand on the wheel, a key, the scroll bar or the screen. */
  touched(now: number): void {
    this.#touchedAt = now;
  }

  /** Takes note of a scroll; true where the log moved by itself and belongs back at its end. */
  scrolled(
    scroller: Pick<Element, "scrollTop" | "scrollHeight" | "clientHeight">,
    now: number,
  ): boolean {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const isAtEnd = scrollHeight - clientHeight - scrollTop < atEndPx;
    // Where the log becomes shorter, the browser pulls it up by as much.
    const up = this.#top - scrollTop - Math.max(0, this.#height - scrollHeight);
    const isReaders = now - this.#touchedAt < gestureMs;
    // The browser's own search and screen readers scroll without a gesture, and by whole screens.
    const hasGoneUp = up > (isReaders ? 1 : clientHeight);
    if (isAtEnd) this.isOn = true;
    else if (hasGoneUp) this.isOn = false;
    this.#top = scrollTop;
    this.#height = scrollHeight;
    return this.isOn && !isReaders;
  }
}
