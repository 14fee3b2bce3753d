import type { MessagePostedView } from "../../contract";
import type { Draft } from "../draft";
import { held } from "../limits";
import { insertMessage } from "../logMessages";

/** Somebody said something: into the log where one is held, and into the unread count. */
export function messagePosted(draft: Draft, event: MessagePostedView): void {
  const { message } = event;
  const log = draft.log(message.conversationId);
  if (log !== undefined) {
    const messages = draft.messages(log);
    insertMessage(messages, message);
    const limit = log.open ? held.openMessages : held.closedMessages;
    if (messages.length > limit * held.slack) {
      messages.splice(0, messages.length - limit);
      log.hasMore = true;
    }
  }

  const isOwn = message.author.id === draft.state.me?.id;
  // Up to asOf, Hello's answer has counted already.
  const counts = event.seq > draft.state.asOf && !isOwn;
  draft.mark(message.conversationId, (mark) => ({
    unread: mark.unread + (counts && message.seq > mark.readSeq ? 1 : 0),
    headSeq: Math.max(mark.headSeq, message.seq),
    heardAt: message.receivedAt ?? mark.heardAt,
    last: mark.last === null || mark.last.seq <= message.seq ? message : mark.last,
  }));
}
