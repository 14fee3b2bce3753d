import type { ConversationRemovedView } from "../../contract";
import type { Draft } from "../draft";

/** A conversation is gone for good, also where what was said in it is told again. */
export function conversationRemoved(draft: Draft, event: ConversationRemovedView): void {
  draft.map("conversations").delete(event.conversationId);
  draft.map("marks").delete(event.conversationId);
  draft.map("logs").delete(event.conversationId);
}
