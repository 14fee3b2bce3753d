import { fromBase64, toBase64 } from "../../bytes/base64";
import { parseHex, toHex } from "../../bytes/hex";
import type { PeerSettingsPatch, PeerSettingsView } from "../../contract";

/** What a peer takes at most and how it is kept alive, as it stands in the fields of a form. */
export interface LimitFields {
  readonly maxBytes: string;
  readonly everySeconds: string;
  /** In hex. */
  readonly keepAlive: string;
}

export type LimitFault = "maxBytes" | "every" | "bytes";

/** The bounds of the gateway: one datagram over IPv4, and an hour. */
export const bounds = { maxBytes: [1, 65_507], every: [1, 3_600] } as const;

export function limitFields({ maxBytes, keepAlive }: PeerSettingsView): LimitFields {
  return {
    maxBytes: maxBytes?.toString() ?? "",
    everySeconds: keepAlive?.everySeconds.toString() ?? "",
    keepAlive: keepAlive ? toHex(fromBase64(keepAlive.bytes)) : "",
  };
}

/** What the fields ask for, or the first that cannot be read. An empty field takes the setting away. */
export function limitPatch(fields: LimitFields): PeerSettingsPatch | LimitFault {
  const maxBytes = numberIn(fields.maxBytes, bounds.maxBytes);
  if (maxBytes === null) return "maxBytes";
  const everySeconds = numberIn(fields.everySeconds, bounds.every);
  if (everySeconds === null) return "every";
  if (everySeconds === 0) return { maxBytes, keepAlive: { everySeconds: 0 } };
  const hex = parseHex(fields.keepAlive);
  if (!hex.ok || hex.bytes.length === 0) return "bytes";
  return { maxBytes, keepAlive: { everySeconds, bytes: toBase64(hex.bytes) } };
}

/** 0 for an empty field; null for what is no number or out of bounds. */
function numberIn(text: string, [least, most]: readonly [number, number]): number | null {
  const digits = text.trim();
  if (digits === "") return 0;
  const value = /^\d{1,6}$/.test(digits) ? Number(digits) : NaN;
  return value >= least && value <= most ? value : null;
}
