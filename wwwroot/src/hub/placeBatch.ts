import type { FeedBatchView } from "../contract";

/** A place in the feed. */
export interface Cursor {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * Where a batch stands to a cursor: `next` follows it, `overlap` begins before and ends after it,
 * `old` is all known, `hole` begins after it, `otherEpoch` is of another store.
 */
export type BatchPlace = "next" | "overlap" | "old" | "hole" | "otherEpoch";

export function placeBatch(cursor: Cursor, batch: FeedBatchView): BatchPlace {
  if (batch.epoch !== cursor.epoch) return "otherEpoch";
  if (batch.prevSeq > cursor.seq) return "hole";
  const last = batch.events.at(-1)?.seq ?? batch.prevSeq;
  if (batch.prevSeq === cursor.seq) return "next";
  return last <= cursor.seq ? "old" : "overlap";
}
