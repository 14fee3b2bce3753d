import type { SealOpenedView } from "../../contract";
import type { Draft } from "../draft";
import { opened } from "../../text/envelope";
import { replaceMessage } from "../logMessages";

/** Somebody opened a sealed message. */
export function sealOpened(draft: Draft, event: SealOpenedView): void {
  const { messageId, conversationId, at } = event;
  const last = draft.state.marks.get(conversationId)?.last;
  if (last?.id === messageId) draft.mark(conversationId, () => ({ last: opened(last, at) }));

  const log = draft.log(conversationId);
  if (log === undefined) return;
  const found = replaceMessage(log.messages, messageId);
  if (found !== undefined) draft.messages(log)[found.index] = opened(found.message, at);
}
