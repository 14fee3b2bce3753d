import type { ReasonCode, ReasonView } from "../contract";
import { number } from "../text/format";
import { i18n } from "./i18n.svelte";

/** A language's words for each sentence of the gateway; `{most}` is filled in, `{most:n}` as a number. */
export type ReasonTexts = Readonly<Record<ReasonCode, string>>;

const others: Readonly<Record<string, () => Promise<{ readonly reasons: ReasonTexts }>>> = {
  de: () => import("./reasons/de"),
  ja: () => import("./reasons/ja"),
  "zh-Hans": () => import("./reasons/zhHans"),
};

/** The gateway's sentences in the page's language: loaded when there is something to say. English comes with them. */
class Reasons {
  #words: { readonly language: string; readonly texts: ReasonTexts } | null = $state.raw(null);

  /** What a sentence says, in the page's language; in English until that is there. */
  say(why: ReasonView | null | undefined, english: string): string {
    if (!why || others[i18n.language] === undefined) return english;
    if (this.#words?.language !== i18n.language) {
      void this.load();
      return english;
    }
    return fill(this.#words.texts, why, i18n.language) ?? english;
  }

  /** The same for what is said once. */
  async spoken(why: ReasonView | null | undefined, english: string): Promise<string> {
    if (why) await this.load();
    return this.say(why, english);
  }

  async load(): Promise<void> {
    const { language } = i18n;
    const load = others[language];
    if (load === undefined || this.#words?.language === language) return;
    try {
      const { reasons: texts } = await load();
      if (i18n.language === language) this.#words = { language, texts };
    } catch {
      // The gateway is away, and the file with it: it is asked for again with the next sentence.
    }
  }
}

/** Null where the page does not know the sentence, or one in it: the gateway may be of a newer version. */
export function fill(texts: ReasonTexts, why: ReasonView, language: string): string | null {
  const missing: string[] = [];
  const text = (texts as Readonly<Record<string, string | undefined>>)[why.code]?.replace(
    /\{(\w+)(:n)?\}/g,
    (_, name: string, isNumber?: string) => {
      const value = why.args[name];
      const said =
        typeof value === "object"
          ? fill(texts, value, language)
          : isNumber !== undefined && typeof value === "number"
            ? number(value, language)
            : value;
      if (said === null || said === undefined) missing.push(name);
      return String(said);
    },
  );
  return missing.length > 0 ? null : (text ?? null);
}

export const reasons = new Reasons();
