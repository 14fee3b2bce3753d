import { expect, it } from "vitest";
import { retryDelay } from "./retryPolicy";

it("retryDelay_EachAttempt_Doubles", () => {
  expect([1, 2, 3, 4, 5].map((attempt) => retryDelay(attempt, 1))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000,
  ]);
});

it("retryDelay_ManyAttempts_StaysAtFifteenSecondsForEver", () => {
  for (const attempt of [6, 7, 50, 1_000_000]) expect(retryDelay(attempt, 0.999_99)).toBe(15_000);
});

it("retryDelay_Random_SpreadsOverTheUpperHalf", () => {
  expect(retryDelay(6, 0)).toBe(7_500);
  expect(retryDelay(6, 0.5)).toBe(11_250);
});
