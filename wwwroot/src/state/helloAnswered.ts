import type { ConversationView, HelloAnswer } from "../contract";
import type { AppState, Mark } from "./appState";
import { emptyMark } from "./appState";

/**
 * Takes over what Hello says of everything at its head. With `fresh`, what was held of another
 * epoch is dropped; without, logs stay and a Sync fills them up.
 */
export function helloAnswered(
  state: AppState,
  { answer, fresh }: { readonly answer: HelloAnswer; readonly fresh: boolean },
): AppState {
  return {
    ...state,
    epoch: answer.epoch,
    asOf: answer.headSeq,
    ready: true,
    readOnly: answer.readOnly ?? false,
    me: answer.me,
    users: answer.users,
    version: answer.version,
    limits: answer.limits,
    listeners: answer.listeners,
    labs: answer.labs ?? [],
    peers: new Map(answer.peers.map((peer) => [peer.id, peer])),
    conversations: new Map(answer.conversations.map((c) => [c.id, c])),
    marks: new Map(
      answer.conversations.map((c) => [c.id, markOf(c, fresh ? undefined : state.marks.get(c.id))]),
    ),
    logs: fresh ? new Map() : state.logs,
    gaps: fresh ? [] : state.gaps,
    capped: fresh ? new Map() : state.capped,
    typing: new Map(),
  };
}

function markOf(conversation: ConversationView, held: Mark = emptyMark): Mark {
  const { unread, readSeq, headSeq } = conversation;
  return { unread, readSeq, headSeq, last: held.last, heardAt: held.heardAt };
}
