import { i18n } from "../../i18n/i18n.svelte";
import { type MemberTexts, members as english } from "../../i18n/members/en";

const others: Readonly<Record<string, () => Promise<{ readonly members: MemberTexts }>>> = {
  de: () => import("../../i18n/members/de"),
  ja: () => import("../../i18n/members/ja"),
  "zh-Hans": () => import("../../i18n/members/zhHans"),
};

/** The texts about members in the page's language; English until they are loaded, or where they cannot be. */
class Texts {
  t: MemberTexts = $state.raw(english);

  constructor() {
    $effect.root(() => {
      $effect(() => void this.follow());
    });
  }

  /** Speaks the page's language, once its words are there. */
  async follow(): Promise<void> {
    const load = others[i18n.language];
    try {
      this.t = load === undefined ? english : (await load()).members;
    } catch {
      this.t = english;
    }
  }
}

export const texts = new Texts();
