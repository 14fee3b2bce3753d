import { expect, it } from "vitest";
import { Following, gestureMs } from "./following.svelte";

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
  follow.leadsUp(at(500, 1_000), 10);
  expect(follow.scrolled(at(400, 1_000), 20)).toBe(false);
  expect(follow.isOn).toBe(false);
  follow.scrolled(at(450, 1_100), 2_000);
  expect(follow.isOn).toBe(false);
  follow.leadsDown(2_990);
  follow.scrolled(at(590, 1_100), 3_000);
  expect(follow.isOn).toBe(true);
});

it("leadsUp_BeforeTheLogMoves_EndsTheFollowing", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000), 0);
  follow.leadsUp(at(500, 1_000), 10);
  expect(follow.isOn).toBe(false);
  expect(follow.mayPull(20)).toBe(false);
});

it("leadsUp_WithTheScrollOfAnEarlierPullStillToCome_EndsTheFollowing", () => {
  const follow = new Following();
  follow.leadsUp(at(500, 1_000), 10);
  follow.scrolled(at(500, 1_000), 20);
  expect(follow.mayPull(30)).toBe(false);
  expect(follow.scrolled(at(400, 1_000), 40)).toBe(false);
  expect(follow.mayPull(50)).toBe(false);
});

it("leadsUp_WithNothingFurtherUp_GoesOnFollowing", () => {
  const follow = new Following();
  follow.leadsUp(at(0, 400), 10);
  expect(follow.mayPull(20)).toBe(true);
});

it("leadsUp_ThenDownToTheEnd_FollowsAgain", () => {
  const follow = new Following();
  follow.leadsUp(at(500, 1_000), 10);
  follow.scrolled(at(490, 1_000), 20);
  follow.leadsDown(30);
  follow.scrolled(at(500, 1_000), 40);
  expect(follow.mayPull(50)).toBe(true);
});

it("rested_StillAtTheEnd_FollowsAgain", () => {
  const follow = new Following();
  follow.leadsUp(at(500, 1_000), 10);
  follow.scrolled(at(495, 1_000), 20);
  expect(follow.rested(at(495, 1_000))).toBe(true);
  expect(follow.mayPull(10 + gestureMs)).toBe(true);
});

it("rested_FurtherUp_DoesNotFollow", () => {
  const follow = new Following();
  follow.leadsUp(at(500, 1_000), 10);
  follow.scrolled(at(300, 1_000), 20);
  expect(follow.rested(at(300, 1_000))).toBe(false);
});

it("held_WhileTheLogGrows_IsNotPulled", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000), 0);
  follow.held();
  expect(follow.mayPull(60_000)).toBe(false);
  follow.scrolled(at(480, 1_000), 60_010);
  follow.scrolled(at(470, 1_000), 60_020);
  expect(follow.isOn).toBe(false);
});

it.each([
  [false, 0],
  [true, gestureMs],
])("released_GlidingIs%s_IsPulledAfter%ims", (isGliding, after) => {
  const follow = new Following();
  follow.held();
  follow.released(1_000, isGliding);
  expect(follow.mayPull(999 + after)).toBe(false);
  expect(follow.mayPull(1_000 + after)).toBe(true);
});

it("released_AfterAClickOnTheBar_TheWayUpIsTheReaders", () => {
  const follow = new Following();
  follow.scrolled(at(5_000, 5_500), 0);
  follow.held();
  follow.released(80, true);
  follow.scrolled(at(4_900, 5_500), 100);
  expect(follow.isOn).toBe(false);
});

it("scrolled_ReaderGoesUpALittle_IsNotPulledBack", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000), 0);
  follow.leadsUp(at(500, 1_000), 10);
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
  follow.leadsUp(at(1_500, 2_000), 10);
  expect(follow.scrolled(at(500, 1_900), 20)).toBe(false);
  expect(follow.isOn).toBe(false);
});
