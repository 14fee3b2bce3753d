/** A message that the gateway has not taken yet. */
export interface OutboxEntry {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string | null;
  /** Base64; instead of a text. */
  readonly bytes: string | null;
  readonly createdAt: string;
  /** Why the gateway refused it; null while it waits or is on its way. */
  readonly refused: string | null;
}
