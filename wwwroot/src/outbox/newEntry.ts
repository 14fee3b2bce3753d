import { newClientMessageId } from "./clientMessageId";
import type { OutboxEntry } from "./outboxEntry";

/** A message to be sent: a text, or base64 of the bytes; sealed where it is to be covered there until somebody opens it. */
export function newEntry(
  conversationId: string,
  text: string | null,
  bytes: string | null,
  sealed = false,
): OutboxEntry {
  return {
    clientMessageId: newClientMessageId(),
    conversationId,
    text,
    bytes,
    ...(sealed ? { sealed } : {}),
    createdAt: new Date().toISOString(),
    refused: null,
  };
}
