import { toBase64 } from "../../bytes/base64";
import { type HexFault, parseHex } from "../../bytes/hex";
import type { PeerSettingsView } from "../../contract";

export type Mode = "text" | "hex";

/** How a conversation's peers take what is sent to them. */
export type Wire = Pick<PeerSettingsView, "charset" | "terminator">;

export type PayloadFault =
  | { readonly kind: "empty" | "tooLong" }
  | { readonly kind: HexFault; readonly at: number; readonly char: string };

export type Payload =
  | { readonly ok: true; readonly text: string | null; readonly bytes: string | null }
  | { readonly ok: false; readonly fault: PayloadFault };

/** Bytes that a text becomes with its line end; null in a charset that browsers cannot write. */
export function byteLength(mode: Mode, text: string, wire: Wire): number | null {
  if (mode === "hex") {
    const parsed = parseHex(text);
    return parsed.ok ? parsed.bytes.length : null;
  }
  if (text === "") return 0;
  const end = wire.terminator === "none" ? 0 : wire.terminator.length;
  switch (wire.charset.toLowerCase()) {
    case "utf-8":
      return new TextEncoder().encode(text).length + end;
    case "us-ascii":
    case "iso-8859-1":
      return Array.from(text).length + end;
    default:
      return null;
  }
}

/** What goes to the gateway, or why nothing does. */
export function payloadOf(mode: Mode, text: string, wire: Wire, limit: number): Payload {
  if (text === "") return { ok: false, fault: { kind: "empty" } };
  if ((byteLength(mode, text, wire) ?? 0) > limit) return { ok: false, fault: { kind: "tooLong" } };
  if (mode === "text") return { ok: true, text, bytes: null };
  const parsed = parseHex(text);
  if (!parsed.ok)
    return { ok: false, fault: { kind: parsed.fault, at: parsed.at, char: parsed.char } };
  if (parsed.bytes.length === 0) return { ok: false, fault: { kind: "empty" } };
  return { ok: true, text: null, bytes: toBase64(parsed.bytes) };
}
