import { type Texts, en } from "./en";

interface Language {
  /** Its own name. */
  readonly name: string;
  readonly load: () => Promise<Texts>;
}

/** Languages that the page speaks. English is always there; the others are loaded when chosen. */
export const languages: Readonly<Record<string, Language>> = {
  en: { name: "English", load: () => Promise.resolve(en) },
  de: { name: "Deutsch", load: async () => (await import("./de")).de },
  ja: { name: "日本語", load: async () => (await import("./ja")).ja },
  "zh-Hans": { name: "简体中文", load: async () => (await import("./zhHans")).zhHans },
};

class I18n {
  t: Texts = $state.raw(en);
  /** The language of `t`, for dates and numbers. */
  language: string = $state("en");

  /** Speaks a language; stays with the present one where it cannot be loaded. */
  async speak(language: string): Promise<void> {
    try {
      const texts = await languages[language]?.load();
      if (texts === undefined) return;
      this.t = texts;
      this.language = language;
    } catch {
      // The gateway is away, and the file with it.
      return;
    }
  }
}

/** The first of the browser's languages that the page speaks. */
export function preferredLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const base = tag.split("-")[0] ?? "";
    const isChinese = base === "zh";
    if (isChinese && /-(hant|tw|hk|mo)\b/i.test(tag)) continue;
    if (isChinese) return "zh-Hans";
    if (base in languages) return base;
  }
  return "en";
}

export const i18n = new I18n();
