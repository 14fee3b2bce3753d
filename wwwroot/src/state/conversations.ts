import type { ConversationView, PeerView } from "../contract";
import type { AppState, Mark } from "./appState";
import { emptyMark } from "./appState";

/** A conversation as the list shows it. */
export interface ConversationRow {
  readonly conversation: ConversationView;
  /** The peer of a direct conversation; null in a room, or when it was removed. */
  readonly peer: PeerView | null;
  readonly name: string;
  readonly mark: Mark;
  /** When the peer was last heard; null for never, or in a room. */
  readonly lastSeen: string | null;
}

/** A conversation with its peer and what the page knows of it. */
export function rowOf(state: AppState, conversation: ConversationView): ConversationRow {
  const isDirect = conversation.kind === "direct";
  const peer = isDirect ? (state.peers.get(conversation.peers[0] ?? "") ?? null) : null;
  const mark = state.marks.get(conversation.id) ?? emptyMark;
  const name = peer?.name ?? conversation.name;
  const lastSeen = peer === null ? null : later(peer.lastSeen, mark.heardAt);
  return { conversation, peer, name, mark, lastSeen };
}

/** Times are RFC 3339 in UTC, so their order is that of their letters. */
function later(a: string | null, b: string | null): string | null {
  return a !== null && (b === null || a > b) ? a : b;
}

/** All conversations, the one that spoke last first; new peers that wait to be accepted on top. */
export function conversationRows(state: AppState, query: string): ConversationRow[] {
  const wanted = query.trim().toLowerCase();
  const rows = [...state.conversations.values()].map((c) => rowOf(state, c));
  return rows
    .filter((row) => wanted === "" || matches(row, wanted))
    .sort((a, b) => knocks(b) - knocks(a) || b.mark.headSeq - a.mark.headSeq || byName(a, b));
}

function matches({ name, peer }: ConversationRow, wanted: string): boolean {
  return name.toLowerCase().includes(wanted) || (peer?.address.includes(wanted) ?? false);
}

function knocks(row: ConversationRow): number {
  return row.peer?.state === "knocking" ? 1 : 0;
}

function byName(a: ConversationRow, b: ConversationRow): number {
  return a.name.localeCompare(b.name);
}

/** Unread messages of all conversations but the muted and blocked ones. */
export function unreadOf(state: AppState): number {
  let unread = 0;
  for (const conversation of state.conversations.values()) {
    const { peer, mark } = rowOf(state, conversation);
    if (peer?.state !== "muted" && peer?.state !== "blocked") unread += mark.unread;
  }
  return unread;
}
