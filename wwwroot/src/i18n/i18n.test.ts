import { expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { preferredLanguage } from "./i18n.svelte";
import { ja } from "./ja";
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

it.each(Object.entries({ de, ja, zhHans }))("%s_EachText_IsThere", (_, texts) => {
  const words = leaves(texts);
  expect(words.map(([path]) => path)).toEqual(leaves(en).map(([path]) => path));
  const said = (value: unknown): unknown =>
    typeof value === "function" ? (value as (...values: unknown[]) => string)(2, 3) : value;
  for (const [path, value] of words) {
    const isEmptyInEnglish = leaves(en).some(([p, v]) => p === path && v === "");
    if (!isEmptyInEnglish) expect(said(value), path).toMatch(/\S/);
  }
});
