import { newClientMessageId } from "./clientMessageId";
import type { OutboxEntry } from "./outboxEntry";

/** A message to be sent: a text, or base64 of the bytes. */
export function newEntry(
  conversationId: string,
  text: string | null,
  bytes: string | null,
): OutboxEntry {
  return {
    clientMessageId: newClientMessageId(),
    conversationId,
    text,
    bytes,
    createdAt: new Date().toISOString(),
    refused: null,
  };
}
