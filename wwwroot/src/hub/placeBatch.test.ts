import { expect, it } from "vitest";
import { posted } from "../test/samples";
import { placeBatch } from "./placeBatch";

const cursor = { epoch: "e1", seq: 10 };

it.each([
  ["next", "e1", 10, [11]],
  ["next", "e1", 10, []],
  ["old", "e1", 8, [9, 10]],
  ["overlap", "e1", 8, [9, 11]],
  ["hole", "e1", 11, [12]],
  ["otherEpoch", "e2", 10, [11]],
] as const)("placeBatch_Batch_Is %s", (place, epoch, prevSeq, seqs) => {
  const events = seqs.map((seq) => posted(seq));
  expect(placeBatch(cursor, { epoch, prevSeq, events })).toBe(place);
});
