import type { MessageView } from "../../contract";

/** How far back ↑ goes. */
const most = 50;

/** The own texts of a log, newest first, each once. */
export function sentTexts(messages: readonly MessageView[], myId: string | undefined): string[] {
  const texts = new Set<string>();
  for (let i = messages.length - 1; i >= 0 && texts.size < most; i--) {
    const message = messages[i];
    if (message?.author.id === myId && message?.text) texts.add(message.text);
  }
  return [...texts];
}
