import { messageBytes } from "../bytes/messageBytes";
import type { MessagePageView, MessageView } from "../contract";

/** The bytes that were on the wire; asked for where the page cannot rebuild them. Null if that fails. */
export async function wireBytes(message: MessageView): Promise<Uint8Array<ArrayBuffer> | null> {
  const rebuilt = messageBytes(message);
  if (rebuilt !== null) return rebuilt;
  const path = `api/conversations/${encodeURIComponent(message.conversationId)}/messages`;
  try {
    const response = await fetch(`${path}?after=${message.seq - 1}&limit=1`);
    if (!response.ok) return null;
    const page = (await response.json()) as MessagePageView;
    const same = page.messages.find((candidate) => candidate.seq === message.seq);
    return same === undefined ? null : messageBytes(same);
  } catch {
    return null;
  }
}
