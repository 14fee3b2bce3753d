import type { PeerView } from "../../contract";

/** Members that say they are of one group. */
export interface Group {
  /** Empty for those that say none. */
  readonly name: string;
  readonly members: readonly PeerView[];
  /** How many of them are there. */
  readonly there: number;
}

/** Whether a member is there, as far as it tells. */
export function isThere({ profile }: PeerView): boolean {
  return profile?.presence === "online" || profile?.presence === "away";
}

/** All members by group; empty where none says a group. Those who are there come first, and those without a group last. */
export function groupsOf(peers: Iterable<PeerView>): readonly Group[] {
  const groups = new Map<string, PeerView[]>();
  for (const peer of peers) {
    if (!peer.profile || peer.state === "blocked") continue;
    const name = peer.profile.group;
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [peer]);
    else members.push(peer);
  }
  if (groups.size === 0 || (groups.size === 1 && groups.has(""))) return [];
  return [...groups]
    .sort(([a], [b]) => Number(a === "") - Number(b === "") || a.localeCompare(b))
    .map(([name, members]) => ({
      name,
      members: members.sort(
        (a, b) => Number(isThere(b)) - Number(isThere(a)) || a.name.localeCompare(b.name),
      ),
      there: members.filter(isThere).length,
    }));
}
