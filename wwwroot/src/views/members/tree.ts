import type { PeerView } from "../../contract";
import type { Group } from "./groups";

/** A line of the tree of groups. */
export type TreeLine = { readonly place: number; readonly of: number } & (
  | {
      readonly kind: "group";
      readonly key: string;
      readonly group: Group;
      readonly isOpen: boolean;
    }
  | { readonly kind: "member"; readonly key: string; readonly peer: PeerView }
  | { readonly kind: "more"; readonly key: string; readonly group: string; readonly hidden: number }
);

/** How many members of an open group are shown before the rest is asked for. */
export const shownAtFirst = 50;

/** The lines that are seen: groups, and the members of those that are open. */
export function linesOf(
  groups: readonly Group[],
  closed: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): readonly TreeLine[] {
  const of = groups.length;
  return groups.flatMap((group, i): TreeLine[] => {
    const isOpen = !closed.has(group.name);
    const key = `group ${group.name}`;
    const head: TreeLine = { kind: "group", key, group, isOpen, place: i + 1, of };
    return isOpen ? [head, ...membersOf(group, whole.has(group.name))] : [head];
  });
}

function membersOf({ name, members }: Group, isWhole: boolean): TreeLine[] {
  const shown = isWhole ? members : members.slice(0, shownAtFirst);
  const hidden = members.length - shown.length;
  const of = shown.length + (hidden > 0 ? 1 : 0);
  const lines = shown.map((peer, i): TreeLine => {
    return { kind: "member", key: peer.id, peer, place: i + 1, of };
  });
  if (hidden > 0)
    lines.push({ kind: "more", key: `more ${name}`, group: name, hidden, place: of, of });
  return lines;
}

/** Where a key leads from a line; null for a key that leads nowhere. */
export function step(lines: readonly TreeLine[], from: number, key: string): number | null {
  const last = lines.length - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(from + 1, last);
    case "ArrowUp":
      return Math.max(from - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** The line of the group that a line is in. */
export function groupAbove(lines: readonly TreeLine[], from: number): number {
  for (let at = from; at > 0; at--) if (lines[at]?.kind === "group") return at;
  return 0;
}

/** A set with a name in it that was not, or without one that was. */
export function turned(set: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set(set.has(name) ? [...set].filter((one) => one !== name) : [...set, name]);
}
