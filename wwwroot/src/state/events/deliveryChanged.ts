import type { DeliveryChangedView } from "../../contract";
import type { Draft } from "../draft";
import { replaceMessage } from "../logMessages";

/** A message got further, or failed. */
export function deliveryChanged(draft: Draft, event: DeliveryChangedView): void {
  const { messageId, conversationId, delivery } = event;
  const last = draft.state.marks.get(conversationId)?.last;
  if (last?.id === messageId) draft.mark(conversationId, () => ({ last: { ...last, delivery } }));

  const log = draft.log(conversationId);
  if (log === undefined) return;
  const found = replaceMessage(log.messages, messageId);
  if (found !== undefined) draft.messages(log)[found.index] = { ...found.message, delivery };
  else if (log.loading) log.strays = new Map(log.strays).set(messageId, delivery);
}
