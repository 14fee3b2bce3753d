import { expect, it } from "vitest";
import { Following } from "./following.svelte";

function at(scrollTop: number, scrollHeight: number) {
  return { scrollTop, scrollHeight, clientHeight: 500 };
}

it("scrolled_LogGrows_GoesOnFollowing", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000), 0);
  expect(follow.scrolled(at(500, 2_000), 0)).toBe(true);
  expect(follow.isOn).toBe(true);
});

it("scrolled_ReaderGoesUp_StopsUntilTheEndIsReached", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000), 0);
  follow.touched(10);
  expect(follow.scrolled(at(400, 1_000), 20)).toBe(false);
  expect(follow.isOn).toBe(false);
  follow.scrolled(at(450, 1_100), 2_000);
  expect(follow.isOn).toBe(false);
  follow.scrolled(at(590, 1_100), 3_000);
  expect(follow.isOn).toBe(true);
});

it("scrolled_ReaderGoesUpALittle_IsNotPulledBack", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000), 0);
  follow.touched(10);
  expect(follow.scrolled(at(495, 1_000), 20)).toBe(false);
});

it("scrolled_ByAScreenWithoutAGesture_IsTheReaders", () => {
  const follow = new Following();
  follow.scrolled(at(5_000, 5_500), 0);
  follow.scrolled(at(1_000, 5_500), 5_000);
  expect(follow.isOn).toBe(false);
});

it.each([1_600, 2_400])("scrolled_RowsAreMeasuredAnewTo%i_GoesOnFollowing", (height) => {
  const follow = new Following();
  follow.scrolled(at(1_500, 2_000), 0);
  expect(follow.scrolled(at(1_050, height), 0)).toBe(true);
  expect(follow.isOn).toBe(true);
});

it("scrolled_ReaderGoesUpWhileTheLogGetsShorter_Stops", () => {
  const follow = new Following();
  follow.scrolled(at(1_500, 2_000), 0);
  follow.touched(10);
  expect(follow.scrolled(at(500, 1_900), 20)).toBe(false);
  expect(follow.isOn).toBe(false);
});
