import { describe, expect, it } from "vitest";
import { hello, message, posted } from "../test/samples";
import { type AppState, initialState } from "./appState";
import { applyEvents } from "./events/applyEvents";
import { helloAnswered } from "./helloAnswered";
import { historyLoaded, logOpened } from "./historyChanges";
import { held } from "./limits";

const start = helloAnswered(initialState, { answer: hello(), fresh: true });

function page(from: number, to: number, hasMore = true) {
  const messages = Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
  return { messages, hasMore };
}

function seqs(state: AppState): number[] | undefined {
  return state.logs.get("c1")?.messages.map((m) => m.seq);
}

describe("historyLoaded", () => {
  it("historyLoaded_NewestPage_JoinsWhatCameLive", () => {
    const live = applyEvents(logOpened(start, "c1"), [posted(11), posted(12)]);
    const history = { conversationId: "c1", beforeSeq: null, page: page(8, 11) };
    expect(seqs(historyLoaded(live, history))).toEqual([8, 9, 10, 11, 12]);
  });

  it("historyLoaded_OlderPage_GoesBefore", () => {
    const newest = { conversationId: "c1", beforeSeq: null, page: page(8, 10) };
    const loaded = historyLoaded(logOpened(start, "c1"), newest);
    const older = { conversationId: "c1", beforeSeq: 8, page: page(5, 7, false) };
    const state = historyLoaded(loaded, older);
    expect(seqs(state)).toEqual([5, 6, 7, 8, 9, 10]);
    expect(state.logs.get("c1")?.hasMore).toBe(false);
  });

  it("historyLoaded_FrontCutMeanwhile_LeavesNoHole", () => {
    const newest = { conversationId: "c1", beforeSeq: null, page: page(8, 10) };
    const loaded = historyLoaded(logOpened(start, "c1"), newest);
    const late = { conversationId: "c1", beforeSeq: 6, page: page(3, 5) };
    expect(seqs(historyLoaded(loaded, late))).toEqual([8, 9, 10]);
  });

  it("logOpened_Many_HoldsTheLatestFew", () => {
    let state = start;
    for (let i = 0; i < held.logs + 5; i++) state = logOpened(state, `c${i}`);
    expect(state.logs.size).toBe(held.logs);
    expect(state.logs.has("c0")).toBe(false);
    expect([...state.logs.values()].filter((log) => log.open).length).toBe(1);
  });
});

describe("helloAnswered", () => {
  it("helloAnswered_SameEpoch_KeepsTheLogs", () => {
    const live = applyEvents(logOpened(start, "c1"), [posted(11)]);
    const again = helloAnswered(live, { answer: hello({ headSeq: 20 }), fresh: false });
    expect(seqs(again)).toEqual([11]);
    expect(again.asOf).toBe(20);
  });

  it("helloAnswered_Fresh_DropsAllThatWasHeld", () => {
    const live = applyEvents(logOpened(start, "c1"), [posted(11)]);
    const answer = hello({ epoch: "e2", headSeq: 2, conversations: [], peers: [] });
    const state = helloAnswered(live, { answer, fresh: true });
    expect(state.logs.size).toBe(0);
    expect(state.marks.size).toBe(0);
    expect(state.epoch).toBe("e2");
  });
});
