/** Nearer to the end than this, in px, a reader is at the end. */
const atEndPx = 24;

/** Whether the log follows its newest message. The reader ends that by going up, not the log by growing. */
export class Following {
  isOn: boolean = $state(true);
  #top = 0;
  #height = 0;

  scrolled(scroller: Pick<Element, "scrollTop" | "scrollHeight" | "clientHeight">): void {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const isAtEnd = scrollHeight - clientHeight - scrollTop < atEndPx;
    // Rows that turn out smaller than guessed move the place up as well, but make the log shorter.
    const hasGoneUp = scrollTop < this.#top - 1 && scrollHeight >= this.#height;
    if (isAtEnd) this.isOn = true;
    else if (hasGoneUp) this.isOn = false;
    this.#top = scrollTop;
    this.#height = scrollHeight;
  }
}
