/** `74 65 6d 70` */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

export type HexFault = "notHex" | "halfByte";

export type HexResult =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `at` is the place in the text, from 0; `char` is what stands there. */
  | { readonly ok: false; readonly fault: HexFault; readonly at: number; readonly char: string };

/** What may stand between bytes. */
const separator = /[\s,:;_-]/;
const digit = /[0-9a-f]/i;

/** Reads bytes as people write them: `01 9f`, `019f`, `0x01,0x9f`, `\x01\x9f`, `01:9f`. */
export function parseHex(text: string): HexResult {
  const bytes: number[] = [];
  let high: { readonly at: number; readonly char: string } | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const pair = text.slice(at, at + 2).toLowerCase();
    if (high === null && (pair === "0x" || pair === "\\x")) at++;
    else if (digit.test(char)) {
      if (high === null) high = { at, char };
      else {
        bytes.push(parseInt(high.char + char, 16));
        high = null;
      }
    } else if (!separator.test(char)) return { ok: false, fault: "notHex", at, char };
    else if (high !== null) return { ok: false, fault: "halfByte", ...high };
  }
  if (high !== null) return { ok: false, fault: "halfByte", ...high };
  return { ok: true, bytes: Uint8Array.from(bytes) };
}

export interface HexLine {
  readonly offset: string;
  readonly hex: string;
  readonly ascii: string;
}

/** Bytes in lines of hex and ASCII side by side. */
export function hexLines(bytes: Uint8Array, width: number): HexLine[] {
  const lines: HexLine[] = [];
  for (let at = 0; at < bytes.length; at += width) {
    const part = bytes.subarray(at, at + width);
    const ascii = Array.from(part, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".",
    ).join("");
    lines.push({ offset: at.toString(16).padStart(4, "0"), hex: toHex(part), ascii });
  }
  return lines;
}
