import type { Mark } from "../../state/appState";

/** The line above the first message that was new when the reader was last away. */
export class UnreadLine {
  /** It stands after this seq; null while there is none. */
  after: number | null = $state(null);
  count: number = $state(0);
  /** Whether the reader has been there. */
  isSeen: boolean = $state(true);

  /** The conversation is opened. */
  open(mark: Mark): void {
    if (mark.unread > 0) this.#put(mark);
  }

  /** Messages came while the reader was elsewhere, or further up. */
  away(mark: Mark): void {
    if (mark.unread === 0) return;
    if (this.after === null || mark.readSeq > this.after) this.#put(mark);
    else this.count = mark.unread;
  }

  /** The reader has answered: nothing is new any more. */
  close(): void {
    this.after = null;
    this.count = 0;
    this.isSeen = true;
  }

  #put(mark: Mark): void {
    this.after = mark.readSeq;
    this.count = mark.unread;
    this.isSeen = false;
  }
}
