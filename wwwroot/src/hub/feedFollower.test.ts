import { describe, expect, it } from "vitest";
import type { EventView, FeedBatchView, SyncAnswer } from "../contract";
import { hello, posted } from "../test/samples";
import { FeedFollower } from "./feedFollower";

/** A journal that answers Sync, and what a follower made of it. */
class Journal {
  readonly events: EventView[] = [];
  readonly applied: number[] = [];
  readonly syncs: number[] = [];
  lost = 0;
  pageSize = 500;
  /** Holds the next answers back until it is called. */
  gate: Promise<void> = Promise.resolve();
  epoch = "e1";
  readonly follower = new FeedFollower({
    sync: async ({ seq }) => {
      this.syncs.push(seq);
      const answer = this.answer(seq);
      await this.gate;
      return answer;
    },
    apply: (events) => this.applied.push(...events.map((event) => event.seq)),
    lost: () => this.lost++,
  });

  write(...seqs: number[]): void {
    this.events.push(...seqs.map((seq) => posted(seq)));
  }

  answer(after: number): SyncAnswer {
    const events = this.events.filter((event) => event.seq > after).slice(0, this.pageSize);
    return { epoch: this.epoch, reset: false, events, headSeq: this.events.at(-1)?.seq ?? 0 };
  }

  batch(prevSeq: number, ...seqs: number[]): FeedBatchView {
    return { epoch: "e1", prevSeq, events: seqs.map((seq) => posted(seq)) };
  }
}

async function greeted(headSeq: number): Promise<Journal> {
  const journal = new Journal();
  journal.follower.connected();
  await journal.follower.greeted(hello({ headSeq }));
  return journal;
}

function held(): { readonly gate: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  return { gate, open };
}

describe("FeedFollower", () => {
  it("batch_FollowsCursor_IsApplied", async () => {
    const journal = await greeted(10);
    await journal.follower.batch(journal.batch(10, 11, 13));
    await journal.follower.batch(journal.batch(13, 14));
    expect(journal.applied).toEqual([11, 13, 14]);
    expect(journal.syncs).toEqual([]);
  });

  it("batch_BeforeHelloIsAnswered_WaitsForIt", async () => {
    const journal = new Journal();
    journal.follower.connected();
    await journal.follower.batch(journal.batch(10, 11));
    expect(journal.applied).toEqual([]);
    await journal.follower.greeted(hello({ headSeq: 10 }));
    expect(journal.applied).toEqual([11]);
  });

  it("batch_AfterHole_IsReadBySync", async () => {
    const journal = await greeted(10);
    journal.write(11, 12, 13, 14);
    await journal.follower.batch(journal.batch(13, 14));
    expect(journal.applied).toEqual([11, 12, 13, 14]);
    expect(journal.syncs).toEqual([10]);
  });

  it("batch_SeenBefore_IsPassedOver", async () => {
    const journal = await greeted(10);
    await journal.follower.batch(journal.batch(10, 11));
    await journal.follower.batch(journal.batch(10, 11));
    expect(journal.applied).toEqual([11]);
    expect(journal.syncs).toEqual([]);
  });

  it("batch_WhileSyncRuns_WaitsAndIsAppliedOnce", async () => {
    const journal = await greeted(10);
    journal.write(11, 12);
    const gate = held();
    journal.gate = gate.gate;
    const catching = journal.follower.lagging(12);
    await journal.follower.batch(journal.batch(11, 12, 13));
    await journal.follower.batch(journal.batch(13, 14));
    expect(journal.applied).toEqual([]);
    gate.open();
    await catching;
    expect(journal.applied).toEqual([11, 12, 13, 14]);
  });

  it("greeted_OlderCursor_ReadsPageAfterPageUpToHead", async () => {
    const journal = await greeted(10);
    journal.pageSize = 2;
    journal.write(11, 12, 13, 14, 15);
    journal.follower.connected();
    await journal.follower.greeted(hello({ headSeq: 15 }));
    expect(journal.applied).toEqual([11, 12, 13, 14, 15]);
    expect(journal.syncs).toEqual([10, 12, 14]);
  });

  it("greeted_NothingShownUpToHead_MovesCursorThere", async () => {
    const journal = await greeted(10);
    journal.follower.connected();
    journal.write(9, 20);
    journal.events.splice(0, 2);
    journal.answer = () => ({ epoch: "e1", reset: false, events: [], headSeq: 20 });
    await journal.follower.greeted(hello({ headSeq: 20 }));
    await journal.follower.batch(journal.batch(20, 21));
    expect(journal.applied).toEqual([21]);
  });

  it("greeted_OtherEpoch_BeginsAtItsHead", async () => {
    const journal = await greeted(10);
    journal.follower.connected();
    await journal.follower.greeted(hello({ epoch: "e2", headSeq: 3, reset: true }));
    expect(journal.follower.cursor).toEqual({ epoch: "e2", seq: 3 });
    expect(journal.syncs).toEqual([]);
  });

  it("batch_OfOtherEpoch_LosesTheCursor", async () => {
    const journal = await greeted(10);
    await journal.follower.batch({ epoch: "e2", prevSeq: 10, events: [posted(11)] });
    expect(journal.lost).toBe(1);
    expect(journal.applied).toEqual([]);
  });

  it("lagging_ManyBatchesHeld_ReadsTheRestBySync", async () => {
    const journal = await greeted(10);
    const gate = held();
    journal.gate = gate.gate;
    journal.write(11);
    const catching = journal.follower.lagging(11);
    for (let seq = 12; seq < 800; seq++) {
      journal.write(seq);
      await journal.follower.batch(journal.batch(seq - 1, seq));
    }
    gate.open();
    await catching;
    const all = Array.from({ length: 789 }, (_, i) => 11 + i);
    expect(journal.applied).toEqual(all);
  });

  it("sync_AnswerOfEarlierConnection_IsPassedOver", async () => {
    const journal = await greeted(10);
    journal.write(11);
    const gate = held();
    journal.gate = gate.gate;
    const catching = journal.follower.lagging(11);
    journal.follower.connected();
    gate.open();
    await catching;
    expect(journal.applied).toEqual([]);
    await journal.follower.greeted(hello({ headSeq: 11 }));
    expect(journal.applied).toEqual([11]);
  });

  it("batch_BeyondWhatSyncReaches_LosesTheCursorInsteadOfAskingForEver", async () => {
    const journal = await greeted(10);
    journal.write(11);
    await journal.follower.batch(journal.batch(50, 51));
    expect(journal.lost).toBe(1);
    expect(journal.syncs.length).toBeLessThan(3);
  });
});
