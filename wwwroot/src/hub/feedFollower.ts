import type { EventView, FeedBatchView, HelloAnswer, SyncAnswer } from "../contract";
import { type Cursor, placeBatch } from "./placeBatch";

/** Batches held while a Sync runs; when there are more, they are dropped and read again. */
const heldBatches = 256;

export interface FeedPort {
  /** Reads the feed after a cursor. */
  sync(cursor: Cursor): Promise<SyncAnswer>;
  /** Takes events in order, each once. */
  apply(events: readonly EventView[], live: boolean): void;
  /** The cursor is of no use any more: begin again with Hello. */
  lost(): void;
}

/**
 * Keeps a cursor in the feed so that each event is applied once and in order: batches that do not
 * follow the cursor wait, and what is missing is read by Sync.
 */
export class FeedFollower {
  readonly #port: FeedPort;
  #cursor: Cursor | null = null;
  #held: FeedBatchView[] = [];
  #overflowed = false;
  /** True from the start of a connection to Hello's answer, and while a Sync runs. */
  #waiting = true;
  /** Rises with each connection, so that a late answer of an earlier one is passed over. */
  #connection = 0;

  constructor(port: FeedPort) {
    this.#port = port;
  }

  get cursor(): Cursor | null {
    return this.#cursor;
  }

  /** A connection begins: what comes before Hello's answer waits. */
  connected(): void {
    this.#connection++;
    this.#held = [];
    this.#overflowed = false;
    this.#waiting = true;
  }

  /** Forgets the cursor. */
  forget(): void {
    this.#cursor = null;
  }

  /** Hello was answered. Without a cursor of that epoch the answer itself is the place to go on. */
  async greeted(answer: HelloAnswer): Promise<void> {
    if (answer.reset || this.#cursor?.epoch !== answer.epoch)
      this.#cursor = { epoch: answer.epoch, seq: answer.headSeq };
    await this.#catchUp(answer.headSeq);
  }

  /** A batch of the live feed came. */
  async batch(batch: FeedBatchView): Promise<void> {
    if (this.#waiting || this.#cursor === null) this.#hold(batch);
    else if (!this.#take(batch)) {
      this.#hold(batch);
      await this.#catchUp(batch.prevSeq);
    }
  }

  /** The gateway dropped batches for this connection. */
  async lagging(headSeq: number): Promise<void> {
    if (!this.#waiting) await this.#catchUp(headSeq);
    else this.#overflowed = true;
  }

  #hold(batch: FeedBatchView): void {
    if (this.#held.length >= heldBatches) {
      this.#held = [];
      this.#overflowed = true;
    }
    this.#held.push(batch);
  }

  /** Applies a batch if nothing is missing before it. */
  #take(batch: FeedBatchView): boolean {
    const cursor = this.#cursor;
    if (cursor === null) return false;
    switch (placeBatch(cursor, batch)) {
      case "old":
        return true;
      case "next":
        this.#advance(cursor, batch.events, true);
        return true;
      case "overlap":
        this.#advance(
          cursor,
          batch.events.filter((event) => event.seq > cursor.seq),
          true,
        );
        return true;
      case "otherEpoch":
        this.#port.lost();
        return true;
      case "hole":
        return false;
    }
  }

  #advance(cursor: Cursor, events: readonly EventView[], live: boolean): void {
    if (events.length === 0) return;
    this.#cursor = { ...cursor, seq: events.at(-1)?.seq ?? cursor.seq };
    this.#port.apply(events, live);
  }

  /** Reads up to `headSeq`, then takes what was held; again as long as that leaves a hole. */
  async #catchUp(headSeq: number): Promise<void> {
    const connection = this.#connection;
    this.#waiting = true;
    let target = headSeq;
    for (;;) {
      if (!(await this.#readUpTo(target, connection))) return;
      const hole = this.#takeHeld();
      if (hole === null && !this.#overflowed) break;
      // The gateway speaks of a place that its own journal does not reach.
      if (hole !== null && hole <= target) return this.#port.lost();
      this.#overflowed = false;
      target = Math.max(target, hole ?? Infinity);
    }
    this.#waiting = false;
  }

  /** The place before the first held batch that cannot be applied yet. */
  #takeHeld(): number | null {
    while (this.#held[0] !== undefined) {
      if (!this.#take(this.#held[0])) return this.#held[0].prevSeq;
      this.#held.shift();
    }
    return null;
  }

  /** Reads page after page; false where another connection or epoch came between. */
  async #readUpTo(headSeq: number, connection: number): Promise<boolean> {
    let target = headSeq;
    while (this.#cursor !== null && this.#cursor.seq < target) {
      const cursor = this.#cursor;
      const answer = await this.#port.sync(cursor);
      if (connection !== this.#connection) return false;
      if (answer.reset || answer.epoch !== cursor.epoch) {
        this.#port.lost();
        return false;
      }
      // Infinity means: to wherever the journal ends.
      target = Math.min(target, answer.headSeq);
      if (answer.events.length > 0) this.#advance(cursor, answer.events, false);
      // The rest of the way holds nothing that browsers are shown.
      else this.#cursor = { ...cursor, seq: Math.max(cursor.seq, target) };
    }
    return true;
  }
}
