import type { MessageView } from "../contract";
import { fromBase64 } from "./base64";

/**
 * The bytes that were on the wire, or null where the page cannot rebuild them: browsers encode
 * UTF-8 only, and Latin-1 and ASCII are their own code points.
 */
export function messageBytes(
  message: Pick<MessageView, "text" | "bytes" | "charset" | "terminator">,
): Uint8Array<ArrayBuffer> | null {
  // The hub leaves bytes out where the text tells them.
  if (message.bytes != null) return fromBase64(message.bytes);
  if (message.text === null) return null;
  const whole = message.text + (message.terminator ?? "");
  switch (message.charset.toLowerCase()) {
    case "utf-8":
      return new TextEncoder().encode(whole);
    case "us-ascii":
    case "iso-8859-1":
      return Uint8Array.from(whole, (char) => char.charCodeAt(0));
    default:
      return null;
  }
}
