import type { MessageView } from "../contract";

/** Whether a message's text is not to be shown before somebody opens it. */
export function isCovered({ direction, envelope }: MessageView): boolean {
  return direction === "in" && envelope?.sealed === true && envelope.openedAt === null;
}

/** A message after somebody has opened it. */
export function opened(message: MessageView, at: string): MessageView {
  return message.envelope
    ? { ...message, envelope: { ...message.envelope, openedAt: at } }
    : message;
}
