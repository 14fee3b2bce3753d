import type { ReadMarkerMovedView } from "../../contract";
import { countUnread } from "../countUnread";
import type { Draft } from "../draft";

/** A user has read up to here; the own marker moves in all of the user's tabs. */
export function readMarkerMoved(draft: Draft, event: ReadMarkerMovedView): void {
  if (event.seq <= draft.state.asOf || event.userId !== draft.state.me?.id) return;
  const { conversationId, readSeq } = event;
  const unread = countUnread(draft.state, conversationId, readSeq);
  draft.mark(conversationId, (mark) =>
    readSeq <= mark.readSeq ? {} : { readSeq, unread: Math.min(mark.unread, unread) },
  );
}
