import { i18n } from "../../i18n/i18n.svelte";
import { type WeatherTexts, weather as english } from "../../i18n/weather/en";

const others: Readonly<Record<string, () => Promise<{ readonly weather: WeatherTexts }>>> = {
  de: () => import("../../i18n/weather/de"),
  ja: () => import("../../i18n/weather/ja"),
  "zh-Hans": () => import("../../i18n/weather/zhHans"),
};

/** The texts of the weather in the page's language; English until they are loaded, or where they cannot be. */
class Texts {
  t: WeatherTexts = $state.raw(english);

  /** Speaks the page's language from now on. For effects: it is called again when that changes. */
  async follow(): Promise<void> {
    const load = others[i18n.language];
    try {
      this.t = load === undefined ? english : (await load()).weather;
    } catch {
      this.t = english;
    }
  }
}

export const texts = new Texts();
