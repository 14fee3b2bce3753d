/** What the page holds at most; the rest stays with the gateway and is read again when needed. */
export const held = {
  /** Messages of the open conversation. What is cut off the front comes back by scrolling. */
  openMessages: 100_000,
  /** How far a limit may be passed before the front is cut, so that it is not cut at each message. */
  slack: 1.1,
  /** Messages of a conversation that was open before. */
  closedMessages: 500,
  /** Conversations of which messages are held. */
  logs: 12,
  gaps: 1_000,
} as const;
