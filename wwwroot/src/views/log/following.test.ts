import { expect, it } from "vitest";
import { Following } from "./following.svelte";

function at(scrollTop: number, scrollHeight: number) {
  return { scrollTop, scrollHeight, clientHeight: 500 };
}

it("scrolled_LogGrows_GoesOnFollowing", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000));
  follow.scrolled(at(500, 2_000));
  expect(follow.isOn).toBe(true);
});

it("scrolled_ReaderGoesUp_StopsUntilTheEndIsReached", () => {
  const follow = new Following();
  follow.scrolled(at(500, 1_000));
  follow.scrolled(at(400, 1_000));
  expect(follow.isOn).toBe(false);
  follow.scrolled(at(450, 1_100));
  expect(follow.isOn).toBe(false);
  follow.scrolled(at(590, 1_100));
  expect(follow.isOn).toBe(true);
});

it("scrolled_RowsTurnOutSmaller_GoesOnFollowing", () => {
  const follow = new Following();
  follow.scrolled(at(1_500, 2_000));
  follow.scrolled(at(1_000, 1_600));
  expect(follow.isOn).toBe(true);
});
