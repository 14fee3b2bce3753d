/** A message that the gateway has not taken yet. */
export interface OutboxEntry {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string | null;
  /** Base64; instead of a text. */
  readonly bytes: string | null;
  /** Whether its peer is to cover it until somebody opens it there. */
  readonly sealed?: boolean;
  readonly createdAt: string;
  /** Why the gateway refused it; null while it waits or is on its way. */
  readonly refused: string | null;
}
