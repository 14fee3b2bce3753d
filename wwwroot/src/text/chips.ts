const controls =
  "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(
    " ",
  );

const invisible: Readonly<Record<number, string>> = {
  0x7f: "DEL",
  0xad: "SHY",
  0x61c: "ALM",
  0x180e: "MVS",
  0x200b: "ZWSP",
  0x200c: "ZWNJ",
  0x200d: "ZWJ",
  0x200e: "LRM",
  0x200f: "RLM",
  0x2028: "LS",
  0x2029: "PS",
  0x202a: "LRE",
  0x202b: "RLE",
  0x202c: "PDF",
  0x202d: "LRO",
  0x202e: "RLO",
  0x2060: "WJ",
  0x2066: "LRI",
  0x2067: "RLI",
  0x2068: "FSI",
  0x2069: "PDI",
  0xfeff: "BOM",
};

/**
 * Characters that are not seen, or that change how others are seen: C0 but for tab and line feed,
 * C1, zero-width, bidirectional controls, invisible operators, tags and lone surrogates.
 */
export const chipPattern =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}/u;

/** Scripts that join letters with ZWJ and ZWNJ as a matter of spelling, and emoji made of several. */
const joins =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|[\p{sc=Arabic}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Mongolian}])$/u;

/** The short name of a character that is shown as a chip. */
export function chipLabel(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return (
    controls[code] ?? invisible[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`
  );
}

/** Whether a joiner after `before` is part of ordinary writing. */
export function isJoiner(char: string, before: string): boolean {
  return (char === "\u200d" || char === "\u200c") && joins.test(before);
}
