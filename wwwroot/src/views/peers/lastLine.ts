import type { MessageView } from "../../contract";
import type { Texts } from "../../i18n/en";
import { fromBase64 } from "../../bytes/base64";
import { toHex } from "../../bytes/hex";
import { isCovered } from "../../text/envelope";

const longest = 80;

function authorOf({ author }: MessageView, myId: string | undefined, t: Texts): string {
  return author.id === myId ? t.peers.you : author.name;
}

/** The last message in a line. */
export function lastLine(message: MessageView | null, myId: string | undefined, t: Texts): string {
  if (message === null) return t.peers.noMessages;
  const who = message.direction === "out" ? t.log.said(authorOf(message, myId, t), "") : "";
  if (isCovered(message)) return who + t.log.sealed;
  if (message.envelope?.unspoken && message.text === "") return who + t.log.unspoken;
  if (message.length === 0) return who + t.log.emptyDatagram;
  if (message.text === null) {
    const bytes = fromBase64(message.bytes?.slice(0, longest) ?? "");
    return who + toHex(bytes.subarray(0, longest / 3));
  }
  return who + message.text.slice(0, longest).replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ");
}
