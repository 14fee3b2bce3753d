import type { AppState } from "./appState";
import { countUnread } from "./countUnread";
import { Draft } from "./draft";

/** The user has read up to `seq`, as the page knows before the gateway does. */
export function readHere(
  state: AppState,
  { conversationId, seq }: { readonly conversationId: string; readonly seq: number },
): AppState {
  const draft = new Draft(state);
  const unread = countUnread(state, conversationId, seq);
  draft.mark(conversationId, (mark) => ({
    readSeq: Math.max(mark.readSeq, seq),
    unread: Math.min(mark.unread, unread),
  }));
  return draft.state;
}
