import type { ConversationChangedView } from "../../contract";
import type { Draft } from "../draft";

/** A conversation is new or is not what it was. Its unread count is the page's own to keep. */
export function conversationChanged(draft: Draft, event: ConversationChangedView): void {
  if (event.seq <= draft.state.asOf) return;
  const { conversation } = event;
  draft.map("conversations").set(conversation.id, conversation);
  draft.mark(conversation.id, (mark) => ({
    headSeq: Math.max(mark.headSeq, conversation.headSeq),
  }));
}
