import { describe, expect, it } from "vitest";
import { tokenize } from "./tokenize";

function kinds(text: string): string[] {
  return tokenize(text).map((t) => (t.kind === "chip" ? `chip:${t.label}` : `${t.kind}:${t.text}`));
}

describe("tokenize", () => {
  it.each([
    ["plain", ["text:plain"]],
    ["see http://a.b/c.", ["text:see ", "link:http://a.b/c", "text:."]],
    ["(https://a.b/x_(y))", ["text:(", "link:https://a.b/x_(y)", "text:)"]],
    ["run `cal --zero` now", ["text:run ", "code:`cal --zero`", "text: now"]],
    ["```\na\nb\n```", ["code:```\na\nb\n```"]],
    ["javascript:alert(1)", ["text:javascript:alert(1)"]],
    ["<b>x</b>", ["text:<b>x</b>"]],
    ["a\0b", ["text:a", "chip:NUL", "text:b"]],
    ["\x1b[31m", ["chip:ESC", "text:[31m"]],
    ["a\u200bb", ["text:a", "chip:ZWSP", "text:b"]],
    ["\u202egnp.exe", ["chip:RLO", "text:gnp.exe"]],
    ["\ud800!", ["chip:U+D800", "text:!"]],
    ["\u{e0041}", ["chip:U+E0041"]],
    ["line\r\nnext\ttab", ["text:line", "chip:CR", "text:\nnext\ttab"]],
    ["http://a.b/\u202ecod", ["link:http://a.b/", "chip:RLO", "text:cod"]],
    ["`a\u202eb`", ["text:`a", "chip:RLO", "text:b`"]],
    ["👩‍👩‍👧 می‌خواهم", ["text:👩‍👩‍👧 می‌خواهم"]],
    ["http://", ["text:http://"]],
    ["http://user:pw@evil.com/", ["text:http://user:pw@evil.com/"]],
  ])("tokenize %j", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it("tokenize_Anything_LosesAndAddsNothing", () => {
    const odd = "`\u0000``\u202e` https://x.y/z) ``` \ud83d \ufeff`a` http://[::1]:8/ ```";
    for (let from = 0; from < odd.length; from++) {
      const text = odd.slice(from) + odd.slice(0, from);
      expect(
        tokenize(text)
          .map((t) => t.text)
          .join(""),
      ).toBe(text);
    }
  });
});

it.each([
  ["HTTP://Example.com/x", true],
  ["http://ex\u0430mple.com", false],
  ["http://0x7f.1/", false],
])("tokenize %j, tells whether its host is written as it is read", (text, isPlain) => {
  expect(tokenize(text)).toMatchObject([{ kind: "link", isPlain }]);
});
