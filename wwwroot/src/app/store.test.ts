import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { EventView } from "../contract";
import type { AppState } from "../state/appState";
import { Store } from "./store.svelte";

const event: EventView = { type: "peerRemoved", seq: 1, at: "2026-01-01T00:00:00Z", peerId: "p1" };
const applyFeed = vi.fn((state: AppState, events: readonly EventView[]) => ({
  ...state,
  asOf: state.asOf + events.length,
}));
let store: Store;

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 });
  applyFeed.mockClear();
  store = new Store(applyFeed);
  store.draw();
});
afterEach(() => {
  vi.useRealTimers();
});

const count = (state: AppState, by: number): AppState => ({ ...state, asOf: state.asOf + by });

it("apply_ManyTimesWithinARedraw_IsDrawnOnce", () => {
  const seen = new Set<AppState>();
  for (let ms = 0; ms < 300; ms++) {
    store.apply(count, 1);
    seen.add(store.view);
    vi.advanceTimersByTime(1);
  }
  expect(seen.size).toBe(3);
  expect(store.newest.asOf).toBe(300);
});

it("feed_ManyBatchesWithinARedraw_AreAppliedOnce", () => {
  for (let batch = 0; batch < 50; batch++) store.feed([event, event]);
  expect(applyFeed).not.toHaveBeenCalled();
  expect(store.view.asOf).toBe(0);
  vi.advanceTimersByTime(100);
  expect(applyFeed).toHaveBeenCalledOnce();
  expect(store.view.asOf).toBe(100);
});

it("feed_AfterARest_IsShownAtOnce", () => {
  vi.advanceTimersByTime(100);
  store.feed([event]);
  expect(store.view.asOf).toBe(1);
});

it("newest_WithEventsThatWait_HasThem", () => {
  store.feed([event]);
  expect(store.newest.asOf).toBe(1);
  expect(store.view.asOf).toBe(0);
});

it("apply_WithEventsThatWait_ComesAfterThem", () => {
  store.feed([event]);
  store.apply((state) => ({ ...state, asOf: state.asOf * 10 }), null);
  expect(store.newest.asOf).toBe(10);
});

it("feed_MoreThanMayWait_IsAppliedWithoutARedrawsTime", () => {
  store.feed(Array.from({ length: 2_000 }, () => event));
  expect(applyFeed).toHaveBeenCalledOnce();
});
