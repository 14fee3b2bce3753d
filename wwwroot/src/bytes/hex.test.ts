import { describe, expect, it } from "vitest";
import { hexLines, parseHex, toHex } from "./hex";

describe("parseHex", () => {
  it.each([
    ["01 9f ff", [1, 0x9f, 0xff]],
    ["019fFF", [1, 0x9f, 0xff]],
    ["0x01,0x9f", [1, 0x9f]],
    ["\\x01\\x9f", [1, 0x9f]],
    ["01:9f-ff\n00", [1, 0x9f, 0xff, 0]],
    ["", []],
  ])("parseHex_%j_IsRead", (text, bytes) => {
    const parsed = parseHex(text);
    expect(parsed.ok && [...parsed.bytes]).toEqual(bytes);
  });

  it.each([
    ["01 9g", "notHex", 4, "g"],
    ["zz", "notHex", 0, "z"],
    ["01 9", "halfByte", 3, "9"],
    ["0 1", "halfByte", 0, "0"],
  ])("parseHex_%j_SaysWhereItIsWrong", (text, fault, at, char) => {
    expect(parseHex(text)).toEqual({ ok: false, fault, at, char });
  });

  it("toHex_OfParsed_GivesItBack", () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    const parsed = parseHex(toHex(all));
    expect(parsed.ok && parsed.bytes).toEqual(all);
  });
});

it("hexLines_SeventeenBytes_TakesThreeLinesOfEight", () => {
  const bytes = new TextEncoder().encode("temp=21.5 hum=40\n");
  expect(hexLines(bytes, 8)).toEqual([
    { offset: "0000", hex: "74 65 6d 70 3d 32 31 2e", ascii: "temp=21." },
    { offset: "0008", hex: "35 20 68 75 6d 3d 34 30", ascii: "5 hum=40" },
    { offset: "0010", hex: "0a", ascii: "." },
  ]);
});
