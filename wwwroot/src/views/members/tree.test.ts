import { expect, it } from "vitest";
import type { PeerView, Presence } from "../../contract";
import { peer as samplePeer } from "../../test/samples";
import { groupsOf } from "./groups";
import { groupAbove, linesOf, shownAtFirst, step, turned } from "./tree";

function member(id: string, group: string, presence: Presence = "online"): PeerView {
  const profile = {
    nick: id,
    group,
    user: "u",
    host: "h",
    program: "",
    presence,
    absenceText: "",
  };
  return samplePeer({ id, name: id, profile });
}

it("groupsOf_MembersOfSeveral_AreByGroupAndThoseThereFirst", () => {
  const peers = [
    member("zoe", "Lab"),
    member("bob", "Lab", "offline"),
    member("eve", ""),
    member("amy", "Lab", "away"),
    member("kim", "Bar"),
  ];

  const groups = groupsOf([...peers, samplePeer()]);

  expect(groups.map(({ name, there }) => [name, there])).toEqual([
    ["Bar", 1],
    ["Lab", 2],
    ["", 1],
  ]);
  expect(groups[1]?.members.map(({ id }) => id)).toEqual(["amy", "zoe", "bob"]);
});

it("groupsOf_NobodyWithAGroup_IsEmpty", () => {
  expect(groupsOf([member("zoe", ""), samplePeer()])).toEqual([]);
});

it("linesOf_ClosedAndLongGroups_ShowWhatIsSeen", () => {
  const many = Array.from({ length: shownAtFirst + 3 }, (_, i) => member(`m${i}`, "Lab"));
  const groups = groupsOf([...many, member("kim", "Bar")]);

  expect(linesOf(groups, new Set(["Lab"]), new Set()).map(({ kind }) => kind)).toEqual([
    "group",
    "member",
    "group",
  ]);
  const lines = linesOf(groups, new Set(["Bar"]), new Set());
  expect(lines).toHaveLength(2 + shownAtFirst + 1);
  expect(lines.at(-1)).toMatchObject({ kind: "more", hidden: 3, of: shownAtFirst + 1 });
  expect(linesOf(groups, new Set(["Bar"]), new Set(["Lab"]))).toHaveLength(2 + shownAtFirst + 3);
});

it("step_EachKey_StaysWithinTheTree", () => {
  const lines = linesOf(groupsOf([member("a", "A"), member("b", "B")]), new Set(), new Set());

  expect(["ArrowDown", "ArrowUp", "Home", "End", "x"].map((key) => step(lines, 3, key))).toEqual([
    3,
    2,
    0,
    3,
    null,
  ]);
  expect([0, 1, 2, 3].map((from) => groupAbove(lines, from))).toEqual([0, 0, 2, 2]);
});

it("turned_TwiceTheSame_IsAsBefore", () => {
  const once = turned(new Set(["a"]), "b");

  expect([...once]).toEqual(["a", "b"]);
  expect([...turned(once, "b")]).toEqual(["a"]);
});
