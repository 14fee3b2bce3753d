import { describe, expect, it } from "vitest";
import type { EventView, ListenerView } from "../../contract";
import { conversation, delivered, hello, message, peer, posted } from "../../test/samples";
import { type AppState, initialState } from "../appState";
import { helloAnswered } from "../helloAnswered";
import { historyLoaded, historyLoading, logOpened } from "../historyChanges";
import { held } from "../limits";
import { isCovered } from "../../text/envelope";
import { rateCapRead } from "../smallChanges";
import { applyEvents } from "./applyEvents";

const at = "2026-11-22T09:14:02.118Z";
const start = helloAnswered(initialState, { answer: hello(), fresh: true });
const opened = logOpened(start, "c1");

function seqs(state: AppState): number[] | undefined {
  return state.logs.get("c1")?.messages.map((m) => m.seq);
}

describe("applyEvents", () => {
  it("messagePosted_OpenLog_IsAppendedAndCounted", () => {
    const state = applyEvents(opened, [posted(11), posted(12)]);
    expect(seqs(state)).toEqual([11, 12]);
    expect(state.marks.get("c1")).toMatchObject({ unread: 2, headSeq: 12 });
    expect(state.marks.get("c1")?.last?.seq).toBe(12);
  });

  it("messagePosted_Twice_IsShownOnce", () => {
    const state = applyEvents(applyEvents(opened, [posted(11)]), [posted(11)]);
    expect(seqs(state)).toEqual([11]);
  });

  it("messagePosted_OwnMessage_IsNotUnread", () => {
    const author = { kind: "user", id: "u1", name: "alice" } as const;
    const state = applyEvents(opened, [posted(11, { author, direction: "out" })]);
    expect(state.marks.get("c1")?.unread).toBe(0);
  });

  it("messagePosted_UpToHelloHead_IsNotCountedTwice", () => {
    const state = applyEvents(opened, [posted(9), posted(11)]);
    expect(state.marks.get("c1")?.unread).toBe(1);
    expect(seqs(state)).toEqual([9, 11]);
  });

  it("messagePosted_NoLogHeld_KeepsOnlyTheLastLine", () => {
    const state = applyEvents(start, [posted(11)]);
    expect(state.logs.size).toBe(0);
    expect(state.marks.get("c1")?.last?.text).toBe("text 11");
  });

  it("messagePosted_BeyondTheLimit_CutsTheFront", () => {
    const closed = { ...opened, logs: new Map(opened.logs) };
    const log = closed.logs.get("c1");
    if (log) closed.logs.set("c1", { ...log, open: false, loaded: true, hasMore: false });
    const events = Array.from({ length: 600 }, (_, i) => posted(11 + i));
    const state = applyEvents(closed, events);
    const count = state.logs.get("c1")?.messages.length ?? 0;
    expect(count).toBeGreaterThanOrEqual(held.closedMessages);
    expect(count).toBeLessThanOrEqual(held.closedMessages * held.slack);
    expect(state.logs.get("c1")?.hasMore).toBe(true);
    expect(state.logs.get("c1")?.messages.at(-1)?.seq).toBe(610);
  });

  it("deliveryChanged_Known_ReplacesTheMessageAlone", () => {
    const before = applyEvents(opened, [posted(11), posted(12)]);
    const after = applyEvents(before, [delivered(13, "m11", "sent")]);
    expect(after.logs.get("c1")?.messages[0]?.delivery?.state).toBe("sent");
    expect(after.logs.get("c1")?.messages[1]).toBe(before.logs.get("c1")?.messages[1]);
    expect(before.logs.get("c1")?.messages[0]?.delivery).toBeNull();
  });

  it("deliveryChanged_FasterThanItsPageOfHistory_IsNotLost", () => {
    const loading = historyLoading(opened, { conversationId: "c1", loading: true });
    const early = applyEvents(loading, [delivered(13, "m11", "sent")]);
    const page = { messages: [message(11)], hasMore: false };
    const state = historyLoaded(early, { conversationId: "c1", beforeSeq: null, page });
    expect(state.logs.get("c1")?.messages[0]?.delivery?.state).toBe("sent");
  });

  it("peerChanged_AndRemoved_ChangesThePeers", () => {
    const renamed = applyEvents(start, [
      { type: "peerChanged", seq: 11, at, peer: peer({ name: "attic" }) },
    ]);
    expect(renamed.peers.get("p1")?.name).toBe("attic");
    const removed = applyEvents(renamed, [{ type: "peerRemoved", seq: 12, at, peerId: "p1" }]);
    expect(removed.peers.size).toBe(0);
    expect(renamed.peers.size).toBe(1);
  });

  it("peerChanged_OlderThanHello_IsPassedOver", () => {
    const stale: EventView = { type: "peerChanged", seq: 9, at, peer: peer({ name: "old" }) };
    expect(applyEvents(start, [stale]).peers.get("p1")?.name).toBe("sensor-7");
  });

  it("conversationRemoved_TakesWhatIsKnownOfIt", () => {
    const unread = applyEvents(opened, [posted(11)]);
    const state = applyEvents(unread, [
      { type: "conversationRemoved", seq: 12, at, conversationId: "c1" },
    ]);
    expect(state.conversations.has("c1")).toBe(false);
    expect(state.marks.has("c1")).toBe(false);
    expect(state.logs.has("c1")).toBe(false);
    expect(unread.conversations.has("c1")).toBe(true);
  });

  it("conversationChanged_KeepsTheOwnUnreadCount", () => {
    const unread = applyEvents(start, [posted(11)]);
    const state = applyEvents(unread, [
      { type: "conversationChanged", seq: 12, at, conversation: conversation({ name: "new" }) },
    ]);
    expect(state.conversations.get("c1")?.name).toBe("new");
    expect(state.marks.get("c1")?.unread).toBe(1);
  });

  it("readMarkerMoved_Own_ClearsWhatWasReadInAnotherTab", () => {
    const unread = applyEvents(opened, [posted(11), posted(12)]);
    const move = { type: "readMarkerMoved", at, conversationId: "c1" } as const;
    const others = applyEvents(unread, [{ ...move, seq: 13, userId: "u2", readSeq: 12 }]);
    expect(others.marks.get("c1")?.unread).toBe(2);
    const own = applyEvents(unread, [{ ...move, seq: 13, userId: "u1", readSeq: 11 }]);
    expect(own.marks.get("c1")).toMatchObject({ unread: 1, readSeq: 11 });
  });

  it("gapRecorded_Twice_IsShownOnce", () => {
    const gap: EventView = {
      type: "gapRecorded",
      seq: 11,
      at,
      listener: "text",
      reason: "kernelDrop",
      count: 3,
      from: at,
      to: at,
      conversationId: null,
    };
    expect(applyEvents(start, [gap, gap]).gaps).toEqual([gap]);
  });

  it("gapRecorded_OfTheSameConversation_TakesThePlaceOfTheEarlierOne", () => {
    const gap = (seq: number, conversationId: string | null): EventView => ({
      type: "gapRecorded",
      seq,
      at,
      listener: null,
      reason: conversationId === null ? "retention" : "quota",
      count: seq,
      from: at,
      to: at,
      conversationId,
    });
    const events = [gap(11, null), gap(12, "c1"), gap(13, "c2"), gap(14, null), gap(15, "c1")];
    expect(applyEvents(start, events).gaps.map((each) => each.seq)).toEqual([11, 13, 14, 15]);
  });

  it("listenerChangedAndRemoved_OfAKnownListener_AreShown", () => {
    const own: ListenerView = {
      name: "lab",
      dialect: "text",
      endpoint: "0.0.0.0:9001",
      sockets: [],
      receiveBufferBytes: 0,
      counters: { read: 0, journaled: 0, dropped: {}, kernelDropped: 0, sent: 0, sendFailed: 0 },
      state: "listening",
      reason: null,
      since: at,
      origin: "added",
      configuredEndpoint: "*:9001",
      groups: [],
      multicastTtl: 1,
      multicastLoopback: false,
    };
    const changed: EventView = {
      type: "listenerChanged",
      seq: 11,
      at,
      listener: {
        name: "lab",
        dialect: "text",
        endpoint: "*:9002",
        groups: ["239.1.2.3@eth0"],
        multicastTtl: 1,
        multicastLoopback: false,
        origin: "added",
        state: "retrying",
        reason: "there is no interface eth0",
        since: at,
      },
    };
    const state = applyEvents({ ...start, listeners: [own] }, [changed]);
    expect(state.listeners).toMatchObject([
      { endpoint: "0.0.0.0:9001", configuredEndpoint: "*:9002", state: "retrying" },
    ]);
    const removed: EventView = { type: "listenerRemoved", seq: 12, at, name: "lab" };
    expect(applyEvents(state, [removed]).listeners).toEqual([]);
  });

  it("unknownEvent_OfANewerGateway_ChangesNothing", () => {
    const state = applyEvents(start, [{ type: "somethingNew", seq: 11, at } as never]);
    expect(state).toEqual(start);
  });
});

it("sealOpened_OfAMessageInTheLog_UncoversIt", () => {
  const envelope = {
    sealed: true,
    openedAt: null,
    locked: false,
    audience: "one",
    automatic: false,
    unspoken: null,
    files: [],
  };
  const before = applyEvents(opened, [posted(11, { envelope })]);
  const event = { type: "sealOpened", at: "then", conversationId: "c1", userId: "u2" } as const;
  const after = applyEvents(before, [{ ...event, seq: 12, messageId: "m11" }]);

  expect(isCovered(message(11, { envelope }))).toBe(true);
  expect(after.logs.get("c1")?.messages.at(-1)?.envelope?.openedAt).toBe("then");
  expect(after.marks.get("c1")?.last?.envelope?.openedAt).toBe("then");
});

it("rateCapped_OfAConversation_IsKeptUntilItIsRead", () => {
  const event = { type: "rateCapped", at: "", conversationId: "c1", peerId: "p1" } as const;
  const first: EventView = { ...event, seq: 12, messageId: "m12", perSecond: 20 };
  const later: EventView = { ...event, seq: 14, messageId: "m14", perSecond: 20 };
  const state = applyEvents(initialState, [later, first]);
  expect(state.capped.get("c1")?.seq).toBe(14);
  expect(rateCapRead(state, "c1").capped.size).toBe(0);
});
