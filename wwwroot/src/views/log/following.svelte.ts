/** Nearer to the end than this, in px, a reader is at the end. */
const atEndPx = 24;

/** So long after the last wheel, key or finger, in ms, a gesture is over: until then the log may glide on. */
export const gestureMs = 700;

type Scroller = Pick<Element, "scrollTop" | "scrollHeight" | "clientHeight">;

/**
 * Whether the log follows its newest message. The reader ends that by going up, from the first move on.
 * The log itself moves as well, when rows turn out higher or lower than guessed; that ends nothing.
 */
export class Following {
  isOn: boolean = $state(true);
  #top = 0;
  #height = 0;
  /** Until then a scroll is the reader's. */
  #readersUntil = -Infinity;
  /** Until then the log is in the reader's hand, whichever way that goes. */
  #heldUntil = -Infinity;
  /** The reader is on the way up, and may not have come far yet. */
  #isLeaving = false;

  /** Whether the log may be put at its end: it follows, and no hand holds it. */
  mayPull(now: number): boolean {
    return this.isOn && now >= this.#heldUntil;
  }

  /** Follows from now on: the reader asks for it. */
  begin(): void {
    this.isOn = true;
    this.#isLeaving = false;
    this.#heldUntil = -Infinity;
  }

  /** A wheel, key or finger leads up. That ends the following at once, where there is something further up. */
  leadsUp({ scrollTop }: Scroller, now: number): void {
    this.#readersUntil = Math.max(this.#readersUntil, now + gestureMs);
    if (scrollTop <= 0) return;
    this.isOn = false;
    this.#isLeaving = true;
  }

  /** A wheel, key or finger leads down, perhaps to the end. */
  leadsDown(now: number): void {
    this.#readersUntil = Math.max(this.#readersUntil, now + gestureMs);
    this.#isLeaving = false;
  }

  /** A button is held down in the log or on its scroll bar, or a finger is on it: nobody knows yet which way it goes. */
  held(): void {
    this.#heldUntil = this.#readersUntil = Infinity;
    this.#isLeaving = false;
  }

  /** It is let go. After a bar or a finger that moved, the log glides on. */
  released(now: number, isGliding: boolean): void {
    this.#heldUntil = this.#readersUntil = now + (isGliding ? gestureMs : 0);
  }

  /** Takes note of a scroll; true where the log moved by itself and belongs back at its end. */
  scrolled(scroller: Scroller, now: number): boolean {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // Where the log becomes shorter, the browser pulls it up by as much.
    const up = this.#top - scrollTop - Math.max(0, this.#height - scrollHeight);
    const isReaders = now < this.#readersUntil;
    // The browser's own search and screen readers scroll without a gesture, and by whole screens.
    const hasGoneUp = up > (isReaders ? 1 : clientHeight);
    if (isAtEnd(scroller)) this.isOn ||= !this.#isLeaving;
    else if (hasGoneUp) this.isOn = false;
    this.#top = scrollTop;
    this.#height = scrollHeight;
    return this.isOn && !isReaders;
  }

  /** A gesture is over; true where it ended at the end, so that the log follows again. */
  rested(scroller: Scroller): boolean {
    this.#isLeaving = false;
    this.isOn ||= isAtEnd(scroller);
    return this.isOn;
  }
}

function isAtEnd({ scrollTop, scrollHeight, clientHeight }: Scroller): boolean {
  return scrollHeight - clientHeight - scrollTop < atEndPx;
}
