import type { MessageView } from "../contract";
import type { OutboxEntry } from "../outbox/outboxEntry";

/** A message that the feed brought before its sender had the answer is among this many newest. */
const newestLooked = 1_000;

/** What stands below a conversation's messages: its unsent entries, without those that are among the messages already. */
export function unsentIn(
  conversationId: string,
  outbox: readonly OutboxEntry[],
  messages: readonly MessageView[],
): readonly OutboxEntry[] {
  const entries = outbox.filter((entry) => entry.conversationId === conversationId);
  if (entries.length === 0) return entries;
  const taken = new Set(messages.slice(-newestLooked).map((message) => message.clientMessageId));
  return entries.filter((entry) => !taken.has(entry.clientMessageId));
}
