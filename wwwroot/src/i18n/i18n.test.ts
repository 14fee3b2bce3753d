import { expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { preferredLanguage } from "./i18n.svelte";
import { ja } from "./ja";
import { members as membersDe } from "./members/de";
import { members as membersEn } from "./members/en";
import { members as membersJa } from "./members/ja";
import { members as membersZh } from "./members/zhHans";
import { weather as weatherDe } from "./weather/de";
import { weather as weatherEn } from "./weather/en";
import { weather as weatherJa } from "./weather/ja";
import { weather as weatherZh } from "./weather/zhHans";
import { zhHans } from "./zhHans";

it.each([
  [["de-AT", "en"], "de"],
  [["fr", "ja-JP", "en"], "ja"],
  [["zh-CN"], "zh-Hans"],
  [["zh-TW", "en-GB"], "en"],
  [["xx"], "en"],
  [[], "en"],
])("preferredLanguage_%j_Is %s", (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});

function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

it.each([
  ["de", de, en],
  ["ja", ja, en],
  ["zhHans", zhHans, en],
  ["members de", membersDe, membersEn],
  ["members ja", membersJa, membersEn],
  ["members zhHans", membersZh, membersEn],
  ["weather de", weatherDe, weatherEn],
  ["weather ja", weatherJa, weatherEn],
  ["weather zhHans", weatherZh, weatherEn],
] as const)("%s_EachText_IsThere", (_, texts, english) => {
  const words = leaves(texts);
  expect(words.map(([path]) => path)).toEqual(leaves(english).map(([path]) => path));
  const said = (value: unknown): unknown =>
    typeof value === "function" ? (value as (...values: unknown[]) => string)(2, 3) : value;
  for (const [path, value] of words) {
    const isEmptyInEnglish = leaves(english).some(([p, v]) => p === path && v === "");
    if (!isEmptyInEnglish) expect(said(value), path).toMatch(/\S/);
  }
});
