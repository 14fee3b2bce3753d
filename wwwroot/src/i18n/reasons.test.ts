import { describe, expect, it } from "vitest";
import { sentences } from "../contract";
import { i18n } from "./i18n.svelte";
import { reasons as de } from "./reasons/de";
import { reasons as ja } from "./reasons/ja";
import { reasons as zhHans } from "./reasons/zhHans";
import { fill, reasons } from "./reasons.svelte";

const spoken = { de, ja, zhHans };

function names(template: string): readonly string[] {
  return [...template.matchAll(/\{(\w+)(?::[^}]*)?\}/g)].map(([, name]) => name ?? "").sort();
}

describe.each(Object.entries(spoken))("%s", (_, texts) => {
  it("eachSentenceOfTheGateway_IsThere_AndNoOther", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(sentences).sort());
  });

  it.each(Object.entries(sentences))("%s_SaysAllThatIsInIt", (code, english) => {
    const text = texts[code as keyof typeof sentences];
    expect(names(text)).toEqual(names(english));
    expect(text.replaceAll(/\{\w+(:n)?\}/g, "")).not.toMatch(/[{}]/);
  });
});

describe("fill", () => {
  it("numbersAndNames_AreWrittenAsTheLanguageDoes", () => {
    const args = { peer: "sensor-7", most: 1024, bytes: 4000 };
    expect(fill(de, { code: "peer-takes-less", args }, "de")).toBe(
      "sensor-7 nimmt höchstens 1.024 Bytes, und dies sind 4.000. Dorthin wurde nichts gesendet.",
    );
  });

  it("aPort_IsNotGrouped", () => {
    expect(fill(de, { code: "port-unreachable", args: { port: 49152 } }, "de")).toBe(
      "an Port 49152 hört niemand",
    );
  });

  it("aSentenceInAnother_IsSaidInTheSameLanguage", () => {
    const why = { code: "port-unreachable", args: { port: 9 } };
    expect(fill(de, { code: "not-confirmed-because", args: { sends: 4, why } }, "de")).toBe(
      "nach 4-maligem Senden nicht bestätigt: an Port 9 hört niemand",
    );
  });

  it("somethingNotKnown_IsNotSaid", () => {
    const why = { code: "of-a-newer-version", args: {} };
    expect(fill(de, why, "de")).toBeNull();
    expect(fill(de, { code: "not-confirmed-because", args: { sends: 4, why } }, "de")).toBeNull();
    expect(fill(de, { code: "no-peer", args: {} }, "de")).toBeNull();
  });

  it("aNameWithAPlaceholderInIt_StaysAName", () => {
    expect(fill(de, { code: "probe-peer-blocked", args: { peer: "{peer} $& $1" } }, "de")).toBe(
      "{peer} $& $1 ist blockiert.",
    );
  });
});

describe("say", () => {
  const why = { code: "peer-removed", args: {} };

  it("english_NeedsNothing", async () => {
    expect(await reasons.spoken(why, "The peer was removed.")).toBe("The peer was removed.");
  });

  it("german_IsLoadedWhenItIsNeeded", async () => {
    await i18n.speak("de");
    expect(reasons.say(why, "The peer was removed.")).toBe("The peer was removed.");
    expect(await reasons.spoken(why, "The peer was removed.")).toBe("Der Peer wurde entfernt.");
    expect(reasons.say(undefined, "An entry of an earlier version.")).toBe(
      "An entry of an earlier version.",
    );
    await i18n.speak("en");
  });
});
