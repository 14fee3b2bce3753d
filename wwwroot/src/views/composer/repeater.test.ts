import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Repeater } from "./repeater.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("start_UntilStopped_SendsAtOnceAndThenEveryInterval", async () => {
  const repeater = new Repeater(() => Promise.resolve(true));
  repeater.start(100);
  await vi.advanceTimersByTimeAsync(250);
  expect(repeater.count).toBe(3);
  repeater.stop();
  await vi.advanceTimersByTimeAsync(500);
  expect(repeater.count).toBe(3);
});

it("start_CannotSend_Stops", async () => {
  const repeater = new Repeater(() => Promise.resolve(false));
  repeater.start(100);
  await vi.advanceTimersByTimeAsync(50);
  expect(repeater.isRunning).toBe(false);
  expect(repeater.count).toBe(0);
});

it("start_TooShort_KeepsToTheShortest", async () => {
  const repeater = new Repeater(() => Promise.resolve(true));
  repeater.start(0);
  await vi.advanceTimersByTimeAsync(100);
  repeater.stop();
  expect(repeater.count).toBe(6);
});

it("start_SlowGateway_LeavesTurnsOut", async () => {
  const slow = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 250));
  const repeater = new Repeater(slow);
  repeater.start(100);
  await vi.advanceTimersByTimeAsync(560);
  repeater.stop();
  expect(repeater.count).toBe(2);
});
