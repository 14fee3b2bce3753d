import { expect, it } from "vitest";
import { answerOf, isClose, placesOf } from "./lesson";
import type { LessonResult } from "./weatherApi";

const result: LessonResult = {
  experiment: "loss",
  sent: 100,
  arrived: 81,
  copies: 3,
  overtaken: 7,
  corrupted: 5,
  kernelDropped: 0,
  refused: 0,
  order: [],
  sizes: [
    { bytes: 100, fragments: 1, sent: 20, arrived: 20 },
    { bytes: 65_507, fragments: 45, sent: 20, arrived: 6 },
    { bytes: 65_508, fragments: 0, sent: 20, arrived: 0 },
  ],
  sample: null,
  bufferBytes: 0,
  acknowledged: null,
};

it.each([
  ["loss", 81],
  ["order", 7],
  ["duplicates", 84],
  ["size", 6],
  ["overload", 81],
  ["corruption", 5],
] as const)("answerOf_%s_IsWhatWasAsked", (experiment, answer) => {
  expect(answerOf({ ...result, experiment })).toBe(answer);
});

it("isClose_WithinATenth_IsTrue", () => {
  expect([71, 91, 70, 92].map((said) => isClose(said, result))).toEqual([true, true, false, false]);
});

it("placesOf_Numbers_TellsLateOnesAndCopies", () => {
  expect(placesOf([0, 2, 1, 1, 3])).toEqual([
    [0, "ok"],
    [2, "ok"],
    [1, "late"],
    [1, "copy"],
    [3, "ok"],
  ]);
});
