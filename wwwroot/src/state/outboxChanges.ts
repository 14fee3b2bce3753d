import type { MessageView } from "../contract";
import type { OutboxEntry } from "../outbox/outboxEntry";
import type { AppState } from "./appState";
import { Draft } from "./draft";
import { insertMessage } from "./logMessages";

export function outboxChanged(state: AppState, outbox: readonly OutboxEntry[]): AppState {
  return { ...state, outbox };
}

/** The answer of Send or Resend: in the log at once, if the feed was not faster. */
export function messageAccepted(state: AppState, message: MessageView): AppState {
  const draft = new Draft(state);
  const log = draft.log(message.conversationId);
  if (log !== undefined) insertMessage(draft.messages(log), message);
  return draft.state;
}
