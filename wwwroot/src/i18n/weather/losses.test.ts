import { describe, expect, it } from "vitest";
import { lossReasons } from "../../contract";
import { lossWord } from "../../views/weather/lossWords";
import { weather as de } from "./de";
import { weather as en } from "./en";
import { weather as ja } from "./ja";
import { weather as zhHans } from "./zhHans";

describe.each(Object.entries({ de, en, ja, zhHans }))("%s", (_, texts) => {
  it.each([
    ["dropped", lossReasons.dropped, texts.whyDropped],
    ["rejected", lossReasons.rejected, texts.whyRejected],
  ] as const)("eachReasonFor_%s_HasWordsOfItsOwn_AndNoOther", (_, reasons, words) => {
    expect(Object.keys(words).sort()).toEqual([...reasons].sort());
    expect(new Set(Object.values(words)).size).toBe(reasons.length);
    for (const [reason, word] of Object.entries(words)) expect(["", reason]).not.toContain(word);
  });
});

it("aReasonOfANewerGateway_IsShownAsItIsNamed", () => {
  expect(lossWord(de.whyDropped, "ofANewerVersion")).toBe("ofANewerVersion");
});
