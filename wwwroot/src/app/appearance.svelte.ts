import { i18n, preferredLanguage } from "../i18n/i18n.svelte";
import { settings } from "./settings.svelte";

const rightToLeft = /^(ar|fa|he|ur)\b/;

/** The language that the user chose here, or else the browser. */
export function wantedLanguage(): string {
  return settings.language ?? preferredLanguage(navigator.languages);
}

/** Gives the document its theme, language and direction, and keeps them as the settings say. */
export function followSettings(): void {
  $effect.root(() => {
    const root = document.documentElement;
    $effect(() => {
      if (settings.theme === "system") delete root.dataset["theme"];
      else root.dataset["theme"] = settings.theme;
    });
    $effect(() => void i18n.speak(wantedLanguage()));
    $effect(() => {
      const natural = rightToLeft.test(i18n.language) ? "rtl" : "ltr";
      root.lang = i18n.language;
      root.dir = settings.direction === "auto" ? natural : settings.direction;
    });
  });
}
