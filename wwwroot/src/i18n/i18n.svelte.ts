import { type Texts, en } from "./en";

/** Languages that the page speaks, by their own names. English is always there; the others are loaded. */
export const languages = {
  en: "English",
} as const;

class I18n {
  t: Texts = $state.raw(en);
  language: string = $state("en");
}

export const i18n = new I18n();
